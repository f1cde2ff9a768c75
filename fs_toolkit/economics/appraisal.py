"""Appraisal: ratios, rates and yearly equivalents that stand beside the net present value."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from fs_toolkit.core.arrays import as_numbers, check_fit, plain
from fs_toolkit.core.numeric import Floats
from fs_toolkit.economics.discounting import capital_recovery_factor, net_present_value
from fs_toolkit.economics.flows import as_flows, as_rate, check_same_years


def benefit_cost_ratio(
    rate: ArrayLike,
    benefits: ArrayLike,
    costs: ArrayLike,
    definition: Literal["conventional", "modified"] = "conventional",
    operating_costs: ArrayLike | None = None,
) -> Floats:
    r"""Present value of benefits for one unit of present value of costs.

    .. math:: \text{conventional } = B / (C + O), \quad \text{modified } = (B - O) / C

    Both lie on the same side of 1, as the net present value lies of 0; but they differ,
    so a report names the one it prints, and neither ranks options.

    Parameters
    ----------
    rate : array_like, shape (...)
        Discount rate, above -1. [1/year]
    benefits : array_like, shape (..., T)
        B, of years 0 to T-1; year 0 is not discounted. [money/year]
    costs : array_like, shape (..., T)
        C, as positive amounts: the investment, or all costs where `operating_costs`
        are not told apart. [money/year]
    definition : {"conventional", "modified"}
        Whether operating costs are added to the costs or taken from the benefits.
    operating_costs : array_like, shape (..., T), optional
        O, as positive amounts; the modified ratio needs them. [money/year]

    Returns
    -------
    ndarray, shape (...)
        Ratio; leading dimensions broadcast. [-]

    Raises
    ------
    ValueError
        If what stands below the line has a present value of 0 or less (there is then no
        ratio, or costs were given as negative amounts), `operating_costs` are missing
        for the modified ratio, or the arguments do not fit together.

    References
    ----------
    .. [1] W. G. Sullivan, E. M. Wicks, C. P. Koelling, "Engineering Economy," ch. 10, Pearson.

    Examples
    --------
    >>> b, c, o = [0, 30], [10, 0], [0, 10]
    >>> float(benefit_cost_ratio(0.0, b, c, operating_costs=o))
    1.5
    >>> float(benefit_cost_ratio(0.0, b, c, "modified", operating_costs=o))
    2.0
    """
    if definition not in ("conventional", "modified"):
        raise ValueError(f'definition must be "conventional" or "modified", not {definition!r}')
    if definition == "modified" and operating_costs is None:
        raise ValueError("the modified ratio needs operating_costs (zeros, if there are none)")
    gains, outlays = as_flows(benefits, "benefits"), as_flows(costs, "costs")
    running = np.zeros_like(outlays)
    if operating_costs is not None:
        running = as_flows(operating_costs, "operating_costs")
    check_same_years(benefits=gains, costs=outlays, operating_costs=running)
    shapes = {"benefits": gains, "costs": outlays, "operating_costs": running}
    check_fit({name: array.shape[:-1] for name, array in shapes.items()})

    above, below = (
        (gains, outlays + running) if definition == "conventional" else (gains - running, outlays)
    )
    value_above, value_below = net_present_value(rate, above), net_present_value(rate, below)
    if np.any(value_below <= 0):
        raise ValueError(
            f"the costs below the line have a present value of {np.min(value_below):g}: there is "
            "no ratio to them (costs are given as positive amounts)"
        )
    return plain(np.asarray(value_above / value_below))


def modified_internal_rate_of_return(
    flows: ArrayLike, finance_rate: ArrayLike, reinvestment_rate: ArrayLike
) -> Floats:
    r"""Rate at which outlays grow into returns, both moved at stated rates.

    .. math:: MIRR = \left(\frac{\sum_t F_t^+ (1 + r)^{T-1-t}}
              {\sum_t F_t^- (1 + f)^{-t}}\right)^{1/(T-1)} - 1

    There is always one, also where the internal rate has several values or none.

    Parameters
    ----------
    flows : array_like, shape (..., T)
        Net benefits of years 0 to T-1, at least two years. [money/year]
    finance_rate, reinvestment_rate : array_like, shape (...)
        Rate f at which outlays are brought to year 0, rate r at which returns are carried
        to the last year; each above -1. [1/year]

    Returns
    -------
    ndarray, shape (...)
        Rate: inf where no year has an outlay, -1 where no year has a return. [1/year]

    Raises
    ------
    ValueError
        If there is one year only, a rate is -1 or less, or the shapes do not fit.

    References
    ----------
    .. [1] S. A. Y. Lin, "The modified internal rate of return and investment criterion,"
       The Engineering Economist 21(4), 1976, pp. 237-247.

    Examples
    --------
    >>> float(modified_internal_rate_of_return([-100, 60, 60], 0.10, 0.0).round(6))
    0.095445
    """
    values = as_flows(flows)
    finance = as_rate(finance_rate, "finance_rate")
    reinvestment = as_rate(reinvestment_rate, "reinvestment_rate")
    years = values.shape[-1] - 1
    if years < 1:
        raise ValueError("flows must have at least two years for a rate of return")
    outlays = -net_present_value(finance, np.minimum(values, 0))
    returns = np.asarray(net_present_value(reinvestment, np.maximum(values, 0)))
    check_fit({"finance_rate": np.shape(outlays), "reinvestment_rate": returns.shape})
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        rate = (1 + reinvestment) * (returns / outlays) ** (1 / years) - 1
    return plain(np.asarray(np.where(outlays == 0, np.inf, rate)))


def equivalent_annual_value(rate: ArrayLike, value: ArrayLike, years: ArrayLike) -> Floats:
    r"""The level amount at the end of each year that is worth as much as `value` today.

    .. math:: A = V r / (1 - (1 + r)^{-n})

    It makes options of different lives comparable, each repeated at its end.

    Parameters
    ----------
    rate : array_like, shape (...)
        Discount rate, above -1. [1/year]
    value : array_like, shape (...)
        Present value, of either sign. [money]
    years : array_like, shape (...)
        Number of years n, above 0; year 0 is not counted. [year]

    Returns
    -------
    ndarray, shape (...)
        Yearly amount; leading dimensions broadcast. [money/year]

    Raises
    ------
    ValueError
        If a rate is -1 or less, a number of years is 0 or less, or the shapes do not fit.

    References
    ----------
    .. [1] A. E. Boardman, D. H. Greenberg, A. R. Vining, D. L. Weimer, "Cost-Benefit Analysis:
       Concepts and Practice," 5th ed., Cambridge University Press, 2018: equivalent annual
       net benefit.

    Examples
    --------
    >>> float(equivalent_annual_value(0.0, 100.0, 4))
    25.0
    """
    amounts, factor = as_numbers(value, "value"), capital_recovery_factor(rate, years)
    check_fit({"value": amounts.shape, "rate and years": np.shape(factor)})
    return plain(np.asarray(amounts * factor))


def real_rate(nominal: ArrayLike, inflation: ArrayLike) -> Floats:
    r"""Rate in constant prices that matches a rate in current prices.

    .. math:: r = (1 + n) / (1 + i) - 1

    Parameters
    ----------
    nominal, inflation : array_like, shape (...)
        Rate in current prices and yearly rise of prices, each above -1. [1/year]

    Returns
    -------
    ndarray, shape (...)
        Real rate; leading dimensions broadcast. [1/year]

    Raises
    ------
    ValueError
        If a rate is -1 or less, or the shapes do not fit.

    References
    ----------
    .. [1] I. Fisher, "The Theory of Interest," Macmillan, New York, 1930.

    Examples
    --------
    >>> float(real_rate(0.0815, 0.03).round(6))
    0.05
    """
    current, prices = as_rate(nominal, "nominal"), as_rate(inflation, "inflation")
    check_fit({"nominal": current.shape, "inflation": prices.shape})
    # (n - i) / (1 + i) is the same and keeps its digits where both are small
    return plain(np.asarray((current - prices) / (1 + prices)))
