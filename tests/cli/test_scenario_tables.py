"""What `fs scenarios` prints for people."""

from __future__ import annotations

import pytest


@pytest.fixture
def said(hanoi, fs):
    def run(*options):
        ran = fs("scenarios", hanoi.folder, *options)
        assert (ran.status, ran.stderr) == (0, "")
        return ran.stdout

    return run


def test_a_table_of_scenarios_and_options_with_the_best_one(said):
    text = said()
    assert "USD thousand, prices of 2015" in text
    lines = text.splitlines()
    low = next(at for at, line in enumerate(lines) if line.startswith("low "))
    assert "Without the project" in lines[low]
    assert [line.split("  ")[-1] for line in lines[low : low + 3]]
    assert "Lean shared platform  -1,317  0.42  -40.1 %" in text
    assert "regret: what an option gains less than the best one" in text


def test_what_each_change_of_a_scenario_of_one_s_own_does(said):
    text = said("--set", "enquiries=5", "--set", "wage_share=0.6")
    assert "--set, Lean shared platform: from -127 to" in text
    assert "wage_share  = 0.6" in text
    assert "half_use" not in text


def test_a_delay_names_the_costs_that_do_not_wait(said):
    text = said("--delay", "1", "--option", "lean")
    assert "these costs stay in their years: Case platform" in text
    assert "Full multichannel" not in text
    assert "one_year_late" in text


def test_an_opening_after_the_last_year_is_said(said):
    assert "after the last year (2025): there is cost and no benefit" in said("--delay", "20")


def test_a_grid_has_its_zeros_in_the_last_column(said):
    lines = said("--grid", "enquiries,district_share").splitlines()
    head = next(at for at, line in enumerate(lines) if line.endswith("zero at"))
    assert lines[head].split()[:9] == ["1", "1.5", "2", "2.5", "3", "3.75", "4.5", "5.25", "6"]
    [middle] = [line for line in lines[head + 1 :] if line.split()[0] == "0.5"]
    assert middle.split()[-1] == "3.961"
    assert lines[head + 1].split()[-1] == "-"


def test_says_when_each_option_has_paid_back(said, port, fs):
    assert "paid back in the base case: Do-minimum not by 2025, Lean" in said()
    text = fs("scenarios", port.folder).stdout
    assert "Shared register 2035" in text
