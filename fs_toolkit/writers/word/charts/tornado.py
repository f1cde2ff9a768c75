"""Tornado charts as native charts: bars from the base to what a result becomes."""

from __future__ import annotations

from dataclasses import replace

from fs_toolkit.document.charts import Tornado, TornadoBar
from fs_toolkit.writers.charts import words
from fs_toolkit.writers.charts.style import INK
from fs_toolkit.writers.charts.tornado import AT_HIGH, AT_LOW
from fs_toolkit.writers.word.charts import series as made
from fs_toolkit.writers.word.charts.axes import category_axis, number_axis
from fs_toolkit.writers.word.charts.frame import EDGE, WIDTH, Frame, NativeChart
from fs_toolkit.writers.word.charts.looks import LABEL, SMALL, surface
from fs_toolkit.writers.word.charts.room import height, names_beside, widest
from fs_toolkit.writers.word.charts.sheet import Sheet
from fs_toolkit.writers.word.charts.ticks import Ticks, covering, number_format

WIDEST_NAMES = ((4.8, LABEL), (5.8, LABEL), (6.8, LABEL), (6.8, SMALL))
"""Widths of the column of names, and their size: a line more in one name makes every row higher."""
ROW = 0.64
DOUBLE = 0.78
"""Of a row with two bars, one under the other [cm]."""
UNSEEN = 0.001
"""Of what a bar spans: an end nearer to the base than that has no length."""
BESIDE = 0.15
"""Between the end of a bar and its label, as programs have it [cm]."""


def native(data: Tornado, language: str) -> NativeChart:
    """The chart, the widest bar on top; the axis of names stands at the base."""
    if not data.bars:
        raise ValueError(f'chart "{data.title}" has no bars to draw')
    bars = sorted(data.bars, key=lambda bar: -_span(bar, data.base))
    sheet = Sheet()
    (names, wide, lines), size = _named(bars)
    sheet.add("", names)
    values = [data.base, *(v for bar in bars for v in (bar.at_low, bar.at_high))]
    code = number_format(words.decimals(values))
    key = [words.say("low_value", language), words.say("high_value", language)]
    rows = []
    for order, (name, fill) in enumerate(zip(key, (AT_LOW, AT_HIGH), strict=True)):
        ends = [
            (bar.at_low, bar.low_label) if order == 0 else (bar.at_high, bar.high_label)
            for bar in bars
        ]
        at = sheet.add(name, [value for value, _ in ends], code)
        labels = made.worded(
            [label for _, label in ends], "outEnd", moved=_before(bars, ends, data.base)
        )
        rows.append(made.bar_series(sheet, order, at, surface(fill), labels=labels))

    left, right = EDGE + wide + 0.3, WIDTH - EDGE - 0.4
    ticks = _with_room(covering(values), data, right - left)
    # Where both results lie on one side of the base, one bar would hide the other.
    double = any((bar.at_low - data.base) * (bar.at_high - data.base) > 0 for bar in bars)
    row = max(DOUBLE if double else ROW, height(lines, size) + 0.12)
    base = words.number(data.base, language, words.decimals([data.base]))
    frame = Frame(data.title, f"{data.unit}. {words.say('base', language, value=base)}")
    return frame.chart(
        sheet,
        made.bars(rows, lying=True, stacked=False, gap=40, overlap=0 if double else 100),
        lambda unit: (
            category_axis(lying=True, ink=INK, size=size, cross_at=data.base)
            + number_axis(ticks, title=unit, lying=True)
        ),
        plot=(left, right, row * len(bars)),
        key=key,
        below=height(1, LABEL) + 0.25,
    )


def _named(bars: list[TornadoBar]) -> tuple[tuple[list[str], float, int], float]:
    """The names in the narrowest column in which two lines hold each, or in the lowest; their size."""
    made = [
        (names_beside([bar.name for bar in bars], most, size), size) for most, size in WIDEST_NAMES
    ]
    return min(made, key=lambda each: max(2, each[0][2]))


def _before(bars: list[TornadoBar], ends: list[tuple[float, str]], base: float) -> dict[int, float]:
    """How far labels of ends that are the base itself are moved, where the other end lies above.

    Beyond the end, where the others stand, they would be on the bar of the other end.
    """
    return {
        at: -(widest([label], SMALL) + 2 * BESIDE) / WIDTH
        for at, (bar, (value, label)) in enumerate(zip(bars, ends, strict=True))
        if abs(value - base) < UNSEEN * _span(bar, base) and base < max(bar.at_low, bar.at_high)
    }


def _span(bar: TornadoBar, base: float) -> float:
    ends = (bar.at_low, bar.at_high, base)
    return max(ends) - min(ends)


def _with_room(ticks: Ticks, data: Tornado, room: float) -> Ticks:
    """The axis, gone on step by step until the words at the ends of bars stand within it."""
    for _ in range(4):
        unit = room / (ticks.high - ticks.low)
        low, high = ticks.low, ticks.high
        for bar in data.bars:
            for value, label in ((bar.at_low, bar.low_label), (bar.at_high, bar.high_label)):
                reach = (widest([label], SMALL) + 0.2) / unit
                low = min(low, value - reach) if value < data.base else low
                high = max(high, value + reach) if value >= data.base else high
        wider = replace(
            ticks,
            low=ticks.low - ticks.step * (low < ticks.low),
            high=ticks.high + ticks.step * (high > ticks.high),
        )
        if wider == ticks:
            break
        ticks = wider
    return ticks
