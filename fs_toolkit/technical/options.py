"""Options: weighted scores of alternatives, how robust their order is, how hard they are to leave."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

LOCK_IN_TOP = 3.0
"""The worst degree: to leave means to build again."""


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
