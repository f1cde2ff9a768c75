from __future__ import annotations

from fs_toolkit.document.charts import TreeChart, TreeNode


def test_children_stand_under_their_root(legible):
    seen = legible(TreeChart("Finding", TreeNode("Mayor", (TreeNode("Works"), TreeNode("Water")))))
    assert seen.box("Mayor").y0 > seen.box("Works").y1
    assert seen.box("Works").x1 < seen.box("Water").x0
