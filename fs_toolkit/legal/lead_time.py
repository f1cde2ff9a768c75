"""Whether a legal change is in force before the service begins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from graphlib import CycleError, TopologicalSorter
from typing import Literal, NamedTuple

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


class ActionTimes(NamedTuple):
    """When an action can be ordered and be in force, if each is ordered as soon as it can be."""

    start: float
    """Months from today to its order. [month]"""
    finish: float
    """Months from today to its force. [month]"""
    tail: float
    """Lead time of the longest chain of actions that wait for it. [month]"""


def action_times(actions: Mapping[str, tuple[float, Iterable[str]]]) -> dict[str, ActionTimes]:
    """Times of actions that wait for others to be in force.

    Parameters
    ----------
    actions : mapping of id to (lead time, actions it depends on)
        Lead times of 0 or more months. [month]

    Raises
    ------
    ValueError
        If an action depends on one that is not there, actions depend on each other in a
        circle, or a lead time is negative.

    Examples
    --------
    >>> times = action_times({"rules": (8, []), "clause": (4, ["rules"])})
    >>> times["clause"]
    ActionTimes(start=8.0, finish=12.0, tail=0.0)
    >>> times["rules"].tail
    4.0
    """
    before = {id: tuple(named) for id, (_, named) in actions.items()}
    for id, (lead, _) in actions.items():
        if lead < 0:
            raise ValueError(f"a lead time is 0 or more months, not {lead:g}")
        lost = [each for each in before[id] if each not in actions]
        if lost:
            raise ValueError(f"{id!r} depends on {lost[0]!r}, which is no action")
    try:
        order = tuple(TopologicalSorter(before).static_order())
    except CycleError as error:
        raise ValueError(f"actions wait for each other: {', '.join(error.args[1])}") from None
    start: dict[str, float] = {}
    for id in order:
        start[id] = max((start[each] + actions[each][0] for each in before[id]), default=0.0)
    tail = dict.fromkeys(order, 0.0)
    for id in reversed(order):
        for each in before[id]:
            tail[each] = max(tail[each], tail[id] + actions[id][0])
    return {
        id: ActionTimes(float(start[id]), float(start[id] + actions[id][0]), float(tail[id]))
        for id in actions
    }
