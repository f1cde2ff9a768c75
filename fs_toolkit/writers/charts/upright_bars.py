"""Upright bars over categories, such as years."""

from __future__ import annotations

from itertools import groupby

from fs_toolkit.document.charts import BarChart, Series
from fs_toolkit.writers.charts import scales, text, words
from fs_toolkit.writers.charts.bar_pieces import Piece, fill_of, lanes, pieces, totals
from fs_toolkit.writers.charts.page import FRONT, MIDDLE, Page
from fs_toolkit.writers.charts.scales import TICK_GAP, Scale
from fs_toolkit.writers.charts.style import INK, LABEL, PAPER, RULE, SMALL, SOFT, Fill, readable_on

HEIGHT = 6.4
HEADROOM = 0.42
"""For the numbers above and below the bars. [cm]"""
WIDEST_BAR = 1.6
MOST_LINES = 3
"""A name under a bar that needs more lines makes the chart lie down."""


def names_fit(data: BarChart) -> bool:
    """Whether the names of the categories can stand under the bars."""
    room = _slot(data, 1.6)
    for name in data.categories:
        cut = text.longest_word(name, LABEL) > room
        if cut and not _is_year(name):
            return False
        if text.wrap(name, room, LABEL).count("\n") >= MOST_LINES:
            return False
    return True


def draw(page: Page, data: BarChart, fills: list[Fill], language: str) -> None:
    """The bars, their axis and their names, at the page's next free place."""
    made = pieces(data)
    ends = [piece.end for piece in made]
    ends += [value for value in (data.line.values if data.line else ()) if value is not None]
    scale = scales.covering(ends, 0, 1, zero=True)
    ticks = scales.tick_labels(scale, language)
    left = page.left + scales.label_width(ticks)
    labelled = data.line is None
    page.y += HEADROOM * labelled
    top, bottom = page.y, page.y + HEIGHT
    scale = Scale(scale.low, scale.high, bottom, top, scale.ticks)
    scales.draw_upward(page, scale, ticks, left, page.right)

    slot = _slot(data, left)
    bar = min(slot * 0.78 / lanes(data), WIDEST_BAR)
    middles = [left + slot * (number + 0.5) for number in range(len(data.categories))]
    for piece in made:
        x = middles[piece.category] + (piece.lane - lanes(data) / 2) * bar
        fill = fill_of(data, piece, fills)
        page.box(x, scale(piece.start), bar, scale(piece.end) - scale(piece.start), fill)
    if labelled:
        _draw_values(page, data, made, fills, scale, middles, bar, slot, language)
    if data.line:
        _draw_line(page, data.line, middles, scale)
    page.y = bottom + (HEADROOM * labelled if scale.low < 0 else 0.0)
    _draw_names(page, data, middles, slot)


def _slot(data: BarChart, left: float) -> float:
    """Room of one category. [cm]"""
    return (16.0 - left - 0.12) / len(data.categories)


def _is_year(name: str) -> bool:
    return len(name) == 4 and name.isdigit()


def _draw_values(
    page: Page,
    data: BarChart,
    made: list[Piece],
    fills: list[Fill],
    scale: Scale,
    middles: list[float],
    bar: float,
    slot: float,
    language: str,
) -> None:
    """Numbers at the bars' ends, or in the pieces of stacks, where every one has room."""
    digits = words.decimals(piece.value for piece in made)
    numbers = [words.number(piece.value, language, digits) for piece in made]
    room = slot - 0.1 if lanes(data) == 1 else bar + 0.02
    widest = max(text.width(number, SMALL) for number in numbers)
    if data.stacked and len(data.series) > 1:
        high = text.height("0", SMALL) + 0.06
        for piece, number in zip(made, numbers, strict=True):
            if abs(scale(piece.end) - scale(piece.start)) > high and widest < bar - 0.1:
                fill = fills[piece.series]
                page.words(
                    middles[piece.category],
                    (scale(piece.start) + scale(piece.end)) / 2,
                    number,
                    SMALL,
                    colour=readable_on(fill.colour),
                    across="center",
                    down="center",
                    on=fill.colour,
                )
        for middle, total in zip(middles, totals(data), strict=True):
            if total is not None:
                number = words.number(total, language, digits)
                if text.width(number, SMALL, bold=True) < slot - 0.06:
                    _value(page, middle, scale(total), number, total, bold=True)
    elif widest <= room:
        for piece, number in zip(made, numbers, strict=True):
            x = middles[piece.category] + (piece.lane + 0.5 - lanes(data) / 2) * bar
            _value(page, x, scale(piece.end), number, piece.value)


def _value(page: Page, x: float, y: float, number: str, value: float, *, bold: bool = False) -> None:
    """A number above a bar, or below one that hangs down."""
    page.words(
        x,
        y + (-0.06 if value >= 0 else 0.06),
        number,
        SMALL,
        bold=bold,
        across="center",
        down="bottom" if value >= 0 else "top",
        on=PAPER,
    )


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
            page.line(
                xs, ys, INK, 1.8, dashes="--" if line.dashed else "-", order=MIDDLE + 0.5
            )
            for x, y in zip(xs, ys, strict=True):
                page.mark(x, y, "o", 5, INK, hollow=True, order=FRONT - 0.1)


def _draw_names(page: Page, data: BarChart, middles: list[float], slot: float) -> None:
    """Names under the bars; of years, every second or fifth where room is short."""
    every = 1
    if all(map(_is_year, data.categories)):
        for every in (1, 2, 5, 10):
            if text.width("2000", LABEL) + 0.16 <= slot * every:
                break
    names = [text.wrap(name, max(slot - 0.14, 0.8), LABEL) for name in data.categories]
    for number, (name, middle) in enumerate(zip(names, middles, strict=True)):
        if number % every == 0:
            page.words(middle, page.y + TICK_GAP, name, colour=SOFT, across="center", down="top")
    page.y += TICK_GAP + max(text.height(name, LABEL) for name in names)


_ = RULE
