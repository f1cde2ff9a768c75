"""Rules of scenarios: each kept, and broken once."""

from __future__ import annotations

import pytest

from fs_toolkit.economics.results import cost_benefit
from fs_toolkit.economics.scenario_rules import SCENARIO_INPUT_RULES, SCENARIO_RESULT_RULES

INPUT = {rule.code: rule for rule in SCENARIO_INPUT_RULES}
RESULT = {rule.code: rule for rule in SCENARIO_RESULT_RULES}


def found_by(on_disk, code, edits=None):
    study = on_disk(edits)
    if code in INPUT:
        return list(INPUT[code](study.inputs, study.basis))
    return list(RESULT[code](study.inputs, study.basis, study.result()))


def change(quantity, value, name="other"):
    return {"economics/changes": {"row": {"set": name, "quantity": quantity, "value": value}}}


@pytest.mark.parametrize("code", [*INPUT, *RESULT])
def test_a_good_study_keeps(code, on_disk):
    assert found_by(on_disk, code) == []


@pytest.mark.parametrize(
    ("code", "severity", "edits", "place", "said"),
    [
        ("ECO117", "error", change("rate", -1), "economics/changes.csv:5", "-1 a year in 'other'"),
        ("ECO117", "error", change("rate", 8), "economics/changes.csv:5", "8 a year"),
        (
            "ECO117", "error", {"basis/quantities": {"rate": {"low": -1}}},
            "basis/quantities.csv:2", "low end",
        ),
        (
            "ECO118", "warning", change("opening", 2040),
            "economics/changes.csv:5", "opens in 2040 in 'other', outside the years 2016-2025",
        ),
        (
            "ECO118", "warning", {"basis/quantities": {"opening": {"high": 2031}}},
            "basis/quantities.csv:3", "high end",
        ),
        (
            "ECO119", "warning", change("visits", 100),
            "economics/changes.csv:5", "'other' moves no option by anything: visits",
        ),
    ],
)  # fmt: skip
def test_is_broken(code, severity, edits, place, said, on_disk):
    [found] = found_by(on_disk, code, edits)
    assert (found.code, found.severity, str(found.place)) == (code, severity, place)
    assert said in found.problem
    assert found.cure


def test_a_scenario_of_another_option_alone_is_one(on_disk):
    # the do-minimum sets visits itself; the mailbox costs a tenth of the price
    line = {"option": "form", "side": "cost", "party": "city", "family": "post",
            "formula": "stamps", "first": "2016", "last": "end"}  # fmt: skip
    quantity = {"unit": "USD/year", "kind": "assumption", "origin": "desk_estimate",
                "reason": "A guess.", "value": 1, "low": 1, "high": 2}  # fmt: skip
    edits = change("stamps", 2) | {
        "economics/lines": {"post": line},
        "basis/quantities": {"stamps": quantity},
    }
    assert found_by(on_disk, "ECO119", edits) == []


def test_the_rule_does_not_compare_all_options_where_the_recommended_moves(study):
    ends = {"value": 2.0, "low": 1.0, "high": 4.0}
    one = study({"gain": {"formula": "use", "side": "benefit"}}, {"use": ends},
                changes={"more": {"use": 3.0}})  # fmt: skip
    found = cost_benefit(one.basis, one.evaluation)
    rule = RESULT["ECO119"]

    class Result:
        cost_benefit = found

    assert list(rule(one.inputs, one.basis, Result())) == []
    assert "compared" not in vars(found)
