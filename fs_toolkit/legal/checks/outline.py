"""Rules of sub-item 3.3: outline of the city's rules, scores, protection."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from typing import get_args

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, Rule, rule
from fs_toolkit.core.model import rows
from fs_toolkit.core.said import said
from fs_toolkit.legal.inputs import LegalInputs
from fs_toolkit.legal.inputs.criteria import OPTIONAL, OrdinancePart
from fs_toolkit.legal.result import LegalResult

EXPLAINS_ITSELF = ("purpose", "scope", "definitions", "review")
"""Parts that need to serve no right and no action."""


@rule("LEG048", "warning", source="safeguards of the study: protection of complainants")
def those_who_complain_are_protected(inputs: LegalInputs, basis: Basis) -> Iterator[Objection]:
    """A register of who complained about whom can be used against those who did."""
    topics = rows(inputs.coverage)
    if topics and "complainants" not in {row.topic for row in topics}:
        yield (
            topics[0].where,
            "the coverage says nothing of the protection of those who complain",
            "Add the topic `complainants`: names hidden, no retaliation, no use for surveillance.",
        )


@rule("LEG049", "warning", source="safeguards of the study: data-protection impact assessment")
def personal_data_are_assessed_before_they_are_collected(
    inputs: LegalInputs, basis: Basis
) -> Iterator[Objection]:
    """What is held of people, and why, is decided before the first name is typed in."""
    actions = rows(inputs.actions)
    topics = {row.topic for row in rows(inputs.coverage)}
    assessed = any(action.instrument == "assessment" for action in actions)
    if actions and "personal_data" in topics and not assessed:
        yield (
            actions[0].where,
            "no action assesses the protection of data before they are collected",
            "Add one with the instrument `assessment`.",
        )


@rule("LEG050", "error", source="definition of a dependency")
def actions_do_not_wait_for_each_other(inputs: LegalInputs, basis: Basis) -> Iterator[Objection]:
    """Two rules that wait for each other are never issued, and have no date."""
    actions = {row.id: row for row in rows(inputs.actions)}
    before = {
        id: [each for each in row.depends_on if each in actions] for id, row in actions.items()
    }
    try:
        tuple(TopologicalSorter(before).static_order())
    except CycleError as error:
        circle: list[str] = error.args[1]
        yield (
            actions[circle[0]].at("depends_on"),
            f"actions wait for each other: {', '.join(circle)}",
            "Take one of them out of `depends_on`.",
        )


@rule("LEG051", "warning", source="blueprint of the study, 3.3: parts of a model ordinance")
def the_outline_has_all_its_parts(inputs: LegalInputs, basis: Basis) -> Iterator[Objection]:
    """Rules without appeal, or without review, are the ones that courts and councils send back."""
    listed = rows(inputs.ordinance)
    found = {row.part for row in listed}
    missing = [
        part for part in get_args(OrdinancePart) if part not in found and part not in OPTIONAL
    ]
    if listed and missing:
        yield (
            listed[0].where,
            said("the outline of the rules has no part on {missing}", missing=tuple(missing)),
            "Add it to legal/ordinance.csv.",
        )


@rule(
    "LEG052", "warning", source="blueprint of the study, 3.3: each part serves an action or a right"
)
def each_part_of_the_outline_serves_something(
    inputs: LegalInputs, basis: Basis
) -> Iterator[Objection]:
    """A paragraph that closes no gap and keeps no right is there for its own sake."""
    for row in rows(inputs.ordinance):
        if row.part not in EXPLAINS_ITSELF and not row.actions and not row.rights:
            yield (
                row.where,
                said("the part on {part} names no action and no right", part=row.part),
                "Name what it serves in `actions` or `rights`, or leave the part out.",
            )


@rule("LEG053", "warning", source="toolkit's own scale: criteria 0 to 4")
def scores_rise_towards_the_target(inputs: LegalInputs, basis: Basis) -> Iterator[Objection]:
    """A criterion that gets worse, or aims below what will be reached, was scored the wrong way round."""
    for row in rows(inputs.criteria):
        known = [score for score in (row.now, row.after, row.target) if score is not None]
        if known != sorted(known):
            yield (
                row.at("after"),
                said(
                    "{statement!r} is scored {marks} now, after and as target",
                    statement=row.statement,
                    marks=tuple(map(str, known)),
                ),
                "Correct the scores; each is at least as high as the one before.",
            )


@rule("LEG058", "warning", source="blueprint of the study, 3.1: the project against the law")
def no_requirement_is_blocked_by_law(
    inputs: LegalInputs, basis: Basis, result: LegalResult
) -> Iterator[Objection]:
    """What the law blocks cannot be accepted, however well it is built."""
    for row in result.tested:
        blocked = [topic for topic, verdict in row.topics if verdict == "blocks"]
        if blocked:
            place = next(t.row.where for t in result.topics if t.row.topic == blocked[0])
            names = tuple(topic.replace("_", " ") for topic in blocked)
            yield (
                place,
                said(
                    "{count} {type} requirements wait for law on {names}, and nothing closes "
                    "the gap in time",
                    count=row.count,
                    type=row.type,
                    names=names,
                ),
                "Add an action within the city's power that is in time, or a workaround.",
            )


INPUT_RULES: tuple[Rule, ...] = (
    those_who_complain_are_protected,
    personal_data_are_assessed_before_they_are_collected,
    actions_do_not_wait_for_each_other,
    the_outline_has_all_its_parts,
    each_part_of_the_outline_serves_something,
    scores_rise_towards_the_target,
)
RESULT_RULES: tuple[Rule, ...] = (no_requirement_is_blocked_by_law,)
