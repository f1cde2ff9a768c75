from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from fs_toolkit.economics import administrative_burden

FACTOR = st.floats(0, 1e4)


def test_agrees_with_hand_calculation():
    assert administrative_burden(100, 2, 0.5, 4) == 400  # 100 firms, 100 hours, 4 an hour
    assert_allclose(administrative_burden([1, 2], 1, 1, 3), [3, 6])


@given(FACTOR, FACTOR, FACTOR, FACTOR)
def test_half_the_time_is_half_the_burden(firms, times, hours, wage):
    whole = administrative_burden(firms, times, hours, wage)
    half = administrative_burden(firms, times, hours / 2, wage)
    assert_allclose(half, whole / 2, atol=1e-300)  # halves of subnormal numbers are not exact


def test_refuses_negative_factors():
    with pytest.raises(ValueError, match="hours must be 0 or more, not -1"):
        administrative_burden(1, 1, -1, 1)
