"""Interval charts: assumptions as ranges beside what was observed elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fs_toolkit.document.charts import Interval, IntervalChart
from fs_toolkit.writers.charts import scales, text, words
from fs_toolkit.writers.charts.furniture import SAMPLE, Sample, columns, key
from fs_toolkit.writers.charts.page import BACK, GAP, MIDDLE, Page
from fs_toolkit.writers.charts.scales import TICK_GAP, Scale
from fs_toolkit.writers.charts.style import BLUE, LABEL, PAPER, SMALL, SOFT, VERMILLION

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDEST_NAME = 5.6
ROW = 0.6
THICK = 0.22
LOG_FROM = 50.0
"""From this ratio of the largest to the smallest number on, the axis is logarithmic."""
BAND = "#E3EEF6"


def figure(data: IntervalChart, language: str) -> Figure:
    """The chart drawn on its page."""
    refuse_bad_data(data)
    page = Page(data.title)
    values = [value for one in data.intervals for value in numbers_of(one)]
    log = min(values) > 0 and max(values) / min(values) > LOG_FROM
    page.unit(words.say("log_scale", language, unit=data.unit) if log else data.unit)
    kinds = dict.fromkeys(one.kind for one in data.intervals)
    samples: dict[str, Sample] = {"assumption": _box, "observed": _observed, "drawn": _box}
    key(page, [(words.say(kind, language), samples[kind]) for kind in samples if kind in kinds])

    names, widest = columns([one.name for one in data.intervals], WIDEST_NAME)
    labels = [label_of(one, language) for one in data.intervals]
    left = page.left + widest + 2 * TICK_GAP
    column = page.right - max(text.width(label, SMALL) for label in labels)
    last = column - GAP
    made = scales.logarithmic if log else scales.covering
    scale = made(values, left + 0.15, last - 0.3)

    heights = [max(ROW, text.height(name, LABEL) + 0.2) for name in names]
    top = page.y
    bottom = top + sum(heights)
    scales.draw_across(page, scale, scales.tick_labels(scale, language), top, bottom)
    _shade_assumption(page, data, scale, top, bottom)
    for one, name, label, high in zip(data.intervals, names, labels, heights, strict=True):
        y = page.y + high / 2
        page.words(left - 2 * TICK_GAP, y, name, across="right", down="center")
        _draw_interval(page, one, scale, y)
        page.words(column, y, label, SMALL, down="center")
        page.y += high
    page.y = bottom + TICK_GAP + text.height("0", LABEL)
    return page.finish()


def refuse_bad_data(data: IntervalChart) -> None:
    """Raises ValueError where there is nothing to draw, or a point lies outside its range."""
    if not data.intervals:
        raise ValueError(f'chart "{data.title}" has no intervals to draw')
    for one in data.intervals:
        numbers = numbers_of(one)
        if numbers != sorted(numbers):
            shown = ", ".join(f"{number:g}" for number in numbers)
            raise ValueError(
                f'chart "{data.title}": low, point and high of "{one.name}" must rise, '
                f"but are {shown}"
            )


def numbers_of(one: Interval) -> list[float]:
    """Low, point and high, as far as they are known."""
    return [number for number in (one.low, one.point, one.high) if number is not None]


def label_of(one: Interval, language: str) -> str:
    """The numbers of a row in words: point, and its range in brackets."""
    numbers = numbers_of(one)
    # Over several powers of ten the decimals of one number do not suit the other.
    wide = numbers[0] <= 0 or numbers[-1] > 100 * numbers[0]
    digits = None if wide else words.decimals(numbers)
    point = words.number(one.point, language, digits)
    if len(numbers) == 1:
        return point
    low, high = (words.number(end, language, digits) for end in (numbers[0], numbers[-1]))
    return words.say("interval", language, point=point, low=low, high=high)


def _draw_interval(page: Page, one: Interval, scale: Scale, y: float) -> None:
    ends = [scale(number) for number in numbers_of(one)]
    if one.kind in ("assumption", "drawn"):
        page.box(ends[0], y - THICK / 2, ends[-1] - ends[0], THICK, BLUE)
        page.mark(scale(one.point), y, "D", 6.5, PAPER, edge=BLUE, order=MIDDLE + 0.2)
        return
    if len(ends) > 1:
        page.line((ends[0], ends[-1]), (y, y), SOFT, 1.3, order=MIDDLE)
        for end in (ends[0], ends[-1]):
            page.line((end, end), (y - 0.1, y + 0.1), SOFT, 1.3, order=MIDDLE)
    page.mark(scale(one.point), y, "o", 7.5, VERMILLION, hollow=True, order=MIDDLE + 0.2)


def _shade_assumption(
    page: Page, data: IntervalChart, scale: Scale, top: float, bottom: float
) -> None:
    """The range of the only assumption, drawn through all rows, so that each can be held to it."""
    assumed = [one for one in data.intervals if one.kind == "assumption"]
    if len(assumed) == 1 and len(data.intervals) > 1:
        ends = [scale(number) for number in numbers_of(assumed[0])]
        page.box(ends[0], top, ends[-1] - ends[0], bottom - top, BAND, order=BACK - 0.5)
        page.line((scale(assumed[0].point),) * 2, (top, bottom), BLUE, 0.9, dashes="--")


def _box(page: Page, x: float, y: float) -> None:
    page.box(x, y - THICK / 2, SAMPLE, THICK, BLUE)
    page.mark(x + SAMPLE / 2, y, "D", 6.5, PAPER, edge=BLUE, order=MIDDLE + 0.2)


def _observed(page: Page, x: float, y: float) -> None:
    page.mark(x + SAMPLE / 2, y, "o", 7.5, VERMILLION, hollow=True)
