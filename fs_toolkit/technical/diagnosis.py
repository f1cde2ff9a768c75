"""Diagnosis: scores from answers of 0 to 4, their coverage, level, spread and distance to peers.

The scale and its thresholds are the toolkit's own; the official scoring key of the
WeGO and World Bank self-diagnosis is not public.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

TOP = 4.0
"""The highest answer: integrated and measured."""
ENOUGH_COVERAGE = 0.8
"""Below this share of answered questions an area has no score."""
LEVEL_BOUNDS = (20.0, 40.0, 60.0, 80.0)
"""Scores at which the next of the five levels begins."""
FEWEST_ANSWERS = 3
"""An area in which fewer questions were answered has no score, however few were asked."""
ENOUGH_PEERS = 3
"""With fewer cities a standard deviation says nothing about where a city stands."""
GREATEST_IMPORTANCE = 5.0
"""The highest importance of a kind of system: the city's aims hang on it."""


class PeerGap(NamedTuple):
    """How far a city stands from its peers."""

    gap: float
    """Score less the mean of the peers. [points]"""
    z: float
    """The gap in standard deviations of the peers; NaN below three peers, or if they are all equal."""


class Spread(NamedTuple):
    """How far the offices that rated the same questions stand apart."""

    shared: int
    """Questions that two offices or more rated."""
    mean: float
    """Mean over them of the highest less the lowest rating; NaN if there are none. [0-4]"""
    widest: float
    """The widest of these ranges; 0 if there are none. [0-4]"""


