"""What a donor's reviewer goes through: each rule kept and broken."""

from __future__ import annotations

import re

import pytest

from fs_toolkit.economics.inputs_feasibility import Peer
from fs_toolkit.economics.reviewer_rules import REVIEWER_RESULT_RULES, REVIEWER_RULES

RULES = {rule.code: rule for rule in REVIEWER_RULES}
AFTER = {rule.code: rule for rule in REVIEWER_RESULT_RULES}
COST = {"option": "lean", "side": "cost", "party": "city", "family": "other", "formula": "price",
        "first": "2016", "last": "2016"}  # fmt: skip
BENEFIT = COST | {"side": "benefit", "party": "citizens"}
GUESS = {"unit": "1", "kind": "assumption", "origin": "desk_estimate", "reason": "A guess.",
         "value": 0.4, "low": 0.2, "high": 0.6}  # fmt: skip
CLASSES = {
    "training": COST,
    "migration": COST | {"name": "Moving the registers"},
    "outreach": COST,
    "security": COST,
}


def lines(**changed):
    return {"economics/lines": changed}


def numbers(**rows):
    return {"basis/quantities": rows}


def claims(measure, **cells):
    return GUESS | {"compare": measure} | cells


ACCESS = claims("internet_access", value=0.45)
HOUR = {"unit": "USD/hour"}

BREACHES = [
    ("ECO080", lines(wear=COST | {"name": "Depreciation of servers"}), "error economics/lines wear name",
     "is depreciation, which is no flow", "Take the line out"),
    ("ECO080", lines(loan_interest=COST), "error economics/lines loan_interest name", "is loan interest",
     "proposal/funding.csv"),
    ("ECO081", lines(early=COST | {"first": "2014", "last": "2014"}), "error economics/lines early first",
     "falls in 2014, before 2015", "before the decision"),
    ("ECO081", lines(paper=COST | {"name": "Feasibility study"}), "error economics/lines paper name",
     "is the study itself", "Take the line out"),
    ("ECO082", lines(software=COST | {"life": "5", "residual": "straight_line"}),
     "warning economics/lines software residual", r"\(software\) has a residual value", "nothing at the end"),
    ("ECO082", lines(cable=COST | {"life": "20"}), "warning economics/lines cable life",
     "lasts 20 years from 2016, beyond 2025", "straight_line"),
    ("ECO083", lines(desk={"first": "2016", "last": "2016", "formula": "price", "residual": "0.2"},
                     left=BENEFIT | {"name": "Residual value of desks"}),
     "error economics/lines left name", "is a residual value", "Keep one"),
    ("ECO084", {}, "warning economics/options lean",
     "is a cost of training, migration, change management and outreach, security", "0 with a reason"),
    ("ECO085", {"economics/changes": {"x": {"set": "lean", "quantity": "rate", "value": 0.05}}},
     "error economics/changes x", "'lean' has a discount rate of its own, 0.05", "in a scenario"),
    ("ECO086", numbers(rate={"kind": "estimate", "low": "", "high": ""}), "warning basis/quantities rate low",
     "tested at no other value", "2 to 3 points"),
    ("ECO086", numbers(rate={"kind": "estimate", "reason": ""}), "warning basis/quantities rate",
     "neither source nor reason", "Cite the rule"),
    ("ECO087", lines(platform={"conversion": "1.25"}), "warning economics/lines platform conversion",
     "is 1.25", "the inverse"),
    ("ECO088", numbers(access=ACCESS, online=claims("adoption", value=0.5)),
     "error basis/quantities online value", r"'online' is 50% in 2016, above internet access of 45% \(access\)",
     "Lower it"),
    ("ECO088", numbers(access=ACCESS, online=claims("adoption"))
     | {"economics/changes": {"x": {"set": "bold", "quantity": "online", "value": 0.9}}},
     "error economics/changes x value", "'bold' sets 'online' to 90%", "at a counter apart"),
    ("ECO089", numbers(online=claims("digital_share", value=1, high=1)),
     "warning basis/quantities online value", "reaches 100 %", "Cap it"),
    ("ECO090", numbers(pay=claims("wage", value=2, high=3, **HOUR), hour=claims("value_of_time", value=3, high=4, **HOUR)),
     "warning basis/quantities hour", r"'hour' is 3 in 2016, above the wage of 2 \(pay\)", "A quarter to a half"),
    ("ECO090", numbers(part=claims("value_of_time_over_wage", value=1.5, high=2)),
     "warning basis/quantities part value", "worth more than the wage", "1 in working time"),
]  # fmt: skip

