"""Rules over the summary: each kept by one input and broken by another."""

from __future__ import annotations

from datetime import date

import pytest

from fs_toolkit.core.about import About
from fs_toolkit.core.findings import Place
from fs_toolkit.core.quantities import Quantity
from fs_toolkit.summary.checks import (
    a_final_report_answers_the_decision,
    all_five_basics_are_answered,
    donors_have_lists,
    input_findings,
    made_up_numbers_feed_no_summary,
    numbers_of_the_summary_stand_in_the_chapters,
)
from fs_toolkit.summary.glossary import Term
from fs_toolkit.summary.inputs import BASICS, Basic, SummaryInputs

PLACE = Place("summary/messages.md", 1)


def about(**keys) -> About:
    return About(
        format=1, city="Testville", country="Nowhere", project="Register",
        in_force_at=date(2015, 12, 31), information_cutoff=date(2017, 12, 31), **keys,
    )  # fmt: skip


def counted(origin: str) -> tuple[str, Quantity]:
    row = Quantity(
        id="people", name="People", unit="person", kind="estimate", origin=origin, value=3.0
    )
    return row.name, row


class TestFinal:
    def test_wants_every_row(self):
        assert list(a_final_report_answers_the_decision(about(stage="final"), [], [])) == []
        [found] = a_final_report_answers_the_decision(
            about(stage="final"), ["Investment", "Top risks"], []
        )
        assert "Investment; Top risks" in found.problem
        assert found.severity == "error"

    def test_wants_nothing_pending(self):
        [found] = a_final_report_answers_the_decision(
            about(stage="final"), [], ["The summary in words."]
        )
        assert "The summary in words" in found.problem

    @pytest.mark.parametrize("stage", ["inception", "diagnosis", "draft"])
    def test_others_may_wait(self, stage):
        found = a_final_report_answers_the_decision(about(stage=stage), ["Investment"], ["Words."])
        assert list(found) == []


class TestMadeUp:
    def test_shares_of_the_value(self):
        real = about(worked_example=True)
        assert list(made_up_numbers_feed_no_summary(real, {"fact": 1.0}, [])) == []
        [found] = made_up_numbers_feed_no_summary(real, {"fact": 0.7, "synthetic": 0.3}, [])
        assert "30%" in found.problem

    def test_people_gates_and_risks(self):
        real = about(worked_example=True)
        assert list(made_up_numbers_feed_no_summary(real, {}, [counted("published")])) == []
        [found] = made_up_numbers_feed_no_summary(real, {}, [counted("synthetic")])
        assert "'People' is synthetic" in found.problem

    def test_a_fictional_city_has_nothing_else(self):
        fictional = about(worked_example=True, fictional=True)
        found = made_up_numbers_feed_no_summary(
            fictional, {"synthetic": 1.0}, [counted("synthetic")]
        )
        assert list(found) == []


class TestNumbers:
    @pytest.mark.parametrize(
        "said",
        ["USD 1.2 million", "7,640,000 residents", "in 2015", "three of 5 districts", "no number"],
    )
    def test_of_the_chapters_or_small_or_years(self, said):
        chapters = "Residents: 7,640,000. Costs are USD 1.2 million."
        assert list(numbers_of_the_summary_stand_in_the_chapters(PLACE, said, chapters)) == []

    @pytest.mark.parametrize(
        ("said", "number"), [("USD 1.3 million", "1.3"), ("640 residents, 640 more", "640")]
    )
    def test_of_nobody(self, said, number):
        chapters = "Residents: 7,640,000. Costs are USD 1.2 million."
        [found] = numbers_of_the_summary_stand_in_the_chapters(PLACE, said, chapters)
        assert f"the number {number} of" in found.problem
        assert found.place == PLACE


class TestDonors:
    def test_have_a_list(self):
        assert list(donors_have_lists(about(donors=("edcf",)), ["edcf", "world_bank"])) == []
        [found] = donors_have_lists(about(donors=("edfc",)), ["edcf", "world_bank"])
        assert "'edfc'" in found.problem
        assert "edcf" in found.cure


class TestBasics:
    def basics(self, *ids):
        return SummaryInputs(
            basics=tuple(Basic(id=id, answer="Something.", chapter="4.1") for id in ids)
        )

    def test_all_five(self):
        assert list(all_five_basics_are_answered(self.basics(*BASICS))) == []
        assert list(all_five_basics_are_answered(SummaryInputs())) == []

    def test_one_is_missing_and_one_is_there_twice(self):
        found = list(all_five_basics_are_answered(self.basics("B1", "B2", "B2", "B4", "B5")))
        assert [each.problem for each in found] == ["B2 is answered twice", "B3 is not answered"]


def test_what_is_wrong_with_the_folder():
    inputs = SummaryInputs(glossary=(Term(term="tally"),))
    found = list(input_findings(inputs, about(donors=("kexim",)), ["edcf"]))
    assert [each.code for each in found] == ["SUM042", "SUM011"]
