"""Lying bars: one row a category, for long names."""

from __future__ import annotations

from fs_toolkit.document.charts import BarChart
from fs_toolkit.writers.charts import scales, text, words
from fs_toolkit.writers.charts.bar_pieces import Piece, fill_of, lanes, pieces, totals
from fs_toolkit.writers.charts.furniture import columns
from fs_toolkit.writers.charts.page import Page
from fs_toolkit.writers.charts.scales import TICK_GAP, Scale
from fs_toolkit.writers.charts.style import LABEL, PAPER, SMALL, Fill, readable_on

WIDEST_NAME = 5.2
THICK, THIN = 0.46, 0.36
"""Of a bar alone in its row, and of bars side by side. [cm]"""
BETWEEN = 0.24


def draw(page: Page, data: BarChart, fills: list[Fill], language: str) -> None:
    """The bars, their names and their axis, at the page's next free place."""
    made = pieces(data)
    names, widest = columns(data.categories, WIDEST_NAME)
    labels = _end_labels(data, made, language)
    room = max((text.width(label, SMALL) for _, _, label in labels), default=0.0) + 0.12
    left = page.left + widest + TICK_GAP
    scale = scales.covering([piece.end for piece in made], 0, 1, zero=True)
    start = left + (room if scale.low < 0 else 0.0)
    end = page.right - (room if scale.high > 0 else 0.2)
    scale = Scale(scale.low, scale.high, start, end, scale.ticks)

    bar = THICK if lanes(data) == 1 else THIN
    heights = [max(bar * lanes(data), text.height(name, LABEL)) + BETWEEN for name in names]
    top = page.y
    bottom = top + sum(heights)
    scales.draw_across(page, scale, scales.tick_labels(scale, language), top, bottom)
    middles = []
    for name, high in zip(names, heights, strict=True):
        middles.append(page.y + high / 2)
        page.words(left - TICK_GAP, middles[-1], name, across="right", down="center")
        page.y += high
    for piece in made:
        y = middles[piece.category] + (piece.lane - lanes(data) / 2) * bar
        x, fill = scale(piece.start), fill_of(data, piece, fills)
        page.box(x, y, scale(piece.end) - x, bar * (1.0 if lanes(data) == 1 else 0.94), fill)
        if data.stacked and len(data.series) > 1:
            _draw_inside(page, piece, fills[piece.series], scale, y + bar / 2, made, language)
    for category, at, label in labels:
        value, lane = at
        y = middles[category] + (lane + 0.5 - lanes(data) / 2) * bar
        x = scale(value) + (0.08 if value >= 0 else -0.08)
        across = "left" if value >= 0 else "right"
        page.words(x, y, label, SMALL, across=across, down="center", on=PAPER)  # type: ignore[arg-type]
    page.y = bottom + TICK_GAP + text.height("0", LABEL)


def _end_labels(
    data: BarChart, made: list[Piece], language: str
) -> list[tuple[int, tuple[float, int], str]]:
    """Category, place and words of the number at each bar's end: the total of a stack."""
    digits = words.decimals(piece.value for piece in made)
    if data.stacked and len(data.series) > 1:
        return [
            (category, (total, 0), words.number(total, language, digits))
            for category, total in enumerate(totals(data))
            if total is not None
        ]
    return [
        (piece.category, (piece.end, piece.lane), words.number(piece.value, language, digits))
        for piece in made
    ]


def _draw_inside(
    page: Page,
    piece: Piece,
    fill: Fill,
    scale: Scale,
    y: float,
    made: list[Piece],
    language: str,
) -> None:
    """The number in a piece of a stack, if it has room."""
    number = words.number(piece.value, language, words.decimals(one.value for one in made))
    if text.width(number, SMALL) + 0.16 < abs(scale(piece.end) - scale(piece.start)):
        page.words(
            (scale(piece.start) + scale(piece.end)) / 2,
            y,
            number,
            SMALL,
            colour=readable_on(fill.colour),
            across="center",
            down="center",
            on=fill.colour,
        )
