"""Loose ends at every joint, one by one."""

from __future__ import annotations

import pytest

from fs_toolkit.economics.chain import chain
from fs_toolkit.economics.handed_over import (
    HandedComponent,
    HandedIndicator,
    HandedOver,
    HandedRequirement,
)
from fs_toolkit.economics.inputs_feasibility import Need, Realisation, Unmonetised

LINES = {
    "desk": {"formula": "20", "component": "portal"},
    "time": {"formula": "80", "side": "benefit", "party": "citizens"},
}


def need(id="queue", **cells):
    usual = {"group": "Citizens", "text": "Not to queue", "severity": 4,
             "requirements": "search", "lines": "time"}  # fmt: skip
    return Need.model_validate({"id": id, **usual, **cells})


def requirement(id="search", **cells):
    return HandedRequirement(id, **{"label": "R1", "text": "A search", "tested": True, **cells})


NEEDS = (need(),)
PROMISE = Realisation(
    line="time", owner="Board", indicator="Visits", when="monthly", indicators=("visits",)
)
WHOLE = HandedOver(
    requirements=(requirement(),),
    components=(HandedComponent("portal", "Portal", ("search",)),),
    indicators=(HandedIndicator("visits", "Visits"),),
)


@pytest.fixture
def loose(study):
    """The loose ends of a small study by joint."""

    def run(needs=NEEDS, realisation=(PROMISE,), lines=LINES, unmonetised=(), **handed):
        one = study(lines, needs=needs, realisation=realisation, unmonetised=unmonetised)
        parts = {
            name: getattr(WHOLE, name) for name in ("requirements", "components", "indicators")
        }
        found = chain(one.inputs, HandedOver(**{**parts, **handed}), "project")
        return {each.joint: [end.id for end in each.loose] for each in found.joints if each.loose}

    return run


def test_a_whole_chain_has_no_loose_end(loose):
    assert loose() == {}


@pytest.mark.parametrize(
    ("changed", "joint", "ends"),
    [
        ({"needs": (need(), need("dark", requirements="", lines="time"))},
         "need_requirement", ["dark"]),
        ({"needs": (need(), need("dark", lines=""))}, "need_benefit", ["dark"]),
        ({"requirements": (requirement(), requirement("log", label="R2"))},
         "requirement_need", ["log"]),
        ({"requirements": (requirement(), requirement("log", label="R2", ground="law"))},
         "requirement_component", ["log"]),
        ({"lines": {**LINES, "desk": {"formula": "20"}}}, "requirement_cost", ["search"]),
        ({"requirements": (requirement(tested=False),)}, "requirement_test", ["search"]),
        ({"components": (*WHOLE.components, HandedComponent("app", "App", ()))},
         "component_requirement", ["app"]),
        ({"lines": {**LINES, "gift": {"formula": "1", "side": "benefit", "party": "city"}}},
         "benefit_need", ["gift"]),
        ({"realisation": ()}, "benefit_indicator", ["time"]),
        ({"indicators": (*WHOLE.indicators, HandedIndicator("spent", "Money spent"))},
         "indicator_benefit", ["spent"]),
    ],
)  # fmt: skip
def test_each_joint_finds_its_own_loose_end(loose, changed, joint, ends):
    assert loose(**changed)[joint] == ends


class TestWhatIsNoLooseEnd:
    def test_a_requirement_of_the_law_needs_no_need(self, loose):
        law = requirement("log", label="R2", ground="law")
        assert "requirement_need" not in loose(requirements=(requirement(), law))

    def test_what_another_option_meets_or_was_put_off_is_not_in_the_chain(self, loose):
        other = requirement("desk", label="R2", options=("full",))
        later = requirement("speech", label="R3", wanted=False)
        assert loose(requirements=(requirement(), other, later)) == {}

    def test_an_output_that_serves_a_goal_over_two_steps(self, loose):
        steps = (
            HandedIndicator("trained", "Trained", serves=("used",)),
            HandedIndicator("used", "Used", serves=("trust",)),
            HandedIndicator("trust", "Trust", goal="heard"),
        )
        assert "indicator_benefit" not in loose(indicators=(*WHOLE.indicators, *steps))

    def test_what_the_other_section_has_not_answered_yet(self, loose):
        assert loose(requirements=(), components=(), indicators=()) == {}

    def test_an_effect_that_is_not_put_into_money_counts_as_a_benefit(self, loose):
        trust = Unmonetised(
            id="time", name="Trust", direction="benefit", evidence="?", indicators=("visits",)
        )  # named as a line is, and another thing
        felt = need("heard", lines="", effects="time")
        assert loose(needs=(need(), felt), unmonetised=(trust,)) == {}


def test_a_need_whose_requirement_was_put_off_is_not_answered(loose):
    later = requirement("speech", label="R2", wanted=False)
    found = loose(
        needs=(need(), need("talk", requirements="speech")), requirements=(requirement(), later)
    )
    assert found["need_requirement"] == ["talk"]


def test_a_row_of_the_matrix_holds_all_that_hangs_on_a_requirement(study):
    one = study(LINES, needs=(need(),), realisation=(PROMISE,))
    [row] = chain(one.inputs, WHOLE, "project").rows
    assert (row.needs, row.components, row.lines) == (("queue",), ("portal",), ("desk",))
    assert (row.benefits, row.indicators) == (("time",), ("visits",))
