from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from fs_toolkit.economics import grant_element, loan_schedule

KINDS = st.sampled_from(["annuity", "equal_principal", "bullet"])


def half_yearly(rate, years, grace):
    """Debt service of a loan of 1, equal principal, two payments a year."""
    return loan_schedule(1, rate / 2, 2 * years, "equal_principal", grace=2 * grace).debt_service


class TestGrantElement:
    @pytest.mark.parametrize(
        ("face", "flows", "rate", "per_year", "share"),
        [
            (100, [0, 110], 0.10, 1, 0),  # a loan at the discount rate gives nothing
            (100, [0, 0, 0], 0.10, 1, 1),  # a grant
            (100, [0, 55], 0.10, 1, 0.5),  # by hand: 1 - 50 / 100
            (100, [0, 0, 55], 0.10, 2, 0.5),  # two half years are one year
            (100, [0, 11], 0.21, 2, 0.9),  # half a year at 21 % is 10 %, not 10.5 %
            (100, [20, 0], 0.10, 1, 0.8),  # a fee on the day of disbursement
            (100, [0, 165], 0.10, 1, -0.5),
        ],
    )
    def test_agrees_with_hand_calculation(self, face, flows, rate, per_year, share):
        assert_allclose(grant_element(face, flows, rate, per_year), share, atol=1e-12)

    @pytest.mark.parametrize(
        ("rate", "years", "grace", "by_rate"),
        [
            # worked out apart from this code, printed to one decimal of a percent
            (0.001, 40, 10, {0.05: 66.8, 0.10: 86.7, 0.07: 77.5, 0.035: 54.5}),
            (0.015, 30, 10, {0.05: 42.7, 0.10: 70.4, 0.07: 56.8, 0.035: 27.9}),
        ],
    )
    def test_one_loan_has_as_many_grant_elements_as_tests(self, rate, years, grace, by_rate):
        service = half_yearly(rate, years, grace)
        for discount_rate, percent in by_rate.items():
            share = grant_element(1, service, discount_rate, periods_per_year=2)
            assert round(100 * float(share), 1) == percent

    def test_halving_the_discount_rate_instead_would_show_in_print(self):
        service = half_yearly(0.001, 40, 10)
        compounded = grant_element(1, service, 0.05, periods_per_year=2)
        halved = grant_element(1, service, 0.025)
        assert_allclose([compounded, halved], [0.668, 0.672], atol=5e-4)

    @given(st.floats(0, 0.2), st.integers(1, 40), st.integers(1, 4), KINDS, st.data())
    def test_is_nothing_where_the_loan_bears_the_discount_rate(
        self, rate, years, per_year, kind, data
    ):
        periods = years * per_year
        grace = data.draw(st.integers(0, periods - 1))
        loan = loan_schedule(1000, (1 + rate) ** (1 / per_year) - 1, periods, kind, grace=grace)
        assert_allclose(grant_element(1000, loan.debt_service, rate, per_year), 0, atol=1e-9)

    @given(st.floats(0, 0.2), st.floats(0.001, 0.2), st.integers(2, 40))
    def test_rises_with_the_discount_rate(self, rate, more, periods):
        service = loan_schedule(1000, 0.01, periods).debt_service
        low, high = grant_element(1000, service, [rate, rate + more])
        assert high > low

    def test_broadcasts_leading_dimensions(self):
        shares = grant_element([100, 50], [[[0, 55]], [[0, 0]]], 0.10)
        assert_allclose(shares, [[0.5, 0], [1, 1]], atol=1e-12)

    def test_is_a_plain_number_for_one_loan(self):
        assert isinstance(grant_element(100, [0, 55], 0.10), float)

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            ((0, [0, 1], 0.05), "face must be above 0, not 0"),
            ((100, [0, -1], 0.05), "debt service must not be negative: -1"),
            ((100, [0, 1], -1), "discount_rate must be above -1"),
            ((100, [0, 1], 0.05, 0), "periods_per_year must be above 0, not 0"),
            ((100, [], 0.05), "flows must have at least one year"),
            ((np.ones(2), np.ones((3, 4)), 0.05), "do not fit"),
        ],
    )
    def test_refuses(self, arguments, words):
        with pytest.raises(ValueError, match=words):
            grant_element(*arguments)
