"""Analysis of 4.2: scores to an order that respects what must come first, and how firm it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fs_toolkit.core.model import rows
from fs_toolkit.core.numeric import Floats
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.priorities import Criterion, Measure
from fs_toolkit.proposal.priorities import analytic_hierarchy
from fs_toolkit.proposal.ranking import order, ranks, swung_ranks, weighted_scores

SWING = 0.2
"""By which share each weight moves in the test of the order."""


@dataclass(frozen=True)
class Ranked:
    """A measure with its place."""

    measure: Measure
    scores: tuple[float, ...]
    """Mean over the raters, by criterion; NaN where nobody scored."""
    total: float
    """Weighted mean score."""
    rank: int
    """By the weighted score alone."""
    best: int
    """Best rank when each weight moves."""
    worst: int
    """Worst rank when each weight moves."""
    place: int
    """In the order that respects what must come first, from 1."""


@dataclass(frozen=True)
class Hierarchy:
    """Weights from comparisons two by two."""

    weights: Floats
    consistency_ratio: float


@dataclass(frozen=True)
class Priorities:
    """What 4.2 shows; the measures stand in their order."""

    criteria: tuple[Criterion, ...]
    ranked: tuple[Ranked, ...]
    raters: tuple[str, ...]
    hierarchy: Hierarchy | None
    """None where nobody compared the criteria two by two."""

    @property
    def firm(self) -> bool:
        """Whether the measure with the highest score keeps its rank when each weight moves."""
        return all(measure.worst == 1 for measure in self.ranked if measure.rank == 1)


def prioritise(inputs: ProposalInputs) -> Priorities | None:
    """The measures in their order; None until criteria, measures and scores are there."""
    criteria, measures = rows(inputs.criteria), rows(inputs.measures)
    if not (criteria and measures and rows(inputs.scores)):
        return None
    table, raters = _mean_scores(inputs, criteria, measures)
    weights = np.array([criterion.weight for criterion in criteria])
    totals = weighted_scores(table, weights)
    placed = ranks(totals)
    swung = swung_ranks(table, weights, SWING)
    priority = {
        measure.id: float(np.nan_to_num(total))
        for measure, total in zip(measures, totals, strict=True)
    }
    sequence = order(priority, {measure.id: measure.needs for measure in measures})
    ranked = [
        Ranked(
            measure=measure,
            scores=tuple(float(score) for score in table[row]),
            total=float(totals[row]),
            rank=int(placed[row]),
            best=int(swung[:, row].min()),
            worst=int(swung[:, row].max()),
            place=sequence.index(measure.id) + 1,
        )
        for row, measure in enumerate(measures)
    ]
    ranked.sort(key=lambda each: each.place)
    return Priorities(criteria, tuple(ranked), raters, _hierarchy(inputs, criteria))


def _mean_scores(
    inputs: ProposalInputs, criteria: tuple[Criterion, ...], measures: tuple[Measure, ...]
) -> tuple[Floats, tuple[str, ...]]:
    """Mean score by measure and criterion, shape (M, C), and who scored."""
    column = {criterion.id: place for place, criterion in enumerate(criteria)}
    line = {measure.id: place for place, measure in enumerate(measures)}
    total = np.zeros((len(measures), len(criteria)))
    count = np.zeros_like(total)
    raters: dict[str, None] = {}
    for score in rows(inputs.scores):
        total[line[score.measure], column[score.criterion]] += score.score
        count[line[score.measure], column[score.criterion]] += 1
        raters[score.rater] = None
    mean: Floats = np.full(total.shape, np.nan)
    np.divide(total, count, out=mean, where=count > 0)
    return mean, tuple(raters)


def _hierarchy(inputs: ProposalInputs, criteria: tuple[Criterion, ...]) -> Hierarchy | None:
    """Weights from the comparisons, where every two criteria were compared."""
    place = {criterion.id: number for number, criterion in enumerate(criteria)}
    matrix = np.eye(len(criteria))
    for pair in rows(inputs.pairwise):
        matrix[place[pair.a], place[pair.b]] = pair.ratio
        matrix[place[pair.b], place[pair.a]] = 1 / pair.ratio
    if len(criteria) < 2 or np.any(matrix == 0):
        return None
    weights, _, ratio = analytic_hierarchy(matrix)
    return Hierarchy(weights, float(ratio))
