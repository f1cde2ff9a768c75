from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from fs_toolkit.proposal.funding import (
    LoanTerms,
    Promise,
    cents,
    exchange_path,
    price_index,
    running_cents,
    share_out,
)


class TestPriceIndex:
    def test_agrees_with_hand_calculation(self):
        # 2015 prices: 1.10 after 2016, 1.10 x 1.20 after 2017
        assert_allclose(price_index([0.1, 0.2], [2016, 2017], 2015), [1.1, 1.32])

    def test_a_price_year_two_years_before_adds_a_year_at_the_first_rate(self):
        assert_allclose(price_index([0.1, 0.2], [2016, 2017], 2014), [1.21, 1.452])

    @pytest.mark.parametrize("price_year", [2016, 2017, 2018])
    def test_is_one_in_the_price_year(self, price_year):
        years = np.arange(2016, 2019)
        index = price_index([0.03, 0.05, 0.01], years, price_year)
        assert index[years == price_year] == pytest.approx(1)

    def test_a_price_year_after_the_years_divides(self):
        # 110 of 2019 are worth 110 / 1.1 in 2018 and 110 / 1.1 / 1.1 in 2017
        assert_allclose(price_index([0.1, 0.1], [2017, 2018], 2019), [1 / 1.21, 1 / 1.1])

    def test_refuses_prices_that_fall_to_nothing(self):
        with pytest.raises(ValueError, match="inflation must be above -1, not -1"):
            price_index([-1.0], [2016], 2015)


class TestShareOut:
    def test_agrees_with_hand_calculation(self):
        # 60 % of 1001 cents is 600.6, so 601; the other gets the rest
        paid = share_out(np.array([1001, 999]), [Promise(share=0.6), Promise(share=0.4)])
        assert paid.tolist() == [[601, 599], [400, 400]]

    def test_an_amount_is_paid_as_the_use_falls_due(self):
        # 9.00 of 15.00: six tenths of each year
        paid = share_out(np.array([1000, 500]), [Promise(amount=9), Promise()])
        assert paid.tolist() == [[600, 300], [400, 200]]

    def test_draws_move_money_between_years(self):
        draws = np.array([0.25, 0.75])
        paid = share_out(np.array([1000, 1000]), [Promise(share=0.5, draws=draws), Promise()])
        assert paid.tolist() == [[250, 750], [750, 250]]

    def test_the_rest_is_negative_where_promises_exceed_the_use(self):
        paid = share_out(np.array([100]), [Promise(amount=1.5), Promise()])
        assert paid.tolist() == [[150], [-50]]

    def test_two_who_pay_the_rest_share_it(self):
        paid = share_out(np.array([101]), [Promise(), Promise()])
        assert paid.sum() == 101
        assert sorted(paid[:, 0].tolist()) == [50, 51]

    def test_without_promises_nobody_pays(self):
        assert share_out(np.array([100]), []).shape == (0, 1)

    @given(
        use=st.lists(st.integers(0, 10**12), min_size=1, max_size=12),
        parts=st.lists(st.integers(1, 1000), min_size=1, max_size=7),
    )
    def test_shares_of_one_pay_every_cent(self, use, parts):
        promises = [Promise(share=part / sum(parts)) for part in parts]
        paid = share_out(np.array(use), promises)
        assert_array_equal(paid.sum(axis=0), use)
        assert (paid >= 0).all()

    @given(
        use=st.lists(st.integers(0, 10**10), min_size=1, max_size=8),
        share=st.floats(0, 1),
        amount=st.floats(0.01, 10**6),
    )
    def test_a_source_that_pays_the_rest_leaves_no_gap(self, use, share, amount):
        promises = [Promise(share=share), Promise(amount=amount), Promise()]
        assert_array_equal(share_out(np.array(use), promises).sum(axis=0), use)


def test_cents_are_whole():
    assert cents([0.125, 10, -0.019]).tolist() == [12, 1000, -2]


def test_periods_of_a_loan_count_its_payments():
    terms = LoanTerms(0.02, tenor=12.5, grace=2.5, per_year=2)
    assert (terms.periods, terms.grace_periods) == (25, 5)


class TestExchangePath:
    def test_agrees_with_hand_calculation(self):
        # 1.10 in 2015, 5 % dearer each year: 1.155 in 2016, 1.21275 in 2017
        assert_allclose(exchange_path(1.10, [0.05, 0.05], [2016, 2017], 2015), [1.155, 1.21275])

    def test_stands_still_without_depreciation(self):
        assert_allclose(exchange_path(0.9, np.zeros(3), [2016, 2017, 2018], 2016), 0.9)

    @pytest.mark.parametrize("rate", [0.0, -1.0, float("nan")])
    def test_refuses_money_without_a_price(self, rate):
        with pytest.raises(ValueError, match="an exchange rate must be above 0"):
            exchange_path(rate, [0.0], [2016], 2016)

    def test_refuses_money_that_becomes_worthless(self):
        with pytest.raises(ValueError, match="a depreciation must be above -1"):
            exchange_path(1.0, [-1.0], [2016], 2016)


class TestRunningCents:
    def test_agrees_with_hand_calculation(self):
        # 0.4, 0.8 and 1.2 cents so far: nothing, then one, then nothing more
        assert running_cents([0.004, 0.004, 0.004]).tolist() == [0, 1, 0]

    @given(amounts=st.lists(st.floats(-1e7, 1e7), min_size=1, max_size=12))
    def test_parts_are_the_whole(self, amounts):
        assert running_cents(amounts).sum() == np.rint(np.cumsum(amounts)[-1] * 100)
