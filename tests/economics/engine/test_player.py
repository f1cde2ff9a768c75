from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from fs_toolkit.economics.engine.graph import Graph
from fs_toolkit.economics.engine.player import Player
from fs_toolkit.economics.engine.tape import (
    compile_tape,
)

YEARS = np.arange(2016.0, 2028.0)
IDS = ("a", "b", "c", "d")


def draws(size, seed=5):
    random = np.random.default_rng(seed)
    ends = {"a": (0.0, 0.05), "b": (1, 5), "c": (0, 4), "d": (0.5, 3)}
    return {id: random.uniform(*pair, size) for id, pair in ends.items()}


def run(tape, given, length):
    """Every output of all draws, in chunks of a length."""
    player, size = Player(tape, length), given["a"].size
    parts = [
        [
            np.broadcast_to(each, (YEARS.size, min(length, size - start))).copy()
            for each in player.run({id: each[start : start + length] for id, each in given.items()})
        ]
        for start in range(0, size, length)
    ]
    return [np.concatenate(each, axis=1) for each in zip(*parts, strict=True)]


class TestRun:
    def test_does_by_hand(self, made):
        # a 0.02, b 3, c 2, d 2 in year 5: growth 1.02^5 = 1.10408, adoption 1 / (1 + e^-2) = 0.880797
        given = {id: np.array([x]) for id, x in zip(IDS, (0.02, 3.0, 2.0, 2.0), strict=True)}
        users, more, both, one = Player(made(), 1).run(given)
        assert_allclose(users[5, 0], 1.1040808 * 1.1040808, rtol=1e-7)  # the growth clips 1.76159
        assert_allclose(more[5, 0], 10 * 0.880797078 + 2 * 1.1040808, rtol=1e-7)
        assert users[1, 0] == 0
        assert (both, one) == (pytest.approx(3.02), 1)

    @pytest.mark.parametrize("size", [1, 7, 1000])
    @pytest.mark.parametrize("keep_all", [False, True])
    def test_no_number_depends_on_the_chunk_it_is_in(self, made, size, keep_all):
        tape, given = made(keep_all), draws(size)
        one, other = (run(tape, given, length) for length in (256, 8192))
        for mine, its in zip(one, other, strict=True):
            assert mine.tobytes() == its.tobytes()

    @given(st.integers(1, 40), st.integers(1, 40))
    @settings(max_examples=20)
    def test_nor_on_any_length(self, made, size, length):
        tape, given = made(), draws(size)
        for mine, its in zip(run(tape, given, length), run(tape, given, 8192), strict=True):
            assert mine.tobytes() == its.tobytes()

    def test_without_inputs_gives_its_constants(self):
        graph = Graph(YEARS)
        tape = compile_tape(graph, (graph.number(3), graph.column(YEARS)))
        number, column = Player(tape, 4).run({})
        assert number == 3
        assert_array_equal(column[:, 0], YEARS)

    def test_what_is_no_number_is_left_as_it_is(self):
        graph = Graph(YEARS)
        tape = compile_tape(graph, (graph.apply("/", graph.one, graph.input("a")),))
        assert_array_equal(Player(tape, 2).run({"a": np.array([0.0, 2.0])})[0], [np.inf, 0.5])


class TestByYear:
    """A year after the other, in the room of one year."""

    @pytest.mark.parametrize("size", [1, 7, 1000])
    def test_comes_to_what_all_years_at_once_do(self, made, size):
        tape, given = made(), draws(size)
        at_once = Player(tape, 1000).run(given)
        for mine, its in zip(Player(tape, 1000, by_year=True).run(given), at_once, strict=True):
            assert_array_equal(mine, its)

    def test_again_and_with_less(self, made):
        tape, player = made(), Player(made(), 50, by_year=True)
        for size, seed in ((50, 1), (20, 2), (50, 3)):
            given = draws(size, seed)
            for mine, its in zip(player.run(given), Player(tape, 50).run(given), strict=True):
                assert_array_equal(mine, its)

    def test_needs_the_room_of_a_year(self, made):
        by_year, at_once = (Player(made(), 1000, by_year=each) for each in (True, False))
        assert by_year.room < 0.5 * at_once.room

    def test_keeps_no_results_for_later(self, made):
        with pytest.raises(ValueError, match="keeps all its results is not played by year"):
            Player(made(keep_all=True), 10, by_year=True)


class TestAgain:
    @pytest.mark.parametrize("changed", [("a",), ("b",), ("c", "d"), IDS, ()])
    def test_comes_to_the_bytes_of_a_full_run(self, made, changed):
        tape, base, other = made(keep_all=True), draws(100), draws(100, seed=6)
        mixed = {id: other[id] if id in changed else base[id] for id in IDS}
        full = [each.copy() for each in Player(tape, 128).run(mixed)]
        player, into = Player(tape, 128), Player(tape, 128)
        before = [each.copy() for each in player.run(base)]
        if changed:
            given = {id: other[id] for id in changed}
            found = player.again(tape.touched_by(changed), given, into)
            for mine, its in zip(found, full, strict=True):
                assert mine.tobytes() == its.tobytes()
        # and what was kept is as it was, for the next question
        kept = player.again(tape.touched_by(("a",)), {"a": base["a"]}, into)
        for mine, its in zip(kept, before, strict=True):
            assert mine.tobytes() == its.tobytes()

    def test_asks_for_a_whole_run_first(self, made):
        tape = made(keep_all=True)
        with pytest.raises(ValueError, match="only after the whole"):
            Player(tape, 4).again(tape.operations, draws(4), Player(tape, 4))
