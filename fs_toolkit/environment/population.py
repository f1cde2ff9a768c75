"""Growth between two counts of people, and projection from the last one."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from fs_toolkit.core.numeric import Floats


def yearly_growth(first: float, last: float, years: float) -> float:
    r"""Constant yearly growth [1/year] that leads from one count to another.

    .. math:: r = (P_1 / P_0)^{1 / (t_1 - t_0)} - 1

    Parameters
    ----------
    first, last : float
        Counts at the start and at the end, above 0. [person]
    years : float
        Years between them, above 0. [year]

    Raises
    ------
    ValueError
        If a count or the time between them is not above 0.

    Examples
    --------
    >>> round(yearly_growth(100, 121, 2), 10)
    0.1
    """
    if min(first, last) <= 0:
        raise ValueError(f"a population must be above 0, not {min(first, last):g}")
    if years <= 0:
        raise ValueError(
            f"the second count must be later than the first, not {years:g} years after it"
        )
    return float((last / first) ** (1 / years) - 1)


def projection(base: float, growth: float, years: ArrayLike) -> Floats:
    r"""People [person] so many years after the base year, at constant growth.

    .. math:: P_t = P_0 (1 + r)^t

    Parameters
    ----------
    base : float
        Population of the base year. [person]
    growth : float
        Yearly growth, above -1. [1/year]
    years : array_like, shape (T,)
        Years after the base year; 0 is the base year itself. [year]

    Returns
    -------
    ndarray, shape (T,)

    Raises
    ------
    ValueError
        If growth is -1 or less.

    Examples
    --------
    >>> projection(100, 0.10, [0, 1, 2]).round(6).tolist()
    [100.0, 110.0, 121.0]
    """
    if growth <= -1:
        raise ValueError(f"growth must be above -1, not {growth:g}")
    return np.asarray(base * (1 + growth) ** np.asarray(years, dtype=np.float64))
