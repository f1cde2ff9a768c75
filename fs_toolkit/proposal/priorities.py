"""Priorities: weights from comparisons in pairs, and a ranking by distance from the ideal."""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from fs_toolkit.core.arrays import as_numbers, check_fit, plain
from fs_toolkit.core.numeric import Floats

RANDOM_INDEX: dict[str, tuple[float, ...]] = {
    "saaty": (0.52, 0.89, 1.11, 1.25, 1.35, 1.40, 1.45, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59),
    "saaty_1980": (0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59),
    "donegan_dodd": (
        *(0.4914, 0.8286, 1.0591, 1.1797, 1.2519, 1.3171, 1.3733),
        *(1.4055, 1.4213, 1.4497, 1.4643, 1.4822, 1.4969),
    ),
    # the mean largest eigenvalue of random matrices of order n was fitted as 2.7699 n - 4.3513
    "alonso_lamata": tuple((2.7699 * n - 4.3513 - n) / (n - 1) for n in range(3, 16)),
}
"""Mean consistency index of matrices filled at random, of order 3 to 15, by who found it."""

LARGEST = 15
"""The order of matrix at which the tables end."""

RECIPROCAL = 0.01
"""How far a product of a judgement and its reverse may be from 1: 0.33 passes for 1/3."""

Normalisation = Literal["vector", "none", "minmax"]


class Hierarchy(NamedTuple):
    """What comparisons in pairs say."""

    weights: Floats
    """Adding up to 1, shape (..., N)."""
    lambda_max: Floats
    """Largest eigenvalue; N where the comparisons are consistent, shape (...)."""
    consistency_ratio: Floats
    """Inconsistency as a share of that of random comparisons, shape (...); below 0.10 is
    usually accepted."""


def analytic_hierarchy(matrix: ArrayLike, random_index: str | float = "saaty") -> Hierarchy:
    r"""Weights of criteria that were compared in pairs, and how consistent the pairs are.

    .. math:: A w = \lambda_{max} w, \quad
              CR = \frac{\lambda_{max} - n}{(n - 1) \, RI_n}

    Parameters
    ----------
    matrix : array_like, shape (..., N, N)
        How many times as important as column j row i is; positive, and reciprocal to
        about two figures (0.33 for 1/3). At most 15 rows.
    random_index : str or float
        Table of the random index: "saaty" (2005), "saaty_1980", "donegan_dodd" or
        "alonso_lamata"; or the index itself. It changes the ratio and not the weights, so
        a report names it.

    Returns
    -------
    Hierarchy
        weights, lambda_max and consistency_ratio; the ratio of one or two criteria,
        which cannot contradict each other, is 0.

    Raises
    ------
    ValueError
        If the matrix is not square, positive and reciprocal, has more than 15 rows, or the
        table is unknown.

    References
    ----------
    .. [1] T. L. Saaty, "Decision making with the analytic hierarchy process," International
       Journal of Services Sciences 1(1), 2008, pp. 83-98.
    .. [2] T. L. Saaty, "Theory and Applications of the Analytic Network Process," RWS
       Publications, Pittsburgh, 2005, p. 31.
    .. [3] H. A. Donegan, F. J. Dodd, "A note on Saaty's random indexes," Mathematical and
       Computer Modelling 15(10), 1991, pp. 135-137.
    .. [4] J. A. Alonso, M. T. Lamata, "Consistency in the analytic hierarchy process: a new
       approach," International Journal of Uncertainty, Fuzziness and Knowledge-Based
       Systems 14(4), 2006, pp. 445-459.

    Examples
    --------
    >>> weights, lambda_max, ratio = analytic_hierarchy([[1, 6, 3], [1/6, 1, 1/2], [1/3, 2, 1]])
    >>> weights.round(3), float(ratio.round(3))
    (array([0.667, 0.111, 0.222]), 0.0)
    """
    judgements = _judgements(matrix)
    order = judgements.shape[-1]
    index = _random_index(random_index, order)
    values, vectors = np.linalg.eig(judgements)
    which = values.real.argmax(axis=-1)[..., np.newaxis]
    largest = np.asarray(np.take_along_axis(values.real, which, axis=-1)[..., 0])
    principal = np.take_along_axis(vectors, which[..., np.newaxis], axis=-1)[..., 0]
    weights = np.abs(principal)  # of a positive matrix all parts have one sign
    weights /= weights.sum(axis=-1, keepdims=True)
    if order <= 2:
        ratio = np.zeros(largest.shape)
    else:
        # rounding may bring the eigenvalue of a consistent matrix a little below n
        ratio = np.maximum(largest - order, 0) / (order - 1) / index
    return Hierarchy(np.asarray(weights), plain(largest), plain(np.asarray(ratio)))


