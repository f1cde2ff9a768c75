"""What took the place of a law, and what took the place of that."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date


def successors(law: str, replaced_by: Mapping[str, str]) -> tuple[str, ...]:
    """The laws that followed on a law, one after the other, up to the one nothing replaced.

    Parameters
    ----------
    law : str
        The law to begin with.
    replaced_by : mapping of law to law
        What took each one's place; laws that nothing replaced are left out.

    Raises
    ------
    ValueError
        If laws replace each other in a circle.

    Examples
    --------
    >>> successors("of_1998", {"of_1998": "of_2006", "of_2006": "of_2016"})
    ('of_2006', 'of_2016')
    >>> successors("of_2016", {"of_1998": "of_2006"})
    ()
    """
    found: list[str] = []
    at = law
    while at in replaced_by:
        at = replaced_by[at]
        if at == law or at in found:
            raise ValueError(f"{law!r} is replaced in a circle: {', '.join([law, *found, at])}")
        found.append(at)
    return tuple(found)


def circles(replaced_by: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """Laws that replace each other in a circle, each circle once.

    >>> circles({"a": "b", "b": "a", "c": "a"})
    (('a', 'b'),)
    """
    found: list[tuple[str, ...]] = []
    for law in replaced_by:
        way = [law]
        while way[-1] in replaced_by and replaced_by[way[-1]] not in way:
            way.append(replaced_by[way[-1]])
        back = replaced_by.get(way[-1])
        circle = way[way.index(back) :] if back in way else []
        if circle and not any(set(circle) == set(known) for known in found):
            found.append(tuple(circle))
    return tuple(found)


def gap_days(repealed: date, in_force: date) -> int:
    """Days without either law: from the repeal of the old to the first day of the new.

    >>> gap_days(date(2016, 5, 2), date(2016, 7, 1)), gap_days(date(2016, 5, 2), date(2016, 5, 2))
    (60, 0)
    """
    return max(0, (in_force - repealed).days)
