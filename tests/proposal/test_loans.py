from __future__ import annotations

import numpy as np
import numpy_financial as npf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from fs_toolkit.proposal.funding import LoanTerms
from fs_toolkit.proposal.loans import commitment_fees, debt_service, drawn_in_time, grant_element_of

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

    def test_says_what_is_paid_after_the_plan(self):
        # 100 at 10 % over four years; after two: 50 owed, 5 + 25 and 2.5 + 25 to come
        terms = LoanTerms(0.10, tenor=4, repayment="equal_principal")
        service = debt_service(terms, [100.0, 0.0])
        assert service.later == pytest.approx(30 + 27.5)
        assert service.later_years == 2
        assert_allclose(service.balance, [75, 50])

    def test_takes_a_fee_on_what_is_not_drawn(self):
        # 100 and 100: 1 % on 100 for the first year, beside 2 % of 200 at signature
        terms = LoanTerms(0.0, tenor=4, grace=2, fee=0.02, commitment_fee=0.01)
        assert_allclose(debt_service(terms, [100.0, 100.0, 0, 0]).fee, [4 + 1, 0, 0, 0])

    def test_pays_interest_of_the_building_years_in_cash(self):
        terms = LoanTerms(0.10, tenor=5, grace=2)
        assert_allclose(debt_service(terms, [100.0, 0, 0]).total[:2], [10, 10])

    def test_capitalised_interest_is_owed_and_not_paid(self):
        terms = LoanTerms(0.10, tenor=5, grace=2, grace_kind="capitalised")
        service = debt_service(terms, [100.0, 0, 0, 0, 0])
        assert_allclose(service.total[:2], 0, atol=1e-12)
        assert_allclose(service.balance[:2], [110, 121])

    @pytest.mark.parametrize("per_year", [1, 2, 4])
    def test_agrees_with_another_implementation(self, per_year):
        terms = LoanTerms(0.06, tenor=5, per_year=per_year)
        service = debt_service(terms, [1000.0, 0, 0, 0, 0])
        rate, count = 0.06 / per_year, 5 * per_year
        periods = np.arange(1, count + 1)
        interest = -npf.ipmt(rate, periods, count, 1000).reshape(5, -1).sum(axis=1)
        principal = -npf.ppmt(rate, periods, count, 1000).reshape(5, -1).sum(axis=1)
        assert_allclose(service.interest, interest)
        assert_allclose(service.principal, principal)
        assert_allclose(service.total, -npf.pmt(rate, count, 1000) * per_year)

    @pytest.mark.parametrize("draws", [[-10.0, 110.0], [100.0, -1.0, 1.0]])
    def test_refuses_a_negative_draw(self, draws):
        with pytest.raises(ValueError, match="draws must not be negative"):
            debt_service(LoanTerms(0.05, tenor=9, grace=4), draws)

    @pytest.mark.parametrize("grace", [5, 6])
    def test_refuses_a_grace_that_leaves_no_time(self, grace):
        with pytest.raises(ValueError, match="leaves none of 5 for repayment"):
            debt_service(LoanTerms(0.05, tenor=5, grace=grace), [100.0])

    @given(
        drawn=st.lists(st.floats(0, 1e6), min_size=2, max_size=3),
        rate=st.floats(0, 0.2),
        tenor=st.integers(4, 12),
        grace=st.integers(0, 3),
        per_year=st.sampled_from([1, 2, 4]),
        repayment=st.sampled_from(["annuity", "equal_principal", "bullet"]),
        kind=st.sampled_from(["interest_only", "capitalised"]),
    )
    def test_principal_repaid_and_owed_is_what_was_drawn(
        self, drawn, rate, tenor, grace, per_year, repayment, kind
    ):
        terms = LoanTerms(rate, tenor, grace, per_year, repayment, kind)
        service = debt_service(terms, [*drawn, 0, 0, 0])
        assert_allclose(
            service.principal.sum() + service.outstanding, sum(drawn), rtol=1e-9, atol=1e-5
        )
        whole = debt_service(terms, [*drawn, *np.zeros(14)])
        assert_allclose(whole.principal.sum(), sum(drawn), rtol=1e-9, atol=1e-5)
        assert whole.later == pytest.approx(0, abs=1e-5)
        later = whole.total[len(service.total) :].sum()
        assert_allclose(service.later, later, rtol=1e-9, atol=1e-5)

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


