"""Heat maps: shaded cells with words in them, in one panel or in several of the same columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from fs_toolkit.document.charts import HeatCell, HeatMap, HeatPanel
from fs_toolkit.writers.charts import style, text
from fs_toolkit.writers.charts.furniture import key, swatch
from fs_toolkit.writers.charts.page import MIDDLE, Page
from fs_toolkit.writers.charts.style import GRID, LABEL, PAPER, SMALL, SOFT, Fill

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDEST_NAME = 4.4
LEAST_CELL, LEAST_HEIGHT = 0.9, 0.56
WIDEST_CELL = 3.4
PADDING = 0.09
LABEL_LINES = 3
"""Lines over which the label of the rows is spread, if its words are short enough."""
APART = 0.7
"""Between two panels [cm]."""
LONGEST_HEADS = (3.2, 4.4, 6.0, 8.0, 10.0)
"""Of a column's name that runs upwards, tried in turn [cm]."""
NONE = "–"
FOLDED = 12.0
"""Panels higher than this stand in two stacks beside each other, if their words have room [cm]."""
TALL = 19.0
"""From this height on cells are set smaller and closer [cm]."""

ANCHORS = ("#E4EFF7", "#A9CCE6", "#5DA1D0", "#1F6BA8", "#0A365C")
"""From the lightest step to the darkest; each darker than the one before, in grey too."""
DIVIDING, THICK = style.VERMILLION, 2.6
"""The line that divides the scale, in a colour that no shade has."""
UNCLEAR = (0.183, 0.247)
"""Luminances on which neither ink nor white has a contrast of 4.5 [WCAG 2.1]."""


def figure(data: HeatMap, language: str) -> Figure:
    """The chart drawn on its page; its words are all the study's own, in any `language`."""
    refuse_bad_data(data)
    plan = Plan(data, LABEL, PADDING)
    if plan.height > TALL or plan.columns.upright:
        smaller = Plan(data, SMALL, PADDING / 2)
        if plan.height > TALL or not smaller.columns.upright:
            plan = smaller
    if plan.height > FOLDED and not plan.columns.beside and len(plan.bands()) > 1:
        folded = Plan(data, SMALL, PADDING / 2, folds=2)
        if not folded.columns.upright:
            plan = folded
    return plan.draw()


def refuse_bad_data(data: HeatMap) -> None:
    """Raises ValueError where there is nothing to draw, or a row does not fit the columns."""
    if not data.columns or not any(panel.rows for panel in data.panels):
        raise ValueError(f'chart "{data.title}" has no cells to draw')
    for panel in data.panels:
        for row in panel.rows:
            if len(row.cells) != len(data.columns):
                raise ValueError(
                    f'chart "{data.title}": "{row.name}" has {len(row.cells)} cells '
                    f"for {len(data.columns)} columns"
                )
            for cell in row.cells:
                if cell.step is not None and not 0 <= cell.step < len(data.scale):
                    raise ValueError(
                        f'chart "{data.title}": "{row.name}" has a cell of step {cell.step}, '
                        f"but the scale has {len(data.scale)} steps, 0 the lightest"
                    )


def ramp(count: int) -> tuple[str, ...]:
    """Colours of so many steps, the lightest first; words can be read on each.

    >>> ramp(2)
    ('#e4eff7', '#0a365c')
    """
    colours = []
    for step in range(count):
        place = step / max(count - 1, 1) * (len(ANCHORS) - 1)
        first = min(int(place), len(ANCHORS) - 2)
        colour = mixed(ANCHORS[first], ANCHORS[first + 1], place - first)
        low, high = UNCLEAR
        towards = PAPER if style.luminance(colour) > (low + high) / 2 else ANCHORS[-1]
        while low < style.luminance(colour) < high:
            colour = mixed(colour, towards, 0.05)
        colours.append(colour)
    # Two steps that left the unclear middle on the same side stay apart.
    for number, (lighter, darker) in enumerate(pairwise(colours), start=1):
        if style.luminance(darker) >= style.luminance(lighter):
            colours[number] = mixed(lighter, ANCHORS[-1], 0.1)
    return tuple(colours)


def mixed(one: str, other: str, share: float) -> str:
    """A colour between two others.

    >>> mixed("#000000", "#ffffff", 0.2)
    '#333333'
    """
    red, green, blue = (
        a + (b - a) * share for a, b in zip(style.rgb(one), style.rgb(other), strict=True)
    )
    return style.hexadecimal(red, green, blue)


@dataclass(frozen=True)
class Columns:
    """How the cells of a panel stand: width of the names before them, and of each cell [cm]."""

    names: float
    cell: float
    beside: bool
    """Whether panels stand beside each other, the names before the first one only."""
    upright: bool
    """Whether the columns' names run upwards."""


