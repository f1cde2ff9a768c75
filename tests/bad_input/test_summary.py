"""Mistakes in claims, waivers, glossary, donors and stages, each through `check` and `report`."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def told(fs, tmp_path):
    """Findings of `check` as (code, place, problem, cure), and what `report` said and came to."""

    def run(study, *options):
        checked = fs("check", study.folder, "--json")
        found = json.loads(checked.stdout)["findings"]
        target = tmp_path / "told.docx"
        ran = fs("report", study.folder, "-o", target, *options)
        assert target.exists() == (ran.status == 0)
        assert "Traceback" not in ran.stderr
        rows = [
            (each["code"], f"{each['file']}:{each['line']}", each["problem"], each["cure"])
            for each in found
        ]
        return rows, ran

    return run


def of(rows, code):
    return [row for row in rows if row[0] == code]


class TestClaims:
    def test_a_claim_that_turned_false_names_line_and_values(self, minimal, told):
        text = (
            "First line.\n\nIt pays well{{? npv.lean.economic > 0 and bcr.lean.economic > 1.5 }}.\n"
        )
        minimal.write("summary/messages.md", text)
        rows, ran = told(minimal)
        [(_, place, problem, cure)] = of(rows, "PRS010")
        assert place == "summary/messages.md:3"
        assert "npv.lean.economic is USD 32.2 thousand, compared as 32209" in problem
        assert "bcr.lean.economic is 1.02" in problem
        assert "Rewrite" in cure
        assert ran.status == 0  # a warning; it stands among the limitations

    def test_a_rate_that_does_not_exist_bears_nothing_out(self, minimal, told):
        minimal.write("summary/messages.md", "So it is{{? irr.lean.financial > 50 % }}.\n")
        rows, _ = told(minimal)
        assert of(rows, "PRS010")

    @pytest.mark.parametrize(
        ("claim", "code", "said"),
        [
            ("npv.leen.economic > 0", "PRS014", "Did you mean 'npv.lean.economic'"),
            ("npv.lean.economic > npv.lean.economics", "PRS014", "unknown name"),
            ("__import__('os').system('x') > 0", "PRS014", "not a comparison"),
            ("(lambda: 0)() == 0", "PRS014", "not a comparison"),
            ("petitions ** 9999999 > 0", "PRS014", "not a comparison"),
            ("((((petitions)))) > 0", "PRS014", "not a comparison"),
            ("petitions > 1 and and petitions > 2", "PRS014", "not a comparison"),
            (" and ".join(["petitions > 1"] * 9), "PRS014", "at most 8 comparisons"),
            (" or ".join(["petitions > 1"] * 60), "PRS008", "not understood"),
        ],
    )
    def test_what_is_no_claim_stops_the_report(self, minimal, told, claim, code, said):
        minimal.write("summary/messages.md", f"So it is{{{{? {claim} }}}}.\n")
        rows, ran = told(minimal)
        [(_, place, problem, cure)] = of(rows, code)[:1]
        assert said in problem + cure
        assert place == "summary/messages.md:1"
        assert ran.status == 1

    @pytest.mark.parametrize(
        ("value", "said"),
        [
            ("npv.lean.economic | thousands", "Did you mean 'thousand'"),
            ("npv.lean.economic | 9", "unknown form"),
            ("npv.lean | thousand", "unknown name 'npv.lean'"),
        ],
    )
    def test_unknown_names_and_forms(self, minimal, told, value, said):
        minimal.write("summary/messages.md", f"It is {{{{ {value} }}}}.\n")
        rows, ran = told(minimal)
        assert any(said in problem + cure for _, _, problem, cure in rows)
        assert ran.status == 1


class TestSummary:
    def test_a_number_of_its_own(self, minimal, told):
        minimal.write("summary/messages.md", "It serves 8,123,456 people.\n")
        rows, ran = told(minimal)
        [(_, place, problem, _)] = of(rows, "SUM041")
        assert "8,123,456" in problem
        assert place == "summary/messages.md:1"
        assert ran.status == 0

    def test_a_basic_that_is_missing(self, minimal, told):
        lines = "\n".join(f"{id},Something.,4.1" for id in ("B1", "B2", "B3"))
        minimal.write("summary/basics.csv", f"id,answer,chapter\n{lines}\n")
        problems = {row[2] for row in of(told(minimal)[0], "SUM043")}
        assert problems == {"B4 is not answered", "B5 is not answered"}

    def test_an_empty_decision(self, minimal, told):
        minimal.write("summary/decision.yaml", "")
        rows, ran = told(minimal)
        assert any(place.startswith("summary/decision.yaml") for _, place, _, _ in rows)
        assert ran.status in (0, 1)


class TestWaivers:
    @pytest.mark.parametrize(
        ("row", "code", "said"),
        [
            ("ECO999,,,Because.,consultant", "SUM001", "unknown rule 'ECO999'"),
            ("eco030,,,Because.,consultant", "FMT", "rule"),
            ("ECO030,,Nobody,Because.,consultant", "SUM002", "covers nothing"),
            ("ECO030,,,,consultant", "FMT", "reason"),
            ("ECO030,,,Because.,", "FMT", "by"),
        ],
    )
    def test_that_waive_nothing(self, minimal, told, row, code, said):
        minimal.write("waivers.csv", f"rule,file,about,reason,by\n{row}\n")
        rows, _ = told(minimal)
        found = [each for each in rows if each[0].startswith(code) and "waivers" in each[1]]
        assert any(said in problem + cure for _, _, problem, cure in found), rows

    def test_an_error_stays_one(self, minimal, told):
        minimal.set("basis/quantities.csv", "wage_share", origin="synthetic")
        minimal.write("waivers.csv", "rule,reason,by\nSUM040,We like it.,consultant\n")
        rows, ran = told(minimal)
        assert of(rows, "SUM040")
        assert of(rows, "SUM003")
        assert ran.status == 1


class TestElsewhere:
    def test_a_donor_nobody_has_a_list_of(self, minimal, told):
        minimal.replace("study.yaml", "donors: [edcf,", "donors: [edfc,")
        rows, ran = told(minimal)
        [(_, place, problem, cure)] = of(rows, "SUM042")
        assert "'edfc'" in problem
        assert "edcf" in cure
        assert place.startswith("study.yaml")
        assert ran.status == 1

    def test_a_glossary_that_explains_nothing(self, minimal, told):
        minimal.write("summary/glossary.csv", "term,abbreviation,meaning\n,,\nTally,,\n,XQ,\n")
        rows, ran = told(minimal)
        assert len([row for row in of(rows, "SUM011") if "glossary.csv" in row[1]]) >= 2
        assert ran.status == 1

    def test_a_stage_that_is_none(self, minimal, fs, told):
        assert fs("report", minimal.folder, "--stage", "finished").status == 2
        minimal.replace("study.yaml", "stage: draft", "stage: finished")
        assert told(minimal)[1].status == 1
