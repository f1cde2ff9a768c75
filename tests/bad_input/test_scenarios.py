"""What-if questions that have no answer, each through `check`, `appraise` and `scenarios`."""

from __future__ import annotations

import json

import pytest

QUANTITIES = "basis/quantities.csv"
CHANGES = "economics/changes.csv"
LAST = "\nbad,{quantity},{value},A reason.\n"


@pytest.fixture
def with_change(hanoi):
    def run(quantity, value):
        text = hanoi.text(CHANGES).rstrip("\n")
        hanoi.write(CHANGES, text + LAST.format(quantity=quantity, value=value))
        return hanoi, f"{CHANGES}:{len(text.splitlines()) + 1}"

    return run


@pytest.mark.parametrize(
    ("quantity", "value", "code", "said"),
    [
        ("discount_rate", "-1", "ECO117", "-1 a year in 'bad'"),
        ("discount_rate", "8", "ECO117", "8 a year"),
        ("enquirie", "5", "FMT024", "'enquirie'"),
        ("enquiries", "many", "FMT012", "'many'"),
        ("enquiries", "=1+2", "FMT012", "'=1+2'"),
    ],
)
def test_a_scenario_that_cannot_be(quantity, value, code, said, with_change, refusal_of, fs):
    study, place = with_change(quantity, value)
    found = refusal_of(study)
    assert (found.code, found.place) == (code, place)
    assert said in found.problem
    for command in ("appraise", "scenarios"):
        ran = fs(command, study.folder)
        assert (ran.status, ran.stdout) == (1, "")
        assert code in ran.stderr


def test_a_scenario_of_a_quantity_that_is_given_by_a_formula(with_change, refused, studied):
    row = next(row for row in studied.basis.quantities.values() if row.formula)
    study, place = with_change(row.id, "1")
    found = {each.code: each for each in refused(study)}
    assert found["ECO007"].place == place


def test_a_range_of_the_rate_at_minus_one(hanoi, refused):
    study = hanoi.set(QUANTITIES, "discount_rate", low="-1")
    found = {each.code: each for each in refused(study)}
    assert found["ECO117"].place == f"{QUANTITIES}:{study.line(QUANTITIES, 'discount_rate')}"


def test_an_opening_after_the_last_year_is_told_and_appraised(with_change, fs):
    study, place = with_change("opening_year", "2040")
    checked = fs("check", study.folder, "--json")
    found = [row for row in json.loads(checked.stdout)["findings"] if row["code"] == "ECO118"]
    assert [f"{row['file']}:{row['line']}" for row in found] == [place]
    ran = fs("scenarios", study.folder, "--scenario", "bad", "--json")
    worth = json.loads(ran.stdout)["scenarios"]["bad"]["options"]["lean"]
    assert worth["npv"] < 0
    assert worth["irr"] is None or worth["irr"] < 0


def test_a_scenario_of_nothing_is_told(with_change, fs):
    study, place = with_change("enquiries", "3")
    checked = fs("check", study.folder, "--json")
    [found] = [row for row in json.loads(checked.stdout)["findings"] if row["code"] == "ECO119"]
    assert f"{found['file']}:{found['line']}" == place


@pytest.mark.parametrize(("low", "high"), [("5", "1"), ("3", "2")])
def test_low_above_high(low, high, hanoi, refused):
    study = hanoi.set(QUANTITIES, "enquiries", low=low, high=high)
    places = {each.place for each in refused(study)}
    assert f"{QUANTITIES}:{study.line(QUANTITIES, 'enquiries')}" in places


def test_low_equal_to_high_moves_nothing_and_crosses_nothing(minimal, fs):
    minimal.set(QUANTITIES, "enquiries", low="3", high="3")
    assert fs("check", minimal.folder).status == 0
    assert fs("scenarios", minimal.folder).status == 0
    ran = fs("scenarios", minimal.folder, "--grid", "enquiries,wage_share")
    assert ran.status == 2
    assert "'enquiries' has no range" in ran.stderr


class TestFlowsOfNothing:
    @pytest.fixture
    def idle(self, minimal):
        """Every amount of every line is zero; there is a scenario."""
        minimal.write(CHANGES, "set,quantity,value,reason\npoor,enquiries,1,Half of it.\n")
        rows = [
            {**row, "formula": f"({row['formula']}) * 0" if row["formula"] else row["formula"]}
            for row in minimal.rows("economics/lines.csv")
        ]
        return minimal.fill("economics/lines.csv", rows)

    def test_are_appraised_as_nothing(self, idle, fs):
        ran = fs("scenarios", idle.folder, "--delay", "1", "--json")
        assert ran.status == 0, ran.stderr
        for case in json.loads(ran.stdout)["scenarios"].values():
            for worth in case["options"].values():
                assert (worth["npv"], worth["bcr"], worth["irr"]) == (0, None, None)
        assert fs("appraise", idle.folder).status == 0

    def test_are_reported_plainly(self, idle, fs, tmp_path):
        ran = fs("report", idle.folder, "-o", tmp_path / "idle.docx")
        assert ran.status == 0, ran.stderr


def test_a_horizon_of_one_year(minimal, fs, tmp_path):
    minimal.replace("basis/settings.yaml", "years: 10", "years: 1")
    ran = fs("scenarios", minimal.folder)
    assert (ran.status, ran.stdout) == (1, "")
    assert "BAS014" in ran.stderr  # the opening lies outside
    minimal.set(QUANTITIES, "opening_year", value="2016", low="", high="", kind="estimate")
    rows = [
        row
        for row in minimal.rows("economics/lines.csv")
        if not any(row[when].strip() not in ("", "live", "end") for when in ("first", "last"))
    ]
    minimal.fill("economics/lines.csv", rows)
    ran = fs("scenarios", minimal.folder, "--delay", "1", "--json")
    assert ran.status == 0, ran.stderr
    found = json.loads(ran.stdout)
    assert found["base"]["options"]["lean"]["irr"] is None  # one flow has no rate
    assert found["delay"]["after_the_last_year"]
    ran = fs("report", minimal.folder, "-o", tmp_path / "one.docx")
    assert ran.status == 0, ran.stderr
