from __future__ import annotations

import numpy as np
import numpy_financial as npf
import pytest
import pyxirr
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from fs_toolkit.economics import (
    benefit_cost_ratio,
    equivalent_annual_value,
    internal_rate_of_return,
    modified_internal_rate_of_return,
    net_present_value,
    real_rate,
)

RATES = st.floats(-0.2, 0.5)
AMOUNTS = st.floats(1, 1e6)
YEARS = st.integers(1, 30)


@st.composite
def benefits_costs_and_running_costs(draw):
    years = draw(YEARS)
    return [draw(st.lists(AMOUNTS, min_size=years, max_size=years)) for _ in range(3)]


class TestBenefitCostRatio:
    @pytest.mark.parametrize(
        ("definition", "ratio"),
        [
            ("conventional", 121 / 110),  # by hand: (133.1 / 1.1) / (100 + 11 / 1.1)
            ("modified", 111 / 100),  # by hand: (121 - 10) / 100
        ],
    )
    def test_agrees_with_hand_calculation(self, definition, ratio):
        found = benefit_cost_ratio(0.1, [0, 133.1], [100, 0], definition, operating_costs=[0, 11])
        assert_allclose(found, ratio)

    @pytest.mark.parametrize(
        ("definition", "ratio"), [("conventional", 1.448), ("modified", 2.075)]
    )
    def test_one_airport_has_two_published_ratios(self, definition, ratio):
        # Sullivan, Wicks, Koelling, "Engineering Economy," example 10-2
        years, invested = 20, [1_200_000] + [0] * 20
        benefits, running = [0] + [490_000] * years, [0] + [197_500] * years
        found = benefit_cost_ratio(0.10, benefits, invested, definition, operating_costs=running)
        assert_allclose(found, ratio, atol=5e-4)

    @given(RATES, benefits_costs_and_running_costs())
    def test_both_lie_on_the_side_of_1_that_the_npv_lies_of_0(self, rate, flows):
        benefits, costs, running = (np.array(each) for each in flows)
        value = net_present_value(rate, benefits - costs - running)
        assume(abs(value) > 1e-6 * np.abs(flows).sum())
        for definition in ("conventional", "modified"):
            ratio = benefit_cost_ratio(rate, benefits, costs, definition, operating_costs=running)
            assert (ratio > 1) == (value > 0)

    @given(RATES, benefits_costs_and_running_costs())
    def test_without_operating_costs_all_costs_stand_below_the_line(self, rate, flows):
        benefits, costs, running = (np.array(each) for each in flows)
        assert_allclose(
            benefit_cost_ratio(rate, benefits, costs + running),
            benefit_cost_ratio(rate, benefits, costs, operating_costs=running),
        )

    def test_broadcasts_leading_dimensions(self):
        ratios = benefit_cost_ratio([0.0, 1.0], [[[0, 4]], [[0, 8]]], [2, 0])
        assert_allclose(ratios, [[2, 1], [4, 2]])

    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"costs": [0, 0]}, "present value of 0: there is no ratio"),
            ({"costs": [-100, -5]}, "costs are given as positive amounts"),
            ({"costs": [[5, 5], [0, 0]]}, "there is no ratio"),
            ({"costs": [1, 2, 3]}, "benefits 2, costs 3"),
            ({"definition": "net"}, 'must be "conventional" or "modified", not \'net\''),
            ({"definition": "modified"}, "the modified ratio needs operating_costs"),
            ({"rate": -1}, "rate must be above -1"),
            ({"benefits": [1, float("inf")]}, "benefits must be finite numbers, not inf"),
            ({"benefits": np.ones((2, 2)), "costs": np.ones((3, 2))}, "do not fit"),
        ],
    )
    def test_refuses(self, changes, words):
        arguments = {"rate": 0.1, "benefits": [1, 2], "costs": [1, 0]} | changes
        with pytest.raises(ValueError, match=words):
            benefit_cost_ratio(**arguments)


