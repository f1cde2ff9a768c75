from __future__ import annotations

import re

import pytest

from fs_toolkit.economics.benefit_rules import BENEFIT_RULES
from fs_toolkit.economics.checks import INPUT_RULES, RESULT_RULES
from fs_toolkit.economics.checks_afterwards import (
    AFTERWARDS_INPUT_RULES,
    AFTERWARDS_RESULT_RULES,
)
from fs_toolkit.economics.checks_chain import CHAIN_INPUT_RULES, CHAIN_RESULT_RULES
from fs_toolkit.economics.finite_rules import FINITE_RULES
from fs_toolkit.economics.inputs_feasibility import Peer
from fs_toolkit.economics.line_rules import LINE_RULES
from fs_toolkit.economics.reviewer_rules import REVIEWER_RESULT_RULES, REVIEWER_RULES
from fs_toolkit.economics.scenario_rules import SCENARIO_INPUT_RULES, SCENARIO_RESULT_RULES
from fs_toolkit.economics.uncertainty_rules import UNCERTAINTY_RULES

ELSEWHERE = {
    *LINE_RULES,
    *FINITE_RULES,
    *BENEFIT_RULES,
    *REVIEWER_RULES,
    *REVIEWER_RESULT_RULES,
    *CHAIN_INPUT_RULES,
    *CHAIN_RESULT_RULES,
    *AFTERWARDS_INPUT_RULES,
    *AFTERWARDS_RESULT_RULES,
    *UNCERTAINTY_RULES,
    *SCENARIO_INPUT_RULES,
    *SCENARIO_RESULT_RULES,
}
"""Rules with a test file of their own."""
OWN = {rule.code: rule for rule in INPUT_RULES if rule not in ELSEWHERE}
AFTER = {rule.code: rule for rule in RESULT_RULES if rule not in ELSEWHERE}


def line(id, **cells):
    return {"economics/lines": {id: cells}}


def table(name, **rows):
    return {f"economics/{name}": rows}


def peer(id, measure, value, low=None, high=None, unit="visit/year"):
    words = {"name": id, "observed": "Counted.", "reference": "A report.", "provenance": "read"}
    return Peer(
        id=id, measure=measure, value=value, low=low, high=high, unit=unit, vintage=2014, **words
    )


BENEFIT = {"option": "lean", "side": "benefit", "party": "citizens", "formula": "running",
           "first": "live", "last": "end"}  # fmt: skip
RENEWAL = BENEFIT | {"side": "cost", "family": "renewal", "formula": "price",
                     "first": "live + 4", "last": "live + 4"}  # fmt: skip

# Each breach: what is changed in the good study, the finding's severity, table, row and
# column, its words and cure.
BREACHES = [
    ("ECO020", table("options", form=None) | table("lines", mailbox=None, time={"option": "lean"}),
     "warning options lean", "there is one option besides the baseline", "a real alternative"),
    ("ECO020", table("options", form={"kind": "alternative"}), "warning options without",
     "no option is the do-minimum", "the smallest step"),
    ("ECO021", line("again", **BENEFIT, family="time"), "error lines again family",
     "'again' and 'time' are of the benefit family 'time'", "a family of its own"),
    ("ECO021", line("again", **(BENEFIT | {"option": "all"}), family="time"),
     "error lines again family", "'again' and 'time' are of the benefit family 'time'", "Keep one"),
    ("ECO022", line("time", first="2016"), "warning lines time first",
     "the benefit 'time' begins in 2016, before the service in 2017", "Begin it with live."),
    ("ECO022", line("time", first="live - 1"), "warning lines time first", "begins in 2016", "live"),
    ("ECO022", line("gift", option="lean", side="benefit", party="city", family="gift",
                    formula="price", spread="build"),
     "warning lines gift first", "the benefit 'gift' begins in 2016", "live"),
    ("ECO023", table("uplifts", investment=None), "warning lines platform family",
     "the investment family 'investment' has no optimism bias", "0 with a reason is an answer"),
    ("ECO023", table("uplifts", investment={"optimism_bias": "", "contingency": "0.1"}),
     "warning lines platform family", "'investment' has no optimism bias", "economics/uplifts.csv"),
    ("ECO024", line("platform", life=""), "warning options lean",
     "nothing of 'lean' is renewed in 10 years", "a life, or add a renewal"),
    ("ECO024", line("mailbox", life="", first="live", last="live"), "warning options form",
     "nothing of 'form' is renewed in 10 years", "a life"),
    ("ECO025", table("feasibility", legal=None, social=None), "error feasibility strategic",
     "no legal and no social test", "0 and 1 are answers too"),
    ("ECO025", table("feasibility", legal={"score": 1, "condition": ""}),
     "error feasibility legal condition",
     "the legal test is passed on a condition that is not named", "Say what must come first."),
    ("ECO026", table("needs", queue={"requirements": ""}), "warning needs queue requirements",
     "no requirement answers the need 'Not to queue'", "technical/requirements.csv"),
]  # fmt: skip

