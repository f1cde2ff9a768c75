from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.environment.risk_matrix import band, priority, score, vital_few


def test_a_score_is_likelihood_times_severity():
    assert [score(1, 1), score(3, 4), score(5, 5)] == [1, 12, 25]


@pytest.mark.parametrize("marks", [(0, 3), (3, 6)])
def test_a_score_refuses_marks_off_the_scale(marks):
    with pytest.raises(ValueError, match="1 to 5"):
        score(*marks)


def test_the_bands_cover_the_matrix():
    # counted by hand in the 5 x 5 table of products
    cells = Counter(band(score(i, j)) for i in range(1, 6) for j in range(1, 6))
    assert cells == {"low": 8, "medium": 7, "high": 6, "critical": 4}


@pytest.mark.parametrize("points", [0, 26])
def test_a_band_refuses_points_outside_the_matrix(points):
    with pytest.raises(ValueError, match="between 1 and 25"):
        band(points)


def test_what_the_city_controls_comes_first():
    assert priority(12, 3) == 36
    assert priority(16, 2) == 32


def test_priority_refuses_a_fourth_degree_of_control():
    with pytest.raises(ValueError, match="1 to 3"):
        priority(10, 4)


POINTS = st.lists(st.integers(1, 25), min_size=1)


class TestVitalFew:
    @pytest.mark.parametrize(
        ("points", "share", "few"),
        [
            ([20, 12, 9, 4, 3], 0.5, (2, 32 / 48)),  # 20 of 48 are 42 %, 32 are 67 %
            ([10, 10], 0.5, (1, 0.5)),
            ([6], 0.5, (1, 1.0)),
            ([1, 2, 3], 1.0, (3, 1.0)),
        ],
    )
    def test_agrees_with_hand_calculation(self, points, share, few):
        assert vital_few(points, share) == (few[0], pytest.approx(few[1]))

    @given(points=POINTS, share=st.floats(0.01, 1))
    def test_carries_the_share_and_no_fewer_do(self, points, share):
        count, carried = vital_few(points, share)
        ordered = sorted(points, reverse=True)
        assert carried >= share - 1e-12
        assert sum(ordered[: count - 1]) < share * sum(points)

    @given(points=POINTS)
    def test_never_needs_more_than_its_share_of_the_scores(self, points):
        count, _ = vital_few(points, 0.5)
        assert count <= (len(points) + 1) // 2

    def test_refuses_an_empty_register(self):
        with pytest.raises(ValueError, match="at least one score"):
            vital_few([])

    @pytest.mark.parametrize("share", [0, 1.5])
    def test_refuses_a_share_that_is_none(self, share):
        with pytest.raises(ValueError, match="a share lies above 0"):
            vital_few([1], share)
