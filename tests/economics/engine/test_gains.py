from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from fs_toolkit.economics.engine.gains import Space, sides_as, sign_changes, worth

EARLY = {1.0: "end", 0.5: "mid", 0.0: "start"}


def flows(years, draws, seed=1):
    random = np.random.default_rng(seed)
    return random.choice([-3.0, -1.0, 0.0, 2.0, 5.0], (years, draws))


def values(sides, v, early, width):
    """The present values of both sides, and their slopes."""
    found = []
    shift = v**early if early else None
    for side in sides:
        value, slope = np.empty(width), np.empty(width)
        worth(side, v, shift, early, value, slope)
        found.append((value, slope))
    return found


class TestSignChanges:
    def test_by_hand(self):
        net = np.array([[-1.0, 0, 5, 0], [0, -2, -1, 0], [3, 4, 2, 0], [0, -1, 0, 0]])
        gains, changes = sign_changes(net)
        assert_array_equal(changes, [1, 2, 2, 0])  # zeros are passed over
        assert_array_equal(gains[:3], [True, False, True])

    @given(st.lists(st.integers(-1, 1), min_size=1, max_size=300))
    @settings(max_examples=60)
    def test_are_those_of_the_flows_without_zeros(self, signs):
        kept = [each for each in signs if each]
        expected = sum(a != b for a, b in itertools.pairwise(kept))
        gains, changes = sign_changes(np.array(signs, dtype=float)[:, np.newaxis])
        assert changes[0] == expected
        if kept:
            assert gains[0] == (kept[-1] > 0)


class TestSides:
    @pytest.mark.parametrize("early", EARLY)
    @pytest.mark.parametrize("years", [1, 2, 5, 30])
    def test_are_worth_what_their_flows_are(self, years, early):
        net, v = flows(years, 40), np.linspace(0.5, 1.3, 40)
        (gain, gain_slope), (loss, loss_slope) = values(Space(years).split(net), v, early, 40)
        times = np.arange(years, dtype=float)
        times[1:] -= 1.0 - early
        powers = v ** times[:, np.newaxis]
        assert_allclose(gain, (np.maximum(net, 0) * powers).sum(axis=0))
        assert_allclose(loss, (np.maximum(-net, 0) * powers).sum(axis=0))
        by_time = times[:, np.newaxis] * powers
        assert_allclose(gain_slope, (np.maximum(net, 0) * by_time).sum(axis=0), atol=1e-12)
        assert_allclose(loss_slope, (np.maximum(-net, 0) * by_time).sum(axis=0), atol=1e-12)

    @given(st.lists(st.booleans(), min_size=6, max_size=6), st.integers(0, 1000))
    @settings(max_examples=30)
    def test_by_years_named_differ_by_the_same(self, losing, seed):
        net, v = flows(6, 10, seed), np.linspace(0.6, 1.1, 10)
        (gain, _), (loss, _) = values(sides_as(net, losing), v, 1.0, 10)
        (one, _), (other, _) = values(Space(6).split(net), v, 1.0, 10)
        assert_allclose(gain - loss, one - other, atol=1e-12)

    def test_copy_nothing_where_all_gain_or_all_lose(self):
        net = np.array([[-1.0, -2.0], [0.0, 3.0], [0.0, 0.0]])
        gains, losses = Space(3).split(net)
        assert gains[0] is losses[1] is gains[2] is losses[2] is None
        assert np.shares_memory(losses[0][1], net)
        assert np.shares_memory(gains[1][1], net)


class TestSpace:
    def test_grows_with_what_comes(self):
        space = Space(3)
        for width in (5, 50, 7):
            assert [row.size for row in space.rows(4, width)] == [width] * 4
            gains, _ = space.split(flows(3, width))
            assert all(row is None or row[1].size == width for row in gains)

    def test_rows_do_not_overlap(self):
        one, other = Space(2).rows(2, 10)
        assert not np.shares_memory(one, other)
