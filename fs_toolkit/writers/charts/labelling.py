"""Where the labels of points go, so that they meet neither each other nor another point."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Box:
    """A rectangle on the page [cm]."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Box, gap: float = 0.0) -> float:
        """Surface that two rectangles share, the first one widened by `gap` [cm2]."""
        across = min(self.right, other.right) - max(self.left, other.left) + gap
        down = min(self.bottom, other.bottom) - max(self.top, other.top) + gap
        return max(across, 0.0) * max(down, 0.0)

    def outside(self, frame: Box) -> float:
        """How far the rectangle stands out of a frame [cm]."""
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
    """A point that has to be labelled [cm]."""

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
ANGLES = tuple(
    math.radians(angle) for angle in (0, 180, 90, 270, 45, 315, 135, 225, 22, 338, 158, 202)
)
FAR = 0.2
"""A label farther from its point than this needs a line to it [cm]."""


def around(
    discs: Sequence[Disc],
    sizes: Sequence[tuple[float, float]],
    frame: Box,
    taken: Sequence[Box] = (),
    lines: Sequence[Box] = (),
) -> tuple[tuple[Box, ...], bool]:
    """A box beside each point for its label, and whether all of them keep clear of everything.

    Every label has the same candidates at growing distance; the crowded ones choose first,
    then each may choose again, knowing the others, until nothing changes. What is `taken`
    stays free; `lines` are better left free.
    """
    candidates = [_candidates(disc, size) for disc, size in zip(discs, sizes, strict=True)]
    fixed = [
        [
            _fixed_cost(number, box, discs, frame, taken)
            + 0.01 * (place % len(ANGLES))  # of equals, the place right of the point
            + 0.4 * sum(box.overlap(line, 0.02) > 0 for line in lines)
            for place, box in enumerate(boxes)
        ]
        for number, boxes in enumerate(candidates)
    ]
    crowd = [sum(math.hypot(a.x - b.x, a.y - b.y) < 3 for b in discs) for a in discs]
    cheapest_first = [sorted(range(len(costs)), key=costs.__getitem__) for costs in fixed]
    chosen: dict[int, int] = {}
    order = sorted(range(len(discs)), key=lambda one: (-crowd[one], one))
    for _ in range(8):
        before = dict(chosen)
        for one in order:
            best = math.inf
            for place in cheapest_first[one]:
                if fixed[one][place] >= best:
                    break
                box = candidates[one][place]
                cost = fixed[one][place] + _meeting(one, box, discs, candidates, chosen)
                if cost < best:
                    best, chosen[one] = cost, place
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
        cost += _penalty(box.overlap(other, 0.2))
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
