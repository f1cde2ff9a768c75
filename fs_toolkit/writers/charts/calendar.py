"""The calendar over a time chart: years, quarters or months, or months of the project."""

from __future__ import annotations

import math
from dataclasses import dataclass

from fs_toolkit.document.charts import TimeChart
from fs_toolkit.writers.charts import text, words
from fs_toolkit.writers.charts.page import BACK, Page
from fs_toolkit.writers.charts.scales import TICK_GAP, Scale
from fs_toolkit.writers.charts.style import GRID, LABEL, PAPER, RULE, SMALL, SOFT

ROW = 0.5
RELATIVE_BELOW = 1000.0
"""Smaller numbers are not years of the calendar but counted from the project's start."""


@dataclass(frozen=True)
class Cell:
    """A piece of the calendar; a label that stands at its start names that year only."""

    start: float
    end: float
    label: str
    at_start: bool = False


def is_relative(data: TimeChart) -> bool:
    """Whether time is counted from the project's start."""
    return max(span.end for span in data.spans) < RELATIVE_BELOW


def limits(data: TimeChart, start: float, end: float) -> Scale:
    """The scale from the first whole year (quarter, month) to the last, marks included."""
    times = [time for span in data.spans for time in (span.start, span.end)]
    times += [at for at, _ in data.marks]
    parts = 4 if data.unit == "month" and not is_relative(data) else 1
    low = math.floor(min(times) * parts + 1e-6) / parts
    high = math.ceil(max(times) * parts - 1e-6) / parts
    if high <= low:
        high = low + 1 / parts
    return Scale(low, high, start, end)


def rows(data: TimeChart, scale: Scale, language: str) -> list[list[Cell]]:
    """The rows of the calendar, the finest last."""
    if is_relative(data):
        return [_counted(scale)]
    made = [_years(scale)]
    if data.unit == "month":
        for finer in (_months(scale), _quarters(scale, language)):
            if all(_fits(cell, scale, SMALL) for cell in finer):
                made.append(finer)
                break
    return made


def height(data: TimeChart, scale: Scale, language: str) -> float:
    """Room that the calendar takes [cm]."""
    return ROW * len(rows(data, scale, language))


def draw(
    page: Page, data: TimeChart, scale: Scale, language: str, *, top: float, bottom: float
) -> None:
    """The calendar from `top`, and its thin lines down to `bottom`."""
    made = rows(data, scale, language)
    for number, row in enumerate(made):
        size = LABEL if number == 0 else SMALL
        for cell in row:
            x, y = scale(cell.start), top + ROW * number
            colour = RULE if number == 0 and len(made) > 1 else GRID
            page.box(x, y, scale(cell.end) - x, ROW, PAPER, order=BACK + 0.7)
            page.line((x, x), (y, y + ROW), colour, 0.6, order=BACK + 0.75)
            page.line((x, x), (y + ROW, bottom), colour, 0.6, order=BACK + 0.3 - 0.01 * number)
            place = x + 0.06 if cell.at_start else (x + scale(cell.end)) / 2
            page.words(
                place, y + ROW / 2, cell.label, size, colour=SOFT,
                across="left" if cell.at_start else "center", down="center",
            )  # fmt: skip
    head = top + ROW * len(made)
    page.line((scale.start, scale.end), (head, head), RULE, 0.8, order=BACK + 0.8)
    page.line((scale.end,) * 2, (top, bottom), GRID, 0.6, order=BACK + 0.3)
    page.words(
        scale.start - TICK_GAP, top + ROW / 2, unit(data, language), SMALL, colour=SOFT,
        across="right", down="center",
    )  # fmt: skip


def unit(data: TimeChart, language: str) -> str:
    """What is counted, where time is counted from the project's start."""
    return words.say(f"project_{data.unit}", language) if is_relative(data) else ""


def _fits(cell: Cell, scale: Scale, size: float) -> bool:
    room = scale(min(cell.end, scale.high)) - scale(max(cell.start, scale.low))
    return text.width(cell.label, size) + 0.1 <= room or not cell.label


def _years(scale: Scale) -> list[Cell]:
    """A cell a year; where years are narrow, cells of two, five or more years named by their first."""
    first, last = math.floor(scale.low), math.ceil(scale.high)
    cells: list[Cell] = []
    for step in (1, 2, 5, 10, 20, 50, 100):
        begin = first if step == 1 else first - first % step
        cells = [
            Cell(max(year, scale.low), min(year + step, scale.high), str(year), step > 1)
            for year in range(begin, last, step)
        ]
        if begin < first:  # the piece before the first round year keeps no name
            cells[0] = Cell(cells[0].start, cells[0].end, "")
        inner = [cell for cell in cells if cell.start > scale.low and cell.end < scale.high]
        if all(_fits(cell, scale, LABEL) for cell in inner or cells):
            break
    return [cell if _fits(cell, scale, LABEL) else Cell(cell.start, cell.end, "") for cell in cells]


def _months(scale: Scale) -> list[Cell]:
    first, last = round(scale.low * 12), round(scale.high * 12)
    return [Cell(m / 12, (m + 1) / 12, str(m % 12 + 1)) for m in range(first, last)]


def _quarters(scale: Scale, language: str) -> list[Cell]:
    first, last = round(scale.low * 4), round(scale.high * 4)
    return [
        Cell(q / 4, (q + 1) / 4, words.say("quarter", language, number=str(q % 4 + 1)))
        for q in range(first, last)
    ]


def _counted(scale: Scale) -> list[Cell]:
    """Months or years of the project, the first is 1; several in a cell where they are narrow."""
    first, last = math.floor(scale.low), math.ceil(scale.high)
    cells: list[Cell] = []
    for step in (1, 2, 3, 6, 12, 24, 60, 120):
        cells = []
        for begin in range(first, last, step):
            end = min(begin + step, last)
            label = str(end) if end - begin == 1 else f"{begin + 1}–{end}"
            cells.append(Cell(begin, end, label))
        if all(_fits(cell, scale, LABEL) for cell in cells[:-1] or cells):
            break
    if not _fits(cells[-1], scale, LABEL):
        cells[-1] = Cell(cells[-1].start, cells[-1].end, "")
    return cells
