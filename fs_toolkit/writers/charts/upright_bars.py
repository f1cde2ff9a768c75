"""Upright bars over categories, such as years."""

from __future__ import annotations

from itertools import groupby

from fs_toolkit.document.charts import BarChart, Series
from fs_toolkit.writers.charts import scales, text, words
from fs_toolkit.writers.charts.bar_pieces import Piece, fill_of, is_part, lanes, pieces, totals
from fs_toolkit.writers.charts.page import FRONT, MIDDLE, Page
from fs_toolkit.writers.charts.scales import TICK_GAP, Scale
from fs_toolkit.writers.charts.style import (
    INK,
    LABEL,
    PAPER,
    SMALL,
    SOFT,
    Fill,
    ground_of,
    readable_on,
)

HEIGHT = 5.6
HEADROOM = 0.42
"""For the numbers above and below the bars [cm]."""
WIDEST_BAR = 1.6
MOST_LINES = 3
"""A name under a bar that needs more lines makes the chart lie down."""


def names_fit(data: BarChart) -> bool:
    """Whether the names of the categories can stand under the bars."""
    room = _slot(data, 1.6)
    return all(map(_is_year, data.categories)) or all(
        text.longest_word(name, LABEL) <= room
        and text.wrap(name, room, LABEL).count("\n") < MOST_LINES
        for name in data.categories
    )


def draw(page: Page, data: BarChart, fills: list[Fill], language: str) -> None:
    """The bars, their axis and their names, at the page's next free place."""
    made = pieces(data)
    ends = [piece.end for piece in made]
    ends += [value for value in (data.line.values if data.line else ()) if value is not None]
    scale = scales.covering(ends, 0, 1, zero=True)
    ticks = scales.tick_labels(scale, language)
    left = page.left + scales.label_width(ticks)
    labelled = data.line is None
    page.y += HEADROOM if labelled else LABEL * text.POINT / 2
    top, bottom = page.y, page.y + HEIGHT
    scale = Scale(scale.low, scale.high, bottom, top, scale.ticks)
    scales.draw_upward(page, scale, ticks, left, page.right)

    columns = Columns(data, fills, left)
    for piece in made:
        start, fill = scale(piece.start), fill_of(data, piece, fills)
        x = columns.middle(piece) - columns.bar / 2
        page.box(x, start, columns.bar, scale(piece.end) - start, fill)
    if labelled and data.stacked and len(data.series) > 1:
        _draw_stacked_values(page, columns, made, scale, language)
    elif labelled:
        _draw_values(page, columns, made, scale, language)
    if data.line:
        _draw_line(page, data.line, columns.middles, scale)
    page.y = bottom + (HEADROOM * labelled if scale.low < 0 else 0.0)
    _draw_names(page, columns)


class Columns:
    """Where the bars of the categories stand."""

    def __init__(self, data: BarChart, fills: list[Fill], left: float) -> None:
        self.data, self.fills = data, fills
        self.lanes = lanes(data)
        self.slot = _slot(data, left)
        self.bar = min(self.slot * 0.78 / self.lanes, WIDEST_BAR)
        self.middles = [left + self.slot * (at + 0.5) for at in range(len(data.categories))]

    def middle(self, piece: Piece) -> float:
        """The middle of the bar that a piece belongs to."""
        return self.middles[piece.category] + (piece.lane + 0.5 - self.lanes / 2) * self.bar


def _slot(data: BarChart, left: float) -> float:
    """Room of one category [cm]."""
    return (16.0 - left - 0.12) / len(data.categories)


def _is_year(name: str) -> bool:
    return len(name) == 4 and name.isdigit()


def _draw_stacked_values(
    page: Page,
    columns: Columns,
    made: list[Piece],
    scale: Scale,
    language: str,
) -> None:
    """Numbers in the pieces of stacks that have room for them, and totals above."""
    digits = words.decimals(piece.value for piece in made)
    numbers = [words.number(piece.value, language, digits) for piece in made]
    widest = max(text.width(number, SMALL) for number in numbers)
    for piece, number in zip(made, numbers, strict=True):
        if not is_part(columns.data, piece):
            continue
        ends = scale(piece.start), scale(piece.end)
        if widest < columns.bar - 0.1 and abs(ends[1] - ends[0]) > text.height("0", SMALL) + 0.06:
            ground = ground_of(columns.fills[piece.series])
            page.words(
                columns.middle(piece), sum(ends) / 2, number, SMALL, colour=readable_on(ground),
                across="center", down="center", on=ground,
            )  # fmt: skip
    for middle, total in zip(columns.middles, totals(columns.data), strict=True):
        if total is not None:
            number = words.number(total, language, digits)
            if text.width(number, SMALL, bold=True) < columns.slot - 0.06:
                _value(page, middle, scale(total), number, bold=True, below=total < 0)


def _draw_values(
    page: Page, columns: Columns, made: list[Piece], scale: Scale, language: str
) -> None:
    """Numbers at the bars' ends, if every one has room."""
    digits = words.decimals(piece.value for piece in made)
    numbers = [words.number(piece.value, language, digits) for piece in made]
    room = columns.slot - 0.1 if columns.lanes == 1 else columns.bar + 0.02
    if max(text.width(number, SMALL) for number in numbers) <= room:
        for piece, number in zip(made, numbers, strict=True):
            x, y = columns.middle(piece), scale(piece.end)
            _value(page, x, y, number, below=piece.value < 0)


def _value(
    page: Page, x: float, y: float, number: str, *, bold: bool = False, below: bool = False
) -> None:
    """A number above a bar, or below one that hangs down."""
    page.words(
        x, y + (0.06 if below else -0.06), number, SMALL, bold=bold, across="center",
        down="top" if below else "bottom", on=PAPER,
    )  # fmt: skip


def _draw_line(page: Page, line: Series, middles: list[float], scale: Scale) -> None:
    """The line over the bars, with a gap where a value is missing."""
    places = [
        None if value is None else (x, scale(value))
        for x, value in zip(middles, line.values, strict=True)
    ]
    for known, run in groupby(places, lambda place: place is not None):
        if known:
            xs, ys = zip(*(place for place in run if place is not None), strict=True)
            page.line(xs, ys, PAPER, 3.6, order=MIDDLE + 0.4)
            page.line(xs, ys, INK, 1.8, dashes="--" if line.dashed else "-", order=MIDDLE + 0.5)
            for x, y in zip(xs, ys, strict=True):
                page.mark(x, y, "o", 5, INK, hollow=True, order=FRONT - 0.1)


def _draw_names(page: Page, columns: Columns) -> None:
    """Names under the bars; of years, every second or fifth where room is short."""
    categories, slot, every = columns.data.categories, columns.slot, 1
    if all(map(_is_year, categories)):
        for every in (1, 2, 5, 10):
            if text.width("2000", LABEL) + 0.16 <= slot * every:
                break
    names = [text.wrap(name, max(slot - 0.14, 0.8), LABEL) for name in categories]
    for number, (name, middle) in enumerate(zip(names, columns.middles, strict=True)):
        if number % every == 0:
            page.words(middle, page.y + TICK_GAP, name, colour=SOFT, across="center", down="top")
    page.y += TICK_GAP + max(text.height(name, LABEL) for name in names)
