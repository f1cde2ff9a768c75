from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from fs_toolkit.environment.alignment_index import alignment_index, unserved

MATRICES = arrays(
    np.int64, st.tuples(st.integers(1, 6), st.integers(1, 6)), elements=st.integers(0, 2)
)


def test_agrees_with_hand_calculation():
    # 2 + 1 + 1 of 2 x 3 x 2 = 12
    assert alignment_index([[2, 0], [0, 1], [1, 0]]) == pytest.approx(4 / 12)


@given(MATRICES)
def test_lies_between_none_and_all(matrix):
    assert 0 <= alignment_index(matrix) <= 1
    assert alignment_index(np.full_like(matrix, 2)) == 1


@given(MATRICES)
def test_unserved_are_the_empty_rows_and_columns(matrix):
    goals, objectives = unserved(matrix)
    assert all(matrix[goal].sum() == 0 for goal in goals)
    assert all(matrix[:, objective].sum() == 0 for objective in objectives)
    assert (len(goals) == matrix.shape[0]) == (matrix.sum() == 0)


@pytest.mark.parametrize("matrix", [[], [[]], [1, 2]])
def test_refuses_what_is_no_matrix(matrix):
    with pytest.raises(ValueError, match="goals as rows"):
        alignment_index(matrix)


def test_refuses_another_mark():
    with pytest.raises(ValueError, match="0, 1 or 2"):
        alignment_index([[3]])
