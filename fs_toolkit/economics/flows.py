"""Flows, rates and dates as arrays: what every method of appraisal asks of its arguments."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from fs_toolkit.core.arrays import as_numbers
from fs_toolkit.core.numeric import Floats

DAYS_OF_A_YEAR = 365
"""The year of ACT/365, leap years too."""


def as_flows(values: ArrayLike, name: str = "flows") -> Floats:
    """Flows with the years on the last axis, at least one of them."""
    array = as_numbers(values, name)
    if array.ndim == 0 or array.shape[-1] == 0:
        raise ValueError(f"{name} must have at least one year")
    return array


def as_rate(values: ArrayLike, name: str = "rate") -> Floats:
    """A rate, or an array of rates, each above -1."""
    array = as_numbers(values, name)
    if np.any(array <= -1):
        raise ValueError(f"{name} must be above -1, not {array.min():g}")
    return array


def as_year_fractions(dates: Any) -> Floats:
    """Years [year] since the earliest of the dates, by ACT/365, shape (T,).

    Examples
    --------
    >>> as_year_fractions(["2009-01-01", "2008-01-01"]).round(4)  # 2008 has 366 days
    array([1.0027, 0.    ])
    """
    try:
        given = np.asarray(dates)
        if given.dtype.kind not in "MOU":  # a bare number would count as days since 1970
            raise TypeError
        days = given.astype("datetime64[D]")
    except (TypeError, ValueError):
        raise ValueError(
            "dates must be dates, such as datetime.date(2015, 12, 31) or '2015-12-31'"
        ) from None
    if days.ndim != 1 or days.size == 0:
        raise ValueError("dates must be a list of at least one date")
    if np.isnat(days).any():
        raise ValueError(f"a date is missing at position {int(np.isnat(days).argmax())}")
    return np.asarray((days - days.min()).astype(np.float64) / DAYS_OF_A_YEAR)


def as_dated_flows(flows: ArrayLike, dates: Any) -> tuple[Floats, Floats]:
    """Flows, and the years since the earliest of their dates, one date to a flow."""
    values, times = as_flows(flows), as_year_fractions(dates)
    if values.shape[-1] != times.size:
        raise ValueError(f"there are {values.shape[-1]} flows and {times.size} dates")
    return values, times


def check_same_years(**arrays: Floats) -> None:
    """Refuse flows that cover different numbers of years."""
    years = {name: array.shape[-1] for name, array in arrays.items()}
    if len(set(years.values())) > 1:
        counts = ", ".join(f"{name} {count}" for name, count in years.items())
        raise ValueError(f"these must cover the same years, but have: {counts}")
