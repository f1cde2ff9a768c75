from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from fs_toolkit.economics.engine.appraise import npv
from fs_toolkit.economics.engine.model import evaluate_model
from fs_toolkit.economics.scenarios import (
    MOST_IN_FULL,
    ScenarioHasNoNumber,
    compare,
    largest_regrets,
    steps,
)

ENDS = {"value": 2.0, "low": 1.0, "high": 4.0}
OPTIONS = (
    {"id": "without", "name": "Without", "kind": "baseline"},
    {"id": "small", "name": "Small", "kind": "alternative"},
    {"id": "project", "name": "Project", "kind": "alternative"},
)


@pytest.fixture(scope="module")
def two(study):
    """A small desk brings 3 of use for 2, a large one 8 for 7; all in the first year."""
    once = {"first": "2016", "last": "2016"}
    lines = {
        "small_cost": {"formula": "2", "option": "small"} | once,
        "small_use": {"formula": "3 * use", "option": "small", "side": "benefit"} | once,
        "large_cost": {"formula": "7"} | once,
        "large_use": {"formula": "8 * use", "side": "benefit"} | once,
    }
    return study(lines, {"use": {"value": 1.0, "low": 0.0, "high": 2.0}}, OPTIONS)


class TestCompare:
    def test_agrees_with_hand_calculation(self, two):
        base, half, twice = compare(
            two.evaluation, {"": {}, "half": {"use": 0.5}, "twice": {"use": 2.0}}
        )
        # 3 - 2 = 1 and 8 - 7 = 1; 1.5 - 2 and 4 - 7; 6 - 2 = 4 and 16 - 7 = 9
        values = [[each.npv for each in case.options.values()] for case in (base, half, twice)]
        assert_allclose(values, [[0, 1, 1], [0, -0.5, -3], [0, 4, 9]])
        assert [case.best for case in (base, half, twice)] == ["small", "without", "project"]
        assert_allclose([*half.regret.values()], [0, 0.5, 3])
        assert_allclose([*twice.regret.values()], [9, 5, 0])

    def test_the_largest_regret_names_its_scenario(self, two):
        found = largest_regrets(
            compare(two.evaluation, {"half": {"use": 0.5}, "twice": {"use": 2.0}})
        )
        assert {option: name for option, (_, name) in found.items()} == {
            "without": "twice", "small": "twice", "project": "half",
        }  # fmt: skip
        assert_allclose([amount for amount, _ in found.values()], [9, 5, 3])
        assert largest_regrets(()) == {}

    def test_what_an_option_sets_itself_holds_in_it(self, study):
        lines = {
            "gain": {"formula": "use", "option": "small;project", "side": "benefit"},
        }
        one = study(lines, {"use": ENDS}, OPTIONS, changes={"small": {"use": 1.0}})
        base, more = compare(one.evaluation, {"": {}, "more": {"use": 4.0}})
        assert more.options["small"].npv == base.options["small"].npv
        assert more.options["project"].npv > base.options["project"].npv

    def test_says_which_scenario_has_no_number(self, study):
        one = study({"gain": {"formula": "1 / a", "side": "benefit"}}, {"a": ENDS})
        with pytest.raises(ScenarioHasNoNumber, match=r"never, project.*divides by zero"):
            compare(one.evaluation, {"": {}, "never": {"a": 0.0}})


class TestSteps:
    def test_agree_with_hand_calculation(self, study):
        # a b goes from 2 x 2 to 4 x 1: a first 8 - 4, then 4 - 8; b first 2 - 4, then 4 - 2
        one = study(
            {"gain": {"formula": "a * b", "side": "benefit", "last": "2016"}},
            {"a": ENDS, "b": ENDS},
        )
        found = steps(one.evaluation, {"mixed": {"a": 4.0, "b": 1.0}}, "project")["mixed"]
        assert [each.quantity for each in found] == ["a", "b"]
        assert_allclose([each.amount for each in found], [(4 + 2) / 2, (-4 - 2) / 2])

    @given(st.permutations(["a", "b", "c"]), st.lists(st.floats(0, 9), min_size=3, max_size=3))
    def test_add_up_and_their_order_does_not_matter(self, study, order, values):
        one = study(
            {"gain": {"formula": "a * b + b * c * c", "side": "benefit"}},
            dict.fromkeys("abc", ENDS),
        )
        changes = dict(zip("abc", values, strict=True))
        shuffled = {id: changes[id] for id in order}
        found = steps(one.evaluation, {"x": changes, "y": shuffled}, "project")
        assert found["x"] == found["y"]
        after = npv(evaluate_model(one.model, shuffled), "project")
        before = npv(one.evaluation, "project")
        assert_allclose(sum(each.amount for each in found["x"]), after - before, atol=1e-9)

    def test_of_many_changes_add_up_too(self, study):
        ids = [f"q{number:02}" for number in range(MOST_IN_FULL + 3)]
        one = study(
            {"gain": {"formula": " * ".join(ids), "side": "benefit"}}, dict.fromkeys(ids, ENDS)
        )
        changes = {id: 1.0 + number / 5 for number, id in enumerate(ids)}
        found = steps(one.evaluation, {"all": changes, "none": {}}, "project")
        after = npv(evaluate_model(one.model, changes), "project")
        total = sum(each.amount for each in found["all"])
        assert_allclose(total, after - npv(one.evaluation, "project"))
        assert found["none"] == ()

    def test_of_the_same_overlay_in_any_order_are_the_same_scenario(self, two):
        one, other = compare(
            two.evaluation, {"a": {"use": 2.0, "rate": 0.05}, "b": {"rate": 0.05, "use": 2.0}}
        )
        assert one.options == other.options
