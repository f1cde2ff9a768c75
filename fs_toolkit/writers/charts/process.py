"""Processes: steps in the lanes of those who do them, in their order."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from fs_toolkit.document.charts import ProcessChart, ProcessStep
from fs_toolkit.writers.charts import nodes, text, words
from fs_toolkit.writers.charts.furniture import SAMPLE, Sample, key, listed
from fs_toolkit.writers.charts.labelling import Box
from fs_toolkit.writers.charts.nodes import PLAIN, Spot
from fs_toolkit.writers.charts.page import BACK, GAP, MIDDLE, Page
from fs_toolkit.writers.charts.process_order import refuse_bad_order
from fs_toolkit.writers.charts.process_places import CORNER, Places, places_of
from fs_toolkit.writers.charts.style import BLUE, INK, LABEL, PAPER, RULE, SHADE, SMALL, Fill

if TYPE_CHECKING:
    from matplotlib.figure import Figure

CHANGED = Fill("#CFE4F2", "", BLUE)
BOLD = 2.2
"""Outline of a changed step [points]."""
HEAD = Fill(SHADE, "", RULE)
LANE = Fill(PAPER, "", RULE)


def figure(data: ProcessChart, language: str) -> Figure:
    """The chart drawn on its page."""
    refuse_bad_data(data)
    page = Page(data.title)
    if entries := _key_entries(data, language):
        key(page, entries)
    places = places_of(data, page.right - page.left)
    _draw_lanes(page, data, places)
    for step in data.steps:
        _draw_step(page, step, _moved(places.boxes[step.id], page), places.size)
    _draw_arrows(page, places)
    page.y += places.height
    if marks := places.routing.listing():
        page.y += GAP
        listed(page, marks)
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


def _moved(box: Box, page: Page) -> Box:
    """A box from the origin, on the page."""
    x, y = page.left, page.y
    return Box(box.left + x, box.top + y, box.right + x, box.bottom + y)


def _draw_lanes(page: Page, data: ProcessChart, places: Places) -> None:
    for lane, head, name in zip(places.lanes, places.heads, data.lanes, strict=True):
        for box, fill in ((lane, LANE), (head, HEAD)):
            at = _moved(box, page)
            page.box(
                at.left, at.top, at.right - at.left, at.bottom - at.top, fill, outline=0.7,
                order=BACK - 0.2,
            )  # fmt: skip
        at = _moved(head, page)
        x, y = (at.left + at.right) / 2, (at.top + at.bottom) / 2
        if places.lies:
            lines = text.wrap(name, at.bottom - at.top - 0.1, LABEL, bold=True)
            page.upright(x, y, lines, bold=True, across="center")
        else:
            lines = text.wrap(name, at.right - at.left - 0.2, LABEL, bold=True)
            page.words(x, y, lines, bold=True, across="center", down="center")


def _draw_step(page: Page, step: ProcessStep, box: Box, size: float) -> None:
    fill, outline = (CHANGED, BOLD) if step.changed else (PLAIN, 0.9)
    page.polygon(outline_of(step.kind, box), fill, outline=outline)
    narrow = CORNER / 2 if step.kind == "decision" else 0.0
    inner = Box(box.left + narrow, box.top, box.right - narrow, box.bottom)
    nodes.draw_words(page, inner, step.name, size, fill)


def outline_of(kind: str, box: Box, cut: float = CORNER) -> list[Spot]:
    """The corners of a step: rounded at a start and an end, cut at a decision.

    >>> outline_of("step", Box(0, 0, 2, 1))
    [(0, 0), (2, 0), (2, 1), (0, 1)]
    """
    left, top, right, bottom = box.left, box.top, box.right, box.bottom
    if kind == "decision":
        return [
            (left + cut, top), (right - cut, top), (right, top + cut), (right, bottom - cut),
            (right - cut, bottom), (left + cut, bottom), (left, bottom - cut), (left, top + cut),
        ]  # fmt: skip
    if kind in ("start", "end"):
        radius = min((bottom - top) / 2, 0.36)
        places = []
        for x, y, first in (
            (right - radius, top + radius, 270),
            (right - radius, bottom - radius, 0),
            (left + radius, bottom - radius, 90),
            (left + radius, top + radius, 180),
        ):
            for degrees in range(first, first + 91, 10):
                angle = math.radians(degrees)
                places.append((x + radius * math.cos(angle), y + radius * math.sin(angle)))
        return places
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def _draw_arrows(page: Page, places: Places) -> None:
    """The arrows and their words; what runs across is down where lanes lie."""
    routing = places.routing
    for number in range(len(routing.wires)):
        way = routing.way(number, places.before, places.behind)
        spots = [(along, across) if places.lies else (across, along) for across, along in way]
        nodes.arrow(page, [(x + page.left, y + page.y) for x, y in spots], INK)
        label = routing.label(number, places.before, places.behind)
        if label is None:
            continue
        along = (label.first + label.last) / 2
        x, y = (along, label.middle) if places.lies else (label.middle, along)
        page.words(
            x + page.left, y + page.y, label.words, SMALL, across="center", down="center",
            on=PAPER, bold=number in routing.marks,
        )  # fmt: skip


def _key_entries(data: ProcessChart, language: str) -> list[tuple[str, Sample]]:
    """What cut corners and bold outlines mean, as far as they occur."""
    entries: list[tuple[str, Sample]] = []
    if any(step.kind == "decision" for step in data.steps):
        entries.append((words.say("decision", language), _sample("decision", PLAIN, 0.9)))
    if any(step.changed for step in data.steps):
        entries.append((words.say("changed", language), _sample("step", CHANGED, BOLD)))
    return entries


def _sample(kind: str, fill: Fill, outline: float) -> Sample:
    def draw(page: Page, x: float, y: float) -> None:
        box = Box(x + 0.03, y - 0.16, x + SAMPLE, y + 0.16)
        page.polygon(outline_of(kind, box, 0.1), fill, outline=outline, order=MIDDLE)

    return draw
