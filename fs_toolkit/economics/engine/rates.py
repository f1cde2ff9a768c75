r"""The internal rate of return of many draws: counted first, then found.

How many rates a stream has is settled before one is looked for. Its changes of sign bound the
number (Descartes); where there are several, so do the changes of sign of the same polynomial
moved to r = 0 and read outwards on either side, and one change means exactly one rate. What
this leaves open is left to `roots`, which misses none.

A single rate is then found by Newton's method on :math:`\ln(P / N)` over :math:`\ln v`, where
v = 1 / (1 + r) and P and N are the present values of the gains and of the losses. Every draw
takes its own steps, so that neither its neighbours nor the size of a chunk change its rate.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import comb

from fs_toolkit.core.numeric import Floats
from fs_toolkit.economics.discounting import EARLIER, Timing
from fs_toolkit.economics.roots import HIGHEST, LOWEST, NOTHING, roots

STATUSES = ("none", "unique", "several", "borrowing")
"""The words of the status codes 0 to 3."""
NONE, UNIQUE, SEVERAL, BORROWING = range(4)

Codes = NDArray[np.uint8]

STEPS = 8
"""Newton steps before a draw is left to `roots`."""
CLOSE = 1e-6
"""A step shorter than this is the last: the error left is of the order of its square."""
LONGEST = 1.5
"""No step in ln v is longer."""


@dataclass(eq=False)
class DrawRates:
    """The rates of N draws, shape (N,) each."""

    rates: Floats
    """NaN beside any status but unique. [1/year]"""
    status: Codes
    """0 none, 1 unique, 2 several, 3 borrowing."""


@dataclass
class RateFinder:
    """Finds the rates of streams of T years; holds its buffers from call to call."""

    years: int
    timing: Timing = "end"
    _buffers: dict[str, Floats] = field(default_factory=dict, repr=False)

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
        rates = np.full(net.shape[1], np.nan)
        self._newton(net, guess, status, settled, rates)
        rest = np.flatnonzero(~settled)
        if rest.size:
            self._exactly(net, rest, rates, status)
        rates[status != UNIQUE] = np.nan
        return DrawRates(rates, status)

    # --- How many ---
    def _classified(self, net: Floats) -> tuple[Codes, NDArray[np.bool_]]:
        """The status as far as signs alone give it, and whether they do."""
        last, changes = _signs(net)
        one = np.where(last > 0, UNIQUE, BORROWING)
        status = np.where(changes == 0, NONE, one).astype(np.uint8)
        settled = changes <= 1
        more = np.flatnonzero(~settled)
        if more.size:
            settled[more] = self._one_rate(net[:, more])
        return status, settled

    def _one_rate(self, net: Floats) -> NDArray[np.bool_]:
        """Whether a stream is sure to have exactly one rate."""
        below, above = _moved_to_zero(self.years, self.timing)
        size = np.abs(net)
        sure = np.ones(net.shape[1], dtype=bool)
        changes = np.zeros(net.shape[1], dtype=np.int64)
        for moved in (below, above):
            coefficients = moved @ net
            sure &= (np.abs(coefficients) > NOTHING * (moved @ size)).all(axis=0)
            signs = coefficients > 0
            changes += (signs[1:] != signs[:-1]).sum(axis=0)
        return np.asarray(sure & (changes == 1))

    # --- Where ---
    def _newton(
        self,
        net: Floats,
        guess: Floats | float,
        status: Codes,
        settled: NDArray[np.bool_],
        rates: Floats,
    ) -> None:
        """Fill in the rate of every settled draw that has one; unsettle what does not converge.

        The rate of a borrowing is found too: there is none where it lies beyond the bounds.
        """
        wanted = np.flatnonzero(settled & (status != NONE))
        if not wanted.size:
            return
        every = wanted.size == net.shape[1]
        flows = net if every else net[:, wanted]
        low, high = -np.log1p(HIGHEST), -np.log1p(LOWEST)
        x = np.clip(-np.log1p(np.broadcast_to(guess, net.shape[1:])[wanted]), low, high)
        found = np.full(wanted.size, np.nan)
        here = np.arange(wanted.size)
        gain, loss = np.maximum(flows, 0.0), np.maximum(-flows, 0.0)
        for count in range(STEPS):
            move = self._step(gain, loss, x)
            np.clip(move, -LONGEST, LONGEST, out=move)
            x = np.clip(x + move, low, high)
            if count < 2:  # few are there already
                continue
            done = (np.abs(move) <= CLOSE) & np.isnan(found[here])
            found[here[done]] = x[done]
            left = np.isnan(found[here])
            if not left.any():
                break
            if 2 * np.count_nonzero(left) < left.size:
                here, x = here[left], x[left]
                gain, loss = gain[:, left], loss[:, left]
        inside = (found > low) & (found < high)
        rates[wanted] = np.expm1(-found)
        settled[wanted[~inside]] = False

    def _step(self, gain: Floats, loss: Floats, x: Floats) -> Floats:
        """The Newton step in ln v towards gains = losses."""
        early = 1.0 - EARLIER[self.timing]
        with np.errstate(all="ignore"):
            v = np.exp(x)
            shift = np.exp(early * x)
            worth_gain, slope_gain = _worth(gain, v, shift, early)
            worth_loss, slope_loss = _worth(loss, v, shift, early)
            ratio = np.log(worth_gain / worth_loss)
            slope = slope_gain / worth_gain - slope_loss / worth_loss
            return np.asarray(-ratio / slope)

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


def _signs(net: Floats) -> tuple[NDArray[np.int8], NDArray[Any]]:
    """The last sign that is not zero, and how often it changes. Shape (N,) each."""
    last = np.zeros(net.shape[1], dtype=np.int8)
    smallest = np.int8 if net.shape[0] < 128 else np.int16
    changes: NDArray[Any] = np.zeros(net.shape[1], dtype=smallest)
    for row in net:
        sign = (row > 0).view(np.int8) - (row < 0).view(np.int8)
        changes += sign * last < 0
        last = np.where(sign != 0, sign, last)
    return last, changes


def _worth(flows: Floats, v: Floats, shift: Floats, early: float) -> tuple[Floats, Floats]:
    """The present value of flows of shape (T, N), and its slope over ln v."""
    if flows.shape[0] == 1:
        return flows[0], np.zeros_like(v)
    worth, slope = flows[-1].copy(), np.zeros_like(v)
    for row in flows[-2:0:-1]:
        slope *= v
        slope += worth
        worth *= v
        worth += row
    slope *= v
    if early:
        slope += worth if early == 1.0 else early * worth
        slope *= shift
        worth *= shift
    worth += flows[0]
    return worth, slope


@lru_cache(maxsize=16)
def _moved_to_zero(years: int, timing: Timing) -> tuple[Floats, Floats]:
    """Matrices from flows to the coefficients below and above a rate of zero.

    With w > 0, v = 1 + w runs over the rates below zero and v = 1 / (1 + w) over those above;
    halves of years are whole powers of the square root of v.
    """
    times = np.arange(years, dtype=np.float64)
    times[1:] -= EARLIER[timing]
    powers = (2 * times if timing == "mid" else times).astype(int)
    degree = int(powers.max())
    orders = np.arange(degree + 1)[:, np.newaxis]
    return comb(powers, orders), comb(degree - powers, orders)
