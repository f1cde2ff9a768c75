"""House style of the charts: colours, hatches, markers and the settings of Matplotlib.

Matplotlib is loaded when the first chart is drawn; the colours alone do without it.

Colours are those of Okabe and Ito ("Color universal design", 2008), told apart by
colour-blind readers. No set of colours survives grey print, so every fill but the first has
a hatch and every line a marker.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from fs_toolkit.writers.charts import fonts

DPI = 200

BACK, MIDDLE, FRONT = 1.0, 2.0, 3.0
"""Grid and shades; marks; words."""

INK = "#222222"
SOFT = "#595959"
RULE = "#7F7F7F"
GRID = "#DDDDDD"
SHADE = "#F2F2F2"
PAPER = "#FFFFFF"

BLUE = "#0072B2"
VERMILLION = "#D55E00"
SKY = "#56B4E9"
GREEN = "#009E73"
ORANGE = "#E69F00"
PURPLE = "#CC79A7"
YELLOW = "#F0E442"

TITLE = 10.5
LABEL = 8.0
SMALL = 7.5

LINE_COLOURS = (BLUE, ORANGE, GREEN, PURPLE, SKY, INK)
GREYS = ("#6B6B6B", "#9A9A9A", "#565656", "#858585", "#ABABAB")
MARKERS = ("o", "s", "^", "D", "v", "P", "X")


@dataclass(frozen=True)
class Fill:
    """How a surface is filled: a colour, and a hatch that keeps it apart in grey print."""

    colour: str
    hatch: str = ""
    edge: str = ""
    """Colour of outline and hatch; by itself white on dark fills and dark on light ones."""

    @property
    def line(self) -> str:
        """Colour of the outline and of the hatch."""
        return self.edge or (PAPER if luminance(self.colour) < 0.45 else darker(self.colour))


GAINS = (
    Fill(BLUE),
    Fill(SKY, "////"),
    Fill(GREEN, "...."),
    Fill(YELLOW, "\\\\\\\\"),
    Fill(PURPLE, "xxxx"),
    Fill("#BBBBBB", "||||"),
)
"""Fills of series in their order; costs and other losses have `LOSSES`."""
LOSSES = (
    Fill(VERMILLION, "////"),
    Fill(ORANGE, "xxxx"),
    Fill("#8C3D00", "...."),
    Fill("#F5C9A8", "\\\\\\\\"),
)
OTHERS = (
    Fill("#8E8E8E", "////"),
    Fill("#C4C4C4", "...."),
    Fill("#6B6B6B", "\\\\\\\\"),
    Fill("#DADADA", "xxxx"),
)
"""Fills of the series beside an emphasised one."""


def fill_at(fills: tuple[Fill, ...], number: int) -> Fill:
    """A fill by its number; when colours begin again, they do so under another hatch.

    >>> fill_at(LOSSES, 1) == LOSSES[1], fill_at(LOSSES, 4)
    (True, Fill(colour='#D55E00', hatch='xxxx', edge=''))
    """
    count = len(fills)
    again, place = divmod(number, count)
    return (
        fills[place]
        if not again
        else Fill(fills[place].colour, fills[(place + again) % count].hatch)
    )


SETTINGS: dict[Any, Any] = {
    "font.family": list(fonts.FAMILIES),
    "font.size": LABEL,
    "text.parse_math": False,  # a dollar sign is money here
    "text.hinting": "none",
    "text.color": INK,
    "axes.unicode_minus": True,
    "hatch.linewidth": 0.7,
    "lines.solid_capstyle": "round",
    "lines.dash_capstyle": "butt",
    "savefig.dpi": DPI,
    "figure.dpi": DPI,
    "path.simplify": False,
    "svg.fonttype": "path",
    "svg.hashsalt": "fs-toolkit",
}


@contextmanager
def house_style() -> Iterator[None]:
    """Matplotlib's own defaults and ours, whatever the user's settings; put back at the end."""
    import matplotlib as mpl

    fonts.register()
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(SETTINGS)
        yield


def rgb(colour: str) -> tuple[float, float, float]:
    """Red, green and blue of a colour, each from 0 to 1.

    >>> rgb("#FF0033")
    (1.0, 0.0, 0.2)
    """
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def hexadecimal(red: float, green: float, blue: float) -> str:
    """A colour of red, green and blue from 0 to 1.

    >>> hexadecimal(1.0, 0.0, 0.2)
    '#ff0033'
    """
    return "#" + "".join(f"{round(part * 255):02x}" for part in (red, green, blue))


def luminance(colour: str) -> float:
    """Relative luminance, 0 black to 1 white (WCAG 2.1).

    >>> luminance("#FFFFFF")
    1.0
    """
    parts = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb(colour))
    return round(sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), parts, strict=True)), 6)


def darker(colour: str, share: float = 0.55) -> str:
    """The colour with less light, so that words in it can be read on white paper.

    >>> darker("#FFFFFF", 0.0)
    '#000000'
    """
    red, green, blue = rgb(colour)
    return hexadecimal(red * share, green * share, blue * share)


def ground_of(fill: Fill) -> str:
    """What words inside a fill stand on: its colour, or white where hatches would cross them."""
    return PAPER if fill.hatch else fill.colour


def readable_on(fill: str) -> str:
    """Ink or white, whichever reads better on a fill."""
    return PAPER if luminance(fill) < 0.18 else INK
