"""Which measure first: weighted scores, how firm their order is, and what must wait for what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fs_toolkit.core.numeric import Floats

Ranks = NDArray[np.int64]


def weighted_scores(scores: ArrayLike, weights: ArrayLike) -> Floats:
    """Weighted mean score of each measure.

    Parameters
    ----------
    scores : array_like, shape (..., M, C)
        Score of each measure on each criterion; a missing one is NaN and leaves
        the other criteria to stand for it.
    weights : array_like, shape (C,)
        Not negative; they are scaled to add up to one.

    Returns
    -------
    ndarray, shape (..., M)
        On the scale of the scores; NaN where a measure has none.

    Raises
    ------
    ValueError
        If a weight is negative, or all are zero.

    Examples
    --------
    >>> weighted_scores([[5, 1], [3, 3]], [0.75, 0.25]).tolist()
    [4.0, 3.0]
    """
    table, importance = np.asarray(scores, float), np.asarray(weights, float)
    if np.any(importance < 0) or importance.sum() <= 0:
        raise ValueError("weights must not be negative, and one of them must be above zero")
    given = np.where(np.isnan(table), 0.0, importance)
    reached = given.sum(axis=-1)
    total = (np.nan_to_num(table) * given).sum(axis=-1)
    mean: Floats = np.full(total.shape, np.nan)
    np.divide(total, reached, out=mean, where=reached > 0)
    return mean


def ranks(values: ArrayLike) -> Ranks:
    """Rank of each value, 1 for the highest; equal values share the better rank, and NaN the last.

    >>> ranks([4.0, 3.0, 4.0]).tolist()
    [1, 3, 1]
    """
    found = np.round(np.asarray(values, float), 9)  # a last digit of rounding is no difference
    found = np.where(np.isnan(found), -np.inf, found)
    better = found[..., np.newaxis, :] > found[..., :, np.newaxis]
    return np.asarray(1 + better.sum(axis=-1), dtype=np.int64)


def swung_ranks(scores: ArrayLike, weights: ArrayLike, swing: float = 0.2) -> Ranks:
    """Ranks when each weight in turn is lowered and raised, the others keeping their proportions.

    Parameters
    ----------
    scores : array_like, shape (M, C)
    weights : array_like, shape (C,)
    swing : float
        Share by which a weight moves, 0-1.

    Returns
    -------
    ndarray, shape (2 C, M)

    Examples
    --------
    >>> swung_ranks([[5, 1], [1, 4.9]], [0.5, 0.5]).tolist()
    [[2, 1], [1, 2], [1, 2], [2, 1]]
    """
    importance = np.asarray(weights, float)
    importance = importance / importance.sum()
    cases = []
    for criterion, weight in enumerate(importance):
        for moved in (weight * (1 - swing), min(1.0, weight * (1 + swing))):
            others = 1 - weight
            case = importance * ((1 - moved) / others if others > 0 else 0.0)
            case[criterion] = moved
            cases.append(ranks(weighted_scores(scores, case)))
    return np.array(cases, dtype=np.int64)


def rank_correlation(first: ArrayLike, second: ArrayLike) -> float:
    r"""Spearman's rank correlation of two rankings, ties sharing their mean rank.

    .. math:: \rho = \frac{\operatorname{cov}(r_1, r_2)}{\sigma_{r_1} \sigma_{r_2}}

    Parameters
    ----------
    first, second : array_like, shape (N,)
        Ranks or scores; only their order counts. Both as ranks, or both as scores.

    Returns
    -------
    float
        1 for the same order, -1 for the reverse one.

    Raises
    ------
    ValueError
        If the two are not equally many, fewer than two, or one does not tell any apart.

    References
    ----------
    .. [1] C. Spearman, "The proof and measurement of association between two things,"
       American Journal of Psychology 15(1), 1904, pp. 72-101.

    Examples
    --------
    >>> rank_correlation([1, 2, 3], [1, 3, 2])
    0.5
    """
    one, other = np.asarray(first, float), np.asarray(second, float)
    if one.shape != other.shape or one.ndim != 1 or one.size < 2:
        raise ValueError("two rankings of the same things are needed, of two at least")
    if np.isnan(one).any() or np.isnan(other).any():
        raise ValueError("a place is missing in a ranking")
    a, b = _mean_ranks(one), _mean_ranks(other)
    a, b = a - a.mean(), b - b.mean()
    lengths = float(np.sqrt((a @ a) * (b @ b)))
    if lengths == 0:
        raise ValueError("a ranking in which all are equal correlates with nothing")
    return float(np.clip((a @ b) / lengths, -1, 1))


def _mean_ranks(values: Floats) -> Floats:
    """Ranks from 1 for the smallest; equal values share their mean rank."""
    smaller = (values[:, np.newaxis] > values).sum(axis=1)
    equal = (values[:, np.newaxis] == values).sum(axis=1)
    return np.asarray(smaller + (equal + 1) / 2)


def effort(cost: ArrayLike, months: ArrayLike) -> Floats:
    """Effort of each measure on a scale of 1 to 5, half from its cost and half from its time.

    The toolkit's own scale: 1 + 4 (cost / dearest + months / longest) / 2.

    Parameters
    ----------
    cost, months : array_like, shape (M,)
        Not negative. [money], [month]

    Examples
    --------
    >>> effort([100, 50], [6, 12]).tolist()
    [4.0, 4.0]
    """
    money, time = np.asarray(cost, float), np.asarray(months, float)
    if money.shape != time.shape:
        raise ValueError("each measure needs a cost and a time")
    if np.any(~(money >= 0)) or np.any(~(time >= 0)):
        raise ValueError("costs and times must be numbers that are not negative")
    parts = [part / part.max() if part.size and part.max() else part for part in (money, time)]
    return np.asarray(1 + 4 * (parts[0] + parts[1]) / 2)


def order(priority: Mapping[str, float], waits_for: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """All measures, the best first of those whose prerequisites have gone before.

    Parameters
    ----------
    priority : mapping
        Weighted score of each measure; equal ones keep the order of the mapping.
    waits_for : mapping
        The measures that each measure needs.

    Raises
    ------
    ValueError
        If measures wait for each other in a circle.

    Examples
    --------
    >>> order({"app": 5.0, "platform": 3.0, "training": 4.0}, {"app": ["platform"]})
    ('training', 'platform', 'app')
    """
    sorter = TopologicalSorter({id: tuple(waits_for.get(id, ())) for id in priority})
    place = {id: position for position, id in enumerate(priority)}
    done: list[str] = []
    try:
        sorter.prepare()
    except CycleError as error:
        raise ValueError(f"measures wait for each other: {' > '.join(error.args[1])}") from error
    ready: list[str] = []
    while sorter.is_active():
        ready.extend(sorter.get_ready())
        ready.sort(key=lambda each: (-priority[each], place[each]))
        first = ready.pop(0)
        sorter.done(first)
        done.append(first)
    return tuple(done)
