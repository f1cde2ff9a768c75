from __future__ import annotations

from datetime import date

import numpy as np
import numpy_financial as npf
import pytest
import pyxirr
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from fs_toolkit.economics import (
    capital_recovery_factor,
    dated_net_present_value,
    discount_factors,
    net_present_value,
)

RATES = st.floats(-0.5, 2.0)
AMOUNTS = st.floats(0, 1e9).map(lambda amount: round(amount, 2))
FLOWS = st.lists(
    st.integers(-(10**11), 10**11).map(lambda cents: cents / 100), min_size=1, max_size=60
)
DATES = st.dates(date(1990, 1, 1), date(2060, 12, 31))


class TestNetPresentValue:
    @pytest.mark.parametrize(
        ("rate", "flows", "timing", "npv"),
        [
            (0.10, [-100, 121], "end", 10),  # by hand: 121 / 1.1 - 100
            (0.25, [0, 0, 100], "end", 64),  # by hand: 100 / 1.25**2
            (0.25, [0, 0, 100], "start", 80),  # by hand: 100 / 1.25
            (0.21, [0, 110, 133.1], "mid", 200),  # by hand: 110 / 1.1 + 133.1 / 1.1**3
            (-0.5, [1, 1], "end", 3),  # by hand: 1 + 1 / 0.5
            (0.10, [7], "mid", 7),  # year 0 alone is never discounted
        ],
    )
    def test_agrees_with_hand_calculation(self, rate, flows, timing, npv):
        assert_allclose(net_present_value(rate, flows, timing), npv)

    @given(RATES, FLOWS)
    def test_agrees_with_numpy_financial(self, rate, flows):
        scale = np.abs(flows).sum() * max(1, (1 + rate) ** -len(flows))
        assert_allclose(
            net_present_value(rate, flows), npf.npv(rate, flows), rtol=1e-9, atol=1e-12 * scale
        )

    @given(RATES, AMOUNTS, st.lists(AMOUNTS, min_size=1, max_size=30))
    def test_never_rises_with_the_rate_if_costs_come_first(self, rate, cost, benefits):
        low, high = net_present_value([rate, rate + 0.01], [[-cost, *benefits]])
        assert high <= low + 1e-6 * max(1, abs(low))

    @given(RATES, FLOWS)
    def test_moves_with_the_timing_by_the_same_factor(self, rate, flows):
        later = [0, *flows]
        end, mid, start = (net_present_value(rate, later, each) for each in ("end", "mid", "start"))
        scale = np.abs(later).sum() * max(1, (1 + rate) ** -len(later))
        assert_allclose(mid, end * (1 + rate) ** 0.5, rtol=1e-9, atol=1e-9 * scale)
        assert_allclose(start, end * (1 + rate), rtol=1e-9, atol=1e-9 * scale)

    def test_broadcasts_leading_dimensions(self):
        flows = np.arange(24.0).reshape(2, 3, 4)
        rates = np.array([0.0, 0.1, 0.2])
        values = net_present_value(rates, flows)
        assert values.shape == (2, 3)
        assert_allclose(values[1, 2], net_present_value(0.2, flows[1, 2]))

    def test_is_a_plain_number_for_one_stream(self):
        assert isinstance(net_present_value(0.1, [1, 2]), float)

    @pytest.mark.parametrize(
        ("rate", "flows", "timing", "words"),
        [
            (-1, [1, 2], "end", "rate must be above -1, not -1"),
            (float("nan"), [1, 2], "end", "rate must be finite numbers, not nan"),
            (0.1, [], "end", "flows must have at least one year"),
            (0.1, 5, "end", "flows must have at least one year"),
            (0.1, [1, None], "end", "not nan at position 1"),
            (0.1, [1, 2], "middle", 'timing must be "end", "mid" or "start", not \'middle\''),
            ([0.1, 0.2], np.zeros((3, 4)), "end", r"rate \(2,\) and flows \(3,\) do not fit"),
            (-0.9999, [0] * 200 + [1e9], "end", "too large to be computed"),
        ],
    )
    def test_refuses(self, rate, flows, timing, words):
        with pytest.raises(ValueError, match=words):
            net_present_value(rate, flows, timing)


class TestDatedNetPresentValue:
    def test_counts_every_year_as_365_days(self):
        # by hand: 2016 has 366 days, so the second flow waits 731 / 365 years
        dates = ["2015-01-01", "2017-01-01"]
        assert_allclose(dated_net_present_value(0.10, [0, 100], dates), 100 / 1.1 ** (731 / 365))

    @given(
        RATES,
        st.lists(st.tuples(st.floats(-1e6, 1e6), DATES), min_size=1, max_size=20),
        st.randoms(use_true_random=False),
    )
    def test_does_not_depend_on_the_order(self, rate, dated, random):
        shuffled = list(dated)
        random.shuffle(shuffled)
        values = [
            dated_net_present_value(rate, [flow for flow, _ in each], [day for _, day in each])
            for each in (dated, shuffled)
        ]
        size = max(abs(flow) for flow, _ in dated) * max(1, (1 + rate) ** -71)
        assert_allclose(*values, rtol=1e-9, atol=1e-12 * size)

    @given(
        st.floats(0, 2), st.lists(st.tuples(st.floats(-1e6, 1e6), DATES), min_size=2, max_size=20)
    )
    def test_agrees_with_pyxirr(self, rate, dated):
        flows, dates = [flow for flow, _ in dated], [day for _, day in dated]
        expected = pyxirr.xnpv(rate, dates, flows)
        assert_allclose(dated_net_present_value(rate, flows, dates), expected, rtol=1e-9, atol=1e-6)

    def test_refuses_other_numbers_of_dates_and_flows(self):
        with pytest.raises(ValueError, match="there are 1 flows and 2 dates"):
            dated_net_present_value(0.1, [1], ["2015-01-01", "2016-01-01"])


