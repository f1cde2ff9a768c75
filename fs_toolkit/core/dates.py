"""Days as points on a time axis, and months between them."""

from __future__ import annotations

from datetime import date


def decimal_year(day: date) -> float:
    """Year with decimals of a day.

    >>> round(decimal_year(date(2015, 7, 2)), 3), decimal_year(date(2016, 1, 1))
    (2015.499, 2016.0)
    """
    start, end = date(day.year, 1, 1), date(day.year + 1, 1, 1)
    return day.year + (day - start).days / (end - start).days


def months_between(first: date, last: date) -> float:
    """Months from one day to another, negative if the other is earlier.

    >>> months_between(date(2016, 1, 1), date(2018, 1, 1)), months_between(date(2016, 3, 1), date(2016, 1, 1))
    (24.0, -2.0)
    """
    whole = 12 * (last.year - first.year) + last.month - first.month
    return whole + (last.day - first.day) / 31
