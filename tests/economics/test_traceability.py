"""Relations against Boolean matrices, the textbook's other way to write them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.economics.traceability import carried, composed, inverse, unlinked

NAMES = st.sampled_from("abcdef")
RELATIONS = st.dictionaries(NAMES, st.lists(NAMES, unique=True), max_size=6)


def matrix(relation):
    found = np.zeros((6, 6), dtype=bool)
    for start, ends in relation.items():
        for end in ends:
            found["abcdef".index(start), "abcdef".index(end)] = True
    return found


class TestInverse:
    @given(RELATIONS)
    def test_is_the_matrix_turned(self, relation):
        assert (matrix(inverse(relation)) == matrix(relation).T).all()

    def test_keeps_the_order_in_which_links_are_met(self):
        assert inverse({"b": ["x"], "a": ["x"]}) == {"x": ("b", "a")}


class TestComposed:
    @given(RELATIONS, RELATIONS)
    def test_is_the_product_of_matrices(self, first, second):
        product = (matrix(first).astype(int) @ matrix(second).astype(int)) > 0
        assert (matrix(composed(first, second)) == product).all()

    def test_names_an_end_once(self):
        # by hand: both requirements are met by the portal
        assert composed({"n": ["r1", "r2"]}, {"r1": ["p"], "r2": ["p", "q"]}) == {"n": ("p", "q")}


class TestUnlinked:
    @given(RELATIONS)
    def test_are_the_empty_rows(self, relation):
        empty = ["abcdef"[k] for k, row in enumerate(matrix(relation)) if not row.any()]
        assert list(unlinked("abcdef", relation)) == empty

    def test_one_link_in_any_relation_is_enough(self):
        assert unlinked(["a", "b"], {"a": ["x"]}, {"b": ["y"]}) == ()


class TestCarried:
    @given(RELATIONS, st.sets(NAMES))
    def test_is_all_that_can_be_reached_whatever_the_direction(self, links, marked):
        both = matrix(links) | matrix(links).T | np.eye(6, dtype=bool)
        reach = np.linalg.matrix_power(both.astype(int), 6) > 0
        starts = np.array([name in marked for name in "abcdef"])
        expected = {"abcdef"[k] for k in range(6) if (reach[k] & starts).any()}
        assert set(carried(links, marked)) == expected

    def test_an_indicator_without_any_link_is_not_carried(self):
        assert "alone" not in carried({"alone": [], "a": ["goal"]}, ["goal"])
