"""Where words beside a line or over a chart go, so that they meet neither each other nor a line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

MOST_SEARCHED = 8
"""Upright lines for which every choice of sides is tried."""


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


def flags(
    anchors: Sequence[float], widths: Sequence[float], low: float, high: float
) -> tuple[tuple[float, ...], tuple[int, ...]]:
    """Left ends and rows (0 lowest) of the labels that upright lines carry like flags.

    A label stands right of its line's end or, where it would leave low..high or stand in the
    way, left of it. A line that rises to its label passes beside the labels of lower rows.

    >>> flags([0, 1, 8], [3, 1, 3], 0, 10)
    ((0, 1, 5), (1, 0, 0))
    """
    choices = [_sides(at, width, low, high) for at, width in zip(anchors, widths, strict=True)]
    if len(anchors) > MOST_SEARCHED:
        choices = [sides[:1] for sides in choices]
    best: tuple[tuple[int, int, int], tuple[float, ...], tuple[int, ...]] | None = None
    for lefts in product(*choices):
        crossed, rows = _rows(anchors, lefts, widths)
        turned = sum(left < at for left, at in zip(lefts, anchors, strict=True))
        cost = (crossed, max(rows, default=0), turned)
        if best is None or cost < best[0]:
            best = cost, lefts, rows
    assert best is not None
    return best[1], best[2]


def _sides(at: float, width: float, low: float, high: float) -> list[float]:
    """Left ends that keep a label within its limits; right of the line comes first."""
    sides = [left for left in (at, at - width) if low <= left and left + width <= high]
    return sides or [max(low, min(at, high - width))]


def _rows(
    anchors: Sequence[float], lefts: Sequence[float], widths: Sequence[float]
) -> tuple[int, tuple[int, ...]]:
    """Lines that cannot but cross a label, and a row for each label."""
    count = len(anchors)
    ends = [left + width for left, width in zip(lefts, widths, strict=True)]
    # A label stands above every line that comes up within its width.
    under = {
        one: {i for i in range(count) if i != one and lefts[one] <= anchors[i] <= ends[one]}
        for one in range(count)
    }
    rows: dict[int, int] = {}
    crossed = 0
    while len(rows) < count:
        open_ = [one for one in range(count) if one not in rows]
        free = [one for one in open_ if under[one] <= rows.keys()]
        if not free:
            crossed += 1
        one = (free or open_)[-1]
        row = max((rows[other] + 1 for other in under[one] if other in rows), default=0)
        taken = {
            rows[other] for other in rows if lefts[other] < ends[one] and lefts[one] < ends[other]
        }
        while row in taken:
            row += 1
        rows[one] = row
    return crossed, tuple(rows[one] for one in range(count))