def topsis(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    normalisation: Normalisation = "vector",
) -> Floats:
    r"""Closeness of each alternative to an ideal one that is best on every criterion.

    .. math:: c_i = \frac{d_i^-}{d_i^+ + d_i^-}

    with the distances :math:`d^+, d^-` of the weighted scores from the best and from the
    worst value of each criterion among the alternatives.

    Parameters
    ----------
    matrix : array_like, shape (..., A, C)
        Scores of A alternatives on C criteria.
    weights : array_like, shape (..., C)
        Not negative; scaled to add up to 1. [-]
    benefit : array_like of bool, shape (C,)
        Whether more is better; False for a criterion such as cost.
    normalisation : {"vector", "none", "minmax"}
        Scores divided by the root of the column's sum of squares, taken as they are
        (which needs one scale for all criteria), or run from 0 to 1 in each column. The
        ranking may depend on it, so a report names it.

    Returns
    -------
    ndarray, shape (..., A)
        0 for an alternative that is worst on every criterion, 1 for one that is best. [-]

    Raises
    ------
    ValueError
        If shapes do not fit, a weight is negative or all are zero, `benefit` is not true or
        false for each criterion, or the alternatives do not differ.

    References
    ----------
    .. [1] C. L. Hwang, K. Yoon, "Multiple Attribute Decision Making," Springer, 1981.
    .. [2] G. H. Tzeng, J. J. Huang, "Multiple Attribute Decision Making," CRC Press, 2011.

    Examples
    --------
    >>> topsis([[3, 100], [9, 200]], weights=[2, 1], benefit=[True, False]).round(3)
    array([0.261, 0.739])
    """
    if normalisation not in ("vector", "none", "minmax"):
        raise ValueError(
            f'normalisation must be "vector", "none" or "minmax", not {normalisation!r}'
        )
    scores = as_numbers(matrix, "matrix")
    if scores.ndim < 2 or 0 in scores.shape[-2:]:
        raise ValueError(
            "matrix must have a row for each alternative and a column for each criterion"
        )
    criteria = scores.shape[-1]
    shares = _shares(weights, criteria)
    more_is_better = _flags(benefit, criteria)
    check_fit({"matrix": scores.shape[:-2], "weights": shares.shape[:-1]})

    weighted = _normalised(scores, normalisation) * shares[..., np.newaxis, :]
    highest, lowest = weighted.max(axis=-2, keepdims=True), weighted.min(axis=-2, keepdims=True)
    best = np.where(more_is_better, highest, lowest)
    worst = np.where(more_is_better, lowest, highest)
    from_best = np.linalg.norm(weighted - best, axis=-1)
    from_worst = np.linalg.norm(weighted - worst, axis=-1)
    if np.any(from_best + from_worst == 0):
        raise ValueError("the alternatives do not differ on any criterion that has a weight")
    return np.asarray(from_worst / (from_best + from_worst))


def _judgements(matrix: ArrayLike) -> Floats:
    judgements = as_numbers(matrix, "matrix")
    if judgements.ndim < 2 or judgements.shape[-1] != judgements.shape[-2]:
        raise ValueError(f"matrix must be square, not of shape {judgements.shape}")
    order = judgements.shape[-1]
    if not 1 <= order <= LARGEST:
        raise ValueError(f"matrix must have 1 to {LARGEST} rows, not {order}")
    if np.any(judgements <= 0):
        row, column = np.argwhere(judgements <= 0)[0][-2:]
        raise ValueError(
            f"matrix must be positive; row {row + 1}, column {column + 1} is "
            f"{judgements[judgements <= 0][0]:g}"
        )
    gap = np.abs(judgements * np.swapaxes(judgements, -1, -2) - 1)
    if np.any(gap > RECIPROCAL + 1e-9):
        place = tuple(np.argwhere(gap > RECIPROCAL + 1e-9)[0])
        row, column = place[-2:]
        back = judgements[(*place[:-2], column, row)]
        raise ValueError(
            f"matrix must be reciprocal: row {row + 1}, column {column + 1} is "
            f"{judgements[place]:g}, so row {column + 1}, column {row + 1} must be "
            f"{1 / judgements[place]:.3g}, not {back:g}"
        )
    return judgements


def _random_index(random_index: str | float, order: int) -> float:
    if isinstance(random_index, str):
        if random_index not in RANDOM_INDEX:
            known = ", ".join(RANDOM_INDEX)
            raise ValueError(
                f"random_index must be one of {known} or a number, not {random_index!r}"
            )
        return RANDOM_INDEX[random_index][order - 3] if order > 2 else 0.0
    index = as_numbers(random_index, "random_index")
    if index.ndim or index <= 0:
        raise ValueError(f"random_index must be one number above 0, not {random_index!r}")
    return float(index)


def _shares(weights: ArrayLike, criteria: int) -> Floats:
    given = as_numbers(weights, "weights")
    if given.ndim == 0 or given.shape[-1] != criteria:
        raise ValueError(f"weights must be {criteria}, one for each criterion")
    if np.any(given < 0):
        raise ValueError(f"weights must not be negative: {given.min():g}")
    total = given.sum(axis=-1, keepdims=True)
    if np.any(total == 0):
        raise ValueError("weights must not all be zero")
    return np.asarray(given / total)


def _flags(benefit: ArrayLike, criteria: int) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    given = np.asarray(benefit)
    # a -1, which elsewhere means "less is better", would count as true
    if given.dtype.kind != "b" or given.shape != (criteria,):
        raise ValueError(f"benefit must be {criteria} times True or False, one for each criterion")
    return given


def _normalised(scores: Floats, normalisation: Normalisation) -> Floats:
    if normalisation == "none":
        return scores
    if normalisation == "vector":
        length = np.linalg.norm(scores, axis=-2, keepdims=True)
        return np.asarray(scores / np.where(length == 0, 1, length))
    lowest = scores.min(axis=-2, keepdims=True)
    span = scores.max(axis=-2, keepdims=True) - lowest
    return np.asarray((scores - lowest) / np.where(span == 0, 1, span))
