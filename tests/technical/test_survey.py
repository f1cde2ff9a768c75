from __future__ import annotations

from math import nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from fs_toolkit.technical.survey import (
    critical_value,
    cronbach_alpha,
    effective_size,
    invitations,
    likert_shares,
    margin_of_difference,
    margin_of_error,
    mean_and_spread,
    mean_interval,
    sample_size,
    stratum_weights,
    top_two_share,
    weighting_effect,
)


class TestCriticalValue:
    def test_agrees_with_the_tables(self) -> None:
        values = [critical_value(c) for c in (0.90, 0.95, 0.99)]
        assert_allclose(values, [1.645, 1.960, 2.576], atol=5e-4)

    @pytest.mark.parametrize("confidence", [0, 1, 95])
    def test_refuses_what_is_no_share(self, confidence: float) -> None:
        with pytest.raises(ValueError, match="between 0 and 1"):
            critical_value(confidence)


class TestSampleSize:
    @pytest.mark.parametrize(("population", "answers"), [(100, 80), (1_000, 278), (10_000, 370)])
    def test_krejcie_morgan_1970_table_1(self, population: int, answers: int) -> None:
        assert sample_size(population, 0.05) == answers

    def test_agrees_with_hand_calculation(self) -> None:
        # 1.96^2 x 0.25 / 0.05^2 = 384.1; without end to the population it is the answer
        assert sample_size(10**9, 0.05) == 385
        # 384.1 / (1 + 383.1 / 1902) = 319.7
        assert sample_size(1_902, 0.05) == 320

    @given(st.integers(1, 10**7), st.floats(0.01, 0.2))
    def test_never_asks_more_people_than_there_are(self, population: int, margin: float) -> None:
        assert 1 <= sample_size(population, margin) <= population

    @given(st.integers(50, 10**6), st.floats(0.01, 0.2), st.floats(0.01, 0.2))
    def test_a_narrower_margin_never_needs_fewer(
        self, population: int, one: float, other: float
    ) -> None:
        narrow, wide = sorted((one, other))
        assert sample_size(population, narrow) >= sample_size(population, wide)

    @given(st.integers(100, 10**6))
    def test_reaches_the_margin_it_was_made_for(self, population: int) -> None:
        answers = sample_size(population, 0.05)
        assert margin_of_error(0.5, answers, population) <= 0.05 + 1e-6

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            ((0, 0.05), "at least one member"),
            ((100, 5), "margin must lie between 0 and 1, not 5"),
            ((100, 0.05, 0.95, 1), "expected share"),
        ],
    )
    def test_refuses_what_cannot_be(self, arguments: tuple[float, ...], words: str) -> None:
        with pytest.raises(ValueError, match=words):
            sample_size(*arguments)


class TestInvitations:
    def test_agrees_with_hand_calculation(self) -> None:
        assert invitations(385, 1.5, 0.6) == 963  # 577.5 / 0.6 = 962.5
        assert invitations(320, 1, 0.8) == 400

    @given(st.integers(1, 10_000), st.floats(1, 3), st.floats(0.05, 1))
    def test_is_never_below_the_answers(self, answers: int, effect: float, rate: float) -> None:
        assert invitations(answers, effect, rate) >= answers

    def test_refuses_what_cannot_be(self) -> None:
        with pytest.raises(ValueError, match="design effect must be 1 or more"):
            invitations(1, 0.5)
        with pytest.raises(ValueError, match="response rate"):
            invitations(1, 1, 0)


class TestTopTwoShare:
    def test_agrees_with_hand_calculation(self) -> None:
        assert top_two_share([5, 4, 3, 1]) == 0.5
        assert top_two_share([5, 1], [3, 1]) == 0.75
        assert top_two_share([5, 1, nan]) == 0.5

    @given(st.lists(st.integers(1, 5), min_size=1))
    def test_is_a_share(self, answers: list[int]) -> None:
        assert 0 <= top_two_share(answers) <= 1

    def test_refuses_no_answers_and_answers_off_the_scale(self) -> None:
        with pytest.raises(ValueError, match="at least one answer"):
            top_two_share([nan])
        with pytest.raises(ValueError, match="from 1 to 5"):
            top_two_share([6])


