from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from fs_toolkit.economics.discounting import net_present_value
from fs_toolkit.economics.ex_post import as_built, deviation, in_plan_prices
from fs_toolkit.economics.internal_rate import internal_rate_of_return

NAN = float("nan")
FLOWS = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=8)


class TestAsBuilt:
    def test_agrees_with_hand_calculation(self):
        # by hand: planned -100 and 121 in a year, 21 % as 121/100 - 1 over one year; it cost 110,
        # so that 121/110 - 1 = 10 %, and nothing is left at 10 %
        built = as_built([-100, 121], [-110, NAN])
        assert_allclose(internal_rate_of_return(built).rate, 0.10)
        assert_allclose(net_present_value(0.10, built), 0, atol=1e-9)

    @given(FLOWS)
    def test_without_actuals_it_is_the_plan(self, plan):
        assert_allclose(as_built(plan, np.full(len(plan), NAN)), plan)

    @given(FLOWS)
    def test_with_every_actual_the_plan_is_forgotten(self, actual):
        assert_allclose(as_built(np.zeros(len(actual)), actual), actual)

    def test_refuses_other_years(self):
        with pytest.raises(ValueError, match="the same years"):
            as_built([1, 2, 3], [1, 2])


class TestDeviation:
    def test_agrees_with_hand_calculation(self):
        # by hand: 120 against 100; 3 less of a loss of 10
        assert_allclose(deviation([100, -10], [120, -7]), [0.2, 0.3])

    def test_without_a_plan_there_is_none(self):
        assert np.isnan(deviation(0, 5))


class TestPlanPrices:
    def test_agrees_with_hand_calculation(self):
        assert_allclose(in_plan_prices(107.1, 1.02), 105)  # by hand: 107.1 / 1.02

    def test_refuses_a_price_level_of_nothing(self):
        with pytest.raises(ValueError, match="above zero"):
            in_plan_prices(1, 0)