def columns(data: HeatMap, room: float, size: float, padding: float) -> Columns:
    """Widths that cut no word, panels beside each other where they have room [cm]."""
    count = len(data.columns)
    rows = [row for panel in data.panels for row in panel.rows]
    inside = [cell.words for row in rows for cell in row.cells]
    names = min(WIDEST_NAME, max(text.width(row.name, size) for row in rows)) + 2 * padding
    label = max(
        text.longest_word(data.y_label, SMALL), text.width(data.y_label, SMALL) / LABEL_LINES
    )
    names = max(names, min(WIDEST_NAME, label + 2 * padding))
    words = max((text.longest_word(one, size) for one in inside), default=0.0) + 2 * padding
    heads = max(text.longest_word(one, size) for one in data.columns) + 2 * padding
    natural = max(
        text.width(one, size) for one in [*inside, *data.columns]
    ) + 2 * padding  # fmt: skip
    least = max(LEAST_CELL, words, heads)
    panels = len(data.panels)
    same = all(
        [row.name for row in panel.rows] == [row.name for row in data.panels[0].rows]
        for panel in data.panels
    )
    across = (room - names - APART * (panels - 1)) / (count * panels)
    if panels > 1 and same and across >= max(LEAST_CELL, words):
        cell = min(across, max(natural, least), WIDEST_CELL)
        return Columns(names, cell, True, across < heads)
    across = (room - names) / count
    wide = WIDEST_CELL if natural < WIDEST_CELL else across
    upright = across < max(words, heads)
    return Columns(names, min(across, max(natural, least), wide), False, upright and heads > across)


def _upright(name: str, cell: float, size: float) -> str:
    """A column's name wrapped so that its lines, which run upwards, have room over its cells."""
    lines = name
    for longest in LONGEST_HEADS:
        lines = text.wrap(name, longest, size)
        if text.height(lines, size) <= cell:
            break
    return lines


