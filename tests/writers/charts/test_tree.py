from __future__ import annotations

import pytest

from fs_toolkit.document.charts import TreeChart, TreeNode
from fs_toolkit.writers.charts import draw, style
from fs_toolkit.writers.charts.tree import chosen


def kind_of(data: TreeChart) -> str:
    with style.house_style():
        return chosen(data, 15.76).kind


def centimetres(seen) -> float:
    return seen.paper.height / seen.paper.width * 16


ORGANISATION = TreeNode("Mayor", (TreeNode("Works", note="120 staff"), TreeNode("Water")))
PROBLEM = TreeChart(
    "Finding",
    TreeNode("Reports are lost", (TreeNode("Five numbers"), TreeNode("Paper"))),
    (TreeNode("Trust falls", (TreeNode("Fewer reports"),)),),
    ("Effects", "Causes"),
)


class TestOrganisations:
    def test_children_stand_under_their_root_in_their_order(self, legible):
        seen = legible(TreeChart("Finding", ORGANISATION))
        assert seen.box("Mayor").y0 > seen.box("Works").y1
        assert seen.box("Works").x1 < seen.box("Water").x0

    def test_a_note_stands_under_its_name(self, legible):
        seen = legible(TreeChart("Finding", ORGANISATION))
        assert seen.box("Works").y0 > seen.box("120 staff").y1

    def test_what_does_not_exist_yet_is_dashed_and_explained(self, legible):
        seen = legible(TreeChart("Finding", TreeNode("a", (TreeNode("b", look="proposed"),))))
        assert seen.box("proposed")
        assert sum(patch.get_linestyle() == "--" for patch in seen.patches) == 2

    def test_nothing_is_explained_where_everything_exists(self, legible):
        assert "proposed" not in legible(TreeChart("Finding", ORGANISATION)).text


class TestDecisions:
    cases = tuple(
        TreeNode(f"Case {n} of the study", note=f"NPV USD {n} thousand") for n in range(16)
    )
    data = TreeChart(
        "Finding",
        TreeNode("Decide now", (TreeNode("Wait"), TreeNode("Build", (TreeNode("Gate", cases),)))),
    )

    def test_a_tall_tree_gives_way_to_a_layout_that_is_much_lower(self, legible):
        assert kind_of(self.data) == "indented"
        assert centimetres(legible(self.data)) < 12

    def test_a_note_stands_on_the_line_of_its_name_where_boxes_are_wide(self, legible):
        seen = legible(self.data)
        name, note = seen.box("Case 3 of the study"), seen.box("NPV USD 3 thousand")
        assert note.x0 > name.x1
        assert name.y0 < (note.y0 + note.y1) / 2 < name.y1


class TestProblems:
    def test_effects_stand_over_the_problem_and_theirs_higher_still(self, legible):
        seen = legible(PROBLEM)
        places = [
            seen.box(w).y0 for w in ("Fewer reports", "Trust falls", "Reports are lost", "Paper")
        ]
        assert places == sorted(places, reverse=True)

    def test_the_parts_are_named_beside_them(self, legible):
        seen = legible(PROBLEM)
        assert seen.box("Effects").x1 < seen.box("Trust falls").x0
        assert seen.box("Effects").y0 > seen.box("Causes").y1


class TestLayouts:
    def test_few_boxes_stand_in_rows(self):
        assert kind_of(TreeChart("", ORGANISATION)) == "rows"

    def test_units_hang_under_their_departments(self):
        units = tuple(TreeNode(f"Unit {n}") for n in range(4))
        root = TreeNode("Mayor", tuple(TreeNode(f"Department {n}", units) for n in range(5)))
        assert kind_of(TreeChart("", root)) == "hung"

    def test_twelve_children_with_long_names_lie(self, legible, names):
        data = TreeChart("Finding", TreeNode("Mayor", tuple(map(TreeNode, names[:12]))))
        assert kind_of(data) == "sideways"
        assert centimetres(legible(data)) < 20

    def test_twenty_leaves_at_depth_four_stand_on_one_page(self, legible, names):
        def grow(depth: int, at: int) -> TreeNode:
            count = {3: 2, 2: 2, 1: 5}.get(depth, 0)
            children = tuple(grow(depth - 1, at * 3 + n) for n in range(count))
            return TreeNode(names[at % 20], children)

        assert centimetres(legible(TreeChart("Finding", grow(3, 1)))) < 20

    def test_a_deep_tree_is_indented(self, legible):
        node = TreeNode("Level 14 of the administration")
        for n in range(13, 0, -1):
            node = TreeNode(f"Level {n} of the administration", (node,))
        data = TreeChart("Finding", node)
        legible(data)
        assert kind_of(data) == "indented"


def test_names_of_any_language_keep_clear(legible, names):
    children = tuple(
        TreeNode(names[n], tuple(TreeNode(names[n + m]) for m in range(3))) for n in range(5)
    )
    legible(TreeChart("Finding", TreeNode(names[0], children), (TreeNode(names[1]),), names[2:4]))


class TestRefusals:
    def test_nothing_at_all(self):
        with pytest.raises(ValueError, match="has no boxes to draw"):
            draw(TreeChart("Finding", TreeNode("")))

    def test_more_levels_than_a_page_has(self):
        node = TreeNode("x")
        for _ in range(40):
            node = TreeNode("x", (node,))
        with pytest.raises(ValueError, match="has 41 levels: more than 30"):
            draw(TreeChart("Finding", node))
