from __future__ import annotations

from math import isnan, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from fs_toolkit.technical.diagnosis import (
    area_score,
    coverage,
    maturity_level,
    overall_score,
    peer_gap,
    priority,
    spread,
)

ANSWERS = st.lists(st.floats(0, 4), min_size=1, max_size=30)


class TestCoverage:
    def test_agrees_with_hand_calculation(self) -> None:
        # four asked, one does not apply, two of the other three are answered
        assert_allclose(coverage([4, 2, nan, nan], [True, True, True, False]), 2 / 3)

    @given(ANSWERS)
    def test_is_whole_if_all_is_answered(self, answers: list[float]) -> None:
        assert coverage(answers) == 1

    def test_is_nothing_if_nothing_applies(self) -> None:
        assert coverage([4, 4], [False, False]) == 0

    def test_refuses_an_answer_off_the_scale(self) -> None:
        with pytest.raises(ValueError, match="from 0 to 4, not 5"):
            coverage([5])


class TestAreaScore:
    @pytest.mark.parametrize(
        ("answers", "weights", "score"),
        [
            ([4, 2, 0], [1, 1, 1], 50),  # 25 x 6 / 3
            ([4, 0], [3, 1], 75),  # 25 x 12 / 4
            ([4, 4, 4, 4, nan], [1, 1, 1, 1, 1], 100),  # 80 % answered is enough
        ],
    )
    def test_agrees_with_hand_calculation(
        self, answers: list[float], weights: list[float], score: float
    ) -> None:
        assert_allclose(area_score(answers, weights), score)

    def test_has_no_score_below_enough_coverage(self) -> None:
        assert isnan(area_score([4, 4, 4, nan]))  # 75 %

    def test_leaves_out_what_does_not_apply(self) -> None:
        assert area_score([4, 0], applicable=[True, False]) == 100

    @given(ANSWERS)
    def test_lies_between_0_and_100(self, answers: list[float]) -> None:
        assert 0 <= area_score(answers) <= 100 + 1e-9

    @given(ANSWERS, st.floats(0.1, 10))
    def test_does_not_hang_on_the_unit_of_the_weights(
        self, answers: list[float], unit: float
    ) -> None:
        weights = np.arange(1, len(answers) + 1)
        assert_allclose(
            area_score(answers, weights * unit), area_score(answers, weights), atol=1e-9
        )

    @given(ANSWERS, st.data())
    def test_never_falls_if_an_answer_rises(
        self, answers: list[float], data: st.DataObject
    ) -> None:
        at = data.draw(st.integers(0, len(answers) - 1))
        higher = [*answers]
        higher[at] = data.draw(st.floats(answers[at], 4))
        assert area_score(higher) >= area_score(answers) - 1e-9

    @given(ANSWERS)
    def test_is_the_same_with_a_question_that_does_not_apply(self, answers: list[float]) -> None:
        # "does not apply" is no zero
        mask = [*([True] * len(answers)), False]
        assert_allclose(area_score([*answers, nan], applicable=mask), area_score(answers))

    def test_has_no_score_with_fewer_answers_than_asked_for(self) -> None:
        assert isnan(area_score([4, 4], fewest=3))
        assert area_score([4, 4, 4], fewest=3) == 100

    def test_refuses_too_few_weights(self) -> None:
        with pytest.raises(ValueError, match="2 answers need 2 weights, not 1"):
            area_score([1, 2], [1])

    def test_refuses_a_negative_weight(self) -> None:
        with pytest.raises(ValueError, match="cannot be negative: -1"):
            area_score([1, 2], [1, -1])


class TestMaturityLevel:
    @pytest.mark.parametrize(
        ("score", "level"), [(0, 1), (19.9, 1), (20, 2), (59.9, 3), (60, 4), (80, 5), (100, 5)]
    )
    def test_begins_at_20_40_60_and_80(self, score: float, level: int) -> None:
        assert maturity_level(score) == level

    @given(st.floats(0, 100), st.floats(0, 100))
    def test_never_falls_as_the_score_rises(self, one: float, other: float) -> None:
        low, high = sorted((one, other))
        assert maturity_level(low) <= maturity_level(high)

    @pytest.mark.parametrize("score", [-1, 100.1, nan])
    def test_refuses_a_score_off_the_scale(self, score: float) -> None:
        with pytest.raises(ValueError, match="from 0 to 100"):
            maturity_level(score)


