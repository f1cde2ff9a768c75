"""Parts times their powers are the whole; what does more than multiply is named."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fs_toolkit.economics.engine.graph import Graph
from fs_toolkit.economics.engine.splitting import MOST_PARTS, NotMultiples, Splitter, together


class TestSplitter:
    """(2 a x + b) (a - 3) / a, with a and b split off and x drawn."""

    @pytest.fixture
    def graph(self):
        return Graph(np.arange(2024.0, 2028.0))

    def value(self, graph, node, inputs):
        """The number of a node over the draws."""
        from fs_toolkit.economics.engine.player import Player
        from fs_toolkit.economics.engine.tape import compile_tape

        wide = graph.sum(np.zeros(()), (term(node),))
        player = Player(compile_tape(graph, (wide,)), 1)
        return float(player.run({id: np.array([each]) for id, each in inputs.items()})[0][0, 0])

    @settings(max_examples=30)
    @given(*[st.floats(0.2, 5.0)] * 3)
    def test_parts_times_powers_are_the_whole(self, a, b, x):
        graph = Graph(np.arange(2024.0, 2028.0))
        ia, ib, ix = (graph.input(name) for name in ("a", "b", "x"))
        twice = graph.apply("*", graph.apply("*", graph.number(2.0), ia), ix)
        left = graph.apply("+", twice, graph.apply("**", ib, graph.number(2.0)))
        right = graph.apply("-", ia, graph.number(3.0))
        node = graph.apply("/", graph.apply("*", left, right), ia)
        parts = Splitter(graph, {"a": "a", "b": "b"})(node)
        assert set(parts) == {
            (("a", 1.0),), (), (("b", 2.0),), (("a", -1.0), ("b", 2.0)),
        }  # fmt: skip
        amounts = {"a": a, "b": b}
        whole = (2 * a * x + b**2) * (a - 3) / a
        found = sum(
            self.value(graph, part, {"x": x})
            * float(np.prod([amounts[name] ** power for name, power in monomial]))
            for monomial, part in parts.items()
        )
        assert found == pytest.approx(whole, rel=1e-12, abs=1e-9)

    @pytest.mark.parametrize("operator", ["min", "max", "**"])
    def test_refuses_what_compares(self, operator, graph):
        node = graph.apply(operator, graph.input("a"), graph.input("x"))
        with pytest.raises(NotMultiples, match="a"):
            Splitter(graph, {"a": "a"})(node)

    def test_refuses_a_growth(self, graph):
        with pytest.raises(NotMultiples, match="a"):
            Splitter(graph, {"a": "a"})(graph.powers(graph.input("a")))

    def test_refuses_a_sum_as_divisor(self, graph):
        below = graph.apply("+", graph.input("a"), graph.one)
        with pytest.raises(NotMultiples, match="a"):
            Splitter(graph, {"a": "a"})(graph.apply("/", graph.one, below))

    def test_refuses_too_many_parts(self, graph):
        tags = {f"t{number}": f"t{number}" for number in range(MOST_PARTS + 1)}
        node = graph.zero
        for tag in tags:
            node = graph.apply("+", node, graph.input(tag))
        splitter = Splitter(graph, tags)
        with pytest.raises(NotMultiples, match="t0"):
            splitter.all_below([node])

    def test_does_not_lose_itself_in_a_long_sum(self, graph):
        node = graph.zero
        for number in range(5_000):
            node = graph.apply("+", node, graph.input(f"x{number}"))
        splitter = Splitter(graph, {"x7": "x7"})
        splitter.all_below([node])
        assert set(splitter(node)) == {(), (("x7", 1.0),)}


def term(node):
    from fs_toolkit.economics.engine.graph import Term

    return Term(node, None, None)


def test_opposite_powers_cancel():
    assert together((("a", 1.0),), (("a", -1.0),)) == ()