KEEPERS = [
    ("ECO080", lines(loan=COST | {"name": "Tablets on loan"})),
    ("ECO081", lines(early=COST | {"option": "all", "first": "2014", "last": "2014"})),
    ("ECO082", lines(cable=COST | {"life": "20", "residual": "straight_line"})),
    ("ECO083", lines(left=BENEFIT | {"name": "Residual value of desks"})),
    ("ECO084", lines(**CLASSES)),
    ("ECO085", {"economics/changes": {"x": {"set": "poor", "quantity": "rate", "value": 0.05}}}),
    ("ECO087", lines(platform={"conversion": "0.8"})),
    ("ECO088", numbers(access=ACCESS, online=claims("adoption"))),
    ("ECO088", numbers(online=claims("adoption", value=0.6))),  # nobody says what access is
    ("ECO090", numbers(pay=claims("wage", value=2, high=3, **HOUR), hour=claims("value_of_time", value=1, **HOUR))),
    ("ECO090", numbers(pay=claims("wage", value=2, high=3, unit="USD/day"),
                       hour=claims("value_of_time", value=3, high=4, **HOUR))),
]  # fmt: skip


def test_every_rule_has_a_breach():
    assert set(RULES) == {code for code, *_ in BREACHES}
    assert all(rule.reason and rule.source for rule in (*RULES.values(), *AFTER.values()))


@pytest.mark.parametrize("code", sorted(RULES))
def test_the_good_study_keeps(code, on_disk):
    study = on_disk(lines(**CLASSES))
    assert list(RULES[code](study.inputs, study.basis)) == []


@pytest.mark.parametrize(("code", "edits"), KEEPERS)
def test_other_ways_to_keep(code, edits, on_disk):
    study = on_disk(edits)
    assert list(RULES[code](study.inputs, study.basis)) == []


@pytest.mark.parametrize("breach", BREACHES, ids=lambda breach: f"{breach[0]} {breach[2]}")
def test_a_breach_is_found_in_its_place_and_cured(breach, on_disk):
    code, edits, place, problem, cure = breach
    study = on_disk(edits)
    [found] = RULES[code](study.inputs, study.basis)
    severity, table, id, *column = place.split(" ")
    assert (found.code, found.severity) == (code, severity)
    assert str(found.place) == f"{table}.csv:{study.lines[table, id]}"
    assert found.place.field == (column[0] if column else None)
    assert re.search(problem, found.problem), found.problem
    assert re.search(cure, found.cure), found.cure


class TestAfterTheAnalysis:
    def after(self, code, study, **more):
        return list(AFTER[code](study.inputs, study.basis, study.result(**more)))

    def test_use_builds_up(self, on_disk):
        assert self.after("ECO091", on_disk()) == []
        full = on_disk(lines(time={"formula": "visits * minutes / minutes_per_hour * wage"}))
        [found] = self.after("ECO091", full)
        assert (
            found.problem
            == "the benefits of 'lean' reach 100% of their height in 2017, the first year"
        )

    def test_a_measure_nobody_observed_is_an_error(self, on_disk):
        study = on_disk(numbers(visits={"compare": "visits_a_head"}))
        peer = Peer(id="a", measure="visits_per_head", name="A", value=1, unit="visit/year",
                    vintage=2014, observed="One.", reference="A report.", provenance="read")  # fmt: skip
        [found] = self.after("ECO092", study, peers=[peer])
        assert (found.severity, found.place.field) == ("error", "compare")
        assert "Did you mean 'visits_per_head'" in found.cure
        same = on_disk(numbers(visits={"compare": "visits_per_head"}))
        assert self.after("ECO092", same, peers=[peer]) == []
        assert self.after("ECO093", same, peers=[peer]) == []
        other = peer.model_copy(update={"unit": "visit/person/year"})
        [found] = self.after("ECO093", same, peers=[other])
        assert "is in visit/year" in found.problem

    def test_the_usual_failures_are_tried(self, on_disk):
        [found] = self.after("ECO094", on_disk())  # its one scenario halves the visits and the wage
        assert found.problem == "no scenario has a later opening, higher cost"
        changes = {
            "late": {"set": "late", "quantity": "opening", "value": 2018},
            "dear": {"set": "dear", "quantity": "price", "value": 400},
        }
        assert self.after("ECO094", on_disk({"economics/changes": changes})) == []

    def test_parties_add_up(self, on_disk):
        assert self.after("ECO096", on_disk()) == []
