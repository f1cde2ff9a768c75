"""Lying bars: one row a category, for long names."""

from __future__ import annotations

from fs_toolkit.document.charts import BarChart, Series
from fs_toolkit.writers.charts import scales, text, words
from fs_toolkit.writers.charts.bar_pieces import Piece, fill_of, is_part, lanes, pieces, totals
from fs_toolkit.writers.charts.furniture import columns
from fs_toolkit.writers.charts.page import FRONT, MIDDLE, Across, Page
from fs_toolkit.writers.charts.scales import TICK_GAP, Scale
from fs_toolkit.writers.charts.style import INK, LABEL, PAPER, SMALL, Fill, ground_of, readable_on

WIDEST_NAME = 5.2
THICK, THIN = 0.46, 0.36
"""Of a bar alone in its row, and of bars side by side [cm]."""
BETWEEN = 0.24
BESIDE = 0.15
"""Left free on either side of a number inside a piece, so that it does not meet its neighbours'."""


def draw(page: Page, data: BarChart, fills: list[Fill], language: str) -> None:
    """The bars, their names and their axis, at the page's next free place."""
    made = pieces(data)
    names, widest = columns(data.categories, WIDEST_NAME)
    labels = _end_labels(data, made, language) if data.line is None else []
    values = [piece.end for piece in made]
    values += [value for value in (data.line.values if data.line else ()) if value is not None]
    values += [value + reach for _, (value, _), _, reach in labels]
    left = page.left + widest + TICK_GAP
    scale = scales.covering(values, left, page.right, zero=True)
    ticks = scales.tick_labels(scale, language)
    scale = scales.with_room(
        scale,
        ticks,
        [(value + reach, label) for _, (value, _), label, reach in labels],
        [1 if value >= 0 else -1 for _, (value, _), _, _ in labels],
    )

    bar = THICK if lanes(data) == 1 else THIN
    heights = [max(bar * lanes(data), text.height(name, LABEL)) + BETWEEN for name in names]
    top = page.y
    bottom = top + sum(heights)
    scales.draw_across(page, scale, ticks, top, bottom)
    digits = words.decimals(piece.value for piece in made)
    middles = []
    for name, high in zip(names, heights, strict=True):
        middles.append(page.y + high / 2)
        page.words(left - TICK_GAP, middles[-1], name, across="right", down="center")
        page.y += high
    for piece in made:
        y = middles[piece.category] + (piece.lane - lanes(data) / 2) * bar
        x, fill = scale(piece.start), fill_of(data, piece, fills)
        page.box(x, y, scale(piece.end) - x, bar * (1.0 if lanes(data) == 1 else 0.94), fill)
        if is_part(data, piece):
            label = words.number(piece.value, language, digits)
            _draw_inside(page, label, fill, (x, scale(piece.end)), y + bar / 2)
    for category, at, label, reach in labels:
        value, lane = at
        y = middles[category] + (lane + 0.5 - lanes(data) / 2) * bar
        if reach:
            _draw_whisker(page, scale, value, abs(reach), y)
        x = scale(value + reach) + (0.08 if value >= 0 else -0.08)
        across: Across = "left" if value >= 0 else "right"
        page.words(x, y, label, SMALL, across=across, down="center", on=PAPER)
    if data.line:
        _draw_line(page, data.line, middles, scale)
    page.y = bottom + TICK_GAP + text.height("0", LABEL)


def _end_labels(
    data: BarChart, made: list[Piece], language: str
) -> list[tuple[int, tuple[float, int], str, float]]:
    """Category, place and words of the number at each bar's end: the total of a stack.

    Last, how far the whisker reaches beyond the end, with the sign of the bar.
    """
    digits = words.decimals(piece.value for piece in made)
    if data.stacked and len(data.series) > 1:
        return [
            (category, (total, 0), words.number(total, language, digits), 0.0)
            for category, total in enumerate(totals(data))
            if total is not None
        ]
    return [
        (
            piece.category,
            (piece.end, piece.lane),
            words.number(piece.value, language, digits),
            _reach(data, piece),
        )
        for piece in made
    ]


def _reach(data: BarChart, piece: Piece) -> float:
    """How far the interval of a bar goes beyond its end."""
    reaches = data.series[piece.series].reach
    reach = (reaches[piece.category] if reaches else None) or 0.0
    return reach if piece.end >= 0 else -reach


def _draw_whisker(page: Page, scale: Scale, value: float, reach: float, y: float) -> None:
    """The interval of a bar, on white so that it is seen on the bar too."""
    ends = scale(value - reach), scale(value + reach)
    page.line((ends[0] + 0.06, ends[1] - 0.06), (y, y), PAPER, 2.6, order=MIDDLE + 0.3)
    page.line(ends, (y, y), INK, 1.1, order=MIDDLE + 0.4)
    for end in ends:
        page.line((end, end), (y - 0.07, y + 0.07), INK, 1.1, order=MIDDLE + 0.4)


def _draw_inside(page: Page, label: str, fill: Fill, ends: tuple[float, float], y: float) -> None:
    """The number in a piece of a stack, if it has room."""
    ground = ground_of(fill)
    if text.width(label, SMALL) + 2 * BESIDE < abs(ends[1] - ends[0]):
        page.words(
            sum(ends) / 2, y, label, SMALL, colour=readable_on(ground), across="center",
            down="center", on=ground,
        )  # fmt: skip


def _draw_line(page: Page, line: Series, middles: list[float], scale: Scale) -> None:
    """The values of the line as marks over the rows: between names there is no course to follow."""
    for y, value in zip(middles, line.values, strict=True):
        if value is not None:
            page.mark(scale(value), y, "o", 6, INK, hollow=True, order=FRONT - 0.05)
