"""How the lines of a chart look: colour, width, marker, and which lines belong together."""

from __future__ import annotations

from dataclasses import dataclass

from fs_toolkit.document.charts import LineChart, Series
from fs_toolkit.writers.charts import style
from fs_toolkit.writers.charts.style import MIDDLE


@dataclass(frozen=True)
class LineStyle:
    """Colour, width and marker of one series, and what it may cover."""

    colour: str
    width: float
    marker: str
    order: float


def style_of(data: LineChart, number: int) -> LineStyle:
    """A series' style: that of the one it goes on from; beside an emphasised one, thin and grey."""
    source = continued_from(data, number)
    if source is not None:
        return style_of(data, source)
    emphasis = data.series[number].emphasis
    own = [at for at in range(number) if continued_from(data, at) is None]
    before = sum(data.series[at].emphasis == emphasis for at in own)
    marker = style.MARKERS[len(own) % len(style.MARKERS)]
    if any(one.emphasis for one in data.series) and not emphasis:
        return LineStyle(style.GREYS[before % len(style.GREYS)], 1.2, marker, MIDDLE + 0.2)
    colour = style.LINE_COLOURS[before % len(style.LINE_COLOURS)]
    return LineStyle(colour, 2.6 if emphasis else 1.7, marker, MIDDLE + 0.2 + 0.3 * emphasis)


def continued_from(data: LineChart, number: int) -> int | None:
    """The series that a dashed one goes on from: it ends where the dashed one begins."""
    series = data.series[number]
    first = next((at for at, value in enumerate(series.values) if value is not None), None)
    if not series.dashed or first is None:
        return None
    for other, source in enumerate(data.series):
        ends_there = last_known(source) == first and source.values[first] == series.values[first]
        if ends_there and not source.dashed:
            return other
    return None


def is_named(data: LineChart, number: int) -> bool:
    """Whether a series has a label: not if the series that goes on from it bears its name."""
    name = data.series[number].name
    return not any(
        continued_from(data, other) == number and one.name.startswith(name)
        for other, one in enumerate(data.series)
    )


def last_known(series: Series) -> int | None:
    """Where a series has its last value."""
    known = [at for at, value in enumerate(series.values) if value is not None]
    return known[-1] if known else None
