"""Relations between things, as traceability asks for them: who is linked, who is not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

Relation = Mapping[str, Collection[str]]
"""For each thing the things it is linked with."""


def inverse(relation: Relation) -> dict[str, tuple[str, ...]]:
    """The relation read from the other end, in the order in which links are met.

    Examples
    --------
    >>> inverse({"need": ["search", "map"], "other": ["map"]})
    {'search': ('need',), 'map': ('need', 'other')}
    """
    found: dict[str, dict[str, None]] = {}
    for start, ends in relation.items():
        for end in ends:
            found.setdefault(end, {})[start] = None
    return {end: tuple(starts) for end, starts in found.items()}


def composed(first: Relation, second: Relation) -> dict[str, tuple[str, ...]]:
    """What is reached over two joints: needs to requirements, and from there to components.

    Examples
    --------
    >>> composed({"need": ["search", "map"]}, {"search": ["portal"], "map": ["portal"]})
    {'need': ('portal',)}
    """
    return {
        start: tuple(dict.fromkeys(end for middle in middles for end in second.get(middle, ())))
        for start, middles in first.items()
    }


def unlinked(things: Iterable[str], *relations: Relation) -> tuple[str, ...]:
    """The things that are linked with nothing, in their order: the orphans of a joint.

    Parameters
    ----------
    things :
        All that should be linked.
    *relations :
        Relations; one link in any of them is enough.

    Examples
    --------
    >>> unlinked(["search", "map"], {"map": ["portal"], "search": []})
    ('search',)

    References
    ----------
    .. [1] ISO/IEC/IEEE 29148:2018, "Requirements engineering": each requirement is traced to
       its source and to what meets and tests it.
    """
    return tuple(each for each in things if not any(links.get(each) for links in relations))


def carried(links: Relation, marked: Collection[str]) -> frozenset[str]:
    """The things that are marked, or linked over any number of steps with one that is.

    The direction of a link does not count: an output that serves a marked outcome is carried,
    and so is the impact that the outcome serves.

    Examples
    --------
    >>> sorted(carried({"trained": ["in_time"], "in_time": ["trust"], "spent": []}, ["in_time"]))
    ['in_time', 'trained', 'trust']
    """
    both: dict[str, set[str]] = {}
    for start, ends in links.items():
        for end in ends:
            both.setdefault(start, set()).add(end)
            both.setdefault(end, set()).add(start)
    found, waiting = set(marked), list(marked)
    while waiting:
        new = both.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return frozenset(found)
