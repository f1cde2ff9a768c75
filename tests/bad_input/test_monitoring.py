"""Mistakes in 4.5, the risk register and the safeguards, each through `check` and `report`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import EXAMPLE, Copy

INDICATORS = "proposal/indicators.csv"


@pytest.fixture
def port(tmp_path: Path) -> Copy:
    """A copy of the fictional example, in which every table is filled."""
    folder = tmp_path / "port"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("out"))
    return Copy(folder)


def text_of(path: Path) -> str:
    """All words of a report, those in tables too."""
    from docx import Document

    body = Document(str(path)).element.body
    return "".join(node.text or "" for node in body.iter() if node.tag.endswith("}t"))


@pytest.fixture
def warned(fs):
    """The warnings of a study that is still written: `check` lists them, the report prints them."""

    def run(study, code):
        checked = fs("check", study.folder, "--json")
        assert checked.status == 0
        found = [
            row
            for row in json.loads(checked.stdout)["findings"]
            if (row["severity"], row["code"]) == ("warning", code)
        ]
        assert found
        assert fs("report", study.folder).status == 0
        printed = text_of(study.folder / "out" / "report.docx").lower()
        assert all(row["problem"].split("'")[0].strip().lower() in printed for row in found)
        return found

    return run


class TestLogframe:
    def test_an_indicator_that_serves_itself(self, port, refusal_of):
        found = refusal_of(port.set(INDICATORS, "believe", serves="believe"))
        assert (found.code, found.place) == ("PRO110", f"{INDICATORS}:2")
        assert "serves itself: believe" in found.problem
        assert "higher level" in found.cure

    def test_a_circle(self, port, refused):
        found = refused(port.set(INDICATORS, "believe", serves="trained"))
        assert {each.code for each in found} == {"PRO110"}
        assert f"{INDICATORS}:2" in {each.place for each in found}
        assert all("by way of others" in each.problem for each in found)

    def test_a_target_that_is_the_baseline(self, port, warned):
        study = port.set(INDICATORS, "believe", target="34")
        [found] = warned(study, "PRO113")
        assert (found["file"], found["line"]) == (INDICATORS, 2)
        assert "is its baseline, 34" in found["problem"]

    def test_a_share_of_one_point_four(self, port, refusal_of):
        found = refusal_of(port.set(INDICATORS, "linked", target="1.4"))
        assert (found.code, found.place) == ("PRO114", f"{INDICATORS}:10")
        assert "is 1.4, outside 0 to 1 (share)" in found.problem
        assert "`share` goes from 0 to 1" in found.cure

    def test_more_than_all_of_them(self, port, refusal_of):
        found = refusal_of(port.set(INDICATORS, "believe", target="120"))
        assert "is 120, outside 0 to 100 (% of adults)" in found.problem

    def test_an_unknown_goal(self, port, refusal_of):
        found = refusal_of(port.set(INDICATORS, "in_time", goal="charter_kep"))
        assert found.place == f"{INDICATORS}:3"
        assert "charter_kep" in found.problem
        assert "Did you mean 'charter_kept'?" in found.cure

    def test_an_owner_that_is_no_role(self, port, refusal_of):
        found = refusal_of(port.set(INDICATORS, "in_time", owner="minister"))
        assert found.place == f"{INDICATORS}:3"
        assert "minister" in found.problem
        assert "project role" in found.problem or "project_role" in found.problem

    def test_two_baselines(self, port, refusal_of):
        found = refusal_of(port.set(INDICATORS, "in_time", baseline="0.5"))
        assert (found.code, found.place) == ("PRO041", f"{INDICATORS}:3")
        assert "has a baseline of 0.5 and takes it from" in found.problem

    def test_two_baselines_of_a_group(self, port, refused):
        rows = port.rows("proposal/indicator_groups.csv")
        found = refused(port.fill("proposal/indicator_groups.csv", [*rows, rows[0]]))
        assert "PRO124" in {each.code for each in found}

    @pytest.mark.parametrize(
        ("column", "value", "said"),
        [
            ("every", "weekly", "month, quarter, half_year or year"),
            ("first", "2027", "2027"),
            ("measured", "2026-13", "2026-13"),
            ("milestones", "2028:0.5", "2028:0.5"),
            ("people", "perhaps", "true or false"),
            ("asked", "nobody", "everybody"),
            ("target", "most of them", "most of them"),
        ],
    )
    def test_words_that_are_no_value(self, port, refused, column, value, said):
        found = refused(port.set(INDICATORS, "in_time", **{column: value}))
        assert any(
            each.place == f"{INDICATORS}:3" and said in f"{each.problem} {each.cure}"
            for each in found
        )


class TestMeasurements:
    def measured(self, port, *rows):
        head = "indicator,date,value,source,origin"
        return port.write("proposal/measurements.csv", "\n".join([head, *rows]) + "\n")

    def test_a_measurement_of_nothing(self, port, refusal_of):
        found = refusal_of(self.measured(port, "intime,2025-06-01,0.5,story,synthetic"))
        assert "intime" in found.problem
        assert "in_time" in found.cure

    def test_a_day_that_is_none(self, port, refused):
        found = refused(self.measured(port, "in_time,June,0.5,story,synthetic"))
        assert any("June" in each.problem for each in found)

    def test_two_values_of_a_day(self, port, refusal_of):
        row = "in_time,2025-06-01,0.5,story,synthetic"
        assert refusal_of(self.measured(port, row, row.replace("0.5", "0.4"))).code == "PRO124"

    def test_a_value_that_cannot_be(self, port, refusal_of):
        found = refusal_of(self.measured(port, "in_time,2025-06-01,50,story,synthetic"))
        assert (found.code, found.place) == ("PRO114", "proposal/measurements.csv:2")

    def test_two_values_are_a_table_with_lights(self, port, fs):
        study = self.measured(
            port,
            "in_time,2028-12-31,0.5,story,synthetic",
            "ask_visits,2029-06-30,0.8,story,synthetic",
        )
        assert fs("report", study.folder).status == 0


class TestRisks:
    FILE = "proposal/risks.csv"

    def test_marks_outside_the_scale(self, port, refused):
        found = refused(port.set(self.FILE, "dear", likelihood="7"))
        assert any("7" in each.problem and self.FILE in each.place for each in found)

    def test_an_owner_that_is_no_role(self, port, refusal_of):
        assert "minister" in refusal_of(port.set(self.FILE, "cut", owner="minister")).problem

    def test_a_barrier_nobody_knows(self, port, refused):
        found = refused(port.set(self.FILE, "cut", barrier="operation_mony"))
        assert any("operation_mony" in each.problem for each in found)

    def test_marks_of_its_own_beside_those_of_the_barrier(self, port, refusal_of):
        assert refusal_of(port.set(self.FILE, "cut", likelihood="2")).code == "PRO123"

    def test_a_response_that_makes_it_worse(self, port, refusal_of):
        found = refusal_of(
            port.set(self.FILE, "dear", residual_likelihood="5", residual_severity="5")
        )
        assert (found.code, "25 after its response" in found.problem) == ("PRO122", True)

    def test_a_critical_risk_without_owner(self, port, warned):
        [found] = warned(port.set(self.FILE, "cut", owner=""), "PRO120")
        assert found["file"] == self.FILE
        assert "with 20 of 25 points, has no owner" in found["problem"]


class TestSafeguards:
    FILE = "proposal/safeguards.yaml"

    def test_a_category_outside_its_scheme(self, port, refusal_of):
        found = refusal_of(port.replace(self.FILE, "category: Low", "category: C"))
        assert (found.code, found.place.partition(":")[0]) == ("PRO128", self.FILE)
        assert "has no category 'C'" in found.problem
        assert "High, Substantial, Moderate, Low" in found.cure

    def test_a_scheme_nobody_knows(self, port, refusal_of):
        found = refusal_of(port.replace(self.FILE, "world_bank_esf", "world_bank_efs"))
        assert "the toolkit knows no scheme 'world_bank_efs'" in found.problem
        assert "Did you mean 'world_bank_esf'?" in found.cure

    def test_a_policy_of_a_later_year(self, port, refusal_of):
        found = refusal_of(port.replace(self.FILE, "world_bank_esf", "adb_esf2024"))
        assert found.code == "PRO129"
        assert "holds from 2026-01 on, the study is as of 2024-12" in found.problem

    def test_hanoi_cannot_use_the_policy_of_2016(self, hanoi, refusal_of):
        found = refusal_of(hanoi.replace(self.FILE, "world_bank_op401", "edcf_2016"))
        assert (found.code, found.place.partition(":")[0]) == ("PRO129", self.FILE)
        assert "holds from 2016-02 on, the study is as of 2015-12" in found.problem

    def test_a_topic_that_is_none(self, port, refused):
        found = refused(port.replace(self.FILE, "topic: energy", "topic: weather"))
        assert any("weather" in each.problem for each in found)

    def test_a_task_nobody_knows(self, port, refusal_of):
        study = port.replace(self.FILE, "task: assess", "task: asses")
        assert "'asses'" in refusal_of(study).problem

    def test_nobody_is_protected(self, port, warned):
        rows = port.rows("proposal/safeguard_measures.csv")
        kept = [row for row in rows if row["topic"] != "complainants"]
        found = warned(port.fill("proposal/safeguard_measures.csv", kept), "PRO130")
        assert len(found) == 3

    def test_no_assessment_before_go_live(self, port, warned):
        [found] = warned(port.replace(self.FILE, "task: assess", "month: 2029-01"), "PRO131")
        assert "ends in 2029-01, service begins in" in found["problem"]

    def test_a_measure_without_owner_and_money(self, port, warned):
        study = port.set("proposal/safeguard_measures.csv", "hidden", owner="", cost_lines="")
        [found] = warned(study, "PRO132")
        assert "has no owner and no cost line" in found["problem"]
