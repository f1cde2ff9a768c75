"""Scales: from values to places on the page, with round ticks that cover the data."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from fs_toolkit.writers.charts import text, words
from fs_toolkit.writers.charts.page import EDGE, MIDDLE, Page
from fs_toolkit.writers.charts.style import GRID, INK, LABEL, RULE, SMALL, SOFT

TICK_GAP = 0.14
"""Between an axis and its numbers [cm]."""


@dataclass(frozen=True)
class Scale:
    """Values from `low` to `high`, laid from `start` to `end` [cm]."""

    low: float
    high: float
    start: float
    end: float
    ticks: tuple[float, ...] = ()
    log: bool = False

    def __call__(self, value: float) -> float:
        """The place of a value [cm]."""
        low, high = self.low, self.high
        if self.log:
            low, high, value = math.log10(low), math.log10(high), math.log10(value)
        return self.start + (value - low) / (high - low) * (self.end - self.start)


def covering(
    values: Iterable[float], start: float, end: float, *, zero: bool = False, steps: int = 6
) -> Scale:
    """A linear scale with round ticks over the values; `zero` takes it in, as bars need.

    >>> covering([3, 97], 0, 10, zero=True).ticks
    (0.0, 20.0, 40.0, 60.0, 80.0, 100.0)
    """
    from matplotlib.ticker import MaxNLocator

    low, high = _limits(values, zero)
    locator = MaxNLocator(nbins=steps, steps=[1, 2, 2.5, 5, 10])
    ticks = [float(tick) for tick in locator.tick_values(low, high)]
    step = ticks[1] - ticks[0]
    # Rounding of the locator can leave a whole empty step at either end.
    while len(ticks) > 2 and ticks[1] <= low + 1e-9 * step:
        ticks.pop(0)
    while len(ticks) > 2 and ticks[-2] >= high - 1e-9 * step:
        ticks.pop()
    clean = tuple(round(tick / step) * step if abs(tick) > 1e-9 * step else 0.0 for tick in ticks)
    return Scale(clean[0], clean[-1], start, end, clean)


def _limits(values: Iterable[float], zero: bool) -> tuple[float, float]:
    low, high = _ends(values)
    if zero or (low >= 0 and low <= 0.5 * high):
        low = min(low, 0.0)
    if zero:
        high = max(high, 0.0)
    if low == high:
        reach = abs(low) * 0.1 or 1.0
        low, high = (low - reach, high + reach) if not zero else (low, high or 1.0)
    return low, high


def _ends(values: Iterable[float]) -> tuple[float, float]:
    numbers = list(values)
    return min(numbers), max(numbers)


def logarithmic(values: Iterable[float], start: float, end: float) -> Scale:
    """A logarithmic scale with ticks at 1, 2, 5 (or 1 alone over many decades)."""
    low, high = _ends(values)
    decades = range(math.floor(math.log10(low)) - 1, math.ceil(math.log10(high)) + 1)
    factors = (1, 2, 5) if len(decades) <= 5 else (1,)
    grid = [factor * 10.0**power for power in decades for factor in factors]
    first = max(tick for tick in grid if tick <= low * (1 + 1e-9))
    last = min([tick for tick in grid if tick >= high * (1 - 1e-9)] or [grid[-1] * 10])
    ticks = tuple(tick for tick in [*grid, last] if first <= tick <= last)
    return Scale(first, last, start, end, tuple(dict.fromkeys(ticks)), log=True)


def with_room(
    scale: Scale, ticks: Sequence[str], labels: Sequence[tuple[float, str]], sides: Sequence[int]
) -> Scale:
    """The scale, shortened so that small labels right (1) or left (-1) of their values keep within.

    The numbers at the first and the last tick keep within the paper as well.
    """
    first, last = scale.start, scale.end
    widths = [text.width(label, SMALL) + 0.14 for _, label in labels]
    half = text.width(ticks[-1], LABEL) / 2
    start = max(first, EDGE + text.width(ticks[0], LABEL) / 2)
    end = last - half
    for _ in range(6):  # each label moves the others a little
        scale = replace(scale, start=start, end=end)
        for (value, _), side, width in zip(labels, sides, widths, strict=True):
            place = scale(value)
            if side < 0:
                start += max(0.0, first - (place - width))
            else:
                end -= max(0.0, place + width - last)
            scale = replace(scale, start=start, end=end)
    return scale


def tick_labels(scale: Scale, language: str) -> tuple[str, ...]:
    """The numbers at the ticks, all with as many decimals as the step needs."""
    if scale.log:
        return tuple(words.number(tick, language) for tick in scale.ticks)
    step = scale.ticks[1] - scale.ticks[0]
    digits = max(0, min(10, words.decimals([step])))
    return tuple(words.exact(tick, language, digits) for tick in scale.ticks)


def label_width(labels: Sequence[str]) -> float:
    """Room that the numbers of an upward axis take [cm]."""
    return max(text.width(label, LABEL) for label in labels) + TICK_GAP


def draw_upward(page: Page, scale: Scale, labels: Sequence[str], left: float, right: float) -> None:
    """Thin lines across the chart with their numbers on the left; the zero line is darker."""
    for tick, label in zip(scale.ticks, labels, strict=True):
        _rule(page, (left, right), (scale(tick),) * 2, tick)
        page.words(left - TICK_GAP, scale(tick), label, colour=SOFT, across="right", down="center")


def draw_across(page: Page, scale: Scale, labels: Sequence[str], top: float, bottom: float) -> None:
    """Thin upright lines with their numbers below; numbers that would meet are left out."""
    taken = -math.inf
    for tick, label in zip(scale.ticks, labels, strict=True):
        _rule(page, (scale(tick),) * 2, (top, bottom), tick)
        half = text.width(label, LABEL) / 2
        if scale(tick) - half > taken:
            page.words(
                scale(tick), bottom + TICK_GAP, label, colour=SOFT, across="center", down="top"
            )
            taken = scale(tick) + half + 0.15


def _rule(page: Page, xs: tuple[float, float], ys: tuple[float, float], tick: float) -> None:
    if tick == 0:
        page.line(xs, ys, INK, 0.9, order=MIDDLE + 0.05)
    else:
        page.line(xs, ys, GRID, 0.6)


def draw_years(page: Page, scale: Scale, years: Sequence[int], bottom: float) -> None:
    """Years under a chart, as many of them as have room: all, every second, fifth, tenth."""
    room = text.width("2000", LABEL) + 0.22
    shown = list(years)
    for step in (2, 5, 10, 20, 25, 50, 100):
        if all(scale(b) - scale(a) >= room for a, b in pairwise(shown)):
            break
        first = years[0] if step == 2 else 0
        shown = [year for year in years if (year - first) % step == 0]
    page.line((scale.start, scale.end), (bottom, bottom), RULE, 0.8)
    for year in shown:
        x = scale(year)
        page.line((x, x), (bottom, bottom + 0.08), RULE, 0.8)
        page.words(x, bottom + TICK_GAP, str(year), colour=SOFT, across="center", down="top")
