from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from fs_toolkit.proposal.progress import due, light, progress


class TestProgress:
    @pytest.mark.parametrize(
        ("baseline", "target", "actual", "gone"),
        [
            (40, 20, 25, 0.75),  # by hand: fifteen of twenty days are won
            (0.41, 0.8, 0.41, 0),  # nothing has changed
            (0.41, 0.8, 0.2, -0.538462),  # by hand: -0.21 / 0.39, away from the target
            (0, 634, 700, 1.104101),  # by hand: 700 / 634, past it
        ],
    )
    def test_agrees_with_hand_calculation(self, baseline, target, actual, gone):
        assert_allclose(progress(baseline, target, actual), gone, atol=1e-6)

    @given(baseline=st.integers(-1000, 1000), way=st.integers(1, 1000))
    def test_is_nothing_at_the_baseline_and_all_at_the_target(self, baseline, way):
        assert progress(baseline, baseline + way, baseline) == 0
        assert progress(baseline, baseline - way, baseline - way) == 1

    @given(
        baseline=st.floats(-1e3, 1e3),
        way=st.floats(0.1, 1e3),
        share=st.floats(-2, 3),
        scale=st.floats(0.1, 10),
    )
    def test_is_the_same_upwards_and_downwards_and_in_any_unit(self, baseline, way, share, scale):
        up = progress(baseline, baseline + way, baseline + share * way)
        down = progress(-baseline, -baseline - way, -baseline - share * way)
        other = progress(
            scale * baseline, scale * (baseline + way), scale * (baseline + share * way)
        )
        assert_allclose([up, down, other], share, atol=1e-6)

    def test_arrays_broadcast_and_a_gap_stays_one(self):
        found = progress([0, 10], [10, 0], [[5, 5], [np.nan, 0]])
        assert_allclose(found, [[0.5, 0.5], [np.nan, 1]])

    def test_refuses_a_target_that_is_the_baseline(self):
        with pytest.raises(ValueError, match="a target of 3 equals its baseline"):
            progress([1, 3], [2, 3], 4)


class TestLight:
    @pytest.mark.parametrize(
        ("share", "colour"),
        [(1.3, "green"), (0.9, "green"), (0.8999, "amber"), (0.7, "amber"), (0.69, "red")],
    )
    def test_changes_at_ninety_and_seventy_per_cent(self, share, colour):
        assert light(share) == colour

    def test_refuses_a_gap(self):
        with pytest.raises(ValueError, match="needs a progress"):
            light(float("nan"))


def test_what_is_due_is_the_last_milestone_that_has_passed():
    steps = {2019: 0.5, 2021: 0.8}
    assert [due(steps, year) for year in (2018, 2019, 2020, 2023)] == [None, 0.5, 0.5, 0.8]
