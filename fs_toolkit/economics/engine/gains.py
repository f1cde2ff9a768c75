"""Gains and losses of many streams apart, and what each side is worth.

Flows of N streams stand in rows by year, shape (T, N). In most years of a project all draws
gain, or all lose: such a row belongs to one side as it is, and no number is copied.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fs_toolkit.core.numeric import Floats

Bools = NDArray[np.bool_]
Row = tuple[Callable[..., Any], Floats] | None
"""How a year is added to its side, and what; None in a year without any."""
Sides = tuple[list[Row], list[Row]]
"""Gains and losses, by year."""


def sign_changes(flows: Floats) -> tuple[Bools, NDArray[Any]]:
    """Whether the last flow that is not zero is a gain, and how often the sign changes.

    Shape (N,) each.
    """
    years, width = flows.shape
    above, below, turned = (np.empty(width, dtype=bool) for _ in range(3))
    was_above, was_below = np.zeros(width, dtype=bool), np.zeros(width, dtype=bool)
    changes: NDArray[Any] = np.zeros(width, dtype=np.uint8 if years < 256 else np.uint16)
    for row in flows:
        np.greater(row, 0.0, out=above)
        np.less(row, 0.0, out=below)
        changes += np.logical_and(above, was_below, out=turned)
        changes += np.logical_and(below, was_above, out=turned)
        np.greater(was_above, below, out=was_above)  # stays until the opposite comes
        np.logical_or(was_above, above, out=was_above)
        np.greater(was_below, above, out=was_below)
        np.logical_or(was_below, below, out=was_below)
    return was_above, changes


class Space:
    """Buffers for one chunk of streams, made wider when a wider one comes."""

    def __init__(self, years: int) -> None:
        self.years, self._width = years, 0
        self._rows: list[Floats] = []
        self._sides = np.empty((2, years, 0))

    def _widen(self, width: int) -> None:
        if width > self._width:
            self._width = width
            self._rows = [np.empty(width) for _ in self._rows]
            self._sides = np.empty((2, self.years, width))

    def rows(self, count: int, width: int) -> list[Floats]:
        """So many arrays of shape (N,), valid until they are asked for again."""
        self._widen(width)
        while len(self._rows) < count:
            self._rows.append(np.empty(self._width))
        return [row[:width] for row in self._rows[:count]]

    def split(self, flows: Floats) -> Sides:
        """The gains and the losses of each stream, both as positive numbers, by year."""
        width = flows.shape[1]
        self._widen(width)
        some_gain, some_lose = flows.max(axis=1) > 0.0, flows.min(axis=1) < 0.0
        gains: list[Row] = []
        losses: list[Row] = []
        for year, row in enumerate(flows):
            if some_gain[year] and some_lose[year]:
                gain = np.maximum(row, 0.0, out=self._sides[0, year, :width])
                loss = np.subtract(gain, row, out=self._sides[1, year, :width])
                gains.append((np.add, gain))
                losses.append((np.add, loss))
            else:
                gains.append((np.add, row) if some_gain[year] else None)
                losses.append((np.subtract, row) if some_lose[year] else None)
        return gains, losses


def sides_as(flows: Floats, losing: Sequence[bool]) -> Sides:
    """The flows of years that gain and of years that lose, by year, whatever each stream does."""
    years = list(zip(flows, losing, strict=True))
    gains: list[Row] = [None if loses else (np.add, row) for row, loses in years]
    losses: list[Row] = [(np.subtract, row) if loses else None for row, loses in years]
    return gains, losses


def worth(
    side: Sequence[Row], v: Floats, shift: Floats | None, early: float, value: Floats, slope: Floats
) -> None:
    """Write the present value of one side, and its slope over ln v, to `value` and `slope`.

    Parameters
    ----------
    side : sequence of Row
        By year.
    v : ndarray, shape (N,)
        Discount factors of one year.
    shift : ndarray or None
        v to the power of `early`; None where that is 0.
    early : float
        How much earlier than at the end of year 1 the first flow after today is not: 1, 1/2 or 0.
    """
    last = max((year for year, row in enumerate(side) if row), default=0)
    _write(side[last] if last else None, value)
    slope.fill(0.0)
    for year in range(last - 1, 0, -1):
        np.multiply(slope, v, out=slope)
        np.add(slope, value, out=slope)
        np.multiply(value, v, out=value)
        _add(side[year], value)
    if last:
        np.multiply(slope, v, out=slope)
    if shift is not None:
        if early == 1.0:
            np.add(slope, value, out=slope)
        else:
            slope += early * value
        np.multiply(slope, shift, out=slope)
        np.multiply(value, shift, out=value)
    _add(side[0], value)


def _write(row: Row, into: Floats) -> None:
    into.fill(0.0)
    _add(row, into)


def _add(row: Row, into: Floats) -> None:
    if row is not None:
        how, numbers = row
        how(into, numbers, out=into)
