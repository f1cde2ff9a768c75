from __future__ import annotations

import numpy as np
import numpy_financial as npf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from fs_toolkit.economics import internal_rate_of_return, loan_schedule, net_present_value

KINDS = st.sampled_from(["annuity", "equal_principal", "bullet"])
GRACE_KINDS = st.sampled_from(["interest_only", "capitalised"])
RATES = st.floats(0, 0.5)


@st.composite
def terms(draw):
    """Terms of a loan, with draws in some of its periods."""
    periods = draw(st.integers(1, 60))
    draws = draw(st.lists(st.integers(0, 10**6), min_size=1, max_size=periods))
    return {
        "principal": sum(draws),
        "rate": draw(RATES),
        "periods": periods,
        "kind": draw(KINDS),
        "grace": draw(st.integers(0, periods - 1)),
        "grace_kind": draw(GRACE_KINDS),
        "draws": draws,
        "fee": draw(st.floats(0, 0.1)),
    }


class TestLoanSchedule:
    @pytest.mark.parametrize(
        ("arguments", "interest", "principal", "balance"),
        [
            # by hand: 90 / 1.5 + 90 / 1.5**2 = 100
            ({"rate": 0.5, "periods": 2}, [50, 30], [40, 60], [60, 0]),
            ({"rate": 0, "periods": 4}, [0] * 4, [25] * 4, [75, 50, 25, 0]),
            (
                {"rate": 0.1, "periods": 2, "kind": "equal_principal"},
                [10, 5],
                [50, 50],
                [50, 0],
            ),
            ({"rate": 0.1, "periods": 2, "kind": "bullet"}, [10, 10], [0, 100], [100, 0]),
            (
                {"rate": 0.1, "periods": 3, "kind": "equal_principal", "grace": 1},
                [10, 10, 5],
                [0, 50, 50],
                [100, 50, 0],
            ),
            (
                {
                    "rate": 0.1,
                    "periods": 3,
                    "kind": "equal_principal",
                    "grace": 1,
                    "grace_kind": "capitalised",
                },
                [10, 11, 5.5],  # 110 is owed after grace
                [-10, 55, 55],
                [110, 55, 0],
            ),
            (
                {
                    "rate": 0.1,
                    "periods": 2,
                    "kind": "bullet",
                    "grace": 1,
                    "grace_kind": "capitalised",
                },
                [10, 11],
                [-10, 110],
                [110, 0],
            ),
            (
                {
                    "rate": 0.1,
                    "periods": 4,
                    "kind": "equal_principal",
                    "grace": 2,
                    "draws": [40, 60],
                },
                [4, 10, 10, 5],
                [0, 0, 50, 50],
                [40, 100, 50, 0],
            ),
            (
                # a draw after repayment began: 40 / 2, then what is owed over what is left
                {"rate": 0.1, "periods": 2, "kind": "equal_principal", "draws": [40, 60]},
                [4, 8],
                [20, 80],
                [20, 0],
            ),
        ],
    )
    def test_agrees_with_hand_calculation(self, arguments, interest, principal, balance):
        loan = loan_schedule(100, **arguments)
        assert_allclose(loan.interest, interest, atol=1e-12)
        assert_allclose(loan.principal, principal, atol=1e-12)
        assert_allclose(loan.balance, balance, atol=1e-12)
        assert_allclose(loan.payment, np.add(interest, principal), atol=1e-12)

    @given(st.floats(1, 1e9), st.floats(1e-6, 0.2), st.integers(1, 60))
    def test_agrees_with_numpy_financial(self, principal, rate, periods):
        loan = loan_schedule(principal, rate, periods)
        each = np.arange(1, periods + 1)
        near = {"rtol": 1e-6, "atol": 1e-6 * principal}
        assert_allclose(loan.payment, -npf.pmt(rate, periods, principal), **near)
        assert_allclose(loan.interest, -npf.ipmt(rate, each, periods, principal), **near)
        assert_allclose(loan.principal, -npf.ppmt(rate, each, periods, principal), **near)

    @given(terms())
    def test_what_is_lent_is_paid_back(self, arguments):
        loan = loan_schedule(**arguments)
        size = max(1, arguments["principal"], float(loan.balance.max()))
        assert loan.balance[-1] == 0
        assert_allclose(loan.principal.sum(), arguments["principal"], rtol=1e-9, atol=1e-9 * size)
        before = np.concatenate([[0], loan.balance[:-1]])
        assert_allclose(before + loan.draws - loan.principal, loan.balance, atol=1e-9 * size)
        assert_allclose(loan.interest, (before + loan.draws) * arguments["rate"], rtol=1e-9)

    @given(terms())
    def test_is_worth_what_is_lent_at_its_own_rate(self, arguments):
        loan = loan_schedule(**(arguments | {"fee": 0}))
        flows = np.concatenate([loan.draws, [0]]) - loan.debt_service
        size = max(1, arguments["principal"])
        assert_allclose(net_present_value(arguments["rate"], flows), 0, atol=1e-8 * size)

    def test_pays_the_fee_on_the_first_day(self):
        loan = loan_schedule(1000, 0.05, 2, "bullet", fee=0.01)
        assert loan.fee == 10
        assert_allclose(loan.debt_service, [10, 50, 1050])
        # a fee makes a loan dearer than its interest
        borrower = internal_rate_of_return(np.array([1000, 0, 0]) - loan.debt_service)
        assert borrower.status == "borrowing"
        assert borrower.rates[0] > 0.05

    def test_broadcasts_leading_dimensions(self):
        loan = loan_schedule([[100], [200]], [0.0, 0.1, 0.2], 5, grace=1, fee=0.01)
        assert loan.interest.shape == loan.draws.shape == (2, 3, 5)
        assert loan.debt_service.shape == (2, 3, 6)
        one = loan_schedule(200, 0.1, 5, grace=1, fee=0.01)
        assert_allclose(loan.payment[1, 1], one.payment)

    def test_of_nothing_is_nothing(self):
        loan = loan_schedule(0, 0.1, 3, draws=[0, 0])
        assert_allclose(loan.debt_service, 0)

    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"principal": -1}, "principal must not be negative: -1"),
            ({"principal": float("nan")}, "principal must be finite numbers, not nan"),
            ({"rate": -1}, "rate must be above -1"),
            ({"periods": 0}, "periods must be a whole number of 1 or more, not 0"),
            ({"periods": 2.5}, "periods must be a whole number, not 2.5"),
            ({"grace": -1}, "grace must be a whole number of 0 or more"),
            ({"grace": 10}, "a grace of 10 periods leaves none of 10 for repayment"),
            ({"kind": "balloon"}, 'kind must be "annuity", "equal_principal" or "bullet"'),
            ({"grace_kind": "free"}, 'grace_kind must be "interest_only" or "capitalised"'),
            ({"draws": [50, 60]}, "draws must add up to the principal; they miss it by 10"),
            ({"draws": [150, -50]}, "draws must not be negative: -50"),
            ({"draws": []}, "draws must have at least one period"),
            ({"draws": [0] * 10 + [100]}, "draws cover 11 periods and the loan 10"),
            ({"fee": -0.01}, "fee must not be negative"),
            ({"principal": [1, 2], "rate": [0.1, 0.2, 0.3]}, "do not fit"),
        ],
    )
    def test_refuses(self, changes, words):
        arguments = {"principal": 100, "rate": 0.1, "periods": 10} | changes
        with pytest.raises(ValueError, match=words):
            loan_schedule(**arguments)
