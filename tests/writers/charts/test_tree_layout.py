from __future__ import annotations

from fs_toolkit.document.charts import TreeNode
from fs_toolkit.writers.charts.tree_layout import levels, walk

TREE = TreeNode("a", (TreeNode("b", (TreeNode("c"),)), TreeNode("d")))


def test_nodes_are_walked_before_their_children():
    assert [node.name for node in walk([TREE])] == ["a", "b", "c", "d"]


def test_levels_hold_the_nodes_of_a_depth():
    assert [[node.name for node in level] for level in levels([TREE])] == [["a"], ["b", "d"], ["c"]]
