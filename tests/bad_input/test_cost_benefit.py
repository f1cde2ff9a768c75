"""Mistakes of a cost-benefit analysis, each through `check` and `report`."""

from __future__ import annotations

import json

import pytest

QUANTITIES = "basis/quantities.csv"
LINES = "economics/lines.csv"
CHANGES = "economics/changes.csv"


def with_line(study, like, **cells):
    """The study with one more line, like another but for some cells."""
    rows = study.rows(LINES)
    [model] = [row for row in rows if row["id"] == like]
    return study.fill(LINES, [*rows, {**model, **cells}])


def warned(fs, study, code):
    """The one warning of a code; the report is written and prints it."""
    checked = fs("check", study.folder, "--json")
    assert checked.status == 0
    written = fs("report", study.folder)
    assert written.status == 0, written.stderr
    found = [row for row in json.loads(checked.stdout)["findings"] if row["code"] == code]
    assert found, code
    assert all(row["problem"] and row["cure"] for row in found)
    return found


class TestDoubleCounting:
    def test_a_benefit_in_two_families(self, port, refusal_of):
        study = with_line(port, "b_paper", id="b_letters", name="Letters saved", family="letters")
        found = refusal_of(study)
        assert (found.code, found.place) == ("ECO071", f"{LINES}:{port.line(LINES, 'b_letters')}")
        assert "'b_letters' and 'b_paper' both take 'paper_and_post'" in found.problem
        assert "counted twice" in found.problem
        assert "Keep one" in found.cure

    def test_a_cheaper_channel_beside_the_staff_time_it_is_made_of(self, port, refusal_of):
        study = with_line(
            port, "b_staff", id="b_channel", name="Cheaper channel", family="channel",
            catalogue="channel_shift", cases="",
        )  # fmt: skip
        found = refusal_of(study)
        assert found.code == "ECO071"
        assert (
            "'channel_shift' and 'b_paper' takes" in found.problem
            or "'staff_hours'" in found.problem
        )

    @pytest.mark.parametrize(
        ("entry", "words"),
        [("bribes_avoided", "bribes not paid"), ("jobs", "jobs created"), ("wages", "wages paid"),
         ("tax_receipts", "taxes received"), ("growth", "growth and multipliers")],
    )  # fmt: skip
    def test_a_transfer_among_the_benefits(self, port, refusal_of, entry, words):
        found = refusal_of(port.set(LINES, "b_duplicate", catalogue=entry))
        line = port.line(LINES, "b_duplicate")
        assert (found.code, found.place) == ("ECO072", f"{LINES}:{line}")
        assert words in found.problem

    def test_more_revenue_counted_as_a_gain_of_society(self, port, refusal_of):
        found = refusal_of(port.set(LINES, "b_duplicate", catalogue="revenue_uplift"))
        assert found.code == "ECO072"
        assert "write 1 in `transfer`" in found.cure

    def test_a_name_that_reads_like_a_transfer(self, fs, port):
        study = port.set(LINES, "b_duplicate", catalogue="", name="Jobs in the city")
        [found] = warned(fs, study, "ECO074")
        assert "'jobs'" in found["problem"]


class TestCatalogue:
    def test_an_entry_that_is_none(self, port, refusal_of):
        found = refusal_of(port.set(LINES, "b_staff", catalogue="staf_hours"))
        assert (found.code, found.place) == ("ECO070", f"{LINES}:{port.line(LINES, 'b_staff')}")
        assert "Did you mean 'staff_hours'?" in found.cure

    def test_a_formula_whose_parameters_the_study_lacks(self, port, refusal_of):
        found = refusal_of(port.set(LINES, "b_paper", formula=""))
        assert found.code == "ECO002"
        for name in ("letter_cost", "page_cost", "pages_saved", "transactions"):
            assert name in found.problem
        assert QUANTITIES in found.cure

    def test_neither_a_formula_nor_an_entry(self, port, refusal_of):
        found = refusal_of(port.set(LINES, "b_paper", formula="", catalogue=""))
        assert (found.code, found.problem) == ("ECO002", "'b_paper' has no formula")


class TestAdoption:
    def test_above_internet_access(self, hanoi, refusal_of):
        found = refusal_of(hanoi.set(QUANTITIES, "enquiry_avoided", value="0.6", high="0.7"))
        line = hanoi.line(QUANTITIES, "enquiry_avoided")
        assert (found.code, found.place) == ("ECO088", f"{QUANTITIES}:{line}")
        assert "60%" in found.problem
        assert "45%" in found.problem

    def test_above_internet_access_in_a_scenario(self, hanoi, refusal_of):
        rows = hanoi.rows(CHANGES)
        more = {"set": "high", "quantity": "enquiry_avoided", "value": "0.8", "reason": ""}
        found = refusal_of(hanoi.fill(CHANGES, [*rows, more]))
        assert (found.code, found.place) == ("ECO088", f"{CHANGES}:{len(rows) + 2}")


class TestScenarios:
    def test_a_quantity_nobody_knows(self, hanoi, refusal_of):
        rows = hanoi.rows(CHANGES)
        more = {"set": "high", "quantity": "petitoins", "value": "1", "reason": ""}
        found = refusal_of(hanoi.fill(CHANGES, [*rows, more]))
        assert found.place == f"{CHANGES}:{len(rows) + 2}"
        assert "petitoins" in found.problem
        assert "'petitions'" in found.cure

    def test_options_at_rates_of_their_own(self, hanoi, refusal_of):
        rows = hanoi.rows(CHANGES)
        more = {"set": "full", "quantity": "discount_rate", "value": "0.03", "reason": ""}
        assert refusal_of(hanoi.fill(CHANGES, [*rows, more])).code == "ECO085"


class TestFlows:
    def test_a_horizon_longer_than_the_asset_and_nothing_bought_again(self, fs, hanoi):
        kept = [row for row in hanoi.rows(LINES) if row["family"] != "renewal"]
        found = warned(fs, hanoi.fill(LINES, kept), "ECO024")
        assert {row["line"] for row in found} == {3, 4, 5}
        assert "is renewed in 10 years" in found[0]["problem"]
        assert "a life, or add a renewal" in found[0]["cure"]

    def test_depreciation(self, hanoi, refusal_of):
        cells = {"id": "writing_off", "name": "Depreciation of servers"}
        found = refusal_of(with_line(hanoi, "desk_operation_cost", **cells))
        assert found.code == "ECO080"

    def test_staff_time_as_cash_without_a_plan(self, fs, port):
        study = port.set(LINES, "b_staff", cashable="1")
        kept = [row for row in port.rows("economics/realisation.csv") if row["line"] != "b_staff"]
        [found] = warned(fs, study.fill("economics/realisation.csv", kept), "ECO075")
        assert "nobody answers for it" in found["problem"]

    def test_a_measure_that_nobody_observed(self, hanoi, refusal_of):
        found = refusal_of(hanoi.set(QUANTITIES, "reports_with", compare="reports_a_head"))
        assert found.code == "ECO092"
        assert "Did you mean 'reports_per_head'?" in found.cure
