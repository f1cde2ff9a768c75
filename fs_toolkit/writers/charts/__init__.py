"""Charts in house style: from chart data to a PNG or an SVG, the same bytes every time.

Matplotlib is loaded when the first chart is drawn, not when this package is imported.
"""

from __future__ import annotations

from typing import NamedTuple

from fs_toolkit.document.charts import ChartData
from fs_toolkit.writers.charts.fonts import MissingGlyphs, missing

__all__ = ["Drawn", "MissingGlyphs", "draw", "draw_both", "draw_svg", "missing"]


class Drawn(NamedTuple):
    """A chart as pictures of both kinds."""

    png: bytes
    svg: bytes
    """Empty where surfaces are hatched: Word may leave out the pattern of a fill."""


def draw_both(data: ChartData, language: str = "en") -> Drawn:
    """The chart as a PNG and, where Word shows it well, as an SVG; raises what `draw` does."""
    from fs_toolkit.writers.charts import drawing, page, style

    with style.house_style():
        figure = drawing.figure(data, language)
        png, svg = page.png(figure), page.svg(figure)
    return Drawn(png, b"" if "<pattern" in svg else svg.encode())


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
