from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from fs_toolkit.economics.engine.appraise import VIEWS, appraise
from fs_toolkit.economics.engine.model import evaluate_model
from fs_toolkit.economics.results import cost_benefit

PAPER = {"option": "all", "side": "cost", "party": "city", "family": "current",
         "formula": "running", "first": "2016", "last": "end"}  # fmt: skip


@pytest.fixture
def found(on_disk):
    return on_disk({"economics/lines": {"paper": PAPER}}).result().cost_benefit


def test_every_alternative_is_appraised_in_both_views(found):
    assert set(found.appraisals) == {"form", "lean"}
    for option, views in found.appraisals.items():
        assert tuple(views) == VIEWS
        for view, each in views.items():
            assert each == appraise(found.evaluation, found.evaluation.increment(option, view))


def test_the_base_case_is_the_recommended_option_in_economic_prices(found):
    assert found.recommended == "lean"
    assert found.base is found.appraisals["lean"]["economic"]
    assert_array_equal(found.flows.net, found.evaluation.increment("lean").net)


def test_agrees_with_hand_calculation(found):
    years = np.arange(10)
    worth = 1.1**-years
    # 200 with a fifth more for optimism less a tenth of tax, six tenths in the first year, and
    # again after five years; 40 a year from 2017; 0.9 x 100 visits x 0.75 hours x 2 dollars
    bought = np.array([0.6, 0.4, 0, 0, 0, 0.6, 0.4, 0, 0, 0]) * 200 * 1.2 * 0.9
    costs = ((bought + 40 * (years > 0)) * worth).sum()
    benefits = (135 * np.array([0, 0.5, *[1] * 8]) * worth).sum()
    assert_allclose(found.base.pv_costs, costs)
    assert_allclose(found.base.pv_benefits, benefits)
    assert_allclose(found.base.npv, benefits - costs)
    assert_allclose(found.lines["platform"], (bought * worth).sum())
    assert_allclose(found.lines["time"], benefits)


def test_lines_add_up_to_the_result_without_the_baseline(found):
    signed = {id: -value for id, value in found.lines.items()}
    signed["time"] *= -1
    assert set(signed) == {"paper", "platform", "desk", "time"}
    assert_allclose(sum(signed.values()) - signed["paper"], found.base.npv)


class TestOverMinimum:
    def test_is_the_difference_of_both_over_the_baseline(self, found):
        values = {id: views["economic"].npv for id, views in found.appraisals.items()}
        assert_allclose(found.over_minimum.npv, values["lean"] - values["form"])

    def test_is_nothing_where_the_do_minimum_is_recommended_or_missing(self, on_disk):
        assert on_disk(recommended="form").result().cost_benefit.over_minimum is None
        without = {"economics/options": {"form": {"kind": "alternative"}}}
        assert on_disk(without).result().cost_benefit.over_minimum is None


class TestQuestions:
    def test_swings_are_of_the_recommended_option(self, found):
        base = found.base.npv
        by_name = {swing.quantity: swing for swing in found.swings}
        assert set(by_name) == {
            "rate", "opening", "price", "tax_share", "bias", "life", "running", "visits",
            "minutes", "wage",
        }  # fmt: skip
        # by hand: visits from 60 to 160 around 100, and benefits in proportion
        gain = found.base.pv_benefits
        assert_allclose(by_name["visits"].at_low, base - 0.4 * gain)
        assert_allclose(by_name["visits"].at_high, base + 0.6 * gain)
        assert [swing.width for swing in found.swings] == sorted(
            (swing.width for swing in found.swings), reverse=True
        )

    def test_switching_values_make_the_result_zero_and_leave_conventions_alone(self, found):
        order = [swing.quantity for swing in found.swings]
        asked = [each.quantity for each in found.switching]
        assert asked == [id for id in order if id not in ("rate", "opening")]
        for each in found.switching:
            if each.value is None:
                assert each.quantity in ("life", "bias", "tax_share")
                continue
            case = evaluate_model(found.evaluation.model, {each.quantity: each.value})
            zero = appraise(case, case.increment("lean")).npv
            assert_allclose(zero, 0, atol=1e-6 * found.base.pv_costs)
        # by hand: benefits are in proportion to visits
        visits = next(each for each in found.switching if each.quantity == "visits")
        assert_allclose(visits.value, 100 * found.base.pv_costs / found.base.pv_benefits)

    def test_rates_are_the_low_the_base_and_the_high_one(self, found):
        rates = [rate for rate, _ in found.rates]
        assert rates == [0.06, 0.1, 0.12]
        values = [each.npv for _, each in found.rates]
        assert values == sorted(values, reverse=True)  # costs come first, benefits later
        assert_allclose(values[1], found.base.npv)

    def test_rates_without_a_range_are_the_base_alone(self, study):
        one = study({"desk": {"formula": "1"}})
        assert [rate for rate, _ in cost_benefit(one.basis, one.evaluation).rates] == [0.1]

    def test_scenarios_are_the_overlays_that_are_no_options(self, found):
        [poor] = found.scenarios
        assert (poor.name, dict(poor.changes)) == ("poor", {"visits": 60, "wage": 1})
        # by hand: benefits fall to 0.6 x 0.5 of what they were
        assert_allclose(poor.appraisal.pv_benefits, 0.3 * found.base.pv_benefits)
        assert_allclose(poor.appraisal.pv_costs, found.base.pv_costs)


def test_the_frame_holds_every_indicator(found):
    frame = found.to_frame()
    assert frame.index.tolist() == [(id, view) for id in ("form", "lean") for view in VIEWS]
    for option, view in frame.index:
        row = frame.loc[(option, view)]
        expected = found.appraisals[option][view].to_dict()
        assert {
            name: None if row[name] != row[name] else row[name] for name in expected
        } == expected
