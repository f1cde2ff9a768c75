from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.writers.charts.line_ends import (
    PITCH,
    End,
    Item,
    Wire,
    ends_of,
    give_words,
    set_places,
    straighten,
)

ABOVE, BELOW = Item("a", 0, 0.0, 4.0), Item("b", 2, 6.0, 10.0)


def fit(words: str, room: float) -> tuple[str, float, float] | None:
    """As if each letter were 0.2 wide and 0.3 high [cm]."""
    return (words, 0.2 * len(words), 0.3) if 0.2 * len(words) <= room else None


def sides_of(ends):
    sides: dict[tuple[str, bool], list[End]] = {}
    for pair in ends:
        for end in pair:
            end.place = end.item.middle
            sides.setdefault((end.item.id, end.after), []).append(end)
    return sides


class TestEnds:
    @pytest.mark.parametrize(("start", "end", "after"), [("a", "b", True), ("b", "a", False)])
    def test_each_is_at_the_side_that_faces_the_other(self, start, end, after):
        first, last = ends_of(0, Wire(start, end), {"a": ABOVE, "b": BELOW})
        assert (first.after, last.after) == (after, not after)

    def test_within_a_layer_both_are_behind_it(self):
        other = Item("c", 0, 6.0, 8.0)
        assert all(end.after for end in ends_of(0, Wire("a", "c"), {"a": ABOVE, "c": other}))


class TestWords:
    def words(self, *wires: Wire, at_start: bool = False):
        ends = [ends_of(n, wire, {"a": ABOVE, "b": BELOW}) for n, wire in enumerate(wires)]
        return ends, give_words(wires, ends, sides_of(ends), fit, at_start=at_start)

    def test_one_end_bears_them(self):
        ((start, end),), marks = self.words(Wire("a", "b", "yes"))
        assert [start.words, end.words] == ["yes", ""]
        assert not marks

    def test_two_lines_share_a_side_or_take_the_other(self):
        ends, marks = self.words(*[Wire("a", "b", "twelve words")] * 2)
        assert [start.words == "" for start, _ in ends] == [False, True]
        assert not marks

    def test_without_room_at_the_start_of_a_decision_they_are_numbered(self):
        _, marks = self.words(*[Wire("a", "b", "twelve words")] * 2, at_start=True)
        assert marks == {1: "1"}


@given(st.lists(st.floats(-5, 20), min_size=1, max_size=12))
def test_ends_stand_apart_within_their_side_in_the_order_of_their_aims(aims):
    pairs = [
        (End(n, True, ABOVE, True, 2.0), End(n, False, BELOW, False, aim))
        for n, aim in enumerate(aims)
    ]
    members = [start for start, _ in pairs]
    set_places(members, pairs, [{}] * len(pairs))
    order = sorted(range(len(aims)), key=lambda n: (aims[n], n))
    places = [members[n].place for n in order]
    assert all(0 <= place <= 4 for place in places)
    assert all(other - one >= PITCH - 1e-6 for one, other in pairwise(places))


def test_a_small_bend_is_spared():
    below = Item("c", 1, 0.3, 4.3)
    pair = ends_of(0, Wire("a", "c"), {"a": ABOVE, "c": below})
    sides = sides_of([pair])
    straighten(pair, {}, sides)
    assert pair[0].place == pair[1].place
