"""Fonts of the charts: the files that come with the toolkit, and what they can show.

The fonts have names of their own, so a chart is the same on every computer, whatever is
installed there. Matplotlib is imported when the first chart is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from fs_toolkit.core.files import shipped

FAMILIES = ("FS Sans", "FS Hangul", "FS Devanagari", "FS Signs")
"""In the order in which a character is looked up."""

REGULAR = ("fs-sans.ttf", "fs-hangul.ttf", "fs-devanagari.ttf", "fs-signs.ttf")
BOLD = ("fs-sans-bold.ttf", "fs-hangul-bold.ttf", "fs-devanagari-bold.ttf", "fs-signs-bold.ttf")

LINE_BREAK = "\n"


class MissingGlyphs(ValueError):
    """A chart holds characters that none of its fonts can show."""

    def __init__(self, characters: str, text: str, chart: str) -> None:
        self.characters = characters
        """Each missing character once, in the order of the text."""
        named = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in characters)
        super().__init__(
            f'chart "{chart}": the fonts of the charts cannot show {named} in "{text}". '
            "They hold Latin, Vietnamese, Greek, Cyrillic, Korean and Devanagari letters: "
            "write the name in one of these scripts."
        )


def folder() -> Path:
    """Where the fonts are."""
    return shipped("templates", "fonts")


@cache
def paths(*, bold: bool = False) -> tuple[Path, ...]:
    """The files of the regular or the bold fonts, in the order in which a character is looked up."""
    return tuple(folder() / name for name in (BOLD if bold else REGULAR))


@cache
def characters(*, bold: bool = False) -> frozenset[int]:
    """Code points that the regular or the bold fonts can show."""
    return frozenset().union(*map(_of_file, paths(bold=bold)))


@cache
def _of_file(path: Path) -> frozenset[int]:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())


def in_first(text: str, *, bold: bool = False) -> bool:
    """Whether the first font alone can show a text, its breaks of lines apart."""
    shown = _of_file(paths(bold=bold)[0])
    return all(ord(sign) in shown for sign in text if sign != LINE_BREAK)


def missing(text: str, *, bold: bool = False) -> str:
    """Characters of a text that the fonts cannot show, each once.

    >>> missing("Hà Nội, 서울, काठमाडौं")
    ''
    >>> missing("漢江 and 漢城")
    '漢江城'
    """
    shown = characters(bold=bold)
    unseen = (sign for sign in text if ord(sign) not in shown and sign != LINE_BREAK)
    return "".join(dict.fromkeys(unseen))


def refuse_missing(texts: Iterable[str], chart: str) -> None:
    """Raises `MissingGlyphs` for the first text with a character that would print as a box."""
    for text in texts:
        if unseen := missing(text):
            raise MissingGlyphs(unseen, text, chart)


def weight(text: str, *, bold: bool) -> str:
    """`bold` where every character has a bold form, else `normal`: no text mixes the two."""
    return "bold" if bold and not missing(text, bold=True) else "normal"


@cache
def register() -> None:
    """Makes the fonts known to Matplotlib, once."""
    from matplotlib.font_manager import fontManager

    for path in (*paths(), *paths(bold=True)):
        fontManager.addfont(path)
