from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from pymcdm.methods import WSM

from fs_toolkit.technical.options import (
    cost_per_point,
    dominated_by,
    first_place_shares,
    lock_in_index,
    weighted_scores,
)

TABLES = st.integers(1, 5).flatmap(
    lambda columns: st.lists(
        st.lists(st.integers(0, 4), min_size=columns, max_size=columns), min_size=1, max_size=5
    )
)


class TestWeightedScores:
    def test_agrees_with_hand_calculation(self) -> None:
        assert_allclose(weighted_scores([[4, 0], [2, 2], [1, 3]], [0.75, 0.25]), [3, 2, 1.5])

    @given(TABLES)
    def test_lies_between_the_lowest_and_the_highest_score(self, table: list[list[int]]) -> None:
        columns = len(table[0])
        totals = weighted_scores(table, np.full(columns, 1 / columns))
        assert np.all(totals >= np.min(table, axis=1) - 1e-9)
        assert np.all(totals <= np.max(table, axis=1) + 1e-9)

    @given(TABLES, st.integers(0, 1000))
    def test_agrees_with_pymcdm(self, table: list[list[int]], seed: int) -> None:
        weights = np.random.default_rng(seed).dirichlet(np.ones(len(table[0])))
        theirs = WSM(normalization_function=lambda column, cost: column)(
            np.array(table, float), weights, np.ones(len(weights)), validation=False
        )
        assert_allclose(weighted_scores(table, weights), theirs)

    @pytest.mark.parametrize(
        ("scores", "weights", "words"),
        [
            ([[1, 2]], [1], "2 criteria need as many weights, not 1"),
            ([[1, 2]], [0.5, 0.6], r"sum to 1, not 1.1"),
            ([[1, 2]], [1.5, -0.5], "must be positive"),
            ([[1, float("nan")]], [0.5, 0.5], "a score for every criterion"),
            ([], [], "one row an alternative"),
        ],
    )
    def test_refuses_what_cannot_be(
        self, scores: list[list[float]], weights: list[float], words: str
    ) -> None:
        with pytest.raises(ValueError, match=words):
            weighted_scores(scores, weights)


class TestFirstPlaceShares:
    def test_agrees_with_the_exact_share(self) -> None:
        # 2 w > 1 - w for w > 1/3, and w is even between 0 and 1: first under two thirds
        shares = first_place_shares([[2, 0], [0, 1]], np.random.default_rng(7), 40_000)
        assert_allclose(shares, [2 / 3, 1 / 3], atol=0.01)  # three standard errors are 0.007

    def test_shares_a_tie(self) -> None:
        shares = first_place_shares([[1, 2], [1, 2]], np.random.default_rng(1), 10)
        assert_allclose(shares, [0.5, 0.5])

    @given(TABLES, st.integers(0, 1000))
    def test_sums_to_one(self, table: list[list[int]], seed: int) -> None:
        assert_allclose(first_place_shares(table, np.random.default_rng(seed), 50).sum(), 1)

    def test_never_puts_first_what_is_worse_in_everything(self) -> None:
        shares = first_place_shares([[3, 3, 3], [2, 1, 0]], np.random.default_rng(3), 1000)
        assert_allclose(shares, [1, 0])

    def test_the_same_seed_gives_the_same_shares(self) -> None:
        one, other = (
            first_place_shares([[4, 1], [2, 3]], np.random.default_rng(9), 100) for _ in range(2)
        )
        assert_allclose(one, other, rtol=0, atol=0)

    def test_refuses_no_draws(self) -> None:
        with pytest.raises(ValueError, match="at least one draw"):
            first_place_shares([[1]], np.random.default_rng(1), 0)


class TestDominated:
    def test_agrees_with_hand_calculation(self) -> None:
        # score, and cost with a minus: B costs more than A and scores less; C scores most
        assert dominated_by([[3, -100], [2.5, -120], [3.5, -300]]) == (None, 0, None)

    def test_equals_do_not_beat_each_other(self) -> None:
        assert dominated_by([[1, 2], [1, 2]]) == (None, None)

    @given(TABLES, st.integers(0, 1000))
    def test_who_is_beaten_everywhere_is_never_first(
        self, table: list[list[int]], seed: int
    ) -> None:
        worse = [*table, [score - 1 for score in table[0]]]
        assert dominated_by(worse)[-1] is not None
        assert first_place_shares(worse, np.random.default_rng(seed), 50)[-1] == 0

    @given(TABLES)
    def test_somebody_is_unbeaten_and_nobody_by_itself(self, table: list[list[int]]) -> None:
        found = dominated_by(table)
        assert None in found
        assert all(by != one for one, by in enumerate(found))

    def test_refuses_a_gap(self) -> None:
        with pytest.raises(ValueError, match="a score for every criterion"):
            dominated_by([[1, float("nan")]])


class TestCostPerPoint:
    def test_agrees_with_hand_calculation(self) -> None:
        assert_allclose(cost_per_point([300, 100], [3, 0]), [100, np.nan])

    @given(cost=st.floats(0, 1e9), score=st.floats(0.1, 4))
    def test_gives_the_cost_back_times_the_score(self, cost: float, score: float) -> None:
        assert float(cost_per_point(cost, score)) * score == pytest.approx(cost)

    def test_refuses_a_negative_score(self) -> None:
        with pytest.raises(ValueError, match="0 or more, not -1"):
            cost_per_point(1, -1)


class TestLockInIndex:
    def test_agrees_with_hand_calculation(self) -> None:
        assert lock_in_index([0, 1, 2, 3]) == 0.5  # mean 1.5 of 3

    @given(st.lists(st.integers(0, 3), min_size=1))
    def test_is_a_share(self, degrees: list[int]) -> None:
        assert 0 <= lock_in_index(degrees) <= 1

    def test_refuses_nothing_and_what_is_off_the_scale(self) -> None:
        with pytest.raises(ValueError, match="at least one component"):
            lock_in_index([])
        with pytest.raises(ValueError, match="from 0 to 3, not 4"):
            lock_in_index([4])
