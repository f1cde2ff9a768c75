from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.stats import gmean

from fs_toolkit.proposal.panel import combined_judgements, matrix_of, not_compared
from fs_toolkit.proposal.priorities import analytic_hierarchy

RATIOS = st.floats(1 / 9, 9)
MATRICES = st.lists(
    st.tuples(RATIOS, RATIOS, RATIOS).map(
        lambda r: [[1, r[0], r[1]], [1 / r[0], 1, r[2]], [1 / r[1], 1 / r[2], 1]]
    ),
    min_size=1,
    max_size=5,
)


class TestCombinedJudgements:
    def test_agrees_with_hand_calculation(self):
        # the geometric mean of 2 and 8 is 4
        found = combined_judgements([[[1, 2], [0.5, 1]], [[1, 8], [0.125, 1]]])
        assert_allclose(found, [[1, 4], [0.25, 1]])

    @given(matrices=MATRICES)
    def test_agrees_with_scipy(self, matrices):
        assert_allclose(combined_judgements(matrices), gmean(np.array(matrices), axis=0))

    @given(matrices=MATRICES)
    def test_stays_reciprocal(self, matrices):
        found = combined_judgements(matrices)
        assert_allclose(found * found.T, np.ones_like(found))
        analytic_hierarchy(found)

    @given(matrices=MATRICES, random=st.randoms())
    def test_no_rater_is_more_equal(self, matrices, random):
        shuffled = random.sample(matrices, len(matrices))
        assert_allclose(combined_judgements(shuffled), combined_judgements(matrices))

    @pytest.mark.parametrize(
        ("matrices", "words"),
        [
            ([[1, 2], [0.5, 1]], "one square matrix for each rater"),
            ([[[1, 2, 3], [0.5, 1, 2]]], "one square matrix for each rater"),
            ([[[1, 0], [0.5, 1]]], "above 0"),
            ([[[1, float("nan")], [0.5, 1]]], "finite numbers, not nan"),
        ],
    )
    def test_refuses(self, matrices, words):
        with pytest.raises(ValueError, match=words):
            combined_judgements(matrices)


class TestMatrixOf:
    def test_what_was_not_compared_is_open(self):
        matrix = matrix_of({("a", "b"): 2.0}, ["a", "b", "c"])
        assert not_compared(matrix, ["a", "b", "c"]) == (("a", "c"), ("b", "c"))
        assert matrix[1, 0] == 0.5

    def test_refuses_what_is_no_ratio(self):
        with pytest.raises(ValueError, match="a against b must be above 0"):
            matrix_of({("a", "b"): 0.0}, ["a", "b"])
