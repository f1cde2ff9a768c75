"""Which kinds of chart are native: one case a kind."""

from __future__ import annotations

from typing import assert_never

from fs_toolkit.document.charts import (
    BarChart,
    ChartData,
    GridChart,
    HeatMap,
    Histogram,
    IntervalChart,
    LayerChart,
    LikertChart,
    LineChart,
    NetworkChart,
    ProcessChart,
    RadarChart,
    TimeChart,
    Tornado,
    TreeChart,
    Waterfall,
)
from fs_toolkit.writers.charts.drawing import composed, refuse_not_finite
from fs_toolkit.writers.word.charts import bars, lines, spans, tornado, waterfall
from fs_toolkit.writers.word.charts.frame import NativeChart


def native_of(data: ChartData, language: str) -> NativeChart | None:
    """The native chart of some data; None for a kind, or a case of it, that stays a picture."""
    data = composed(data)
    refuse_not_finite(data)
    match data:
        case BarChart():
            return bars.native(data, language)
        case LineChart():
            return lines.native(data, language)
        case Waterfall():
            return waterfall.native(data, language)
        case Tornado():
            return tornado.native(data, language)
        case TimeChart():
            return spans.native(data, language)
        case Histogram() | LikertChart() | IntervalChart() | RadarChart():
            return None
        case HeatMap() | GridChart() | LayerChart() | NetworkChart() | ProcessChart() | TreeChart():
            return None
        case _:
            assert_never(data)
