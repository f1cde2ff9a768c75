from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from fs_toolkit.economics import sensitivity_indicator, switching_change


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
