"""Rights with the requirements that carry their deadlines; the five levels of all raters."""

from __future__ import annotations

from collections.abc import Sequence

from fs_toolkit.legal.deadlines import held_by
from fs_toolkit.legal.inputs.rights import LevelMark, Right
from fs_toolkit.legal.marks import agreed
from fs_toolkit.legal.result import CarriedRight, Demand, MarkedLevel


def carried_rights(
    rights: tuple[Right, ...], demands: Sequence[Demand]
) -> tuple[CarriedRight, ...]:
    """Each right with its requirement, and whether the acceptance test holds the deadline."""
    known = {demand.id: demand for demand in demands}
    found = []
    for right in rights:
        demand = known.get(right.requirement)
        held = None
        if right.days is not None and right.days > 0 and demand is not None:
            held = held_by(demand.acceptance, right.days, right.day_kind)
        found.append(CarriedRight(right, demand, held))
    return tuple(found)


def marked_levels(marks: tuple[LevelMark, ...]) -> tuple[MarkedLevel, ...]:
    """The five levels in the order of the list, each with the median of its raters."""
    found = []
    for level in dict.fromkeys(mark.level for mark in marks):
        rows = tuple(mark for mark in marks if mark.level == level)
        in_law = [row.in_law for row in rows if row.in_law is not None]
        in_practice = [row.in_practice for row in rows if row.in_practice is not None]
        found.append(
            MarkedLevel(
                level=level,
                in_law=agreed(in_law) if in_law else None,
                in_practice=agreed(in_practice) if in_practice else None,
                target=agreed([row.target for row in rows]),
                rows=rows,
            )
        )
    return tuple(found)
