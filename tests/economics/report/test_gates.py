from __future__ import annotations

from dataclasses import replace

from fs_toolkit.economics.handed_over import NOTHING_HANDED
from fs_toolkit.economics.report.gates import ELSE, GATE, gate_chart


def test_each_gate_is_a_decision_with_two_ways(chapter, printed):
    steps = printed["economics.gates"].data.steps
    decisions = [step for step in steps if step.kind == "decision"]
    assert len(decisions) == len(chapter.result.handed.gates) == 3
    for gate in decisions:
        assert gate.lane == GATE
        after = [step for step in steps if any(id == gate.id for id, _ in step.after)]
        assert len(after) == 2
        assert sum(step.lane == ELSE for step in after) == 1


def test_no_step_hangs_in_the_air(printed):
    steps = printed["economics.gates"].data.steps
    known = {step.id for step in steps}
    assert all(id in known for step in steps for id, _ in step.after)
    assert [step.id for step in steps if not step.after] == [steps[0].id]


def test_no_gates_no_chart(chapter, page):
    result = replace(chapter.result, handed=NOTHING_HANDED)
    assert page(gate_chart(chapter.basis, result, chapter.wording)).ids == []
