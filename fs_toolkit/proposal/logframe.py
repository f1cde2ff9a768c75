"""The logic of a results chain: what each level must lead to, and what is missing from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Level = Literal["impact", "outcome", "output", "process"]

LEVELS: tuple[Level, ...] = ("impact", "outcome", "output", "process")
"""From what the city wants to what the project does."""


@dataclass(frozen=True)
class Link:
    """An indicator in the results chain."""

    level: Level
    serves: tuple[str, ...] = ()
    """Indicators of a higher level that it leads to."""


def without_purpose(chain: Mapping[str, Link]) -> tuple[str, ...]:
    """Outputs and processes that lead to nothing of a higher level, in their order.

    >>> without_purpose({"replies": Link("outcome"), "trained": Link("output", ("replies",)),
    ...                  "meetings": Link("process")})
    ('meetings',)
    """
    height = {level: place for place, level in enumerate(LEVELS)}

    def leads_up(link: Link) -> bool:
        above = (chain[id].level for id in link.serves if id in chain)
        return any(height[level] < height[link.level] for level in above)

    return tuple(
        id
        for id, link in chain.items()
        if link.level in ("output", "process") and not leads_up(link)
    )


def without_support(chain: Mapping[str, Link]) -> tuple[str, ...]:
    """Outcomes to which no output or process leads, in their order: nothing done brings them about.

    >>> without_support({"in_time": Link("outcome"), "fair": Link("outcome"),
    ...                  "trained": Link("output", ("in_time",))})
    ('fair',)
    """
    height = {level: place for place, level in enumerate(LEVELS)}
    fed = {
        end
        for link in chain.values()
        for end in link.serves
        if end in chain and height[link.level] > height[chain[end].level]
    }
    return tuple(id for id, link in chain.items() if link.level == "outcome" and id not in fed)


def unmeasured(goals: Iterable[str], outcomes: Iterable[str]) -> tuple[str, ...]:
    """Goals that no outcome indicator measures, in their order.

    >>> unmeasured(["faster", "open"], ["open"])
    ('faster',)
    """
    measured = set(outcomes)
    return tuple(goal for goal in goals if goal not in measured)


def in_circles(serves: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Indicators that serve themselves, directly or by way of others, in their order.

    >>> in_circles({"a": ["b"], "b": ["a"], "c": ["c"], "d": ["a"]})
    ('a', 'b', 'c')
    """
    links = {id: tuple(ends) for id, ends in serves.items()}

    def reaches(start: str) -> bool:
        seen: set[str] = set()
        waiting = list(links[start])
        while waiting:
            id = waiting.pop()
            if id == start:
                return True
            if id not in seen:
                seen.add(id)
                waiting.extend(links.get(id, ()))
        return False

    return tuple(id for id in links if reaches(id))


def downward(chain: Mapping[str, Link]) -> tuple[tuple[str, str], ...]:
    """Links that lead from a higher to a lower level, as (from, to).

    >>> downward({"trust": Link("impact", ("trained",)), "trained": Link("output", ("trust",))})
    (('trust', 'trained'),)
    """
    height = {level: place for place, level in enumerate(LEVELS)}
    return tuple(
        (id, end)
        for id, link in chain.items()
        for end in link.serves
        if end in chain and height[chain[end].level] > height[link.level]
    )


def most_possible(unit: str) -> float | None:
    """The most a value of this unit can be; None where nothing is known.

    A share ends at 1, per cent of something at 100, "of 30 districts" at 30. Per cent of change
    ("% a year", "% more") has no end.

    >>> [most_possible(unit) for unit in ("share", "% of adults", "of 30 districts", "days")]
    [1.0, 100.0, 30.0, None]
    """
    if unit == "share":
        return 1.0
    if re.fullmatch(r"%( of .+)?", unit):
        return 100.0
    found = re.match(r"of ([0-9]+)\b", unit)
    return float(found.group(1)) if found else None
