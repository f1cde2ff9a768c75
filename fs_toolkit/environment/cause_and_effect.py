"""The graph of a problem tree: circles in it, and what hangs on its problem."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

Links = Mapping[str, Iterable[str]]
"""What each item leads to, by id."""


def circle(leads_to: Links) -> tuple[str, ...]:
    """Items that lead to each other in a circle, the first again at the end; empty where none do.

    >>> circle({"a": ["b"], "b": ["c"], "c": ["a"]})
    ('a', 'b', 'c', 'a')
    >>> circle({"a": ["b"], "b": []})
    ()
    """
    try:
        TopologicalSorter(
            {item: sorted(set(ends)) for item, ends in sorted(leads_to.items())}
        ).prepare()
    except CycleError as error:
        found = tuple(error.args[1])[::-1]
        start = found.index(min(found))
        turned = found[start:-1] + found[:start]
        return (*turned, turned[0])
    return ()


def reached_from(start: str, leads_to: Links) -> frozenset[str]:
    """All that an item leads to, directly or over others, itself among it.

    >>> sorted(reached_from("a", {"a": ["b"], "b": ["c"], "d": ["c"]}))
    ['a', 'b', 'c']
    """
    found: set[str] = set()
    ahead = [start]
    while ahead:
        item = ahead.pop()
        if item not in found:
            found.add(item)
            ahead.extend(leads_to.get(item, ()))
    return frozenset(found)


def turned(leads_to: Links) -> dict[str, tuple[str, ...]]:
    """The same links the other way round: what leads to each item.

    >>> turned({"a": ["c"], "b": ["c"]})
    {'c': ('a', 'b')}
    """
    found: dict[str, tuple[str, ...]] = {}
    for item, ends in leads_to.items():
        for end in ends:
            found[end] = (*found.get(end, ()), item)
    return found
