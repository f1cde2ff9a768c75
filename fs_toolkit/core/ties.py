"""What comes first, and what shares that place: nothing is called first that is one of several."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

Item = TypeVar("Item")


def foremost(items: Iterable[Item], value: Callable[[Item], float]) -> list[Item]:
    """All items with the greatest value, in their order; none of none.

    >>> foremost(["tally", "inventory", "desk"], len)
    ['inventory']
    >>> foremost([3, -5, 5], abs)
    [-5, 5]
    """
    known = [(item, value(item)) for item in items]
    most = max((each for _, each in known), default=0.0)
    return [item for item, each in known if each == most]
