"""Rules over the draws, each kept and broken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fs_toolkit.core.basis import BasisInputs
from fs_toolkit.core.model import Declined
from fs_toolkit.core.quantities import Correlation
from fs_toolkit.economics.draw_rules import DRAW_RULES
from fs_toolkit.economics.results import cost_benefit
from tests.economics.conftest import small_study

GAIN = {"formula": "gain", "side": "benefit", "first": "2016", "last": "2016"}
COST = {"formula": "cost", "first": "2016", "last": "2016"}
WORTH = {"value": 3, "low": 2, "high": 4}
RULES = {rule.code: rule for rule in DRAW_RULES}
OPTIONS = (
    {"id": "without", "name": "Without", "kind": "baseline"},
    {"id": "small", "name": "Small", "kind": "do_minimum"},
    {"id": "project", "name": "Project", "kind": "alternative"},
)


def found(code, study, given=None, rho=()):
    rows = tuple(Correlation(a=a, b=b, rho=value) for a, b, value in rho)
    basis = replace(study.basis, correlations=rows)
    result = cost_benefit(basis, study.evaluation)
    return list(RULES[code](given or BasisInputs(correlations=rows), basis, result))


def good():
    return small_study({"gain": GAIN, "cost": COST}, {"gain": WORTH, "cost": 2.5})


@pytest.mark.parametrize("code", ["ECO113", "ECO114", "ECO115", "ECO116"])
def test_a_good_study_keeps(code):
    assert found(code, good()) == []


@pytest.mark.parametrize("code", ["ECO113", "ECO114", "ECO115", "ECO116"])
def test_without_ranges_there_is_nothing_to_say(code):
    study = small_study({"gain": GAIN}, {"gain": 3.0})
    assert found(code, study, BasisInputs()) == []


class TestEveryDrawHasAResult:
    def test_what_no_single_quantity_does_is_told_as_it_is(self):
        cells = {"value": 2, "low": 1, "high": 3, "distribution": "discrete"}
        line = GAIN | {"formula": "1 / (a + b - 2)"}
        study = small_study({"gain": line}, {"a": cells, "b": cells})
        [one] = found("ECO113", study)
        assert one.severity == "warning"
        assert "has no number" in one.problem

    def test_a_range_that_is_no_distribution(self):
        cells = {"value": 2, "low": 1, "high": 2, "range": "p5_p95"}
        [one] = found("ECO113", small_study({"gain": GAIN}, {"gain": cells}))
        assert "'gain': the mode 2 is one of the percentiles" in one.problem

    def test_correlations_that_cannot_hold(self):
        line = GAIN | {"formula": "a + b + c"}
        study = small_study({"gain": line}, dict.fromkeys("abc", WORTH))
        pairs = [("a", "b", 0.9), ("b", "c", 0.9), ("a", "c", -0.9)]
        [one] = found("ECO113", study, rho=pairs)
        assert one.place.file == "basis/correlations.csv"


class TestTheBaseCaseAgrees:
    def test_a_gain_that_most_draws_lose(self):
        leaning = {"value": 3, "low": 0, "high": 3.1}
        study = small_study({"gain": GAIN, "cost": COST}, {"gain": leaning, "cost": 2.5})
        [one] = found("ECO114", study)
        assert "'The project' gains, and it loses in" in one.problem

    def test_a_loss_that_most_draws_lose_agrees(self):
        study = small_study({"gain": GAIN, "cost": COST}, {"gain": WORTH, "cost": 3.5})
        assert found("ECO114", study) == []


class TestNoOtherIsBetter:
    def test_another_that_is_better_in_most_draws(self):
        lines = {"gain": GAIN, "ease": GAIN | {"option": "small", "formula": "ease"}}
        study = small_study(
            lines, {"gain": WORTH, "ease": {"value": 4, "low": 3, "high": 5}}, OPTIONS
        )
        [one] = found("ECO115", study)
        assert "'Small' is worth more than the recommended 'Project'" in one.problem

    def test_the_world_without_the_project_is_no_other_option(self):
        study = small_study({"gain": GAIN, "cost": COST}, {"gain": WORTH, "cost": 30.0})
        assert found("ECO115", study) == []


class TestWhatMovesTogether:
    def two(self):
        return small_study({"gain": GAIN, "cost": COST}, {"gain": WORTH, "cost": WORTH})

    def test_silence_is_found(self):
        [one] = found("ECO116", self.two(), BasisInputs())
        assert "among 2 numbers" in one.problem
        assert "none: reason" in one.cure

    def test_an_answer_keeps_it(self):
        none = BasisInputs(correlations=Declined("Each goes its own way."))
        assert found("ECO116", self.two(), none) == []
        assert found("ECO116", self.two(), rho=[("gain", "cost", 0.3)]) == []
