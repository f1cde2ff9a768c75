"""Where words go so that they meet nothing: along a line, in rows, and around points."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass


def spread(
    wanted: Sequence[float], sizes: Sequence[float], low: float, high: float
) -> tuple[float, ...]:
    """Centres near the wanted ones, so that pieces of these sizes neither meet nor leave low..high.

    Neighbours that would meet move as one block, by the least squares of their shifts. Where
    the pieces are longer than the room, they begin at `low` and run over.

    >>> spread([1.0, 1.0, 5.0], [1.0, 1.0, 1.0], 0.0, 10.0)
    (0.5, 1.5, 5.0)
    """
    order = sorted(range(len(wanted)), key=lambda one: (wanted[one], one))
    blocks: list[tuple[float, list[int]]] = []
    for one in order:
        members = [one]
        start = _start(members, wanted, sizes, low, high)
        while blocks and start < blocks[-1][0] + sum(sizes[m] for m in blocks[-1][1]) - 1e-9:
            members = blocks.pop()[1] + members
            start = _start(members, wanted, sizes, low, high)
        blocks.append((start, members))
    centres = [0.0] * len(wanted)
    for start, members in blocks:
        place = start
        for member in members:
            centres[member] = place + sizes[member] / 2
            place += sizes[member]
    return tuple(centres)


def _start(
    members: Sequence[int], wanted: Sequence[float], sizes: Sequence[float], low: float, high: float
) -> float:
    """Where a block of touching pieces begins."""
    ideal, offset = 0.0, 0.0
    for member in members:
        ideal += wanted[member] - sizes[member] / 2 - offset
        offset += sizes[member]
    return max(low, min(ideal / len(members), high - offset))


def rows_of(intervals: Sequence[tuple[float, float]], anchors: Sequence[float]) -> tuple[int, ...]:
    """A row for each label of an upright line, row 0 lowest, so that labels keep clear.

    A line runs from its anchor up to its label; from right to left each label takes the
    lowest row where it meets no label and, if it can, no line of another.

    >>> rows_of([(0, 3), (1, 2), (4, 6)], [0, 1, 4])
    (1, 0, 0)
    """
    rows = [0] * len(anchors)
    done: list[int] = []
    for one in sorted(range(len(anchors)), key=lambda i: (-anchors[i], -i)):
        start, end = intervals[one]
        row = 0
        for other in done:
            if anchors[other] > anchors[one] and start <= anchors[other] <= end:
                row = max(row, rows[other] + 1)
        taken = {rows[o] for o in done if intervals[o][0] < end and start < intervals[o][1]}
        while row in taken:
            row += 1
        rows[one] = row
        done.append(one)
    return tuple(rows)


@dataclass(frozen=True)
class Box:
    """A rectangle on the page. [cm]"""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Box, gap: float = 0.0) -> float:
        """Surface that two rectangles share, the first one widened by `gap`. [cm2]"""
        across = min(self.right, other.right) - max(self.left, other.left) + gap
        down = min(self.bottom, other.bottom) - max(self.top, other.top) + gap
        return max(across, 0.0) * max(down, 0.0)

    def outside(self, frame: Box) -> float:
        """How far the rectangle stands out of a frame. [cm]"""
        return (
            max(frame.left - self.left, 0.0)
            + max(self.right - frame.right, 0.0)
            + max(frame.top - self.top, 0.0)
            + max(self.bottom - frame.bottom, 0.0)
        )

    def nearest(self, x: float, y: float) -> tuple[float, float]:
        """The place of the rectangle that is nearest to a point."""
        return min(max(x, self.left), self.right), min(max(y, self.top), self.bottom)


@dataclass(frozen=True)
class Disc:
    """A point that has to be labelled. [cm]"""

    x: float
    y: float
    radius: float

    @property
    def box(self) -> Box:
        """The square around it."""
        return Box(
            self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius
        )


DISTANCES = (0.06, 0.25, 0.5, 0.8, 1.2, 1.7)
ANGLES = tuple(math.radians(angle) for angle in (0, 180, 90, 270, 45, 315, 135, 225, 22, 338, 158, 202))
FAR = 0.2
"""A label farther from its point than this needs a line to it. [cm]"""


def around(
    discs: Sequence[Disc],
    sizes: Sequence[tuple[float, float]],
    frame: Box,
    taken: Sequence[Box] = (),
) -> tuple[tuple[Box, ...], bool]:
    """A box beside each point for its label, and whether all of them keep clear of everything.

    Every label has the same candidates at growing distance; the crowded ones choose first,
    then each may choose again, knowing the others, until nothing changes.
    """
    candidates = [_candidates(disc, size) for disc, size in zip(discs, sizes, strict=True)]
    fixed = [
        [_fixed_cost(number, box, discs, frame, taken) for box in boxes]
        for number, boxes in enumerate(candidates)
    ]
    crowd = [
        sum(math.hypot(a.x - b.x, a.y - b.y) < 3 for b in discs) for a in discs
    ]
    chosen: dict[int, int] = {}
    order = sorted(range(len(discs)), key=lambda one: (-crowd[one], one))
    for _ in range(8):
        before = dict(chosen)
        for one in order:
            costs = [
                cost + _meeting(one, box, discs, candidates, chosen)
                for box, cost in zip(candidates[one], fixed[one], strict=True)
            ]
            chosen[one] = costs.index(min(costs))
        if chosen == before:
            break
    boxes = tuple(candidates[one][chosen[one]] for one in range(len(discs)))
    clear = all(
        fixed[one][chosen[one]] + _meeting(one, boxes[one], discs, candidates, chosen) < BAD
        for one in chosen
    )
    return boxes, clear


BAD = 100.0
"""Cost from which words overlap something."""


def _candidates(disc: Disc, size: tuple[float, float]) -> list[Box]:
    width, height = size
    boxes = []
    for distance in DISTANCES:
        for angle in ANGLES:
            reach = disc.radius + distance
            x, y = disc.x + reach * math.cos(angle), disc.y - reach * math.sin(angle)
            across, down = math.cos(angle), -math.sin(angle)
            left = x - width / 2 + _sign(across) * width / 2
            top = y - height / 2 + _sign(down) * height / 2
            boxes.append(Box(left, top, left + width, top + height))
    return boxes


def _sign(part: float) -> float:
    """Which side of the point a label hangs on: beside, or above and below its middle."""
    return 0.0 if abs(part) < 0.3 else math.copysign(1.0, part)


def _fixed_cost(
    one: int, box: Box, discs: Sequence[Disc], frame: Box, taken: Sequence[Box]
) -> float:
    """Cost of a place that does not depend on other labels."""
    disc = discs[one]
    x, y = box.nearest(disc.x, disc.y)
    away = math.hypot(x - disc.x, y - disc.y) - disc.radius
    cost = away + (0.0 if box.left > disc.x else 0.04)
    if box.outside(frame) > 0:
        cost += BAD * (1 + box.outside(frame))
    for other in taken:
        cost += _penalty(box.overlap(other, 0.04))
    for number, other_disc in enumerate(discs):
        cost += _penalty(box.overlap(other_disc.box, 0.02 if number != one else 0.0))
        if number != one and away > FAR and _near_line((disc.x, disc.y), (x, y), other_disc):
            cost += 3.0
    return cost


def _meeting(
    one: int,
    box: Box,
    discs: Sequence[Disc],
    candidates: Sequence[Sequence[Box]],
    chosen: dict[int, int],
) -> float:
    """Cost of meeting the labels that stand already, and of crossing their lines."""
    cost = 0.0
    mine = (discs[one].x, discs[one].y), box.nearest(discs[one].x, discs[one].y)
    for other, number in chosen.items():
        if other == one:
            continue
        theirs = candidates[other][number]
        cost += _penalty(box.overlap(theirs, 0.05))
        end = theirs.nearest(discs[other].x, discs[other].y)
        if _cross(*mine, (discs[other].x, discs[other].y), end):
            cost += 4.0
        if _enters((discs[other].x, discs[other].y), end, box):
            cost += 5.0
    return cost


def _penalty(overlap: float) -> float:
    return BAD * (1 + overlap) if overlap > 1e-9 else 0.0


Spot = tuple[float, float]


def _near_line(start: Spot, end: Spot, disc: Disc) -> bool:
    """Whether a line passes through a point's disc."""
    length = math.hypot(end[0] - start[0], end[1] - start[1])
    if length < 1e-9:
        return False
    along = (disc.x - start[0]) * (end[0] - start[0]) + (disc.y - start[1]) * (end[1] - start[1])
    share = min(max(along / length**2, 0.0), 1.0)
    x, y = start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])
    return math.hypot(disc.x - x, disc.y - y) < disc.radius


def _enters(start: Spot, end: Spot, box: Box) -> bool:
    """Whether a line runs through a box; looked at in eight places, enough for short lines."""
    for step in range(1, 9):
        x = start[0] + (end[0] - start[0]) * step / 8
        y = start[1] + (end[1] - start[1]) * step / 8
        if box.left < x < box.right and box.top < y < box.bottom:
            return True
    return False


def _cross(a: Spot, b: Spot, c: Spot, d: Spot) -> bool:
    """Whether the lines a-b and c-d cross."""

    def turn(p: Spot, q: Spot, r: Spot) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0
