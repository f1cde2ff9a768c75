"""Waterfall charts: from one sum to another, step by step."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from fs_toolkit.document.charts import Waterfall
from fs_toolkit.writers.charts import scales, text, words
from fs_toolkit.writers.charts.furniture import columns
from fs_toolkit.writers.charts.page import FRONT, MIDDLE, Across, Page
from fs_toolkit.writers.charts.scales import TICK_GAP
from fs_toolkit.writers.charts.style import (
    GAINS,
    GREYS,
    INK,
    LABEL,
    LOSSES,
    PAPER,
    SMALL,
    SOFT,
    Fill,
)

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDEST_NAME = 6.4
ROW = 0.62
BAR = 0.4
BESIDE = 0.1
"""Between a bar and its number."""
SUM = Fill(GREYS[0])


def figure(data: Waterfall, language: str) -> Figure:
    """The chart drawn on its page."""
    if not data.steps:
        raise ValueError(f'chart "{data.title}" has no steps to draw')
    page = Page(data.title)
    page.unit(data.unit)
    sums = list(accumulate((step.amount for step in data.steps), initial=data.start))
    bars = [(0.0, sums[0]), *pairwise(sums), (0.0, sums[-1])]
    named = [data.ends[0], *(step.name for step in data.steps), data.ends[1]]
    names, widest = columns(named, WIDEST_NAME)
    amounts = [sums[0], *(step.amount for step in data.steps), sums[-1]]
    digits = words.decimals(amounts)
    labels = [words.number(each, language, digits) for each in amounts]
    last = len(bars) - 1
    labels = [
        f"+{label}" if 0 < at < last and amounts[at] > 0 else label
        for at, label in enumerate(labels)
    ]

    left = page.left + widest + TICK_GAP
    scale = scales.covering(sums, left, page.right, zero=True)
    ticks = scales.tick_labels(scale, language)
    places = [(end, label) for (_, end), label in zip(bars, labels, strict=True)]
    sides = [1 if end >= start else -1 for start, end in bars]
    scale = scales.with_room(scale, ticks, places, sides)
    heights = [max(ROW, text.height(name, LABEL) + 0.16) for name in names]
    top = page.y
    bottom = top + sum(heights)
    scales.draw_across(page, scale, ticks, top, bottom)
    for at, (start, end) in enumerate(bars):
        y = page.y + heights[at] / 2
        is_sum = at in (0, last)
        page.words(left - TICK_GAP, y, names[at], bold=is_sum, across="right", down="center")
        fill = SUM if is_sum else GAINS[0] if end >= start else LOSSES[0]
        page.box(scale(start), y - BAR / 2, scale(end) - scale(start), BAR, fill)
        side = sides[at]
        across: Across = "left" if side > 0 else "right"
        page.words(
            scale(end) + side * BESIDE, y, labels[at], SMALL, bold=is_sum, across=across,
            down="center", on=PAPER,
        )  # fmt: skip
        if at < last:  # the next bar begins where this one ends
            x = scale(end)
            ends = (y + BAR / 2, page.y + heights[at] + (heights[at + 1] - BAR) / 2)
            page.line((x, x), ends, SOFT, 0.8, dashes=":", order=MIDDLE + 0.2)
        page.y += heights[at]
    page.line((scale(0.0),) * 2, (top, bottom), INK, 1.2, order=FRONT - 0.2)
    page.y = bottom + TICK_GAP + text.height("0", LABEL)
    return page.finish()
