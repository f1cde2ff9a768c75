"""Names that prose may use, in numbers and in words."""

from __future__ import annotations

import math

import pytest

from fs_toolkit.document.resolve_rules import Printed
from fs_toolkit.document.wording import Wording
from fs_toolkit.study.values import values


@pytest.fixture
def named(studied):
    return values(studied, Wording.read("en"))


class TestValues:
    def test_each_quantity_of_one_number_has_a_name(self, named, studied):
        numbers = {id for id, row in studied.basis.quantities.items() if row.value is not None}
        assert len(numbers) > 80
        assert numbers <= named.keys()
        assert named["offices"] == Printed(studied.basis.value("offices"), named["offices"].text)

    def test_a_series_has_no_one_number(self, named, studied):
        assert studied.basis.state.values["uptake"].ndim == 1
        assert "uptake" not in named

    def test_results_are_named_by_option_and_view(self, named, studied):
        for option, views in studied.results.economics.appraisals.items():
            for view, each in views.items():
                end = f"{option}.{view}"
                assert named[f"npv.{end}"].number == each.npv
                assert named[f"pv_benefits.{end}"].number == each.pv_benefits
                assert named[f"pv_costs.{end}"].number == each.pv_costs
                assert named[f"bcr.{end}"].number == each.bcr

    def test_draws_are_named_by_option(self, named, studied):
        found = studied.appraised[1].cost_benefit.uncertainty
        assert named["loss.lean"].number == found.simulation.outcomes["lean"].loses.value
        assert named["better.do_minimum"].number == found.better["do_minimum"].ahead.value
        assert named["budget_p80.lean"].number == found.budgets["lean"].p80
        assert named["loss.lean"].text == "66 %"

    def test_without_draws_the_names_wait_for_their_value(self, studied):
        from dataclasses import replace

        from fs_toolkit.economics.uncertainty import Undrawn

        economics = studied.results.economics
        undrawn = replace(economics.cost_benefit)
        vars(undrawn)["uncertainty"] = Undrawn("certain", "no quantity has a range")
        results = replace(studied.results, economics=replace(economics, cost_benefit=undrawn))
        found = values(replace(studied, results=results), Wording.read("en"))
        assert found["loss.lean"].text == Wording.dash
        assert math.isnan(found["loss.lean"].number)

    def test_a_rate_that_is_none_is_no_number_and_has_words(self, named, studied):
        appraisals = studied.results.economics.appraisals
        without = [
            f"irr.{option}.{view}"
            for option, views in appraisals.items()
            for view, each in views.items()
            if each.irr is None
        ]
        assert without
        for name in without:
            assert math.isnan(named[name].number)
            assert named[name].text

    def test_money_is_in_words_with_its_currency(self, named):
        assert named["npv.lean.economic"].text.replace("\u2212", "").startswith("USD ")

    @pytest.mark.parametrize("language", ["en", "ko"])
    def test_words_hold_no_noise(self, studied, language):
        for name, each in values(studied, Wording.read(language)).items():
            assert each.text, name
            assert "nan" not in each.text.split()
            assert "e+" not in each.text
            assert len(each.text) < 40, name
