from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.legal.process import slowest_way

LANES = {"take": "ward", "check": "city", "mend": "works", "tell": "ward"}
AFTER = {"check": ["take"], "mend": ["check"], "tell": ["mend"]}
TOUCH = {"take": 10, "check": 5, "mend": 40, "tell": 5}
WAIT = {"check": 480, "mend": 1440, "tell": 20}
TIMES = st.lists(st.floats(0, 1e4), min_size=4, max_size=4)


def test_agrees_with_hand_calculation():
    # touch 10 + 5 + 40 + 5 = 60; lead 60 + 480 + 1440 + 20 = 2000; 60 / 2000 = 3 %
    way = slowest_way(LANES, AFTER, TOUCH, WAIT)
    assert way.path == ("take", "check", "mend", "tell")
    assert (way.handovers, way.touch, way.lead) == (3, 60, 2000)
    assert way.efficiency == pytest.approx(0.03)


def test_takes_the_slower_of_two_ways():
    lanes = {"a": "x", "quick": "x", "slow": "y", "end": "x"}
    after = {"quick": ["a"], "slow": ["a"], "end": ["quick", "slow"]}
    way = slowest_way(lanes, after, {"quick": 5, "slow": 6}, {})
    assert way.path == ("a", "slow", "end")
    assert way.handovers == 2


def test_without_times_the_way_with_most_steps_counts():
    lanes = {"a": "x", "b": "y", "c": "x", "end": "x"}
    way = slowest_way(lanes, {"b": ["a"], "c": ["b"], "end": ["a", "c"]}, {}, {})
    assert way.path == ("a", "b", "c", "end")
    assert (way.handovers, way.lead, way.efficiency) == (2, 0, None)


@given(TIMES, TIMES)
def test_work_is_part_of_the_time_and_handovers_are_fewer_than_steps(touch, wait):
    way = slowest_way(
        LANES, AFTER, dict(zip(LANES, touch, strict=True)), dict(zip(LANES, wait, strict=True))
    )
    assert 0 <= way.touch <= way.lead + 1e-6
    assert way.lead == pytest.approx(sum(touch) + sum(wait))
    assert way.handovers < len(way.path)
    assert way.efficiency is None or 0 <= way.efficiency <= 1 + 1e-9


@given(TIMES)
def test_one_hand_has_no_handovers(touch):
    lanes = dict.fromkeys(LANES, "one")
    assert slowest_way(lanes, AFTER, dict(zip(LANES, touch, strict=True)), {}).handovers == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (({}, {}, {}, {}), "at least one step"),
        ((LANES, {"take": ["tell"], **AFTER}, {}, {}), "in a circle"),
        ((LANES, {"check": ["gone"]}, {}, {}), "'gone', which is no step"),
        ((LANES, AFTER, {"take": -1}, {}), "0 or more"),
    ],
)
def test_refuses_what_no_case_can_travel(arguments, words):
    with pytest.raises(ValueError, match=words):
        slowest_way(*arguments)
