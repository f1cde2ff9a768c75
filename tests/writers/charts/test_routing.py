from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fs_toolkit.writers.charts.labelling import Box
from fs_toolkit.writers.charts.line_ends import Item, Wire
from fs_toolkit.writers.charts.routing import Routing, route

HIGH = 2.0
"""Height of the boxes of these tests; across they are 2 wide and 1 apart [cm]."""


def box(id_: str, layer: int, place: int, wide: float = 2.0) -> Item:
    return Item(id_, layer, 1.0 + 3.0 * place, 1.0 + 3.0 * place + wide)


def fit(words: str, room: float) -> tuple[str, float, float] | None:
    """As if each letter were 0.2 wide and 0.3 high [cm]."""
    return (words, 0.2 * len(words), 0.3) if 0.2 * len(words) <= room else None


def layers(routing: Routing) -> tuple[list[float], list[float]]:
    before, behind, at = [], [], 0.0
    for layer in range(routing.layers):
        at += routing.size(layer)
        before.append(at)
        at += HIGH
        behind.append(at)
    return before, behind


def ways(routing: Routing) -> list[list[tuple[float, float]]]:
    return [routing.way(n, *layers(routing)) for n in range(len(routing.wires))]


def made(items, *wires: Wire, **more) -> Routing:
    return route(items, wires, 0.2, 15.0, fit, **more)


class TestWays:
    def test_a_box_under_another_is_reached_straight(self):
        routing = made([box("a", 0, 0), box("b", 1, 0)], Wire("a", "b"))
        (way,) = ways(routing)
        assert way == [pytest.approx((2.0, 2.0)), pytest.approx((2.0, 2.0 + routing.size(1)))]

    def test_a_line_upwards_is_the_same_way_back(self):
        items = [box("a", 0, 0), box("b", 1, 2)]
        (down,), (up,) = ways(made(items, Wire("a", "b"))), ways(made(items, Wire("b", "a")))
        assert [x for x, _ in down] == [x for x, _ in up[::-1]]

    def test_a_line_passes_beside_the_box_between(self):
        items = [box("a", 0, 1), box("b", 1, 1), box("c", 2, 1)]
        (way,) = ways(made(items, Wire("a", "c")))
        passing = [x for x, y in way if y > HIGH]
        assert any(x < 4.0 or x > 6.0 for x in passing)

    def test_boxes_of_a_layer_are_joined_behind_it(self):
        routing = made([box("a", 0, 0), box("b", 0, 2)], Wire("a", "b"))
        (way,) = ways(routing)
        assert way[0][1] == way[-1][1] == HIGH
        assert routing.size(1) > 0

    def test_a_channel_without_lines_takes_no_room(self):
        routing = made([box("a", 0, 0), box("b", 1, 0), box("c", 2, 0)], Wire("a", "b"))
        assert routing.size(2) == 0.0

    def test_lines_that_need_not_cross_do_not(self):
        items = [box("a", 0, 0), box("b", 0, 1), box("c", 1, 2), box("d", 1, 3)]
        one, other = ways(made(items, Wire("a", "c"), Wire("b", "d")))
        assert not any(
            _meet(first, second) for first in pairwise(one) for second in pairwise(other)
        )


class TestWords:
    def test_they_stand_at_the_end_with_fewer_lines(self):
        items = [box("a", 0, 0), box("b", 1, 0), box("c", 1, 1)]
        routing = made(items, Wire("a", "b", "yes"), Wire("a", "c"))
        label = routing.label(0, *layers(routing))
        assert label.last > HIGH + routing.size(1) / 2

    def test_at_a_decision_they_stand_where_the_line_starts(self):
        items = [box("a", 0, 0), box("b", 1, 0), box("c", 1, 1)]
        routing = made(items, Wire("a", "b", "yes"), Wire("a", "c", "no"), at_start=True)
        for number in (0, 1):
            assert routing.label(number, *layers(routing)).first < HIGH + routing.size(1) / 2

    def test_words_without_room_become_numbers(self):
        routing = made([box("a", 0, 0), box("b", 1, 0)], Wire("a", "b", "much too long"))
        assert routing.listing() == [("1", "much too long")]
        assert routing.label(0, *layers(routing)).words == "1"


def _meet(one, other) -> bool:
    """Whether two pieces of lines cross or run over each other."""
    (a, b), (c, d) = one
    (e, f), (g, h) = other
    return (
        min(max(a, c), max(e, g)) - max(min(a, c), min(e, g)) > -1e-6
        and min(max(b, d), max(f, h)) - max(min(b, d), min(f, h)) > -1e-6
    )


@st.composite
def networks(draw) -> Routing:
    counts = draw(st.lists(st.integers(1, 4), min_size=2, max_size=4))
    items = [box(f"{n}.{m}", n, m) for n, count in enumerate(counts) for m in range(count)]
    ids = [item.id for item in items]
    pairs = st.tuples(st.sampled_from(ids), st.sampled_from(ids)).filter(lambda p: p[0] != p[1])
    wires = draw(
        st.lists(
            st.builds(
                lambda pair, words, both: Wire(*pair, words, both),
                pairs,
                st.sampled_from(["", "yes", "orders", "too long for any box"]),
                st.booleans(),
            ),
            max_size=12,
        )
    )
    return made(items, *wires, at_start=draw(st.booleans()))


@settings(max_examples=80, deadline=None)
@given(networks())
def test_lines_run_level_or_upright_and_through_no_box(routing):
    before, behind = layers(routing)
    boxes = [
        Box(item.low, before[item.layer], item.high, behind[item.layer])
        for item in routing.items.values()
    ]
    for wire, way in zip(routing.wires, ways(routing), strict=True):
        start, end = (routing.items[one] for one in (wire.start, wire.end))
        assert start.low <= way[0][0] <= start.high
        assert end.low <= way[-1][0] <= end.high
        for (a, b), (c, d) in pairwise(way):
            assert abs(a - c) < 1e-6 or abs(b - d) < 1e-6
            line = Box(min(a, c), min(b, d), max(a, c), max(b, d))
            for one in boxes:
                across = min(line.right, one.right) - max(line.left, one.left)
                along = min(line.bottom, one.bottom) - max(line.top, one.top)
                assert across < -1e-6 or along < 1e-6


@settings(max_examples=80, deadline=None)
@given(networks())
def test_words_stand_on_no_box_and_not_on_each_other(routing):
    before, behind = layers(routing)
    boxes = [
        Box(item.low, before[item.layer], item.high, behind[item.layer])
        for item in routing.items.values()
    ]
    labels = [routing.label(n, before, behind) for n in range(len(routing.wires))]
    taken = [
        Box(one.middle - one.wide / 2, one.first, one.middle + one.wide / 2, one.last)
        for one in labels
        if one and one.wide > 0.2  # a number at a side without any room may stand close
    ]
    for one, other in combinations(taken, 2):
        assert one.overlap(other) < 1e-3
    for one in taken:
        assert all(one.overlap(other) < 1e-6 for other in boxes)
