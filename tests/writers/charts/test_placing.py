from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.writers.charts.placing import flags, spread

PIECES = st.lists(st.tuples(st.floats(0, 10), st.floats(0.1, 0.9)), min_size=1, max_size=10)


class TestSpread:
    def test_leaves_pieces_that_do_not_meet(self):
        assert spread([2, 5, 8], [1, 1, 1], 0, 10) == (2, 5, 8)

    def test_parts_two_that_meet_by_equal_shifts(self):
        assert spread([4.0, 4.2], [1, 1], 0, 10) == pytest.approx((3.6, 4.6))

    def test_keeps_within_its_limits(self):
        assert spread([0, 10], [1, 1], 0, 10) == (0.5, 9.5)

    def test_moves_a_whole_block_away_from_a_limit(self):
        assert spread([9.9, 9.9, 9.9], [1, 1, 1], 0, 10) == pytest.approx((7.5, 8.5, 9.5))

    @given(PIECES)
    def test_pieces_never_meet_and_keep_their_order(self, pieces):
        wanted, sizes = zip(*pieces, strict=True)
        centres = spread(wanted, sizes, 0, 10)
        order = sorted(range(len(wanted)), key=lambda i: (wanted[i], i))
        for a, b in pairwise(order):
            assert centres[b] - centres[a] >= (sizes[a] + sizes[b]) / 2 - 1e-6
        assert centres[order[0]] - sizes[order[0]] / 2 >= -1e-6


def touching(lefts, widths, rows):
    """Pairs of labels of one row that share ground."""
    return [
        (i, j)
        for i in range(len(rows))
        for j in range(i)
        if rows[i] == rows[j]
        and lefts[i] < lefts[j] + widths[j] - 1e-9
        and lefts[j] < lefts[i] + widths[i] - 1e-9
    ]


def crossed(anchors, lefts, widths, rows):
    """Lines that run through the label of another."""
    return [
        (i, j)
        for i in range(len(rows))
        for j in range(len(rows))
        if i != j and rows[j] < rows[i] and lefts[j] < anchors[i] < lefts[j] + widths[j]
    ]


class TestFlags:
    def test_a_label_stands_right_of_its_line(self):
        assert flags([3], [2], 0, 10) == ((3,), (0,))

    def test_at_the_right_limit_it_stands_left(self):
        assert flags([9], [2], 0, 10) == ((7,), (0,))

    def test_without_room_on_either_side_it_is_moved_within(self):
        ((left,), _) = flags([5], [9], 0, 10)
        assert 0 <= left <= 1

    def test_two_near_the_right_limit_are_told_apart(self):
        # The later line rises above the label of the earlier one, which stands to its left.
        lefts, rows = flags([8.0, 9.5], [3, 3], 0, 10)
        assert lefts == (5.0, 6.5)
        assert rows == (0, 1)

    def test_no_marks_need_no_rows(self):
        assert flags([], [], 0, 10) == ((), ())

    @given(st.lists(st.tuples(st.floats(0, 10), st.floats(0.2, 4)), max_size=6))
    def test_labels_never_meet(self, marks):
        anchors = sorted(at for at, _ in marks)
        widths = [width for _, width in marks]
        lefts, rows = flags(anchors, widths, 0, 10)
        assert touching(lefts, widths, rows) == []
        assert all(a >= -1e-9 and a + w <= 10 + 1e-9 for a, w in zip(lefts, widths, strict=True))

    def test_lines_spread_over_the_chart_cross_no_label(self):
        anchors, widths = [1.0, 2.0, 5.0, 6.5, 8.5], [3.0, 2.5, 2.0, 1.5, 3.0]
        lefts, rows = flags(anchors, widths, 0, 10)
        assert crossed(anchors, lefts, widths, rows) == []
        assert touching(lefts, widths, rows) == []

    def test_more_marks_than_are_searched_keep_clear_as_well(self):
        anchors, widths = [n / 2 for n in range(18)], [2.0] * 18
        lefts, rows = flags(anchors, widths, 0, 12)
        assert touching(lefts, widths, rows) == []
