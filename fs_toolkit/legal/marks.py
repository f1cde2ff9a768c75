"""Marks of several raters on one scale: the middle one, and how far they lie apart."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

TOP = 4
"""The highest step of the five levels; the toolkit's own scale, 0 to 4."""
APART = 2
"""Steps between the lowest and the highest mark from which raters do not agree."""


class Agreed(NamedTuple):
    """What several raters say: the median, the lowest, the highest, and how many they are."""

    middle: float
    low: float
    high: float
    raters: int

    @property
    def apart(self) -> bool:
        """Whether they lie so far apart that the median says little."""
        return self.high - self.low >= APART


def agreed(marks: Sequence[float], top: int = TOP) -> Agreed:
    """Median, lowest and highest of the marks of one thing.

    Raises
    ------
    ValueError
        If there is no mark, or one lies outside 0 to `top`.

    Examples
    --------
    >>> agreed([1, 2, 2])
    Agreed(middle=2, low=1, high=2, raters=3)
    >>> agreed([1, 3]).apart
    True
    """
    if not marks:
        raise ValueError("a median needs at least one mark")
    outside = [mark for mark in marks if not 0 <= mark <= top]
    if outside:
        raise ValueError(f"a mark lies between 0 and {top}, not at {outside[0]:g}")
    return Agreed(median(marks), min(marks), max(marks), len(marks))
