from __future__ import annotations

import statistics

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.legal.marks import Agreed, agreed

MARKS = st.lists(st.integers(0, 4), min_size=1, max_size=9)


def test_takes_the_middle_of_the_raters():
    # by hand: 1, 2, 4 -> 2; 1, 2 -> 1.5
    assert agreed([4, 1, 2]) == Agreed(2, 1, 4, 3)
    assert agreed([1, 2]).middle == 1.5
    assert agreed([1, 2]).apart is False
    assert agreed([4, 1, 2]).apart is True


@given(MARKS)
def test_agrees_with_numpy_and_stays_on_the_scale(marks):
    found = agreed(marks)
    assert found.middle == pytest.approx(float(np.median(marks)))
    assert 0 <= found.low <= found.middle <= found.high <= 4
    assert found.middle == statistics.median(reversed(marks))


@pytest.mark.parametrize("marks", [[5], [2, -1]])
def test_refuses_a_mark_outside_the_scale(marks):
    with pytest.raises(ValueError, match="lies between 0 and 4"):
        agreed(marks)


def test_refuses_no_marks():
    with pytest.raises(ValueError, match="at least one mark"):
        agreed([])
