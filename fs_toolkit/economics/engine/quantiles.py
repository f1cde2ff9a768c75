"""Quantile functions as tables: a straight line in each of many cells, finer towards the ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from fs_toolkit.core.numeric import Floats
from fs_toolkit.economics.distributions import Distribution

CELLS = 2048
"""Cells of one level, of equal width."""
EDGE = 16
"""The first and the last of these are cut into the cells of the next level."""
ZOOM = CELLS // EDGE
LEVELS = 6
"""The last cells hold shares of 2**-42 and less."""
THINNED = 4
"""Of a quantile function that is slow, one edge in so many is computed."""
NEAREST = 2.0**-53
"""Where a quantile may be infinite, it is taken this near to the end."""


@dataclass(frozen=True)
class _Level:
    """Lines a + b s over cells of the share s scaled to this level."""

    a: Floats
    b: Floats


@dataclass(frozen=True)
class Quantiles:
    """A distribution's quantile function, ready for many draws.

    Notes
    -----
    The error of a straight line falls with the square of the width of its cell. Near an end the
    quantile of an unlimited distribution bends more, so the cells there are 128 times finer, and
    128 times finer again, six levels deep. Between shares of 1e-12 and 1 - 1e-12 the error is
    below 2e-4 of the distance between the quartiles, and below 2e-3 for a lognormal whose high
    is four times its low and in the one cell where an overrun jumps in its slope.
    Beyond, where one draw in 1e12 falls, it may reach a quarter of that distance.
    """

    exact: Callable[[Floats], Floats]
    left: tuple[_Level, ...] = ()
    """Level 0 is the whole range; the next are its first cells, finer and finer."""
    right: tuple[_Level, ...] = ()
    """The same for the last cells."""

    @staticmethod
    def of(distribution: Distribution) -> Quantiles:
        """A table of a smooth distribution; one with jumps is computed as it is."""
        if not distribution.is_smooth or distribution.family == "uniform":
            return Quantiles(distribution.quantile)
        quantile = distribution.quantile
        if distribution.family == "pert":  # an incomplete beta function is inverted at every point
            quantile = partial(_thinned, quantile)
        left = [_level(quantile, 1.0)]
        right = []
        for depth in range(1, LEVELS):
            width = float(ZOOM) ** -depth
            left.append(_level(quantile, width))
            right.append(_level(lambda s: quantile(1.0 - s), width))
        return Quantiles(distribution.quantile, tuple(left), tuple(right))

    def __call__(self, shares: Floats) -> Floats:
        """The quantiles at shares in (0, 1), shape (N,)."""
        found = np.empty((1, shares.size))
        Tables([self]).look_up(shares[np.newaxis], found)
        return np.asarray(found[0])


class Tables:
    """The quantile functions of several quantities, looked up together.

    The few draws near an end are looked up for all quantities at once.
    """

    def __init__(self, quantiles: Sequence[Quantiles]) -> None:
        self._quantiles = tuple(quantiles)
        self._fine = [row for row, each in enumerate(self._quantiles) if each.left]
        levels = [
            level
            for row in self._fine
            for side in (self._quantiles[row].left[1:], self._quantiles[row].right)
            for level in side
        ]
        self._a = np.concatenate([each.a for each in levels]) if levels else np.empty(0)
        self._b = np.concatenate([each.b for each in levels]) if levels else np.empty(0)
        self._starts = np.zeros(len(self._quantiles), dtype=np.intp)
        self._starts[self._fine] = 2 * (LEVELS - 1) * CELLS * np.arange(len(self._fine))

    def look_up(self, shares: Floats, found: Floats) -> None:
        """Write the quantiles of each row of shares, both of shape (K, N).

        The shares are in (0, 1).
        """
        width = shares.shape[1]
        cells, lines = np.empty(width, dtype=np.intp), np.empty(width)
        at_ends = np.zeros(shares.shape, dtype=bool)
        for row, each in enumerate(self._quantiles):
            if not each.left:
                found[row] = each.exact(shares[row])
                continue
            np.multiply(shares[row], CELLS, out=lines)
            np.copyto(cells, lines, casting="unsafe")
            np.take(each.left[0].b, cells, out=found[row], mode="clip")
            np.take(each.left[0].a, cells, out=lines, mode="clip")
            found[row] *= shares[row]
            found[row] += lines
            cells -= EDGE
            np.greater_equal(cells.view(np.uintp), CELLS - 2 * EDGE, out=at_ends[row])
        rows, places = np.divmod(np.flatnonzero(at_ends), width)
        if rows.size:
            found[rows, places] = self._near_ends(shares[rows, places], self._starts[rows])

    def _near_ends(self, shares: Floats, start: NDArray[np.intp]) -> Floats:
        """The quantiles of shares near an end, whose finer levels begin at `start`."""
        after = shares >= 0.5
        start = np.where(after, start + (LEVELS - 1) * CELLS, start)
        scaled = np.where(after, 1.0 - shares, shares) * ZOOM
        found = np.empty_like(shares)
        left = np.arange(shares.size)
        for level in range(LEVELS - 1):
            cells = np.minimum((scaled * CELLS).astype(np.intp), CELLS - 1)
            at = start + level * CELLS + cells
            found[left] = self._b[at] * scaled + self._a[at]
            nearer = np.flatnonzero(cells < EDGE)
            if not nearer.size:
                break
            left, scaled, start = left[nearer], scaled[nearer] * ZOOM, start[nearer]
        return found


def _level(quantile: Callable[[Floats], Floats], width: float) -> _Level:
    """The lines of the cells from 0 to `width`."""
    edges = np.arange(CELLS + 1) / CELLS
    at = np.clip(edges * width, NEAREST, 1 - NEAREST)
    values = np.asarray(quantile(at), dtype=np.float64)
    b = np.diff(values) * CELLS
    return _Level(values[:-1] - b * edges[:-1], b)


def _thinned(quantile: Callable[[Floats], Floats], shares: Floats) -> Floats:
    """A quantile function at the edges of cells, every fourth of them computed.

    So are the edges near an end, where it bends; the others lie on cubics through four.
    """
    values = np.empty_like(shares)
    ends = np.r_[0 : EDGE + 1, CELLS - EDGE : CELLS + 1]
    values[::THINNED] = quantile(shares[::THINNED])
    for step in range(1, THINNED):
        place = step / THINNED
        before, left, right, after = (
            values[k : CELLS + 1 - (3 - k // THINNED) * THINNED : THINNED]
            for k in range(0, 4 * THINNED, THINNED)
        )
        cubic = (
            -place * (place - 1) * (place - 2) / 6 * before
            + (place + 1) * (place - 1) * (place - 2) / 2 * left
            - (place + 1) * place * (place - 2) / 2 * right
            + (place + 1) * place * (place - 1) / 6 * after
        )
        values[THINNED + step : CELLS - THINNED : THINNED] = cubic
    values[ends] = quantile(shares[ends])
    return values
