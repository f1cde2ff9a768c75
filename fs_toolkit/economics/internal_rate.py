"""The internal rate of return: every rate at which a stream of flows is worth nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fs_toolkit.core.arrays import plain
from fs_toolkit.core.numeric import Floats
from fs_toolkit.economics.discounting import EARLIER, Timing
from fs_toolkit.economics.flows import as_dated_flows, as_flows
from fs_toolkit.economics.roots import roots

RateStatus: TypeAlias = Literal["unique", "several", "none", "borrowing"]
"""Whether an internal rate may be compared with a discount rate: only a unique one.

unique     one rate, and the flows are worth having at every lower discount rate.
several    more rates than one, or one at which the value touches zero and turns back.
none       no rate between -0.9999 and 1000.
borrowing  one rate, but money comes first and is given back later: it is the cost of a
           loan, and the flows are worth having at every *higher* discount rate.
"""


@dataclass(frozen=True, eq=False)
class InternalRate:
    """The rates at which flows are worth nothing, and whether one of them decides."""

    rates: Floats
    """Of one stream: all rates in ascending order, shape (R,), a double one twice. Of an
    array of streams: the rate of each, shape (...), NaN beside any status but unique. [1/year]"""
    status: RateStatus | NDArray[np.str_]
    """unique, several, none or borrowing; an array of shape (...) for an array of streams."""

    @property
    def rate(self) -> Floats:
        """The rate [1/year] that may be compared with a discount rate; NaN unless unique."""
        if isinstance(self.status, np.ndarray):
            return self.rates
        return plain(np.asarray(self.rates[0] if self.status == "unique" else np.nan))


def internal_rate_of_return(flows: ArrayLike, timing: Timing = "end") -> InternalRate:
    r"""All rates r at which the net present value of yearly flows is zero.

    .. math:: \sum_{t=0}^{T-1} F_t / (1 + r)^t = 0, \quad -0.9999 < r < 1000

    Parameters
    ----------
    flows : array_like, shape (..., T)
        Net benefits of years 0 to T-1. [money/year]
    timing : {"end", "mid", "start"}
        When in their year the flows of years 1 and on fall, as for `net_present_value`.

    Returns
    -------
    InternalRate
        Rates and status. A rate is a test of a project only where the status is
        unique. Flows that are all zero are worth nothing at every rate: none.

    Raises
    ------
    ValueError
        If there is no year, or a value is missing.

    References
    ----------
    .. [1] C. S. Park, "Fundamentals of Engineering Economics," 3rd ed., Pearson, 2013, ch. 7.
    .. [2] C. J. Norstrøm, "A sufficient condition for a unique nonnegative internal rate of
       return," Journal of Financial and Quantitative Analysis 7(3), 1972, pp. 1835-1839.

    Examples
    --------
    >>> found = internal_rate_of_return([-100, 60, 60])
    >>> found.status, float(found.rate.round(6))
    ('unique', 0.130662)
    >>> several = internal_rate_of_return([100, -230, 132])
    >>> several.status, several.rates.round(6).tolist()
    ('several', [0.1, 0.2])
    >>> internal_rate_of_return([[-100, 110], [100, -110]]).status.tolist()
    ['unique', 'borrowing']
    """
    values = as_flows(flows)
    times = np.arange(values.shape[-1], dtype=np.float64)
    times[1:] -= EARLIER[timing]
    return _on_distinct_times(values, times)


def dated_internal_rate_of_return(flows: ArrayLike, dates: Any) -> InternalRate:
    r"""All yearly rates at which flows on given dates are worth nothing.

    .. math:: \sum_i F_i / (1 + r)^{d_i / 365} = 0, \quad -0.9999 < r < 1000

    Parameters
    ----------
    flows : array_like, shape (..., T)
        What falls due on each date. [money]
    dates : sequence of date, datetime64 or ISO text, shape (T,)
        In any order; flows of one day are added up. ACT/365 from the earliest.

    Returns
    -------
    InternalRate
        Rates and status, as for `internal_rate_of_return`.

    Raises
    ------
    ValueError
        If a value or a date is missing, or dates and flows differ in number.

    References
    ----------
    .. [1] ISDA, "2006 ISDA Definitions," New York, 2006, section 4.16: Actual/365 (Fixed).

    Examples
    --------
    >>> found = dated_internal_rate_of_return([-100, 110], ["2015-01-01", "2016-01-01"])
    >>> float(found.rate.round(6))
    0.1
    """
    return _on_distinct_times(*as_dated_flows(flows, dates))


def _on_distinct_times(values: Floats, times: Floats) -> InternalRate:
    """Flows of one moment are added up."""
    days, day = np.unique(times, return_inverse=True)
    daily = np.zeros((*values.shape[:-1], days.size))
    for position, where in enumerate(day):
        daily[..., where] += values[..., position]
    return _internal_rate(daily, days)


def _internal_rate(flows: Floats, times: Floats) -> InternalRate:
    found = roots(flows.reshape(-1, times.size), times)
    count = np.isfinite(found.rates).sum(axis=1)
    one = np.where(found.falling, "unique", "borrowing")
    status = np.where(count == 1, one, np.where(count == 0, "none", "several"))
    if flows.ndim == 1:
        word: RateStatus = str(status[0])  # type: ignore[assignment]
        return InternalRate(found.rates[0, : count[0]], word)
    rates = np.where(status == "unique", found.rates[:, 0], np.nan)
    return InternalRate(rates.reshape(flows.shape[:-1]), status.reshape(flows.shape[:-1]))
