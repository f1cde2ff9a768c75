"""Colours that a report takes from its template: that of its headings, and shades of it."""

from __future__ import annotations

import colorsys
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fs_toolkit.writers.word.looks import LOOKS
from fs_toolkit.writers.word.markup import q
from fs_toolkit.writers.word.package import style_elements

if TYPE_CHECKING:
    from docx.document import Document

_HEX = re.compile("[0-9A-Fa-f]{6}")
MOST_SATURATED = 0.55
"""Of a shade: stronger ones shout in a table."""
LIGHTNESS = (0.93, 0.83, 0.68)
"""Of the first three shades, on which black is read."""
CONTRAST = 5.0
"""Of white on the darkest shade, above the 4.5 to 1 that WCAG 2 asks for."""


@dataclass(frozen=True)
class Palette:
    """The accent, and the fill and the text's colour of cells by their level of shade."""

    accent: str
    shades: tuple[str, ...]
    """By level, 0 to 4; empty for none."""
    on_shades: tuple[str, ...] = ("", "", "", "", "FFFFFF")
    """Colour of the text on each shade; empty for the style's own."""


def palette_of(document: Document) -> Palette:
    """The palette of a document: the colour of its chapters' headings, if it is dark enough to read."""
    accent = LOOKS["report"].accent
    for style in style_elements(document):
        name = style.find(q("w:name"))
        if name is not None and (name.get(q("w:val")) or "").lower() == "heading 1":
            colour = style.find(f"{q('w:rPr')}/{q('w:color')}")
            found = "" if colour is None else colour.get(q("w:val")) or ""
            if _HEX.fullmatch(found) and contrast(found, "FFFFFF") >= CONTRAST:
                accent = found.upper()
    return Palette(accent, shades(accent))


def shades(accent: str) -> tuple[str, ...]:
    """Four shades of a colour, light to dark, after none.

    >>> shades("1F3864")
    ('', 'E4EBF7', 'BDCDEA', '82A2D8', '30579C')
    """
    hue, _, saturation = colorsys.rgb_to_hls(*_parts(accent))
    strength = min(saturation, MOST_SATURATED)
    light = [_code(hue, each, strength) for each in LIGHTNESS]
    dark = 0.5
    while contrast(_code(hue, dark, strength), "FFFFFF") < CONTRAST + 2:
        dark -= 0.02
    return ("", *light, _code(hue, dark, strength))


def contrast(one: str, other: str) -> float:
    """How well a colour is read on another, 1 to 21.

    >>> round(contrast("000000", "FFFFFF"), 1)
    21.0

    Source: W3C, Web Content Accessibility Guidelines 2.2, contrast ratio.
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(code: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in _parts(code)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(code: str) -> tuple[float, float, float]:
    red, green, blue = (int(code[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def _code(hue: float, lightness: float, saturation: float) -> str:
    parts = colorsys.hls_to_rgb(hue, lightness, saturation)
    return "".join(f"{round(part * 255):02X}" for part in parts)
