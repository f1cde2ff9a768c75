from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.proposal.logframe import (
    Link,
    downward,
    in_circles,
    most_possible,
    unmeasured,
    without_purpose,
    without_support,
)


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


class TestInCircles:
    def test_agrees_with_a_chain_by_hand(self):
        # a and b serve each other, c itself; d leads into the circle and is not in it
        chain = {"a": ["b"], "b": ["a"], "c": ["c"], "d": ["a"], "e": []}
        assert in_circles(chain) == ("a", "b", "c")

    @given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=20))
    def test_links_that_only_climb_never_close(self, links):
        chain = {str(n): [str(b) for a, b in links if a == n and b > a] for n in range(9)}
        assert in_circles(chain) == ()

    @given(st.integers(1, 30))
    def test_a_ring_is_one_circle(self, count):
        ring = {str(n): [str((n + 1) % count)] for n in range(count)}
        assert in_circles(ring) == tuple(ring)


def test_a_link_from_an_outcome_to_an_output_leads_down():
    chain = {
        "trust": Link("impact"),
        "in_time": Link("outcome", ("trust", "trained", "gone")),
        "trained": Link("output", ("in_time",)),
    }
    assert downward(chain) == (("in_time", "trained"),)


def test_an_outcome_rests_on_what_is_done():
    chain = {
        "trust": Link("impact"),
        "in_time": Link("outcome", ("trust",)),
        "fair": Link("outcome", ("in_time",)),
        "spent": Link("process", ("in_time",)),
    }
    assert without_support(chain) == ("fair",)


@pytest.mark.parametrize(
    ("unit", "most"),
    [
        ("share", 1),
        ("%", 100),
        ("% of adults", 100),
        ("of 30 districts", 30),
        ("% a year", None),
        ("days", None),
        ("offices", None),
    ],
)
def test_some_units_have_an_end(unit, most):
    assert most_possible(unit) == most
