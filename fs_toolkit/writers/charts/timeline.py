"""Time charts: tasks, policies and laws as spans on an axis of years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fs_toolkit.document.charts import Span, TimeChart
from fs_toolkit.writers.charts import calendar, text, words
from fs_toolkit.writers.charts.furniture import SAMPLE, Sample, Uprights, key, swatch
from fs_toolkit.writers.charts.page import BACK, MIDDLE, Page
from fs_toolkit.writers.charts.scales import TICK_GAP, Scale
from fs_toolkit.writers.charts.style import BLUE, INK, LABEL, PAPER, SHADE, SMALL, VERMILLION, Fill

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDEST_NAME = 5.6
WIDEST_GROUP = 15.4
BAR, CLOSE_BAR = 0.3, 0.22
BETWEEN, CLOSE_BETWEEN = 0.2, 0.05
WIDEST_CLOSE = 6.8
TALL = 9.5
"""Rows higher than this are set closer: a chart of more than half a page leaves gaps before it [cm]."""
DIAMOND = 8.0
LEAST_BAR = 0.1
"""A span shorter than this is drawn this long, to be seen [cm]."""
HEAD = 0.28
"""Length of the arrow at an open end [cm]."""

TASK = Fill(BLUE)
CRITICAL = Fill(VERMILLION, "//////", PAPER)


@dataclass(frozen=True)
class Row:
    """A row of the chart: a span, or the name of a group."""

    name: str
    height: float
    span: Span | None = None


def figure(data: TimeChart, language: str) -> Figure:
    """The chart drawn on its page."""
    refuse_bad_data(data)
    page = Page(data.title)
    entries = _key_entries(data, language)
    if entries:
        key(page, entries)
    rows, size, bar = rows_of(data), LABEL, BAR
    if sum(row.height for row in rows) > TALL:
        rows, size, bar = rows_of(data, close=True), SMALL, CLOSE_BAR
    widest = max(text.width(row.name, size) for row in rows if row.span)
    widest = max(widest, text.width(calendar.unit(data, language), SMALL))
    start = page.left + widest + 2 * TICK_GAP
    scale = calendar.limits(data, start, page.right - 0.16)
    uprights = Uprights(data.marks, scale, page.left, page.right)
    page.y += uprights.height
    head = page.y
    page.y += calendar.height(data, scale, language)
    bottom = page.y + sum(row.height for row in rows)
    uprights.draw(page, head, bottom)
    calendar.draw(page, data, scale, language, top=head, bottom=bottom)
    for row in rows:
        middle = page.y + row.height / 2
        if row.span is None:
            page.box(page.left, page.y, page.right - page.left, row.height, SHADE, order=BACK - 0.6)
            page.words(page.left + 0.08, middle, row.name, bold=True, down="center", on=SHADE)
        else:
            page.words(start - 2 * TICK_GAP, middle, row.name, size, across="right", down="center")
            _draw_span(page, row.span, scale, middle, bar)
        page.y += row.height
    page.line((scale.start, scale.end), (bottom, bottom), INK, 0.6)
    page.y = bottom
    return page.finish()


def refuse_bad_data(data: TimeChart) -> None:
    """Raises ValueError where there is nothing to draw, or a span ends before it starts."""
    if not data.spans:
        raise ValueError(f'chart "{data.title}" has no spans to draw')
    for span in data.spans:
        if span.end < span.start:
            raise ValueError(
                f'chart "{data.title}": "{span.name}" ends at {span.end:g}, '
                f"before it starts at {span.start:g}"
            )


def rows_of(data: TimeChart, *, close: bool = False) -> list[Row]:
    """A row a span, those of a group together under its name, groups in order of appearance.

    `close` sets many rows smaller and nearer to each other, so that they stand on one page.
    """
    size, widest = (SMALL, WIDEST_CLOSE) if close else (LABEL, WIDEST_NAME)
    bar, between = (CLOSE_BAR, CLOSE_BETWEEN) if close else (BAR, BETWEEN)
    rows = []
    for group in dict.fromkeys(span.group for span in data.spans):
        if group:
            name = text.wrap(group, WIDEST_GROUP, LABEL, bold=True)
            rows.append(Row(name, text.height(name, LABEL) + (0.06 if close else 0.16)))
        for span in data.spans:
            if span.group == group:
                name = text.wrap(span.name, widest, size)
                rows.append(Row(name, max(bar, text.height(name, size)) + between, span))
    return rows


def _draw_span(page: Page, span: Span, scale: Scale, y: float, bar: float) -> None:
    fill = CRITICAL if span.critical else TASK
    x = scale(span.start)
    if span.milestone:
        page.mark(x, y, "D", DIAMOND, fill.colour, edge=INK, order=MIDDLE + 0.5)
        return
    end = max(scale(span.end), x + LEAST_BAR)
    if span.open_end:
        _arrow(page, x, max(end, x + HEAD), y, fill, bar)
    else:
        page.box(x, y - bar / 2, end - x, bar, fill)


def _arrow(page: Page, x: float, end: float, y: float, fill: Fill, bar: float = BAR) -> None:
    """A bar that goes on: its end is an arrow."""
    neck, half = end - HEAD, bar / 2
    page.polygon(
        [
            (x, y - half), (neck, y - half), (neck, y - half - 0.08), (end, y),
            (neck, y + half + 0.08), (neck, y + half), (x, y + half),
        ],
        fill,
    )  # fmt: skip


def _key_entries(data: TimeChart, language: str) -> list[tuple[str, Sample]]:
    """What is to be explained: critical tasks, milestones, open ends, as far as they occur.

    Tasks are those of a plan by months; among laws and policies the colour only points out.
    """
    entries: list[tuple[str, Sample]] = []
    if data.unit == "month" and any(span.critical for span in data.spans):
        if any(not span.critical and not span.milestone for span in data.spans):
            entries.append((words.say("task", language), swatch(TASK)))
        entries.append((words.say("critical", language), swatch(CRITICAL)))
    if any(span.milestone for span in data.spans):
        entries.append((words.say("milestone", language), _diamond))
    if any(span.open_end for span in data.spans):
        entries.append((words.say("open_end", language), _open_end))
    return entries


def _diamond(page: Page, x: float, y: float) -> None:
    page.mark(x + SAMPLE / 2, y, "D", DIAMOND, BLUE, edge=INK)


def _open_end(page: Page, x: float, y: float) -> None:
    _arrow(page, x, x + SAMPLE, y, TASK)
