"""Axes of numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.writers.word.charts.ticks import Ticks, covering, number_format


@given(st.lists(st.floats(-1e9, 1e9, allow_subnormal=False), min_size=1, max_size=6), st.booleans())
def test_round_ends_cover_the_values_in_few_steps(values, zero):
    values = [0.0 if abs(each) < 1e-6 else each for each in values]
    ticks = covering(values, zero=zero)
    slack = 1e-6 * ticks.step
    assert ticks.low - slack <= min(values)
    assert max(values) <= ticks.high + slack
    assert 1 <= round((ticks.high - ticks.low) / ticks.step) <= 7
    assert not zero or ticks.low <= 0 <= ticks.high


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        ([0.42, 0.9], Ticks(0, 1, 0.2)),
        ([-550, 500], Ticks(-600, 600, 200)),
        ([95.0, 97.0], Ticks(95, 97, 0.5)),
    ],
)
def test_by_hand(values, wanted):
    assert covering(values) == wanted


def test_formats_have_the_true_minus_and_a_plus_if_asked():
    assert number_format(0) == '#,##0;"−"#,##0'
    assert number_format(1, sign=True) == '"+"#,##0.0;"−"#,##0.0;#,##0.0'
