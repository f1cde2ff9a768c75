from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from fs_toolkit.economics.need_score import expected_users, need_score

SHARES = st.floats(0, 1)


class TestNeedScore:
    def test_agrees_with_hand_calculation(self):
        # by hand: 61 of 100 have it and it hurts 5; 19 of 100 and 4
        assert_allclose(need_score([0.61, 0.19], [5, 4]), [3.05, 0.76])

    def test_nobody_asked_is_no_number(self):
        assert np.isnan(need_score(np.nan, 5))

    @given(SHARES, st.integers(1, 5))
    def test_lies_between_nothing_and_the_severity(self, share, grade):
        assert 0 <= need_score(share, grade) <= grade

    @given(SHARES, st.integers(1, 4))
    def test_rises_with_severity(self, share, grade):
        assert need_score(share, grade + 1) >= need_score(share, grade)

    @pytest.mark.parametrize(
        ("share", "grade", "words"), [(1.2, 3, "share of those asked"), (0.5, 6, "between 1 and 5")]
    )
    def test_refuses_what_is_off_its_scale(self, share, grade, words):
        with pytest.raises(ValueError, match=words):
            need_score(share, grade)


class TestExpectedUsers:
    def test_agrees_with_hand_calculation(self):
        # by hand: 317,000 online, 69 of 100 say so, 3 in 10 of these do it
        assert_allclose(expected_users(317_000, 0.69, 0.3), 65_619)

    @given(st.floats(0, 1e8), SHARES, SHARES)
    def test_are_never_more_than_say_so(self, people, stated, discount):
        assert expected_users(people, stated, discount) <= people * stated * (1 + 1e-12)

    @pytest.mark.parametrize(("stated", "discount"), [(95, 0.4), (0.95, -0.1)])
    def test_refuses_what_is_no_share(self, stated, discount):
        with pytest.raises(ValueError, match="shares, 0 to 1"):
            expected_users(1000, stated, discount)
