from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.legal.in_force import state_on

PASSED, START, END = date(2015, 11, 19), date(2016, 7, 1), date(2020, 1, 1)
DAYS = st.dates(date(2000, 1, 1), date(2040, 1, 1))


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2015, 11, 18), "not_passed"),
        (date(2015, 11, 19), "passed"),
        (date(2015, 12, 31), "passed"),
        (date(2016, 6, 30), "passed"),
        (date(2016, 7, 1), "in_force"),
        (date(2019, 12, 31), "in_force"),
        (date(2020, 1, 1), "repealed"),
    ],
)
def test_a_law_goes_through_its_states(day, state):
    assert state_on(day, PASSED, START, END) == state


def test_a_law_without_an_end_goes_on():
    assert state_on(date(2100, 1, 1), PASSED, START) == "in_force"


def test_without_the_day_of_its_force_a_law_is_undated():
    assert state_on(date(2016, 1, 1), PASSED, None) == "undated"
    assert state_on(date(2016, 1, 1), None, None) == "undated"
    assert state_on(date(2015, 1, 1), PASSED, None) == "not_passed"


def test_without_the_day_it_was_passed_a_law_counts_from_its_force():
    assert state_on(date(2016, 6, 30), None, START) == "not_passed"
    assert state_on(START, None, START) == "in_force"


@given(day=DAYS, passed=DAYS, wait=st.integers(0, 2000), life=st.integers(1, 9000))
def test_states_never_go_back(day, passed, wait, life):
    order = ["not_passed", "passed", "in_force", "repealed"]
    start = passed + timedelta(days=wait)
    end = start + timedelta(days=life)
    first = state_on(day, passed, start, end)
    later = state_on(day + timedelta(days=100), passed, start, end)
    assert order.index(later) >= order.index(first)
