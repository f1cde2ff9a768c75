"""Rules of 4.2: weights that add up, more than one rater, an order that holds."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.definitions import cycle
from fs_toolkit.core.findings import Objection, Rule, rule
from fs_toolkit.core.model import rows
from fs_toolkit.core.said import said
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.proposal.inputs import ProposalInputs

INCONSISTENT = 0.10
"""Saaty's limit of the consistency ratio."""


@rule("PRO011", "error", source="Multi-criteria practice: weights are shares of one whole")
def weights_add_up_to_one(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """Weights that do not add up were changed one at a time, after the ranking was seen."""
    criteria = rows(inputs.criteria)
    total = sum(criterion.weight for criterion in criteria)
    if criteria and abs(total - 1) > 1e-6:
        yield (
            criteria[0].at("weight"),
            f"the weights of {len(criteria)} criteria add up to {total:g}, not to 1",
            "Correct the weights in proposal/criteria.csv.",
        )


@rule("PRO012", "error", source="Arithmetic: a circle has no first step")
def measures_do_not_wait_for_each_other(
    inputs: ProposalInputs, basis: Basis
) -> Iterator[Objection]:
    """Of two measures that need each other, neither can begin."""
    measures = {measure.id: measure for measure in rows(inputs.measures)}
    found = cycle({id: measure.needs for id, measure in measures.items()})
    if found:
        yield (
            measures[found[0]].at("needs"),
            f"measures wait for each other: {' > '.join(found)}",
            "Take one of them out of `needs`.",
        )


@rule("PRO013", "error", source="Review practice: dependency ignored")
def prerequisites_come_in_no_later_phase(
    inputs: ProposalInputs, basis: Basis
) -> Iterator[Objection]:
    """A measure planned before what it needs will be late by the difference."""
    place = {phase.id: number for number, phase in enumerate(rows(inputs.phases))}
    measures = {measure.id: measure for measure in rows(inputs.measures)}
    for measure in measures.values():
        for need in measure.needs:
            before = measures.get(need)
            if before and place.get(before.phase, 0) > place.get(measure.phase, 0):
                yield (
                    measure.at("phase"),
                    f"{measure.name!r} needs {before.name!r}, which is planned in a later phase",
                    "Move one of them to another phase.",
                )


@rule("PRO014", "error", source="Multi-criteria practice: one score a measure, criterion and rater")
def nothing_is_scored_twice_by_one_rater(
    inputs: ProposalInputs, basis: Basis
) -> Iterator[Objection]:
    """The second score would count as a second opinion."""
    seen = set()
    for score in rows(inputs.scores):
        key = (score.measure, score.criterion, score.rater)
        if key in seen:
            yield (
                score.where,
                f"{score.rater!r} scores the measure {score.measure!r} on {score.criterion!r} twice",
                "Keep one of the two rows.",
            )
        seen.add(key)


@rule("PRO015", "warning", source="Multi-criteria practice: a complete score matrix")
def every_measure_is_scored_on_every_criterion(
    inputs: ProposalInputs, basis: Basis
) -> Iterator[Objection]:
    """A missing score lets the other criteria speak for it."""
    scores = rows(inputs.scores)
    given = {(score.measure, score.criterion) for score in scores}
    for measure in rows(inputs.measures) if scores else ():
        missing = [row.name for row in rows(inputs.criteria) if (measure.id, row.id) not in given]
        if missing:
            yield (
                measure.where,
                said(
                    "{name!r} has no score on {missing}", name=measure.name, missing=tuple(missing)
                ),
                "Add the scores to proposal/scores.csv.",
            )


@rule("PRO016", "warning", source="Review practice: scores by the consultant alone")
def two_people_score(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """One rater's order of priorities is an opinion."""
    raters = {score.rater for score in rows(inputs.scores)}
    if len(raters) == 1:
        yield (
            rows(inputs.scores)[0].at("rater"),
            said("all scores come from one rater, {rater!r}", rater=next(iter(raters))),
            "Have a second rater of the city fill in the sheet without seeing the first.",
        )


@rule("PRO017", "warning", source="Green Book 2003, 5.69: an order is tested before it is used")
def the_first_measure_stays_first(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """If a fifth more or less of a weight changes the first place, the weights decide and not the measure."""
    priorities = result.priorities
    if priorities and not priorities.firm:
        for each in priorities.ranked:
            if each.rank == 1 and each.worst > 1:
                yield (
                    each.measure.where,
                    said(
                        "{name!r} has the highest score, and falls to rank {worst} when a weight "
                        "moves by a fifth",
                        name=each.measure.name,
                        worst=each.worst,
                    ),
                    "Say so beside the table, or let more raters score.",
                )


@rule("PRO018", "error", source="Saaty (1980): a consistency ratio below 0.10")
def comparisons_are_consistent(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """Weights from comparisons that contradict each other mean nothing."""
    panel = result.priorities.panel if result.priorities else None
    if panel is None:
        return
    pairs = rows(inputs.pairwise)
    for member in panel.members:
        if member.consistency_ratio >= INCONSISTENT:
            yield (
                next(row for row in pairs if row.rater == member.rater).where,
                f"the comparisons of {member.rater!r} have a consistency ratio of "
                f"{member.consistency_ratio:.2f}, {INCONSISTENT:.2f} or more",
                "Let this rater compare again the two criteria that contradict the others most.",
            )
    if panel.consistency_ratio >= INCONSISTENT and len(panel.members) > 1:
        yield (
            pairs[0].where,
            "the comparisons of the panel together have a consistency ratio of "
            f"{panel.consistency_ratio:.2f}, {INCONSISTENT:.2f} or more",
            "Let the panel talk about the pairs on which it differs most, and compare again.",
        )


INPUT_RULES: tuple[Rule, ...] = (
    weights_add_up_to_one,
    measures_do_not_wait_for_each_other,
    prerequisites_come_in_no_later_phase,
    nothing_is_scored_twice_by_one_rater,
    every_measure_is_scored_on_every_criterion,
    two_people_score,
)
RESULT_RULES: tuple[Rule, ...] = (the_first_measure_stays_first, comparisons_are_consistent)
