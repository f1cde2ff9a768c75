from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.environment.power_interest import quadrant, support_index

MARKS = st.integers(1, 5)
GROUPS = st.lists(st.tuples(MARKS, MARKS, st.integers(-2, 2)), min_size=1)


@pytest.mark.parametrize(
    ("power", "interest", "dealing"),
    [
        (5, 5, "manage_closely"),
        (5, 1, "keep_satisfied"),
        (1, 5, "keep_informed"),
        (1, 1, "monitor"),
        (3, 3, "monitor"),  # the middle of the scale is not great
        (3.1, 3.1, "manage_closely"),
    ],
)
def test_quadrants_part_at_the_middle_of_the_scale(power, interest, dealing):
    assert quadrant(power, interest) == dealing


@pytest.mark.parametrize("mark", [0, 5.5])
def test_a_quadrant_refuses_a_mark_off_the_scale(mark):
    with pytest.raises(ValueError, match="1 to 5"):
        quadrant(mark, 3)


def test_support_agrees_with_hand_calculation():
    # weights 20 and 5, stances +2 and -1: (40 - 5) / (2 x 25) = 0.7
    assert support_index([4, 5], [5, 1], [2, -1]) == pytest.approx(0.7)


@given(GROUPS)
def test_support_lies_between_minus_one_and_one(groups):
    power, interest, stance = zip(*groups, strict=True)
    assert -1 <= support_index(power, interest, stance) <= 1
    assert support_index(power, interest, [2] * len(groups)) == 1


def test_support_refuses_nobody():
    with pytest.raises(ValueError, match="at least one group"):
        support_index([], [], [])


def test_support_refuses_a_stance_off_the_scale():
    with pytest.raises(ValueError, match="-2 to 2"):
        support_index([1], [1], [3])
