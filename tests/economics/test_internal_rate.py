from __future__ import annotations

import math
from datetime import date

import numpy as np
import numpy_financial as npf
import pytest
import pyxirr
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from fs_toolkit.economics import (
    dated_internal_rate_of_return,
    dated_net_present_value,
    internal_rate_of_return,
    net_present_value,
)

AMOUNTS = st.integers(0, 10**6)
COSTS = st.integers(1, 10**6)
BENEFITS = st.lists(AMOUNTS, min_size=1, max_size=60)
DATES = st.dates(date(1990, 1, 1), date(2040, 12, 31))


class TestInternalRateOfReturn:
    @pytest.mark.parametrize(
        ("flows", "rates", "status"),
        [
            ([-100, 110], [0.1], "unique"),
            ([-100, 0, 121], [0.1], "unique"),
            ([-100, 50], [-0.5], "unique"),  # half is lost
            ([0, 0, -100, 110, 0], [0.1], "unique"),  # years without money change nothing
            ([100, -110], [0.1], "borrowing"),
            ([0, 100, -50], [-0.5], "borrowing"),
            ([100, -230, 132], [0.1, 0.2], "several"),
            ([-1, 3, -2], [0, 1], "several"),
            ([1, -2.2, 1.21], [0.1, 0.1], "several"),  # never below zero, so no test
            ([-1, 3.3, -3.63, 1.331], [0.1], "unique"),  # three equal roots: falls through zero
            ([1, -2, 2], [], "none"),  # two changes of sign, no real root
            ([1, 2, 3], [], "none"),
            ([-1, -2], [], "none"),
            ([0, 0, 0], [], "none"),  # worth nothing at every rate
            ([-100], [], "none"),
            ([-1e12, 1.1e12], [0.1], "unique"),
            ([-1e-9, 1.1e-9], [0.1], "unique"),
        ],
    )
    def test_agrees_with_hand_calculation(self, flows, rates, status):
        found = internal_rate_of_return(flows)
        assert_allclose(found.rates, rates, atol=1e-6)
        assert found.status == status

    @pytest.mark.parametrize(
        ("flows", "rates"),
        [
            ([-23000, 32000, 32000, -25000], [-0.416452, 0.827180]),  # Park 7.11 prints the second
            ([-100, 100, 0, -7], [-0.678894, -0.083300]),  # numpy-financial prints the second
        ],
    )
    def test_shows_the_roots_that_a_single_answer_hides(self, flows, rates):
        assert_allclose(internal_rate_of_return(flows).rates, rates, atol=1e-6)

    @given(COSTS, BENEFITS)
    def test_agrees_with_numpy_financial_and_pyxirr(self, cost, benefits):
        flows = [-cost, *benefits]
        found = internal_rate_of_return(flows)
        assume(found.status == "unique" and -0.9 < found.rate < 10)
        assert_allclose(found.rate, pyxirr.irr(flows), rtol=1e-7, atol=1e-7)
        assert_allclose(found.rate, npf.irr(flows), rtol=1e-6, atol=1e-6)

    @given(COSTS, BENEFITS)
    def test_is_unique_and_the_value_falls_where_costs_come_first(self, cost, benefits):
        flows = [-cost, *benefits]
        found = internal_rate_of_return(flows)
        assume(found.rates.size)
        assert found.status == "unique"
        step = 1e-4 * (1 + found.rate)
        around = net_present_value([found.rate - step, found.rate + step], flows)
        assert around[0] > 0 > around[1]

    @given(COSTS, BENEFITS)
    def test_of_the_lender_is_the_cost_to_the_borrower(self, cost, benefits):
        lender = internal_rate_of_return([-cost, *benefits])
        borrower = internal_rate_of_return([cost, *(-benefit for benefit in benefits)])
        assume(lender.rates.size)
        assert borrower.status == "borrowing"
        assert_allclose(borrower.rates, lender.rates)
        assert math.isnan(borrower.rate)

    @given(st.lists(st.integers(-1000, 1000), min_size=1, max_size=15), st.floats(1e-9, 1e9))
    def test_does_not_depend_on_the_unit_of_money(self, flows, unit):
        found, scaled = (internal_rate_of_return(np.multiply(flows, each)) for each in (1, unit))
        assert found.rates.size == scaled.rates.size
        assert_allclose(found.rates, scaled.rates, rtol=1e-5, atol=1e-5)

    def test_of_an_array_is_a_number_only_beside_unique(self):
        flows = [[[-100, 110, 0], [100, -110, 0]], [[100, -230, 132], [1, 1, 1]]]
        found = internal_rate_of_return(flows)
        assert found.status.tolist() == [["unique", "borrowing"], ["several", "none"]]
        assert_allclose(found.rates, [[0.1, np.nan], [np.nan, np.nan]])
        assert found.rate is found.rates

    def test_of_one_stream_is_a_plain_number(self):
        found = internal_rate_of_return([-100, 110])
        assert isinstance(found.rate, float)
        assert isinstance(found.status, str)

    def test_solves_ten_thousand_draws_as_it_solves_each(self):
        flows = np.random.default_rng(7).normal(2, 5, size=(10_000, 12))
        flows[:, 0] = -20
        found = internal_rate_of_return(flows)
        assert set(found.status) == {"unique", "several", "none"}
        for row in range(0, 10_000, 500):
            one = internal_rate_of_return(flows[row])
            assert one.status == found.status[row]
            assert_allclose(one.rate, found.rates[row], rtol=1e-12)

    @pytest.mark.parametrize(
        ("flows", "words"),
        [
            ([], "at least one year"),
            (100, "at least one year"),
            ([-1, float("nan")], "not nan at position 1"),
            ([-1, "2"], "must be numbers"),
        ],
    )
    def test_refuses(self, flows, words):
        with pytest.raises(ValueError, match=words):
            internal_rate_of_return(flows)


