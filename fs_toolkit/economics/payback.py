"""Payback: how long until the benefits have repaid the costs."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from fs_toolkit.core.arrays import check_fit
from fs_toolkit.core.numeric import Floats
from fs_toolkit.economics.flows import as_flows, as_rate


def payback_period(flows: ArrayLike) -> float | Floats | None:
    """Years until the running sum of the flows first comes back to zero.

    Within the year of the crossing the flow is taken to come in evenly. A later
    outlay, such as a replacement, does not undo a payback once reached.

    Parameters
    ----------
    flows : array_like, shape (..., T)
        Net benefits of years 0 to T-1; year 0 is today. [money/year]

    Returns
    -------
    float, None or ndarray, shape (...)
        Years from year 0; 0 where the running sum is never below zero. Not reached is
        None for flows of one dimension, inf in an array. [year]

    Raises
    ------
    ValueError
        If there is no year, or a value is missing.

    References
    ----------
    .. [1] S. A. Ross, R. W. Westerfield, B. D. Jordan, "Fundamentals of Corporate
       Finance," McGraw-Hill, ch. 9.

    Examples
    --------
    >>> payback_period([-1000, 400, 400, 400])
    2.5
    >>> payback_period([[-1000, 400, 400, 400], [-1000, 100, 100, 100]])
    array([2.5, inf])
    """
    return _first_crossing(as_flows(flows))


def discounted_payback_period(rate: ArrayLike, flows: ArrayLike) -> float | Floats | None:
    """Years until the running sum of the discounted flows first comes back to zero.

    Parameters
    ----------
    rate : array_like, shape (...)
        Discount rate, above -1. [1/year]
    flows : array_like, shape (..., T)
        Net benefits of years 0 to T-1, at the end of each year; year 0 is not
        discounted. [money/year]

    Returns
    -------
    float, None or ndarray, shape (...)
        As for `payback_period`; the present value of the year of the crossing is
        taken to come in evenly. [year]

    Raises
    ------
    ValueError
        If a rate is -1 or less, there is no year, or the shapes do not fit.

    References
    ----------
    .. [1] S. A. Ross, R. W. Westerfield, B. D. Jordan, "Fundamentals of Corporate
       Finance," McGraw-Hill, ch. 9.

    Examples
    --------
    >>> discounted_payback_period(0.25, [-100, 75, 125])
    1.5
    """
    rates, values = as_rate(rate), as_flows(flows)
    check_fit({"rate": rates.shape, "flows": values.shape[:-1]})
    years = np.arange(values.shape[-1], dtype=np.float64)
    with np.errstate(over="ignore", invalid="ignore"):
        discounted = np.asarray(values * (1 + rates[..., np.newaxis]) ** -years)
    return _first_crossing(as_flows(discounted, "discounted flows"))


def _first_crossing(flows: Floats) -> float | Floats | None:
    years = flows.shape[-1]
    total = np.cumsum(flows, axis=-1)
    # a sum such as -0.3 + 0.1 + 0.2 is zero but for rounding
    total[np.abs(total) <= 4 * years * np.finfo(float).eps * np.cumsum(np.abs(flows), axis=-1)] = 0
    below = total < 0
    crossing = below[..., :-1] & ~below[..., 1:]
    if years == 1:
        crossing = np.zeros_like(below)
    at = np.argmax(crossing, axis=-1)[..., np.newaxis]
    owed = -np.take_along_axis(total, at, axis=-1)[..., 0]
    earned = np.take_along_axis(flows, np.minimum(at + 1, years - 1), axis=-1)[..., 0]
    reached = crossing.any(axis=-1)
    length = at[..., 0] + owed / np.where(reached, earned, 1)
    length = np.where(reached, length, np.where(below.any(axis=-1), np.inf, 0.0))
    if length.ndim:
        return np.asarray(length)
    return float(length) if np.isfinite(length) else None
