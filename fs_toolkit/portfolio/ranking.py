r"""Ranking of cities whose values are uncertain, on common draws.

In each draw the cities have an order; what is said of a rank is the share of draws in which it
is held. Quantities of the same name are drawn from the same stream in every city, so that
cities that share a wage or a growth rise and fall together: a difference between two cities is
then far less uncertain than either value [1]_. Draws of quantities that only one city has are
independent of all others.

References
----------
.. [1] A. M. Law, "Simulation Modeling and Analysis," 5th ed., McGraw-Hill, 2015, 11.2 (common
   random numbers).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fs_toolkit.core.numeric import Floats

TAIL = 0.05
"""The worst of the draws that a tail is made of."""


def ranks(values: ArrayLike) -> NDArray[np.int64]:
    """The rank of each city in each draw, 1 the best; equal cities share the better rank.

    Parameters
    ----------
    values : array_like, shape (C, N)
        Of each city in each draw; may be infinite, never NaN.

    Returns
    -------
    ndarray, shape (C, N)

    Raises
    ------
    ValueError
        If the shape is another, or a value is NaN.

    Examples
    --------
    >>> ranks([[3.0, 1.0], [2.0, 1.0], [1.0, 5.0]]).tolist()
    [[1, 2], [2, 2], [3, 1]]
    """
    table = _table(values)
    cities, draws = table.shape
    order = np.argsort(-table, axis=0, kind="stable")
    ordered = np.take_along_axis(table, order, axis=0)
    fresh = np.ones((cities, draws), dtype=bool)
    fresh[1:] = ordered[1:] != ordered[:-1]
    place = np.where(fresh, np.arange(1, cities + 1)[:, np.newaxis], 0)
    shared = np.maximum.accumulate(place, axis=0)
    found = np.empty((cities, draws), dtype=np.int64)
    np.put_along_axis(found, order, shared, axis=0)
    return found


def probability_of_top(values: ArrayLike, top: int) -> Floats:
    """The share of draws in which each city is among the first, shape (C,).

    >>> probability_of_top([[3.0, 1.0], [2.0, 2.0], [1.0, 0.0]], 1).tolist()
    [0.5, 0.5, 0.0]
    """
    if top < 1:
        raise ValueError(f"the first cities are at least one, not {top}")
    return np.asarray((ranks(values) <= top).mean(axis=1))


def probability_above(values: ArrayLike) -> Floats:
    """The share of draws in which the city of a row is above that of a column, shape (C, C).

    A draw in which both are equal counts half; so does the diagonal.

    >>> probability_above([[3.0, 1.0], [2.0, 1.0]]).tolist()
    [[0.5, 0.75], [0.25, 0.5]]
    """
    table = _table(values)
    cities, draws = table.shape
    found = np.full((cities, cities), 0.5)
    for number, row in enumerate(table):
        others = table[number + 1 :]
        above = np.count_nonzero(row > others, axis=1) + np.count_nonzero(row == others, axis=1) / 2
        found[number, number + 1 :] = above / draws
        found[number + 1 :, number] = 1 - above / draws
    return found


@dataclass(frozen=True)
class Total:
    """What several cities come to together."""

    mean: float
    se: float
    """Standard error of the mean."""
    p5: float
    p50: float
    p95: float
    loses: float
    """Share of draws in which the total is below zero."""
    loses_se: float
    all_lose: float
    """Share of draws in which every city's own value is below zero."""
    worst: float
    """Mean of the worst 5 % of draws."""


def total(values: ArrayLike) -> Total:
    """The sum of all cities over the draws, and its downside.

    Parameters
    ----------
    values : array_like, shape (C, N)
        Finite. [money]

    Examples
    --------
    >>> found = total([[1.0, -3.0], [1.0, 1.0]])
    >>> found.mean, found.loses, found.all_lose, found.worst
    (0.0, 0.5, 0.0, -2.0)
    """
    table = _table(values)
    if not np.isfinite(table).all():
        raise ValueError("a total is of finite values")
    summed = table.sum(axis=0)
    draws = summed.size
    ordered = np.sort(summed)
    worst = ordered[: max(1, math.ceil(TAIL * draws - 1e-9))]
    loses = float(np.count_nonzero(summed < 0)) / draws
    p5, p50, p95 = np.quantile(ordered, (0.05, 0.5, 0.95)).tolist()
    return Total(
        mean=float(summed.mean()),
        se=float(summed.std(ddof=1) / math.sqrt(draws)) if draws > 1 else math.nan,
        p5=p5,
        p50=p50,
        p95=p95,
        loses=loses,
        loses_se=math.sqrt(loses * (1 - loses) / draws),
        all_lose=float((table < 0).all(axis=0).mean()),
        worst=float(worst.mean()),
    )


def _table(values: ArrayLike) -> Floats:
    table = np.asarray(values, dtype=np.float64)
    if table.ndim != 2 or not table.size:
        raise ValueError(f"values are cities by draws, not of shape {table.shape}")
    if np.isnan(table).any():
        raise ValueError("a city has a draw without a number")
    return table
