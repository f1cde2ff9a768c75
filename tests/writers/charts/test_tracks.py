from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.writers.charts.line_ends import PITCH
from fs_toolkit.writers.charts.tracks import Leg, clash, set_tracks

PLACES = st.integers(0, 60).map(lambda step: step / 4)


def leg(start: float, end: float, number: int = 0) -> Leg:
    return Leg(number, 1, [start], [end])


def test_lines_apart_share_a_track():
    legs = [leg(1, 3), leg(5, 8)]
    set_tracks(legs)
    assert [one.track for one in legs] == [0, 0]


def test_nested_lines_do_not_cross():
    # Both lead to the right; the one that starts farther right has to turn first.
    legs = [leg(1, 5), leg(2, 6)]
    set_tracks(legs)
    assert [one.track for one in legs] == [1, 0]


def test_a_line_that_would_run_over_another_is_worst():
    # The first comes down where the second goes on: its track has to come before.
    first, second = leg(4, 8), leg(1, 4)
    assert clash(first, second) < 20 <= clash(second, first)


def test_a_straight_line_needs_no_track():
    assert leg(3, 3.01).straight
    assert not leg(3, 3.1).straight


@given(st.lists(st.tuples(PLACES, PLACES), max_size=9))
def test_lines_side_by_side_have_tracks_of_their_own(ends):
    legs = [leg(start, end, number) for number, (start, end) in enumerate(ends)]
    set_tracks(legs)
    for one, other in combinations([one for one in legs if not one.straight], 2):
        if one.track == other.track:
            assert max(one.low, other.low) >= min(one.high, other.high) + PITCH / 2 - 1e-9
    assert max((one.track for one in legs), default=0) <= max(len(legs) - 1, 0)


def test_both_ends_of_a_line_within_a_layer_count():
    assert Leg(0, 1, [2.0, 7.0], []).high == pytest.approx(7.0)
