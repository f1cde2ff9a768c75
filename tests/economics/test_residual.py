from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from fs_toolkit.economics import net_present_value, residual_of_flows, straight_line_residual


class TestStraightLine:
    def test_agrees_with_hand_calculation(self):
        assert_allclose(straight_line_residual(500, 5, [0, 2, 5, 9]), [500, 300, 0, 0])

    @given(st.floats(0, 1e6), st.floats(0.5, 50), st.floats(0, 60))
    def test_lies_between_nothing_and_the_cost(self, cost, life, used):
        assert 0 <= straight_line_residual(cost, life, used) <= cost

    def test_refuses_a_life_of_nothing(self):
        with pytest.raises(ValueError, match="life must be above 0"):
            straight_line_residual(1, 0, 1)
        with pytest.raises(ValueError, match="used must be 0 or more"):
            straight_line_residual(1, 5, -1)


class TestOfFlows:
    @given(
        st.lists(st.floats(-1e5, 1e5), min_size=1, max_size=8),
        st.lists(st.floats(-1e5, 1e5), min_size=1, max_size=8),
        st.floats(0, 0.3),
    )
    def test_stands_for_the_years_that_are_cut_off(self, flows, later, rate):
        whole = net_present_value(rate, [*flows, *later])
        cut = np.array(flows)
        cut[-1] += residual_of_flows(rate, later)
        assert_allclose(net_present_value(rate, cut), whole, atol=1e-6)

    def test_refuses_a_rate_of_minus_one(self):
        with pytest.raises(ValueError, match="rate"):
            residual_of_flows(-1, [1])
