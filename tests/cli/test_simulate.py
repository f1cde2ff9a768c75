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
        assert "200 draws of 46 quantities, seed 1, latin hypercube" in ran.stdout
        assert "Lean shared platform" in ran.stdout
        assert "standard error" in ran.stdout


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
