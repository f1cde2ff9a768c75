"""Native charts of Word: editable, with their numbers in a workbook inside the file.

What a native chart cannot say, such as a network or a shaded map, stays a picture.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from fs_toolkit.document.charts import ChartData
from fs_toolkit.writers.word.charts.frame import NativeChart
from fs_toolkit.writers.word.charts.parts import add_chart, chart_xml

__all__ = ["NativeChart", "add_chart", "chart_xml", "native"]


def native(data: ChartData, language: str) -> NativeChart | None:
    """The chart as Word draws it itself; None where it has to be a picture.

    Raises
    ------
    ValueError
        If there is nothing to draw, or its parts do not fit together.
    """
    return _native(_Asked(repr(data), language, data))


@dataclass(frozen=True)
class _Asked:
    """A chart in a language; one that reads the same is the same."""

    text: str
    language: str
    data: ChartData = field(compare=False)


@lru_cache(maxsize=64)  # a report asks twice: which charts are pictures, and for each chart
def _native(asked: _Asked) -> NativeChart | None:
    from fs_toolkit.writers.word.charts.kinds import native_of

    return native_of(asked.data, asked.language)