class TestMarginOfError:
    def test_agrees_with_hand_calculation(self) -> None:
        assert_allclose(margin_of_error(0.5, 400), 0.049, atol=5e-5)  # 1.96 x 0.025
        # a quarter of 400 asked: times sqrt(300 / 399) = 0.8671
        assert_allclose(margin_of_error(0.5, 100, 400), 0.098 * 0.8671, atol=5e-5)
        # drawn in clusters, twice the variance
        assert_allclose(margin_of_error(0.5, 400, design_effect=2), 0.049 * 2**0.5, atol=5e-5)

    def test_is_nothing_if_everybody_answered(self) -> None:
        assert margin_of_error(0.3, 50, population=50) == 0

    @given(st.floats(0, 1), st.integers(1, 500), st.integers(500, 10_000))
    def test_a_finite_population_never_widens_it(
        self, share: float, answers: int, population: int
    ) -> None:
        assert margin_of_error(share, answers, population) <= margin_of_error(share, answers)

    def test_refuses_more_answers_than_people(self) -> None:
        with pytest.raises(ValueError, match="60 answers of a population of 50"):
            margin_of_error(0.5, 60, 50)
        with pytest.raises(ValueError, match=r"from 0 to 1, not 1.2"):
            margin_of_error(1.2, 60)


class TestCronbachAlpha:
    def test_agrees_with_hand_calculation(self) -> None:
        # items' variances 1, 1, 4.333; totals 3, 6, 11 with variance 16.333;
        # 1.5 x (1 - 6.333 / 16.333)
        assert_allclose(cronbach_alpha([[1, 1, 1], [2, 2, 2], [3, 3, 5]]), 0.91837, atol=5e-5)

    def test_is_whole_for_items_that_agree(self) -> None:
        assert_allclose(cronbach_alpha([[1, 1, 1, 1], [4, 4, 4, 4], [2, 2, 2, 2]]), 1)

    def test_leaves_out_people_who_skipped_an_item(self) -> None:
        with_gap = [[1, 1, 1], [2, 2, 2], [3, 3, 5], [5, nan, 1]]
        assert_allclose(cronbach_alpha(with_gap), cronbach_alpha(with_gap[:3]))

    @given(st.integers(0, 2**32 - 1), st.floats(-3, 3))
    def test_does_not_change_if_an_item_is_shifted(self, seed: int, shift: float) -> None:
        answers = np.random.default_rng(seed).normal(size=(20, 4))
        moved = answers + np.array([shift, 0, 0, 0])
        assert_allclose(cronbach_alpha(moved), cronbach_alpha(answers), rtol=1e-6, atol=1e-9)

    @pytest.mark.parametrize(
        ("answers", "words"),
        [
            ([[1, 2], [3, 4]], "at least 3 items"),
            ([[1, 2, 3]], "at least two people"),
            ([[1, 2, 3], [3, 2, 1]], "everybody answered alike"),
        ],
    )
    def test_refuses_what_it_cannot_tell(self, answers: list[list[float]], words: str) -> None:
        with pytest.raises(ValueError, match=words):
            cronbach_alpha(answers)

    @given(st.integers(0, 2**32 - 1), st.integers(3, 6))
    def test_is_whole_for_parallel_items(self, seed: int, items: int) -> None:
        column = np.random.default_rng(seed).normal(size=12)
        assert_allclose(cronbach_alpha(np.column_stack([column] * items)), 1)


class TestMeanAndSpread:
    def test_agrees_with_hand_calculation(self) -> None:
        # mean (4 + 2 + 2) / 3 people's worth; squares 2 x (4/3)^2 ... with equal weights n - 1
        assert mean_and_spread([2, 3, 4]) == (3, 1)
        found = mean_and_spread([5, 1], [3, 1])
        assert found.mean == 4
        # (3 x 1 + 1 x 9) / (4 x 1 / 2)
        assert_allclose(found.deviation, 6**0.5)

    @given(st.lists(st.integers(1, 5), min_size=2, max_size=40), st.floats(0.1, 10))
    def test_does_not_change_with_the_unit_of_the_weights(self, values, scale) -> None:
        even = np.full(len(values), scale)
        assert_allclose(mean_and_spread(values, even), mean_and_spread(values), atol=1e-9)
        assert_allclose(mean_and_spread(values).deviation, np.std(values, ddof=1), atol=1e-9)

    def test_one_answer_has_no_spread_and_none_no_mean(self) -> None:
        assert np.isnan(mean_and_spread([4, nan]).deviation)
        with pytest.raises(ValueError, match="there is no answer"):
            mean_and_spread([nan])