class TestModifiedInternalRateOfReturn:
    def test_agrees_with_hand_calculation(self):
        # by hand: outlays 100 + 55 / 1.1 = 150 today, returns 54 * 1.5 + 256.5 = 337.5 after
        # two years, and (337.5 / 150)**0.5 = 1.5
        flows = [-100, -55 + 109, 256.5]
        assert_allclose(modified_internal_rate_of_return(flows, 0.1, 0.5), (337.5 / 100) ** 0.5 - 1)
        flows = [-100, -55, 337.5]
        assert_allclose(modified_internal_rate_of_return(flows, 0.1, 0.5), 0.5)

    @given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=30), RATES, RATES)
    def test_agrees_with_numpy_financial_and_pyxirr(self, flows, finance, reinvestment):
        assume(min(flows) < -1 and max(flows) > 1)
        found = modified_internal_rate_of_return(flows, finance, reinvestment)
        assert_allclose(found, npf.mirr(flows, finance, reinvestment), rtol=1e-9, atol=1e-9)
        assert_allclose(found, pyxirr.mirr(flows, finance, reinvestment), rtol=1e-9, atol=1e-9)

    @given(AMOUNTS, st.lists(AMOUNTS, min_size=1, max_size=20))
    def test_is_the_internal_rate_if_money_moves_at_it(self, cost, benefits):
        flows = [-cost, *benefits]
        found = internal_rate_of_return(flows)
        assume(found.status == "unique" and found.rate < 100)
        moved = modified_internal_rate_of_return(flows, found.rate, found.rate)
        assert_allclose(moved, found.rate, rtol=1e-6, atol=1e-9)

    def test_says_inf_without_an_outlay_and_minus_one_without_a_return(self):
        flows = [[1, 2, 3], [-1, -2, -3], [0, 0, 0], [-1, 0, 1]]
        found = modified_internal_rate_of_return(flows, 0.1, 0.1)
        assert_allclose(found, [np.inf, -1, np.inf, 0], atol=1e-12)

    @pytest.mark.parametrize(
        ("flows", "rates", "words"),
        [
            ([-1], (0.1, 0.1), "at least two years"),
            ([-1, 2], (-1, 0.1), "finance_rate must be above -1"),
            ([-1, 2], (0.1, -2), "reinvestment_rate must be above -1"),
            ([-1, float("nan")], (0.1, 0.1), "finite numbers, not nan at position 1"),
            ([-1, 2], ([0.1, 0.2], [0.1, 0.2, 0.3]), "do not fit"),
        ],
    )
    def test_refuses(self, flows, rates, words):
        with pytest.raises(ValueError, match=words):
            modified_internal_rate_of_return(flows, *rates)


class TestEquivalentAnnualValue:
    def test_agrees_with_hand_calculation(self):
        assert_allclose(equivalent_annual_value(0.5, 10, 2), 9)  # 9 / 1.5 + 9 / 1.5**2 = 10

    @given(RATES, st.floats(-1e6, 1e6), YEARS)
    def test_is_worth_what_was_given(self, rate, value, years):
        yearly = equivalent_annual_value(rate, value, years)
        worth = net_present_value(rate, [0] + [yearly] * years)
        assert_allclose(worth, value, rtol=1e-9, atol=1e-300)

    @given(st.floats(0.001, 0.5), AMOUNTS, YEARS)
    def test_agrees_with_numpy_financial(self, rate, value, years):
        assert_allclose(
            equivalent_annual_value(rate, value, years), -npf.pmt(rate, years, value), rtol=1e-9
        )

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            ((0.1, 100, 0), "years must be above 0"),
            ((-1, 100, 5), "rate must be above -1"),
            ((0.1, None, 5), "value must be finite numbers, not nan"),
            ((0.1, [1, 2], [1, 2, 3]), "do not fit"),
        ],
    )
    def test_refuses(self, arguments, words):
        with pytest.raises(ValueError, match=words):
            equivalent_annual_value(*arguments)


class TestRealRate:
    def test_agrees_with_hand_calculation(self):
        assert_allclose(real_rate([0.21, 0.1], 0.1), [0.1, 0])

    @given(
        RATES, RATES, st.lists(st.floats(-1e6, 1e6, allow_subnormal=False), min_size=1, max_size=30)
    )
    def test_real_flows_at_it_are_worth_what_nominal_flows_are(self, real, inflation, flows):
        nominal = (1 + real) * (1 + inflation) - 1
        risen = np.array(flows) * (1 + inflation) ** np.arange(len(flows))
        scale = np.abs(flows).sum() * max(1, (1 + real) ** -len(flows))
        assert_allclose(
            net_present_value(nominal, risen),
            net_present_value(real_rate(nominal, inflation), flows),
            rtol=1e-9,
            atol=1e-9 * scale,
        )

    @pytest.mark.parametrize(
        ("rates", "words"),
        [
            ((0.1, -1), "inflation must be above -1"),
            ((-1, 0.1), "nominal must be above -1"),
            (([0.1, 0.2], [0.1, 0.2, 0.3]), "do not fit"),
        ],
    )
    def test_refuses(self, rates, words):
        with pytest.raises(ValueError, match=words):
            real_rate(*rates)


def test_the_indicators_of_one_project_agree_with_a_spreadsheet():
    # a participation system of ten years in thousand dollars, reckoned apart from this code
    costs = np.array([454, 554, 171, 188, 197, 205, 212, 349, 221, 224])
    benefits = np.array([0, 0, 276, 339, 406, 334, 372, 488, 495, 503])
    values = [net_present_value(0.10, each) for each in (benefits, costs, benefits - costs)]
    assert_allclose(values, [1872, 1999, -127], atol=0.5)
    assert_allclose(benefit_cost_ratio(0.10, benefits, costs), 0.94, atol=0.005)
    found = internal_rate_of_return(benefits - costs)
    assert found.status == "unique"
    assert_allclose(found.rate, 0.070, atol=0.0005)
