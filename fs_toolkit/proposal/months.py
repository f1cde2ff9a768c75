"""Months of a schedule: counted from January of its first year."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

MONTHS_A_YEAR = 12
_MONTH = re.compile(r"([12]\d{3})-(0[1-9]|1[0-2])")


def month_number(text: str, first_year: int) -> int:
    """How many months after January of the first year a month begins.

    Raises
    ------
    ValueError
        If the text is not a month such as 2016-04.

    Examples
    --------
    >>> month_number("2017-03", 2016)
    14
    """
    found = _MONTH.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"{text!r} is not a month; write it as 2016-04")
    return (int(found[1]) - first_year) * MONTHS_A_YEAR + int(found[2]) - 1


def day_number(day: date, first_year: int) -> float:
    """How many months after January of the first year a day begins.

    >>> day_number(date(2017, 3, 16), 2017) == 2 + 15 / 31
    True
    """
    whole = (day.year - first_year) * MONTHS_A_YEAR + day.month - 1
    return whole + (day.day - 1) / monthrange(day.year, day.month)[1]


def calendar_month(months: float, first_year: int) -> tuple[int, int]:
    """Year and month in which a moment falls; a whole number is the beginning of a month.

    >>> calendar_month(24.0, 2016)
    (2018, 1)
    """
    whole = int(months + 1e-9)
    return first_year + whole // MONTHS_A_YEAR, whole % MONTHS_A_YEAR + 1


def last_month(months: float, first_year: int) -> tuple[int, int]:
    """Year and month in which work ends that ends at this moment.

    >>> last_month(24.0, 2016)
    (2017, 12)
    """
    return calendar_month(max(0.0, months - 0.5), first_year)


def decimal_year(months: float, first_year: int) -> float:
    """The moment as a decimal year.

    >>> decimal_year(18.0, 2016)
    2017.5
    """
    return first_year + months / MONTHS_A_YEAR
