"""Widths of columns that make a table low: words go where there is room for them.

The shares that a table asks for are a wish. Where they let one column run down the page,
a word a line, beside columns that are half empty, the empty ones give way, never below
the least width in which no word need be broken.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

STEP = 120
"""What one column gives another at least, in twentieths of a point: two millimetres."""
STRIDES = (1, 2, 4, 7, 10, 14)
"""Steps at once: a line is often won only after several."""
TURNS = 20
"""Times that a column gives at most."""
BESIDE = 0.25
"""Weight of a line that is not the row's last: a date broken in two is not lower, but worse."""
GAIN = 0.2
"""Lines that a step must win, so that widths do not drift for nothing."""


def balanced(
    letters: NDArray[np.float64],
    breaks: NDArray[np.float64],
    widths: Sequence[int],
    least: Sequence[float],
    margins: float,
) -> tuple[int, ...]:
    """The widths after those columns that can spare it have given room to those that need it.

    Parameters
    ----------
    letters : array, shape (rows, columns)
        Width of each cell's words on one line, in twentieths of a point.
    breaks : array, shape (rows, columns)
        Lines that a cell begins by itself.
    widths, least : sequence of columns
        The widths to start from, and those that no column goes below.
    margins : float
        Left and right of the words in a cell.

    >>> words = np.array([[400.0, 9000.0], [400.0, 8000.0]])
    >>> narrow, wide = balanced(words, np.zeros((2, 2)), (4500, 4500), (700, 700), 190)
    >>> narrow < wide and narrow + wide == 9000
    True
    """
    at, floor = np.array(widths, dtype=float), np.array(least, dtype=float)
    best = float(_heights(letters, breaks, at[None], margins)[0])
    for _ in range(TURNS if len(letters) and len(at) > 1 else 0):
        crowded = (_lines(letters, breaks, at, margins) > 1).any(axis=0)
        tried = _moves(at, floor, np.flatnonzero(crowded))
        if not len(tried):
            break
        heights = _heights(letters, breaks, tried, margins)
        lowest = int(heights.argmin())  # of equal ones the first: least is given
        if heights[lowest] > best - GAIN:
            break
        best, at = float(heights[lowest]), tried[lowest]
    return tuple(int(each) for each in at)


def _moves(
    widths: NDArray[np.float64], floor: NDArray[np.float64], takers: NDArray[np.intp]
) -> NDArray[np.float64]:
    """Widths after each move that may be made, shape (moves, columns): few steps before many."""
    steps = np.array(STRIDES, dtype=float) * STEP
    may_give = widths - steps[:, None] >= floor
    stride, giver, taker = np.nonzero(may_give[:, :, None] & _is_one_of(takers, len(widths)))
    other = giver != taker
    stride, giver, taker = stride[other], giver[other], taker[other]
    moved = np.repeat(widths[None], len(stride), axis=0)
    every = np.arange(len(stride))
    moved[every, giver] -= steps[stride]
    moved[every, taker] += steps[stride]
    return moved


def _is_one_of(places: NDArray[np.intp], count: int) -> NDArray[np.bool_]:
    found = np.zeros(count, dtype=bool)
    found[places] = True
    return found


def _lines(
    letters: NDArray[np.float64],
    breaks: NDArray[np.float64],
    widths: NDArray[np.float64],
    margins: float,
) -> NDArray[np.float64]:
    lines: NDArray[np.float64] = np.maximum(1.0, np.ceil(letters / (widths - margins))) + breaks
    return lines


def _heights(
    letters: NDArray[np.float64],
    breaks: NDArray[np.float64],
    widths: NDArray[np.float64],
    margins: float,
) -> NDArray[np.float64]:
    """For each row of widths: lines of all rows, and a little for each line beside them."""
    lines = _lines(letters, breaks, widths[:, None, :], margins)
    heights: NDArray[np.float64] = lines.max(axis=2).sum(axis=1) + BESIDE * lines.sum(axis=(1, 2))
    return heights
