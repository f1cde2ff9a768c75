"""Ranks on common draws: by hand, by counting pairs, and for two normal values by formula."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import stats

from fs_toolkit.portfolio.ranking import probability_above, probability_of_top, ranks, total

TABLES = arrays(
    np.float64,
    st.tuples(st.integers(1, 6), st.integers(1, 8)),
    elements=st.integers(-3, 3).map(float) | st.just(math.inf),
)


class TestRanks:
    @given(TABLES)
    def test_are_those_of_scipy(self, table):
        assert ranks(table).tolist() == stats.rankdata(-table, "min", axis=0).astype(int).tolist()

    @given(TABLES)
    def test_do_not_depend_on_the_order_given(self, table):
        assert (ranks(table[::-1])[::-1] == ranks(table)).all()


class TestProbabilities:
    @given(TABLES)
    def test_above_is_counted_pair_by_pair(self, table):
        found = probability_above(table)
        for one, row in enumerate(table):
            for two, other in enumerate(table):
                by_hand = (row > other).mean() + (row == other).mean() / 2
                assert found[one, two] == pytest.approx(by_hand)

    def test_of_two_independent_normal_values(self):
        # X ~ N(1, 1), Y ~ N(0, 2): P(X > Y) = Phi(1 / sqrt(5))
        random = np.random.default_rng(1)
        draws = 200_000
        table = [random.normal(1, 1, draws), random.normal(0, 2, draws)]
        exact = stats.norm.cdf(1 / math.sqrt(5))
        error = math.sqrt(exact * (1 - exact) / draws)
        assert probability_above(table)[0, 1] == pytest.approx(exact, abs=4 * error)
        assert probability_of_top(table, 1)[0] == pytest.approx(exact, abs=4 * error)

    def test_common_draws_make_a_small_difference_sure(self):
        common = np.random.default_rng(1).normal(0, 100, 1000)
        assert probability_above([common + 1, common])[0, 1] == 1.0

    @given(TABLES, st.integers(1, 7))
    def test_all_are_among_as_many_as_there_are(self, table, top):
        found = probability_of_top(table, top)
        assert found.sum() >= min(top, len(table)) - 1e-9
        if top >= len(table):
            assert (found == 1).all()


class TestTotal:
    def test_by_hand(self):
        # Sums 0, 10, ..., 990 less 100: ten of a hundred below zero; the worst five are -100 ... -60.
        one = np.arange(100.0) * 10
        found = total([one, np.full(100, -100.0)])
        assert (found.mean, found.loses, found.worst) == (395.0, 0.10, -80.0)
        assert found.all_lose == 0.0
        assert found.loses_se == pytest.approx(0.03)
        assert found.p50 == pytest.approx(395.0)

    def test_one_draw(self):
        found = total([[-2.0]])
        assert (found.mean, found.loses, found.worst, found.all_lose) == (-2.0, 1.0, -2.0, 1.0)
        assert math.isnan(found.se)

    def test_refuses_what_is_infinite(self):
        with pytest.raises(ValueError, match="finite"):
            total([[math.inf]])


@pytest.mark.parametrize("values", [[], [1.0], [[]], [[math.nan]]])
def test_refuses_what_is_no_table(values):
    with pytest.raises(ValueError, match=r"shape|without a number"):
        ranks(values)


def test_refuses_no_first_city():
    with pytest.raises(ValueError, match="at least one"):
        probability_of_top([[1.0]], 0)
