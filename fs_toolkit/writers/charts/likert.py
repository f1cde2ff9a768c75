"""Likert charts: shares of answers left and right of the middle of the scale."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.figure import Figure

from fs_toolkit.document.charts import LikertChart, LikertItem
from fs_toolkit.writers.charts import style, text, words
from fs_toolkit.writers.charts.furniture import columns, key, swatch
from fs_toolkit.writers.charts.page import BACK, GAP, Page
from fs_toolkit.writers.charts.scales import TICK_GAP
from fs_toolkit.writers.charts.style import INK, LABEL, SHADE, SMALL, SOFT, Fill

WIDEST_NAME = 5.6
BAR = 0.42
BETWEEN = 0.2
INSIDE = 0.07
"""Left free on either side of a number in its piece [cm]."""
OFF = 0.005
"""Shares may miss 1 by this much: by rounding."""

AGAINST = (Fill("#B34700", "////"), Fill("#E59A5C", "////"), Fill("#F7D9BF", "////"))
"""From the end of the scale to its middle; hatched, so that they are no agreement in grey."""
NEITHER = Fill("#D9D9D9", "", "#8C8C8C")
FOR = (Fill("#00568A"), Fill("#6FB1DB"), Fill("#CFE4F2"))
"""From the end of the scale to its middle."""


def figure(data: LikertChart, language: str) -> Figure:
    """The chart drawn on its page."""
    refuse_bad_data(data)
    page = Page(data.title)
    fills = fills_of(len(data.scale))
    page.unit(words.say("share_of_answers", language))
    key(page, [(name, swatch(fill)) for name, fill in zip(data.scale, fills, strict=True)])

    items = [item for group in data.groups for item in group.items]
    _, widest = columns([item.name for item in items], WIDEST_NAME)
    counts = [words.exact(item.answers, language, 0) for item in items]
    head = words.say("answers", language)
    last = page.right - max(text.width(one, SMALL) for one in [*counts, head]) - GAP
    start = page.left + widest + 2 * TICK_GAP
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
            name = text.wrap(item.name, WIDEST_NAME, LABEL)
            high = max(BAR, text.height(name, LABEL)) + BETWEEN
            y = page.y + high / 2
            page.words(start - 2 * TICK_GAP, y, name, across="right", down="center")
            for piece in pieces(item):
                _draw_piece(page, piece, fills[piece.step], middle, unit, y, language)
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
    page: Page, piece: Piece, fill: Fill, middle: float, unit: float, y: float, language: str
) -> None:
    x, wide = middle + piece.start * unit, piece.share * unit
    page.box(x, y - BAR / 2, wide, BAR, fill)
    label = words.exact(100 * piece.share, language, 0)
    if text.width(label, SMALL) + 2 * INSIDE < wide:
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
