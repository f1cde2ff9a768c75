from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.environment.engagement_gap import STEPS, engagement_gap


@pytest.mark.parametrize(
    ("now", "target", "steps"),
    [("unaware", "leading", 4), ("neutral", "neutral", 0), ("supportive", "neutral", -1)],
)
def test_counts_the_steps(now, target, steps):
    assert engagement_gap(now, target) == steps


@given(now=st.sampled_from(STEPS), over=st.sampled_from(STEPS), target=st.sampled_from(STEPS))
def test_adds_up_over_a_step_between(now, over, target):
    assert engagement_gap(now, over) + engagement_gap(over, target) == engagement_gap(now, target)


def test_refuses_another_word():
    with pytest.raises(ValueError, match="not 'happy'"):
        engagement_gap("happy", "neutral")
