"""The page a chart is drawn on: 16 cm wide, measured in centimetres from its top left corner.

Charts are laid out here and not by Matplotlib's axes: what takes room is measured first, so
that names wrap, rows grow, and words meet neither each other nor the edge.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from fs_toolkit.writers.charts import fonts, text
from fs_toolkit.writers.charts.style import (
    BACK,
    DPI,
    FRONT,
    GRID,
    INK,
    LABEL,
    MIDDLE,
    PAPER,
    SOFT,
    TITLE,
    Fill,
)

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["BACK", "FRONT", "MIDDLE", "Page", "png", "svg"]

WIDTH = 16.0
EDGE = 0.12
"""Free paper on every side."""
PACKING = 3
"""How hard a PNG is packed, of 9."""
GAP = 0.22
"""Between the parts of a chart."""

Across = Literal["left", "center", "right"]
Dashes = Literal["-", "--", ":"]


class Page:
    """A figure that is filled from the top; `y` is the next free place [cm]."""

    def __init__(self, title: str) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        self.figure = Figure(figsize=(WIDTH / text.CM, 1), dpi=DPI, facecolor=PAPER)
        FigureCanvasAgg(self.figure)
        self._axes = self.figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self._axes.set_xlim(0, WIDTH)
        self.left, self.right, self.y = EDGE, WIDTH - EDGE, EDGE
        self.paragraph(title, TITLE, bold=True)
        self.y += GAP

    def paragraph(
        self, words: str, size: float = LABEL, *, colour: str = INK, bold: bool = False
    ) -> None:
        """Words over the whole width, wrapped, at the next free place."""
        if not words:
            return
        lines = text.wrap(words, self.right - self.left, size, bold=bold)
        self.words(self.left, self.y, lines, size, colour=colour, bold=bold)
        self.y += text.height(lines, size)

    def unit(self, words: str) -> None:
        """The label of the axis that runs upwards, laid flat above it."""
        if words:
            self.paragraph(words, colour=SOFT)
            self.y += GAP

    def words(
        self,
        x: float,
        y: float,
        words: str,
        size: float = LABEL,
        *,
        colour: str = INK,
        bold: bool = False,
        across: Across = "left",
        down: text.Down = "top",
        on: str = "",
    ) -> None:
        """Words at a place; `on` gives them a ground of that colour, to stand on lines or hatches."""
        properties = text.font(words, size, bold=bold)
        lines = words.split(fonts.LINE_BREAK)
        stands = text.baselines(words, y, size, down)
        for line, stand in zip(lines, stands, strict=True):
            self._axes.text(
                x, stand, line, fontproperties=properties, color=colour, ha=across,
                va="baseline", zorder=FRONT,
            )  # fmt: skip
        if on:
            point = size * text.POINT
            width = text.width(words, size, bold=bold)
            left = x - {"left": 0.0, "center": width / 2, "right": width}[across]
            top, bottom = stands[0] - 0.8 * point, stands[-1] + 0.2 * point
            self.box(left - 0.03, top, width + 0.06, bottom - top, on, order=FRONT - 0.1)

    def upright(
        self,
        x: float,
        y: float,
        words: str,
        size: float = LABEL,
        *,
        colour: str = INK,
        bold: bool = False,
        across: Across = "left",
    ) -> None:
        """Words that run upwards, their lines side by side around `x`; `y` is where they begin."""
        properties = text.font(words, size, bold=bold)
        stands = text.baselines(words, x, size, "center")
        for line, stand in zip(words.split(fonts.LINE_BREAK), stands, strict=True):
            self._axes.text(
                stand, y, line, fontproperties=properties, color=colour, ha=across,
                va="baseline", rotation=90, rotation_mode="anchor", zorder=FRONT,
            )  # fmt: skip

    def line(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        colour: str = GRID,
        width: float = 0.6,
        *,
        dashes: Dashes = "-",
        order: float = BACK,
    ) -> None:
        """A line through places; `order` says what it may cover."""
        self._axes.plot(
            xs, ys, color=colour, lw=width, ls=dashes, zorder=order, scalex=False, scaley=False
        )

    def mark(
        self,
        x: float,
        y: float,
        shape: str,
        size: float,
        colour: str,
        *,
        hollow: bool = False,
        edge: str = "",
        order: float = MIDDLE,
    ) -> None:
        """A marker: size in points, filled or hollow."""
        self._axes.plot(
            [x],
            [y],
            marker=shape,
            ms=size,
            mfc=PAPER if hollow else colour,
            mec=edge or (colour if hollow else PAPER),
            mew=1.3 if hollow else 0.6,
            ls="none",
            zorder=order,
            scalex=False,
            scaley=False,
        )

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: Fill | str,
        *,
        outline: float = 0.5,
        dashes: Dashes = "-",
        order: float = MIDDLE,
    ) -> None:
        """A rectangle from its upper left corner; a negative width or height turns it round."""
        from matplotlib.patches import Rectangle

        patch = Rectangle((x, y), width, height, zorder=order)
        if isinstance(fill, str):
            patch.set(facecolor=fill, edgecolor="none", linewidth=0)
        else:
            patch.set(
                facecolor=fill.colour, edgecolor=fill.line, hatch=fill.hatch, lw=outline, ls=dashes
            )
        self._axes.add_artist(patch)

    def polygon(
        self,
        places: Sequence[tuple[float, float]],
        fill: Fill,
        *,
        outline: float = 0.5,
        dashes: Dashes = "-",
        order: float = MIDDLE,
    ) -> None:
        """A filled polygon."""
        from matplotlib.patches import Polygon

        patch = Polygon(places, closed=True, zorder=order)
        patch.set(
            facecolor=fill.colour, edgecolor=fill.line, hatch=fill.hatch, lw=outline, ls=dashes
        )
        self._axes.add_artist(patch)

    def disc(self, x: float, y: float, radius: float, colour: str, *, edge: str = PAPER) -> None:
        """A filled circle; radius in centimetres."""
        from matplotlib.patches import Circle

        self._axes.add_artist(Circle((x, y), radius, fc=colour, ec=edge, lw=0.7, zorder=MIDDLE))

    def shade(
        self, xs: Sequence[float], low: Sequence[float], high: Sequence[float], colour: str
    ) -> None:
        """The surface between two lines."""
        self._axes.fill_between(xs, low, high, color=colour, lw=0, zorder=BACK - 0.5)

    def finish(self) -> Figure:
        """The figure, as high as it was filled."""
        height = self.y + EDGE
        self.figure.set_size_inches(WIDTH / text.CM, height / text.CM)
        self._axes.set_ylim(height, 0)
        return self.figure


def png(figure: Figure) -> bytes:
    """The figure as a PNG, without date or program in it: equal data, equal bytes.

    The paper is opaque, so nothing is said of it four times a dot, as Matplotlib would; packed
    half as hard, the files are a tenth smaller all the same.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from PIL import Image

    canvas = FigureCanvasAgg(figure)
    canvas.draw()  # type: ignore[no-untyped-call]
    size = canvas.get_width_height()
    buffer = canvas.buffer_rgba()  # type: ignore[no-untyped-call]
    dots = Image.frombuffer("RGBA", size, buffer, "raw", "RGBA", 0, 1)
    file = BytesIO()
    dots.convert("RGB").save(file, format="png", dpi=(DPI, DPI), compress_level=PACKING)
    return file.getvalue()


def svg(figure: Figure) -> str:
    """The figure as an SVG, its words as outlines: equal data, equal text.

    Nothing in it leads outside, and nothing is clipped, for all of it lies on the page: Word
    and others read no document types, and cut with less care than browsers.
    """
    file = BytesIO()
    figure.savefig(file, format="svg", metadata=_NO_METADATA)
    text = file.getvalue().decode("utf-8")
    for leftover in (_DOCUMENT_TYPE, _METADATA, _CLIPPED, _CLIPPING):
        text = leftover.sub("", text)
    return text


_NO_METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}
_DOCUMENT_TYPE = re.compile(r"<!DOCTYPE[^>]*>\n?")
_METADATA = re.compile(r" *<metadata>.*?</metadata>\n", re.DOTALL)
_CLIPPED = re.compile(r' clip-path="url\(#[^"]*"')
_CLIPPING = re.compile(r" *<clipPath .*?</clipPath>\n", re.DOTALL)
