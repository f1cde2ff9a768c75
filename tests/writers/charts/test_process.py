from __future__ import annotations

import pytest

from fs_toolkit.document.charts import ProcessChart, ProcessStep
from fs_toolkit.writers.charts import draw
from fs_toolkit.writers.charts.labelling import Box
from fs_toolkit.writers.charts.process import BOLD, outline_of


def chart(*steps: ProcessStep) -> ProcessChart:
    return ProcessChart("Finding", ("Resident", "Desk"), steps)


def step(id_: str, *after: str | tuple[str, str], lane: int = 1, **more) -> ProcessStep:
    ways = tuple(one if isinstance(one, tuple) else (one, "") for one in after)
    return ProcessStep(id_, lane, f"Step {id_}", after=ways, **more)


class TestOrder:
    def test_steps_follow_each_other_to_the_right(self, legible):
        seen = legible(chart(step("a", lane=0), step("b", "a"), step("c", "b", lane=0)))
        places = [seen.box(f"Step {i}") for i in "abc"]
        assert places[0].x1 < places[1].x0 < places[1].x1 < places[2].x0
        assert places[0].y0 == pytest.approx(places[2].y0)
        assert places[0].y0 > places[1].y1

    def test_many_steps_follow_each_other_down(self, legible):
        steps = [step("0")] + [step(str(n), str(n - 1)) for n in range(1, 12)]
        seen = legible(chart(*steps))
        assert seen.box("Step 0").y0 > seen.box("Step 11").y1
        assert seen.paper.height / seen.paper.width * 16 < 20

    def test_a_loop_back_is_drawn_around(self, legible):
        seen = legible(chart(step("a"), step("b", "a", ("c", "no")), step("c", ("b", ""))))
        assert seen.box("Step b").x1 < seen.box("no").x0 < seen.box("Step c").x0


class TestLooks:
    def test_a_decision_has_its_corners_cut_and_is_explained(self, legible):
        seen = legible(chart(step("a"), step("b", "a", kind="decision")))
        assert seen.box("decision")
        assert sum(len(patch.get_xy()) == 9 for patch in polygons(seen)) == 2

    def test_a_changed_step_has_a_bold_outline_and_is_explained(self, legible):
        seen = legible(chart(step("a"), step("b", "a", changed=True)))
        assert seen.box("added or changed by the project")
        assert sum(patch.get_linewidth() == BOLD for patch in polygons(seen)) == 2

    def test_nothing_is_explained_that_does_not_occur(self, legible):
        seen = legible(chart(step("a"), step("b", "a")))
        assert "decision" not in seen.text
        assert "changed" not in seen.text

    @pytest.mark.parametrize("kind", ["start", "step", "decision", "end"])
    def test_outlines_keep_within_their_box(self, kind):
        for x, y in outline_of(kind, Box(1, 2, 4, 3)):
            assert 1 - 1e-9 <= x <= 4 + 1e-9
            assert 2 - 1e-9 <= y <= 3 + 1e-9


def polygons(seen):
    return [patch for patch in seen.patches if hasattr(patch, "get_closed")]


@pytest.mark.parametrize("lanes", [3, 6])
def test_names_of_any_language_keep_clear(legible, names, lanes):
    steps = tuple(
        ProcessStep(
            str(n),
            n * 2 % lanes,
            names[n],
            "decision" if n % 4 == 2 else "step",
            tuple((str(b), names[n] if n % 3 == 0 else "") for b in {n - 1, n // 2} if b < n and n),
            n % 3 == 0,
        )
        for n in range(12)
    )
    legible(ProcessChart("Finding", names[:lanes], steps))


class TestRefusals:
    def test_an_unknown_step(self):
        with pytest.raises(ValueError, match='"Step a" follows "z", but there is no such step'):
            draw(chart(step("a", "z")))

    def test_a_lane_that_is_not_there(self):
        with pytest.raises(ValueError, match='"Step a" is in lane 2, but there are 2 lanes'):
            draw(chart(step("a", lane=2)))

    def test_one_id_for_two_steps(self):
        with pytest.raises(ValueError, match='two steps with the id "a"'):
            draw(chart(step("a"), step("a")))

    def test_a_step_that_follows_itself(self):
        with pytest.raises(ValueError, match='"Step b" follows itself'):
            draw(chart(step("a"), step("b", "b")))

    def test_a_circle_without_a_start(self):
        with pytest.raises(ValueError, match="has no start"):
            draw(chart(step("a", "b"), step("b", "a")))
