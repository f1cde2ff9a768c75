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
    reach: Numbers = ()
    """Half the width of an interval around each value; drawn as a whisker on lying bars."""


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
    """A range with a point: an assumption (low, base, high), an observation, or draws (P5, P50, P95)."""

    name: str
    point: float
    low: float | None = None
    high: float | None = None
    kind: Literal["assumption", "observed", "drawn"] = "observed"


@dataclass(frozen=True)
class IntervalChart:
    """Ranges and points on one axis: the outside view, the cities of a portfolio."""

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


@dataclass(frozen=True)
class HeatCell:
    """A cell of a heat map: a step of the scale, and the words in it."""

    step: int | None
    """Place in the scale, 0 the lightest; None where there is nothing to shade."""
    words: str = ""


@dataclass(frozen=True)
class HeatRow:
    """A named row of a heat map, a cell a column."""

    name: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True)
class HeatPanel:
    """One grid of a heat map; two with the same columns are "before" and "after"."""

    name: str
    """Its heading; empty for a single grid."""
    rows: tuple[HeatRow, ...]


@dataclass(frozen=True)
class HeatMap:
    """Shaded cells with words in them: likelihood and severity, topics by level, systems by area."""

    title: str
    columns: tuple[str, ...]
    panels: tuple[HeatPanel, ...]
    scale: tuple[str, ...]
    """Names of the steps, the lightest first; they are the legend."""
    x_label: str = ""
    y_label: str = ""
    divide: int | None = None
    """The first step beyond a thick line, drawn between cells on either side: from loss to gain."""


@dataclass(frozen=True)
class RadarChart:
    """Axes around a centre, with the same numbers as bars beside them: a radar alone misleads."""

    title: str
    axes: tuple[str, ...]
    """At least three."""
    series: tuple[Series, ...]
    """One to three: now, peers, target. None is an axis without a score."""
    top: float
    """The end of every axis; all begin at 0."""
    unit: str


@dataclass(frozen=True)
class TreeNode:
    """A box of a tree and what hangs on it."""

    name: str
    children: tuple[TreeNode, ...] = ()
    note: str = ""
    """A second, smaller line: a number of staff, a source."""
    look: Literal["plain", "emphasis", "proposed"] = "plain"
    """emphasis for the one to see first, proposed (dashed) for what does not exist yet."""


@dataclass(frozen=True)
class TreeChart:
    """Boxes under a root, and boxes above it: organisation, policies; causes below and effects above."""

    title: str
    root: TreeNode
    above: tuple[TreeNode, ...] = ()
    """What grows upwards from the root: the effects of a problem. Their children stand higher still."""
    labels: tuple[str, str] = ("", "")
    """Words beside the part above and the part below."""


@dataclass(frozen=True)
class LikertItem:
    """The answers to one statement, as shares of the steps of the scale."""

    name: str
    shares: tuple[float, ...]
    """One a step of the scale, 0-1, adding to 1."""
    answers: int
    """How many people answered."""


@dataclass(frozen=True)
class LikertGroup:
    """Statements that belong together: of one survey or one scale."""

    name: str
    items: tuple[LikertItem, ...]


@dataclass(frozen=True)
class LikertChart:
    """Stacked shares of answers, the middle step on one line, so that agreement can be compared."""

    title: str
    scale: tuple[str, ...]
    """Names of the steps, from disagreement to agreement; an odd number has a middle."""
    groups: tuple[LikertGroup, ...]


@dataclass(frozen=True)
class NetworkNode:
    """A box of a network: a system, a server, an office."""

    id: str
    name: str
    look: Literal["plain", "emphasis", "outside"] = "plain"
    """emphasis for what the project builds, outside (dashed) for what others own."""


@dataclass(frozen=True)
class NetworkZone:
    """A named zone that nodes stand in: people, public network, data centre."""

    name: str
    nodes: tuple[NetworkNode, ...]


@dataclass(frozen=True)
class NetworkLink:
    """A line from one node to another."""

    start: str
    end: str
    words: str = ""
    """What goes over it; short."""
    both_ways: bool = False
    planned: bool = False
    """Drawn dashed: not agreed or not built yet."""


@dataclass(frozen=True)
class NetworkChart:
    """Nodes in zones, the user's on top, and what connects them: deployment and interfaces."""

    title: str
    zones: tuple[NetworkZone, ...]
    links: tuple[NetworkLink, ...]


@dataclass(frozen=True)
class ProcessStep:
    """A step of a process in the lane of who does it."""

    id: str
    lane: int
    """Place of its lane, 0 the first."""
    name: str
    kind: Literal["start", "step", "decision", "end"] = "step"
    after: tuple[tuple[str, str], ...] = ()
    """The steps it follows, each with the words on the arrow ("yes"), or an empty string."""
    changed: bool = False
    """Whether the project adds or changes it."""


@dataclass(frozen=True)
class ProcessChart:
    """A process as lanes: who does what, in order from left to right or down."""

    title: str
    lanes: tuple[str, ...]
    steps: tuple[ProcessStep, ...]


@dataclass(frozen=True)
class WaterfallStep:
    """What one thing adds to a sum, or takes from it."""

    name: str
    amount: float


@dataclass(frozen=True)
class Waterfall:
    """From one sum to another, step by step: each bar begins where the one above it ended."""

    title: str
    start: float
    steps: tuple[WaterfallStep, ...]
    ends: tuple[str, str]
    """Names of the sum at the start and of the sum at the end."""
    unit: str


@dataclass(frozen=True)
class HistogramMark:
    """A value of a histogram that is named, such as a percentile."""

    at: float
    name: str


@dataclass(frozen=True)
class Histogram:
    """How draws are spread, as bars over equal steps; the side of loss has a hatch of its own."""

    title: str
    edges: tuple[float, ...]
    """Ends of the bars, one more than there are bars, in equal steps; zero is one of them where
    there are draws on both sides."""
    shares: tuple[float, ...]
    """Of all draws, by bar."""
    sides: tuple[str, str]
    """Words for the draws below zero, and for those above, with their shares; empty for none."""
    marks: tuple[HistogramMark, ...]
    unit: str


ChartData = (
    LineChart
    | BarChart
    | Tornado
    | TimeChart
    | IntervalChart
    | GridChart
    | LayerChart
    | HeatMap
    | RadarChart
    | TreeChart
    | LikertChart
    | NetworkChart
    | ProcessChart
    | Waterfall
    | Histogram
)
