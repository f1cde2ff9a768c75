from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from fs_toolkit.proposal.funding import LoanTerms
from fs_toolkit.proposal.loans import debt_service, drawn_in_time, grant_element_of

SOFTEST = LoanTerms(0.001, tenor=40, grace=10, per_year=2, repayment="equal_principal")
HARDER = LoanTerms(0.015, tenor=30, grace=10, per_year=2, repayment="equal_principal")


class TestDebtService:
    def test_agrees_with_hand_calculation(self):
        # 100 drawn in year 0 and 100 in year 1, 10 %, two years of grace, then two halves:
        # interest 10, 20, 20 and 10 on the second half
        terms = LoanTerms(0.10, tenor=4, grace=2, repayment="equal_principal", fee=0.01)
        service = debt_service(terms, [100.0, 100.0, 0.0, 0.0, 0.0])
        assert_allclose(service.interest, [10, 20, 20, 10, 0])
        assert_allclose(service.principal, [0, 0, 100, 100, 0])
        assert_allclose(service.fee, [2, 0, 0, 0, 0])
        assert service.outstanding == pytest.approx(0)

    def test_starts_with_the_first_draw(self):
        terms = LoanTerms(0.10, tenor=1)
        assert_allclose(debt_service(terms, [0.0, 0.0, 100.0]).total, [0, 0, 110])

    def test_sums_payments_of_a_year(self):
        # 5 % a half-year on 100, then on 50
        terms = LoanTerms(0.10, tenor=1, per_year=2, repayment="equal_principal")
        assert_allclose(debt_service(terms, [100.0]).interest, [5 + 2.5])

    def test_says_what_is_owed_after_the_plan(self):
        terms = LoanTerms(0.0, tenor=4, repayment="equal_principal")
        assert debt_service(terms, [100.0, 0.0, 0.0]).outstanding == pytest.approx(25)

    def test_of_nothing_is_nothing(self):
        assert not debt_service(HARDER, [0.0, 0.0]).total.any()

    @given(drawn=st.lists(st.floats(0, 1e6), min_size=3, max_size=3), rate=st.floats(0, 0.2))
    def test_pays_back_what_was_drawn(self, drawn, rate):
        terms = LoanTerms(rate, tenor=4, grace=3, repayment="equal_principal")
        service = debt_service(terms, [*drawn, 0, 0, 0, 0, 0])
        assert_allclose(service.principal.sum(), sum(drawn), rtol=1e-9, atol=1e-6)

    def test_refuses_a_loan_that_ends_before_it_is_drawn(self):
        terms = LoanTerms(0.1, tenor=1)
        assert not drawn_in_time(terms, [50.0, 50.0])
        with pytest.raises(ValueError, match="draws cover 2 periods and the loan 1"):
            debt_service(terms, [50.0, 50.0])


class TestGrantElement:
    @pytest.mark.parametrize(
        ("terms", "rate", "percent"),
        [
            (SOFTEST, 0.05, 66.8),
            (SOFTEST, 0.10, 86.7),
            (SOFTEST, 0.07, 77.5),
            (SOFTEST, 0.035, 54.5),
            (HARDER, 0.05, 42.7),
            (HARDER, 0.10, 70.4),
            (HARDER, 0.07, 56.8),
            (HARDER, 0.035, 27.9),
        ],
    )
    def test_depends_on_the_test_as_much_as_on_the_loan(self, terms, rate, percent):
        # recomputed apart from the code, payment by payment
        half_year = (1 + rate) ** 0.5 - 1
        owed, worth = 1.0, 0.0
        for period in range(1, terms.periods + 1):
            back = (
                0.0 if period <= terms.grace_periods else 1 / (terms.periods - terms.grace_periods)
            )
            worth += (owed * terms.rate / 2 + back) / (1 + half_year) ** period
            owed -= back
        assert grant_element_of(terms, rate) == pytest.approx(1 - worth)
        assert 100 * grant_element_of(terms, rate) == pytest.approx(percent, abs=0.05)

    def test_of_a_loan_at_the_tests_own_rate_is_nothing(self):
        assert grant_element_of(LoanTerms(0.05, tenor=7), 0.05) == pytest.approx(0)

    def test_falls_by_the_fee(self):
        dear = LoanTerms(0.05, tenor=7, fee=0.02)
        assert grant_element_of(dear, 0.05) == pytest.approx(-0.02)

    def test_a_term_of_half_years_is_counted_in_periods(self):
        assert np.isfinite(grant_element_of(LoanTerms(0.02, tenor=7.5, per_year=2), 0.05))
