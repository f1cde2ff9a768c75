"""From chart data to a drawn figure: one case a kind of chart."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, assert_never, cast

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
from fs_toolkit.writers.charts import (
    bars,
    fonts,
    grid,
    heat,
    histogram,
    intervals,
    layers,
    likert,
    lines,
    network,
    process,
    radar,
    timeline,
    tornado,
    tree,
    waterfall,
)

if TYPE_CHECKING:
    from matplotlib.figure import Figure

INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff\r"))
"""Soft hyphens, zero-width spaces and marks of byte order: nothing to draw."""


def figure(data: ChartData, language: str) -> Figure:
    """The chart as a figure in house style; call it within `house_style`."""
    data = composed(data)
    fonts.refuse_missing(texts(data), data.title)
    refuse_not_finite(data)
    match data:
        case LineChart():
            return lines.figure(data, language)
        case BarChart():
            return bars.figure(data, language)
        case Tornado():
            return tornado.figure(data, language)
        case TimeChart():
            return timeline.figure(data, language)
        case IntervalChart():
            return intervals.figure(data, language)
        case GridChart():
            return grid.figure(data, language)
        case LayerChart():
            return layers.figure(data, language)
        case HeatMap():
            return heat.figure(data, language)
        case RadarChart():
            return radar.figure(data, language)
        case TreeChart():
            return tree.figure(data, language)
        case LikertChart():
            return likert.figure(data, language)
        case NetworkChart():
            return network.figure(data, language)
        case ProcessChart():
            return process.figure(data, language)
        case Waterfall():
            return waterfall.figure(data, language)
        case Histogram():
            return histogram.figure(data, language)
        case _:
            assert_never(data)


def composed(data: ChartData) -> ChartData:
    """The same chart with every text composed (NFC) and without invisible characters."""
    return cast("ChartData", _composed(data))


def _composed(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value.replace("\t", " ")).translate(INVISIBLE)
    if isinstance(value, tuple):
        return tuple(map(_composed, value))
    if is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: _composed(getattr(value, field.name)) for field in fields(value)}
        return type(value)(**parts)
    return value


def refuse_not_finite(data: ChartData) -> None:
    """Raises ValueError for a number that has no place on an axis."""
    if not all(map(math.isfinite, _numbers(data))):
        raise ValueError(
            f'chart "{data.title}" has a number that is infinite or not a number: '
            "a missing value is None, an open end is the last year shown with open_end"
        )


def _numbers(value: object) -> Iterator[float]:
    if isinstance(value, float):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _numbers(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _numbers(getattr(value, field.name))


def texts(value: object) -> Iterator[str]:
    """Every text of a chart, wherever it stands."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))
