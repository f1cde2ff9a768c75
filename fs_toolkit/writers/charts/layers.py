"""Layer charts: an architecture as a stack of boxes, the user on top."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from fs_toolkit.document.charts import Layer, LayerChart
from fs_toolkit.writers.charts import text
from fs_toolkit.writers.charts.page import MIDDLE, Page
from fs_toolkit.writers.charts.style import BLUE, LABEL, PAPER, SHADE, Fill

if TYPE_CHECKING:
    from matplotlib.figure import Figure

HEAD = 3.2
"""Width of the cell with the layer's name [cm]."""
PADDING = 0.14
BETWEEN = 0.16
LEAST = 0.72
MOST_IN_ROW = 5

NAME = Fill(BLUE, "", BLUE)
GROUND = Fill(SHADE, "", SHADE)
PART = Fill(PAPER, "", "#7F9DB3")


def figure(data: LayerChart, language: str) -> Figure:
    """The chart drawn on its page; its words are all the study's own, in any `language`."""
    if not data.layers:
        raise ValueError(f'chart "{data.title}" has no layers to draw')
    page = Page(data.title)
    for layer in data.layers:
        _draw_layer(page, layer)
        page.y += BETWEEN
    page.y -= BETWEEN
    return page.finish()


def in_a_row(parts: tuple[str, ...], room: float) -> int:
    """How many boxes stand side by side: as many as leave no word cut, in even rows."""
    most = min(len(parts), MOST_IN_ROW)
    while most > 1:
        widest = max(text.longest_word(part, LABEL) for part in parts)
        if (room - PADDING) / most - 3 * PADDING >= widest:
            break
        most -= 1
    rows = math.ceil(len(parts) / most)
    return math.ceil(len(parts) / rows)


def _draw_layer(page: Page, layer: Layer) -> None:
    name = text.wrap(layer.name, HEAD - 2 * PADDING, LABEL, bold=True)
    left = page.left + HEAD
    room = page.right - left
    count = in_a_row(layer.parts, room) if layer.parts else 1
    rows = [layer.parts[at : at + count] for at in range(0, len(layer.parts), count)]
    width = (room - PADDING) / count - PADDING
    wrapped = [[text.wrap(part, width - 2 * PADDING, LABEL) for part in row] for row in rows]
    heights = [
        max(LEAST, *(text.height(part, LABEL) + 2 * PADDING for part in row)) for row in wrapped
    ]
    needed = text.height(name, LABEL) + 2 * PADDING
    height = max(needed, LEAST + 2 * PADDING, sum(heights) + PADDING * (len(heights) + 1))

    page.box(page.left, page.y, HEAD, height, NAME)
    page.words(
        page.left + HEAD / 2, page.y + height / 2, name, colour=PAPER, bold=True,
        across="center", down="center",
    )  # fmt: skip
    page.box(left, page.y, room, height, GROUND, order=MIDDLE - 0.1)
    free = (height - sum(heights) - PADDING * (len(heights) + 1)) / 2
    y = page.y + PADDING + free
    for row, high in zip(wrapped, heights, strict=True):
        # A last row with fewer boxes keeps their width, so that boxes stand in columns.
        for column, part in enumerate(row):
            x = left + PADDING + column * (width + PADDING)
            page.box(x, y, width, high, PART, outline=0.8)
            page.words(x + width / 2, y + high / 2, part, across="center", down="center")
        y += high + PADDING
    page.y += height
