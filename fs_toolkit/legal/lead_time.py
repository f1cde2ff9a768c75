"""Whether a legal change is in force before the service begins."""

from __future__ import annotations

from datetime import date
from typing import Literal

from fs_toolkit.core.dates import months_between

TIGHT = 6
"""Months of slack below which an order cannot wait."""

Urgency = Literal["too_late", "at_once", "in_time"]
WEIGHT: dict[Urgency, int] = {"too_late": 3, "at_once": 2, "in_time": 1}
"""Weight of an urgency in the rank of an action."""


def slack(today: date, live: date, lead_months: float) -> float:
    """Months that an order can wait; negative if it comes too late even today.

    >>> slack(date(2016, 1, 1), date(2018, 1, 1), 8)
    16.0
    """
    if lead_months < 0:
        raise ValueError(f"a lead time is 0 or more months, not {lead_months:g}")
    return months_between(today, live) - lead_months


def urgency(months: float) -> Urgency:
    """Urgency of an order that can wait so many months.

    >>> urgency(-1), urgency(3), urgency(16)
    ('too_late', 'at_once', 'in_time')
    """
    if months < 0:
        return "too_late"
    return "at_once" if months < TIGHT else "in_time"


def latest_order(live: date, lead_months: int) -> date:
    """First day of the month in which the order must be given at the latest.

    >>> latest_order(date(2018, 1, 1), 8)
    datetime.date(2017, 5, 1)
    """
    months = 12 * live.year + live.month - 1 - lead_months
    return date(months // 12, months % 12 + 1, 1)
