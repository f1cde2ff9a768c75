"""What several kinds of chart stand on: the key, dated upright lines, and end labels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fs_toolkit.writers.charts import placing, text
from fs_toolkit.writers.charts.page import GAP, Page
from fs_toolkit.writers.charts.scales import Scale
from fs_toolkit.writers.charts.style import LABEL, PAPER, RULE, SMALL, SOFT

SAMPLE = 0.62
"""Width of a sample in the key. [cm]"""

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


@dataclass(frozen=True)
class Upright:
    """A dated upright line, its label and the row the label stands in."""

    x: float
    label: str
    left: float
    row: int


class Uprights:
    """Upright lines with labels in rows above a chart."""

    WIDEST = 4.2

    def __init__(self, marks: Sequence[tuple[float, str]], scale: Scale, right: float) -> None:
        shown = sorted((at, name) for at, name in marks if scale.low <= at <= scale.high)
        labels = [text.wrap(name, self.WIDEST, SMALL) for _, name in shown]
        places = [scale(at) for at, _ in shown]
        sizes = [text.measure(label, SMALL) for label in labels]
        lefts = [
            max(min(x - 0.04, right - width), 0.0)
            for x, (width, _) in zip(places, sizes, strict=True)
        ]
        spans = [(a - 0.12, a + w + 0.12) for a, (w, _) in zip(lefts, sizes, strict=True)]
        rows = placing.rows_of(spans, places)
        self.lines = [
            Upright(x, label, left, row)
            for x, label, left, row in zip(places, labels, lefts, rows, strict=True)
        ]
        self._heights = [
            max((h for (_, h), r in zip(sizes, rows, strict=True) if r == row), default=0.0) + 0.12
            for row in range(max(rows, default=-1) + 1)
        ]

    @property
    def height(self) -> float:
        """Room that the labels take above the chart. [cm]"""
        return sum(self._heights)

    def draw(self, page: Page, top: float, bottom: float) -> None:
        """The lines from `bottom` up to their labels, which stand above `top`."""
        for upright in self.lines:
            under = top - sum(self._heights[: upright.row]) - 0.06
            page.line((upright.x, upright.x), (under, bottom), RULE, 0.9, dashes="--")
            page.words(
                upright.left, under, upright.label, SMALL, colour=SOFT, down="bottom", on=PAPER
            )


def columns(names: Sequence[str], widest: float, size: float = LABEL) -> tuple[list[str], float]:
    """Names wrapped for the column left of a chart, and the width it takes. [cm]"""
    wrapped = [text.wrap(name, widest, size) for name in names]
    return wrapped, max((text.width(name, size) for name in wrapped), default=0.0)
