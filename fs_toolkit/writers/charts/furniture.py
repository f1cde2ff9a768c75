"""What several kinds of chart stand on: the key, dated upright lines, and end labels."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

from fs_toolkit.writers.charts import placing, text
from fs_toolkit.writers.charts.page import BACK, GAP, Page
from fs_toolkit.writers.charts.scales import Scale
from fs_toolkit.writers.charts.style import LABEL, SMALL, SOFT, Fill

SAMPLE = 0.62
"""Width of a sample in the key [cm]."""

Sample = Callable[[Page, float, float], None]
"""Draws a sample of the key: page, left end, middle."""


def key(page: Page, entries: Sequence[tuple[str, Sample]]) -> None:
    """Samples with their names, in as many rows as they need, at the next free place."""
    x, row = page.left, 0.0
    for name, sample in entries:
        room = page.right - page.left - SAMPLE - 0.12
        words = text.wrap(name, room, LABEL)
        width, height = text.measure(words, LABEL)
        if x > page.left and x + SAMPLE + 0.12 + width > page.right:
            page.y += row + 0.1
            x, row = page.left, 0.0
        row = max(row, height, 0.34)
        sample(page, x, page.y + max(height, 0.34) / 2)
        page.words(x + SAMPLE + 0.12, page.y + max(height, 0.34) / 2, words, down="center")
        x += SAMPLE + 0.12 + width + 0.5
    page.y += row + GAP


def swatch(fill: Fill) -> Sample:
    """A sample of a fill for the key."""

    def draw(page: Page, x: float, y: float) -> None:
        page.box(x, y - 0.15, SAMPLE, 0.3, fill)

    return draw


class Uprights:
    """Dated upright lines that carry their labels like flags, in rows above a chart."""

    WIDEST = 4.0
    POLE = 0.07
    """Between a line and the words beside its upper end [cm]."""

    def __init__(
        self, marks: Sequence[tuple[float, str]], scale: Scale, left: float, right: float
    ) -> None:
        shown = sorted((at, name) for at, name in marks if scale.low <= at <= scale.high)
        self._labels = [text.wrap(name, self.WIDEST, SMALL) for _, name in shown]
        self._places = [scale(at) for at, _ in shown]
        widths = [text.width(label, SMALL) + 3 * self.POLE for label in self._labels]
        self._lefts, self._rows = placing.flags(self._places, widths, left, right)
        self._heights = [
            0.1 + max(text.height(label, SMALL) for label, r in self._flags() if r == row)
            for row in range(max(self._rows, default=-1) + 1)
        ]

    def _flags(self) -> Iterator[tuple[str, int]]:
        return zip(self._labels, self._rows, strict=True)

    @property
    def height(self) -> float:
        """Room that the labels take above the chart [cm]."""
        return sum(self._heights)

    def draw(self, page: Page, top: float, bottom: float) -> None:
        """The lines from `bottom` up beside their labels, which stand above `top`."""
        for x, left, (label, row) in zip(self._places, self._lefts, self._flags(), strict=True):
            under = top - sum(self._heights[:row]) - 0.06
            over = under - text.height(label, SMALL)
            page.line((x, x), (over, bottom), SOFT, 1.0, dashes="--", order=BACK + 0.6)
            page.words(
                left + self.POLE * (1 if left >= x else 2),
                under,
                label,
                SMALL,
                colour=SOFT,
                down="bottom",
            )


def columns(names: Sequence[str], widest: float, size: float = LABEL) -> tuple[list[str], float]:
    """Names wrapped for the column left of a chart, and the width it takes [cm]."""
    wrapped = [text.wrap(name, widest, size) for name in names]
    return wrapped, max((text.width(name, size) for name in wrapped), default=0.0)


def listed(page: Page, entries: Sequence[tuple[str, str]]) -> None:
    """Short marks with the words they stand for, in two columns, at the next free place."""
    half = math.ceil(len(entries) / 2)
    column = (page.right - page.left) / 2
    head = max(text.width(mark, SMALL, bold=True) for mark, _ in entries) + 0.15
    bottom, top = page.y, page.y
    for number, (mark, name) in enumerate(entries):
        if number == half:
            page.y = top
        x = page.left + column * (number >= half)
        lines = text.wrap(name, column - head - 0.2, SMALL)
        page.words(x + head - 0.15, page.y, mark, SMALL, bold=True, across="right")
        page.words(x + head, page.y, lines, SMALL)
        page.y += text.height(lines, SMALL) + 0.04
        bottom = max(bottom, page.y)
    page.y = bottom
