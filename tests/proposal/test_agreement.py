from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import friedmanchisquare

from fs_toolkit.proposal.agreement import kendalls_w

ORDERS = st.lists(
    st.lists(st.integers(1, 5), min_size=5, max_size=5).filter(lambda row: len(set(row)) > 1),
    min_size=3,
    max_size=6,
)


class TestKendallsW:
    def test_agrees_with_hand_calculation(self):
        # ranks 1 2 3, 1 2 3 and 2 1 3: sums 4, 5, 9, mean 6, squares 4 + 1 + 9 = 14;
        # 12 x 14 / (9 x 24) = 0.7778
        found = kendalls_w([[1, 2, 3], [1, 2, 3], [2, 1, 3]])
        assert found.w == pytest.approx(7 / 9)
        assert found.chi_square == pytest.approx(3 * 2 * 7 / 9)
        assert (found.raters, found.things) == (3, 3)

    def test_corrects_for_ties(self):
        # mean ranks 1.5 1.5 3 twice: sums 3, 3, 6, squares 1 + 1 + 4 = 6; T = 6 for each;
        # 12 x 6 / (4 x 24 - 2 x (6 + 6)) = 72 / 72; without the correction 72 / 96
        assert kendalls_w([[1, 1, 2], [4, 4, 9]]).w == pytest.approx(1)

    @given(ratings=ORDERS)
    def test_agrees_with_the_friedman_test_of_scipy(self, ratings):
        found = kendalls_w(ratings)
        expected = friedmanchisquare(*np.transpose(ratings))
        assert found.chi_square == pytest.approx(expected.statistic)
        assert found.p_value == pytest.approx(expected.pvalue)

    @given(ratings=ORDERS)
    def test_lies_between_0_and_1(self, ratings):
        assert -1e-9 <= kendalls_w(ratings).w <= 1 + 1e-9

    @given(
        row=st.lists(st.integers(1, 9), min_size=3, max_size=8).filter(lambda r: len(set(r)) > 1)
    )
    def test_is_1_for_raters_who_say_the_same(self, row):
        assert kendalls_w([row, row, row]).w == pytest.approx(1)

    def test_only_the_order_counts(self):
        assert kendalls_w([[1, 2, 3], [10, 20, 99]]).w == 1

    @pytest.mark.parametrize(
        ("ratings", "words"),
        [
            ([[1, 2, 3]], "a row for each of two raters"),
            ([[1], [2]], "two things at least"),
            ([[1, 2], [1, float("nan")]], "finite numbers, not nan"),
            ([[2, 2], [3, 3]], "tells any two things apart"),
            ([[1, 2], ["a", 2]], "must be numbers"),
        ],
    )
    def test_refuses(self, ratings, words):
        with pytest.raises(ValueError, match=words):
            kendalls_w(ratings)
