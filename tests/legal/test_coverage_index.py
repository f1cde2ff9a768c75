from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.legal.coverage_index import MARKS, coverage_index

STATUSES = st.lists(st.sampled_from(sorted(MARKS)), min_size=1)


def test_agrees_with_hand_calculation():
    # marks 2, 1, 0, 0 of 2 x 4
    assert coverage_index(["adequate", "partial", "none", "conflicting"]) == pytest.approx(3 / 8)
    # weighted 3 x 2 + 1 x 1 of 2 x (3 + 1 + 2)
    assert coverage_index(["adequate", "partial", "none"], [3, 1, 2]) == pytest.approx(7 / 12)


@given(STATUSES)
def test_lies_between_nothing_and_all(statuses):
    assert 0 <= coverage_index(statuses) <= 1


@given(STATUSES)
def test_equal_weights_change_nothing(statuses):
    assert coverage_index(statuses, [3] * len(statuses)) == pytest.approx(coverage_index(statuses))


def test_refuses_no_topic():
    with pytest.raises(ValueError, match="at least one topic"):
        coverage_index([])


def test_refuses_an_unknown_status():
    with pytest.raises(ValueError, match="not 'good'"):
        coverage_index(["good"])


@pytest.mark.parametrize("weights", [[1], [1, 0], [1, 1, 1]])
def test_refuses_weights_that_do_not_fit(weights):
    with pytest.raises(ValueError, match="one weight above 0"):
        coverage_index(["none", "none"], weights)
