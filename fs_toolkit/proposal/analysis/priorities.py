"""Analysis of 4.2: scores to an order that respects what must come first, and how firm it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.core.numeric import Floats
from fs_toolkit.proposal.agreement import Concordance
from fs_toolkit.proposal.analysis.budget import Ceiling, under_ceilings
from fs_toolkit.proposal.analysis.cards import Portfolio
from fs_toolkit.proposal.analysis.panel import Panel, panel
from fs_toolkit.proposal.analysis.robustness import (
    Judge,
    Move,
    SecondView,
    agreement,
    judges,
    moves,
    second_view,
)
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.priorities import HIGHEST, LOWEST, Criterion, Measure
from fs_toolkit.proposal.ranking import effort, order, ranks, swung_ranks, weighted_scores

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
    impact: float
    """Weighted mean of the criteria of impact, 1-5."""
    effort: float
    """1-5, 1 the least; NaN where nothing says it."""


@dataclass(frozen=True)
class Priorities:
    """What 4.2 shows; the measures stand in their order."""

    criteria: tuple[Criterion, ...]
    ranked: tuple[Ranked, ...]
    raters: tuple[str, ...]
    judges: tuple[Judge, ...]
    """What each rater makes of the measures, where there are several."""
    agreement: Concordance | None
    """None with one rater, or where raters left out measures."""
    panel: Panel | None
    """None where nobody compared the criteria two by two."""
    moves: tuple[Move, ...]
    second: SecondView | None
    """None where scores are missing, or the measures do not differ."""
    effort_scored: bool
    """Whether criteria say the effort; else cost and time do."""
    ceilings: tuple[Ceiling, ...]
    """Empty while measures have no costs."""

    @property
    def firm(self) -> bool:
        """Whether the measure with the highest score keeps its rank when each weight moves."""
        return all(measure.worst == 1 for measure in self.ranked if measure.rank == 1)


def prioritise(inputs: ProposalInputs, basis: Basis, portfolio: Portfolio) -> Priorities | None:
    """The measures in their order; None until criteria, measures and scores are there."""
    criteria, measures = rows(inputs.criteria), rows(inputs.measures)
    if not (criteria and measures and rows(inputs.scores)):
        return None
    given, raters = _scores(inputs, criteria, measures)
    table = _mean(given)
    weights = np.array([criterion.weight for criterion in criteria])
    totals = weighted_scores(table, weights)
    placed = ranks(totals)
    swung = swung_ranks(table, weights, SWING)
    priority = {
        measure.id: float(np.nan_to_num(total))
        for measure, total in zip(measures, totals, strict=True)
    }
    sequence = order(priority, {measure.id: measure.needs for measure in measures})
    impact, efforts, scored = _axes(table, criteria, totals, portfolio)
    ranked = [
        Ranked(
            measure=measure,
            scores=tuple(float(score) for score in table[row]),
            total=float(totals[row]),
            rank=int(placed[row]),
            best=int(swung[:, row].min()),
            worst=int(swung[:, row].max()),
            place=sequence.index(measure.id) + 1,
            impact=float(impact[row]),
            effort=float(efforts[row]),
        )
        for row, measure in enumerate(measures)
    ]
    ranked.sort(key=lambda each: each.place)
    found = judges(given, raters, measures, weights)
    return Priorities(
        criteria=criteria,
        ranked=tuple(ranked),
        raters=raters,
        judges=found,
        agreement=agreement(found),
        panel=panel(inputs, criteria, table),
        moves=moves(criteria, measures, placed, swung),
        second=second_view(table, weights, measures, totals),
        effort_scored=scored,
        ceilings=under_ceilings(inputs, basis, portfolio, priority),
    )


def _scores(
    inputs: ProposalInputs, criteria: tuple[Criterion, ...], measures: tuple[Measure, ...]
) -> tuple[Floats, tuple[str, ...]]:
    """Score by rater, measure and criterion, shape (R, M, C), NaN where none; and who scored."""
    column = {criterion.id: place for place, criterion in enumerate(criteria)}
    line = {measure.id: place for place, measure in enumerate(measures)}
    raters = tuple(dict.fromkeys(score.rater for score in rows(inputs.scores)))
    given: Floats = np.full((len(raters), len(measures), len(criteria)), np.nan)
    for score in rows(inputs.scores):
        place = raters.index(score.rater), line[score.measure], column[score.criterion]
        given[place] = score.score
    return given, raters


def _mean(given: Floats) -> Floats:
    """Mean over the raters, shape (M, C)."""
    count = (~np.isnan(given)).sum(axis=0)
    mean: Floats = np.full(given.shape[1:], np.nan)
    np.divide(np.nansum(given, axis=0), count, out=mean, where=count > 0)
    return mean


def _axes(
    table: Floats, criteria: tuple[Criterion, ...], totals: Floats, portfolio: Portfolio
) -> tuple[Floats, Floats, bool]:
    """Impact and effort of each measure, and whether the effort was scored.

    Without criteria of effort it comes from cost and time, and the impact is the whole score.
    """

    def mean_of(axis: str) -> Floats | None:
        weights = np.array([each.weight * (each.axis == axis) for each in criteria])
        return weighted_scores(table, weights) if weights.sum() > 0 else None

    impact, ease = mean_of("impact"), mean_of("effort")
    if impact is not None and ease is not None:
        return impact, np.asarray(LOWEST + HIGHEST - ease), True
    cards = portfolio.cards
    if portfolio.costed and all(card.months for card in cards):
        money = [card.cost or 0.0 for card in cards]
        return totals, effort(money, [card.months for card in cards]), False
    return totals, np.full(len(totals), np.nan), False
