"""The pieces of bars: where each value starts and ends, stacked or side by side."""

from __future__ import annotations

from dataclasses import dataclass

from fs_toolkit.document.charts import BarChart
from fs_toolkit.writers.charts.style import LOSSES, Fill


@dataclass(frozen=True)
class Piece:
    """A value as a piece of a bar: from `start` to `end` on the value axis."""

    category: int
    series: int
    value: float
    start: float
    end: float
    lane: int
    """Which of the lanes of its category; 0 where bars are stacked."""


def pieces(data: BarChart) -> list[Piece]:
    """A piece for every known value; gains are stacked upwards and losses downwards."""
    made = []
    for category in range(len(data.categories)):
        up, down = 0.0, 0.0
        for number, series in enumerate(data.series):
            value = series.values[category]
            if value is None:
                continue
            start = 0.0 if not data.stacked else up if value >= 0 else down
            end = start + value
            if value >= 0:
                up = end
            else:
                down = end
            lane = 0 if data.stacked else number
            made.append(Piece(category, number, value, start, end, lane))
    return made


def is_part(data: BarChart, piece: Piece) -> bool:
    """Whether a piece is one of several of its stack, so that its own number says something."""
    values = [one.values[piece.category] for one in data.series]
    return data.stacked and sum(bool(value) for value in values) > 1


def lanes(data: BarChart) -> int:
    """How many bars stand side by side in a category."""
    return 1 if data.stacked else len(data.series)


def fill_of(data: BarChart, piece: Piece, fills: list[Fill]) -> Fill:
    """The fill of a piece; a loss among the gains of a single series shows as one."""
    if len(data.series) == 1 and piece.value < 0:
        return LOSSES[0]
    return fills[piece.series]


def totals(data: BarChart) -> list[float | None]:
    """The sum of each stacked bar, where all its pieces lie on one side of zero."""
    sums: list[float | None] = []
    for category in range(len(data.categories)):
        known = [v for one in data.series if (v := one.values[category]) is not None]
        one_sided = all(value >= 0 for value in known) or all(value <= 0 for value in known)
        sums.append(sum(known) if known and one_sided else None)
    return sums
