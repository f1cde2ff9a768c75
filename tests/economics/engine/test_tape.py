from __future__ import annotations

import numpy as np
import pytest

from fs_toolkit.economics.engine.graph import Graph
from fs_toolkit.economics.engine.tape import (
    LARGEST_CHUNK,
    SMALLEST_CHUNK,
    chunk_length,
    compile_tape,
)
from fs_toolkit.economics.engine.terms import Algebra

YEARS = np.arange(2016.0, 2028.0)
IDS = ("a", "b", "c", "d")


def made(keep_all=False):
    """The tape of some lines that share parts: growth, a clipped share, a flat rate, a constant."""
    algebra = Algebra(Graph(YEARS))
    a, b, c, d = (algebra.input(id) for id in IDS)
    one, ages = algebra.number(1.0), algebra.minus(algebra.years(), algebra.number(2016.0))
    growth = algebra.power(algebra.plus(one, a), ages)
    adoption = algebra.divided(one, algebra.plus(one, algebra.apply("exp", algebra.minus(b, ages))))
    ready = algebra.apply("step", algebra.minus(ages, c))
    clipped = algebra.apply("min", algebra.times(adoption, d), growth)
    users = algebra.times(algebra.times(growth, clipped), ready)
    more = algebra.times(algebra.apply("max", users, algebra.times(d, ages)), adoption)
    wanted = (users, algebra.plus(more, algebra.times(c, growth)), algebra.plus(a, b), one)
    return compile_tape(algebra.graph, tuple(algebra.node(each) for each in wanted), keep_all)


class TestTape:
    def test_uses_its_buffers_again(self):
        tape, all_kept = made(), made(keep_all=True)
        assert sum(tape.buffers) < len(tape.operations)
        assert sum(all_kept.buffers) == len(all_kept.operations) == len(tape.operations)

    def test_keeps_its_outputs_until_the_end(self):
        places = [(each.over_years, each.buffer) for each in made().operations]
        last = {(each.over_years, each.buffer): each.node for each in made().operations}
        for output in made().outputs:
            for place, operation in zip(places, made().operations, strict=True):
                assert operation.node != output or last[place] == output

    def test_holds_only_what_its_outputs_need(self):
        graph = Graph(YEARS)
        a, b = graph.input("a"), graph.input("b")
        graph.apply("exp", b)
        tape = compile_tape(graph, (graph.apply("exp", a),))
        assert tape.inputs == ("a",)
        assert len(tape.operations) == 1

    def test_does_only_what_is_touched(self):
        tape = made(keep_all=True)
        assert tape.touched_by(()) == ()
        assert tape.touched_by(IDS) == tape.operations
        some = tape.touched_by(("c",))
        assert 0 < len(some) < len(tape.operations)
        assert tape.touched_by(("unknown",)) == ()


class TestChunkLength:
    @pytest.mark.parametrize("years", [1, 2, 12, 40, 500])
    def test_is_a_power_of_two_within_bounds(self, years):
        length = chunk_length(years)
        assert SMALLEST_CHUNK <= length <= LARGEST_CHUNK
        assert length & (length - 1) == 0

    def test_of_twelve_years_by_hand(self):
        # 786,432 bytes / (8 x 12) = 8192 draws
        assert chunk_length(12) == 8192
        assert chunk_length(13) == 4096
        assert chunk_length(500) == SMALLEST_CHUNK
