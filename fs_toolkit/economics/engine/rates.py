r"""The internal rate of return of many draws: counted first, then found.

How many rates a stream has is settled before one is looked for. Its changes of sign bound the
number (Descartes); where there are several, so do the changes of sign of the same polynomial
moved to r = 0 and read outwards on either side, and one change means exactly one rate. What
this leaves open is left to `roots`, which misses none.

A single rate is then found by Halley's method on :math:`\ln(P / N)` over :math:`\ln v`, where
v = 1 / (1 + r) and P and N are the present values of the gains and of the losses. The logarithm
of that ratio is nearly a straight line; its bend is taken from the slopes of two steps. Every
draw takes its own steps, so that neither its neighbours nor the size of a chunk change its rate.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from math import comb

import numpy as np
from numpy.typing import NDArray

from fs_toolkit.core.numeric import Floats
from fs_toolkit.economics.discounting import EARLIER, Timing
from fs_toolkit.economics.engine.gains import Bools, Sides, Space, sides_as, sign_changes, worth
from fs_toolkit.economics.roots import HIGHEST, LOWEST, NOTHING, roots

STATUSES = ("none", "unique", "several", "borrowing")
"""The words of the status codes 0 to 3."""
NONE, UNIQUE, SEVERAL, BORROWING = range(4)

Codes = NDArray[np.uint8]

FIRST_STEPS = 4
"""Steps of a draw whose years gain and lose like those of most."""
STEPS = 8
"""Steps before a draw is left to `roots`."""
CLOSE = 1e-12
"""What the last step squared, times the step before it, is below: the order of the error left."""
LOWEST_FACTOR, HIGHEST_FACTOR = 1.0 / (1.0 + HIGHEST), 1.0 / (1.0 + LOWEST)
LONGEST = 1.5
"""No step in ln v is longer."""


@dataclass(eq=False)
class DrawRates:
    """The rates of N draws, shape (N,) each."""

    rates: Floats
    """NaN beside any status but unique. [1/year]"""
    status: Codes
    """0 none, 1 unique, 2 several, 3 borrowing."""


class RateFinder:
    """Finds the rates of streams of T years; holds its buffers from call to call."""

    def __init__(
        self, years: int, timing: Timing = "end", losing: Sequence[bool] | None = None
    ) -> None:
        """For streams of so many years.

        Parameters
        ----------
        years : int
            T.
        timing : {"end", "mid", "start"}
            When in their year flows fall.
        losing : sequence of bool, shape (T,), optional
            The years in which most streams lose. Those that do are found sooner; no result
            depends on it but for the last digits.
        """
        self.years, self.timing = years, timing
        self._space = Space(years)
        self._losing = tuple(losing) if losing is not None and 0 < sum(losing) < years else None

    def __call__(self, net: Floats, guess: Floats | float) -> DrawRates:
        """The rates of net flows of shape (T, N).

        Parameters
        ----------
        net : ndarray, shape (T, N)
            Finite. [money/year]
        guess : ndarray, shape (N,) or number
            Where to start, such as the discount rate. [1/year]
        """
        status, settled = self._classified(net)
        with np.errstate(all="ignore"):
            start = 1.0 / (1.0 + np.broadcast_to(guess, net.shape[1:]))
            v = self._factors(net, start, settled & (status != NONE))
            rates = 1.0 / v - 1.0
        # The rate of a borrowing is looked for too: there is none where it lies beyond the bounds.
        rest = np.flatnonzero(~settled | ((status != NONE) & np.isnan(v)))
        if rest.size:
            self._exactly(net, rest, rates, status)
        rates[status != UNIQUE] = np.nan
        return DrawRates(rates, status)

    # --- How many ---
    def _classified(self, net: Floats) -> tuple[Codes, Bools]:
        """The status as far as signs alone give it, and whether they do."""
        last, changes = sign_changes(net)
        status = np.full(net.shape[1], BORROWING, dtype=np.uint8)
        status[last] = UNIQUE
        status[changes == 0] = NONE
        settled = changes <= 1
        more = np.flatnonzero(~settled)
        if more.size:
            settled[more] = self._one_rate(net[:, more])
        return status, settled

    def _one_rate(self, net: Floats) -> Bools:
        """Whether a stream is sure to have exactly one rate."""
        nothing = NOTHING * np.abs(net).max(axis=0)
        sure = np.ones(net.shape[1], dtype=bool)
        changes = 0
        for moved in _moved_to_zero(self.years, self.timing):
            coefficients = moved @ net
            signs = coefficients > 0
            changes = changes + np.add.reduce(signs[1:] != signs[:-1], axis=0, dtype=np.int16)
            sure &= np.abs(coefficients, out=coefficients).min(axis=0) > nothing
        return np.asarray(sure & (changes == 1))

    # --- Where ---
    def _factors(self, net: Floats, start: Floats, wanted: Bools) -> Floats:
        """The discount factors that belong to the rates wanted; NaN where none is found."""
        found = np.full(net.shape[1], np.nan)
        start = np.clip(start, LOWEST_FACTOR, HIGHEST_FACTOR)
        ways: list[tuple[Callable[[Floats], Sides], int]] = [(self._space.split, STEPS)]
        if self._losing is not None:
            ways.insert(0, (partial(sides_as, losing=self._losing), FIRST_STEPS))
        left = np.flatnonzero(wanted)
        for sides, steps in ways:
            if 2 * left.size > wanted.size:
                self._climb(_Climb(net, sides, steps, wanted), start.copy(), found)
            elif left.size:
                part = _Climb(net[:, left], sides, steps, np.ones(left.size, dtype=bool))
                some = found[left]
                self._climb(part, start[left], some)
                found[left] = some
            with np.errstate(invalid="ignore"):
                inside = (found > LOWEST_FACTOR) & (found < HIGHEST_FACTOR)
            found[~(inside & wanted)] = np.nan
            left = np.flatnonzero(wanted & ~inside)
        return found

    def _climb(
        self,
        streams: _Climb,
        v: Floats,
        found: Floats,
        count: int = 0,
        past: tuple[Floats, Floats] | None = None,
    ) -> None:
        """Move v to where streams are worth nothing, and write to `found` where it is there.

        What the steps before came to, slopes and moves, is `past`. Once few streams are left,
        they go on alone.
        """
        gains, losses = streams.sides(streams.net)
        early = 1.0 - EARLIER[self.timing]
        root, gain, gain_slope, loss, loss_slope, gap, slope, before, move, earlier = (
            self._space.rows(10, v.size)
        )
        if past is not None:
            before[...], earlier[...] = past
        while count < streams.steps:
            shift = None if not early else v if early == 1.0 else np.sqrt(v, out=root)
            worth(gains, v, shift, early, gain, gain_slope)
            worth(losses, v, shift, early, loss, loss_slope)
            # ln(gain / loss) = 2 artanh(gap); the first terms of its series do near zero
            np.subtract(gain, loss, out=gap)
            gap /= np.add(gain, loss, out=move)
            np.multiply(gap, gap, out=move)
            move *= 1.0 / 3.0
            move += 1.0
            move *= gap
            move *= -2.0
            gain_slope /= gain
            loss_slope /= loss
            np.subtract(gain_slope, loss_slope, out=slope)
            move /= slope
            if count:
                _bend(move, slope, before, earlier, gap)
            np.clip(move, -LONGEST, LONGEST, out=move)
            _turned(v, move, gap)
            np.clip(v, LOWEST_FACTOR, HIGHEST_FACTOR, out=v)
            count += 1
            if count > 1:
                earlier *= move
                earlier *= move
                there = np.abs(earlier, out=earlier) <= CLOSE
                for time in (gain_slope, loss_slope):  # mean times, unless a side has both signs
                    there &= (time >= 0.0) & (time <= self.years)
                np.copyto(found, v, where=there & np.isnan(found))
                left = np.flatnonzero(np.isnan(found) & streams.wanted)
                if not left.size:
                    return
                if 2 * left.size < v.size:
                    part, reached, some = streams.of(left), v[left], found[left]
                    self._climb(part, reached, some, count, (slope[left], move[left]))
                    v[left], found[left] = reached, some
                    return
            move, earlier = earlier, move
            slope, before = before, slope

    def _exactly(self, net: Floats, which: NDArray[np.int64], rates: Floats, status: Codes) -> None:
        """The status and the rate of a few draws, found without a doubt."""
        times = np.arange(self.years, dtype=np.float64)
        times[1:] -= EARLIER[self.timing]
        flows = np.ascontiguousarray(net[:, which].T)
        if self.timing == "start" and self.years > 1:
            flows[:, 1] += flows[:, 0]
            flows, times = flows[:, 1:], times[1:]
        found = roots(flows, times)
        count = np.isfinite(found.rates).sum(axis=1)
        one = np.where(found.falling, UNIQUE, BORROWING)
        status[which] = np.where(count == 1, one, np.where(count == 0, NONE, SEVERAL))
        rates[which] = found.rates[:, 0]


@dataclass(frozen=True, eq=False)
class _Climb:
    """Streams whose rates are looked for, how they are parted, and in how many steps."""

    net: Floats
    sides: Callable[[Floats], Sides]
    steps: int
    wanted: Bools

    def of(self, left: NDArray[np.intp]) -> _Climb:
        """A part of them."""
        return _Climb(self.net[:, left], self.sides, self.steps, self.wanted[left])


def _bend(move: Floats, slope: Floats, before: Floats, earlier: Floats, scratch: Floats) -> None:
    """Lengthen or shorten Newton steps by how the slope has changed on the step before."""
    np.subtract(slope, before, out=scratch)
    scratch /= earlier
    scratch /= slope
    scratch *= move
    scratch *= 0.5
    scratch += 1.0
    np.clip(scratch, 0.5, 2.0, out=scratch)
    move /= scratch


def _turned(v: Floats, move: Floats, scratch: Floats) -> None:
    """Multiply v by about e to the power of the move: (1 + move/2) / (1 - move/2)."""
    np.multiply(move, 0.5, out=scratch)
    scratch += 1.0
    v *= scratch
    np.subtract(2.0, scratch, out=scratch)
    v /= scratch


@lru_cache(maxsize=16)
def _moved_to_zero(years: int, timing: Timing) -> tuple[Floats, Floats]:
    """Matrices from flows to the coefficients below and above a rate of zero.

    Each is divided by the sum of what it is made of, which leaves its sign.
    With w > 0, v = 1 + w runs over the rates below zero and v = 1 / (1 + w) over those above;
    halves of years are whole powers of the square root of v.
    """
    times = np.arange(years, dtype=np.float64)
    times[1:] -= EARLIER[timing]
    powers = [int(each) for each in (2 * times if timing == "mid" else times)]
    degree = max(powers)
    below, above = (
        np.array([[comb(each, order) for each in row] for order in range(degree + 1)], dtype=float)
        for row in (powers, [degree - each for each in powers])
    )
    return below / below.sum(axis=1, keepdims=True), above / above.sum(axis=1, keepdims=True)
