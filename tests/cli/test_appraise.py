"""`fs appraise`: the base case for people and for programs."""

from __future__ import annotations

import json
import math

import pytest

INDICATORS = [
    "npv",
    "bcr",
    "irr",
    "irr_status",
    "mirr",
    "payback",
    "discounted_payback",
    "pv_benefits",
    "pv_costs",
]


@pytest.fixture
def options(hanoi, fs):
    ran = fs("appraise", hanoi.folder, "--json")
    assert (ran.status, ran.stderr) == (0, "")
    document = json.loads(ran.stdout)
    assert list(document) == ["options"]
    return document["options"]


class TestJson:
    def test_has_each_alternative_in_both_views(self, options):
        assert list(options) == ["do_minimum", "lean", "full"]  # the baseline is in all of them
        for views in options.values():
            assert list(views) == ["economic", "financial"]
            for each in views.values():
                assert list(each) == INDICATORS

    def test_numbers_agree_with_each_other(self, options):
        for views in options.values():
            for each in views.values():
                assert math.isclose(each["npv"], each["pv_benefits"] - each["pv_costs"])
                assert math.isclose(each["bcr"], each["pv_benefits"] / each["pv_costs"])
                assert (each["irr"] is None) == (each["irr_status"] != "unique")

    def test_is_the_study_as_analysts_read_it(self, options, studied):
        frame = studied.to_frame()
        assert len(frame) == 6
        for (option, view), row in frame.iterrows():
            assert options[option][view]["npv"] == row["npv"]

    def test_what_is_not_reached_is_null(self, options):
        never = options["full"]["financial"]
        assert never["npv"] < 0
        assert never["payback"] is None
        assert never["discounted_payback"] is None

    def test_holds_no_word_that_json_does_not_know(self, minimal, fs):
        """Benefits without costs have no ratio, and no rate of return."""
        minimal.write(
            "economics/lines.csv",
            "id,name,option,side,party,family,formula,first,last\n"
            "gain,Time saved,lean,benefit,citizens,time,"
            "petitions * petition_minutes_now / minutes_per_hour * official_hour,2016,end\n",
        )
        shown = fs("appraise", minimal.folder, "--json").stdout

        def refuse(word: str) -> None:
            raise AssertionError(f"JSON knows no {word}")

        lean = json.loads(shown, parse_constant=refuse)["options"]["lean"]["economic"]
        assert lean["npv"] > 0
        assert (lean["bcr"], lean["irr"], lean["irr_status"]) == (None, None, "none")


class TestForPeople:
    def test_is_a_table_under_its_conventions(self, hanoi, fs):
        ran = fs("appraise", hanoi.folder)
        head, empty, names, *rows = ran.stdout.splitlines()
        assert head == (
            "USD thousand, prices of 2015, increments over the baseline, discounted at 10 % to 2016"
        )
        assert empty == ""
        assert names.split("  ")[0] == "option"
        assert len(rows) == 6
        assert len({len(row) for row in (names, *rows)}) == 1  # columns stand below each other

    def test_small_sums_are_not_rounded_away(self, minimal, fs):
        minimal.write(
            "economics/lines.csv",
            "id,name,option,side,party,family,formula,first,last\n"
            "fee,A yearly fee,lean,cost,city,fees,0.0001 * "
            "petitions * petition_minutes_now / minutes_per_hour * official_hour,2016,end\n",
        )
        head, _, _, *rows = fs("appraise", minimal.folder).stdout.splitlines()
        assert head.startswith("USD, ")
        [lean] = [row for row in rows if row.startswith("Lean") and "economic" in row]
        assert "not reached" in lean
        assert any(cell.lstrip("-").isdigit() and cell != "0" for cell in lean.split())

    def test_wide_letters_keep_the_columns(self, hanoi, fs):
        hanoi.set("economics/options.csv", "lean", name="간소한 공동 플랫폼")
        lines = fs("appraise", hanoi.folder).stdout.splitlines()[2:]
        economic = [line for line in lines if " economic " in line]
        assert len(economic) == 3
        starts = {len(line.split("economic")[0].encode("euc-kr")) for line in economic}
        assert len(starts) == 1

    def test_a_study_with_errors_is_not_appraised(self, hanoi, fs):
        hanoi.set("basis/quantities.csv", "opening_year", value="soon")
        ran = fs("appraise", hanoi.folder, "--json")
        assert (ran.status, ran.stdout) == (1, "")
        assert "1 to put right" in ran.stderr
