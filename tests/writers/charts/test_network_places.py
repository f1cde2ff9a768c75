from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.document.charts import NetworkChart, NetworkNode, NetworkZone
from fs_toolkit.writers.charts import style
from fs_toolkit.writers.charts.network_places import GAP, Row, items_of, passing, rows_of, widths_of
from fs_toolkit.writers.charts.style import LABEL


def row(zone: int, *ids: str) -> Row:
    return Row(zone, tuple(NetworkNode(id_, id_) for id_ in ids))


def zoned(count: int, name: str = "Node") -> NetworkChart:
    nodes = tuple(NetworkNode(str(n), name) for n in range(count))
    return NetworkChart("", (NetworkZone("Zone", nodes),), ())


class TestRows:
    def test_five_short_nodes_stand_in_one_row(self):
        with style.house_style():
            assert [len(one.nodes) for one in rows_of(zoned(5), 13.0, LABEL)] == [5]

    def test_more_are_spread_over_even_rows(self):
        with style.house_style():
            assert [len(one.nodes) for one in rows_of(zoned(8), 13.0, LABEL)] == [4, 4]

    def test_no_word_is_cut(self):
        with style.house_style():
            made = rows_of(zoned(4, "internationalisation-and-interoperability"), 13.0, LABEL)
        assert [len(one.nodes) for one in made] == [2, 2]

    def test_a_zone_without_nodes_keeps_its_band(self):
        with style.house_style():
            assert rows_of(zoned(0), 13.0, LABEL) == [Row(0, ())]


def test_lines_are_counted_in_the_rows_they_pass():
    rows = [row(0, "a"), row(1, "b"), row(2, "c"), row(3, "d")]
    assert passing(rows, [("a", "c"), ("d", "a"), ("a", "b")]) == [0, 2, 1, 0]


def test_rows_that_lines_pass_have_narrower_nodes():
    rows = [row(0, *"abcde"), row(1, *"fghij")]
    free, passed = widths_of(rows, [0, 3], 13.0)
    assert passed < free


def test_nodes_are_ordered_so_that_lines_do_not_cross():
    rows = [row(0, "a", "b"), row(1, "c", "d")]
    items = {
        item.id: item.middle for item in items_of(rows, [2.0, 2.0], [("a", "d"), ("b", "c")], 0, 13)
    }
    assert (items["a"] - items["b"]) * (items["d"] - items["c"]) > 0


@given(
    counts=st.lists(st.integers(0, 5), min_size=1, max_size=4).filter(any),
    seed=st.lists(st.integers(0, 400), max_size=12),
)
def test_nodes_stand_beside_each_other_within_their_limits(counts, seed):
    rows = [row(n, *(f"{n}.{m}" for m in range(count))) for n, count in enumerate(counts)]
    ids = [node.id for one in rows for node in one.nodes]
    links = [(ids[n % len(ids)], ids[n // 20 % len(ids)]) for n in seed]
    links = [(a, b) for a, b in links if a != b]
    items = items_of(rows, widths_of(rows, passing(rows, links), 13.0), links, 2.0, 15.0)
    assert sorted(item.id for item in items) == sorted(ids)
    for layer in range(len(rows)):
        inside = sorted((i for i in items if i.layer == layer), key=lambda item: item.low)
        assert all(one.high + 0.2 < other.low for one, other in pairwise(inside))
        if inside:
            assert inside[0].low >= 2.0 - 1e-6
            assert inside[-1].high <= 15.0 + 1e-6


def test_nodes_without_links_are_spread_evenly():
    items = items_of([row(0, "a", "b", "c")], [2.0], [], 0.0, 10.0)
    gaps = [other.low - one.high for one, other in pairwise(items)]
    assert gaps == [pytest.approx(1.0)] * 2
    assert gaps[0] > GAP
