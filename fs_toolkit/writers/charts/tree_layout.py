"""Where the boxes of a tree stand: in rows, with their last level hung, sideways, or indented.

Every layout is made as if the tree grew downwards (or to the right) from its root at the origin,
and is then turned over for the part above.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fs_toolkit.document.charts import TreeNode
from fs_toolkit.writers.charts import text
from fs_toolkit.writers.charts.labelling import Box
from fs_toolkit.writers.charts.nodes import PADDING, Spot, size_of, small

WIDEST = 3.4
WIDEST_SIDEWAYS = 8.4
WIDEST_INDENTED = 12.0
NARROWEST = 1.5
TALLEST = 2.3
"""A box higher than this is too narrow for its words [cm]."""
ASIDE = 0.26
"""Between boxes of a row [cm]."""
DOWN = 0.56
"""Between the rows of a tree, and between the columns of one that lies [cm]."""
STACKED = 0.16
INDENT = 0.34
CLOSE = 0.04
"""What the boxes of an indented tree, one under another, give up above and below their words [cm]."""


@dataclass(frozen=True)
class Placed:
    """A box of the tree, and the line that leads to it from the box it hangs on."""

    node: TreeNode
    box: Box
    line: tuple[Spot, ...] = ()

    def moved(self, across: float, down: float) -> Placed:
        """The same box at another place."""
        box = self.box
        box = Box(box.left + across, box.top + down, box.right + across, box.bottom + down)
        return replace(self, box=box, line=tuple((x + across, y + down) for x, y in self.line))

    def over(self) -> Placed:
        """Turned over: what was below the origin is above it."""
        box = Box(self.box.left, -self.box.bottom, self.box.right, -self.box.top)
        return replace(self, box=box, line=tuple((x, -y) for x, y in self.line))

    def aside(self) -> Placed:
        """Turned round: what was right of the origin is left of it."""
        box = Box(-self.box.right, self.box.top, -self.box.left, self.box.bottom)
        return replace(self, box=box, line=tuple((-x, y) for x, y in self.line))


@dataclass(frozen=True)
class Layout:
    """All boxes of a tree: those below the root (or right of it), those above, and the root's."""

    kind: str
    size: float
    root: Placed
    below: tuple[Placed, ...]
    above: tuple[Placed, ...]
    fits: bool
    """Whether no word is cut, and no box so narrow that it becomes a column of words."""

    @property
    def placed(self) -> tuple[Placed, ...]:
        """All boxes."""
        return (self.root, *self.below, *self.above)

    @property
    def frame(self) -> Box:
        """What the tree takes."""
        boxes = [one.box for one in self.placed]
        return Box(
            min(box.left for box in boxes),
            min(box.top for box in boxes),
            max(box.right for box in boxes),
            max(box.bottom for box in boxes),
        )

    @property
    def height(self) -> float:
        """Of the whole tree [cm]."""
        return self.frame.bottom - self.frame.top


Nodes = Sequence[TreeNode]


def walk(nodes: Nodes) -> Iterator[TreeNode]:
    """Every node of a forest, each before its children."""
    for node in nodes:
        yield node
        yield from walk(node.children)


def levels(nodes: Nodes) -> list[list[TreeNode]]:
    """The nodes by their depth."""
    made = []
    while nodes:
        made.append(list(nodes))
        nodes = [child for node in nodes for child in node.children]
    return made


def longest(nodes: Nodes, size: float) -> float:
    """The narrowest box in which no word of these nodes is cut [cm]."""
    words = [text.longest_word(node.name, size) for node in nodes]
    words += [text.longest_word(node.note, small(size)) for node in nodes]
    return max(words, default=0.0) + 2 * PADDING + 0.01


def in_rows(root: TreeNode, above: Nodes, room: float, size: float, *, hung: bool) -> Layout | None:
    """Rows under (and over) the root; if `hung`, children without children hang under one another.

    Nothing where boxes would be so narrow that words are cut.
    """
    slots = max(_slots(root.children, hung), _slots(above, hung), 1)
    wide = min(WIDEST, (room - ASIDE * (slots - 1)) / slots)
    everything = [*walk(root.children), *walk(above)]
    inner = wide - (INDENT if hung else 0.0)
    if wide < NARROWEST or longest(everything, size) > inner:
        return None
    broad = min(room, max(WIDEST * 1.6, longest([root], size)))
    high = size_of(root.name, root.note, broad, size)
    parts = []
    for nodes in (root.children, above):
        boxes = _rows(nodes, wide, size, hung)
        middle = _middle(boxes)
        parts.append([one.moved(-middle, high / 2 + DOWN) for one in boxes])
    start = Placed(root, Box(-broad / 2, -high / 2, broad / 2, high / 2))
    below, upper = parts
    heights = [one.box.bottom - one.box.top for one in [*below, *upper]]
    fits = max(heights, default=0.0) <= TALLEST
    joined = [_joined_down(boxes, high / 2) for boxes in (below, upper)]
    return Layout(
        "hung" if hung else "rows",
        size,
        start,
        tuple(joined[0]),
        tuple(one.over() for one in joined[1]),
        fits,
    )


