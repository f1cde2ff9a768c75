"""`fs scenarios`: for people, for programs, and what it refuses."""

from __future__ import annotations

import json

import pytest

HEAD = "set,quantity,value,reason\n"


@pytest.fixture
def printed(hanoi, fs):
    def run(*options):
        ran = fs("scenarios", hanoi.folder, *options, "--json")
        assert (ran.status, ran.stderr) == (0, "")
        return json.loads(ran.stdout)

    return run


class TestJson:
    def test_has_every_option_in_every_scenario(self, printed, studied):
        found = printed()
        assert list(found["scenarios"]) == list(studied.model.scenarios)
        expected = {each.name: each for each in studied.appraised[1].cost_benefit.compared}
        for name, case in {"": found["base"], **found["scenarios"]}.items():
            assert list(case["options"]) == ["baseline", "do_minimum", "lean", "full"]
            assert case["best"] == expected[name].best
            for option, worth in case["options"].items():
                assert worth == expected[name].options[option].to_dict()
                assert case["regret"][option] == expected[name].regret[option]

    def test_steps_add_up_to_the_difference(self, printed):
        found = printed()
        before = found["base"]["options"]["lean"]["npv"]
        for case in found["scenarios"].values():
            after = case["options"]["lean"]["npv"]
            assert sum(case["steps"].values()) == pytest.approx(after - before, abs=1e-6)

    def test_a_scenario_of_the_command_line(self, printed, studied):
        found = printed("--set", "enquiries=+10%", "--set", "wage_share=0.6")
        [(name, case)] = found["scenarios"].items()
        assert name == "--set"
        assert case["changes"] == {"enquiries": pytest.approx(3.3), "wage_share": 0.6}
        expected = studied.scenario({"enquiries": 3.3, "wage_share": 0.6})
        assert case["options"]["full"]["npv"] == pytest.approx(expected.npv("full"))

    def test_a_grid_and_a_delay(self, printed):
        found = printed("--grid", "enquiries,wage_share", "--delay", "1")
        grid, delay = found["grid"], found["delay"]
        assert (len(grid["npv"]), len(grid["npv"][0])) == (9, 9)
        assert grid["across"]["quantity"] == "enquiries"
        base = grid["npv"][grid["down"]["values"].index(0.5)][grid["across"]["values"].index(3.0)]
        assert base == pytest.approx(found["base"]["options"]["lean"]["npv"])
        assert delay["opens"] == 2019
        named = found["scenarios"]["one_year_late"]["options"]["lean"]["npv"]
        assert delay["options"]["lean"]["npv"] == pytest.approx(named)
        assert "platform_lean_cost" in delay["costs_that_do_not_move"]["lean"]

    def test_the_base_case_has_its_break_even_years(self, printed):
        years = printed("--scenario", "high")["base"]["break_even_year"]
        assert years == {"do_minimum": None, "lean": None, "full": None}

    def test_a_delay_of_nothing_is_the_base_case(self, printed):
        found = printed("--delay", "0")
        late = found["scenarios"]["--delay 0"]["options"]["lean"]["npv"]
        assert late == pytest.approx(found["base"]["options"]["lean"]["npv"], rel=1e-12)

    def test_one_option_alone(self, printed):
        found = printed("--option", "full", "--scenario", "low")
        assert list(found["scenarios"]) == ["low"]
        assert list(found["scenarios"]["low"]["options"]) == ["full"]
        assert found["scenarios"]["low"]["best"] == "baseline"


class TestAdd:
    def test_tries_the_scenarios_of_a_file_and_leaves_the_study_alone(self, hanoi, fs, tmp_path):
        before = hanoi.state()
        file = tmp_path / "mine.csv"
        file.write_text(HEAD + "mine,enquiries,5,\nlow,enquiries,2,\n", encoding="utf-8-sig")
        ran = fs("scenarios", hanoi.folder, "--add", file, "--json")
        found = json.loads(ran.stdout)["scenarios"]
        assert found["mine"]["changes"] == {"enquiries": 5}
        assert found["low"]["changes"] == {"enquiries": 2}
        assert len(found) == 8
        assert "low: as in" in ran.stderr
        assert hanoi.state() == before

    def test_refuses_a_file_with_mistakes_line_by_line(self, hanoi, fs, tmp_path):
        file = tmp_path / "mine.csv"
        file.write_text(HEAD + "mine,enquirie,5,\nmine,enquiries,=A1,\n", encoding="utf-8")
        ran = fs("scenarios", hanoi.folder, "--add", file)
        assert (ran.status, ran.stdout) == (1, "")
        assert f"{file.as_posix()}:2" in ran.stderr
        assert f"{file.as_posix()}:3" in ran.stderr
        assert "Did you mean 'enquiries'" in ran.stderr
        assert "2 to put right" in ran.stderr

    def test_says_which_scenario_has_no_number(self, hanoi, fs, tmp_path):
        file = tmp_path / "mine.csv"
        rows = "huge,petitions,1e308,\nhuge,status_visits,1e308,\n"
        file.write_text(HEAD + rows, encoding="utf-8")
        ran = fs("scenarios", hanoi.folder, "--add", file)
        assert (ran.status, ran.stdout) == (1, "")
        assert "huge" in ran.stderr
        assert "overflows" in ran.stderr


