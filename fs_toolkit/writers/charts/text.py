"""Words of a chart as they take room: how wide a text is, and where to break it."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, assert_never

from fs_toolkit.writers.charts import fonts
from fs_toolkit.writers.charts.style import DPI

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties
    from matplotlib.ft2font import FT2Font

Down = Literal["top", "center", "bottom"]

CM = 2.54
POINT = CM / 72
SUBPIXELS = 64
"""Of a dot, in which FreeType measures."""

# Shares of the size: the same for every script, so that words of a row stand on one line
# whatever accents and descenders they have.
LEADING = 1.24
ASCENT = 0.88
DESCENT = 0.26
CAPITALS = 0.71


@cache
def _measuring(bold: bool) -> FT2Font:
    """The fonts that widths are measured with: found once, where Matplotlib looks for them each time."""
    from matplotlib.font_manager import get_font

    return get_font([str(path) for path in fonts.paths(bold=bold)])


def font(text: str, size: float, *, bold: bool = False) -> FontProperties:
    """The font a text is set in."""
    from matplotlib.font_manager import FontProperties

    weight = fonts.weight(text, bold=bold)
    if fonts.in_first(text, bold=weight == "bold"):
        # Named by its file, for Matplotlib searches for every family at every text it draws.
        file = fonts.paths(bold=weight == "bold")[0]
        return FontProperties(fname=str(file), family=fonts.FAMILIES[0], size=size, weight=weight)
    return FontProperties(family=list(fonts.FAMILIES), size=size, weight=weight)


@lru_cache(maxsize=8192)
def _line_width(line: str, size: float, bold: bool) -> float:
    if not line.strip():
        return 0.0
    from matplotlib.backends.backend_agg import get_hinting_flag

    # What Matplotlib's renderer does to measure a text, without the search for its font.
    measuring = _measuring(fonts.weight(line, bold=bold) == "bold")
    measuring.clear()
    measuring.set_size(size, DPI)
    measuring.set_text(line, 0.0, flags=get_hinting_flag())  # type: ignore[no-untyped-call]
    across, _ = measuring.get_width_height()
    return across / SUBPIXELS / DPI * CM


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
