"""Grids of two scales with named quadrants: power and interest, impact and effort."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from fs_toolkit.document.charts import GridChart
from fs_toolkit.writers.charts import furniture, labelling, scales, style, text
from fs_toolkit.writers.charts.furniture import SAMPLE, Sample, key
from fs_toolkit.writers.charts.labelling import Box, Disc
from fs_toolkit.writers.charts.page import BACK, EDGE, GAP, WIDTH, Page
from fs_toolkit.writers.charts.scales import TICK_GAP, Scale
from fs_toolkit.writers.charts.style import LABEL, PAPER, RULE, SMALL, SOFT

if TYPE_CHECKING:
    from matplotlib.figure import Figure

HEIGHTS = (7.8, 9.4, 11.0, 12.6)
"""Tried in turn, until every label keeps clear [cm]."""
FULL = 0.25
"""Share of the surface from which labels are not even tried: numbers take their place."""
WIDEST_LABEL = 3.0
RADIUS = 0.13
LARGEST = 0.42
"""Radius of the largest point where sizes differ [cm]."""
INSIDE = 0.5
"""Free margin between the frame and the ends of the scales [cm]."""


def figure(data: GridChart, language: str) -> Figure:
    """The chart drawn on its page."""
    refuse_bad_data(data)
    names = [text.wrap(point.name, WIDEST_LABEL, SMALL) for point in data.points]
    surface = sum(math.prod(text.measure(name, SMALL)) for name in names)
    for height in HEIGHTS:
        if surface > FULL * WIDTH * height:
            continue
        plan = Plan(data, names, height, language)
        if plan.clear:
            return plan.draw(names)
    numbers = [str(number) for number in range(1, len(names) + 1)]
    plan = Plan(data, numbers, HEIGHTS[0], language)
    return plan.draw(numbers, listed=True)


def refuse_bad_data(data: GridChart) -> None:
    """Raises ValueError where there is nothing to draw, or a point lies off its scales."""
    if not data.points:
        raise ValueError(f'chart "{data.title}" has no points to draw')
    for (low, high), label in ((data.x_range, data.x_label), (data.y_range, data.y_label)):
        if not low < high:
            raise ValueError(f'chart "{data.title}": the scale "{label}" has no length')
    for point in data.points:
        for value, (low, high), label in (
            (point.x, data.x_range, data.x_label),
            (point.y, data.y_range, data.y_label),
        ):
            if not low <= value <= high:
                raise ValueError(
                    f'chart "{data.title}": "{point.name}" has {value:g} on "{label}", '
                    f"outside {low:g} to {high:g}"
                )


class Plan:
    """Where everything of a grid stands, for a height and a set of labels."""

    def __init__(
        self, data: GridChart, labels: Sequence[str], height: float, language: str
    ) -> None:
        self.data, self.language = data, language
        self.page = Page(data.title)
        self.groups = list(dict.fromkeys(point.group for point in data.points))
        if any(self.groups):
            key(self.page, [(group, self._sample(group)) for group in self.groups if group])
        self.page.paragraph(data.y_label, colour=SOFT)
        self.page.y += 0.12
        top, bottom = self.page.y, self.page.y + height
        left = EDGE + 0.55
        self.frame = Box(left, top, WIDTH - EDGE, bottom)
        across, down = self._margins()
        self.x = _scale(data.x_range, left + across, self.frame.right - across)
        self.y = _scale(data.y_range, bottom - down, top + down)
        self.discs = self._discs()
        self.corners = self._corners()
        sizes = [text.measure(label, SMALL) for label in labels]
        self.boxes, self.clear = labelling.around(
            self.discs, sizes, self.frame, [box for _, box in self.corners], self._middles()
        )

    def _radii(self) -> list[float]:
        """The radius of each point, by its size where sizes differ."""
        sizes = [max(point.size, 0.0) for point in self.data.points]
        largest = max(sizes)
        if min(sizes) == largest:
            return [RADIUS] * len(sizes)
        return [max(RADIUS, LARGEST * math.sqrt(size / largest)) for size in sizes]

    def _clusters(self) -> list[tuple[int, float, float]]:
        """Each point and how far it stands beside its place, which it may share with others."""
        step = 2.3 * max(self._radii())
        same: dict[tuple[float, float], list[int]] = {}
        for number, point in enumerate(self.data.points):
            same.setdefault((point.x, point.y), []).append(number)
        return [
            (member, right * step, up * step)
            for members in same.values()
            for member, (right, up) in zip(members, _ring(len(members)), strict=True)
        ]

    def _margins(self) -> tuple[float, float]:
        """Free margins of the frame: no point leaves it or stands on a quadrant's name."""
        reach = max(self._radii()) + 0.1
        clusters = self._clusters()
        across = max(INSIDE, max(abs(right) for _, right, _ in clusters) + reach)
        down = max(INSIDE, max(abs(up) for _, _, up in clusters) + reach)
        names = max((box.bottom - box.top for _, box in self._corners()), default=0.0)
        return across, down + names

    def _discs(self) -> list[Disc]:
        """The points; those at the same place are set side by side around it."""
        radii = self._radii()
        discs: dict[int, Disc] = {}
        for number, right, up in self._clusters():
            point = self.data.points[number]
            discs[number] = Disc(self.x(point.x) + right, self.y(point.y) - up, radii[number])
        return [discs[number] for number in range(len(radii))]

    def _middles(self) -> list[Box]:
        """The lines between the quadrants."""
        if not any(self.data.quadrants):
            return []
        frame = self.frame
        x, y = (frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2
        return [Box(x, frame.top, x, frame.bottom), Box(frame.left, y, frame.right, y)]

    def _corners(self) -> list[tuple[str, Box]]:
        """The names of the quadrants and the boxes they take in their corners."""
        corners = []
        room = (self.frame.right - self.frame.left) / 2 - 0.4
        for number, name in enumerate(self.data.quadrants):
            if not name:
                continue
            words = text.wrap(name, room, LABEL, bold=True)
            width, height = text.measure(words, LABEL, bold=True)
            left = self.frame.left + 0.12 if number % 2 == 0 else self.frame.right - 0.12 - width
            top = self.frame.top + 0.1 if number < 2 else self.frame.bottom - 0.1 - height
            corners.append((words, Box(left, top, left + width, top + height)))
        return corners

    def draw(self, labels: Sequence[str], *, listed: bool = False) -> Figure:
        """The figure; `listed` prints the names under it, where labels are numbers only."""
        page, frame = self.page, self.frame
        self._draw_frame()
        for name, box in self.corners:
            page.words(box.left, box.top, name, bold=True, colour=SOFT)
        for point, disc, box, label in zip(
            self.data.points, self.discs, self.boxes, labels, strict=True
        ):
            x, y = box.nearest(disc.x, disc.y)
            if math.hypot(x - disc.x, y - disc.y) - disc.radius > labelling.FAR:
                page.line((disc.x, x), (disc.y, y), RULE, 0.7, order=BACK + 0.5)
            colour, shape = self._look(point.group)
            page.mark(disc.x, disc.y, shape, 2 * disc.radius / text.POINT, colour)
            page.words(box.left, box.top, label, SMALL, on=PAPER)
        page.y = frame.bottom + TICK_GAP
        self._draw_ticks()
        across = text.wrap(self.data.x_label, frame.right - frame.left, LABEL)
        page.words(page.right, page.y, across, colour=SOFT, across="right")
        page.y += text.height(across, LABEL)
        if listed:
            page.y += GAP
            names = (point.name for point in self.data.points)
            furniture.listed(page, list(zip(labels, names, strict=True)))
        return page.finish()

    def _draw_frame(self) -> None:
        frame, page = self.frame, self.page
        xs = (frame.left, frame.right, frame.right, frame.left, frame.left)
        ys = (frame.top, frame.top, frame.bottom, frame.bottom, frame.top)
        page.line(xs, ys, RULE, 0.8)
        for line in self._middles():
            page.line((line.left, line.right), (line.top, line.bottom), RULE, 0.8, dashes="--")

    def _draw_ticks(self) -> None:
        """Numbers of both scales, so that a score can be read."""
        page, frame = self.page, self.frame
        across = scales.tick_labels(self.x, self.language)
        for tick, label in zip(self.x.ticks, across, strict=True):
            page.line((self.x(tick),) * 2, (frame.bottom, frame.bottom + 0.08), RULE, 0.8)
            page.words(self.x(tick), page.y, label, colour=SOFT, across="center")
        upward = scales.tick_labels(self.y, self.language)
        for tick, label in zip(self.y.ticks, upward, strict=True):
            page.line((frame.left - 0.08, frame.left), (self.y(tick),) * 2, RULE, 0.8)
            page.words(
                frame.left - TICK_GAP, self.y(tick), label, colour=SOFT, across="right",
                down="center",
            )  # fmt: skip
        page.y += text.height("0", LABEL) + 0.04

    def _look(self, group: str) -> tuple[str, str]:
        number = self.groups.index(group)
        colours, shapes = style.LINE_COLOURS, style.MARKERS
        return colours[number % len(colours)], shapes[number % len(shapes)]

    def _sample(self, group: str) -> Sample:
        def draw(page: Page, x: float, y: float) -> None:
            colour, shape = self._look(group)
            page.mark(x + SAMPLE / 2, y, shape, 2 * RADIUS / text.POINT, colour)

        return draw


def _scale(limits: tuple[float, float], start: float, end: float) -> Scale:
    """The scale of a grid with its ticks, which are whole numbers where it is a scale of scores."""
    low, high = limits
    whole = float(low).is_integer() and float(high).is_integer() and high - low <= 10
    if whole:
        return Scale(low, high, start, end, tuple(float(t) for t in range(int(low), int(high) + 1)))
    ticks = scales.covering(limits, 0, 1, steps=5).ticks
    return Scale(low, high, start, end, tuple(tick for tick in ticks if low <= tick <= high))


def _ring(count: int) -> list[tuple[float, float]]:
    """Steps from a place that set so many points side by side around it, rows of three."""
    rows = math.ceil(count / 3)
    steps = []
    for number in range(count):
        row, column = divmod(number, 3)
        in_row = min(3, count - 3 * row)
        steps.append((column - (in_row - 1) / 2, (rows - 1) / 2 - row))
    return steps
