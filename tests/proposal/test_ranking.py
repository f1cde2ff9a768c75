from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.stats import spearmanr

from fs_toolkit.proposal.ranking import (
    effort,
    order,
    rank_correlation,
    ranks,
    swung_ranks,
    weighted_scores,
)

SCORES = st.lists(st.lists(st.integers(1, 5), min_size=3, max_size=3), min_size=2, max_size=6)


class TestWeightedScores:
    def test_agrees_with_hand_calculation(self):
        # 0.5 x 5 + 0.3 x 1 + 0.2 x 2 = 3.2
        assert_allclose(weighted_scores([[5, 1, 2]], [0.5, 0.3, 0.2]), [3.2])

    def test_scales_weights(self):
        assert_allclose(weighted_scores([[5, 1, 2]], [5, 3, 2]), [3.2])

    def test_a_missing_score_leaves_the_others_to_speak(self):
        # 0.5 x 5 + 0.2 x 2 over 0.7
        assert_allclose(weighted_scores([[5, np.nan, 2]], [0.5, 0.3, 0.2]), [2.9 / 0.7])

    def test_a_measure_without_scores_has_no_mean(self):
        assert np.isnan(weighted_scores([[np.nan, np.nan]], [0.5, 0.5])).all()

    @given(scores=SCORES)
    def test_stays_on_the_scale(self, scores):
        mean = weighted_scores(scores, [0.2, 0.3, 0.5])
        assert (mean >= 1 - 1e-9).all()
        assert (mean <= 5 + 1e-9).all()

    @pytest.mark.parametrize("weights", [[0, 0], [-1, 2]])
    def test_refuses_weights_that_weigh_nothing(self, weights):
        with pytest.raises(ValueError, match="weights must not be negative"):
            weighted_scores([[1, 2]], weights)


class TestRanks:
    def test_equal_values_share_the_better_rank(self):
        assert ranks([2.0, 3.0, 3.0, 1.0]).tolist() == [3, 1, 1, 4]

    def test_what_has_no_value_comes_last(self):
        assert ranks([np.nan, 1.0, 2.0]).tolist() == [3, 2, 1]

    def test_rounding_is_no_difference(self):
        assert ranks([0.1 + 0.2, 0.3]).tolist() == [1, 1]


class TestSwungRanks:
    def test_agrees_with_hand_calculation(self):
        # weights 0.5, 0.5: 3.0 against 2.95; at 0.4, 0.6 it is 2.6 against 3.34
        swung = swung_ranks([[5, 1], [1, 4.9]], [0.5, 0.5])
        assert swung.tolist() == [[2, 1], [1, 2], [1, 2], [2, 1]]

    @given(scores=SCORES)
    def test_a_measure_that_is_best_on_everything_stays_first(self, scores):
        best = [[5, 5, 5], *scores]
        assert (swung_ranks(best, [0.2, 0.3, 0.5])[:, 0] == 1).all()

    def test_a_single_criterion_decides_alone(self):
        assert swung_ranks([[1], [2]], [1.0]).tolist() == [[2, 1], [2, 1]]


class TestOrder:
    def test_takes_the_best_of_what_can_begin(self):
        priority = {"app": 5.0, "platform": 3.0, "training": 4.0, "poster": 1.0}
        waits = {"app": ["platform"], "poster": ["training"]}
        assert order(priority, waits) == ("training", "platform", "app", "poster")

    @given(st.permutations(range(6)), st.lists(st.floats(1, 5), min_size=6, max_size=6))
    def test_nothing_comes_before_what_it_needs(self, shuffled, scores):
        ids = [f"m{number}" for number in shuffled]
        waits = {after: [before] for before, after in zip(ids, ids[2:], strict=False)}
        found = order(dict(zip(sorted(ids), scores, strict=True)), waits)
        assert sorted(found) == sorted(ids)
        for after, (before,) in waits.items():
            assert found.index(before) < found.index(after)

    def test_refuses_a_circle(self):
        with pytest.raises(ValueError, match=r"measures wait for each other: [ab] > [ab] > [ab]"):
            order({"a": 1.0, "b": 2.0}, {"a": ["b"], "b": ["a"]})


class TestRankCorrelation:
    def test_agrees_with_hand_calculation(self):
        # differences 0, 1, 1: 1 - 6 x 2 / (3 x 8) = 0.5
        assert rank_correlation([1, 2, 3], [1, 3, 2]) == pytest.approx(0.5)

    @given(pair=st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=3, max_size=9))
    def test_agrees_with_scipy(self, pair):
        first, second = zip(*pair, strict=True)
        assume(len(set(first)) > 1 and len(set(second)) > 1)
        assert rank_correlation(first, second) == pytest.approx(spearmanr(first, second).statistic)

    @pytest.mark.parametrize(
        ("first", "second", "words"),
        [
            ([1, 2], [1, 2, 3], "of the same things"),
            ([1], [1], "of two at least"),
            ([1, float("nan")], [1, 2], "a place is missing"),
            ([1, 1], [1, 2], "in which all are equal"),
        ],
    )
    def test_refuses(self, first, second, words):
        with pytest.raises(ValueError, match=words):
            rank_correlation(first, second)


class TestEffort:
    def test_agrees_with_hand_calculation(self):
        # half of the dearest and all of the time: 1 + 4 x (0.5 + 1) / 2 = 4
        assert effort([50, 100], [12, 3]).tolist() == [4, 1 + 4 * (1 + 0.25) / 2]

    @given(cost=st.lists(st.floats(0, 1e6), min_size=1, max_size=6))
    def test_stays_on_its_scale(self, cost):
        found = effort(cost, [6] * len(cost))
        assert np.all((found >= 1) & (found <= 5))

    @pytest.mark.parametrize(
        ("cost", "months", "words"),
        [
            ([1], [1, 2], "a cost and a time"),
            ([-1], [1], "not negative"),
            ([1], [np.nan], "numbers"),
        ],
    )
    def test_refuses(self, cost, months, words):
        with pytest.raises(ValueError, match=words):
            effort(cost, months)