class TestDatedInternalRateOfReturn:
    def test_agrees_with_hand_calculation(self):
        # by hand: 731 days, of which 2016 has 366, at 10 % a year of 365 days
        flows = [-100, 100 * 1.1 ** (731 / 365)]
        found = dated_internal_rate_of_return(flows, ["2015-01-01", "2017-01-01"])
        assert found.status == "unique"
        assert_allclose(found.rate, 0.1)

    @given(COSTS, st.lists(st.tuples(COSTS, DATES), min_size=1, max_size=20))
    def test_agrees_with_pyxirr(self, cost, dated):
        flows = [-cost, *(flow for flow, _ in dated)]
        dates = [date(1989, 1, 1), *(day for _, day in dated)]
        found = dated_internal_rate_of_return(flows, dates)
        assume(found.status == "unique" and -0.9 < found.rate < 10)
        assert_allclose(found.rate, pyxirr.xirr(dates, flows), rtol=1e-6, atol=1e-6)

    @given(
        st.lists(st.tuples(st.integers(-1000, 1000), DATES), min_size=2, max_size=8),
        st.randoms(use_true_random=False),
    )
    def test_does_not_depend_on_the_order(self, dated, random):
        shuffled = list(dated)
        random.shuffle(shuffled)
        first, second = (
            dated_internal_rate_of_return([flow for flow, _ in each], [day for _, day in each])
            for each in (dated, shuffled)
        )
        assert first.status == second.status
        assert_allclose(first.rates, second.rates, rtol=1e-9, atol=1e-9)

    @given(st.lists(st.tuples(st.integers(-1000, 1000), DATES), min_size=2, max_size=8))
    def test_the_value_is_zero_at_every_rate(self, dated):
        flows, dates = [flow for flow, _ in dated], [day for _, day in dated]
        for rate in dated_internal_rate_of_return(flows, dates).rates:
            years = np.array([(day - min(dates)).days / 365 for day in dates])
            size = np.abs(np.array(flows) * (1 + rate) ** -years).sum()
            assert abs(dated_net_present_value(rate, flows, dates)) <= 1e-9 * size

    def test_flows_of_one_day_are_added_up(self):
        dates = ["2015-01-01", "2015-01-01", "2016-01-01"]
        found = dated_internal_rate_of_return([50, -150, 110], dates)
        assert (found.status, found.rate) == ("unique", pytest.approx(0.1))

    def test_broadcasts_over_streams(self):
        found = dated_internal_rate_of_return([[-1, 1.5], [1, 1]], ["2015-01-01", "2016-01-01"])
        assert found.status.tolist() == ["unique", "none"]
        assert_allclose(found.rates, [0.5, np.nan])

    @pytest.mark.parametrize(
        ("flows", "dates", "words"),
        [
            ([-1, 2], ["2015-01-01"], "there are 2 flows and 1 dates"),
            ([-1, 2], [2015, 2016], "dates must be dates"),
            ([], [], "at least one year"),
        ],
    )
    def test_refuses(self, flows, dates, words):
        with pytest.raises(ValueError, match=words):
            dated_internal_rate_of_return(flows, dates)
