"""Processes: steps in the lanes of those who do them, in their order."""

from __future__ import annotations

from matplotlib.figure import Figure

from fs_toolkit.document.charts import ProcessChart, ProcessStep
from fs_toolkit.writers.charts import nodes, text, words
from fs_toolkit.writers.charts.furniture import Sample, key
from fs_toolkit.writers.charts.labelling import Box
from fs_toolkit.writers.charts.nodes import EMPHASIS, PLAIN
from fs_toolkit.writers.charts.page import MIDDLE, Page
from fs_toolkit.writers.charts.process_order import columns_of, refuse_bad_order
from fs_toolkit.writers.charts.style import GRID, LABEL, PAPER, SHADE, SMALL, Fill

ROW = 1.5


def figure(data: ProcessChart, language: str) -> Figure:
    """The chart drawn on its page."""
    refuse_bad_data(data)
    page = Page(data.title)
    if entries := _key_entries(data, language):
        key(page, entries)
    columns = columns_of(data)
    wide = (page.right - page.left) / len(data.lanes)
    names = [text.wrap(lane, wide - 0.2, LABEL, bold=True) for lane in data.lanes]
    head = max(text.height(name, LABEL) for name in names) + 0.2
    taken: dict[tuple[int, int], int] = {}
    places: dict[str, tuple[int, int]] = {}
    for step in data.steps:
        cell = step.lane, columns[step.id]
        taken[cell] = taken.get(cell, 0) + 1
        places[step.id] = columns[step.id], taken[cell] - 1
    top = page.y + head
    most = max(columns.values()) + 1
    for number, name in enumerate(names):
        x = page.left + wide * number
        page.box(x, page.y, wide, head, Fill(SHADE, "", GRID))
        page.words(
            x + wide / 2, page.y + head / 2, name, bold=True, across="center", down="center"
        )  # fmt: skip
        page.box(x, top, wide, ROW * most, Fill(PAPER, "", GRID), order=MIDDLE - 0.9)
    boxes: dict[str, Box] = {}
    for step in data.steps:
        row, place = places[step.id]
        count = taken[step.lane, row]
        room = wide / count
        x = page.left + wide * step.lane + room * place
        y = top + ROW * row
        high = min(nodes.size_of(step.name, "", room - 0.3, SMALL), ROW - 0.3)
        middle = y + ROW / 2
        boxes[step.id] = Box(x + 0.15, middle - high / 2, x + room - 0.15, middle + high / 2)
        fill = EMPHASIS if step.changed else PLAIN
        nodes.draw_box(page, boxes[step.id], step.name, SMALL, fill)
    for step in data.steps:
        for before, label in step.after:
            start, end = nodes.facing(boxes[before], boxes[step.id])
            nodes.arrow(page, (start, end))
            x, y_ = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
            page.words(x, y_, label, SMALL, across="center", down="center", on=PAPER)
    page.y = top + ROW * most
    return page.finish()


def refuse_bad_data(data: ProcessChart) -> None:
    """Raises ValueError where there is nothing to draw, or a step has no place."""
    if not data.steps:
        raise ValueError(f'chart "{data.title}" has no steps to draw')
    ids = [step.id for step in data.steps]
    for step in data.steps:
        if ids.count(step.id) > 1:
            raise ValueError(f'chart "{data.title}" has two steps with the id "{step.id}"')
        if not 0 <= step.lane < len(data.lanes):
            raise ValueError(
                f'chart "{data.title}": "{step.name}" is in lane {step.lane}, '
                f"but there are {len(data.lanes)} lanes, 0 the first"
            )
        for before, _ in step.after:
            if before not in ids:
                raise ValueError(
                    f'chart "{data.title}": "{step.name}" follows "{before}", '
                    "but there is no such step"
                )
            if before == step.id:
                raise ValueError(f'chart "{data.title}": "{step.name}" follows itself')
    refuse_bad_order(data)


def _key_entries(data: ProcessChart, language: str) -> list[tuple[str, Sample]]:
    """What a marked step means, where there is one."""

    def changed(step: ProcessStep) -> bool:
        return step.changed

    if any(map(changed, data.steps)):
        return [(words.say("changed", language), nodes.box_sample(EMPHASIS))]
    return []
