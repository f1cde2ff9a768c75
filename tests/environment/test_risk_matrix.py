from __future__ import annotations

from collections import Counter

import pytest

from fs_toolkit.environment.risk_matrix import band, priority, score


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