class TestCommitmentFees:
    def test_agrees_with_hand_calculation(self):
        # 60 of 100 undrawn in the first half-year, none after: half of 1 % of 60
        assert commitment_fees([40.0, 60.0], 0.01, 2).tolist() == [0.3, 0.0]

    @given(draws=st.lists(st.floats(0, 1e6), min_size=1, max_size=6), fee=st.floats(0, 1))
    def test_never_rises_and_ends_at_nothing(self, draws, fee):
        found = commitment_fees(draws, fee)
        assert (np.diff(found) <= 1e-9).all()
        assert found[-1] == pytest.approx(0, abs=1e-6)

    @pytest.mark.parametrize(
        ("draws", "fee", "per_year", "problem"),
        [
            ([-1.0], 0.1, 1, "draws must not be negative"),
            ([1.0], 1.5, 1, "must lie between 0 and 1, not 1.5"),
            ([1.0], 0.1, 0, "per_year must be 1 or more"),
        ],
    )
    def test_refuses_nonsense(self, draws, fee, per_year, problem):
        with pytest.raises(ValueError, match=problem):
            commitment_fees(draws, fee, per_year)


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

    @pytest.mark.parametrize(
        ("rate", "level", "equal"),
        [(0.05, -8.17, -7.60), (0.06, -4.30, -3.90), (0.038, -13.12, -12.33)],
    )
    def test_depends_on_the_rhythm_of_the_payments(self, rate, level, equal):
        # 7 %, 8 years, no grace. By hand: 32 level payments, one a quarter, of
        # 0.0175 / (1 - 1.0175**-32) = 0.041078 each; by 5 % a year a quarter's rate is
        # 1.05**0.25 - 1 = 0.0122722, their worth 0.041078 * (1 - 1.05**-8) / 0.0122722 = 1.0817
        payment = 0.0175 / (1 - 1.0175**-32)
        assert payment == pytest.approx(0.041078, abs=5e-7)
        worth = payment * (1 - (1 + rate) ** -8) / ((1 + rate) ** 0.25 - 1)
        quarterly = LoanTerms(0.07, tenor=8, per_year=4, repayment="annuity")
        assert grant_element_of(quarterly, rate) == pytest.approx(1 - worth)
        assert 100 * grant_element_of(quarterly, rate) == pytest.approx(level, abs=0.005)
        # the same terms with equal repayments every half-year are another loan
        half_yearly = LoanTerms(0.07, tenor=8, per_year=2, repayment="equal_principal")
        assert 100 * grant_element_of(half_yearly, rate) == pytest.approx(equal, abs=0.005)

    def test_of_a_loan_at_the_tests_own_rate_is_nothing(self):
        assert grant_element_of(LoanTerms(0.05, tenor=7), 0.05) == pytest.approx(0)

    def test_falls_by_the_fee(self):
        dear = LoanTerms(0.05, tenor=7, fee=0.02)
        assert grant_element_of(dear, 0.05) == pytest.approx(-0.02)

    def test_a_term_of_half_years_is_counted_in_periods(self):
        assert np.isfinite(grant_element_of(LoanTerms(0.02, tenor=7.5, per_year=2), 0.05))

    def test_of_a_loan_drawn_in_parts_counts_each_day(self):
        # 50 today and 50 a year later, 10 %, one repayment after two years: 5 after a year
        # (on the first half), then 110; by 5 %: 1 - (5 / 1.05 + 110 / 1.1025) / (50 + 50 / 1.05)
        terms = LoanTerms(0.10, tenor=2, grace=1, repayment="bullet")
        expected = 1 - (5 / 1.05 + 110 / 1.05**2) / (50 + 50 / 1.05)
        assert grant_element_of(terms, 0.05, [50.0, 50.0]) == pytest.approx(expected)

    def test_of_a_loan_at_the_tests_rate_is_nothing_however_it_is_drawn(self):
        terms = LoanTerms(0.05, tenor=9, grace=3, repayment="equal_principal")
        assert grant_element_of(terms, 0.05, [20.0, 30.0, 50.0]) == pytest.approx(0)

    def test_years_before_the_first_draw_do_not_count(self):
        assert grant_element_of(HARDER, 0.05, [0.0, 0.0, 7.0, 0.0]) == pytest.approx(
            grant_element_of(HARDER, 0.05)
        )
