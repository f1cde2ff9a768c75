from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from fs_toolkit.economics import sensitivity_indicator, switching_change
from fs_toolkit.economics.break_even import elasticity, is_critical


class TestIndicator:
    def test_agrees_with_hand_calculation(self):
        # a tenth more of it, and 50 of 200 are gone: 25 % for 10 %
        assert_allclose(sensitivity_indicator(200, 150, 0.1), -2.5)
        assert_allclose(sensitivity_indicator(-100, -90, 0.1), 1)  # better, from below zero

    @given(st.floats(1, 1e6), st.floats(1, 1e6), st.floats(0.01, 0.5))
    def test_its_reverse_is_the_switching_value_of_a_straight_line(self, benefit, cost, change):
        if abs(benefit - cost) < 1e-3:
            return
        net = benefit - cost
        found = sensitivity_indicator(net, net - change * cost, change)
        turned = cost * (1 + switching_change(found) * (1 if net > 0 else -1))
        assert_allclose(turned, benefit, rtol=1e-6)

    def test_refuses_to_divide_by_nothing(self):
        with pytest.raises(ValueError, match="no indicator"):
            sensitivity_indicator(0, 1, 0.1)
        with pytest.raises(ValueError, match="no indicator"):
            sensitivity_indicator(1, 1, 0)
        with pytest.raises(ValueError, match="moves nothing"):
            switching_change(0)


class TestElasticity:
    def test_agrees_with_hand_calculation(self):
        # cubes: 8 at 2, and three per cent for one at the value itself
        assert_allclose(elasticity(8, 1.98**3, 2.02**3, 0.01), 3, rtol=1e-3)
        assert_allclose(elasticity([-100, 50], [-99, 45], [-101, 55], 0.01), [-1, 10])

    @given(st.floats(1, 1e6), st.floats(1, 1e6), st.floats(0.001, 0.5))
    def test_of_a_straight_line_is_the_sensitivity_indicator(self, benefit, cost, step):
        net = benefit - cost
        if abs(net) < 1e-3:
            return
        found = elasticity(net, net + step * cost, net - step * cost, step)
        assert_allclose(found, sensitivity_indicator(net, net - step * cost, step), rtol=1e-6)

    def test_what_moves_the_result_by_a_per_cent_is_critical(self):
        assert [is_critical(each) for each in (1.0, -1.0, 0.999, 0.0)] == [True, True, False, False]

    def test_refuses_to_divide_by_nothing(self):
        with pytest.raises(ValueError, match="no elasticity"):
            elasticity(0, 1, 2, 0.1)
        with pytest.raises(ValueError, match="no elasticity"):
            elasticity(1, 1, 2, 0)
