from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from fs_toolkit.economics import additionality, expected_value, optimism_bias_uplift

SHARES = st.floats(0, 1)


class TestAdditionality:
    def test_agrees_with_hand_calculation(self):
        assert_allclose(additionality(0.5, 0.2), 0.4)  # half would have come, a fifth moved
        assert_allclose(additionality([0, 1], leakage=0.25), [0.75, 0])
        assert_allclose(additionality(0, multiplier=1.5), 1.5)

    @given(SHARES, SHARES, SHARES, SHARES)
    def test_is_never_more_than_the_gross_effect_and_never_hangs_on_the_order(self, a, b, c, d):
        net = additionality(a, b, c, d)
        assert 0 <= net <= 1
        assert_allclose(net, additionality(d, c, b, a))

    def test_refuses_per_cent_and_what_does_not_fit(self):
        with pytest.raises(ValueError, match=r"deadweight must lie between 0 and 1.*not 35"):
            additionality(35)
        with pytest.raises(ValueError, match="multiplier must be 0 or more"):
            additionality(0.1, multiplier=-1)
        with pytest.raises(ValueError, match="do not fit"):
            additionality(np.zeros(2), np.zeros(3))


class TestOptimismBias:
    def test_agrees_with_hand_calculation(self):
        assert_allclose(optimism_bias_uplift(2.0, 0.9), 0.2)  # 200 %, nine tenths managed
        assert optimism_bias_uplift(2.0, 1.0) == 0

    @given(st.floats(0, 5), SHARES, SHARES)
    def test_falls_with_what_is_managed(self, bound, less, more):
        less, more = sorted((less, more))
        assert optimism_bias_uplift(bound, more) <= optimism_bias_uplift(bound, less) <= bound

    def test_refuses_a_negative_bound_and_per_cent(self):
        with pytest.raises(ValueError, match="upper_bound must be 0 or more"):
            optimism_bias_uplift(-0.1, 0)
        with pytest.raises(ValueError, match="managed must lie between 0 and 1"):
            optimism_bias_uplift(0.5, 92)


class TestExpectedValue:
    @given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=6))
    def test_of_equal_chances_is_the_mean(self, outcomes):
        chances = np.full(len(outcomes), 1 / len(outcomes))
        assert_allclose(expected_value(outcomes, chances), np.mean(outcomes), atol=1e-6)

    def test_refuses_chances_that_are_none(self):
        with pytest.raises(ValueError, match=r"add up to 1, not 0\.9"):
            expected_value([1, 2], [0.5, 0.4])
        with pytest.raises(ValueError, match="as many"):
            expected_value([1, 2], [1.0])
