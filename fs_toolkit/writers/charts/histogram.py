"""Histograms: how many of the draws lie where, the side of loss in a fill of its own."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from fs_toolkit.document.charts import Histogram
from fs_toolkit.writers.charts import scales, text, words
from fs_toolkit.writers.charts.furniture import Uprights, key, swatch
from fs_toolkit.writers.charts.page import EDGE, FRONT, MIDDLE, Page
from fs_toolkit.writers.charts.scales import TICK_GAP, Scale
from fs_toolkit.writers.charts.style import GAINS, INK, LABEL, LOSSES, PAPER, SOFT

if TYPE_CHECKING:
    from matplotlib.figure import Figure

HEIGHT = 4.6
BELOW, ABOVE = LOSSES[0], GAINS[0]


def figure(data: Histogram, language: str) -> Figure:
    """The chart drawn on its page."""
    refuse_bad_data(data)
    page = Page(data.title)
    page.unit(words.say("share_of_draws", language))
    below, above = data.sides
    entries = [(below, swatch(BELOW))] if below else []
    key(page, [*entries, *([(above, swatch(ABOVE))] if above else [])])

    share = scales.covering([100 * each for each in data.shares], 0, 1, zero=True, steps=4)
    upward = scales.tick_labels(share, language)
    left = page.left + scales.label_width(upward)
    low, high = data.edges[0], data.edges[-1]
    across = scales.covering([low, high], left, page.right)
    inside = tuple(tick for tick in across.ticks if low <= tick <= high)
    across = Scale(low, high, left, page.right, inside if len(inside) > 1 else (low, high))
    ticks = scales.tick_labels(across, language)
    start = max(left, EDGE + text.width(ticks[0], LABEL) / 2)
    end = page.right - text.width(ticks[-1], LABEL) / 2
    across = Scale(low, high, start, end, across.ticks)

    flags = Uprights([(mark.at, mark.name) for mark in data.marks], across, left, page.right)
    page.y += flags.height
    top, bottom = page.y, page.y + HEIGHT
    upright = Scale(share.low, share.high, bottom, top + 0.1, share.ticks)
    scales.draw_upward(page, upright, upward, left, page.right)
    for number, each in enumerate(data.shares):
        first, last = data.edges[number], data.edges[number + 1]
        if each > 0:
            fill = BELOW if (first + last) / 2 < 0 else ABOVE
            height = upright(100 * each) - bottom
            page.box(across(first), bottom, across(last) - across(first), height, fill)
    flags.draw(page, top, bottom)
    if across.low < 0 < across.high:
        page.line((across(0.0),) * 2, (top, bottom), PAPER, 3.0, order=MIDDLE + 0.2)
        page.line((across(0.0),) * 2, (top, bottom), INK, 1.4, order=FRONT - 0.2)
    page.y = bottom
    _draw_values(page, across, ticks, bottom)
    page.y += TICK_GAP + text.height("0", LABEL) + TICK_GAP
    page.paragraph(data.unit, colour=SOFT)
    return page.finish()


def _draw_values(page: Page, scale: Scale, ticks: tuple[str, ...], bottom: float) -> None:
    """The numbers under the bars; those that would meet are left out."""
    taken = -math.inf
    for tick, label in zip(scale.ticks, ticks, strict=True):
        half = text.width(label, LABEL) / 2
        page.line((scale(tick),) * 2, (bottom, bottom + 0.08), SOFT, 0.8)
        if scale(tick) - half > taken:
            page.words(
                scale(tick), bottom + TICK_GAP, label, colour=SOFT, across="center", down="top"
            )
            taken = scale(tick) + half + 0.15


def refuse_bad_data(data: Histogram) -> None:
    """Raises ValueError where there is nothing to draw, or edges and bars do not match."""
    if not any(data.shares):
        raise ValueError(f'chart "{data.title}" has no draws to show')
    if len(data.edges) != len(data.shares) + 1:
        raise ValueError(
            f'chart "{data.title}" has {len(data.edges)} edges for {len(data.shares)} bars'
        )
    if any(last <= first for first, last in zip(data.edges, data.edges[1:], strict=False)):
        raise ValueError(f'chart "{data.title}" has edges that do not rise')
    if min(data.shares) < 0:
        raise ValueError(f'chart "{data.title}" has a share below zero')
