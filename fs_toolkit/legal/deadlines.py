"""Deadlines that the law sets, and whether an acceptance test holds them."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

DayKind = Literal["working", "calendar"]
Held = Literal["held", "longer", "silent"]
"""held: the test asks for no more days than the law allows; silent: it names no time at all."""

WORKING_A_WEEK, CALENDAR_A_WEEK, CALENDAR_A_MONTH = 5, 7, 30
_NUMBERS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
         "eleven", "twelve", "thirteen", "fourteen", "fifteen"), start=1,
    )
} | {"twenty": 20, "thirty": 30}  # fmt: skip
_ENGLISH = re.compile(
    rf"\b(?P<number>\d+|{'|'.join(_NUMBERS)})[ -](?:(?P<kind>working|business|calendar)[ -])?"
    r"(?P<unit>hour|day|week|month)s?\b",
    re.IGNORECASE,
)
_KOREAN = re.compile(
    r"(?P<before>근무일|영업일)?(?:\s*기준)?\s*(?P<number>\d+)\s*(?P<after>근무일|영업일)?"
    r"(?P<unit>시간|일|주|개월)?"
)
_DAYS = {"hour": 1 / 24, "day": 1, "week": CALENDAR_A_WEEK, "month": CALENDAR_A_MONTH,
         "시간": 1 / 24, "일": 1, "주": CALENDAR_A_WEEK, "개월": CALENDAR_A_MONTH}  # fmt: skip


class Duration(NamedTuple):
    """A length of time in days of one kind."""

    days: float
    kind: DayKind


def calendar_days(days: float, kind: DayKind) -> float:
    """A deadline in calendar days; five working days are a week.

    >>> calendar_days(15, "working"), calendar_days(15, "calendar")
    (21.0, 15.0)
    """
    if days <= 0:
        raise ValueError(f"a deadline is one day or more, not {days:g}")
    return float(days) * (CALENDAR_A_WEEK / WORKING_A_WEEK if kind == "working" else 1)


def stated_in(text: str) -> tuple[Duration, ...]:
    """The lengths of time that a sentence names, in English or Korean.

    >>> stated_in("Answered within 15 working days; filed after 2 weeks.")
    (Duration(days=15.0, kind='working'), Duration(days=14.0, kind='calendar'))
    >>> stated_in("영업일 10일 안에 답한다")
    (Duration(days=10.0, kind='working'),)
    """
    found = []
    for match in _ENGLISH.finditer(text):
        word = match["number"].lower()
        number = _NUMBERS.get(word) or int(word)
        kind: DayKind = (
            "working" if (match["kind"] or "").lower() in ("working", "business") else "calendar"
        )
        found.append(Duration(number * float(_DAYS[match["unit"].lower()]), kind))
    for match in _KOREAN.finditer(text):
        working = bool(match["before"] or match["after"])
        unit = match["unit"] or ("일" if working else "")
        if unit:
            days = int(match["number"]) * float(_DAYS[unit])
            found.append(Duration(days, "working" if working else "calendar"))
    return tuple(found)


def held_by(test: str, days: float, kind: DayKind) -> Held:
    """Whether an acceptance test holds a deadline: the longest time it names counts.

    A test that names several times must keep all of them within the deadline; else a
    warning after three days would pass for an answer within ten.

    Parameters
    ----------
    test : str
        The acceptance test of a requirement.
    days : float
        The deadline, 1 or more. [day]
    kind : {"working", "calendar"}
        Which days; working days are compared as calendar days, five to a week.

    Examples
    --------
    >>> held_by("Each report is answered within 15 days.", 15, "calendar")
    'held'
    >>> held_by("Each report is answered within 15 working days.", 15, "calendar")
    'longer'
    >>> held_by("Each report is answered in time.", 15, "calendar")
    'silent'
    """
    allowed = calendar_days(days, kind)
    stated = [calendar_days(each.days, each.kind) for each in stated_in(test) if each.days > 0]
    if not stated:
        return "silent"
    return "held" if max(stated) <= allowed + 1e-9 else "longer"