class TestNotes:
    """What can be tried, but gives a number that looks like any other."""

    @pytest.mark.parametrize(
        ("change", "said"),
        [
            (
                "enquiries=-5",
                "note: --set, enquiries: -5 is outside its range in the study, 1 to 6",
            ),
            ("opening_year=3000", "3000 is outside its range in the study, 2018 to 2019"),
            ("opening_year=2018.5", "2018.5 is no whole number, and the model counts whole years"),
        ],
    )
    def test_is_said_beside_the_result(self, change, said, hanoi, fs):
        ran = fs("scenarios", hanoi.folder, "--set", change, "--json")
        assert ran.status == 0
        assert said in ran.stderr
        assert json.loads(ran.stdout)["scenarios"]["--set"]

    def test_of_a_file_too(self, hanoi, fs, tmp_path):
        file = tmp_path / "mine.csv"
        file.write_text(HEAD + "mine,enquiries,50,\n", encoding="utf-8")
        assert "note: mine, enquiries: 50" in fs("scenarios", hanoi.folder, "--add", file).stderr

    def test_large_amounts_stay_readable(self, hanoi, fs):
        ran = fs("scenarios", hanoi.folder, "--set", "enquiries=1e300")
        assert max(map(len, ran.stdout.splitlines())) < 250


class TestUsage:
    @pytest.mark.parametrize("name", ["nowhere.csv", "."])
    def test_a_file_that_is_not_there(self, name, hanoi, fs, tmp_path):
        ran = fs("scenarios", hanoi.folder, "--add", tmp_path / name)
        assert (ran.status, ran.stdout) == (2, "")
        assert "--add" in ran.stderr

    def test_all_that_is_wrong_is_said_at_once(self, hanoi, fs):
        ran = fs(
            "scenarios", hanoi.folder, "--scenario", "lo", "--set", "enquirie=3",
            "--set", "petitions=a", "--option", "leen", "--grid", "enquiries,petition",
        )  # fmt: skip
        assert (ran.status, ran.stdout) == (2, "")
        for meant in ("'low'", "'enquiries'", "'lean'", "'petitions'"):
            assert f"Did you mean {meant}" in ran.stderr
        assert "'a' is not a number" in ran.stderr

    @pytest.mark.parametrize(
        ("options", "said"),
        [
            (("--set", "enquiries=3", "--set", "enquiries=4"), "set twice"),
            (("--set", "discount_rate=-1"), "not above -1"),
            (("--set", "enquiries"), "quantity=value"),
            (("--grid", "enquiries"), "two quantities"),
            (("--grid", "enquiries,enquiries"), "named twice"),
            (("--grid", "enquiries,first_year"), "unknown quantity"),
            (("--delay", "-1"), "--delay"),
            (("--delay", "soon"), "--delay"),
        ],
    )
    def test_of_the_wrong_kind_exits_with_2(self, options, said, hanoi, fs):
        ran = fs("scenarios", hanoi.folder, *options)
        assert (ran.status, ran.stdout) == (2, "")
        assert said in ran.stderr

    def test_a_formula_is_told_what_it_is_made_of(self, hanoi, fs, studied):
        row = next(row for row in studied.basis.quantities.values() if row.formula)
        ran = fs("scenarios", hanoi.folder, "--set", f"{row.id}=1")
        assert ran.status == 2
        assert "is given by a formula" in ran.stderr
        assert "what it is made of" in ran.stderr

    def test_of_a_pending_model(self, fs, tmp_path):
        assert fs("new", "Testville", "-o", tmp_path / "new").status == 0
        ran = fs("scenarios", tmp_path / "new")
        assert (ran.status, ran.stdout) == (1, "")
        assert "nothing is appraised yet" in ran.stderr
        assert len(ran.stderr.strip().splitlines()) == 1
