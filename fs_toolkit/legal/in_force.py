"""Which laws are in force on a day."""

from __future__ import annotations

from datetime import date
from typing import Literal

State = Literal["in_force", "passed", "not_passed", "repealed", "undated"]
"""passed: passed but not in force yet; undated: passed, and nobody has given the day of its force."""


def state_on(
    day: date, passed: date | None, in_force: date | None, repealed: date | None = None
) -> State:
    """State of a law on a day: in force from its first day on, and no longer from the day of its repeal.

    Examples
    --------
    A law passed in November and in force from July:

    >>> dates = (date(2015, 11, 19), date(2016, 7, 1))
    >>> [state_on(date(*day), *dates) for day in ((2015, 11, 1), (2015, 12, 31), (2016, 7, 1))]
    ['not_passed', 'passed', 'in_force']
    >>> state_on(date(2024, 7, 1), date(2005, 11, 29), date(2006, 3, 1), date(2024, 7, 1))
    'repealed'
    """
    if repealed is not None and repealed <= day:
        return "repealed"
    if in_force is not None and in_force <= day:
        return "in_force"
    known = passed if passed is not None else in_force
    if known is not None and known > day:
        return "not_passed"
    return "undated" if in_force is None else "passed"
