"""Diagnosis: area scores from answers of 0 to 4, their coverage and their level.

The scale and its thresholds are the toolkit's own; the official scoring key of the
WeGO and World Bank self-diagnosis is not public.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

TOP = 4.0
"""The highest answer: integrated and measured."""
ENOUGH_COVERAGE = 0.8
"""Below this share of answered questions an area has no score."""
LEVEL_BOUNDS = (20.0, 40.0, 60.0, 80.0)
"""Scores at which the next of the five levels begins."""
ENOUGH_PEERS = 3
"""A comparison with fewer cities says nothing about where a city stands."""


class PeerGap(NamedTuple):
    """How far a city stands from its peers."""

    gap: float
    """Score less the mean of the peers. [points]"""
    z: float
    """The gap in standard deviations of the peers; NaN if they are all equal."""


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
    scores: ArrayLike, weights: ArrayLike | None = None, applicable: ArrayLike | None = None
) -> float:
    r"""Weighted mean of the answers on a scale of 0 to 100; NaN below enough coverage.

    .. math:: D = 25 \cdot \frac{\sum w_q s_q}{\sum w_q}

    over the questions that apply and were answered.

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


def peer_gap(score: float, peers: ArrayLike) -> PeerGap:
    """Distance of a score from the mean of at least three peers.

    Examples
    --------
    >>> peer_gap(50, [30, 40, 50])
    PeerGap(gap=10.0, z=1.0)
    """
    others = np.asarray(peers, dtype=float)
    if others.size < ENOUGH_PEERS:
        raise ValueError(f"a comparison needs at least {ENOUGH_PEERS} peers, not {others.size}")
    gap = float(score - others.mean())
    spread = float(others.std(ddof=1))
    return PeerGap(gap, float("nan") if spread == 0 else gap / spread)
