"""Rules of 5.4: each kept by the good study, and broken once."""

from __future__ import annotations

import pytest

from fs_toolkit.economics.checks_afterwards import (
    AFTERWARDS_INPUT_RULES,
    AFTERWARDS_RESULT_RULES,
)

INPUT = {rule.code: rule for rule in AFTERWARDS_INPUT_RULES}
PROMISE = {"line": "time", "owner": "Board", "indicator": "Visits", "when": "monthly",
           "baseline_by": "2016-06"}  # fmt: skip
REALISED = {"economics/realisation": {"time": PROMISE}}
PAID = {"line": "desk", "year": 2017, "value": 41, "origin": "collected"}
SEEN = {"quantity": "visits", "year": 2017, "value": 90, "origin": "collected"}
WATCHED = {"quantity": "visits", "when": "yearly", "action": "Stop", "body": "Sponsor"}


def actuals(*rows):
    """Rows of actuals.csv, which has no ids."""
    return {"economics/actuals": {f"row {n}": dict(row) for n, row in enumerate(rows)}}


@pytest.fixture
def found_by(on_disk):
    def run(code, edits=None):
        one = on_disk({**REALISED, **(edits or {})})
        if code in INPUT:
            return list(INPUT[code](one.inputs, one.basis))
        [rule] = [rule for rule in AFTERWARDS_RESULT_RULES if rule.code == code]
        return list(rule(one.inputs, one.basis, one.result()))

    return run


@pytest.mark.parametrize("code", [*sorted(INPUT), "ECO067"])
def test_the_good_study_keeps(code, found_by):
    assert found_by(code, actuals(PAID, SEEN)) == []


@pytest.mark.parametrize(
    ("code", "edits", "problem"),
    [
        ("ECO060", {"economics/realisation": {"desk": PROMISE | {"line": "desk"}}},
         "nobody answers for the benefit 'time'"),
        ("ECO061", {"economics/realisation": {"time": PROMISE | {"baseline_by": "2017-03"}}},
         "the baseline of 'time' is measured in 2017-03, the service begins in 2017"),
        ("ECO062", {"economics/realisation": {"time": PROMISE | {"baseline_by": ""}}},
         "no month is set for the baseline of 'time'"),
        ("ECO063", actuals(PAID | {"quantity": "visits"}), "names both a line and a quantity"),
        ("ECO063", actuals(PAID | {"line": ""}), "names neither a line nor a quantity"),
        ("ECO064", actuals(PAID | {"year": 2030}),
         "'desk' has an actual of 2030, outside the years 2016-2025"),
        ("ECO064", actuals(PAID | {"year": 2020}), "the study knows nothing after 2017"),
        ("ECO065", actuals(PAID, PAID | {"value": 39}), "'desk' has two actuals of 2017: 41 and 39"),
        ("ECO066", actuals(PAID | {"line": "mailbox"}), "'mailbox' is no line of the recommended"),
        ("ECO066", {"economics/lines": {"paper": {"option": "all", "side": "cost", "party": "city",
                                                  "family": "current", "formula": "running",
                                                  "first": "2016", "last": "end"}},
                    **actuals(PAID | {"line": "paper"})},
         "'paper' is a line of the world without the project too"),
        ("ECO067", {"economics/reviews": {"w": WATCHED}, **actuals(SEEN | {"value": 1})},
         "'visits' was 1 in 2017, below its threshold"),
    ],
)  # fmt: skip
def test_a_breach_is_found_and_cured(found_by, code, edits, problem):
    [finding] = found_by(code, edits)
    assert finding.code == code
    assert problem in finding.problem
    assert finding.cure


def test_a_value_beyond_its_gate_is_found_too(found_by):
    gate = {"economics/reviews": {"w": WATCHED | {"threshold": "visits"}}}
    assert found_by("ECO067", {**gate, **actuals(SEEN)}) != []  # 90 of the 100 it must reach
    assert found_by("ECO067", {**gate, **actuals(SEEN | {"value": 110})}) == []
