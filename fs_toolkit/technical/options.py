"""Options: weighted scores of alternatives, how robust their order is, how hard they are to leave."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

LOCK_IN_TOP = 3.0
"""The worst degree: to leave means to build again."""


class LifeCycleCost(NamedTuple):
    """Present value of what an option costs over the years of the model, beyond the baseline."""

    economic: float
    """To society: no taxes, converted prices. [money]"""
    financial: float
    """To the government's cash, at market prices. [money]"""


def _checked(scores: ArrayLike) -> Floats:
    table = np.asarray(scores, dtype=float)
    if table.ndim != 2 or 0 in table.shape:
        raise ValueError("scores must have one row an alternative and one column a criterion")
    if np.isnan(table).any():
        raise ValueError("every alternative needs a score for every criterion")
    return table


def weighted_scores(scores: ArrayLike, weights: ArrayLike) -> Floats:
    """Sum of weight times score of each alternative; the weights sum to 1.

    Parameters
    ----------
    scores : array_like, shape (A, C)
        All on one scale on which more is better.
    weights : array_like, shape (C,)

    Examples
    --------
    >>> weighted_scores([[4, 0], [2, 2]], [0.75, 0.25]).tolist()
    [3.0, 2.0]
    """
    table, weight = _checked(scores), np.asarray(weights, dtype=float)
    if weight.shape != (table.shape[1],):
        raise ValueError(f"{table.shape[1]} criteria need as many weights, not {weight.size}")
    if np.any(weight < 0) or abs(weight.sum() - 1) > 1e-6:
        raise ValueError(f"weights must be positive and sum to 1, not {weight.sum():g}")
    return np.asarray(table @ weight)


def first_place_shares(
    scores: ArrayLike, generator: np.random.Generator, draws: int = 10_000
) -> Floats:
    """Share of random weights under which each alternative comes first, shape (A,).

    Weights are drawn evenly from all that sum to 1 (a Dirichlet distribution with every
    parameter 1); a tie is shared. An alternative that wins under few weights rests on
    the judgement of whoever set them.

    Examples
    --------
    >>> generator = np.random.default_rng(1)
    >>> first_place_shares([[3, 3], [2, 1]], generator, draws=100).tolist()
    [1.0, 0.0]
    """
    table = _checked(scores)
    if draws < 1:
        raise ValueError(f"at least one draw is needed, not {draws}")
    weights = generator.dirichlet(np.ones(table.shape[1]), size=draws)
    totals = weights @ table.T
    best = np.isclose(totals, totals.max(axis=1, keepdims=True), rtol=0, atol=1e-9)
    return np.asarray((best / best.sum(axis=1, keepdims=True)).mean(axis=0))


def dominated_by(values: ArrayLike) -> tuple[int | None, ...]:
    """For each alternative one that beats it: nowhere worse, and somewhere better.

    Parameters
    ----------
    values : array_like, shape (A, C)
        More is better in every column; a cost stands with a minus.

    Returns
    -------
    tuple of int or None, length A
        The first that beats it; None for those that nothing beats.

    Examples
    --------
    Score, and cost with a minus: the second costs more and scores less.

    >>> dominated_by([[3.0, -100], [2.5, -120], [3.5, -300]])
    (None, 0, None)
    """
    table = _checked(values)
    mine, others = table[:, np.newaxis, :], table[np.newaxis, :, :]
    beats = np.all(mine >= others, axis=2) & np.any(mine > others, axis=2)
    found = [np.flatnonzero(beats[:, one]) for one in range(len(table))]
    return tuple(int(by[0]) if by.size else None for by in found)


def cost_per_point(cost: ArrayLike, score: ArrayLike) -> Floats:
    """What a point of weighted score costs [money]; NaN where nothing was scored.

    Examples
    --------
    >>> cost_per_point([300, 100], [3, 0]).tolist()
    [100.0, nan]
    """
    costs, points = np.asarray(cost, dtype=float), np.asarray(score, dtype=float)
    if np.any(points < 0):
        raise ValueError(f"a score must be 0 or more, not {points.min():g}")
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(points > 0, costs / points, np.nan))


def lock_in_index(degrees: ArrayLike) -> float:
    """Mean degree of lock-in of the components, 0 (free to leave) to 1 (held).

    Each degree is 0 to 3 on the toolkit's own scale.

    Examples
    --------
    >>> lock_in_index([0, 1, 2, 3])
    0.5
    """
    values = np.asarray(degrees, dtype=float)
    if values.size == 0:
        raise ValueError("an index needs at least one component")
    if np.any((values < 0) | (values > LOCK_IN_TOP)):
        raise ValueError(f"a degree of lock-in must be from 0 to 3, not {values.max():g}")
    return float(values.mean() / LOCK_IN_TOP)
