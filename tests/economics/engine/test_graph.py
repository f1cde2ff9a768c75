from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from fs_toolkit.economics.engine.graph import (
    Applied,
    Constant,
    Graph,
    Input,
    Powers,
    Term,
    computed,
    step,
    used_by,
)

YEARS = np.arange(2016.0, 2021.0)


@pytest.fixture
def graph():
    return Graph(YEARS)


class TestNodes:
    def test_stand_once_each(self, graph):
        a, b = graph.input("a"), graph.input("b")
        assert graph.input("a") == a
        assert graph.number(7) == graph.number(7.0)
        assert graph.column(YEARS) == graph.column(YEARS.copy())
        assert graph.powers(a) == graph.powers(a)
        assert graph.apply("/", a, b) == graph.apply("/", a, b) != graph.apply("/", b, a)
        term = Term(a, YEARS, None)
        one, other = (
            graph.sum(np.zeros(()), (each,)) for each in (term, Term(a, YEARS.copy(), None))
        )
        assert one == other
        assert len(graph.nodes) == len(graph.kinds) == 10

    @pytest.mark.parametrize("operator", ["+", "*", "min", "max"])
    def test_of_an_operator_that_may_be_turned_round_stand_once(self, graph, operator):
        a, b = graph.input("a"), graph.input("b")
        assert graph.apply(operator, a, b) == graph.apply(operator, b, a)

    def test_come_after_what_they_use(self, graph):
        a = graph.input("a")
        graph.apply("exp", graph.apply("*", graph.powers(graph.apply("+", a, graph.one)), a))
        for number, node in enumerate(graph.nodes):
            assert all(used < number for used in used_by(node))

    def test_know_what_they_vary_over(self, graph):
        a = graph.input("a")
        scalar = graph.apply("*", a, graph.number(2))
        wide = graph.apply("*", scalar, graph.column(YEARS))
        kinds = [graph.kinds[each] for each in (graph.one, graph.column(YEARS), a, scalar, wide)]
        assert kinds == ["constant", "years", "draws", "draws", "both"]
        assert graph.kinds[graph.apply("exp", wide)] == graph.kinds[graph.powers(a)] == "both"


class TestConstants:
    @pytest.mark.parametrize(
        ("operator", "values", "expected"),
        [
            ("+", (2, 3), 5),
            ("-", (2, 3), -1),
            ("*", (2, 3), 6),
            ("/", (3, 2), 1.5),
            ("**", (2, 3), 8),
            ("min", (2, 3), 2),
            ("max", (2, 3), 3),
            ("negative", (2,), -2),
            ("step", (0,), 1),
            ("step", (-0.1,), 0),
            ("exp", (0,), 1),
        ],
    )
    def test_are_computed_at_once(self, graph, operator, values, expected):
        node = graph.apply(operator, *(graph.number(each) for each in values))
        assert graph.value(node) == expected
        assert isinstance(graph.nodes[node], Constant)

    def test_over_the_years_are_too(self, graph):
        ages = graph.apply("-", graph.column(YEARS), graph.number(2016))
        assert_array_equal(graph.value(ages), [[0], [1], [2], [3], [4]])

    def test_that_are_no_numbers_are_kept(self, graph):
        assert np.isinf(graph.value(graph.apply("/", graph.one, graph.zero)))

    def test_of_anything_else_are_none(self, graph):
        assert graph.value(graph.input("a")) is None


class TestIdentities:
    def test_are_not_done(self, graph):
        a, zero, one = graph.input("a"), graph.zero, graph.one
        before = len(graph.nodes)
        for same in [("+", a, zero), ("+", zero, a), ("-", a, zero), ("*", a, one), ("*", one, a),
                     ("/", a, one), ("**", a, one), ("min", a, a), ("max", a, a)]:  # fmt: skip
            assert graph.apply(*same) == a, same
        for nothing in [("*", a, zero), ("*", zero, a), ("-", a, a)]:
            assert graph.apply(*nothing) == zero, nothing
        assert graph.apply("**", a, zero) == one
        assert len(graph.nodes) == before

    @pytest.mark.parametrize("kept", [("-", 0, 2), ("/", 1, 2), ("**", 1, 2), ("/", 0, 2)])
    def test_are_not_seen_where_there_are_none(self, graph, kept):
        operator, left, _ = kept
        a = graph.input("a")
        node = graph.apply(operator, (graph.zero, graph.one)[left], a)
        assert isinstance(graph.nodes[node], Applied)


class TestUsedBy:
    def test_names_operands_bases_coefficients_and_profiles(self, graph):
        a, b = graph.input("a"), graph.input("b")
        powers = graph.powers(a)
        total = graph.sum(np.zeros(()), (Term(b, None, powers), Term(a, YEARS, None)))
        assert used_by(graph.nodes[total]) == (b, a, powers)
        assert used_by(Powers(a)) == (a,)
        assert used_by(Applied("+", (a, b))) == (a, b)
        assert used_by(Input("a")) == used_by(Constant(YEARS)) == ()


def test_a_step_is_one_from_zero_on():
    assert_array_equal(step(np.array([-1.0, -0.0, 0.0, 2.0, np.nan])), [0, 1, 1, 1, 0])
    assert_array_equal(computed("step", YEARS - 2018), [0, 0, 1, 1, 1])