def _answered(
    scores: ArrayLike, applicable: ArrayLike | None
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    values = np.asarray(scores, dtype=float)
    known = values[~np.isnan(values)]
    if np.any((known < 0) | (known > TOP)):
        raise ValueError(
            f"an answer must be from 0 to 4, not {known[(known < 0) | (known > TOP)][0]:g}"
        )
    mask = np.ones(values.shape, bool) if applicable is None else np.asarray(applicable, bool)
    return values, mask


def coverage(scores: ArrayLike, applicable: ArrayLike | None = None) -> float:
    """Share of the applicable questions that were answered; NaN marks no answer.

    Examples
    --------
    >>> nan = float("nan")
    >>> coverage([4, 2, nan, nan], applicable=[True, True, True, False]) == 2 / 3
    True
    """
    values, mask = _answered(scores, applicable)
    asked = int(mask.sum())
    return 0.0 if asked == 0 else float((~np.isnan(values) & mask).sum() / asked)


def area_score(
    scores: ArrayLike,
    weights: ArrayLike | None = None,
    applicable: ArrayLike | None = None,
    fewest: int = 1,
) -> float:
    r"""Weighted mean of the answers on a scale of 0 to 100; NaN below enough coverage.

    .. math:: D = 25 \cdot \frac{\sum w_q s_q}{\sum w_q}

    over the questions that apply and were answered. Weights are scaled by their sum, so that
    their unit does not matter. Below `fewest` answers there is no score either.

    Examples
    --------
    >>> area_score([4, 2, 0])  # 25 x 6 / 3
    50.0
    >>> area_score([4, float("nan")])  # half answered: no score
    nan
    """
    values, mask = _answered(scores, applicable)
    weight = np.ones(values.shape) if weights is None else np.asarray(weights, dtype=float)
    if weight.shape != values.shape:
        raise ValueError(f"{values.size} answers need {values.size} weights, not {weight.size}")
    if np.any(weight < 0):
        raise ValueError(f"a weight cannot be negative: {weight.min():g}")
    if coverage(values, mask) < ENOUGH_COVERAGE:
        return float("nan")
    use = ~np.isnan(values) & mask
    if use.sum() < fewest:
        return float("nan")
    total = weight[use].sum()
    return float("nan") if total == 0 else float(100 / TOP * (weight[use] @ values[use]) / total)


def maturity_level(score: float) -> int:
    """Level of a score of 0 to 100: 1 below 20, 2 from 20, ... 5 from 80.

    Examples
    --------
    >>> [maturity_level(score) for score in (0, 19.9, 20, 79.9, 100)]
    [1, 1, 2, 4, 5]
    """
    if not 0 <= score <= 100:
        raise ValueError(f"a score must be from 0 to 100, not {score:g}")
    return int(np.searchsorted(LEVEL_BOUNDS, score, side="right")) + 1


def overall_score(scores: ArrayLike, weights: ArrayLike | None = None) -> float:
    r"""Weighted mean of area scores; NaN as long as one of them has none.

    .. math:: D = \sum_a W_a D_a / \sum_a W_a

    Leaving an area out would compare the rest with other cities' whole.

    Parameters
    ----------
    scores : array_like, shape (A,)
        Scores of the areas; NaN is an area without one. [0-100]
    weights : array_like, shape (A,), optional
        Scaled to add to 1; equal if left out.

    Examples
    --------
    >>> overall_score([50, 70], [0.25, 0.75])  # 12.5 + 52.5
    65.0
    >>> overall_score([50, float("nan")])
    nan
    """
    values = np.asarray(scores, dtype=float)
    weight = np.ones(values.shape) if weights is None else np.asarray(weights, dtype=float)
    if values.size == 0 or weight.shape != values.shape:
        raise ValueError(f"{values.size} scores need {values.size} weights, not {weight.size}")
    if np.any(weight < 0) or weight.sum() <= 0:
        raise ValueError("weights must be 0 or more, and one of them above 0")
    known = values[~np.isnan(values)]
    if np.any((known < 0) | (known > 100)):
        wrong = known[(known < 0) | (known > 100)][0]
        raise ValueError(f"a score must be from 0 to 100, not {wrong:g}")
    # six areas of 62.5 are 62.5 together, and not the float below it, which prints as 62
    return round(float(weight @ values / weight.sum()), 9)


def spread(ratings: Sequence[Sequence[float]]) -> Spread:
    """How far offices stand apart on the questions that two of them or more rated.

    Parameters
    ----------
    ratings : sequence of sequences
        A sequence a question: the ratings of the offices that gave one. [0-4]

    Examples
    --------
    >>> spread([[1, 3], [2], [2, 2, 3]])  # ranges 2 and 1
    Spread(shared=2, mean=1.5, widest=2.0)
    """
    ranges = []
    for each in ratings:
        values, _ = _answered(each, None)
        if values.size > 1:
            ranges.append(float(values.max() - values.min()))
    if not ranges:
        return Spread(0, float("nan"), 0.0)
    return Spread(len(ranges), sum(ranges) / len(ranges), max(ranges))


def peer_gap(score: float, peers: ArrayLike) -> PeerGap:
    """Distance of a score from the mean of its peers; in standard deviations from three peers on.

    Examples
    --------
    >>> peer_gap(50, [30, 40, 50])
    PeerGap(gap=10.0, z=1.0)
    >>> peer_gap(50, [40])
    PeerGap(gap=10.0, z=nan)
    """
    others = np.asarray(peers, dtype=float)
    if others.size == 0:
        raise ValueError("a comparison needs a peer")
    gap = float(score - others.mean())
    deviation = float(others.std(ddof=1)) if others.size >= ENOUGH_PEERS else 0.0
    return PeerGap(gap, float("nan") if deviation == 0 else gap / deviation)


def priority(importance: ArrayLike, score: ArrayLike) -> NDArray[np.float64]:
    r"""How much there is to gain from a system: important, and not there yet.

    .. math:: P = I \cdot (1 - S / 100)

    from 0 (it is there whole) to 5 (the city's aims hang on it, and there is nothing).

    Parameters
    ----------
    importance : array_like
        1 to 5.
    score : array_like
        Score of the system; NaN gives NaN. [0-100]

    Examples
    --------
    >>> priority([5, 5, 2], [20, 80, 20]).round(2).tolist()
    [4.0, 1.0, 1.6]
    """
    weight, values = np.asarray(importance, dtype=float), np.asarray(score, dtype=float)
    if np.any((weight < 1) | (weight > GREATEST_IMPORTANCE)):
        raise ValueError("an importance must be from 1 to 5")
    if np.any((values < 0) | (values > 100)):
        raise ValueError("a score must be from 0 to 100")
    return np.asarray(weight * (1 - values / 100))
