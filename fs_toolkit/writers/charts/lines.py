"""Line charts: series over years, each named at its end, the emphasised ones in front."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from fs_toolkit.document.charts import LineChart, Numbers
from fs_toolkit.writers.charts import placing, scales, style, text, words
from fs_toolkit.writers.charts.furniture import SAMPLE, Uprights, key
from fs_toolkit.writers.charts.line_styles import is_named, last_known, style_of
from fs_toolkit.writers.charts.page import BACK, GAP, Dashes, Page
from fs_toolkit.writers.charts.style import LABEL, RULE, SOFT

if TYPE_CHECKING:
    from matplotlib.figure import Figure

HEIGHT = 5.8
WIDEST_LABEL = 3.9
MOST_MARKERS = 16
BAND = "#D6E6F0"


def figure(data: LineChart, language: str) -> Figure:
    """The chart drawn on its page."""
    refuse_bad_data(data)
    page = Page(data.title)
    page.unit(data.unit)
    if data.band:
        key(page, [(words.say("band", language), _shaded)])
    labels = _end_labels(data, language)
    bold = [series.emphasis for series in data.series]
    widest = max(text.width(one, LABEL, bold=b) for one, b in zip(labels, bold, strict=True))
    height = max(HEIGHT, sum(text.height(label, LABEL) + 0.08 for label in labels) + 0.3)

    shown = _all_values(data)
    upward = scales.covering(shown, height, 0, zero=data.zero_line, steps=6)
    ticks = scales.tick_labels(upward, language)
    left = page.left + scales.label_width(ticks)
    right = page.right - widest - 0.42
    years = scales.Scale(*_year_limits(data), left + 0.25, right - 0.1)
    uprights = Uprights(data.marks, years, page.left, page.right)
    page.y += uprights.height + LABEL * text.POINT / 2  # half of the uppermost number
    top, bottom = page.y, page.y + height
    upward = scales.Scale(upward.low, upward.high, bottom, top, upward.ticks)

    scales.draw_upward(page, upward, ticks, left, right)
    uprights.draw(page, top - LABEL * text.POINT / 2, bottom)
    plot = Plot(page, data, years, upward)
    if data.band:
        plot.draw_band(data.band)
    # Dashed ones first: where a projection begins, the last known value stands in front.
    for number in sorted(range(len(data.series)), key=lambda at: not data.series[at].dashed):
        plot.draw_line(number)
    plot.draw_labels(labels, right)
    scales.draw_years(page, years, _regular(data.x), bottom)
    page.y = bottom + scales.TICK_GAP + text.height("2000", LABEL)
    return page.finish()


def refuse_bad_data(data: LineChart) -> None:
    """Raises ValueError where there is nothing to draw, or values and years do not match."""
    rows: list[tuple[str, Numbers]] = [(one.name, one.values) for one in data.series]
    if not any(value is not None for _, values in rows for value in values):
        raise ValueError(f'chart "{data.title}" has no values to draw')
    if list(data.x) != sorted(set(data.x)):
        raise ValueError(f'chart "{data.title}": its years must rise, but are {data.x}')
    if data.band:
        rows += [("band", data.band[0]), ("band", data.band[1])]
    for name, values in rows:
        if len(values) != len(data.x):
            raise ValueError(
                f'chart "{data.title}": "{name}" has {len(values)} values for {len(data.x)} years'
            )


def _shaded(page: Page, x: float, y: float) -> None:
    page.box(x, y - 0.15, SAMPLE, 0.3, BAND)


def _all_values(data: LineChart) -> list[float]:
    rows = [one.values for one in data.series] + list(data.band or ())
    return [value for values in rows for value in values if value is not None]


def _year_limits(data: LineChart) -> tuple[float, float]:
    """The years of the data, and those of marks beyond them."""
    times = [*data.x, *(at for at, _ in data.marks)]
    first, last = min(times), max(times)
    return (first, last) if first < last else (first - 1, last + 1)


def _end_labels(data: LineChart, language: str) -> list[str]:
    """Name and last value of each series; nothing where the series that goes on names it."""
    digits = words.decimals(_all_values(data))
    labels = []
    for number, series in enumerate(data.series):
        last = last_known(series)
        if not is_named(data, number):
            label = ""
        elif last is None:
            label = words.say("no_data", language, name=series.name)
        else:
            value = series.values[last]
            assert value is not None
            label = f"{series.name} {words.number(value, language, digits)}"
        labels.append(text.wrap(label, WIDEST_LABEL, LABEL, bold=series.emphasis))
    return labels


def _regular(x: tuple[int, ...]) -> range:
    """The years of the axis: those of the data where these are evenly spaced, else every one."""
    step = math.gcd(*(later - earlier for earlier, later in pairwise(x))) or 1
    return range(x[0], x[-1] + 1, step)


@dataclass(frozen=True)
class Plot:
    """The surface between the axes."""

    page: Page
    data: LineChart
    years: scales.Scale
    upward: scales.Scale

    def draw_line(self, number: int) -> None:
        """A line with a gap where a value is missing; a value that stands alone has its marker."""
        series, drawn = self.data.series[number], style_of(self.data, number)
        every = math.ceil(len(self.data.x) / MOST_MARKERS)
        known = [
            None if value is None else (at, self.years(year), self.upward(value))
            for at, (year, value) in enumerate(zip(self.data.x, series.values, strict=True))
        ]
        for there, run in groupby(known, lambda place: place is not None):
            if not there:
                continue
            numbers, xs, ys = zip(*(place for place in run if place is not None), strict=True)
            dashes: Dashes = "--" if series.dashed else "-"
            self.page.line(xs, ys, drawn.colour, drawn.width, dashes=dashes, order=drawn.order)
            for at, x, y in zip(numbers, xs, ys, strict=True):
                if at % every == 0 or at in (numbers[0], numbers[-1]):
                    self.page.mark(
                        x, y, drawn.marker, 4.2 + drawn.width, drawn.colour,
                        hollow=series.dashed, order=drawn.order + 0.1,
                    )  # fmt: skip

    def draw_band(self, band: tuple[Numbers, Numbers]) -> None:
        """The range between low and high, with a gap where either is missing."""
        known = [
            None
            if low is None or high is None
            else (self.years(at), self.upward(low), self.upward(high))
            for at, low, high in zip(self.data.x, *band, strict=True)
        ]
        for there, run in groupby(known, lambda place: place is not None):
            if there:
                xs, lows, highs = zip(*(place for place in run if place is not None), strict=True)
                self.page.shade(xs, lows, highs, BAND)

    def draw_labels(self, labels: list[str], right: float) -> None:
        """Names at the line ends, moved apart where lines end close together."""
        named = [number for number, label in enumerate(labels) if label]
        ends = {number: last_known(self.data.series[number]) for number in named}
        wanted = []
        for number, last in ends.items():
            value = None if last is None else self.data.series[number].values[last]
            wanted.append(self.upward.start if value is None else self.upward(value))
        sizes = [text.height(labels[number], LABEL) + 0.06 for number in named]
        places = placing.spread(wanted, sizes, self.upward.end - GAP, self.upward.start + GAP)
        for (number, last), end, y in zip(ends.items(), wanted, places, strict=True):
            colour = SOFT
            if last is not None:
                colour = style.darker(style_of(self.data, number).colour, 0.65)
                start = self.years(self.data.x[last]) + 0.16
                # A leader from far away must not look like a line of data.
                dashes: Dashes = "-" if right - start < 0.5 else ":"
                self.page.line(
                    (start, right + 0.34), (end, y), RULE, 0.6, dashes=dashes, order=BACK + 0.2
                )
            bold = self.data.series[number].emphasis
            words_ = labels[number]
            self.page.words(right + 0.38, y, words_, colour=colour, bold=bold, down="center")
