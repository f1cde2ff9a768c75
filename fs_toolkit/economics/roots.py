r"""Roots: every rate, within bounds, at which a present value is zero.

With :math:`x = \ln(1 + r)` a present value is a sum of exponentials,
:math:`f(x) = \sum_j F_j e^{-t_j x}`, whether the times are whole years or fractions of
them. Descartes' rule of signs holds for it: it has no more roots than its flows have
changes of sign. So has a proof of that rule that also finds them: the derivative of
:math:`e^{bx} f(x)` is a sum of the same kind with the coefficients
:math:`(b - t_j) F_j`; with b between the two flows of a change of sign it has one change
less, and between two of its neighbouring roots :math:`e^{bx} f` only rises or only falls.
Start from the sum without changes, which has no root, and climb: on each step the roots
below cut the range into pieces that hold one root or none, and a sign at the ends of each
piece tells which. No root is guessed at and none is missed.

References
----------
.. [1] G. J. O. Jameson, "Counting zeros of generalised polynomials: Descartes' rule of
   signs and Laguerre's extensions," The Mathematical Gazette 90, 2006, pp. 223-234.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from fs_toolkit.core.numeric import Floats

LOWEST, HIGHEST = -0.9999, 1000.0
"""Bounds of the rates looked for, themselves left out. [1/year]"""

NOTHING = 64 * np.finfo(float).eps
"""A balance of gains and losses closer to zero than this is zero but for rounding."""

LAST_DIGIT = 4 * np.finfo(float).eps
"""A step shorter than this, relative to x or to 1, is the last."""

STEPS = 100
"""Bisection alone needs 60 to reach the last digit."""


@dataclass(frozen=True, eq=False)
class Roots:
    """The roots of N present values."""

    rates: Floats
    """Ascending, NaN after the last, shape (N, K); where a present value touches zero and
    turns back, the root is double and stands twice. [1/year]"""
    falling: NDArray[np.bool_]
    """Whether each present value is above zero below its first root, shape (N,)."""


def roots(flows: Floats, times: Floats) -> Roots:
    """All rates in (-0.9999, 1000) at which the flows have a present value of zero.

    Parameters
    ----------
    flows : ndarray, shape (N, T)
        N streams. [money]
    times : ndarray, shape (T,)
        When each flow falls due, strictly ascending. [year]

    Returns
    -------
    Roots

    Examples
    --------
    >>> found = roots(np.array([[100.0, -230.0, 132.0]]), np.arange(3.0))
    >>> found.rates.round(6), found.falling
    (array([[0.1, 0.2]]), array([ True]))
    """
    changes, changed = _changes_of_sign(flows)
    found = np.full(flows.shape, np.nan)  # a sum of T terms has fewer than T roots
    falling = np.zeros(flows.shape[0], dtype=bool)
    for count in np.unique(changes[changes > 0]):
        rows = np.flatnonzero(changes == count)
        logs, falling[rows] = _climb(flows[rows], times, changed[rows])
        found[rows, : logs.shape[1]] = np.expm1(logs)
    found[np.abs(found) <= NOTHING] = 0
    most = max(1, int(np.isfinite(found).sum(axis=1).max(initial=0)))
    return Roots(found[:, :most], falling)


def _changes_of_sign(flows: Floats) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """How often the signs change, shape (N,); and the flow that each one changes from.

    The second is of shape (N, T): at a flow of another sign than the last before it
    that is not zero, the position of that one; elsewhere -1.
    """
    signs = np.sign(flows)
    here = np.where(signs != 0, np.arange(flows.shape[1]), -1)
    last = np.maximum.accumulate(here, axis=1)
    before = np.concatenate([np.full((flows.shape[0], 1), -1), last[:, :-1]], axis=1)
    earlier = np.take_along_axis(signs, np.maximum(before, 0), axis=1)
    changed = (before >= 0) & (signs * earlier < 0)
    return changed.sum(axis=1), np.where(changed, before, -1)


def _climb(
    flows: Floats, times: Floats, changed: NDArray[np.int64]
) -> tuple[Floats, NDArray[np.bool_]]:
    """The roots in x of rows that change sign equally often, shape (N, K) and (N,)."""
    row, after = np.nonzero(changed >= 0)
    between = (times[after] + times[changed[row, after]]) / 2
    levels = [_scaled(flows)]
    for middle in between.reshape(flows.shape[0], -1).T[:-1]:
        levels.append(_scaled(levels[-1] * (middle[:, np.newaxis] - times)))

    low, high = np.log1p(LOWEST), np.log1p(HIGHEST)
    ends = np.broadcast_to([low, high], (flows.shape[0], 2))
    for level in reversed(levels[1:]):
        signs = _signs(level, times, ends)
        inner = np.where(signs[:, 1:-1] == 0, ends[:, 1:-1], high)
        cuts = np.concatenate([_crossings(level, times, ends, signs), inner], axis=1)
        cuts = np.sort(np.where(np.isnan(cuts), high, cuts), axis=1)
        cuts = cuts[:, : int((cuts < high).sum(axis=1).max())]
        ends = np.concatenate([ends[:, :1], cuts, ends[:, -1:]], axis=1)

    signs = _signs(levels[0], times, ends)
    found = _crossings(levels[0], times, ends, signs)
    touching = np.flatnonzero((signs[:, 1:-1] == 0).any(axis=1))
    if touching.size:
        found = np.concatenate([found, np.full_like(found, np.nan)], axis=1)
        for which in touching:
            logs = _with_touching(ends[which], signs[which], found[which])
            found[which] = np.nan
            found[which, : len(logs)] = logs
    found = np.sort(found, axis=1)
    return found[:, : times.size], signs[:, 0] > 0


def _with_touching(ends: Floats, signs: Floats, crossings: Floats) -> list[float]:
    """The roots of one row where the sum is zero at some of the ends of its pieces."""
    logs = [float(x) for x in crossings if np.isfinite(x)]
    sure = np.flatnonzero(signs)
    for left, right in pairwise(sure):
        if right > left + 1:
            at = float(ends[left + 1 : right].mean())
            logs += [at] if signs[left] != signs[right] else [at, at]
    return logs


def _scaled(coefficients: Floats) -> Floats:
    largest = np.abs(coefficients).max(axis=1, keepdims=True)
    return np.asarray(coefficients / np.where(largest > 0, largest, 1))


def _signs(coefficients: Floats, times: Floats, points: Floats) -> Floats:
    """The sign of each row's sum at its points, shape (N, M); 0 for what is only rounding."""
    signs = np.empty(points.shape)
    for column, x in enumerate(points.T):
        gains, losses, *_ = _gains_and_losses(coefficients, times, x)
        balance = (gains - losses) / (gains + losses)
        signs[:, column] = np.where(np.abs(balance) <= NOTHING, 0, np.sign(balance))
    return signs


