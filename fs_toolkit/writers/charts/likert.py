"""Likert charts: shares of answers left and right of the middle of the scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fs_toolkit.document.charts import LikertChart, LikertItem
from fs_toolkit.writers.charts import style, text, words
from fs_toolkit.writers.charts.furniture import key, swatch
from fs_toolkit.writers.charts.page import BACK, GAP, Page
from fs_toolkit.writers.charts.scales import TICK_GAP
from fs_toolkit.writers.charts.style import INK, LABEL, SHADE, SMALL, SOFT, Fill

if TYPE_CHECKING:
    from matplotlib.figure import Figure

TALL = 14.5
"""Rows higher than this are set closer, to stand on one page with the heads of groups [cm]."""
INSIDE = 0.07
"""Left free on either side of a number in its piece [cm]."""
BESIDE = 0.16
"""The same in a hatched piece, so that hatching is seen on both sides of the number [cm]."""
OFF = 0.005
"""Shares may miss 1 by this much: by rounding."""

AGAINST = (Fill("#B34700", "////"), Fill("#E59A5C", "////"), Fill("#F7D9BF", "////"))
"""From the end of the scale to its middle; hatched, so that they are no agreement in grey."""
NEITHER = Fill("#D9D9D9", "", "#8C8C8C")
FOR = (Fill("#00568A"), Fill("#6FB1DB"), Fill("#CFE4F2"))
"""From the end of the scale to its middle."""


@dataclass(frozen=True)
class Rows:
    """How rows are set: size of names, their width, height of a bar, and between two rows [cm]."""

    size: float
    widest: float
    bar: float
    between: float

    def name(self, item: LikertItem) -> str:
        """The name of an item in as many lines as it needs."""
        return text.wrap(item.name, self.widest, self.size)

    def height(self, item: LikertItem) -> float:
        """The height of an item's row [cm]."""
        return max(self.bar, text.height(self.name(item), self.size)) + self.between


LOOSE = Rows(LABEL, 5.6, 0.42, 0.2)
CLOSE = Rows(SMALL, 8.0, 0.31, 0.06)


def figure(data: LikertChart, language: str) -> Figure:
    """The chart drawn on its page."""
    refuse_bad_data(data)
    page = Page(data.title)
    fills = fills_of(len(data.scale))
    page.unit(words.say("share_of_answers", language))
    key(page, [(name, swatch(fill)) for name, fill in zip(data.scale, fills, strict=True)])

    items = [item for group in data.groups for item in group.items]
    rows = LOOSE if sum(LOOSE.height(item) for item in items) <= TALL else CLOSE
    names = [rows.name(item) for item in items]
    counts = [words.exact(item.answers, language, 0) for item in items]
    head = words.say("answers", language)
    last = page.right - max(text.width(one, SMALL) for one in [*counts, head]) - GAP
    start = page.left + max(text.width(name, rows.size) for name in names) + 2 * TICK_GAP
    before, after = (max(ends) for ends in zip(*map(reach, items), strict=True))
    unit = (last - start) / (before + after)
    middle = start + before * unit

    page.words(page.right, page.y, head, SMALL, colour=SOFT, across="right")
    page.y += text.height(head, SMALL) + 0.06
    for group in data.groups:
        if group.name:
            _draw_group(page, group.name)
        top = page.y
        for item in group.items:
            high = rows.height(item)
            y = page.y + high / 2
            page.words(
                start - 2 * TICK_GAP, y, rows.name(item), rows.size, across="right",
                down="center",
            )  # fmt: skip
            for piece in pieces(item):
                _draw_piece(page, piece, fills[piece.step], middle, unit, (y, rows.bar), language)
            count = words.exact(item.answers, language, 0)
            page.words(page.right, y, count, SMALL, across="right", down="center")
            page.y += high
        page.line((middle, middle), (top, page.y), INK, 0.8, order=BACK + 0.5)
    return page.finish()


