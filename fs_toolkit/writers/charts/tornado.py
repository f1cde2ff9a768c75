"""Tornado charts: what a result becomes when one quantity takes its low and its high value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fs_toolkit.document.charts import Tornado, TornadoBar
from fs_toolkit.writers.charts import scales, text, words
from fs_toolkit.writers.charts.furniture import columns, key, swatch
from fs_toolkit.writers.charts.page import FRONT, MIDDLE, Across, Page
from fs_toolkit.writers.charts.scales import TICK_GAP, Scale
from fs_toolkit.writers.charts.style import BLUE, INK, LABEL, ORANGE, PAPER, SMALL, Fill

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDEST_NAME = 4.8
WIDEST_LABEL = 2.6
ROW = 0.62
BAR = 0.4
CLEAR = 0.12
"""Between a label and its bar, or the line at zero."""
AT_LOW = Fill(ORANGE, "////")
AT_HIGH = Fill(BLUE)


def figure(data: Tornado, language: str) -> Figure:
    """The chart drawn on its page."""
    if not data.bars:
        raise ValueError(f'chart "{data.title}" has no bars to draw')
    bars = sorted(data.bars, key=lambda bar: -_reach(bar, data.base))
    page = Page(data.title)
    page.unit(data.unit)
    key(
        page,
        [
            (words.say("low_value", language), swatch(AT_LOW)),
            (words.say("high_value", language), swatch(AT_HIGH)),
        ],
    )
    names, widest = columns([bar.name for bar in bars], WIDEST_NAME)
    rows = [_ends(bar, data.base) for bar in bars]
    left = page.left + widest + TICK_GAP
    values = [data.base, *(v for bar in bars for v in (bar.at_low, bar.at_high))]
    scale = scales.covering(values, left, page.right, zero=False)
    ticks = scales.tick_labels(scale, language)
    labels = [(end.place, end.label) for row in rows for end in row]
    scale = scales.with_room(scale, ticks, labels, [-1, 1] * len(rows))

    _draw_base(page, data.base, scale, language)
    top = page.y
    heights = [max(ROW, text.height(name, LABEL) + 0.16) for name in names]
    heights = [
        max(high, *(text.height(end.label, SMALL) + 0.1 for end in row))
        for high, row in zip(heights, rows, strict=True)
    ]
    bottom = top + sum(heights)
    scales.draw_across(page, scale, ticks, top, bottom)
    for name, bar, row, high in zip(names, bars, rows, heights, strict=True):
        y = page.y + high / 2
        page.words(left - TICK_GAP, y, name, across="right", down="center")
        _draw_bar(page, bar, data.base, scale, y)
        sides: tuple[tuple[Across, int], ...] = (("right", -1), ("left", 1))
        for end, (across, side) in zip(row, sides, strict=True):
            page.words(
                _beside(page, end, side, scale),
                y,
                end.label,
                SMALL,
                across=across,
                down="center",
                on=PAPER,
            )
        page.y += high
    page.line((scale(data.base),) * 2, (top - 0.1, bottom), INK, 1.4, order=FRONT - 0.2)
    page.y = bottom + TICK_GAP + text.height("0", LABEL)
    return page.finish()


class _End:
    """One end of a bar: where its label stands, and what it says."""

    def __init__(self, place: float, label: str) -> None:
        self.place, self.label = place, text.wrap(label, WIDEST_LABEL, SMALL)


def _beside(page: Page, end: _End, side: int, scale: Scale) -> float:
    """Where a label begins, left (-1) or right (1) of its bar: beyond the zero line if that would cross it."""
    start, zero = scale(end.place) + side * CLEAR, scale(0.0)
    width = text.width(end.label, SMALL)
    reached = side * (zero - start) > -CLEAR / 2
    passed = side * (zero - start) > width + CLEAR
    drawn = scale.low <= 0 <= scale.high
    beyond = zero + side * CLEAR
    fits = scale.start < beyond + side * width < page.right
    return beyond if drawn and reached and not passed and fits else start


def _reach(bar: TornadoBar, base: float) -> float:
    """How far a bar spans, the base included."""
    ends = (bar.at_low, bar.at_high, base)
    return max(ends) - min(ends)


def _ends(bar: TornadoBar, base: float) -> tuple[_End, _End]:
    """Left and right label; where both results lie on one side, the nearer stands at the base."""
    ends = sorted(((bar.at_low, bar.low_label), (bar.at_high, bar.high_label)), key=lambda e: e[0])
    (low, low_label), (high, high_label) = ends
    return _End(min(low, base), low_label), _End(max(high, base), high_label)


def _draw_bar(page: Page, bar: TornadoBar, base: float, scale: Scale, y: float) -> None:
    """Both halves; where they lie on one side of the base, the shorter is drawn thin in front."""
    halves = sorted(
        ((bar.at_low, AT_LOW), (bar.at_high, AT_HIGH)), key=lambda half: -abs(half[0] - base)
    )
    same_side = (bar.at_low - base) * (bar.at_high - base) > 0
    for number, (end, fill) in enumerate(halves):
        thick = BAR / 2 if same_side and number else BAR
        page.box(
            scale(base), y - thick / 2, scale(end) - scale(base), thick, fill,
            order=MIDDLE + 0.1 * number,
        )  # fmt: skip


def _draw_base(page: Page, base: float, scale: Scale, language: str) -> None:
    """The value of the base case, over its line."""
    digits = words.decimals([base])
    label = words.say("base", language, value=words.number(base, language, digits))
    half = text.width(label, LABEL, bold=True) / 2
    x = min(max(scale(base), page.left + half), page.right - half)
    page.words(x, page.y, label, bold=True, across="center")
    page.y += text.height(label, LABEL) + 0.16
