from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fs_toolkit.document.charts import TreeChart, TreeNode
from fs_toolkit.writers.charts import style, tree_layout
from fs_toolkit.writers.charts.drawing import composed
from fs_toolkit.writers.charts.style import LABEL
from fs_toolkit.writers.charts.tree_layout import levels, walk

ROOM = 15.76
TREE = TreeNode("a", (TreeNode("b", (TreeNode("c"),)), TreeNode("d")))
NAMES = st.sampled_from(["Works", "Department of Finance", "Sở Tài chính", "정보통신과", "x" * 9])
NODES = st.recursive(
    st.builds(TreeNode, NAMES),
    lambda children: st.builds(
        TreeNode,
        NAMES,
        st.lists(children, max_size=4).map(tuple),
        st.sampled_from(["", "12 staff"]),
    ),
    max_leaves=14,
)
TREES = st.builds(TreeChart, st.just(""), NODES, st.lists(NODES, max_size=2).map(tuple)).map(
    composed
)


def test_nodes_are_walked_before_their_children():
    assert [node.name for node in walk([TREE])] == ["a", "b", "c", "d"]


def test_levels_hold_the_nodes_of_a_depth():
    assert [[node.name for node in level] for level in levels([TREE])] == [["a"], ["b", "d"], ["c"]]


def layouts(data: TreeChart) -> list[tree_layout.Layout]:
    with style.house_style():
        made = [
            tree_layout.in_rows(data.root, data.above, ROOM, LABEL, hung=False),
            tree_layout.in_rows(data.root, data.above, ROOM, LABEL, hung=True),
            tree_layout.sideways(data.root, data.above, ROOM, LABEL),
            tree_layout.indented(data.root, data.above, ROOM, LABEL),
        ]
    return [layout for layout in made if layout]


@settings(max_examples=60, deadline=None)
@given(TREES)
def test_each_box_stands_once_and_on_no_other(data):
    for layout in layouts(data):
        boxes = [one.box for one in layout.placed]
        assert len(boxes) == sum(1 for _ in walk([data.root, *data.above]))
        for number, box in enumerate(boxes):
            assert all(box.overlap(other) < 1e-9 for other in boxes[number + 1 :]), layout.kind


@settings(max_examples=60, deadline=None)
@given(TREES)
def test_what_fits_keeps_within_the_page(data):
    for layout in layouts(data):
        if layout.fits:
            assert layout.frame.right - layout.frame.left <= ROOM + 1e-6, layout.kind


@settings(max_examples=60, deadline=None)
@given(TREES)
def test_lines_lead_from_box_to_box_and_through_none(data):
    for layout in layouts(data):
        for one in [*layout.below, *layout.above]:
            (x, y) = one.line[-1]
            assert one.box.nearest(x, y) == pytest.approx((x, y))
            for (a, b), (c, d) in zip(one.line, one.line[1:], strict=False):
                for other in layout.placed:
                    box = other.box
                    inside = min(max(a, c), box.right) - max(min(a, c), box.left) > 0.01 and (
                        box.top + 0.01 < b < box.bottom - 0.01
                    )
                    through = min(max(b, d), box.bottom) - max(min(b, d), box.top) > 0.01 and (
                        box.left + 0.01 < a < box.right - 0.01
                    )
                    assert not (inside and b == d), layout.kind
                    assert not (through and a == c), layout.kind


def test_rows_that_would_cut_words_are_not_made():
    root = TreeNode("a", tuple(TreeNode("internationalisation") for _ in range(12)))
    with style.house_style():
        assert tree_layout.in_rows(root, (), ROOM, LABEL, hung=False) is None