def refuse_bad_data(data: LikertChart) -> None:
    """Raises ValueError where there is nothing to draw, or shares do not make a whole."""
    if not any(group.items for group in data.groups):
        raise ValueError(f'chart "{data.title}" has no answers to draw')
    if len(data.scale) < 2:
        raise ValueError(f'chart "{data.title}": a scale has at least two steps')
    for group in data.groups:
        for item in group.items:
            if len(item.shares) != len(data.scale):
                raise ValueError(
                    f'chart "{data.title}": "{item.name}" has {len(item.shares)} shares '
                    f"for {len(data.scale)} steps of the scale"
                )
            if min(item.shares) < 0 or abs(sum(item.shares) - 1) > OFF:
                raise ValueError(
                    f'chart "{data.title}": the shares of "{item.name}" are parts of a whole: '
                    f"none is negative, and they add to 1, not to {sum(item.shares):g}"
                )
            if item.answers < 1:
                raise ValueError(f'chart "{data.title}": nobody answered "{item.name}"')


def fills_of(count: int) -> tuple[Fill, ...]:
    """A fill a step: warm and hatched before the middle, grey on it, blue after it.

    >>> [fill.colour for fill in fills_of(3)]
    ['#E59A5C', '#D9D9D9', '#6FB1DB']
    """
    half = count // 2
    sides = []
    for fills in (AGAINST, FOR):
        if half == 1:
            sides.append([fills[1]])
        elif half == 2:
            sides.append([fills[0], fills[1]])
        else:
            places = [min(step * len(fills) // half, len(fills) - 1) for step in range(half)]
            sides.append([fills[place] for place in places])
    return (*sides[0], *([NEITHER] if count % 2 else []), *reversed(sides[1]))


def reach(item: LikertItem) -> tuple[float, float]:
    """Shares left and right of the middle of the scale, half of a middle step on either side.

    >>> reach(LikertItem("", (0.5, 0.2, 0.3), 10))
    (0.6, 0.4)
    """
    half = len(item.shares) // 2
    neither = item.shares[half] / 2 if len(item.shares) % 2 else 0.0
    against, others = sum(item.shares[:half]) + neither, sum(item.shares[-half:]) + neither
    return round(against, 9), round(others, 9)


@dataclass(frozen=True)
class Piece:
    """A share as a piece of its bar, from `start` to `end` of the whole; 0 is the middle."""

    step: int
    share: float
    start: float
    end: float


def pieces(item: LikertItem) -> list[Piece]:
    """A piece for each share that is not nothing, side by side around the middle."""
    made, place = [], -reach(item)[0]
    for step, share in enumerate(item.shares):
        if share > 0:
            made.append(Piece(step, share, place, place + share))
        place += share
    return made


def _draw_piece(
    page: Page,
    piece: Piece,
    fill: Fill,
    middle: float,
    unit: float,
    row: tuple[float, float],
    language: str,
) -> None:
    """A piece of a bar, in a row with this middle and height of bars."""
    y, bar = row
    x, wide = middle + piece.start * unit, piece.share * unit
    page.box(x, y - bar / 2, wide, bar, fill)
    label = words.exact(100 * piece.share, language, 0)
    inside = BESIDE if fill.hatch else INSIDE
    if text.width(label, SMALL) + 2 * inside < wide:
        ground = style.ground_of(fill)
        page.words(
            x + wide / 2, y, label, SMALL, colour=style.readable_on(ground), across="center",
            down="center", on=ground if fill.hatch else "",
        )  # fmt: skip


def _draw_group(page: Page, name: str) -> None:
    """The heading of a group over its items."""
    lines = text.wrap(name, page.right - page.left - 0.2, LABEL, bold=True)
    high = text.height(lines, LABEL) + 0.16
    page.box(page.left, page.y, page.right - page.left, high, SHADE, order=BACK - 0.6)
    page.words(page.left + 0.08, page.y + high / 2, lines, bold=True, down="center")
    page.y += high