class TestDiscountFactors:
    @pytest.mark.parametrize(
        ("schedule", "years", "factors"),
        [
            (0.25, 3, [1, 0.8, 0.64]),  # by hand: 1 / 1.25, 1 / 1.25**2
            ({0: 0.25, 2: 0.6}, 3, [1, 0.8, 0.5]),  # by hand: 0.8 / 1.6
            ({1: 0.25}, 2, [1, 0.8]),  # the first year that is discounted is year 1
            ({2: 0.6, 0: 0.25}, 3, [1, 0.8, 0.5]),  # steps in any order
            ({0: 0.25, 40: 0.1}, 2, [1, 0.8]),  # a step after the last year
            (0.1, 1, [1]),
            ([0.0, 0.25], 2, [[1, 1], [1, 0.8]]),
            ({0: [0.0, 0.25], 2: 0.6}, 3, [[1, 1, 0.625], [1, 0.8, 0.5]]),
        ],
    )
    def test_agrees_with_hand_calculation(self, schedule, years, factors):
        assert_allclose(discount_factors(schedule, years), factors)

    @given(RATES, st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=40))
    def test_one_rate_gives_the_net_present_value(self, rate, flows):
        value = np.dot(discount_factors(rate, len(flows)), flows)
        scale = np.abs(flows).sum() * max(1, (1 + rate) ** -len(flows))
        assert_allclose(value, net_present_value(rate, flows), rtol=1e-9, atol=1e-11 * scale)

    @given(st.lists(st.floats(0, 1), min_size=1, max_size=5), st.integers(2, 80))
    def test_never_rise_where_no_rate_is_negative(self, rates, years):
        schedule = {10 * step: rate for step, rate in enumerate(rates)}
        factors = discount_factors(schedule, years)
        assert factors[0] == 1
        assert (np.diff(factors) <= 0).all()

    @pytest.mark.parametrize(
        ("schedule", "years", "words"),
        [
            ({5: 0.03}, 10, "no rate for the years before 5"),
            ({}, 10, "schedule has no rates"),
            ({0: -1}, 10, "the rate from year 0 must be above -1"),
            ({0.5: 0.03}, 10, "the first year of a rate must be a whole number, not 0.5"),
            ({-1: 0.03}, 10, "the first year of a rate must be a whole number of 0 or more"),
            ({0: [0.1, 0.2], 3: [0.1, 0.2, 0.3]}, 10, "do not fit"),
            (0.035, 0, "years must be a whole number of 1 or more, not 0"),
            (0.035, 10.5, "years must be a whole number, not 10.5"),
            (-0.9999, 200, "too large to be computed"),
        ],
    )
    def test_refuses(self, schedule, years, words):
        with pytest.raises(ValueError, match=words):
            discount_factors(schedule, years)


class TestCapitalRecoveryFactor:
    @pytest.mark.parametrize(
        ("rate", "years", "factor"),
        [
            (0.5, 2, 0.9),  # by hand: 0.9 / 1.5 + 0.9 / 1.5**2 = 1
            (0.0, 4, 0.25),
            (0.07, 1, 1.07),
            ([0.0, 0.5], [[2], [1]], [[0.5, 0.9], [1, 1.5]]),
        ],
    )
    def test_agrees_with_hand_calculation(self, rate, years, factor):
        assert_allclose(capital_recovery_factor(rate, years), factor)

    @given(st.floats(-0.5, 2), st.integers(1, 60))
    def test_repays_one_unit(self, rate, years):
        yearly = capital_recovery_factor(rate, years)
        assert_allclose(net_present_value(rate, [0] + [yearly] * years), 1, rtol=1e-9)

    def test_keeps_its_digits_at_a_tiny_rate(self):
        # to first order 1/n + r (n + 1) / (2 n)
        assert_allclose(capital_recovery_factor(1e-12, 10), 0.1 + 0.55e-12, rtol=1e-15)

    @pytest.mark.parametrize(
        ("rate", "years", "words"),
        [(-1, 5, "rate must be above -1"), (0.1, 0, "years must be above 0, not 0")],
    )
    def test_refuses(self, rate, years, words):
        with pytest.raises(ValueError, match=words):
            capital_recovery_factor(rate, years)
