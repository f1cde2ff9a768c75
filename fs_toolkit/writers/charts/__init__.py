"""Charts in house style: from chart data to a PNG or an SVG, the same bytes every time.

Matplotlib is loaded when the first chart is drawn, not when this package is imported.
"""

from __future__ import annotations

from fs_toolkit.document.charts import ChartData
from fs_toolkit.writers.charts.fonts import MissingGlyphs, missing

__all__ = ["MissingGlyphs", "draw", "draw_svg", "missing"]


def draw(data: ChartData, language: str = "en") -> bytes:
    """The chart as a PNG, 16 cm wide at 200 dots an inch.

    Raises
    ------
    ValueError
        If there is nothing to draw, or its parts do not fit together.
    MissingGlyphs
        If the fonts of the charts cannot show a character.
    """
    from fs_toolkit.writers.charts import drawing, page, style

    with style.house_style():
        return page.png(drawing.figure(data, language))


def draw_svg(data: ChartData, language: str = "en") -> str:
    """The chart as an SVG, its words as outlines, so that it looks the same without our fonts."""
    from fs_toolkit.writers.charts import drawing, page, style

    with style.house_style():
        return page.svg(drawing.figure(data, language))
