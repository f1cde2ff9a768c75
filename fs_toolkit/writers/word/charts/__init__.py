"""Native charts of Word: editable, with their numbers in a workbook inside the file.

What a native chart cannot say, such as a network or a shaded map, stays a picture.
"""

from __future__ import annotations

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
    from fs_toolkit.writers.word.charts.kinds import native_of

    return native_of(data, language)
