from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from scipy.stats import kstest, spearmanr

from fs_toolkit.economics.engine.copula import (
    SMALL_REPAIR,
    ImpossibleCorrelations,
    copula,
    nearest_correlations,
)

DRAWS = 40_000


def independent(ids, seed=3, size=DRAWS):
    random = np.random.default_rng(seed)
    return {id: random.random(size) for id in ids}


class TestCopula:
    def test_of_no_pairs_is_none(self):
        assert copula([]) is None
        assert copula([("wage", "wage", 1.0)]) is None

    def test_scores_are_correlated_as_pearson_says(self):
        # 2 sin(pi / 6 x 0.5) = 0.5176
        found = copula([("b", "a", 0.5)])
        assert found.quantities == ("a", "b")
        assert_allclose(found.correlations, [[1, 0.51763809], [0.51763809, 1]])
        assert found.repaired_by == 0

    @pytest.mark.parametrize("rho", [-0.9, -0.3, 0.0, 0.5, 0.95])
    def test_ranks_are_correlated_as_asked(self, rho):
        found = copula([("a", "b", rho)]).together(independent("ab"))
        # the standard error of a rank correlation is (1 - rho^2) 1.06 / sqrt(n) at the most
        assert abs(spearmanr(found["a"], found["b"]).statistic - rho) < 4.5 / DRAWS**0.5

    def test_three_move_together_pair_by_pair(self):
        asked = {("a", "b"): 0.6, ("b", "c"): -0.4, ("a", "c"): 0.1}
        made = copula([(*pair, rho) for pair, rho in asked.items()])
        found = made.together(independent("abc"))
        for (one, other), rho in asked.items():
            assert abs(spearmanr(found[one], found[other]).statistic - rho) < 4.5 / DRAWS**0.5

    def test_each_stays_as_evenly_spread_as_before(self):
        made = copula([("a", "b", 0.7), ("b", "c", -0.5)])
        found = made.together(independent("abcd"))
        assert list(found) == ["a", "b", "c"]
        for each in found.values():
            assert kstest(each, "uniform").pvalue > 1e-3

    def test_the_first_is_left_as_it_was(self):
        shares = independent("ab", size=100)
        assert_allclose(copula([("a", "b", 0.7)]).together(shares)["a"], shares["a"])

    def test_a_draw_does_not_depend_on_its_neighbours(self):
        made, shares = copula([("a", "b", 0.7)]), independent("ab", size=50)
        crowd = made.together(shares)["b"]
        alone = [
            made.together({id: each[k : k + 1] for id, each in shares.items()})["b"][0]
            for k in range(50)
        ]
        assert_array_equal(crowd, alone)

    @pytest.mark.parametrize("rho", [1, -1, 1.5])
    def test_refuses_what_is_one_quantity_twice(self, rho):
        words = f"a and b are correlated by {rho:g}: make one a formula of the other"
        with pytest.raises(ImpossibleCorrelations, match=words):
            copula([("a", "b", rho)])

    def test_refuses_what_cannot_hold_together(self):
        pairs = [("a", "b", 0.9), ("b", "c", 0.9), ("a", "c", -0.9)]
        with pytest.raises(ImpossibleCorrelations, match=r"cannot hold together.* of \w and \w by"):
            copula(pairs)

    def test_repairs_what_is_impossible_by_a_little(self):
        # 1 + 2 abc - a2 - b2 - c2 of 0.9, 0.9 and 0.6 is -0.008: just impossible
        made = copula([("a", "b", 0.9), ("b", "c", 0.9), ("a", "c", 0.6)])
        assert 0 < made.repaired_by <= SMALL_REPAIR
        assert np.linalg.eigvalsh(made.correlations)[0] > 0
        assert_allclose(np.diag(made.correlations), 1)
        found = made.together(independent("abc"))
        assert abs(spearmanr(found["a"], found["b"]).statistic - 0.9) < SMALL_REPAIR + 0.02


class TestNearestCorrelations:
    def test_agree_with_higham(self):
        # Higham, "Computing the nearest correlation matrix," 2002, section 1's example
        found = nearest_correlations(np.array([[1.0, 1, 0], [1, 1, 1], [0, 1, 1]]))
        expected = [[1, 0.7607, 0.1573], [0.7607, 1, 0.7607], [0.1573, 0.7607, 1]]
        assert_allclose(found, expected, atol=5e-5)

    @given(st.integers(0, 10**6), st.integers(2, 6))
    @settings(max_examples=25)
    def test_are_possible_and_leave_alone_what_was(self, seed, size):
        random = np.random.default_rng(seed)
        wild = random.uniform(-1, 1, (size, size))
        wild = (wild + wild.T) / 2
        np.fill_diagonal(wild, 1)
        found = nearest_correlations(wild)
        assert np.linalg.eigvalsh(found)[0] > 0
        assert_allclose(np.diag(found), 1)
        assert_allclose(found, found.T)
        tame = 0.5 * found + 0.5 * np.eye(size)
        assert_allclose(nearest_correlations(tame), tame, atol=1e-7)