KEEPERS = [
    ("ECO021", line("again", **(BENEFIT | {"option": "without"}), family="time")),
    ("ECO021", line("again", **BENEFIT, family="quiet")),
    ("ECO021", line("again", **(BENEFIT | {"party": "city"}), family="time")),  # another group
    ("ECO021", table("lines", time={"first": "2018", "last": "2018"},
                     again=BENEFIT | {"family": "time", "first": "2019", "last": "2019"})),
    ("ECO022", line("time", first="live + 1")),
    ("ECO022", line("desk", first="2016")),  # a cost may come before the service
    ("ECO022", line("time", first="never")),  # another rule says what is wrong with it
    ("ECO023", table("uplifts", investment={"optimism_bias": "0"})),
    ("ECO024", table("lines", platform={"life": ""}, again=RENEWAL)),
    ("ECO025", table("feasibility", legal={"score": 1, "condition": "An ordinance."})),
    ("ECO025", {"economics/feasibility": None}),  # pending is no test left out
]  # fmt: skip


def test_every_rule_has_a_breach():
    assert set(OWN) == {code for code, *_ in BREACHES} | {"ECO027"}
    assert set(AFTER) == {"ECO030", "ECO031", "ECO032", "ECO033"}
    assert all(rule.reason and rule.source for rule in (*OWN.values(), *AFTER.values()))
    every = (*INPUT_RULES, *RESULT_RULES)
    assert len({rule.code for rule in every}) == len(every)


@pytest.mark.parametrize("code", sorted(OWN))
def test_the_good_study_keeps(code, on_disk):
    study = on_disk()
    assert list(OWN[code](study.inputs, study.basis)) == []


@pytest.mark.parametrize(("code", "edits"), KEEPERS)
def test_other_ways_to_keep(code, edits, on_disk):
    study = on_disk(edits)
    assert list(OWN[code](study.inputs, study.basis)) == []


@pytest.mark.parametrize("breach", BREACHES, ids=lambda breach: f"{breach[0]} {breach[2]}")
def test_a_breach_is_found_in_its_place_and_cured(breach, on_disk):
    code, edits, place, problem, cure = breach
    study = on_disk(edits)
    [found] = OWN[code](study.inputs, study.basis)
    severity, name, id, *column = place.split(" ")
    assert (found.code, found.severity) == (code, severity)
    assert str(found.place) == f"economics/{name}.csv:{study.lines[f'economics/{name}', id]}"
    assert found.place.field == (column[0] if column else None)
    assert re.search(problem, found.problem), found.problem
    assert re.search(cure, found.cure), found.cure


def test_a_short_study_renews_nothing(on_disk):
    study = on_disk(line("platform", life=""), years=8)
    assert list(OWN["ECO024"](study.inputs, study.basis)) == []


def test_a_study_without_options_has_none_to_compare(on_disk):
    study = on_disk({"economics/options": None, "economics/lines": None})
    assert list(OWN["ECO020"](study.inputs, study.basis)) == []  # a question, and not a mistake


def test_pending_uplifts_are_warned_of_once(on_disk):
    study = on_disk({"economics/uplifts": None})
    [found] = OWN["ECO027"](study.inputs, study.basis)
    assert (str(found.place), found.severity) == ("economics/uplifts.csv", "warning")
    assert found.problem == (
        "investment carries no optimism bias and no contingency: the uplifts are pending"
    )
    assert list(OWN["ECO023"](study.inputs, study.basis)) == []
    unbuilt = on_disk(
        {"economics/uplifts": None} | line("platform", spread="", first="2016", last="2016")
    )
    assert list(OWN["ECO027"](unbuilt.inputs, unbuilt.basis)) == []


