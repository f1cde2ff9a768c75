"""Words of a chart as they take room: how wide a text is, and where to break it."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, assert_never

from fs_toolkit.writers.charts import fonts
from fs_toolkit.writers.charts.style import DPI

if TYPE_CHECKING:
    from matplotlib.backends.backend_agg import RendererAgg
    from matplotlib.font_manager import FontProperties

Down = Literal["top", "center", "bottom"]

CM = 2.54
POINT = CM / 72

# Shares of the size: the same for every script, so that words of a row stand on one line
# whatever accents and descenders they have.
LEADING = 1.24
ASCENT = 0.88
DESCENT = 0.26
CAPITALS = 0.71


@cache
def _renderer() -> RendererAgg:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    canvas = FigureCanvasAgg(Figure(dpi=DPI))
    renderer: RendererAgg = canvas.get_renderer()  # type: ignore[no-untyped-call]
    return renderer


def font(text: str, size: float, *, bold: bool = False) -> FontProperties:
    """The font a text is set in."""
    from matplotlib.font_manager import FontProperties

    weight = fonts.weight(text, bold=bold)
    return FontProperties(family=list(fonts.FAMILIES), size=size, weight=weight)


@lru_cache(maxsize=8192)
def _line_width(line: str, size: float, bold: bool) -> float:
    if not line.strip():
        return 0.0
    # Straight from the renderer: a Text of Matplotlib says the same, in twice the time.
    width, _, _ = _renderer().get_text_width_height_descent(  # type: ignore[no-untyped-call]
        line, font(line, size, bold=bold), False
    )
    return float(width) / DPI * CM


def measure(text: str, size: float, *, bold: bool = False) -> tuple[float, float]:
    """Width and height of a text, which may have several lines [cm]."""
    return width(text, size, bold=bold), height(text, size)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of the longest line of a text [cm]."""
    return max(_line_width(line, size, bold) for line in text.split(fonts.LINE_BREAK))


def height(text: str, size: float) -> float:
    """Height of the lines of a text; nothing for no text [cm]."""
    lines = text.count(fonts.LINE_BREAK) + 1 if text else 0
    return (ASCENT + DESCENT + LEADING * (lines - 1)) * size * POINT if lines else 0.0


def baselines(text: str, y: float, size: float, down: Down) -> list[float]:
    """Where the lines of a text stand, if its top, middle or bottom is at `y` [cm]."""
    count = text.count(fonts.LINE_BREAK) + 1
    leading = LEADING * size * POINT
    match down:
        case "top":
            first = y + ASCENT * size * POINT
        case "center":
            first = y + CAPITALS / 2 * size * POINT - leading * (count - 1) / 2
        case "bottom":
            first = y - DESCENT * size * POINT - leading * (count - 1)
        case _:
            assert_never(down)
    return [first + leading * line for line in range(count)]


def _pieces(word: str, room: float, size: float, bold: bool) -> list[str]:
    """A word too long for a line, cut between letters; accents stay on their letter."""
    pieces = [""]
    for sign in word:
        joined = unicodedata.category(sign).startswith("M")
        if pieces[-1] and not joined and width(pieces[-1] + sign, size, bold=bold) > room:
            pieces.append("")
        pieces[-1] += sign
    return pieces


@lru_cache(maxsize=8192)
def wrap(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """The text in as few lines as `room` allows, and these of about equal length [cm]."""
    lines = _greedy(text, room, size, bold)
    if len(lines) == 1:
        return text
    narrow, wide = 0.0, room
    while wide - narrow > 0.1:
        middle = (narrow + wide) / 2
        tighter = _greedy(text, middle, size, bold)
        whole = all(width(line, size, bold=bold) <= middle for line in tighter)
        if len(tighter) == len(lines) and whole and middle >= longest_word(text, size, bold=bold):
            lines, wide = tighter, middle
        else:
            narrow = middle
    return fonts.LINE_BREAK.join(lines)


def _greedy(text: str, room: float, size: float, bold: bool) -> list[str]:
    """Lines that are filled one after the other."""
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
    return lines


def longest_word(text: str, size: float, *, bold: bool = False) -> float:
    """Width of the longest word: a column this wide cuts none [cm]."""
    return max((width(word, size, bold=bold) for word in text.split()), default=0.0)
