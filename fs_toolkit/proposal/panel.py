"""Comparisons in pairs of a panel: one matrix a rater, and the one that stands for all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike

from fs_toolkit.core.arrays import as_numbers
from fs_toolkit.core.numeric import Floats


def matrix_of(pairs: Mapping[tuple[str, str], float], names: Sequence[str]) -> Floats:
    """The matrix of judgements of one rater; what was not compared is NaN.

    Parameters
    ----------
    pairs : mapping
        How many times as important the first of two names is as the second.
    names : sequence of str
        Rows and columns, in order.

    Examples
    --------
    >>> matrix_of({("a", "b"): 4.0}, ["a", "b"]).tolist()
    [[1.0, 4.0], [0.25, 1.0]]
    """
    place = {name: number for number, name in enumerate(names)}
    matrix: Floats = np.full((len(names), len(names)), np.nan)
    np.fill_diagonal(matrix, 1.0)
    for (a, b), ratio in pairs.items():
        if not ratio > 0:
            raise ValueError(f"{a} against {b} must be above 0, not {ratio:g}")
        matrix[place[a], place[b]] = ratio
        matrix[place[b], place[a]] = 1 / ratio
    return matrix


def not_compared(matrix: ArrayLike, names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The pairs that a rater left out.

    >>> not_compared([[1, float("nan")], [float("nan"), 1]], ["cost", "reach"])
    (('cost', 'reach'),)
    """
    gaps = np.argwhere(np.isnan(np.asarray(matrix, float)))
    return tuple((names[row], names[column]) for row, column in gaps if row < column)


def combined_judgements(matrices: ArrayLike) -> Floats:
    r"""The judgements of a panel as one matrix: the geometric mean of each.

    .. math:: a_{ij} = \left( \prod_{k=1}^{m} a_{ij}^{(k)} \right)^{1/m}

    It is the only mean that keeps a matrix reciprocal [1].

    Parameters
    ----------
    matrices : array_like, shape (M, N, N)
        A positive matrix of judgements for each of M raters.

    Returns
    -------
    ndarray, shape (N, N)

    Raises
    ------
    ValueError
        If there are no raters, the matrices are not square, or a judgement is missing or not
        positive.

    References
    ----------
    .. [1] J. Aczel, T. L. Saaty, "Procedures for synthesizing ratio judgements," Journal of
       Mathematical Psychology 27(1), 1983, pp. 93-102.

    Examples
    --------
    >>> combined_judgements([[[1, 2], [1/2, 1]], [[1, 8], [1/8, 1]]]).round(6).tolist()
    [[1.0, 4.0], [0.25, 1.0]]
    """
    given = as_numbers(matrices, "matrices")
    if given.ndim != 3 or given.shape[-1] != given.shape[-2] or 0 in given.shape:
        raise ValueError("matrices must be one square matrix for each rater")
    if not np.all(given > 0):
        raise ValueError("each judgement must be above 0")
    return np.asarray(np.exp(np.log(given).mean(axis=0)))
