"""Line charts: series over years, each named at its end, the emphasised ones in front."""

from __future__ import annotations

import math
from itertools import groupby

from matplotlib.figure import Figure

from fs_toolkit.document.charts import LineChart, Numbers, Series
from fs_toolkit.writers.charts import placing, scales, style, text, words
from fs_toolkit.writers.charts.furniture import Uprights
from fs_toolkit.writers.charts.page import BACK, EDGE, FRONT, GAP, MIDDLE, WIDTH, Page
from fs_toolkit.writers.charts.style import GRID, INK, LABEL, PAPER

HEIGHT = 6.6
WIDEST_LABEL = 3.9
MOST_MARKERS = 16


def figure(data: LineChart, language: str) -> Figure:
    """The chart drawn on its page."""
    refuse_bad_data(data)
    page = Page(data.title)
    page.unit(data.unit)
    labels = _end_labels(data, language)
    sizes = [text.measure(label, LABEL) for label in labels]
    widest = max(width for width, _ in sizes)
    height = max(HEIGHT, sum(high + 0.08 for _, high in sizes) + 0.3)

    shown = _all_values(data)
    upward = scales.covering(shown, height, 0, zero=data.zero_line, steps=6)
    ticks = scales.tick_labels(upward, language)
    left = page.left + scales.label_width(ticks)
    right = WIDTH - EDGE - widest - 0.42
    years = scales.Scale(*_year_limits(data), left + 0.25, right - 0.1)
    uprights = Uprights(data.marks, years, WIDTH - EDGE)
    page.y += uprights.height
    top, bottom = page.y, page.y + height
    upward = scales.Scale(upward.low, upward.high, bottom, top, upward.ticks)

    scales.draw_upward(page, upward, ticks, left, right)
    uprights.draw(page, top, bottom)
    if data.band:
        _draw_band(page, data.x, data.band, years, upward)
    styles = [_style(data, number) for number in range(len(data.series))]
    for series, drawn in zip(data.series, styles, strict=True):
        _draw_line(page, data.x, series, drawn, years, upward)
    _draw_labels(page, data, labels, styles, years, upward, right)
    scales.draw_years(page, years, range(data.x[0], data.x[-1] + 1), bottom)
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


def _all_values(data: LineChart) -> list[float]:
    rows = [one.values for one in data.series] + list(data.band or ())
    return [value for values in rows for value in values if value is not None]


def _year_limits(data: LineChart) -> tuple[float, float]:
    if data.x[0] == data.x[-1]:
        return data.x[0] - 1, data.x[0] + 1
    return data.x[0], data.x[-1]


def _last(series: Series) -> int | None:
    """Where a series has its last value."""
    known = [at for at, value in enumerate(series.values) if value is not None]
    return known[-1] if known else None


def _end_labels(data: LineChart, language: str) -> list[str]:
    """Name and last value of each series."""
    digits = words.decimals(_all_values(data))
    labels = []
    for series in data.series:
        last = _last(series)
        if last is None:
            label = words.say("no_data", language, name=series.name)
        else:
            value = series.values[last]
            assert value is not None
            label = f"{series.name} {words.number(value, language, digits)}"
        labels.append(text.wrap(label, WIDEST_LABEL, LABEL))
    return labels


class _LineStyle:
    """Colour, width and marker of one series."""

    def __init__(self, colour: str, width: float, marker: str, order: float) -> None:
        self.colour, self.width, self.marker, self.order = colour, width, marker, order


def _style(data: LineChart, number: int) -> _LineStyle:
    some_emphasised = any(one.emphasis for one in data.series)
    emphasis = data.series[number].emphasis
    before = sum(one.emphasis == emphasis for one in data.series[:number])
    marker = style.MARKERS[number % len(style.MARKERS)]
    if some_emphasised and not emphasis:
        return _LineStyle(style.GREYS[before % len(style.GREYS)], 1.2, marker, MIDDLE)
    colour = style.LINE_COLOURS[before % len(style.LINE_COLOURS)]
    return _LineStyle(colour, 2.6 if emphasis else 1.7, marker, MIDDLE + 0.3 * emphasis)


def _draw_line(
    page: Page,
    x: tuple[int, ...],
    series: Series,
    drawn: _LineStyle,
    years: scales.Scale,
    upward: scales.Scale,
) -> None:
    """A line with a gap where a value is missing; a value that stands alone keeps its marker."""
    every = math.ceil(len(x) / MOST_MARKERS)
    at = -1
    for known, run in groupby(series.values, lambda value: value is not None):
        places = []
        for value in run:
            at += 1
            if value is not None:
                places.append((at, years(x[at]), upward(value)))
        if not known:
            continue
        page.line(
            [place[1] for place in places],
            [place[2] for place in places],
            drawn.colour,
            drawn.width,
            dashes="--" if series.dashed else "-",
            order=drawn.order,
        )
        for number, across, up in places:
            if number % every == 0 or len(places) == 1 or number == places[-1][0]:
                size = 4.2 + drawn.width
                page.mark(
                    across, up, drawn.marker, size, drawn.colour,
                    hollow=series.dashed, order=drawn.order + 0.1,
                )  # fmt: skip


def _draw_band(
    page: Page,
    x: tuple[int, ...],
    band: tuple[Numbers, Numbers],
    years: scales.Scale,
    upward: scales.Scale,
) -> None:
    """The range between low and high, in grey, with a gap where either is missing."""
    pairs = list(zip(x, *band, strict=True))
    for known, run in groupby(pairs, lambda pair: None not in pair[1:]):
        if known:
            places = [(years(at), upward(low or 0.0), upward(high or 0.0)) for at, low, high in run]
            page.shade(*(list(column) for column in zip(*places, strict=True)), "#D6E6F0")


def _draw_labels(
    page: Page,
    data: LineChart,
    labels: list[str],
    styles: list[_LineStyle],
    years: scales.Scale,
    upward: scales.Scale,
    right: float,
) -> None:
    """Names at the line ends, moved apart where lines end close together."""
    ends = [_last(series) for series in data.series]
    wanted = []
    for series, last in zip(data.series, ends, strict=True):
        value = None if last is None else series.values[last]
        wanted.append(upward.start if value is None else upward(value))
    sizes = [text.height(label, LABEL) + 0.06 for label in labels]
    places = placing.spread(wanted, sizes, upward.end - GAP, upward.start + GAP)
    for number, (label, y) in enumerate(zip(labels, places, strict=True)):
        last = ends[number]
        if last is not None:
            start = years(data.x[last]) + 0.16
            page.line((start, right + 0.34), (wanted[number], y), GRID, 0.8, order=BACK + 0.2)
        colour = style.darker(styles[number].colour, 0.75) if last is not None else style.SOFT
        page.words(
            right + 0.38, y, label, colour=colour, bold=data.series[number].emphasis,
            down="center",
        )  # fmt: skip


_ = (FRONT, INK, PAPER)
