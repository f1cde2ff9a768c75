"""`fs check`: findings for people and for programs, and what a rule asks for."""

from __future__ import annotations

import json

import pytest

from fs_toolkit.study import all_rules

RULES = list(all_rules())


class TestCheck:
    def test_hanoi_has_nothing_to_put_right(self, hanoi, fs):
        ran = fs("check", hanoi.folder)
        assert ran.status == 0
        assert ran.stderr == ""
        assert ran.stdout.rstrip().endswith(" found, 0 to put right")

    def test_writes_nothing(self, hanoi, fs):
        before = hanoi.state()
        fs("check", hanoi.folder)
        assert hanoi.state() == before

    def test_strict_counts_warnings(self, hanoi, fs):
        assert "warning " in fs("check", hanoi.folder).stdout
        ran = fs("check", hanoi.folder, "--strict")
        assert ran.status == 1
        assert ", 0 to put right" not in ran.stdout

    def test_says_place_problem_and_cure(self, hanoi, fs):
        hanoi.set("basis/quantities.csv", "opening_year", value="soon")
        shown = fs("check", hanoi.folder).stdout.splitlines()
        [at] = [number for number, line in enumerate(shown) if line.startswith("error")]
        place = f"{hanoi.folder.as_posix()}/basis/quantities.csv:3"
        assert shown[at] == f"error FMT012: {place}: value: 'soon' is text, not a number"
        assert shown[at + 1].startswith("    Write the number alone")

    def test_errors_come_first(self, hanoi, fs):
        hanoi.set("economics/lines.csv", "post", conversion="12")
        shown = fs("check", hanoi.folder).stdout.splitlines()
        words = [line.split()[0] for line in shown if line.startswith(("error", "warning", "note"))]
        assert words[0] == "error"
        assert words == sorted(words, key=["error", "warning", "note"].index)


class TestJson:
    def test_stands_alone_on_stdout(self, hanoi, fs):
        ran = fs("check", hanoi.folder, "--json")
        assert set(json.loads(ran.stdout)) == {"findings"}
        assert ran.stderr.rstrip().endswith("to put right")

    def test_each_finding_has_every_key(self, hanoi, fs):
        hanoi.set("basis/quantities.csv", "opening_year", value="soon")
        findings = json.loads(fs("check", hanoi.folder, "--json").stdout)["findings"]
        assert findings
        keys = ["code", "severity", "file", "line", "cell", "field", "problem", "cure"]
        assert all(list(each) == keys for each in findings)
        [error] = [each for each in findings if each["severity"] == "error"]
        assert error["file"] == "basis/quantities.csv"
        assert (error["line"], error["cell"], error["field"]) == (3, None, "value")

    def test_of_a_workbook_names_the_cell(self, hanoi, fs):
        from openpyxl import Workbook

        book = Workbook()
        book.active.title = "options"
        for row in (["id", "name", "kind"], ["baseline", "As today", "best"]):
            book.active.append(row)
        hanoi.remove("economics/options.csv")
        book.save(hanoi.folder / "economics/options.xlsx")
        findings = json.loads(fs("check", hanoi.folder, "--json").stdout)["findings"]
        [error] = [each for each in findings if each["code"] == "FMT015"]
        assert (error["line"], error["cell"]) == (None, "options!C2")


class TestExplain:
    @pytest.mark.parametrize("code", [rule.code for rule in RULES])
    def test_says_what_why_and_who(self, fs, code):
        ran = fs("check", "--explain", code)
        assert ran.status == 0
        [rule] = [rule for rule in RULES if rule.code == code]
        head, reason, asked = ran.stdout.strip().split("\n\n")
        assert head == f"{code} ({rule.severity}): {rule.truth}"
        assert reason.endswith((".", "?", "!"))
        assert asked == f"Asked by: {rule.source}"

    def test_takes_small_letters(self, fs):
        assert fs("check", "--explain", "eco002").stdout.startswith("ECO002")

    def test_needs_no_study(self, fs):
        assert fs("check", "--explain", "FMT001").status == 0
