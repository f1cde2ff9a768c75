"""What shares the first place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.core.ties import foremost


@given(st.lists(st.integers(-3, 3)))
def test_none_is_greater_and_none_is_left_out(numbers):
    found = foremost(numbers, float)
    assert found == [each for each in numbers if all(each >= other for other in numbers)]


def test_of_nothing_nothing_is_first():
    assert foremost([], float) == []