class TestPeerGap:
    def test_agrees_with_hand_calculation(self) -> None:
        # mean 40, standard deviation 10
        assert peer_gap(50, [30, 40, 50]) == (10, 1)

    def test_has_no_z_where_peers_are_equal(self) -> None:
        gap, z = peer_gap(50, [40, 40, 40])
        assert gap == 10
        assert isnan(z)

    @given(st.floats(0, 100), st.lists(st.floats(0, 100), min_size=3), st.floats(-50, 50))
    def test_does_not_change_if_all_move_alike(
        self, score: float, peers: list[float], shift: float
    ) -> None:
        moved = peer_gap(score + shift, np.asarray(peers) + shift)
        assert_allclose(moved.gap, peer_gap(score, peers).gap, atol=1e-9)

    def test_has_a_gap_but_no_z_below_three_peers(self) -> None:
        gap, z = peer_gap(50, [40, 70])
        assert gap == -5
        assert isnan(z)

    def test_refuses_no_peer(self) -> None:
        with pytest.raises(ValueError, match="needs a peer"):
            peer_gap(50, [])


SCORES = st.lists(st.floats(0, 100), min_size=6, max_size=6)


class TestOverallScore:
    def test_agrees_with_hand_calculation(self) -> None:
        # 0.1 x 20 + 0.2 x 40 + 0.7 x 60
        assert_allclose(overall_score([20, 40, 60], [0.1, 0.2, 0.7]), 52)

    def test_is_not_given_while_an_area_lacks(self) -> None:
        assert isnan(overall_score([50, nan, 70]))

    @given(SCORES, st.lists(st.floats(0.01, 1), min_size=6, max_size=6), st.floats(0.1, 10))
    def test_lies_among_the_areas_and_does_not_hang_on_the_unit_of_weights(
        self, scores: list[float], weights: list[float], unit: float
    ) -> None:
        whole = overall_score(scores, weights)
        assert min(scores) - 1e-9 <= whole <= max(scores) + 1e-9
        assert_allclose(overall_score(scores, np.asarray(weights) * unit), whole, atol=1e-9)

    @given(SCORES, st.integers(0, 5), st.floats(0, 100))
    def test_never_falls_if_an_area_rises(self, scores: list[float], at: int, other: float) -> None:
        higher = [max(score, other) if n == at else score for n, score in enumerate(scores)]
        assert overall_score(higher) >= overall_score(scores) - 1e-9

    @pytest.mark.parametrize(
        ("scores", "weights", "words"),
        [
            ([1, 2], [1], "2 scores need 2 weights"),
            ([1, 2], [0, 0], "one of them above 0"),
            ([1, 2], [1, -1], "must be 0 or more"),
            ([101, 2], [1, 1], "from 0 to 100, not 101"),
        ],
    )
    def test_refuses(self, scores: list[float], weights: list[float], words: str) -> None:
        with pytest.raises(ValueError, match=words):
            overall_score(scores, weights)


class TestSpread:
    def test_agrees_with_hand_calculation(self) -> None:
        # ranges 2, 0 and 3; the single rating says nothing
        assert spread([[1, 3], [2, 2], [4], [0, 1, 3]]) == (3, pytest.approx(5 / 3), 3)

    def test_is_unknown_if_nobody_shares_a_question(self) -> None:
        shared, mean, widest = spread([[1], []])
        assert (shared, widest) == (0, 0)
        assert isnan(mean)

    def test_refuses_a_rating_off_the_scale(self) -> None:
        with pytest.raises(ValueError, match="from 0 to 4, not 7"):
            spread([[1, 7]])


class TestPriority:
    def test_agrees_with_hand_calculation(self) -> None:
        assert_allclose(priority([5, 3], [40, 0]), [3, 3])  # 5 x 0.6 and 3 x 1

    @given(st.floats(1, 5), st.floats(0, 100), st.floats(0, 100))
    def test_never_rises_with_the_score(self, importance: float, one: float, other: float) -> None:
        low, high = sorted((one, other))
        assert priority(importance, high) <= priority(importance, low)

    def test_is_unknown_without_a_score(self) -> None:
        assert isnan(priority(3, nan))

    def test_refuses_what_lies_off_the_scales(self) -> None:
        with pytest.raises(ValueError, match="importance must be from 1 to 5"):
            priority(0, 50)
        with pytest.raises(ValueError, match="score must be from 0 to 100"):
            priority(3, 120)
