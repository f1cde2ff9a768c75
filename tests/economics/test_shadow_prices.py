from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from fs_toolkit.economics import (
    economic_value,
    shadow_exchange_rate_factor,
    shadow_wage_factor,
    standard_conversion_factor,
)

TRADE = st.floats(1, 1e6)


class TestConversionFactor:
    def test_is_one_without_taxes_on_trade(self):
        assert standard_conversion_factor(300, 200, 0, 0) == 1

    @given(TRADE, TRADE, st.floats(0, 0.9), st.floats(0, 0.05))
    def test_the_two_factors_are_each_other_s_inverse(self, imports, exports, duty, levy):
        given = imports, exports, imports * duty, exports * levy
        product = standard_conversion_factor(*given) * shadow_exchange_rate_factor(*given)
        assert_allclose(product, 1)

    @given(TRADE, TRADE, st.floats(0.01, 0.9))
    def test_a_tariff_makes_it_fall_below_one(self, imports, exports, duty):
        assert standard_conversion_factor(imports, exports, imports * duty, 0) < 1

    def test_refuses_a_country_without_trade(self):
        with pytest.raises(ValueError, match="must come to more than 0"):
            standard_conversion_factor(0, 0, 0, 0)


class TestShadowWage:
    def test_agrees_with_hand_calculation(self):
        assert_allclose(shadow_wage_factor([0, 0.5], [0.2, 0.2]), [0.8, 0.4])

    def test_refuses_per_cent(self):
        with pytest.raises(ValueError, match="unemployment must lie between 0 and 1"):
            shadow_wage_factor(12, 0.3)


class TestEconomicValue:
    def test_a_tax_is_no_cost_and_a_subsidy_is_one(self):
        assert_allclose(economic_value([110, 90], 1, [10 / 110, -10 / 90]), [100, 100])

    @given(st.floats(-1e6, 1e6), st.floats(0, 2), st.floats(-1, 1))
    def test_is_a_straight_line_in_the_amount(self, amount, factor, share):
        assert_allclose(
            economic_value(2 * amount, factor, share),
            2 * economic_value(amount, factor, share),
            atol=1e-9,
        )

    def test_refuses_negative_factors_and_shares_above_one(self):
        with pytest.raises(ValueError, match="factors must be 0 or more"):
            economic_value(1, -0.5)
        with pytest.raises(ValueError, match="at most 1, not 10"):
            economic_value(1, 1, 10)
