from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.environment.power_interest import (
    opposing_coalition,
    quadrant,
    support_index,
)

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


@given(groups=GROUPS, factor=st.floats(0.1, 10))
def test_support_and_opposition_do_not_hang_on_the_unit_of_weight(groups, factor):
    power, interest, stance = zip(*groups, strict=True)
    scaled = [factor * mark for mark in power]
    assert support_index(scaled, interest, stance) == pytest.approx(
        support_index(power, interest, stance)
    )
    assert opposing_coalition(scaled, interest, stance)[1] == pytest.approx(
        opposing_coalition(power, interest, stance)[1]
    )


class TestOpposingCoalition:
    def test_agrees_with_hand_calculation(self):
        # weights 20, 6, 12; the second and the third are against: 18 of 38
        against, share = opposing_coalition([5, 2, 4], [4, 3, 3], [2, -1, -0.5])
        assert (against, share) == (18, pytest.approx(18 / 38))

    def test_a_neutral_group_is_not_against(self):
        assert opposing_coalition([5], [5], [0]) == (0, 0)

    @given(groups=GROUPS)
    def test_is_a_share(self, groups):
        power, interest, stance = zip(*groups, strict=True)
        against, share = opposing_coalition(power, interest, stance)
        assert 0 <= share <= 1
        assert (against == 0) == (min(stance) >= 0)

    def test_refuses_to_judge_nobody(self):
        with pytest.raises(ValueError, match="at least one group"):
            opposing_coalition([], [], [])
