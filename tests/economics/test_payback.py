from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from fs_toolkit.economics import discounted_payback_period, payback_period

AMOUNTS = st.integers(0, 10**6)


class TestPaybackPeriod:
    @pytest.mark.parametrize(
        ("flows", "years"),
        [
            ([-1000, 400, 400, 400], 2.5),  # by hand: 200 of 400 are left to earn after year 2
            ([-1000, 500, 500], 2),
            ([-100, 0, 0, 50, 100], 3.5),
            ([0, -100, 200], 1.5),  # money is owed from year 1 only
            ([-100, 150, -100, 100], 2 / 3),  # a later outlay does not undo it
            ([100, -50], 0),  # nothing is ever owed
            ([0, 0], 0),
            ([-0.3, 0.1, 0.2], 2),  # floats add up to -2.8e-17, which is nothing
            ([-1000, 400], None),
            ([-1000], None),
            ([5], 0),
        ],
    )
    def test_agrees_with_hand_calculation(self, flows, years):
        found = payback_period(flows)
        assert found == (None if years is None else pytest.approx(years))

    def test_says_inf_in_an_array(self):
        flows = [[[-2, 1, 2], [-2, 1, 0]], [[0, 0, 0], [-1, 1, 0]]]
        assert_allclose(payback_period(flows), [[1.5, np.inf], [0, 1]])

    @given(st.integers(1, 10**6), st.lists(AMOUNTS, min_size=1, max_size=30))
    def test_what_is_earned_until_then_is_what_was_spent(self, cost, benefits):
        years = payback_period([-cost, *benefits])
        if sum(benefits) < cost:
            assert years is None
        else:
            whole = int(years)
            part = (years - whole) * benefits[whole] if years > whole else 0
            assert sum(benefits[:whole]) + part == pytest.approx(cost, rel=1e-9)

    @given(st.integers(1, 10**6), st.lists(AMOUNTS, min_size=1, max_size=30), AMOUNTS)
    def test_is_never_later_with_more_benefits(self, cost, benefits, more):
        before = payback_period([[-cost, *benefits]])
        after = payback_period([[-cost, *(benefit + more for benefit in benefits)]])
        assert after[0] <= before[0]

    @pytest.mark.parametrize(
        ("flows", "words"),
        [([], "at least one year"), ([1, float("nan")], "not nan at position 1")],
    )
    def test_refuses(self, flows, words):
        with pytest.raises(ValueError, match=words):
            payback_period(flows)


class TestDiscountedPaybackPeriod:
    @pytest.mark.parametrize(
        ("rate", "flows", "years"),
        [
            (0.25, [-100, 75, 125], 1.5),  # by hand: 60 after year 1, 40 of year 2's 80 to go
            (0.25, [-100, 125], 1),
            (0.0, [-1000, 400, 400, 400], 2.5),
            (0.1, [-1000, 400, 400, 400], None),  # 995 in all
            (0.1, [0, -110, 242], 1.5),  # by hand: -100, then 200
        ],
    )
    def test_agrees_with_hand_calculation(self, rate, flows, years):
        found = discounted_payback_period(rate, flows)
        assert found == (None if years is None else pytest.approx(years))

    def test_broadcasts_rates_over_flows(self):
        found = discounted_payback_period([0.0, 0.1], [-1000, 400, 400, 400])
        assert_allclose(found, [2.5, np.inf])

    @given(
        st.floats(0, 0.5), st.floats(0, 0.5), st.integers(1, 10**6), st.lists(AMOUNTS, min_size=1)
    )
    def test_is_never_sooner_at_a_higher_rate(self, rate, more, cost, benefits):
        low, high = discounted_payback_period([rate, rate + more], [-cost, *benefits])
        assert high >= low - 1e-9

    @pytest.mark.parametrize(
        ("rate", "flows", "words"),
        [
            (-1, [-1, 2], "rate must be above -1"),
            (0.1, [], "at least one year"),
            ([0.1, 0.2], np.zeros((3, 4)), "do not fit"),
        ],
    )
    def test_refuses(self, rate, flows, words):
        with pytest.raises(ValueError, match=words):
            discounted_payback_period(rate, flows)
