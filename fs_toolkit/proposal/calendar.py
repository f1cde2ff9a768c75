"""The calendar of measuring: which months a rhythm meets, and what that is in a year."""

from __future__ import annotations

from collections.abc import Iterable

STEPS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
"""Months between two measurements of a rhythm."""


def months_met(every: str, first: str, last: str) -> tuple[str, ...]:
    """The months in which something that comes back is due, both ends included.

    Parameters
    ----------
    every : str
        month, quarter, half_year or year.
    first, last : str
        First time, and the month after which nobody looks: 2018-01.

    Raises
    ------
    ValueError
        If the rhythm is unknown.

    Examples
    --------
    >>> months_met("half_year", "2018-02", "2019-03")
    ('2018-02', '2018-08', '2019-02')
    """
    if every not in STEPS:
        raise ValueError(f"a rhythm is one of {', '.join(STEPS)}, not {every!r}")
    start, end = _number(first), _number(last)
    return tuple(_month(number) for number in range(start, end + 1, STEPS[every]))


def in_year(months: Iterable[str], year: int) -> tuple[str, ...]:
    """Those of the months that lie in a year, in order, each once.

    >>> in_year(["2018-08", "2018-02", "2019-02", "2018-02"], 2018)
    ('2018-02', '2018-08')
    """
    return tuple(sorted({month for month in months if month.startswith(f"{year}-")}))


def quarters(months: Iterable[str]) -> tuple[int, ...]:
    """The quarters in which months lie, 1 to 4, each once.

    >>> quarters(["2018-02", "2018-03", "2018-11"])
    (1, 4)
    """
    return tuple(sorted({(int(month[5:]) + 2) // 3 for month in months}))


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:]) - 1


def _month(number: int) -> str:
    return f"{number // 12}-{number % 12 + 1:02d}"
