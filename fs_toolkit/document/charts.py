"""Charts as data: what is drawn, before a writer draws it.

The title says what the chart shows ("Viet Nam closes half of the gap"), the unit
stands in the axis label. Numbers are plain floats; a missing one is None and leaves a gap.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Numbers = tuple[float | None, ...]


@dataclass(frozen=True)
class Series:
    """A named row of numbers."""

    name: str
    values: Numbers
    emphasis: bool = False
    """The one the reader should see first."""
    dashed: bool = False
    """A projection or an estimate."""


@dataclass(frozen=True)
class LineChart:
    """Series over years, with breaks of method and events marked."""

    title: str
    x: tuple[int, ...]
    series: tuple[Series, ...]
    unit: str
    band: tuple[Numbers, Numbers] | None = None
    """Low and high, shaded."""
    marks: tuple[tuple[float, str], ...] = ()
    """Vertical lines with words: a break of method, the cut-off."""
    zero_line: bool = False


@dataclass(frozen=True)
class BarChart:
    """Bars by category; several series stand stacked or side by side."""

    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    stacked: bool = False
    horizontal: bool = False
    line: Series | None = None
    """A line over the bars, such as the net flow."""


@dataclass(frozen=True)
class TornadoBar:
    """What a result becomes when one quantity takes its low and its high value."""

    name: str
    at_low: float
    at_high: float
    low_label: str
    high_label: str


@dataclass(frozen=True)
class Tornado:
    """One-way sensitivity, the widest bar on top."""

    title: str
    base: float
    bars: tuple[TornadoBar, ...]
    unit: str


@dataclass(frozen=True)
class Span:
    """A bar on a time axis: a task, a policy's life, a law's time in force. Years as decimals."""

    name: str
    start: float
    end: float
    group: str = ""
    critical: bool = False
    """On the critical path of a plan by months; elsewhere the one to see first."""
    milestone: bool = False
    open_end: bool = False


@dataclass(frozen=True)
class TimeChart:
    """Spans on a time axis: Gantt chart, policy and law timelines.

    Times below 1000 are counted from the project's start, in years or months as `unit`
    says; larger ones are years of the calendar, and `unit` says how fine it is drawn.
    """

    title: str
    spans: tuple[Span, ...]
    marks: tuple[tuple[float, str], ...] = ()
    unit: Literal["year", "month"] = "year"


@dataclass(frozen=True)
class Interval:
    """A range with a point: an assumption (low, base, high) or an observation."""

    name: str
    point: float
    low: float | None = None
    high: float | None = None
    kind: Literal["assumption", "observed"] = "observed"


@dataclass(frozen=True)
class IntervalChart:
    """Ranges and points on one axis: the outside view."""

    title: str
    intervals: tuple[Interval, ...]
    unit: str


@dataclass(frozen=True)
class Point:
    """A labelled point of a grid."""

    name: str
    x: float
    y: float
    size: float = 1.0
    group: str = ""


@dataclass(frozen=True)
class GridChart:
    """Points on two scales with named quadrants: power and interest, impact and effort, likelihood and severity."""

    title: str
    points: tuple[Point, ...]
    x_label: str
    y_label: str
    x_range: tuple[float, float]
    y_range: tuple[float, float]
    quadrants: tuple[str, str, str, str] = ("", "", "", "")
    """Upper left, upper right, lower left, lower right."""


@dataclass(frozen=True)
class Layer:
    """A named layer of an architecture with its components."""

    name: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class LayerChart:
    """An architecture as layers, the user on top."""

    title: str
    layers: tuple[Layer, ...]


ChartData = LineChart | BarChart | Tornado | TimeChart | IntervalChart | GridChart | LayerChart
