"""Rules of distributions and correlations: each kept, and broken once."""

from __future__ import annotations

import pytest

from fs_toolkit.core.quantities import Correlation
from fs_toolkit.economics.uncertainty_rules import UNCERTAINTY_RULES

RULES = {rule.code: rule for rule in UNCERTAINTY_RULES}
GAIN = {"gain": {"formula": "a + b + c", "side": "benefit"}}
ENDS = {"value": 2, "low": 1, "high": 4}


def found_by(study, code, cells=ENDS, pairs=()):
    from dataclasses import replace

    one = study(GAIN, {"a": cells, "b": ENDS, "c": ENDS})
    rows = tuple(Correlation(a=a, b=b, rho=rho) for a, b, rho in pairs)
    return list(RULES[code](one.inputs, replace(one.basis, correlations=rows)))


@pytest.mark.parametrize("code", sorted(RULES))
def test_a_good_study_keeps(code, study):
    good = ENDS | {"distribution": "pert"}
    assert found_by(study, code, good, [("a", "b", 0.5), ("b", "c", -0.3)]) == []


@pytest.mark.parametrize(
    ("cells", "problem", "cure"),
    [
        ({"value": 2, "low": 0, "high": 4, "distribution": "lognormal"}, "above zero", "pert"),
        (
            {"value": 2, "low": 4, "high": 1, "distribution": "pert"},
            "low (4) is above high (1)",
            "over",
        ),
        ({"value": 2, "low": 2, "high": 2, "distribution": "pert"}, "both 2", "empty"),
        (
            {"value": 9, "low": 1, "high": 4, "distribution": "uniform"},
            "lies outside 1 to 4",
            "Widen",
        ),
        (
            {"value": 2, "distribution": "uniform"},
            "has the distribution uniform and no range",
            "low",
        ),
        ({"value": 1.2, "low": 1, "high": 4, "distribution": "normal"}, "in the middle", "pert"),
    ],
)
def test_cells_that_have_no_such_distribution(cells, problem, cure, study):
    [finding] = found_by(study, "ECO110", cells)
    assert finding.severity == "error"
    assert problem in finding.problem
    assert "'a'" in finding.problem
    assert cure in finding.cure


def test_correlations_that_cannot_hold_together(study):
    pairs = [("a", "b", 0.9), ("b", "c", 0.9), ("a", "c", -0.9)]
    [finding] = found_by(study, "ECO111", pairs=pairs)
    assert "cannot hold together" in finding.problem


def test_a_quantity_that_does_not_move(study):
    [finding] = found_by(study, "ECO112", {"value": 2}, [("a", "b", 0.5)])
    assert (finding.severity, finding.problem) == (
        "warning",
        "'a' has no range, so that it does not move with anything",
    )


def test_a_rate_of_minus_one_is_found(on_disk):
    [rule] = [each for each in UNCERTAINTY_RULES if each.code == "ECO110"]
    for field, cells in (("low", {"low": -1}), ("value", {"value": -2, "low": -3})):
        study = on_disk({"basis/quantities": {"rate": cells}})
        found = list(rule(study.inputs, study.basis))
        assert field in [each.place.field for each in found]
        assert all("discount rate 'rate'" in each.problem for each in found)


@pytest.mark.parametrize("formula", ["a / b", "a / (c * b)", "(a + c) / b"])
def test_a_divisor_whose_range_goes_through_zero(formula, study):
    given = {"a": ENDS, "b": {"value": 2, "low": -1, "high": 4}, "c": ENDS}
    one = study({"gain": {"formula": formula, "side": "benefit"}}, given)
    [finding] = RULES["ECO125"](one.inputs, one.basis)
    assert "divided by 'b', whose range -1 to 4 goes through zero" in finding.problem


@pytest.mark.parametrize("formula", ["a * b", "a / (5 + b)", "b / a"])
def test_what_is_not_divided_by_may_go_through_zero(formula, study):
    given = {"a": ENDS, "b": {"value": 2, "low": -1, "high": 4}}
    one = study({"gain": {"formula": formula, "side": "benefit"}}, given)
    assert list(RULES["ECO125"](one.inputs, one.basis)) == []
