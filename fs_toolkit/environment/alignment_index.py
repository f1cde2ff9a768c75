"""How far a project's objectives serve the goals of the policies above it."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

STRENGTH = {"none": 0, "indirect": 1, "direct": 2}
"""Marks of the matrix; the toolkit's own scale."""


def alignment_index(matrix: ArrayLike) -> float:
    r"""Share of the greatest possible alignment, 0 to 1.

    .. math:: \frac{\sum_{g,p} A_{g,p}}{2 \, |G| \, |P|}

    Parameters
    ----------
    matrix : array_like, shape (goals, objectives)
        0 none, 1 indirect, 2 direct.

    Raises
    ------
    ValueError
        If the matrix is empty or holds another mark.

    Examples
    --------
    >>> alignment_index([[2, 0], [1, 1]])
    0.5
    """
    marks = _marks(matrix)
    return float(marks.sum() / (2 * marks.size))


def unserved(matrix: ArrayLike) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Goals that no objective serves, and objectives that serve no goal, by position.

    >>> unserved([[2, 0], [0, 0]])
    ((1,), (1,))
    """
    marks = _marks(matrix)
    goals = np.flatnonzero(marks.sum(axis=1) == 0)
    objectives = np.flatnonzero(marks.sum(axis=0) == 0)
    return tuple(int(i) for i in goals), tuple(int(i) for i in objectives)


def _marks(matrix: ArrayLike) -> NDArray[np.int64]:
    marks = np.asarray(matrix)
    if marks.ndim != 2 or marks.size == 0:
        raise ValueError("an alignment matrix has goals as rows and objectives as columns")
    if not np.isin(marks, list(STRENGTH.values())).all():
        raise ValueError("marks of alignment are 0, 1 or 2")
    return marks.astype(np.int64)
