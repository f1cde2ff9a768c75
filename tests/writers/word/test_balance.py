"""Widths of columns that make a table low."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.writers.word.balance import STEP, balanced

MARGINS = 190


def height(letters, widths) -> float:
    room = np.array(widths) - MARGINS
    return float(np.maximum(1, np.ceil(np.array(letters) / room)).max(axis=1).sum())


def test_by_hand():
    """One row: 3 lines of 1810 at 2000 and 2000; 2715 each are 2 lines at 2905 or more."""
    letters = np.array([[500.0, 5430.0]])
    narrow, wide = balanced(letters, np.zeros((1, 2)), (2000, 2000), (600, 600), MARGINS)
    assert height(letters, (2000, 2000)) == 3
    assert height(letters, (narrow, wide)) == 2
    assert (2000 - narrow) % STEP == 0


@given(
    st.lists(st.lists(st.floats(0, 9000), min_size=3, max_size=3), min_size=1, max_size=8),
    st.lists(st.integers(0, 3000), min_size=3, max_size=3),
)
def test_adds_up_goes_below_no_least_and_makes_no_table_much_higher(letters, least):
    cells, start = np.array(letters), (3000, 3000, 3000)
    widths = balanced(cells, np.zeros(cells.shape), start, least, MARGINS)
    assert sum(widths) == 9000
    assert all(width >= low for width, low in zip(widths, least, strict=True))
    # a row that grows by a line is paid for by eight lines beside others
    assert height(cells, widths) <= 1.5 * height(cells, start)


def test_nothing_to_win_moves_nothing():
    letters = np.array([[400.0, 500.0], [300.0, 200.0]])
    assert balanced(letters, np.zeros((2, 2)), (4500, 4500), (0, 0), MARGINS) == (4500, 4500)
    none = np.zeros((0, 2))
    assert balanced(none, none, (4500, 4500), (0, 0), MARGINS) == (4500, 4500)
