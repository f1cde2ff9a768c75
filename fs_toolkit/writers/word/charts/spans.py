"""Time charts as native charts: tasks on an invisible bar that reaches to their start."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fs_toolkit.document.charts import Span, TimeChart
from fs_toolkit.writers.charts import words
from fs_toolkit.writers.charts.calendar import is_relative
from fs_toolkit.writers.charts.style import INK, PAPER
from fs_toolkit.writers.charts.timeline import CRITICAL, TASK, refuse_bad_data
from fs_toolkit.writers.word.charts import series as made
from fs_toolkit.writers.word.charts.axes import category_axis, number_axis
from fs_toolkit.writers.word.charts.frame import EDGE, WIDTH, Frame, NativeChart
from fs_toolkit.writers.word.charts.looks import LABEL, SMALL, surface
from fs_toolkit.writers.word.charts.room import height, names_beside, width
from fs_toolkit.writers.word.charts.sheet import Sheet
from fs_toolkit.writers.word.charts.ticks import Ticks

WIDEST_NAME = 8.2
ROW, CLOSE_ROW = 0.56, 0.38
HALF = 9.5
"""Rows higher than this are set closer: a chart of more than half a page leaves gaps before it [cm]."""
TALL = 18.5
"""Charts higher than this do not stand on a page with their caption [cm]."""
LEAST = 0.006
"""Share of the axis that the shortest bar is drawn with, to be seen; milestones too."""
SIGN = 10.0
"""Size of the signs of milestones and open ends [points]."""
QUARTER = 365.25 / 4
"""Days; lines so far apart stand in the first days of a quarter for a century."""
DAY_ZERO = date(1899, 12, 30).toordinal()
"""From which workbooks count days."""


@dataclass(frozen=True)
class _Row:
    """A row of the chart: a span, or the name of a group."""

    name: str
    span: Span | None = None


def native(data: TimeChart, language: str) -> NativeChart | None:
    """The chart; None with upright marks, and for more rows than a page has."""
    refuse_bad_data(data)
    if data.marks:
        return None
    rows = list(_rows(data))
    for size, least, most in ((LABEL, ROW, HALF), (SMALL, CLOSE_ROW, TALL)):
        names, wide, lines = names_beside((each.name for each in rows), WIDEST_NAME, size)
        row = max(least, height(lines, size) + 0.06)
        if row * len(rows) <= most:
            break
    else:
        return None
    left, right = EDGE + wide + 0.3, WIDTH - EDGE - 0.3
    dated = not is_relative(data)
    ticks = _ticks(data, right - left, dated=dated)
    sheet = Sheet()
    sheet.add("", names)
    made_rows, key = _bars(sheet, rows, ticks, language, dated=dated)
    unit = words.say(f"{data.unit}s_counted", language) if not dated else ""
    code = "0" if not dated else "yyyy-mm" if data.unit == "month" else "yyyy"
    finer = QUARTER if dated and data.unit == "month" and ticks.step > QUARTER else 0.0
    return Frame(data.title, unit).chart(
        sheet,
        made.bars(made_rows, lying=True, stacked=True, gap=70, overlap=100),
        lambda title: (
            category_axis(lying=True, ink=INK, size=size)
            + number_axis(ticks, title=title, lying=True, code=code, finer=finer)
        ),
        plot=(left, right, row * len(rows)),
        key=key if len(key) > 1 else (),
        below=height(1, LABEL) + 0.25,
    )


def _rows(data: TimeChart) -> Iterator[_Row]:
    """Spans under the names of their groups, groups in order of appearance."""
    for group in dict.fromkeys(span.group for span in data.spans):
        if group:
            yield _Row(f"{group}:")
        yield from (_Row(span.name, span) for span in data.spans if span.group == group)


def _of(time: float, *, dated: bool) -> float:
    """A time as the workbook has it: a date as its number of the day, else as it is counted."""
    if not dated:
        return time
    year = math.floor(time)
    first, following = (date(each, 1, 1).toordinal() for each in (year, year + 1))
    return float(round(first + (time - year) * (following - first)) - DAY_ZERO)


def _ticks(data: TimeChart, room: float, *, dated: bool) -> Ticks:
    """Whole quarters or years of dates, or whole months or years of the project, numbered."""
    start, end = min(s.start for s in data.spans), max(s.end for s in data.spans)
    if not dated:
        low, high = float(math.floor(start + 1e-6)), float(math.ceil(end - 1e-6))
        steps: tuple[float, ...] = (
            (1.0, 3.0, 6.0, 12.0, 24.0) if data.unit == "month" else (1.0, 2.0, 5.0, 10.0)
        )
        unit = width("120", LABEL) + 0.2
    else:
        parts = 4 if data.unit == "month" else 1
        low = _of(math.floor(start * parts + 1e-6) / parts, dated=True) + 1.0
        high = _of(math.ceil(end * parts - 1e-6) / parts, dated=True) + 1.0
        quarters = (1, 2, 4, 8, 20, 40, 80) if data.unit == "month" else (4, 8, 20, 40, 80, 200)
        steps = tuple(QUARTER * each for each in quarters)
        unit = width("2016-01", LABEL) + 0.3
    high = max(high, low + steps[0])
    step = next((each for each in steps if each / (high - low) * room >= unit), steps[-1])
    return Ticks(low, high, step)


def _bars(
    sheet: Sheet, rows: list[_Row], ticks: Ticks, language: str, *, dated: bool
) -> tuple[list[str], list[str]]:
    """The invisible bars to the start, then the spans by how they look; and the key."""
    starts = [None if row.span is None else _of(row.span.start, dated=dated) for row in rows]
    at = sheet.add(words.say("starts", language), starts, "yyyy-mm-dd" if dated else "0.00")
    made_rows = [made.bar_series(sheet, 0, at, made.INVISIBLE, nameless=True)]
    least = LEAST * (ticks.high - ticks.low)
    key = []
    for kind, look, sign, place, ink in (
        ("task", surface(TASK), "", "", ""),
        ("critical", surface(CRITICAL), "", "", ""),
        ("open_end", surface(TASK), "▶", "inEnd", PAPER),
        ("milestone", made.INVISIBLE, "◆", "ctr", INK),
    ):
        mine = [row.span is not None and _kind(row.span) == kind for row in rows]
        if not any(mine):
            continue
        lengths = [
            max(_of(row.span.end, dated=dated) - _of(row.span.start, dated=dated), least)
            if row.span and yes
            else None
            for row, yes in zip(rows, mine, strict=True)
        ]
        name = f"{sign} {words.say(kind, language)}".strip()
        key.append(name)
        labels = ""
        if sign:
            signs = [sign if yes else "" for yes in mine]
            labels = made.worded(signs, place, ink=ink, size=SIGN)
        at = sheet.add(name, lengths, "0" if dated else "0.00")
        made_rows.append(made.bar_series(sheet, len(made_rows), at, look, labels=labels))
    return made_rows, key


def _kind(span: Span) -> str:
    if span.milestone:
        return "milestone"
    if span.open_end:
        return "open_end"
    return "critical" if span.critical else "task"
