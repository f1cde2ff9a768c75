"""What was planned against what came true: deviations, and flows as built."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from fs_toolkit.core.numeric import Floats


def in_plan_prices(values: ArrayLike, deflators: ArrayLike) -> Floats:
    """Money of several years at the prices of the plan.

    Parameters
    ----------
    values : array_like, shape (...)
        Amounts as booked. [money of the year]
    deflators : array_like, shape (...)
        Price level of each year, the price year being 1.

    Raises
    ------
    ValueError
        If a deflator is not above zero.

    Examples
    --------
    >>> in_plan_prices([110.0, 121.0], [1.1, 1.21]).round(6).tolist()
    [100.0, 100.0]
    """
    levels = np.asarray(deflators, float)
    if np.any(levels <= 0):
        raise ValueError("a price level is above zero")
    return np.asarray(np.asarray(values, float) / levels)


def deviation(planned: ArrayLike, actual: ArrayLike) -> Floats:
    """How far the actual lies above or below the plan, as a share of the plan; NaN without a plan.

    Examples
    --------
    >>> deviation([100.0, 100.0, 0.0], [120.0, 90.0, 5.0]).round(6).tolist()
    [0.2, -0.1, nan]
    """
    plan, found = np.asarray(planned, float), np.asarray(actual, float)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(plan != 0, (found - plan) / np.abs(plan), np.nan)


def as_built(planned: ArrayLike, actual: ArrayLike) -> Floats:
    """The plan with the years that were measured in their place.

    Parameters
    ----------
    planned : array_like, shape (..., T)
        The plan, year by year. [money/year]
    actual : array_like, shape (..., T)
        What was measured; NaN in years that were not. [money/year]

    Returns
    -------
    ndarray, shape (..., T)
        Actual where there is one, else the plan.

    Raises
    ------
    ValueError
        If the two do not cover the same years.

    References
    ----------
    .. [1] Asian Development Bank, "Guidelines for the Economic Analysis of Projects," 2017:
       at completion the rate of return is computed anew, from what was spent and earned so far
       and a forecast for the years to come.

    Examples
    --------
    >>> as_built([-100, 60, 60], [-110, float("nan"), float("nan")]).tolist()
    [-110.0, 60.0, 60.0]
    """
    plan, found = np.asarray(planned, float), np.asarray(actual, float)
    if plan.shape[-1:] != found.shape[-1:]:
        raise ValueError("plan and actual must cover the same years")
    return np.where(np.isnan(found), plan, found)
