"""Analysis of 4.2: whether another rater, another weight or another method gives another order."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fs_toolkit.core.numeric import Floats
from fs_toolkit.proposal.agreement import Concordance, kendalls_w
from fs_toolkit.proposal.inputs.priorities import Criterion, Measure
from fs_toolkit.proposal.priorities import topsis
from fs_toolkit.proposal.ranking import Ranks, rank_correlation, ranks, weighted_scores


@dataclass(frozen=True)
class Judge:
    """What one rater makes of the measures."""

    rater: str
    totals: dict[str, float]
    """Weighted mean score by measure; NaN where the rater gave none."""
    ranks: dict[str, int]


@dataclass(frozen=True)
class Spread:
    """How far raters are apart on a measure."""

    mean: float
    deviation: float
    """Standard deviation of the raters' weighted means (n - 1)."""
    low: float
    high: float


@dataclass(frozen=True)
class Move:
    """What one weight, lowered and raised, does to the ranks."""

    criterion: Criterion
    lowered: dict[str, int]
    """Rank by measure."""
    raised: dict[str, int]
    correlations: tuple[float, float] | None
    """Rank correlation with the order as it is, lowered and raised; None where all are equal."""


@dataclass(frozen=True)
class SecondView:
    """The order by closeness to the ideal (TOPSIS)."""

    closeness: dict[str, float]
    ranks: dict[str, int]
    correlation: float | None
    """Rank correlation with the weighted mean."""


def judges(
    given: Floats,
    raters: tuple[str, ...],
    measures: tuple[Measure, ...],
    weights: Floats,
) -> tuple[Judge, ...]:
    """Each rater's own order; nothing where there is one rater only."""
    if len(raters) < 2:
        return ()
    ids = [measure.id for measure in measures]
    found = []
    for rater, table in zip(raters, given, strict=True):
        totals = weighted_scores(table, weights)
        found.append(Judge(rater, _by_id(ids, totals), _ranks_by_id(ids, totals)))
    return tuple(found)


def spread(judged: tuple[Judge, ...], measure: str) -> Spread | None:
    """How far the raters are apart on a measure; None where fewer than two scored it."""
    found = np.array([judge.totals[measure] for judge in judged], dtype=float)
    found = found[~np.isnan(found)]
    if len(found) < 2:
        return None
    return Spread(
        float(found.mean()), float(found.std(ddof=1)), float(found.min()), float(found.max())
    )


def agreement(judged: tuple[Judge, ...]) -> Concordance | None:
    """Kendall's W of the raters who scored every measure; None where it cannot be said."""
    totals = np.array([list(judge.totals.values()) for judge in judged], dtype=float)
    totals = totals[~np.isnan(totals).any(axis=1)] if totals.size else totals
    if totals.ndim != 2 or min(totals.shape) < 2:
        return None
    # scores that differ by the last digit of a sum are ties
    rounded = totals.round(9)
    if all(len(np.unique(row)) == 1 for row in rounded):
        return None
    return kendalls_w(rounded)


def moves(
    criteria: tuple[Criterion, ...], measures: tuple[Measure, ...], base: Ranks, swung: Ranks
) -> tuple[Move, ...]:
    """What each weight does when it moves; a criterion that weighs nothing is left out.

    `swung` holds the ranks with each weight in turn lowered, then raised, shape (2 C, M).
    """
    ids = [measure.id for measure in measures]
    found = []
    for place, criterion in enumerate(criteria):
        if not criterion.weight:
            continue
        low, high = swung[2 * place], swung[2 * place + 1]
        both = correlation(base, low), correlation(base, high)
        found.append(
            Move(
                criterion,
                {id: int(rank) for id, rank in zip(ids, low, strict=True)},
                {id: int(rank) for id, rank in zip(ids, high, strict=True)},
                None if both[0] is None or both[1] is None else (both[0], both[1]),
            )
        )
    return tuple(found)


def second_view(
    table: Floats, weights: Floats, measures: tuple[Measure, ...], totals: Floats
) -> SecondView | None:
    """The order by TOPSIS, scores on one scale divided by the length of their column."""
    if np.isnan(table).any() or len(measures) < 2:
        return None
    try:
        closeness = topsis(table, weights, np.full(len(weights), True))
    except ValueError:  # the measures do not differ
        return None
    ids = [measure.id for measure in measures]
    return SecondView(
        _by_id(ids, closeness), _ranks_by_id(ids, closeness), correlation(totals, closeness)
    )


def correlation(first: Floats | Ranks, second: Floats | Ranks) -> float | None:
    """Rank correlation; None where one of the two tells nothing apart."""
    one, other = np.asarray(first, float).round(9), np.asarray(second, float).round(9)
    if np.isnan(one).any() or np.isnan(other).any():
        return None
    if len(one) < 2 or len(np.unique(one)) == 1 or len(np.unique(other)) == 1:
        return None
    return rank_correlation(one, other)


def _by_id(ids: list[str], values: Floats) -> dict[str, float]:
    return {id: float(value) for id, value in zip(ids, values, strict=True)}


def _ranks_by_id(ids: list[str], values: Floats) -> dict[str, int]:
    return {id: int(rank) for id, rank in zip(ids, ranks(values), strict=True)}
