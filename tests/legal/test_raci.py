from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.legal.raci import accountable, accountable_load, responsible

FUNCTIONS = ["a", "b", "c", "d"]
PARTS = st.lists(
    st.tuples(st.sampled_from(FUNCTIONS), st.sampled_from("xyz"), st.sampled_from("RACI")),
    unique=True,
)


def test_finds_who_answers_and_who_does():
    parts = [("a", "x", "A"), ("a", "y", "R"), ("a", "z", "R"), ("b", "x", "C")]
    assert accountable(parts, ["a", "b"]) == {"a": ("x",), "b": ()}
    assert responsible(parts, ["a", "b"]) == {"a": ("y", "z"), "b": ()}


def test_a_load_is_a_share_of_all_functions():
    # x answers for two of four functions, y for one
    parts = [("a", "x", "A"), ("b", "x", "A"), ("c", "y", "A"), ("d", "y", "R")]
    assert accountable_load(parts, FUNCTIONS) == {"x": 0.5, "y": 0.25}


@given(PARTS)
def test_loads_add_up_to_the_owners_found(parts):
    owners = sum(len(found) for found in accountable(parts, FUNCTIONS).values())
    assert sum(accountable_load(parts, FUNCTIONS).values()) == pytest.approx(owners / 4)


def test_a_load_refuses_no_functions():
    with pytest.raises(ValueError, match="at least one function"):
        accountable_load([], [])


def test_functions_that_are_not_listed_do_not_count():
    assert accountable_load([("other", "x", "A")], ["a"]) == {}