class TestAfterTheAnalysis:
    def after(self, code, study, **more):
        return list(AFTER[code](study.inputs, study.basis, study.result(**more)))

    @pytest.mark.parametrize("code", sorted(AFTER))
    def test_the_good_study_keeps(self, code, on_disk):
        assert self.after(code, on_disk(), peers=[peer("seoul", "visits", 90, 80, 120)]) == []

    @pytest.mark.parametrize(
        ("running", "share"), [("running / 4", "5 %"), ("running * 2", "40 %")]
    )
    def test_operation_out_of_proportion_is_shown_as_a_share(self, running, share, on_disk):
        # by hand: 10 and 80 a year against 200 of investment, the renewals of it not counted
        study = on_disk(line("desk", formula=running))
        [found] = self.after("ECO030", study)
        assert found.problem == (
            f"operation of 'lean' in its dearest year, with staff time, is {share} of the investment"
        )
        assert (
            str(found.place) == f"economics/options.csv:{study.lines['economics/options', 'lean']}"
        )
        assert "economics/conclusion.md" in found.cure

    def test_operation_of_the_baseline_is_nobodys(self, on_disk):
        cells = {"option": "all", "side": "cost", "party": "city", "family": "current",
                 "formula": "running * 100", "first": "2016", "last": "end"}  # fmt: skip
        assert self.after("ECO030", on_disk(line("paper", **cells))) == []

    def test_a_large_residual_value_is_found_at_its_line(self, on_disk):
        study = on_disk(line("platform", formula="price * 4", life="", residual="1"))
        [found] = self.after("ECO031", study)
        # by hand: 720 left after ten years; benefits of 67.5 once and of 135 for eight years
        left = 720 / 1.1**9
        benefits = 67.5 / 1.1 + sum(135 / 1.1**year for year in range(2, 10)) + left
        share = f"{100 * left / benefits:.0f} %"
        assert found.problem == f"residual value is {share} of the present value of benefits"
        assert (
            str(found.place) == f"economics/lines.csv:{study.lines['economics/lines', 'platform']}"
        )
        assert found.place.field == "residual"

    def test_a_small_residual_value_is_kept(self, on_disk):
        assert self.after("ECO031", on_disk(line("platform", residual="straight_line"))) == []

    def test_what_no_peer_has_reached_is_found_where_it_is_stated(self, on_disk):
        study = on_disk()
        peers = [
            peer("seoul", "visits", 60, 50, 70),
            peer("pune", "visits", 90),
            peer("x", "no", 1),
        ]
        [found] = self.after("ECO032", study, peers=peers)
        assert found.problem == "'visits' is 100; comparable systems reached 50 to 90"
        line = study.lines["basis/quantities", "visits"]
        assert (str(found.place), found.place.field) == (f"basis/quantities.csv:{line}", "value")
        assert "why this city differs" in found.cure

    def test_a_series_is_compared_at_its_highest(self, on_disk):
        study = on_disk()
        assert self.after("ECO032", study, peers=[peer("seoul", "uptake", 1, unit="1")]) == []
        [found] = self.after(
            "ECO032", study, peers=[peer("seoul", "uptake", 0.6, 0.5, 0.9, unit="1")]
        )
        assert found.problem == "'uptake' is 1; comparable systems reached 0.5 to 0.9"

    @pytest.mark.parametrize(
        ("cells", "status"),
        [
            ({"formula": "price * 3", "first": "2025", "last": "2025"}, "several"),
            ({"formula": "price * 20", "first": "2025", "last": "2025", "option": "form"}, "borrowing"),
        ],
    )  # fmt: skip
    def test_a_rate_of_return_that_says_nothing_is_noted(self, cells, status, on_disk):
        close = {"option": "lean", "side": "cost", "party": "city", "family": "closing"} | cells
        edits = {
            "economics/lines": {
                "closing": close,
                "mailbox": {"formula": "price * 0", "life": ""},
                "platform": {"life": ""},
            }
        }
        study = on_disk(edits)
        [found] = self.after("ECO033", study)
        assert found.severity == "note"
        assert found.problem.endswith(f"of {close['option']!r} has the status {status}")
        assert str(found.place).startswith("economics/options.csv:")
