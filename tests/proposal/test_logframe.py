from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.proposal.logframe import Link, progress, unmeasured, without_purpose


class TestWithoutPurpose:
    def test_an_output_must_lead_up(self):
        chain = {
            "trust": Link("impact"),
            "in_time": Link("outcome"),
            "trained": Link("output", ("in_time",)),
            "idle": Link("output", ("trained",)),
            "meetings": Link("process", ("trained",)),
        }
        assert without_purpose(chain) == ("idle",)

    def test_what_is_not_in_the_chain_is_no_purpose(self):
        assert without_purpose({"trained": Link("output", ("gone",))}) == ("trained",)

    def test_impacts_and_outcomes_need_none(self):
        assert without_purpose({"trust": Link("impact"), "in_time": Link("outcome")}) == ()


def test_a_goal_without_outcome_is_unmeasured():
    assert unmeasured(["open", "fast", "fair"], ["fast", "fast"]) == ("open", "fair")


class TestProgress:
    def test_agrees_with_hand_calculation(self):
        # from 40 days to 20: at 25, fifteen of twenty days are won
        assert progress(40, 20, 25) == 0.75

    @given(baseline=st.integers(-1000, 1000), way=st.integers(1, 1000))
    def test_is_nothing_at_the_baseline_and_all_at_the_target(self, baseline, way):
        assert progress(baseline, baseline + way, baseline) == 0
        assert progress(baseline, baseline - way, baseline - way) == 1

    def test_refuses_a_target_that_is_the_baseline(self):
        with pytest.raises(ValueError, match="a target of 3 equals its baseline"):
            progress(3, 3, 4)
