"""How much room the words of a chart take, estimated without a font: Word sets them itself.

The estimate is for fonts like Calibri and Malgun Gothic and a little generous, because
another computer may have others.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

POINT = 2.54 / 72
LEADING = 1.22

_NARROW = frozenset("iljtfrI.,;:'!|()[]{}/ -·")
_BROAD = frozenset("mwMW@%—")


@lru_cache(maxsize=4096)
def _ems(text: str) -> float:
    total = 0.0
    for sign in text:
        if unicodedata.combining(sign) or unicodedata.category(sign) in {"Mn", "Cf"}:
            continue
        if unicodedata.east_asian_width(sign) in {"W", "F"}:
            total += 0.95
        elif sign in _NARROW:
            total += 0.32
        elif sign in _BROAD:
            total += 0.88
        elif sign.isupper():
            total += 0.64
        else:
            total += 0.54
    return total


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of the longest line of a text [cm].

    >>> width("금", 9) > width("m", 9) > width("i", 9)
    True
    """
    return max(map(_ems, text.split("\n"))) * size * POINT * (1.06 if bold else 1.0)


def widest(texts: Iterable[str], size: float, *, bold: bool = False) -> float:
    """Width of the widest of some texts [cm]."""
    return max((width(each, size, bold=bold) for each in texts), default=0.0)


def wrapped(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """The lines of a text in so much room [cm]; a word longer than a line has one of its own."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if line and width(longer, size, bold=bold) > room:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return lines


def names_beside(names: Iterable[str], most: float, size: float) -> tuple[list[str], float, int]:
    r"""Names in the column left of lying bars: with line ends, how wide, of how many lines.

    The line ends are ours: programs break names where they like, or run them out of the chart.

    >>> names_beside(["Operation", "Staff time on reports"], 2.0, 9)[0]
    ['Operation', 'Staff time on\nreports']
    """
    broken = ["\n".join(wrapped(name, most, size)) for name in names]
    return broken, widest(broken, size), max(name.count("\n") for name in broken) + 1


def lines_of(text: str, room: float, size: float, *, bold: bool = False) -> int:
    """How many lines a text takes, of which a long word takes several.

    >>> lines_of("one two three", 20, 9), lines_of("one two three", 1.0, 9)
    (1, 3)
    """
    return sum(
        max(1, math.ceil(width(line, size, bold=bold) / room - 0.02))
        for line in wrapped(text, room, size, bold=bold)
    )


def height(lines: float, size: float) -> float:
    """Height of so many lines [cm]."""
    return lines * LEADING * size * POINT
