from __future__ import annotations

from math import nan

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy import stats

from fs_toolkit.technical.group_tests import (
    association,
    expected_counts_suffice,
    holm,
    rank_difference,
)

COUNTS = st.lists(st.lists(st.integers(20, 80), min_size=3, max_size=3), min_size=2, max_size=4)
ANSWERS = st.lists(st.integers(1, 5), min_size=5, max_size=40)


class TestAssociation:
    def test_agrees_with_hand_calculation(self) -> None:
        # all expected 25, all apart by 5: 4 x 25 / 25 = 4; V = sqrt(4 / 100)
        found = association([[30, 20], [20, 30]])
        assert (found.kind, found.statistic, found.freedom) == ("chi_square", 4, 1)
        assert_allclose(found.effect, 0.2)
        assert_allclose(found.p, 0.0455, atol=5e-5)  # chi-square of one degree, tables

    def test_is_nothing_where_groups_answer_in_the_same_shares(self) -> None:
        found = association([[10, 20, 30], [20, 40, 60]])
        assert_allclose([found.statistic, found.effect, found.p], [0, 0, 1], atol=1e-12)

    @given(COUNTS, st.randoms())
    def test_does_not_depend_on_the_order_of_rows_or_columns(self, counts, random) -> None:
        turned = [list(row) for row in counts]
        random.shuffle(turned)
        order = random.sample(range(3), 3)
        turned = [[row[at] for at in order] for row in turned]
        one, other = association(counts), association(turned)
        assert_allclose(one.statistic, other.statistic, atol=1e-9)
        assert_allclose(one.effect, other.effect, atol=1e-9)

    @given(COUNTS)
    def test_agrees_with_the_sum_over_cells(self, counts) -> None:
        seen = np.array(counts, dtype=float)
        expected = np.outer(seen.sum(axis=1), seen.sum(axis=0)) / seen.sum()
        found = association(counts)
        assert_allclose(found.statistic, ((seen - expected) ** 2 / expected).sum(), atol=1e-9)
        assert 0 <= found.effect <= 1

    def test_small_tables_of_two_by_two_are_exact(self) -> None:
        # C(4,3)^2 + 1 of C(8,4) = 70 on either side: 2 x 17 / 70
        found = association([[3, 1], [1, 3]])
        assert found.kind == "fisher"
        assert_allclose(found.p, 34 / 70)

    @pytest.mark.parametrize(
        ("table", "words"),
        [
            ([[5, 5]], "two groups and two kinds"),
            ([[5, 0], [7, 0]], "is empty"),
            ([[1, 2, 1], [2, 1, 1]], "too few are expected"),
        ],
    )
    def test_refuses_what_it_cannot_tell(self, table, words) -> None:
        with pytest.raises(ValueError, match=words):
            association(table)

    def test_keeps_to_cochrans_rule(self) -> None:
        assert expected_counts_suffice([[5, 5], [5, 5]])
        assert not expected_counts_suffice([[9, 9, 9], [9, 9, 0.9]])  # below 1
        assert not expected_counts_suffice([[9, 9, 9, 9], [9, 9, 4, 4]])  # a quarter


class TestRankDifference:
    def test_agrees_with_hand_calculation(self) -> None:
        # pairs: 2 > 1, 2 > 1; 2 = 2; 3 > all three: U = 2 + 0.5 + 3 = 5.5 of 6
        found = rank_difference([[2, 3], [1, 1, 2]])
        assert found.statistic == 5.5
        assert_allclose(found.effect, 2 * 5.5 / 6 - 1)

    @given(ANSWERS, ANSWERS)
    def test_u_is_the_count_of_pairs(self, one, other) -> None:
        assume(len(set(one + other)) > 1)
        pairs = sum((a > b) + 0.5 * (a == b) for a in one for b in other)
        assert_allclose(rank_difference([one, other]).statistic, pairs)

    @given(ANSWERS, ANSWERS, ANSWERS)
    def test_h_agrees_with_the_formula_for_ties(self, one, other, third) -> None:
        groups = (one, other, third)
        everything = np.concatenate(groups)
        assume(len(set(everything.tolist())) > 1)
        ranks = stats.rankdata(everything)
        n, start, total = len(everything), 0, 0.0
        for group in groups:
            total += ranks[start : start + len(group)].sum() ** 2 / len(group)
            start += len(group)
        _, ties = np.unique(everything, return_counts=True)
        h = (12 / (n * (n + 1)) * total - 3 * (n + 1)) / (1 - (ties**3 - ties).sum() / (n**3 - n))
        found = rank_difference(list(groups))
        assert_allclose(found.statistic, h, atol=1e-9)
        assert_allclose(found.effect, h / (n - 1), atol=1e-9)
        assert found.freedom == 2

    @given(ANSWERS, ANSWERS)
    def test_turns_its_sign_with_the_groups(self, one, other) -> None:
        assume(len(set(one + other)) > 1)
        forth, back = rank_difference([one, other]), rank_difference([other, one])
        assert_allclose(forth.effect, -back.effect, atol=1e-12)
        assert_allclose(forth.p, back.p, atol=1e-12)

    def test_leaves_out_who_did_not_answer(self) -> None:
        assert rank_difference([[2, nan, 3], [1, 1, 2, nan]]) == rank_difference(
            [[2, 3], [1, 1, 2]]
        )

    @pytest.mark.parametrize(
        ("groups", "words"),
        [
            ([[1, 2, 3]], "two groups at least"),
            ([[1, 2], [nan]], "has no answers"),
            ([[3, 3], [3, 3]], "everybody answered alike"),
        ],
    )
    def test_refuses_what_it_cannot_tell(self, groups, words) -> None:
        with pytest.raises(ValueError, match=words):
            rank_difference(groups)


class TestHolm:
    def test_agrees_with_hand_calculation(self) -> None:
        # 3 x 0.01; 2 x 0.03; 0.04, which may not fall below 0.06
        assert_allclose(holm([0.04, 0.01, 0.03]), [0.06, 0.03, 0.06])
        assert_allclose(holm([0.6, 0.7]), [1, 1])
        assert holm([]).size == 0

    @given(st.lists(st.floats(0, 1), min_size=1, max_size=20))
    def test_never_helps_and_keeps_the_order(self, p) -> None:
        adjusted = holm(p)
        assert (adjusted >= np.array(p) - 1e-15).all()
        assert (adjusted <= 1).all()
        assert (np.diff(adjusted[np.argsort(p, kind="stable")]) >= 0).all()

    def test_refuses_what_is_no_p_value(self) -> None:
        with pytest.raises(ValueError, match="from 0 to 1"):
            holm([0.5, nan])
