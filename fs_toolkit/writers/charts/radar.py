"""Radar charts beside bars of the same numbers: the shape at a glance, the numbers to read."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fs_toolkit.document.charts import RadarChart, Series
from fs_toolkit.writers.charts import scales, text, words
from fs_toolkit.writers.charts.furniture import SAMPLE, Sample, columns, key
from fs_toolkit.writers.charts.labelling import Box
from fs_toolkit.writers.charts.page import BACK, FRONT, MIDDLE, Dashes, Page
from fs_toolkit.writers.charts.scales import TICK_GAP, Scale
from fs_toolkit.writers.charts.style import (
    BLUE,
    GREEN,
    GRID,
    INK,
    ORANGE,
    PAPER,
    RULE,
    SMALL,
    SOFT,
    Fill,
)

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SHARE = 8.4
"""Width that the radar takes, with its names [cm]."""
LEAST, MOST = 1.7, 2.7
"""Radius: with less, names are replaced by numbers [cm]."""
WIDEST_LABEL = 2.2
WIDEST_NAME = 3.4
BAR = 0.27
BETWEEN = 0.22
NONE = "–"
MOST_SERIES = 3


@dataclass(frozen=True)
class Look:
    """How a series looks in the radar and among the bars."""

    colour: str
    marker: str
    fill: Fill


LOOKS = (
    Look(BLUE, "o", Fill(BLUE)),
    Look(ORANGE, "s", Fill(ORANGE, "//////")),
    Look(GREEN, "^", Fill("#8CCFBA", "......")),
)

Spot = tuple[float, float]


def figure(data: RadarChart, language: str) -> Figure:
    """The chart drawn on its page."""
    refuse_bad_data(data)
    page = Page(data.title)
    page.unit(data.unit)
    key(page, [(one.name, _sample(one, LOOKS[n])) for n, one in enumerate(data.series)])
    top = page.y
    ring = ring_of(data.axes)
    numbered = ring.numbered
    bars = Bars(page, data, page.left + SHARE, language, numbered=numbered)
    height = max(ring.height, bars.height)
    _draw_ring(page, data, ring.moved(top + (height - ring.height) / 2), language)
    bars.draw(top + (height - bars.height) / 2)
    page.y = top + height
    return page.finish()


def refuse_bad_data(data: RadarChart) -> None:
    """Raises ValueError where there is nothing to draw, or a number lies off its axis."""
    if len(data.axes) < 3:
        raise ValueError(f'chart "{data.title}" has too few axes to draw: a radar has three')
    if not any(value is not None for one in data.series for value in one.values):
        raise ValueError(f'chart "{data.title}" has no numbers to draw')
    if len(data.series) > MOST_SERIES:
        raise ValueError(
            f'chart "{data.title}" has {len(data.series)} series: more than {MOST_SERIES} '
            "cannot be told apart in a radar"
        )
    if data.top <= 0:
        raise ValueError(f'chart "{data.title}": its axes end at {data.top:g}, not above 0')
    for one in data.series:
        if len(one.values) != len(data.axes):
            raise ValueError(
                f'chart "{data.title}": "{one.name}" has {len(one.values)} values '
                f"for {len(data.axes)} axes"
            )
        for axis, value in zip(data.axes, one.values, strict=True):
            if value is not None and not 0 <= value <= data.top:
                raise ValueError(
                    f'chart "{data.title}": "{one.name}" has {value:g} on "{axis}", '
                    f"outside 0 to {data.top:g}"
                )


@dataclass(frozen=True)
class Ring:
    """The centre and the radius of a radar, and where the names of its axes stand."""

    x: float
    y: float
    radius: float
    labels: tuple[tuple[str, Box], ...]
    numbered: bool

    @property
    def height(self) -> float:
        """From the highest label to the lowest [cm]."""
        return max(box.bottom for _, box in self.labels) - min(box.top for _, box in self.labels)

    def moved(self, top: float) -> Ring:
        """The same ring with its upper edge at `top`."""
        down = top - min(box.top for _, box in self.labels)
        labels = tuple(
            (name, Box(box.left, box.top + down, box.right, box.bottom + down))
            for name, box in self.labels
        )
        return replace(self, y=self.y + down, labels=labels)

    def spot(self, axis: int, share: float) -> Spot:
        """A place on an axis, as a share of its length."""
        across, up = direction(axis, len(self.labels))
        return self.x + across * share * self.radius, self.y - up * share * self.radius


def direction(axis: int, count: int) -> Spot:
    """Where an axis points: the first upwards, then clockwise.

    >>> [round(part, 9) for part in direction(1, 4)]
    [1.0, 0.0]
    """
    angle = math.pi / 2 - 2 * math.pi * axis / count
    return math.cos(angle), math.sin(angle)


def ring_of(axes: Sequence[str]) -> Ring:
    """The largest ring whose names neither meet nor leave its share of the page.

    Where names are too many or too long, numbers stand in their place.
    """
    for widest in (WIDEST_LABEL, 1.8, 2.6):
        names = [text.wrap(name, widest, SMALL) for name in axes]
        if any(text.longest_word(name, SMALL) > widest for name in axes):
            continue
        radius = MOST
        while radius >= LEAST:
            ring = _ring(names, radius)
            if _is_clear(ring):
                return ring
            radius -= 0.1
    return _ring([str(n) for n in range(1, len(axes) + 1)], MOST, numbered=True)


def _ring(names: Sequence[str], radius: float, *, numbered: bool = False) -> Ring:
    labels = []
    for axis, name in enumerate(names):
        across, up = direction(axis, len(names))
        wide, high = text.measure(name, SMALL)
        away = radius + 0.16
        # A label hangs on the point of its outline that faces the centre.
        left = across * away - wide / 2 + _side(across) * wide / 2
        top = -up * away - high / 2 - _side(up) * high / 2
        labels.append((name, Box(left, top, left + wide, top + high)))
    # The ring stands where both sides have the same room, however long the names are.
    first, last = min(box.left for _, box in labels), max(box.right for _, box in labels)
    x = min(max((SHARE - first - last) / 2, 0.16 - first), SHARE - 0.3 - last)
    x = x if numbered or last - first <= SHARE - 0.46 else SHARE / 2
    moved = tuple((n, Box(b.left + x, b.top, b.right + x, b.bottom)) for n, b in labels)
    return Ring(x, 0.0, radius, moved, numbered)


def _side(part: float) -> float:
    """How far a label is moved aside: fully to its side, except near the top and the bottom."""
    return max(-1.0, min(1.0, part * 2.2))


def _is_clear(ring: Ring) -> bool:
    boxes = [box for _, box in ring.labels]
    meet = any(
        one.overlap(other, 0.08) > 0
        for number, one in enumerate(boxes)
        for other in boxes[number + 1 :]
    )
    edge = min(box.left for box in boxes) < 0.14 or max(box.right for box in boxes) > SHARE - 0.3
    inside = any(
        math.dist(box.nearest(ring.x, ring.y), (ring.x, ring.y)) < ring.radius + 0.04
        for box in boxes
    )
    return not (meet or edge or inside)


def _draw_ring(page: Page, data: RadarChart, ring: Ring, language: str) -> None:
    count = len(data.axes)
    ticks = _ticks(data.top)
    for tick in ticks[1:]:
        places = [ring.spot(axis % count, tick / data.top) for axis in range(count + 1)]
        xs, ys = zip(*places, strict=True)
        outer = tick == ticks[-1]
        page.line(xs, ys, RULE if outer else GRID, 0.8 if outer else 0.6)
    for axis in range(count):
        (x, y), end = (ring.x, ring.y), ring.spot(axis, 1.0)
        page.line((x, end[0]), (y, end[1]), GRID, 0.6)
    for name, box in ring.labels:
        page.words(
            (box.left + box.right) / 2, box.top, name, SMALL, across="center",
            bold=ring.numbered,
        )  # fmt: skip
    for number, series in enumerate(data.series):
        _draw_series(page, data, ring, series, LOOKS[number])
    scale = Scale(0.0, data.top, 0.0, 1.0, ticks)
    labels = scales.tick_labels(scale, language)[1:]
    reach = max(text.width(label, SMALL) for label in labels) / 2 + 0.05
    spots = _tick_spots(data, ring, ticks[1:], reach)
    for place, label in zip(spots, labels, strict=True):
        if all(math.dist(box.nearest(*place), place) >= reach for _, box in ring.labels):
            page.words(*place, label, SMALL, colour=SOFT, across="center", down="center")


def _tick_spots(data: RadarChart, ring: Ring, ticks: Sequence[float], reach: float) -> list[Spot]:
    """Where the numbers of the rings stand: between the two axes where fewest lines meet them."""
    lines = [line for series in data.series for line in _lines(data, ring, series)]

    def spots(axis: int) -> list[Spot]:
        ends = [(ring.spot(axis, t / data.top), ring.spot(axis - 1, t / data.top)) for t in ticks]
        return [((a + c) / 2, (b + d) / 2) for (a, b), (c, d) in ends]

    def met(axis: int) -> int:
        names = sum(
            math.dist(box.nearest(*spot), spot) < reach
            for spot in spots(axis)[-1:]
            for _, box in ring.labels
        )
        return 100 * names + sum(
            _distance(spot, line) < 0.16 for spot in spots(axis) for line in lines
        )

    return spots(min(range(len(data.axes)), key=lambda axis: (met(axis), axis)))


def _distance(spot: Spot, line: tuple[Spot, Spot]) -> float:
    """From a place to a piece of a line [cm]."""
    (x, y), ((a, b), (c, d)) = spot, line
    length = (c - a) ** 2 + (d - b) ** 2
    share = ((x - a) * (c - a) + (y - b) * (d - b)) / length if length else 0.0
    share = min(max(share, 0.0), 1.0)
    return math.hypot(x - a - share * (c - a), y - b - share * (d - b))


def _lines(data: RadarChart, ring: Ring, series: Series) -> list[tuple[Spot, Spot]]:
    """From axis to axis, as far as both have a number."""
    spots = [
        None if value is None else ring.spot(axis, value / data.top)
        for axis, value in enumerate(series.values)
    ]
    return [
        (start, end)
        for start, end in zip(spots, [*spots[1:], spots[0]], strict=True)
        if start and end
    ]


def _draw_series(page: Page, data: RadarChart, ring: Ring, series: Series, look: Look) -> None:
    """A line from axis to axis, broken where a number is missing."""
    width = 2.4 if series.emphasis else 1.6
    dashes: Dashes = "--" if series.dashed else "-"
    order = MIDDLE + 0.2 + 0.2 * series.emphasis
    for start, end in _lines(data, ring, series):
        xs, ys = (start[0], end[0]), (start[1], end[1])
        page.line(xs, ys, look.colour, width, dashes=dashes, order=order)
    for axis, value in enumerate(series.values):
        if value is not None:
            spot = ring.spot(axis, value / data.top)
            page.mark(*spot, look.marker, 5.5, look.colour, order=order + 0.1)


class Bars:
    """The same numbers as bars, an axis a row."""

    def __init__(
        self, page: Page, data: RadarChart, left: float, language: str, *, numbered: bool
    ) -> None:
        self.page, self.data, self.language, self.left = page, data, language, left
        self.heads = [f"{n}" if numbered else "" for n in range(1, len(data.axes) + 1)]
        self.head = text.width("00", SMALL, bold=True) + 0.1 if numbered else 0.0
        self.names, widest = columns(data.axes, WIDEST_NAME - self.head, SMALL)
        bars = len(data.series) * BAR
        self.rows = [max(bars, text.height(name, SMALL)) + BETWEEN for name in self.names]
        values = [value for one in data.series for value in one.values if value is not None]
        self.digits = words.decimals(values, 2 if data.top < 10 else 3)
        number = max(text.width(self._number(value), SMALL) for value in [*values, data.top])
        start = left + self.head + widest + TICK_GAP
        self.scale = Scale(0.0, data.top, start, page.right - number - 0.12, _ticks(data.top))

    @property
    def height(self) -> float:
        """Of all rows and of the numbers under them [cm]."""
        return sum(self.rows) + TICK_GAP + text.height("0", SMALL)

    def _number(self, value: float | None) -> str:
        if value is None:
            return NONE
        return words.number(value, self.language, self.digits)

    def draw(self, top: float) -> None:
        """The bars from `top`."""
        page, data, scale = self.page, self.data, self.scale
        bottom = top + sum(self.rows)
        labels = scales.tick_labels(scale, self.language)
        taken = -math.inf
        for tick, label in zip(scale.ticks, labels, strict=True):
            x = scale(tick)
            colour = INK if tick == 0 else GRID
            page.line((x, x), (top, bottom), colour, 0.6 + 0.3 * (tick == 0))
            half = text.width(label, SMALL) / 2
            if x - half > taken:
                page.words(x, bottom + TICK_GAP, label, SMALL, colour=SOFT, across="center")
                taken = x + half + 0.1
        y = top
        for axis, (head, name, high) in enumerate(
            zip(self.heads, self.names, self.rows, strict=True)
        ):
            middle = y + high / 2
            page.words(self.left, middle, head, SMALL, bold=True, down="center")
            page.words(
                scale.start - TICK_GAP, middle, name, SMALL, across="right", down="center"
            )  # fmt: skip
            if axis:
                page.line((self.left, page.right), (y, y), GRID, 0.4, order=BACK - 0.2)
            for number, series in enumerate(data.series):
                self._draw_bar(series, number, axis, middle)
            y += high

    def _draw_bar(self, series: Series, number: int, axis: int, middle: float) -> None:
        value = series.values[axis]
        y = middle + (number - len(self.data.series) / 2) * BAR
        end = self.scale(value or 0.0)
        if value:
            fill = LOOKS[number].fill
            self.page.box(self.scale.start, y + 0.02, end - self.scale.start, BAR - 0.04, fill)
        self.page.words(
            end + 0.07, y + BAR / 2, self._number(value), SMALL, down="center", on=PAPER,
            colour=SOFT if value is None else INK, bold=series.emphasis,
        )  # fmt: skip


def _ticks(top: float) -> tuple[float, ...]:
    """Round numbers from 0, and the end of the axes."""
    ticks = scales.covering((0.0, top), 0.0, 1.0, zero=True, steps=5).ticks
    inner = [tick for tick in ticks if tick < top * (1 - 1e-9)]
    if ticks[1] == ticks[0] or len(inner) < 1:
        return (0.0, top)
    return (*inner, top)


def _sample(series: Series, look: Look) -> Sample:
    """A piece of the bar and a piece of the line."""

    def draw(page: Page, x: float, y: float) -> None:
        dashes: Dashes = "--" if series.dashed else "-"
        page.box(x, y - 0.13, 0.24, 0.26, look.fill)
        page.line((x + 0.28, x + SAMPLE), (y, y), look.colour, 1.6, dashes=dashes, order=MIDDLE)
        page.mark(x + 0.45, y, look.marker, 5.5, look.colour, order=FRONT - 0.2)

    return draw
