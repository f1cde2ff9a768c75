"""Rules of sub-item 3.1: deadlines that requirements carry, levels that raters agree on."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, Rule, rule
from fs_toolkit.core.model import rows
from fs_toolkit.core.said import said
from fs_toolkit.legal.inputs import LegalInputs
from fs_toolkit.legal.marks import Agreed
from fs_toolkit.legal.result import LegalResult

LONGEST = 366
"""Days above which a deadline for an answer to one person is taken for a slip of the keyboard."""


@rule("LEG034", "error", source="definition of a deadline")
def deadlines_are_a_day_or_more(inputs: LegalInputs, basis: Basis) -> Iterator[Objection]:
    """A register cannot count to a day that is over when the case comes in."""
    for right in rows(inputs.rights):
        if right.days is not None and right.days < 1:
            yield (
                right.at("days"),
                f"{right.right!r} has a deadline of {right.days} days",
                "Give the days of the law, or leave it empty until counsel has confirmed them.",
            )


@rule("LEG035", "warning", source="reviewers' rules, 3.1: compliance deadlines")
def deadlines_are_not_longer_than_a_year(inputs: LegalInputs, basis: Basis) -> Iterator[Objection]:
    """A right to an answer in years is none; such a number is mostly a slip."""
    for right in rows(inputs.rights):
        if right.days is not None and right.days > LONGEST:
            yield (
                right.at("days"),
                said(
                    "{right!r} has a deadline of {days:,} days", right=right.right, days=right.days
                ),
                "Correct it, or say in `deadline` and `note` what takes so long.",
            )


@rule("LEG036", "warning", source="blueprint of the study, 3.1: deadlines go into requirements")
def deadlines_are_carried_by_a_requirement(
    inputs: LegalInputs, basis: Basis, result: LegalResult
) -> Iterator[Objection]:
    """A deadline that no requirement names is in the law and not in the system."""
    for right in rows(inputs.rights):
        if right.days is not None and not right.requirement:
            yield (
                right.at("requirement"),
                said(
                    "no requirement carries the {days} days of {right!r}",
                    days=right.days,
                    right=right.right,
                ),
                "Name one of technical/requirements.csv, or add one with this acceptance test.",
            )


@rule("LEG037", "warning", source="blueprint of the study, 3.1: deadlines go into requirements")
def acceptance_tests_hold_the_deadlines_of_the_law(
    inputs: LegalInputs, basis: Basis, result: LegalResult
) -> Iterator[Objection]:
    """A system that passes a softer test than the law sets is accepted and unlawful."""
    for row in result.rights:
        if row.demand is None or row.held in (None, "held"):
            continue
        what = "allows longer" if row.held == "longer" else "names no time"
        yield (
            row.row.at("requirement"),
            said(
                "{right!r} has {days} {day_kind} days; the acceptance test of {id!r} "
                "{what}: {test!r}",
                right=row.row.right,
                days=row.row.days,
                day_kind=row.row.day_kind,
                id=row.demand.id,
                what=what,
                test=row.demand.acceptance or "none",
            ),
            "Put the days into the acceptance test of technical/requirements.csv.",
        )


@rule("LEG038", "warning", source="toolkit's own scale: raters two steps apart")
def raters_of_a_level_agree(
    inputs: LegalInputs, basis: Basis, result: LegalResult
) -> Iterator[Objection]:
    """A median of marks that lie two steps apart hides that the raters saw different things."""
    for level in result.levels:
        for what, marks in (("law", level.in_law), ("practice", level.in_practice)):
            if isinstance(marks, Agreed) and marks.apart:
                name = level.level.replace("_", " ")
                yield (
                    level.rows[0].where,
                    said(
                        "raters mark {name} in {what} from {low:g} to {high:g}",
                        name=name,
                        what=what,
                        low=marks.low,
                        high=marks.high,
                    ),
                    "Let them compare their evidence, and rate again.",
                )


@rule("LEG039", "warning", source="reviewers' rules, 3.3: a target below what is there")
def targets_are_not_below_what_is_there(
    inputs: LegalInputs, basis: Basis, result: LegalResult
) -> Iterator[Objection]:
    """A project that aims lower than the law already gives takes something away."""
    for level in result.levels:
        known = [marks.middle for marks in (level.in_law, level.in_practice) if marks]
        if known and level.target.middle < max(known):
            name = level.level.replace("_", " ")
            yield (
                level.rows[0].at("target"),
                said(
                    "the target of {name} is {middle:g}, and {now:g} is there",
                    name=name,
                    middle=level.target.middle,
                    now=max(known),
                ),
                "Raise the target, or correct the marks.",
            )


INPUT_RULES: tuple[Rule, ...] = (
    deadlines_are_a_day_or_more,
    deadlines_are_not_longer_than_a_year,
)
RESULT_RULES: tuple[Rule, ...] = (
    deadlines_are_carried_by_a_requirement,
    acceptance_tests_hold_the_deadlines_of_the_law,
    raters_of_a_level_agree,
    targets_are_not_below_what_is_there,
)
