"""Switching values and scenarios as they are printed."""

from __future__ import annotations

import pytest

from fs_toolkit.economics.engine.model import evaluate_model
from fs_toolkit.economics.report.sensitivity import SHOWN, scenario_name, scenarios, switching
from fs_toolkit.economics.report.words import figure


def read(chapter, part):
    return chapter.page(part(chapter.basis, chapter.result, chapter.wording))


def named(chapter, name):
    [row] = [each for each in chapter.basis.quantities.values() if each.name == name]
    return row


class TestSwitching:
    def test_each_row_has_the_value_that_was_found(self, chapter, printed):
        known = [each for each in chapter.result.cost_benefit.switching if each.value is not None]
        rows = printed.rows("economics.switching")
        assert len(rows) == SHOWN < len(known)
        for cells, each in zip(rows, known, strict=False):
            row = chapter.basis.quantities[each.quantity]
            expected = [figure(value, row, chapter.wording) for value in (each.base, each.value)]
            assert [cells[0], *cells[2:4]] == [row.name, *expected]

    def test_the_values_do_bring_the_result_to_zero(self, chapter):
        found = chapter.result.cost_benefit
        for each in found.switching[:SHOWN]:
            case = evaluate_model(found.evaluation.model, {each.quantity: each.value})
            net = case.increment(found.recommended).net
            present = sum(value / 1.1**k for k, value in enumerate(net))
            assert present == pytest.approx(0, abs=1)  # of 1.87 million

    def test_within_says_what_the_range_says(self, chapter, printed):
        yes, no = (chapter.wording.text(f"report.answer.{word}") for word in ("yes", "no"))
        values = {
            chapter.name(each.quantity): each.value
            for each in chapter.result.cost_benefit.switching
        }
        said = set()
        for cells in printed.rows("economics.switching"):
            row = named(chapter, cells[0])
            low, high = (figure(end, row, chapter.wording) for end in (row.low, row.high))
            assert cells[5] == chapter.wording.text("report.range.of", low=low, high=high)
            assert cells[6] == (yes if row.low <= values[row.name] <= row.high else no)
            said.add(cells[6])
        assert said == {yes, no}

    def test_the_change_leads_from_the_base_to_the_value(self, chapter, printed, number):
        values = {
            chapter.name(each.quantity): each for each in chapter.result.cost_benefit.switching
        }
        for cells in printed.rows("economics.switching"):
            each = values[cells[0]]
            if each.base:
                change = 100 * (each.value / each.base - 1)
                assert number(cells[4]) == pytest.approx(change, abs=0.501)
            else:
                assert cells[4] == chapter.wording.dash  # nothing is a share of zero

    def test_the_intro_counts_all_that_turn_the_result(self, chapter, printed):
        turning = sum(each.within_range for each in chapter.result.cost_benefit.switching)
        intro = chapter.wording("economics.switching.intro", inside=str(turning), shown=str(SHOWN))
        assert printed["economics.switching.intro"].spans == intro
        assert turning == 13

    def test_where_nothing_breaks_even_no_table_is_printed(self, small):
        untaxed = {"transfer": "", "transfer_to": ""}
        chapter = small(
            {"economics/lines": {"time": None, "platform": untaxed}, "economics/needs": None}
        )
        tried = chapter.result.cost_benefit.switching
        assert len(tried) == 4
        assert all(each.value is None for each in tried)
        page = read(chapter, switching)
        assert page.ids == ["economics.switching.none"]
        assert page.words(page.ids[0]).strip()

    def test_discount_rate_and_opening_are_no_switching_values(self, chapter, printed):
        names = {row[0] for row in printed.rows("economics.switching")}
        settings = chapter.basis.settings
        assert names.isdisjoint(
            {chapter.name(settings.discount_rate), chapter.name(settings.go_live)}
        )


class TestScenarios:
    def test_the_base_case_stands_first_with_its_indicators(self, chapter, printed, number):
        base = chapter.result.cost_benefit.base
        name, benefits, costs, npv, bcr, _ = printed.rows("economics.scenarios")[0]
        assert name == chapter.wording.text("economics.scenarios.base")
        expected = [base.pv_benefits / 1000, base.pv_costs / 1000, base.npv / 1000]
        assert [number(each) for each in (benefits, costs, npv)] == pytest.approx(
            expected, abs=0.501
        )
        assert number(bcr) == pytest.approx(base.bcr, abs=0.0051)

    def test_each_row_keeps_its_sums(self, printed, number):
        rows = printed.rows("economics.scenarios")
        assert len(rows) == 10
        for _, *cells in rows:
            benefits, costs, npv, bcr = (number(cell) for cell in cells[:4])
            assert npv == pytest.approx(benefits - costs, abs=1.51)
            assert bcr == pytest.approx(benefits / costs, abs=0.006)
            assert (npv > 0) == (bcr > 1)

    def test_a_row_is_the_model_with_the_scenario_s_changes(self, chapter, printed, number):
        found = chapter.result.cost_benefit
        rows = {row[0]: row for row in printed.rows("economics.scenarios")}
        assert len(found.scenarios) == 7
        for each in found.scenarios:
            case = evaluate_model(found.evaluation.model, each.changes)
            net = case.increment(found.recommended).net
            present = sum(value / 1.1**k for k, value in enumerate(net)) / 1000
            printed_npv = number(rows[scenario_name(each.name, chapter.wording)][3])
            assert printed_npv == pytest.approx(present, abs=0.501)

    def test_both_other_discount_rates_are_tried(self, chapter, printed, number):
        row = chapter.basis.quantities[chapter.basis.settings.discount_rate]
        rows = {cells[0]: cells for cells in printed.rows("economics.scenarios")}
        values = []
        for rate in (row.low, row.high):
            words = chapter.wording.share(rate)
            values.append(
                number(rows[chapter.wording.text("economics.scenarios.rate", rate=words)][3])
            )
        low, high = values
        assert low > number(rows[chapter.wording.text("economics.scenarios.base")][3]) > high
        base = chapter.wording.text(
            "economics.scenarios.rate", rate=chapter.wording.share(row.value)
        )
        assert base not in rows  # it is the base case

    def test_the_caption_has_the_lowest_and_the_highest_ratio(self, chapter, printed, number):
        ratios = sorted((row[4] for row in printed.rows("economics.scenarios")), key=number)
        caption = chapter.wording.text(
            "economics.scenarios.caption", low=ratios[0], high=ratios[-1]
        )
        assert printed["economics.scenarios"].caption == caption
        assert ratios[0] != ratios[-1]

    def test_a_study_without_scenarios_prints_none(self, small):
        from fs_toolkit.economics.report.appraisal import appraisal

        edits = {"economics/changes": dict.fromkeys(("poor visits", "poor wage"))}
        assert "economics.scenarios" not in small(edits).read(appraisal).ids
        assert "economics.scenarios" in small().read(appraisal).ids

    def test_tables_are_referred_to(self, chapter):
        for part in (switching, scenarios):
            page = read(chapter, part)
            assert len(page.ids) == 2
            assert page.never_referred_to() == set()


class TestScenarioName:
    def test_a_name_of_the_wording(self, chapter):
        words = scenario_name("half_use", chapter.wording)
        assert words == chapter.wording.text("economics.scenario.half_use")

    def test_any_other_id_in_words(self, chapter):
        assert scenario_name("cheap_and_late", chapter.wording) == "Cheap and late"
