"""Words of a chart as they take room: how wide a text is, and where to break it."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text

from fs_toolkit.writers.charts import fonts
from fs_toolkit.writers.charts.style import DPI

if TYPE_CHECKING:
    from matplotlib.backends.backend_agg import RendererAgg

CM = 2.54
LINE_SPACING = 0.98


@cache
def _paper() -> tuple[Figure, RendererAgg]:
    figure = Figure(dpi=DPI)
    return figure, FigureCanvasAgg(figure).get_renderer()


def font(text: str, size: float, *, bold: bool = False) -> FontProperties:
    """The font a text is set in."""
    weight = fonts.weight(text, bold=bold)
    return FontProperties(family=list(fonts.FAMILIES), size=size, weight=weight)


@lru_cache(maxsize=8192)
def measure(text: str, size: float, bold: bool = False) -> tuple[float, float]:
    """Width and height of a text, which may have several lines. [cm]"""
    if not text:
        return 0.0, 0.0
    figure, renderer = _paper()
    words = Text(0, 0, text, fontproperties=font(text, size, bold=bold), linespacing=LINE_SPACING)
    words.set_figure(figure)
    extent = words.get_window_extent(renderer)
    return float(extent.width) / DPI * CM, float(extent.height) / DPI * CM


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of a text. [cm]"""
    return measure(text, size, bold)[0]


def height(text: str, size: float, *, bold: bool = False) -> float:
    """Height of a text. [cm]"""
    return measure(text, size, bold)[1]


def _pieces(word: str, room: float, size: float, bold: bool) -> list[str]:
    """A word too long for a line, cut between letters; accents stay on their letter."""
    pieces = [""]
    for sign in word:
        joined = unicodedata.category(sign).startswith("M")
        if pieces[-1] and not joined and width(pieces[-1] + sign, size, bold=bold) > room:
            pieces.append("")
        pieces[-1] += sign
    return pieces


def wrap(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """The text with line breaks, so that no line is wider than `room`. [cm]"""
    lines: list[str] = []
    for paragraph in text.split(fonts.LINE_BREAK):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if width(longer, size, bold=bold) <= room:
                line = longer
                continue
            if line:
                lines.append(line)
            *full, line = _pieces(word, room, size, bold)
            lines += full
        lines.append(line)
    return fonts.LINE_BREAK.join(lines)


def longest_word(text: str, size: float, *, bold: bool = False) -> float:
    """Width of the longest word: a column this wide cuts none. [cm]"""
    return max((width(word, size, bold=bold) for word in text.split()), default=0.0)
