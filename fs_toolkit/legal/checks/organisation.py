"""Rules of sub-item 3.2: the organisation chart, and mandates as the law gives them."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, Rule, rule
from fs_toolkit.core.model import rows
from fs_toolkit.core.said import said
from fs_toolkit.legal.inputs import LegalInputs
from fs_toolkit.legal.replacement import circles
from fs_toolkit.legal.result import LegalResult

SETTLES = ("local_powers", "service_standards")
"""Topics of the actions that say whose function something is."""


@rule("LEG040", "error", source="definition of an organisation chart")
def institutions_do_not_stand_under_each_other_in_a_circle(
    inputs: LegalInputs, basis: Basis
) -> Iterator[Objection]:
    """Who stands under itself answers to nobody."""
    bodies = {row.id: row for row in rows(inputs.institutions)}
    parents = {id: row.parent for id, row in bodies.items() if row.parent in bodies}
    for circle in circles(parents):
        names = " under ".join(bodies[id].name for id in (*circle, circle[0]))
        yield bodies[circle[0]].at("parent"), names, "Clear `parent` of the highest of them."


@rule("LEG041", "error", source="definition of a share")
def it_staff_is_part_of_the_staff(inputs: LegalInputs, basis: Basis) -> Iterator[Objection]:
    """A part cannot be greater than the whole; a ratio above one looks like a number and is none."""
    for body in rows(inputs.institutions):
        if body.it_staff is not None and body.staff is not None and body.it_staff > body.staff:
            yield (
                body.at("it_staff"),
                f"{body.name!r} has {body.it_staff:,} IT staff of {body.staff:,} people",
                "Correct one of the two; `it_staff` is counted within `staff`.",
            )


@rule("LEG042", "warning", source="reviewers' rules, 3.2: double mandate, or none")
def each_function_has_one_owner_in_law(
    inputs: LegalInputs, basis: Basis, result: LegalResult
) -> Iterator[Objection]:
    """Where the law names two, each waits for the other; where it names none, anybody may stop."""
    if any(action.topic in SETTLES for action in rows(inputs.actions)):
        return
    for row in result.mandates:
        if row.held == "overlap":
            names = tuple(body.short for body in row.owners)
            yield (
                row.function.where,
                said(
                    "the law gives {name!r} to {names: and }", name=row.function.name, names=names
                ),
                "Settle it by a rule of the city, and name it in legal/actions.csv.",
            )
        elif row.held == "vacuum":
            yield (
                row.function.where,
                said("no law in force gives {name!r} to anybody", name=row.function.name),
                "Propose a rule in legal/actions.csv that does.",
            )


@rule("LEG043", "warning", source="reviewers' rules, V3: a law out of force on the study's day")
def mandates_rest_on_laws_in_force(
    inputs: LegalInputs, basis: Basis, result: LegalResult
) -> Iterator[Objection]:
    """A mandate that nobody has yet, or has no longer, is none on the study's day."""
    states = {row.law.id: row.state for row in (*result.laws, *result.later)}
    for mandate in rows(inputs.mandates):
        if states.get(mandate.law) not in ("in_force", "undated"):
            yield (
                mandate.at("law"),
                said(
                    "the mandate of {institution!r} for {function!r} rests on a law that is "
                    "not in force on {day}",
                    institution=mandate.institution,
                    function=mandate.function,
                    day=result.day,
                ),
                "Name a law in force on that day, or leave the mandate out.",
            )


INPUT_RULES: tuple[Rule, ...] = (
    institutions_do_not_stand_under_each_other_in_a_circle,
    it_staff_is_part_of_the_staff,
)
RESULT_RULES: tuple[Rule, ...] = (
    each_function_has_one_owner_in_law,
    mandates_rest_on_laws_in_force,
)
