"""Which option is best in each scenario, and which change does it."""

from __future__ import annotations

import pytest

from fs_toolkit.economics.report import report
from fs_toolkit.economics.report.choice import choice, scenario_name, scenario_steps
from fs_toolkit.economics.report.words import figure
from fs_toolkit.economics.scenarios import compare, largest_regrets


def cases(chapter, **changes):
    found = chapter.result.cost_benefit
    compared = compare(found.evaluation, {"": {}, **changes})
    return [(each.name or "base", each) for each in compared]


def said(chapter, *some):
    page = chapter.page(choice(chapter.basis, chapter.result, some, chapter.wording))
    return page.words("economics.scenarios.choice")


class TestChoice:
    def test_counts_how_often_each_is_best(self, chapter, printed):
        words = printed.words("economics.scenarios.choice")
        assert words.count("Lean shared platform") >= 2
        assert "10" in words
        regrets = largest_regrets(chapter.result.cost_benefit.compared)
        amount = chapter.wording.money_words(regrets["lean"][0], "USD")
        assert amount in words

    def test_where_it_is_always_best_there_is_no_regret(self, chapter):
        high = chapter.result.cost_benefit.evaluation.model.overlays["high"]
        words = said(chapter, *cases(chapter, high=high)[1:])
        assert chapter.phrase("scenarios.choice.regret") not in words
        assert chapter.phrase("scenarios.choice.best") in words

    def test_names_the_choice_of_least_regret(self, chapter):
        low = chapter.result.cost_benefit.evaluation.model.overlays["low"]
        words = said(chapter, *cases(chapter, low=low)[1:])
        assert "Without the project" in words
        assert chapter.phrase("scenarios.choice.least_is") not in words

    def test_of_a_single_option_stands_beside_doing_without(self, small):
        edits = {
            "economics/options": {"form": None},
            "economics/lines": {"mailbox": None, "time": {"option": "lean"}},
            "economics/changes": {"form visits": None},
        }
        chapter = small(edits)
        page = chapter.read(report)
        assert page["economics.scenarios.choice"]
        assert {row[6] for row in page.rows("economics.scenarios")} <= {"lean", "without"}


class TestSteps:
    def test_each_row_is_a_change_and_what_it_does(self, chapter, printed, number):
        found = chapter.result.cost_benefit
        rows = printed.rows("economics.scenario_steps")
        expected = [(name, step) for name, some in found.scenario_steps.items() for step in some]
        assert len(rows) == len(expected) == 23
        for cells, (name, step) in zip(rows, expected, strict=True):
            row = chapter.basis.quantities[step.quantity]
            value = found.evaluation.model.overlays[name][step.quantity]
            assert cells[:2] == [scenario_name(name, chapter.wording), row.name]
            assert cells[3] == figure(value, row, chapter.wording)
            assert number(cells[4]) == pytest.approx(step.amount / 1000, abs=0.501)

    def test_rows_of_a_scenario_add_up(self, chapter, printed, number):
        found = chapter.result.cost_benefit
        rows = printed.rows("economics.scenario_steps")
        for each in found.scenarios:
            name = scenario_name(each.name, chapter.wording)
            total = sum(number(row[4]) for row in rows if row[0] == name)
            difference = (each.appraisal.npv - found.base.npv) / 1000
            assert total == pytest.approx(difference, abs=0.5 * len(rows))

    def test_without_scenarios_there_is_no_table(self, small):
        edits = {"economics/changes": dict.fromkeys(("poor visits", "poor wage"))}
        chapter = small(edits)
        page = chapter.page(scenario_steps(chapter.basis, chapter.result, chapter.wording))
        assert page.ids == []


class TestScenarioName:
    def test_a_name_of_the_wording(self, chapter):
        words = scenario_name("half_use", chapter.wording)
        assert words == chapter.wording.text("economics.scenario.half_use")

    def test_any_other_id_in_words(self, chapter):
        assert scenario_name("cheap_and_late", chapter.wording) == "Cheap and late"
