"""Boxes with words in them and arrows between places: what trees, networks and processes share."""

from __future__ import annotations

import math
from collections.abc import Sequence

from fs_toolkit.writers.charts import style, text
from fs_toolkit.writers.charts.furniture import SAMPLE, Sample
from fs_toolkit.writers.charts.labelling import Box
from fs_toolkit.writers.charts.page import MIDDLE, Across, Dashes, Page
from fs_toolkit.writers.charts.style import BLUE, PAPER, SMALL, SOFT, Fill

PADDING = 0.11
"""Between the outline of a box and its words [cm]."""
APART = 0.5
"""Least gap between a name and the note on its line [cm]."""
POINT, BARB = 0.19, 0.075
"""Length of an arrow's head, and half of its width [cm]."""

PLAIN = Fill(PAPER, "", "#5F7F99")
EMPHASIS = Fill(BLUE, "", BLUE)
DASHED = Fill(PAPER, "", "#595959")

Spot = tuple[float, float]


def size_of(name: str, note: str, wide: float, size: float, *, across: Across = "center") -> float:
    """Height of a box of that width with its words wrapped [cm]."""
    room = wide - 2 * PADDING
    high = text.height(text.wrap(name, room, size), size)
    if note and not (across == "left" and _beside(name, note, room, size)):
        high += text.height(text.wrap(note, room, small(size)), small(size)) + 0.04
    return high + 2 * PADDING


def _beside(name: str, note: str, room: float, size: float) -> bool:
    """Whether a name at the left and its note at the right have room on one line."""
    if "\n" in name + note:
        return False
    return text.width(name, size) + APART + text.width(note, small(size)) <= room


def small(size: float) -> float:
    """The size of a note under words of a size."""
    return min(size, SMALL) - 0.5


def draw_box(
    page: Page,
    box: Box,
    name: str,
    size: float,
    fill: Fill = PLAIN,
    *,
    note: str = "",
    dashes: Dashes = "-",
    across: Across = "center",
) -> None:
    """A box with its name, and a note in smaller letters under it."""
    outline = 1.1 if dashes != "-" else 0.8
    page.box(
        box.left, box.top, box.right - box.left, box.bottom - box.top, fill, outline=outline,
        dashes=dashes,
    )  # fmt: skip
    draw_words(page, box, name, size, fill, note=note, across=across)


def draw_words(
    page: Page,
    box: Box,
    name: str,
    size: float,
    fill: Fill,
    *,
    note: str = "",
    across: Across = "center",
) -> None:
    """A name and its note in the middle of a box; from its left side, on one line if it is wide."""
    room = box.right - box.left - 2 * PADDING
    x = box.left + PADDING if across == "left" else (box.left + box.right) / 2
    colour = style.readable_on(fill.colour)
    name = text.wrap(name, room, size)
    middle = (box.top + box.bottom) / 2
    if not note:
        page.words(x, middle, name, size, colour=colour, across=across, down="center")
        return
    soft = colour if colour == PAPER else SOFT
    if across == "left" and _beside(name, note, room, size):
        page.words(x, middle, name, size, colour=colour, across=across, down="center")
        end = box.right - PADDING
        page.words(end, middle, note, small(size), colour=soft, across="right", down="center")
        return
    note = text.wrap(note, room, small(size))
    high = text.height(name, size) + 0.04 + text.height(note, small(size))
    page.words(x, middle - high / 2, name, size, colour=colour, across=across)
    y = middle - high / 2 + text.height(name, size) + 0.04
    page.words(x, y, note, small(size), colour=soft, across=across)


def box_sample(fill: Fill, dashes: Dashes = "-") -> Sample:
    """A sample of a kind of box for the key."""

    def draw(page: Page, x: float, y: float) -> None:
        page.box(x, y - 0.15, SAMPLE, 0.3, fill, outline=1.1, dashes=dashes)

    return draw


def arrow_sample(colour: str = SOFT, dashes: Dashes = "-") -> Sample:
    """A sample of an arrow for the key."""

    def draw(page: Page, x: float, y: float) -> None:
        arrow(page, ((x, y), (x + SAMPLE, y)), colour, dashes=dashes)

    return draw


def arrow(
    page: Page,
    spots: Sequence[Spot],
    colour: str = SOFT,
    *,
    width: float = 1.0,
    dashes: Dashes = "-",
    both: bool = False,
    order: float = MIDDLE - 0.4,
) -> None:
    """A line through places with a head at its end, or at both ends."""
    places = list(spots)
    places[-1] = _head(page, places[-2], places[-1], colour, order)
    if both:
        places[0] = _head(page, places[1], places[0], colour, order)
    xs, ys = zip(*places, strict=True)
    page.line(xs, ys, colour, width, dashes=dashes, order=order)


def _head(page: Page, start: Spot, end: Spot, colour: str, order: float) -> Spot:
    """Draws the head at the end of a line, and gives where the line now ends."""
    length = math.dist(start, end) or 1.0
    across, down = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    neck = end[0] - POINT * across, end[1] - POINT * down
    page.polygon(
        [
            end,
            (neck[0] - BARB * down, neck[1] + BARB * across),
            (neck[0] + BARB * down, neck[1] - BARB * across),
        ],
        Fill(colour, "", colour),
        outline=0.2,
        order=order + 0.05,
    )
    return end[0] - 0.8 * POINT * across, end[1] - 0.8 * POINT * down


DASHES: tuple[Dashes, Dashes] = ("-", "--")
"""Whole, and dashed."""
