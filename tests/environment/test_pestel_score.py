from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.environment.pestel_score import balance, signed_score

MARKS = st.integers(1, 5)


@pytest.mark.parametrize(
    ("likelihood", "impact", "effect", "score"),
    [(5, 5, "hinders", -25), (1, 1, "helps", 1), (4, 3, "hinders", -12)],  # by hand
)
def test_agrees_with_hand_calculation(likelihood, impact, effect, score):
    assert signed_score(likelihood, impact, effect) == score


@given(likelihood=MARKS, impact=MARKS)
def test_help_and_hindrance_are_each_other_turned_round(likelihood, impact):
    helps = signed_score(likelihood, impact, "helps")
    assert helps == -signed_score(likelihood, impact, "hinders")
    assert 1 <= helps <= 25


@given(scores=st.lists(st.integers(-25, 25)))
def test_both_sides_make_up_the_sum(scores):
    helping, hindering = balance(scores)
    assert helping - hindering == sum(scores)
    assert min(helping, hindering) >= 0


def test_refuses_a_mark_outside_the_scale():
    with pytest.raises(ValueError, match="go from 1 to 5, not 0"):
        signed_score(0, 3, "helps")