class TestLikertShares:
    def test_agrees_with_hand_calculation(self) -> None:
        assert likert_shares([5, 4, 4, 1, nan]) == (0.25, 0, 0, 0.5, 0.25)
        assert likert_shares([5, 1], [3, 1]) == (0.25, 0, 0, 0, 0.75)

    @given(st.lists(st.integers(1, 5), min_size=1))
    def test_add_to_one_and_hold_the_top_two(self, values) -> None:
        shares = likert_shares(values)
        assert_allclose(sum(shares), 1)
        assert_allclose(shares[3] + shares[4], top_two_share(values))

    def test_refuses_answers_between_the_steps(self) -> None:
        with pytest.raises(ValueError, match="must be one of 1, 2, 3, 4, 5"):
            likert_shares([4.5])


class TestWeights:
    def test_agree_with_hand_calculation(self) -> None:
        # 600 / 1 and twice 300 / 2: 600, 150, 150, over their mean 300
        assert_allclose(
            stratum_weights(["town", "land", "land"], {"town": 600, "land": 300}), [2, 0.5, 0.5]
        )
        # 3 x (4 + 0.25 + 0.25) / 9
        assert weighting_effect([2, 0.5, 0.5]) == 1.5
        assert effective_size([2, 0.5, 0.5]) == 2

    @given(
        st.lists(st.sampled_from("abc"), min_size=1, max_size=60),
        st.lists(st.floats(1, 1e6), min_size=3, max_size=3),
    )
    def test_average_to_one_and_restore_the_population(self, strata, sizes) -> None:
        populations = dict(zip("abc", sizes, strict=True))
        weights = stratum_weights(strata, populations)
        assert_allclose(weights.mean(), 1)
        there = sorted(set(strata))
        found = [weights[np.array(strata) == name].sum() for name in there]
        whole = sum(populations[name] for name in there)
        assert_allclose(
            found, [populations[name] * len(strata) / whole for name in there], rtol=1e-9
        )

    @given(st.lists(st.floats(0.1, 10), min_size=1, max_size=40))
    def test_of_any_kind_never_gain_answers(self, weights) -> None:
        assert 1 - 1e-9 <= effective_size(weights) <= len(weights) + 1e-9
        assert_allclose(effective_size(np.full(len(weights), 3.0)), len(weights))

    def test_refuse_what_nobody_counted(self) -> None:
        with pytest.raises(ValueError, match="how many people the stratum 'sea' has"):
            stratum_weights(["sea"], {"land": 3})
        with pytest.raises(ValueError, match="must have people, not 0"):
            stratum_weights(["land"], {"land": 0})
        with pytest.raises(ValueError, match="weights must be above 0"):
            weighting_effect([1, 0])
        with pytest.raises(ValueError, match="one at least"):
            effective_size([])


class TestMarginOfDifference:
    @given(st.floats(0, 1), st.floats(0, 1))
    def test_lies_between_the_larger_and_the_sum(self, one, other) -> None:
        found = margin_of_difference(one, other)
        assert max(one, other) - 1e-12 <= found <= one + other + 1e-12

    def test_agrees_with_hand_calculation(self) -> None:
        assert margin_of_difference(0.03, 0.04) == 0.05


class TestMeanInterval:
    def test_agrees_with_hand_calculation(self) -> None:
        # deviation 1, divided by sqrt(3), times Student's 4.303 for two degrees of freedom
        interval = mean_interval([2, 3, 4])
        assert interval.mean == 3
        assert_allclose(interval.margin, 4.303 / 3**0.5, atol=5e-4)

    @given(st.lists(st.integers(0, 50), min_size=2, max_size=40))
    def test_widens_with_confidence(self, counts: list[int]) -> None:
        assert mean_interval(counts, 0.99).margin >= mean_interval(counts, 0.9).margin

    def test_refuses_one_count(self) -> None:
        with pytest.raises(ValueError, match="at least two counts, not 1"):
            mean_interval([3])