def _crossings(coefficients: Floats, times: Floats, ends: Floats, signs: Floats) -> Floats:
    """The root within each piece at whose ends the signs differ, else NaN, (N, M - 1)."""
    found = np.full((ends.shape[0], ends.shape[1] - 1), np.nan)
    row, piece = np.nonzero(signs[:, :-1] * signs[:, 1:] < 0)
    if row.size:
        found[row, piece] = _crossing(
            coefficients[row], times, ends[row, piece], ends[row, piece + 1], signs[row, piece]
        )
    return found


def _crossing(
    coefficients: Floats, times: Floats, low: Floats, high: Floats, sign_low: Floats
) -> Floats:
    """The one root of each row between low and high, to the last digits, shape (N,).

    Newton's method on ln(gains / losses), which is close to a straight line; where a
    step would leave the piece, or is no half of the one before, the piece is halved.
    """
    x, stride = (low + high) / 2, high - low
    done = np.zeros(low.shape, dtype=bool)
    for _ in range(STEPS):
        gains, losses, early, late = _gains_and_losses(coefficients, times, x)
        with np.errstate(divide="ignore", invalid="ignore"):
            guess = x - (np.log(gains) - np.log(losses)) / (late - early)
        before = np.sign(gains - losses) == sign_low
        low, high = np.where(before, x, low), np.where(before, high, x)
        halving = (guess >= low) & (guess <= high) & (2 * np.abs(guess - x) <= stride)
        following = np.where(halving, guess, (low + high) / 2)
        following = np.where(done | (gains == losses), x, following)
        stride = np.abs(following - x)
        done |= stride <= LAST_DIGIT * np.maximum(1, np.abs(x))
        x = following
        if done.all():
            break
    return x


def _gains_and_losses(
    coefficients: Floats, times: Floats, x: Floats
) -> tuple[Floats, Floats, Floats, Floats]:
    """Sums of the positive and of the negative terms at x, and the mean time of each.

    All terms are multiplied by one positive factor, so that none overflows and the
    largest weight is 1; signs, ratios and means stay what they are.
    """
    present = coefficients != 0
    first = times[present.argmax(axis=1)]
    last = times[times.size - 1 - present[:, ::-1].argmax(axis=1)]
    start = np.where(x > 0, first, last)
    exponents = -(times - start[:, np.newaxis]) * x[:, np.newaxis]
    terms = coefficients * np.exp(np.minimum(exponents, 0))
    gain, loss = np.maximum(terms, 0), np.maximum(-terms, 0)
    gains, losses = gain.sum(axis=1), loss.sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        # Sums of rows, not products of matrices: a row's last digit is its own.
        early, late = (gain * times).sum(axis=1), (loss * times).sum(axis=1)
        return gains, losses, early / gains, late / losses
