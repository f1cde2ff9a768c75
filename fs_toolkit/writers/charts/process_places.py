"""Where the steps of a process stand: lanes side by side, or one under another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fs_toolkit.document.charts import ProcessChart, ProcessStep
from fs_toolkit.writers.charts import nodes, text
from fs_toolkit.writers.charts.labelling import Box
from fs_toolkit.writers.charts.line_ends import Item, Wire
from fs_toolkit.writers.charts.nodes import PADDING
from fs_toolkit.writers.charts.process_order import columns_of
from fs_toolkit.writers.charts.routing import Routing, route
from fs_toolkit.writers.charts.style import LABEL, SMALL

WIDTHS = (2.8, 2.6, 2.4, 2.2, 2.0, 1.85, 1.7)
"""Of a step, tried in turn, where lanes lie one under another [cm]."""
WIDEST = 3.4
ASIDE = 0.28
"""Between a step and the edge of its lane, for lines that pass [cm]."""
APART = 0.3
"""Between two steps of a lane that stand at the same time [cm]."""
LONGEST_HEAD = 3.2
"""A lane that lies is made higher for its name up to this [cm]."""
CORNER = 0.2
"""Cut off the corners of a decision [cm]."""
LOWEST, LOWEST_STANDING = 0.72, 0.65
"""Of a step; where lanes stand, many steps follow one under another on a page [cm]."""
TALL = 18.5
WIDEST_WORDS = 1.5
MOST_LINES = 3


@dataclass(frozen=True)
class Places:
    """Where lanes, steps and lines stand, from the origin [cm]."""

    lies: bool
    """Whether lanes lie one under another, and time runs to the right."""
    size: float
    lanes: tuple[Box, ...]
    heads: tuple[Box, ...]
    boxes: dict[str, Box]
    routing: Routing
    before: tuple[float, ...]
    behind: tuple[float, ...]
    fits: bool

    @property
    def height(self) -> float:
        """Of the whole [cm]."""
        return self.lanes[-1].bottom


def places_of(data: ProcessChart, room: float) -> Places:
    """Lanes that lie if all steps have room side by side; otherwise lanes that stand."""
    for size in (LABEL, SMALL):
        for wide in WIDTHS:
            made = lying(data, room, wide, size)
            if made.fits:
                return made
    standing_ = standing(data, room, LABEL)
    return standing_ if standing_.fits else standing(data, room, SMALL)


def wires_of(data: ProcessChart) -> list[Wire]:
    """The arrows, in the order of the steps they lead to."""
    return [Wire(before, step.id, label) for step in data.steps for before, label in step.after]


def cells_of(data: ProcessChart) -> dict[tuple[int, int], list[ProcessStep]]:
    """The steps by their lane and their place in time."""
    columns = columns_of(data)
    cells: dict[tuple[int, int], list[ProcessStep]] = {}
    for step in data.steps:
        cells.setdefault((step.lane, columns[step.id]), []).append(step)
    return cells


def room_in(step: ProcessStep, wide: float) -> float:
    """Width that the words of a step may take, padding included [cm]."""
    return wide - (CORNER if step.kind == "decision" else 0.0)


def height_of(step: ProcessStep, wide: float, size: float, least: float = LOWEST) -> float:
    """Height of a step, `least` if its words need less [cm]."""
    extra = 0.16 if step.kind == "decision" else 0.0
    return max(least, nodes.size_of(step.name, "", room_in(step, wide), size) + extra)


def _whole(step: ProcessStep, wide: float, size: float) -> bool:
    return text.longest_word(step.name, size) <= room_in(step, wide) - 2 * PADDING


def lying(data: ProcessChart, room: float, wide: float, size: float) -> Places:
    """Lanes one under another, time runs to the right."""
    cells = cells_of(data)
    count = max(column for _, column in cells) + 1
    heights = []
    for lane in range(len(data.lanes)):
        stacks = [
            sum(height_of(step, wide, size) + APART for step in steps) - APART
            for (other, _), steps in cells.items()
            if other == lane
        ]
        word = text.longest_word(data.lanes[lane], LABEL, bold=True) + 0.12
        heights.append(max(max(stacks, default=0.5) + 2 * ASIDE, min(word, LONGEST_HEAD)))
    names = [
        text.wrap(name, high - 0.1, LABEL, bold=True)
        for name, high in zip(data.lanes, heights, strict=True)
    ]
    head = max(text.height(name, LABEL) for name in names) + 0.2
    tops = [sum(heights[:lane]) for lane in range(len(heights) + 1)]
    items = []
    for (lane, column), steps in cells.items():
        tall = [height_of(step, wide, size) for step in steps]
        y = (tops[lane] + tops[lane + 1] - sum(tall) - APART * (len(tall) - 1)) / 2
        for step, high in zip(steps, tall, strict=True):
            items.append(Item(step.id, column, y, y + high))
            y += high + APART
    routing = route(
        items, wires_of(data), 0.1, tops[-1] - 0.1, fit_lying, avoid=tops[1:-1], at_start=True
    )
    before, behind, end = _layers(routing, [wide] * count, head + 0.2)
    boxes = {
        item.id: Box(before[item.layer], item.low, behind[item.layer], item.high) for item in items
    }
    words = all(_whole(step, wide, size) for step in data.steps)
    shown = all(text.longest_word(n, LABEL, bold=True) <= high - 0.1
                for n, high in zip(data.lanes, heights, strict=True))  # fmt: skip
    fits = words and shown and end + 0.2 <= room and tops[-1] <= TALL
    # What is left of the width goes to the channels between the steps.
    spare = max(0.0, min(room - end - 0.2, 0.5 * (count - 1))) / max(count - 1, 1)
    before = [place + spare * number for number, place in enumerate(before)]
    behind = [place + spare * number for number, place in enumerate(behind)]
    boxes = {
        id_: Box(before[routing.items[id_].layer], box.top, behind[routing.items[id_].layer],
                 box.bottom)
        for id_, box in boxes.items()
    }  # fmt: skip
    right = max(room, end)
    return Places(
        True,
        size,
        tuple(Box(head, tops[n], right, tops[n + 1]) for n in range(len(heights))),
        tuple(Box(0.0, tops[n], head, tops[n + 1]) for n in range(len(heights))),
        boxes,
        routing,
        tuple(before),
        tuple(behind),
        fits,
    )


def standing(data: ProcessChart, room: float, size: float) -> Places:
    """Lanes side by side, time runs down."""
    cells = cells_of(data)
    count = max(column for _, column in cells) + 1
    across = room / len(data.lanes)
    head = max(
        text.height(text.wrap(name, across - 0.2, LABEL, bold=True), LABEL) for name in data.lanes
    ) + 0.2  # fmt: skip
    items, tall, words = [], [0.0] * count, True
    for (lane, column), steps in cells.items():
        wide = min(WIDEST, (across - 2 * ASIDE - APART * (len(steps) - 1)) / len(steps))
        x = across * (lane + 0.5) - (wide * len(steps) + APART * (len(steps) - 1)) / 2
        for step in steps:
            items.append(Item(step.id, column, x, x + wide))
            tall[column] = max(tall[column], height_of(step, wide, size, LOWEST_STANDING))
            words = words and _whole(step, wide, size)
            x += wide + APART
    borders = [across * lane for lane in range(1, len(data.lanes))]
    routing = route(
        items, wires_of(data), 0.1, room - 0.1, fit_standing, avoid=borders, at_start=True
    )
    before, behind, end = _layers(routing, tall, head + 0.2)
    boxes = {
        item.id: Box(item.low, before[item.layer], item.high, behind[item.layer]) for item in items
    }
    return Places(
        False,
        size,
        tuple(Box(across * n, head, across * (n + 1), end + 0.2) for n in range(len(data.lanes))),
        tuple(Box(across * n, 0.0, across * (n + 1), head) for n in range(len(data.lanes))),
        boxes,
        routing,
        tuple(before),
        tuple(behind),
        words and end + 0.2 <= TALL,
    )


def _layers(
    routing: Routing, sizes: Sequence[float], start: float
) -> tuple[list[float], list[float], float]:
    """Where each layer begins and ends along, and where all end."""
    before, behind, at = [], [], start
    for layer, size in enumerate(sizes):
        at += routing.size(layer)
        before.append(at)
        at += size
        behind.append(at)
    return before, behind, at + routing.size(len(sizes))


def fit_standing(label: str, room: float) -> tuple[str, float, float] | None:
    """Words of an arrow wrapped for a part of the width of a step."""
    room -= 0.12
    if text.longest_word(label, SMALL) > room:
        return None
    lines = text.wrap(label, room, SMALL)
    if lines.count("\n") >= MOST_LINES:
        return None
    width, height = text.measure(lines, SMALL)
    return lines, width + 0.12, height


def fit_lying(label: str, room: float) -> tuple[str, float, float] | None:
    """Words of an arrow wrapped for a part of the height of a step."""
    widest = max(WIDEST_WORDS, 0.0)
    if text.longest_word(label, SMALL) > widest:
        return None
    lines = text.wrap(label, widest, SMALL)
    width, height = text.measure(lines, SMALL)
    return (lines, height + 0.04, width + 0.06) if height + 0.04 <= room else None
