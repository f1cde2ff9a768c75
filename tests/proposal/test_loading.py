from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.proposal.loading import load_by_period


def test_by_hand():
    # 6 person-months from month 1 to 4: two a month, so 4 before the quarter's end and 2 after;
    # a milestone in month 3 belongs to the quarter that begins there
    found = load_by_period([1, 3], [4, 3], [6, 1], [0, 3, 6])
    assert found.tolist() == [[4, 2], [0, 1]]


tasks = st.tuples(st.floats(0, 11.5), st.floats(0, 12), st.floats(0, 50))


@given(st.lists(tasks, min_size=1, max_size=8))
def test_no_work_is_lost(found):
    starts = np.array([start for start, _, _ in found])
    ends = np.minimum(12, starts + [length for _, length, _ in found])
    efforts = [effort for _, _, effort in found]
    loads = load_by_period(starts, ends, efforts, [0, 3, 6, 9, 12])
    assert loads.min() >= 0
    assert loads.sum(axis=1) == pytest.approx(efforts, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (([1], [0], [1], [0, 3]), "ends before it starts"),
        (([0], [1], [-1], [0, 3]), "an effort is negative"),
        (([0], [1], [1], [3, 0]), "the edges of the periods must rise"),
        (([0], [1], [1], [0]), "be two at least"),
    ],
)
def test_refuses(arguments, words):
    with pytest.raises(ValueError, match=words):
        load_by_period(*arguments)
