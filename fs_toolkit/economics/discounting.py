"""Discounting: what a stream of yearly or dated flows is worth today."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from fs_toolkit.core.arrays import as_count, as_numbers, check_fit, plain
from fs_toolkit.core.numeric import Floats
from fs_toolkit.economics.flows import as_dated_flows, as_flows, as_rate

Timing: TypeAlias = Literal["end", "mid", "start"]
"""When in a year its flow falls due."""

EARLIER: dict[str, float] = {"end": 0.0, "mid": 0.5, "start": 1.0}
"""How much of a year before the year's end the flow falls due, by timing. [year]"""


def net_present_value(rate: ArrayLike, flows: ArrayLike, timing: Timing = "end") -> Floats:
    r"""Value today of a stream of yearly net benefits.

    .. math:: NPV = F_0 + \sum_{t=1}^{T-1} F_t / (1 + r)^{t - e}

    with e = 0 for flows at the end of each year, 1/2 at the middle, 1 at the start.

    Parameters
    ----------
    rate : array_like, shape (...)
        Discount rate, above -1: a real rate for flows in constant prices. [1/year]
    flows : array_like, shape (..., T)
        Net benefits of years 0 to T-1. Year 0 is today and never discounted (a
        spreadsheet's NPV() discounts its first value by a year). [money/year]
    timing : {"end", "mid", "start"}
        When in years 1 to T-1 the flows fall due.

    Returns
    -------
    ndarray, shape (...)
        Value at year 0; leading dimensions broadcast. [money]

    Raises
    ------
    ValueError
        If a rate is -1 or less, a value is missing, there is no year, `timing` is
        another word, the shapes do not fit, or the value is too large for a float.

    References
    ----------
    .. [1] HM Treasury, "The Green Book," London, 2022, annex A6.
    .. [2] US Office of Management and Budget, Circular A-94, Washington, appendix B.

    Examples
    --------
    >>> float(net_present_value(0.10, [-100, 121]).round(6))
    10.0
    >>> float(net_present_value(0.10, [-100, 121], timing="start"))
    21.0
    """
    if timing not in EARLIER:
        raise ValueError(f'timing must be "end", "mid" or "start", not {timing!r}')
    rates, values = as_rate(rate), as_flows(flows)
    times = np.arange(values.shape[-1], dtype=np.float64)
    times[1:] -= EARLIER[timing]
    return _present_value(rates, values, times)


def dated_net_present_value(rate: ArrayLike, flows: ArrayLike, dates: Any) -> Floats:
    r"""Value on the earliest date of flows that fall due on given dates.

    .. math:: NPV = \sum_i F_i / (1 + r)^{d_i / 365}

    with :math:`d_i` the days since the earliest date (ACT/365).

    Parameters
    ----------
    rate : array_like, shape (...)
        Discount rate, above -1. [1/year]
    flows : array_like, shape (..., T)
        What falls due on each date. [money]
    dates : sequence of date, datetime64 or ISO text, shape (T,)
        In any order: the flows are valued on the earliest, wherever it stands (a
        spreadsheet's XNPV() refuses a date before the one listed first).

    Returns
    -------
    ndarray, shape (...)
        Value on the earliest date; leading dimensions broadcast. [money]

    Raises
    ------
    ValueError
        If a rate is -1 or less, a value or a date is missing, dates and flows
        differ in number, or the shapes do not fit.

    References
    ----------
    .. [1] ISDA, "2006 ISDA Definitions," New York, 2006, section 4.16: Actual/365 (Fixed).

    Examples
    --------
    >>> dates = ["2015-01-01", "2016-01-01"]
    >>> float(dated_net_present_value(0.10, [-100, 121], dates).round(6))
    10.0
    """
    rates, (values, times) = as_rate(rate), as_dated_flows(flows, dates)
    return _present_value(rates, values, times)


