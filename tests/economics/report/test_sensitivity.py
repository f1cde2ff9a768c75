"""Switching values and scenarios as they are printed."""

from __future__ import annotations

import pytest

from fs_toolkit.economics.engine.model import evaluate_model
from fs_toolkit.economics.report.choice import scenario_name
from fs_toolkit.economics.report.sensitivity import SHOWN, scenarios, switching
from fs_toolkit.economics.report.words import figure, option_name, unit_of


def read(chapter, part):
    return chapter.page(part(chapter.basis, chapter.result, chapter.wording))


def named(chapter, name):
    """The quantity of a cell, which may hold its unit too."""
    rows = [each for each in chapter.basis.quantities.values() if name.startswith(each.name)]
    return max(rows, key=lambda row: len(row.name))


class TestSwitching:
    def test_each_row_has_the_value_that_was_found(self, chapter, printed):
        known = [each for each in chapter.result.cost_benefit.switching if each.value is not None]
        rows = printed.rows("economics.switching")
        assert len(rows) == SHOWN < len(known)
        for cells, each in zip(rows, known, strict=False):
            row = chapter.basis.quantities[each.quantity]
            expected = [figure(value, row, chapter.wording) for value in (each.base, each.value)]
            assert cells[0].startswith(row.name)
            assert cells[1:3] == expected

    def test_the_values_do_bring_the_result_to_zero(self, chapter):
        found = chapter.result.cost_benefit
        for each in found.switching[:SHOWN]:
            case = evaluate_model(found.evaluation.model, {each.quantity: each.value})
            net = case.increment(found.recommended).net
            present = sum(value / 1.1**k for k, value in enumerate(net))
            assert present == pytest.approx(0, abs=1)  # of 1.87 million

    def test_a_quantity_stands_with_its_unit(self, chapter, printed):
        for cells in printed.rows("economics.switching"):
            row = named(chapter, cells[0])
            unit = unit_of(row, chapter.wording)
            assert (unit in cells[0]) == (unit != chapter.wording.dash)

    def test_draws_elasticity_and_kind_are_those_of_the_plausibility(
        self, chapter, printed, number
    ):
        found = {each.quantity.name: each for each in chapter.result.cost_benefit.plausibility}
        for cells in printed.rows("economics.switching"):
            each = found[named(chapter, cells[0]).name]
            assert cells[6] == str(each.losing)
            if each.elasticity is None:
                assert cells[7] == chapter.wording.dash
            else:
                assert number(cells[7]) == pytest.approx(each.elasticity, abs=0.051)
            kind = chapter.wording.text(f"scenarios.plausible.rests.{each.quantity.kind}")
            assert cells[8] == kind

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
            assert cells[4] == chapter.wording.text("report.range.of", low=low, high=high)
            assert cells[5] == (yes if row.low <= values[row.name] <= row.high else no)
            said.add(cells[5])
        assert said == {yes, no}

    def test_the_change_leads_from_the_base_to_the_value(self, chapter, printed, number):
        values = {
            chapter.name(each.quantity): each for each in chapter.result.cost_benefit.switching
        }
        for cells in printed.rows("economics.switching"):
            each = values[named(chapter, cells[0]).name]
            if each.base:
                change = 100 * (each.value / each.base - 1)
                assert number(cells[3]) == pytest.approx(change, abs=0.501)
            else:
                assert cells[3] == chapter.wording.dash  # nothing is a share of zero

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
        names = {named(chapter, row[0]).name for row in printed.rows("economics.switching")}
        settings = chapter.basis.settings
        assert names.isdisjoint(
            {chapter.name(settings.discount_rate), chapter.name(settings.go_live)}
        )


class TestScenarios:
    def test_the_base_case_stands_first_with_its_indicators(self, chapter, printed, number):
        base = chapter.result.cost_benefit.base
        name, benefits, costs, npv, bcr, *_ = printed.rows("economics.scenarios")[0]
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

    def test_the_best_option_is_that_with_the_highest_value(self, chapter, printed):
        found = chapter.result.cost_benefit
        rows = {row[0]: row for row in printed.rows("economics.scenarios")}
        best = set()
        for each in found.compared[1:]:
            case = evaluate_model(found.evaluation.model, each.changes)
            values = {
                option.id: sum(
                    value / (1 + case.rate) ** k
                    for k, value in enumerate(case.increment(option.id).net)
                )
                for option in found.evaluation.model.options
            }
            expected = option_name(chapter.result, max(values, key=values.get))
            assert rows[scenario_name(each.name, chapter.wording)][6] == expected
            best.add(expected)
        assert len(best) == 2

    def test_tables_are_referred_to(self, chapter):
        for part, count in ((switching, 2), (scenarios, 5)):
            page = read(chapter, part)
            assert len(page.ids) == count
            assert page.never_referred_to() == set()
