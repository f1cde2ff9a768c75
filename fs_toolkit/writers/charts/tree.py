"""Trees: organisations, policies, and problems with their causes and effects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from fs_toolkit.document.charts import TreeChart, TreeNode
from fs_toolkit.writers.charts import nodes, placing, text, tree_layout, words
from fs_toolkit.writers.charts.furniture import Sample, key
from fs_toolkit.writers.charts.nodes import DASHED, EMPHASIS, PLAIN
from fs_toolkit.writers.charts.page import BACK, Across, Page
from fs_toolkit.writers.charts.style import LABEL, RULE, SMALL, SOFT
from fs_toolkit.writers.charts.tree_layout import Layout, Placed

if TYPE_CHECKING:
    from matplotlib.figure import Figure

TALL = 18.2
"""A tree higher than this would not stand on one page with its caption [cm]."""
HALF = 10.5
"""Higher, a tree leaves gaps before it, and a layout that is much lower is better [cm]."""
LOWER = 0.8
"""Share of a tree's height below which another layout is much lower."""
DEEPEST = 30
LONGEST_LABEL = 5.0
"""Of a line of the words beside a part [cm]."""


def figure(data: TreeChart, language: str) -> Figure:
    """The chart drawn on its page."""
    refuse_bad_data(data)
    page = Page(data.title)
    if entries := _key_entries(data, language):
        key(page, entries)
    labelled = any(data.labels)
    lines = [text.wrap(label, LONGEST_LABEL, SMALL, bold=True) for label in data.labels]
    side = max(text.height(label, SMALL) for label in lines) + 0.22 if labelled else 0.0
    layout = chosen(data, page.right - page.left - side)
    frame = layout.frame
    head = 0.0
    if labelled and layout.kind == "sideways":
        head = _draw_heads(page, data, layout)
    left = page.left + side + (page.right - page.left - side - (frame.right - frame.left)) / 2
    across, down = left - frame.left, page.y + head - frame.top
    placed = [one.moved(across, down) for one in layout.placed]
    for one in placed:
        _draw(page, one, layout.size, "left" if layout.kind == "indented" else "center")
    if labelled and layout.kind != "sideways":
        count = len(layout.below)
        below, above = placed[1 : count + 1], placed[count + 1 :]
        _draw_sides(page, [(lines[0], above), (lines[1], below)], side)
    page.y = max(page.y, down + frame.bottom)
    return page.finish()


def refuse_bad_data(data: TreeChart) -> None:
    """Raises ValueError where there is nothing to draw, or the tree is too deep for a page."""
    if not data.root.name and not data.root.children and not data.above and data.title:
        raise ValueError(f'chart "{data.title}" has no boxes to draw')
    depth = len(tree_layout.levels([data.root])) + len(tree_layout.levels(data.above))
    if depth > DEEPEST:
        raise ValueError(
            f'chart "{data.title}" has {depth} levels: more than {DEEPEST} cannot be drawn'
        )


def chosen(data: TreeChart, room: float) -> Layout:
    """The first layout that cuts no word and stands on a page; if none does, the lowest.

    One that takes more than half a page gives way to a later one that is much lower.
    """
    made: list[tuple[bool, bool, float, int, Layout]] = []
    best: Layout | None = None
    for layout in _layouts(data, room):
        within = layout.frame.right - layout.frame.left <= room + 1e-6
        good = layout.fits and within and layout.height <= TALL
        if good and (best is None or layout.height < LOWER * best.height):
            best = layout
        if best and best.height <= HALF:
            break
        made.append((not within, not layout.fits, layout.height, len(made), layout))
    return best or min(made)[-1]


def _layouts(data: TreeChart, room: float) -> Iterator[Layout]:
    root, above = data.root, data.above
    for size in (LABEL, SMALL):
        for hung in (False, True):
            if rows := tree_layout.in_rows(root, above, room, size, hung=hung):
                yield rows
        yield tree_layout.sideways(root, above, room, size)
    yield tree_layout.indented(root, above, room, SMALL)


def _draw(page: Page, one: Placed, size: float, across: Across) -> None:
    node = one.node
    if one.line:
        xs, ys = zip(*one.line, strict=True)
        page.line(xs, ys, RULE, 0.9, order=BACK + 0.4)
    fill = {"plain": PLAIN, "emphasis": EMPHASIS, "proposed": DASHED}[node.look]
    dashes = nodes.DASHES[node.look == "proposed"]
    nodes.draw_box(
        page, one.box, node.name, size, fill, note=node.note, dashes=dashes, across=across
    )  # fmt: skip


def _draw_sides(page: Page, parts: Sequence[tuple[str, Sequence[Placed]]], side: float) -> None:
    """Words that run upwards beside the parts above and below; they may make the page longer."""
    shown = [(label, part) for label, part in parts if label and part]
    ends = [
        (min(one.box.top for one in part), max(one.box.bottom for one in part)) for _, part in shown
    ]
    sizes = [text.width(label, SMALL, bold=True) + 0.2 for label, _ in shown]
    wanted = [(top + bottom) / 2 for top, bottom in ends]
    bottom = max([page.y + sum(sizes), *(end for _, end in ends)])
    places = placing.spread(wanted, sizes, page.y, bottom)
    for (label, _), (top, end), y in zip(shown, ends, places, strict=True):
        x = page.left + (side - 0.22) / 2
        page.upright(x, y, label, SMALL, colour=SOFT, bold=True, across="center")
        page.line((page.left + side - 0.14,) * 2, (top, end), RULE, 0.8)
    page.y = max([page.y, *(y + size / 2 for y, size in zip(places, sizes, strict=True))])


def _draw_heads(page: Page, data: TreeChart, layout: Layout) -> float:
    """Words over the parts of a tree that lies; gives their height [cm]."""
    room = (page.right - page.left) / 2 - 0.3
    above, below = (text.wrap(label, room, SMALL, bold=True) for label in data.labels)
    left, right = (below, above) if layout.above else ("", below)
    page.words(page.left, page.y, left, SMALL, colour=SOFT, bold=True)
    page.words(page.right, page.y, right, SMALL, colour=SOFT, bold=True, across="right")
    high = max(text.height(left, SMALL), text.height(right, SMALL))
    return high + 0.12 if high else 0.0


def _key_entries(data: TreeChart, language: str) -> list[tuple[str, Sample]]:
    """What a dashed box means, where there is one."""
    everything: list[TreeNode] = [*tree_layout.walk([data.root]), *tree_layout.walk(data.above)]
    if any(node.look == "proposed" for node in everything):
        return [(words.say("proposed", language), nodes.box_sample(DASHED, "--"))]
    return []
