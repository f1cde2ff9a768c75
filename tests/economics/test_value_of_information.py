from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.stats import norm

from fs_toolkit.economics.value_of_information import (
    value_of_partial_information,
    value_of_perfect_information,
)

VALUES = arrays(
    float, st.tuples(st.integers(1, 4), st.integers(1, 30)), elements=st.floats(-1e6, 1e6)
)


def test_by_hand():
    # chosen now: the second, 10 on average; known first: 30, 20, 0 and 0
    values = [[0, 0, 0, 0], [30, 20, -4, -6]]
    assert value_of_perfect_information(values) == pytest.approx(12.5 - 10)


def test_agrees_with_the_loss_of_a_normal_value():
    # H. Raiffa, R. Schlaifer, 1961: for a value of N(m, s) against nothing, s (pdf - |m/s| tail)
    rng = np.random.default_rng(2)
    draws = rng.normal(20, 50, 400_000)
    expected = 50 * (norm.pdf(0.4) - 0.4 * norm.sf(0.4))
    found = value_of_perfect_information([np.zeros_like(draws), draws])
    assert found == pytest.approx(expected, rel=0.02)


def test_of_one_quantity_agrees_with_a_closed_form():
    # the value is x + noise, x of N(5, 30): knowing x is worth s (pdf(m/s) - m/s tail)
    rng = np.random.default_rng(4)
    x, noise = rng.normal(5, 30, 200_000), rng.normal(0, 40, 200_000)
    expected = 30 * (norm.pdf(1 / 6) - 1 / 6 * norm.sf(1 / 6))
    values = [np.zeros_like(x), x + noise]
    assert value_of_partial_information(values, x) == pytest.approx(expected, rel=0.05)
    assert value_of_partial_information(values, rng.normal(size=x.size)) < 0.05 * expected


@given(VALUES, st.randoms(use_true_random=False))
def test_one_quantity_is_worth_no_more_than_all(values, random):
    quantity = [random.random() for _ in range(values.shape[1])]
    part, whole = (
        value_of_partial_information(values, quantity),
        value_of_perfect_information(values),
    )
    scale = np.abs(values).max() + 1
    assert -1e-9 * scale <= part <= whole + 1e-9 * scale


@pytest.mark.parametrize("values", [[], [[]], [1.0, 2.0]])
def test_refuses_what_is_no_table_of_options(values):
    with pytest.raises(ValueError, match="options and draws"):
        value_of_perfect_information(values)


def test_refuses_a_quantity_of_other_draws():
    with pytest.raises(ValueError, match="one value for each draw"):
        value_of_partial_information([[1.0, 2.0]], [1.0])
