"""The decision on one page: each row from the numbers that carry it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from fs_toolkit.core.model import PENDING
from fs_toolkit.document.blocks import Missing
from fs_toolkit.economics.uncertainty import Undrawn
from fs_toolkit.summary.decision import CONDITIONS_SHOWN, MAY_BE_OPEN, Elsewhere, local_money
from fs_toolkit.summary.evidence import influence
from tests.summary.conftest import DECISION, FROM_ELSEWHERE, FULL


class TestDecision:
    def test_every_row_is_there_in_its_order(self, decided):
        found = decided()
        assert list(found) == [
            "asked", "asked_cost", "of", "not_asked", "option", "cost", "money", "operation", "indicators",
            "financial", "refused", "switching", "unmonetised", "people",
            "safeguard", "risks", "gates", "conditions", "evidence",
        ]  # fmt: skip
        assert all(answer.strip() for answer in found.values())

    @pytest.mark.parametrize(("row", "part"), list(FROM_ELSEWHERE.items()))
    def test_what_no_other_chapter_says_is_left_out(self, decided, row, part):
        assert decided().keys() - decided(
            elsewhere=replace(FULL, **{part: type(getattr(FULL, part))()})
        ).keys() == {row}

    def test_a_decision_that_nobody_named_is_asked_for(self, read, decided, wording):
        [missing] = [block for block in read(decision=PENDING).blocks if isinstance(block, Missing)]
        assert [missing.what, missing.who, missing.instrument] == [
            wording.text(f"summary.pending.decision.{part}")
            for part in ("what", "who", "instrument")
        ]
        assert decided(decision=PENDING).keys().isdisjoint(DECISION)

    def test_money_by_source_has_its_sum(self, decided, wording):
        words = decided()["money"]
        for amount in (1e6, 6e5, 4e5):
            assert wording.money_words(amount, "USD") in words
        assert "City budget" in words
        assert "promised" in words

    def test_indicators_are_those_of_the_base_case(self, decided, economics, wording):
        base, words = economics.cost_benefit.base, decided()["indicators"]
        for said in (wording.money_words(base.npv, "USD"), "0.94", wording.share(0.1)):
            assert said in words
        assert wording.share(base.irr, digits=1) in words

    def test_without_draws_the_range_is_from_the_worst_to_the_best_scenario(
        self, decided, economics, wording
    ):
        cases = sorted(economics.cost_benefit.scenarios, key=lambda each: each.appraisal.bcr)
        undrawn = replace(economics.cost_benefit)
        vars(undrawn)["uncertainty"] = Undrawn("certain", "no quantity has a range")
        words = decided(result=replace(economics, cost_benefit=undrawn))["range"]
        places = []
        for case in (cases[0], cases[-1]):
            npv = wording.money_words(case.appraisal.npv, "USD")
            assert wording.number(case.appraisal.bcr, digits=2) in words
            places.append(words.index(npv))
        assert places == sorted(places)

    def test_indicators_have_nine_draws_in_ten_and_the_chance_of_a_loss(
        self, decided, economics, wording
    ):
        drawn = economics.cost_benefit.uncertainty.simulation.outcomes["lean"]
        words = decided()["indicators"]
        for at in (5, 95):
            assert wording.money_words(drawn.npv.percentiles[at], "USD") in words
            assert wording.number(drawn.bcr.percentiles[at], digits=2) in words
        assert wording.number(round(100 * drawn.loses.value)) in words

    def test_the_investment_has_its_budgets(self, decided, economics, wording):
        budget = economics.cost_benefit.uncertainty.budgets["lean"]
        words = decided()["cost"]
        for amount in (budget.base, budget.p50, budget.p80):
            assert wording.money_words(amount, "USD") in words

    def test_the_cash_of_whoever_pays_stands_apart(self, decided, economics, wording):
        cash = economics.appraisals["lean"]["financial"]
        assert cash.npv < 0
        words = decided()["financial"]
        assert wording.money_words(cash.npv, "USD") in words

    def test_operation_is_in_both_currencies_with_who_pays_and_of_what(self, decided, wording):
        words = decided()["operation"]
        assert "VND" in words  # 180 thousand dollars at 21,697.57 dong
        assert "3.89" in words or "38.9" in words
        assert "City budget of operation" in words
        assert wording.share(0.033) in words
        alone = decided(elsewhere=Elsewhere())["operation"]
        assert wording.share(0.033) not in alone

    def test_nothing_waits_but_what_may(self, decided, wording):
        for row, answer in decided().items():
            assert row in MAY_BE_OPEN or wording.dash != answer
            assert wording.text("report.pending.pending") not in answer

    def test_conditions_of_the_chapters_go_before_those_of_the_tests(self, decided, wording):
        many = tuple(f"Condition {n}." for n in range(CONDITIONS_SHOWN + 2))
        words = decided(elsewhere=replace(FULL, conditions=many))["conditions"]
        assert words.startswith("Condition 0. Condition 1.")
        assert words.endswith(wording.text("summary.decision.more", count="2"))

    def test_the_whole_fits_a_page(self, decided):
        words = sum(len(answer.split()) for answer in decided().values())
        assert words < 540

    def test_a_refusal_has_its_price_from_both_sides(self, decided, economics, wording):
        base, words = economics.cost_benefit.base, decided()["refused"]
        assert wording.money_words(base.pv_costs, "USD") in words
        assert wording.money_words(base.pv_benefits, "USD") in words

    def test_a_loan_is_paid_back_on_top_of_operation(self, decided, wording):
        said = wording.money_words(35e3, "USD")
        assert said in decided(elsewhere=replace(FULL, debt_service=35e3))["operation"]
        assert said not in decided()["operation"]

    def test_bias_and_taxes_make_the_investment_dearer(self, decided, economics, wording):
        found = economics.cost_benefit
        lines = [
            each
            for each in found.evaluation.lines[found.recommended]
            if each.line.side == "cost" and each.line.spread
        ]
        taxes = sum(each.transfers.sum() for each in lines)
        with_bias = sum(each.economic.sum() for each in lines)
        words = decided()["cost"]
        places = [
            words.index(wording.money_words(float(amount), "USD"))
            for amount in (with_bias / 1.2, with_bias, with_bias + taxes)  # a bias of 20 %
        ]
        assert places == sorted(places)

    def test_operation_is_what_the_city_pays_in_a_full_year(self, decided, economics, wording):
        found = economics.cost_benefit
        yearly = np.sum(
            [
                each.financial
                for each in found.evaluation.lines[found.recommended]
                if each.line.family == "operation"
            ],
            axis=0,
        )
        assert wording.money_words(float(yearly[-1]), "USD") in decided()["operation"]

    def test_the_nearest_break_even_values_are_inside_their_ranges(
        self, decided, economics, studied
    ):
        inside = [each for each in economics.cost_benefit.switching if each.within_range][:3]
        words = decided()["switching"].casefold()
        for each in inside:
            assert studied.basis.quantities[each.quantity].name.casefold() in words
        outside = next(each for each in economics.cost_benefit.switching if not each.within_range)
        assert studied.basis.quantities[outside.quantity].name.casefold() not in words

    def test_a_value_outside_its_range_is_passed_over(self, decided, economics, studied):
        wide = economics.cost_benefit.switching
        outside = [each for each in wide if not each.within_range]
        inside = [each for each in wide if each.within_range][:3]
        found = replace(economics.cost_benefit)
        found.__dict__["switching"] = (*outside, *inside)
        words = decided(result=replace(economics, cost_benefit=found))["switching"]
        assert words == decided()["switching"]
        assert outside
        name = studied.basis.quantities[outside[0].quantity].name
        assert name.casefold() not in words.casefold()

    def test_where_nothing_breaks_even_it_says_none(self, decided, economics, wording):
        found = replace(economics.cost_benefit)
        found.__dict__["switching"] = ()
        answer = decided(result=replace(economics, cost_benefit=found))["switching"]
        assert answer == wording.text("summary.decision.no_switch")

    def test_evidence_divides_the_present_value(self, decided, economics, studied, wording):
        words = decided()["evidence"]
        for share in influence(studied.basis, economics).values():
            assert wording.share(share) in words

    def test_what_is_pending_has_no_row(self, decided, studied):
        inputs = studied.inputs.economics.model_copy(
            update=dict.fromkeys(("unmonetised", "feasibility", "effectiveness"), PENDING)
        )
        assert decided().keys() - decided(inputs=inputs).keys() == {
            "unmonetised",
            "conditions",
        }

    def test_what_was_looked_for_and_not_found_is_none(self, decided, studied, wording):
        inputs = studied.inputs.economics.model_copy(update={"unmonetised": (), "feasibility": ()})
        found = decided(inputs=inputs)
        none = wording.text("report.answer.none")
        assert found["unmonetised"] == found["conditions"] == none


class TestLocalMoney:
    def test_is_the_one_rate_over_the_currency_of_the_model(self, studied, example):
        assert local_money(studied.basis) == ("VND", pytest.approx(21697.57))
        assert local_money(example.basis) is None
