from __future__ import annotations

from itertools import combinations

import pytest

from fs_toolkit.writers.charts.labelling import Box, Disc, around

FRAME = Box(0, 0, 14, 9)


class TestBox:
    def test_overlap_is_the_shared_surface(self):
        assert Box(0, 0, 2, 2).overlap(Box(1, 1, 3, 3)) == 1
        assert Box(0, 0, 1, 1).overlap(Box(1.1, 0, 2, 1)) == 0

    def test_a_gap_widens_it(self):
        assert Box(0, 0, 1, 1).overlap(Box(1.1, 0, 2, 1), 0.2) > 0

    def test_outside_is_how_far_it_stands_out(self):
        assert Box(-1, 0, 2, 10).outside(FRAME) == 2
        assert Box(1, 1, 2, 2).outside(FRAME) == 0

    def test_the_nearest_place_is_on_its_edge(self):
        assert Box(2, 2, 4, 3).nearest(0, 0) == (2, 2)
        assert Box(2, 2, 4, 3).nearest(3, 0) == (3, 2)


def scattered(count: int) -> list[Disc]:
    """Points on a grid of scores that looks like chance: 7 and 11 have no factor with 5 and 4."""
    return [
        Disc(1 + 2.4 * (7 * n % 5) + 0.3 * (n // 20), 1 + 2 * (11 * n % 4), 0.13)
        for n in range(count)
    ]


class TestAround:
    def test_a_lonely_label_stands_right_of_its_point(self):
        (box,), clear = around([Disc(5, 5, 0.1)], [(2, 0.3)], FRAME)
        assert clear
        assert box.left == pytest.approx(5.16)
        assert (box.top + box.bottom) / 2 == pytest.approx(5)

    def test_at_the_right_edge_it_stands_left(self):
        (box,), clear = around([Disc(13.5, 5, 0.1)], [(2, 0.3)], FRAME)
        assert clear
        assert box.right < 13.5

    @pytest.mark.parametrize("count", [2, 8, 14, 20])
    def test_labels_meet_neither_each_other_nor_a_point_nor_what_is_taken(self, count):
        discs, taken = scattered(count), [Box(0, 0, 2, 0.4), Box(12, 8.6, 14, 9)]
        boxes, clear = around(discs, [(1.6, 0.3)] * count, FRAME, taken)
        assert clear
        assert not any(a.overlap(b) for a, b in combinations(boxes, 2))
        assert not any(box.overlap(disc.box) for box in boxes for disc in discs)
        assert not any(box.overlap(other) for box in boxes for other in taken)
        assert not any(box.outside(FRAME) for box in boxes)

    def test_it_says_when_there_is_no_room(self):
        discs = [Disc(5 + 0.3 * n, 5, 0.1) for n in range(30)]
        _, clear = around(discs, [(4, 1)] * 30, Box(4, 4, 14, 6))
        assert not clear

    def test_a_line_is_left_free_where_it_can_be(self):
        line = Box(6, 0, 6, 9)
        (box,), _ = around([Disc(5.8, 5, 0.1)], [(2, 0.3)], FRAME, lines=[line])
        assert box.right < 6

    def test_equal_points_give_equal_places(self):
        discs, sizes = scattered(14), [(1.8, 0.3)] * 14
        assert around(discs, sizes, FRAME) == around(discs, sizes, FRAME)
