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

YEARS = np.arange(2016.0, 2028.0)
IDS = ("a", "b", "c", "d")


class TestTape:
    def test_uses_its_buffers_again(self, made):
        tape, all_kept = made(), made(keep_all=True)
        assert sum(tape.buffers) < len(tape.operations)
        assert sum(all_kept.buffers) == len(all_kept.operations) == len(tape.operations)

    def test_keeps_its_outputs_until_the_end(self, made):
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

    def test_does_only_what_is_touched(self, made):
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
        # 3,145,728 bytes / (8 x 12) = 32,768 draws; of 13 years 30,247, of 500 years 786
        assert chunk_length(12) == 32_768
        assert chunk_length(13) == 16_384
        assert chunk_length(500) == 512