def _is_stack(node: TreeNode, hung: bool) -> bool:
    return hung and bool(node.children) and not any(child.children for child in node.children)


def _slots(nodes: Nodes, hung: bool) -> int:
    """How many boxes stand side by side at most."""
    return sum(
        1 if not node.children or _is_stack(node, hung) else _slots(node.children, hung)
        for node in nodes
    )


def _rows(nodes: Nodes, wide: float, size: float, hung: bool) -> list[Placed]:
    """The boxes of a forest from the origin; boxes of a level are equally high."""
    # What hangs in a stack is as high as its words, and does not count for its level.
    stacked = {
        id(child) for node in walk(nodes) if _is_stack(node, hung) for child in node.children
    }
    tops, y = [], 0.0
    heights = []
    for level in levels(nodes):
        own = [node for node in level if id(node) not in stacked]
        high = max((size_of(node.name, node.note, wide, size) for node in own), default=0.0)
        tops.append(y)
        heights.append(high)
        y += high + DOWN

    def place(node: TreeNode, depth: int, left: float) -> tuple[list[Placed], float]:
        """The boxes of a node and of all under it from `left`, and where they end."""
        top, bottom = tops[depth], tops[depth] + heights[depth]
        made: list[Placed] = []
        end = left + wide
        x = left
        if _is_stack(node, hung):
            down, pole = bottom + STACKED, left + INDENT / 2
            for child in node.children:
                high = size_of(child.name, child.note, wide - INDENT, size)
                box = Box(left + INDENT, down, left + wide, down + high)
                line = ((pole, bottom), (pole, down + high / 2), (box.left, down + high / 2))
                made.append(Placed(child, box, line))
                down += high + STACKED
        elif node.children:
            start = left
            for child in node.children:
                boxes, end = place(child, depth + 1, start)
                made += boxes
                start = end + ASIDE
            firsts = [one.box for one in made if any(one.node is c for c in node.children)]
            x = (firsts[0].left + firsts[-1].right) / 2 - wide / 2
            made = [
                _joined(one, x + wide / 2, bottom)
                if any(one.node is child for child in node.children)
                else one
                for one in made
            ]
        return [Placed(node, Box(x, top, x + wide, bottom)), *made], end

    made, left = [], 0.0
    for node in nodes:
        boxes, end = place(node, 0, left)
        made += boxes
        left = end + ASIDE
    return made


def _joined(one: Placed, x: float, bottom: float) -> Placed:
    """With the line from the middle under the box above."""
    centre = (one.box.left + one.box.right) / 2
    bend = bottom + DOWN / 2
    return replace(one, line=((x, bottom), (x, bend), (centre, bend), (centre, one.box.top)))


def _joined_down(boxes: Sequence[Placed], bottom: float) -> list[Placed]:
    """The boxes of the first level joined to the root's, whose middle is at 0."""
    return [one if one.line else _joined(one, 0.0, bottom) for one in boxes]


def _middle(boxes: Sequence[Placed]) -> float:
    """The middle of a forest [cm]."""
    if not boxes:
        return 0.0
    return (min(one.box.left for one in boxes) + max(one.box.right for one in boxes)) / 2


def sideways(root: TreeNode, above: Nodes, room: float, size: float) -> Layout:
    """Columns: the root at the left and what is below it at the right.

    A tree with a part above has the root in its middle, the part below (causes) at the left
    and the part above (effects) at the right.
    """
    below = levels(root.children)
    upper = levels(above)
    columns = [*below, [root], *upper]
    free = room - DOWN * (len(columns) - 1)
    least = [max(NARROWEST, longest(column, size)) for column in columns]
    natural = [
        min(
            WIDEST_SIDEWAYS,
            1.6 * free / len(columns),  # one wide column must not make all others narrow
            max(max(text.width(n.name, size), text.width(n.note, small(size))) for n in column)
            + 2 * PADDING + 0.01,
        )
        for column in columns
    ]  # fmt: skip
    natural = [max(pair) for pair in zip(least, natural, strict=True)]
    fits = sum(least) <= free
    wides = list(least) if fits else [max(free, 1.0) / len(columns)] * len(columns)
    spare = free - sum(wides)
    # The column with most boxes decides how high the tree becomes: it has the room first.
    for at in sorted(range(len(columns)), key=lambda at: (-len(columns[at]), at)):
        more = min(max(spare, 0.0), max(natural[at] - wides[at], 0.0))
        wides[at], spare = wides[at] + more, spare - more
    middle = wides[len(below)]
    high = size_of(root.name, root.note, middle, size)
    start = Placed(root, Box(-middle / 2, -high / 2, middle / 2, high / 2))
    right = _columns(root.children, wides[: len(below)], size, middle / 2)
    left: list[Placed] = []
    if upper:
        left = [one.aside() for one in right]
        right = _columns(above, wides[len(below) + 1 :], size, middle / 2)
        return Layout("sideways", size, start, tuple(left), tuple(right), fits)
    return Layout("sideways", size, start, tuple(right), (), fits)


