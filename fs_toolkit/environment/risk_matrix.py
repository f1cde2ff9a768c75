"""Likelihood times severity: scores, bands and the 5 x 5 matrix."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

Band = Literal["low", "medium", "high", "critical"]
BANDS: tuple[tuple[int, Band], ...] = ((16, "critical"), (10, "high"), (5, "medium"), (1, "low"))
"""Lowest score of each band of the 25 points; the toolkit's own bands."""
NEEDS_ANSWER = 10
"""From this score on a barrier needs a mitigation, an owner and money."""


def score(likelihood: int, severity: int) -> int:
    """Likelihood times severity, 1 to 25.

    >>> score(4, 5)
    20
    """
    for mark in (likelihood, severity):
        if not 1 <= mark <= 5:
            raise ValueError(f"likelihood and severity go from 1 to 5, not {mark}")
    return likelihood * severity


def band(points: int) -> Band:
    """Band of a score: low 1-4, medium 5-9, high 10-15, critical 16-25.

    >>> [band(points) for points in (4, 5, 9, 10, 15, 16, 25)]
    ['low', 'medium', 'medium', 'high', 'high', 'critical', 'critical']
    """
    for lowest, name in BANDS:
        if lowest <= points <= 25:
            return name
    raise ValueError(f"a score lies between 1 and 25, not {points}")


def priority(points: int, controllability: int) -> int:
    """Score weighted by how far the barrier is in the city's hands, 1 to 3: what to act on first.

    >>> priority(12, 3) > priority(16, 2)
    True
    """
    if not 1 <= controllability <= 3:
        raise ValueError(f"controllability goes from 1 to 3, not {controllability}")
    return points * controllability


def vital_few(points: Sequence[int], share: float = 0.5) -> tuple[int, float]:
    """How many of the highest scores carry at least a share of all points, and what they carry.

    Parameters
    ----------
    points : sequence of int
        Scores in any order, above 0.
    share : float
        The share of the sum that they are to carry, above 0 and at most 1.

    Raises
    ------
    ValueError
        If there are no scores, or the share is not above 0 and at most 1.

    Examples
    --------
    20 + 12 of 48 points are two thirds:

    >>> vital_few([12, 20, 9, 4, 3], share=0.6)
    (2, 0.6666666666666666)
    """
    if not points:
        raise ValueError("a share of scores needs at least one score")
    if not 0 < share <= 1:
        raise ValueError(f"a share lies above 0 and is at most 1, not {share:g}")
    total, carried = sum(points), 0
    for count, score_ in enumerate(sorted(points, reverse=True), start=1):
        carried += score_
        if carried >= share * total:
            return count, carried / total
    return len(points), 1.0
