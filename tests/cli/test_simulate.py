"""`fs simulate`: for people, for programs, and what it refuses."""

from __future__ import annotations

import json

import pytest

FIGURES = ["mean", "sd", "se", "p5", "p10", "p50", "p80", "p90", "p95"]


@pytest.fixture
def printed(hanoi, fs):
    ran = fs("simulate", hanoi.folder, "--draws", 500, "--seed", 3, "--json")
    assert (ran.status, ran.stderr) == (0, "")
    return json.loads(ran.stdout)


class TestJson:
    def test_has_the_names_that_scripts_rely_on(self, printed):
        assert (printed["draws"], printed["seed"]) == (500, 3)
        assert list(printed["options"]) == ["do_minimum", "lean", "full"]
        for each in printed["options"].values():
            assert list(each["npv"]) == FIGURES
            assert 0 <= each["prob_npv_negative"] <= 1
            assert sum(each["irr"]["status_shares"].values()) == pytest.approx(1)

    def test_gains_what_the_draws_say(self, printed):
        budget = printed["budgets"]["lean"]
        assert budget["base"] < budget["p50"] < budget["p80"]
        assert set(printed["better"]) == {"baseline", "do_minimum", "full"}
        assert all(0 <= each["probability"] <= 1 for each in printed["better"].values())
        assert [each["draws"] for each in printed["convergence"]] == [125, 250, 500]
        first = printed["sobol"]["quantities"]["district_share"]
        assert list(first) == ["first", "first_interval", "total", "total_interval"]
        known = printed["value_of_information"]
        assert known["evpi"] >= max(known["evppi"].values()) >= 0
        assert printed["donor_tests"]["adb_12"]["threshold"] == 0.12
        assert "adb_9" not in printed["donor_tests"]  # not in force in 2015

    def test_is_the_same_for_the_same_seed(self, printed, hanoi, fs):
        again = fs("simulate", hanoi.folder, "--draws", 500, "--seed", 3, "--json")
        assert json.loads(again.stdout) == printed

    def test_one_draw_has_no_spread_and_is_json_all_the_same(self, hanoi, fs):
        ran = fs("simulate", hanoi.folder, "--draws", 1, "--json")
        found = json.loads(ran.stdout)
        assert found["options"]["lean"]["npv"]["sd"] is None
        assert found["convergence"] == []

    def test_is_what_an_analyst_gets(self, printed, studied):
        found = studied.simulate(draws=500, seed=3).outcomes["lean"].npv
        assert printed["options"]["lean"]["npv"]["mean"] == found.mean

    def test_the_base_case_lies_among_the_draws(self, printed, studied):
        base = studied.appraised[1].cost_benefit.base.npv
        npv = printed["options"]["lean"]["npv"]
        assert npv["p5"] < base < npv["p95"]


class TestForPeople:
    def test_says_what_it_rests_on(self, hanoi, fs):
        ran = fs("simulate", hanoi.folder, "--draws", 200)
        assert ran.status == 0
        assert "200 draws of 45 quantities, seed 1, latin hypercube" in ran.stdout
        assert "Lean shared platform" in ran.stdout
        assert "standard error" in ran.stdout

    def test_budgets_rivals_and_donors_follow(self, hanoi, fs):
        ran = fs("simulate", hanoi.folder, "--draws", 200)
        for words in ("P80", "base holds", "recommended better", "ADB before March 2017"):
            assert words in ran.stdout
        assert "Share of districts" not in ran.stdout

    def test_sources_are_printed_where_they_are_asked_for(self, hanoi, fs):
        ran = fs("simulate", hanoi.folder, "--draws", 200, "--sources")
        assert "Share of districts that would buy a tool of their own" in ran.stdout
        assert "Sobol indices" in ran.stdout
        assert "to know everything before the decision is worth" in ran.stdout

    def test_correlations_left_out_of_the_sources_are_told(self, port, fs):
        ran = fs("simulate", port.folder, "--draws", 200, "--sources")
        assert "correlations are left out" in ran.stdout


class TestRefusals:
    def test_of_a_pending_model(self, fs, tmp_path):
        assert fs("new", "Testville", "-o", tmp_path / "new").status == 0
        ran = fs("simulate", tmp_path / "new")
        assert ran.status == 1
        assert ran.stdout == ""
        assert "pending" in ran.stderr or "waits for" in ran.stderr

    @pytest.mark.parametrize(
        "option", [("--draws", 0), ("--seed", -1), ("--sampling", "dice"), ("--draws", "many")]
    )
    def test_of_wrong_usage(self, option, hanoi, fs):
        ran = fs("simulate", hanoi.folder, *option)
        assert ran.status == 2
        assert option[0] in ran.stderr

    def test_of_a_quantity_that_cannot_be_drawn(self, hanoi, fs):
        hanoi.set("basis/quantities.csv", "visits_per_report", distribution="lognormal", low="0")
        ran = fs("simulate", hanoi.folder)
        assert ran.status == 1
        assert "ECO110" in ran.stderr