def _columns(nodes: Nodes, wides: Sequence[float], size: float, edge: float) -> list[Placed]:
    """A forest that grows to the right from `edge`, around the height 0."""
    lefts = [edge + DOWN + sum(wides[:depth]) + DOWN * depth for depth in range(len(wides))]

    def place(node: TreeNode, depth: int, top: float) -> tuple[list[Placed], float, float]:
        """The boxes of a node and of all under it from `top`, their end, and the node's middle."""
        own = size_of(node.name, node.note, wides[depth], size)
        left, right = lefts[depth], lefts[depth] + wides[depth]
        made: list[Placed] = []
        middles: list[tuple[int, float]] = []
        y = top
        for child in node.children:
            middles_at = len(made)
            boxes, y, middle = place(child, depth + 1, y)
            made += boxes
            middles.append((middles_at, middle))
            y += STACKED
        end = y - STACKED if node.children else top
        if end - top < own:  # the children are lower than their parent
            shift = (own - (end - top)) / 2
            made = [one.moved(0.0, shift) for one in made]
            middles = [(at, middle + shift) for at, middle in middles]
            end = top + own
        # Children's middles lie near enough to each other that the parent keeps within its span.
        middle = (middles[0][1] + middles[-1][1]) / 2 if middles else (top + end) / 2
        middle = min(max(middle, top + own / 2), end - own / 2)
        for at, child_middle in middles:
            made[at] = replace(
                made[at], line=_across(right, middle, lefts[depth + 1], child_middle)
            )
        box = Box(left, middle - own / 2, right, middle + own / 2)
        return [Placed(node, box), *made], end, middle

    made: list[Placed] = []
    roots: list[tuple[int, float]] = []
    y = 0.0
    for node in nodes:
        at = len(made)
        boxes, y, middle = place(node, 0, y)
        made += boxes
        roots.append((at, middle))
        y += STACKED
    if not roots:
        return []
    centre = (roots[0][1] + roots[-1][1]) / 2
    made = [one.moved(0.0, -centre) for one in made]
    for at, middle in roots:
        made[at] = replace(made[at], line=_across(edge, 0.0, lefts[0], middle - centre))
    return made


def _across(start: float, y: float, end: float, to: float) -> tuple[Spot, ...]:
    bend = (start + end) / 2
    return ((start, y), (bend, y), (bend, to), (end, to))


def indented(root: TreeNode, above: Nodes, room: float, size: float) -> Layout:
    """A row a box, each level farther to the right: for trees that are deep and wide."""
    broad = min(room, WIDEST_INDENTED)
    high = size_of(root.name, root.note, broad, size, across="left")
    start = Placed(root, Box(0.0, -high / 2, broad, high / 2))
    below, upper = (
        _steps(nodes, 1, high / 2, high / 2 + STACKED, room, size)
        for nodes in (root.children, above)
    )
    everything = [root, *walk(root.children), *walk(above)]
    narrowest = min(one.box.right - one.box.left for one in [start, *below, *upper])
    fits = longest(everything, size) <= narrowest
    return Layout("indented", size, start, tuple(below), tuple(one.over() for one in upper), fits)


def _steps(
    nodes: Nodes, depth: int, bottom: float, top: float, room: float, size: float
) -> list[Placed]:
    """The boxes of a forest one under another from `top`; what they hang on ends at `bottom`."""
    made: list[Placed] = []
    left = min(INDENT * depth, room - NARROWEST)  # very deep levels keep a width
    wide = max(min(room, WIDEST_INDENTED) - left, NARROWEST)
    pole, y = left - INDENT / 2, top
    for node in nodes:
        high = size_of(node.name, node.note, wide, size, across="left") - 2 * CLOSE
        line = ((pole, bottom), (pole, y + high / 2), (left, y + high / 2))
        made.append(Placed(node, Box(left, y, left + wide, y + high), line))
        y += high + STACKED / 4
        under = _steps(node.children, depth + 1, y - STACKED / 4, y, room, size)
        if under:
            made += under
            y = under[-1].box.bottom + STACKED / 4
    return made