def discount_factors(schedule: ArrayLike | Mapping[int, ArrayLike], years: int) -> Floats:
    r"""Value today of one unit of money in each year from year 0 on.

    .. math:: f_0 = 1, \quad f_t = f_{t-1} / (1 + r_t)

    with :math:`r_t` the rate in force in year t. A factor is the product of all the
    years before it, so no factor jumps where the rate steps down.

    Parameters
    ----------
    schedule : array_like, shape (...), or mapping of int to array_like
        One rate; or steps, such as {0: 0.035, 31: 0.03}: each rate with the first
        year that it discounts. Each above -1. [1/year]
    years : int
        Number of factors, for years 0 to years - 1.

    Returns
    -------
    ndarray, shape (..., years)
        Factors. [-]

    Raises
    ------
    ValueError
        If a rate is -1 or less, the steps leave year 1 without a rate, a step's year
        is not a whole number from 0 on, or `years` is below 1.

    References
    ----------
    .. [1] HM Treasury, "The Green Book," London, 2022, annex A6: 3.5 % for years 0 to 30,
       3.0 % for 31 to 75, 2.5 % for 76 to 125.

    Examples
    --------
    >>> discount_factors({0: 0.25, 2: 0.0}, years=4)
    array([1. , 0.8, 0.8, 0.8])
    """
    count = as_count(years, "years")
    growth = 1 + (
        _rates_of_steps(schedule, count)
        if isinstance(schedule, Mapping)
        else np.repeat(as_rate(schedule)[..., np.newaxis], count - 1, axis=-1)
    )
    today = np.ones((*growth.shape[:-1], 1))
    with np.errstate(over="ignore", divide="ignore"):
        factors = 1 / np.concatenate([today, np.cumprod(growth, axis=-1)], axis=-1)
    return _finite(factors)


def capital_recovery_factor(rate: ArrayLike, years: ArrayLike) -> Floats:
    r"""The level yearly amount that repays one unit of money over some years.

    .. math:: a = r / (1 - (1 + r)^{-n}), \quad a = 1/n \text{ at } r = 0

    Parameters
    ----------
    rate : array_like, shape (...)
        Rate per year (or per period), above -1. [1/year]
    years : array_like, shape (...)
        Number of years (or periods), above 0. [year]

    Returns
    -------
    ndarray, shape (...)
        The amount, due at the end of each year. [1/year]

    Raises
    ------
    ValueError
        If a rate is -1 or less, a number of years is 0 or less, or the shapes do not fit.

    References
    ----------
    .. [1] C. S. Park, "Fundamentals of Engineering Economics," 3rd ed., Pearson, 2013, ch. 2.

    Examples
    --------
    >>> float(capital_recovery_factor(0.5, 2).round(6))
    0.9
    """
    rates, lives = as_rate(rate), as_numbers(years, "years")
    check_fit({"rate": rates.shape, "years": lives.shape})
    if np.any(lives <= 0):
        raise ValueError(f"years must be above 0, not {lives.min():g}")
    # expm1 and log1p keep their digits where the rate is close to 0
    with np.errstate(divide="ignore", invalid="ignore"):
        factor = rates / -np.expm1(-lives * np.log1p(rates))
    return plain(np.asarray(np.where(rates == 0, 1 / lives, factor)))


def _rates_of_steps(schedule: Mapping[int, ArrayLike], years: int) -> Floats:
    """The rate in force in years 1 to years - 1, shape (..., years - 1)."""
    starts = sorted(as_count(start, "the first year of a rate", least=0) for start in schedule)
    if not starts:
        raise ValueError("schedule has no rates")
    if starts[0] > 1:
        raise ValueError(f"schedule has no rate for the years before {starts[0]}: start it at 0")
    steps = {f"the rate from year {start}": schedule[start] for start in starts}
    rates = {name: as_rate(step, name) for name, step in steps.items()}
    check_fit({name: step.shape for name, step in rates.items()})
    by_step = np.stack(np.broadcast_arrays(*rates.values()), axis=-1)
    in_force = np.searchsorted(starts, np.arange(1, years), side="right") - 1
    return np.asarray(by_step[..., in_force])


def _present_value(rates: Floats, flows: Floats, times: Floats) -> Floats:
    check_fit({"rate": rates.shape, "flows": flows.shape[:-1]})
    with np.errstate(over="ignore", invalid="ignore"):
        values = (flows * (1 + rates[..., np.newaxis]) ** -times).sum(axis=-1)
    return plain(_finite(np.asarray(values)))


def _finite(values: Floats) -> Floats:
    """The values, or a refusal where a rate near -1 made them overflow."""
    if not np.isfinite(values).all():
        raise ValueError("a present value is too large to be computed: is a rate close to -1?")
    return values