class Plan:
    """Where everything of a heat map stands, for a size of its words."""

    def __init__(self, data: HeatMap, size: float, padding: float, folds: int = 1) -> None:
        self.data, self.size, self.padding = data, size, padding
        self.page = Page(data.title)
        self.fills = ramp(len(data.scale))
        key(self.page, [(n, swatch(Fill(c, "", style.RULE)))
                        for n, c in zip(data.scale, self.fills, strict=True)])  # fmt: skip
        whole = self.page.right - self.page.left
        self.folds = folds
        self.room = (whole - APART * (folds - 1)) / folds
        self.columns = columns(data, self.room, size, padding)
        room = self.columns.cell - 2 * padding
        if self.columns.upright:
            self.heads = [_upright(name, self.columns.cell, size) for name in data.columns]
        else:
            self.heads = [text.wrap(name, room, size) for name in data.columns]
        self.head_height = self._head_height()
        self.heights = self._heights(room)
        self.height = self.page.y + sum(map(self._panel_height, self.bands()))

    def _head_height(self) -> float:
        measure = text.width if self.columns.upright else text.height
        height = max(measure(head, self.size) for head in self.heads) + 0.14
        label = text.wrap(self.data.y_label, self.columns.names - 0.1, SMALL)
        return max(height, text.height(label, SMALL) + 0.1)

    def _heights(self, room: float) -> list[list[float]]:
        """The height of each row of each panel; rows that stand side by side are equally high."""
        heights = [
            [
                max(
                    LEAST_HEIGHT * self.size / LABEL,
                    text.height(self._name(row.name), self.size) + 2 * self.padding,
                    *(
                        text.height(text.wrap(cell.words, room, self.size), self.size)
                        + 2 * self.padding
                        for cell in row.cells
                    ),
                )
                for row in panel.rows
            ]
            for panel in self.data.panels
        ]
        if self.columns.beside:
            common = [max(high) for high in zip(*heights, strict=True)]
            return [common for _ in heights]
        return heights

    def _name(self, name: str) -> str:
        return text.wrap(name, self.columns.names - self.padding, self.size)

    def bands(self) -> list[list[int]]:
        """Panels that stand beside each other, band by band."""
        numbers = [n for n, panel in enumerate(self.data.panels) if panel.rows]
        return [numbers] if self.columns.beside else [[number] for number in numbers]

    def _panel_height(self, band: Sequence[int]) -> float:
        """Height of a band with its headings [cm]."""
        return self._heading(band) + self.head_height + sum(self.heights[band[0]]) + 0.4

    def _wide(self) -> float:
        return self.columns.cell * len(self.data.columns)

    def _heading(self, band: Sequence[int]) -> float:
        """Height of the headings of the panels, and of the label of the columns [cm]."""
        label = text.wrap(self.data.x_label, self._wide(), SMALL)
        names = [text.wrap(self.data.panels[n].name, self._wide(), LABEL, bold=True) for n in band]
        heading = max(text.height(name, LABEL) for name in names)
        return heading + (0.1 if heading else 0) + text.height(label, SMALL) + 0.08

    def draw(self) -> Figure:
        """The figure."""
        page, top, left = self.page, self.page.y, self.page.left
        ends = []
        for stack in self._stacks():
            page.y = top
            for place, band in enumerate(stack):
                page.y += 0.4 if place else 0.0
                self._draw_band(band, left)
            ends.append(page.y)
            left += self.room + APART
        page.y = max(ends)
        return page.finish()

    def _stacks(self) -> list[list[list[int]]]:
        """Bands as they stand under each other; folded where the two stacks are most alike."""
        bands = self.bands()
        if self.folds == 1:
            return [bands]
        heights = [self._panel_height(band) for band in bands]
        cut = min(
            range(1, len(bands)), key=lambda at: max(sum(heights[:at]), sum(heights[at:]))
        )  # fmt: skip
        return [bands[:cut], bands[cut:]]

    def _draw_band(self, band: Sequence[int], left: float) -> None:
        page, start = self.page, left + self.columns.names
        top = page.y + self._heading(band)
        under = top + self.head_height
        label = text.wrap(self.data.y_label, self.columns.names - 0.1, SMALL)
        page.words(
            start - self.padding, under - 0.05, label, SMALL, colour=SOFT, across="right",
            down="bottom",
        )  # fmt: skip
        heights = self.heights[band[0]]
        y = under
        for row, high in zip(self.data.panels[band[0]].rows, heights, strict=True):
            page.words(
                start - self.padding, y + high / 2, self._name(row.name), self.size,
                across="right", down="center",
            )  # fmt: skip
            y += high
        for number in band:
            self._draw_panel(self.data.panels[number], start, top, heights)
            start += self._wide() + APART
        page.y = under + sum(heights)

    def _draw_panel(
        self, panel: HeatPanel, left: float, top: float, heights: Sequence[float]
    ) -> None:
        page, cell = self.page, self.columns.cell
        name = text.wrap(panel.name, self._wide(), LABEL, bold=True)
        page.words(left, page.y, name, bold=True)
        label = text.wrap(self.data.x_label, self._wide(), SMALL)
        page.words(left, top - 0.04, label, SMALL, colour=SOFT, down="bottom")
        under = top + self.head_height
        for number, head in enumerate(self.heads):
            x = left + cell * (number + 0.5)
            if self.columns.upright:
                page.upright(x, under - 0.07, head, self.size)
            else:
                page.words(
                    x, under - 0.05, head, self.size, across="center", down="bottom"
                )  # fmt: skip
        y = under
        for row, high in zip(panel.rows, heights, strict=True):
            for number, one in enumerate(row.cells):
                self._draw_cell(one, left + cell * number, y, high)
            y += high
        self._draw_line(panel, left, under, heights)

    def _draw_line(
        self, panel: HeatPanel, left: float, top: float, heights: Sequence[float]
    ) -> None:
        """The thick line between cells on either side of the step that divides the scale."""
        divide, cell = self.data.divide, self.columns.cell
        if divide is None:
            return
        beyond = [
            [None if one.step is None else one.step >= divide for one in row.cells]
            for row in panel.rows
        ]
        y = top
        for number, (row, high) in enumerate(zip(beyond, heights, strict=True)):
            for place, here in enumerate(row):
                x = left + cell * place
                after = row[place + 1] if place + 1 < len(row) else here
                below = beyond[number + 1][place] if number + 1 < len(beyond) else here
                if here is not None and after is not None and here != after:
                    self.page.line(
                        [x + cell, x + cell], [y, y + high], DIVIDING, THICK, order=MIDDLE + 0.5
                    )
                if here is not None and below is not None and here != below:
                    self.page.line(
                        [x, x + cell], [y + high, y + high], DIVIDING, THICK, order=MIDDLE + 0.5
                    )
            y += high

    def _draw_cell(self, cell: HeatCell, x: float, y: float, high: float) -> None:
        page, wide = self.page, self.columns.cell
        ground = PAPER if cell.step is None else self.fills[cell.step]
        edge = GRID if cell.step is None else PAPER
        order = MIDDLE + 0.1 * (cell.step is None)  # thin outlines stand over white ones
        page.box(x, y, wide, high, Fill(ground, "", edge), outline=0.9, order=order)
        empty = cell.step is None and not cell.words.strip()
        words = NONE if empty else text.wrap(cell.words, wide - 2 * self.padding, self.size)
        page.words(
            x + wide / 2, y + high / 2, words, self.size, across="center", down="center",
            colour=SOFT if empty else style.readable_on(ground),
        )  # fmt: skip
