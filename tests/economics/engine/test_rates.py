from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from fs_toolkit.economics.engine.rates import STATUSES, RateFinder
from fs_toolkit.economics.internal_rate import internal_rate_of_return

TIMINGS = ("end", "mid", "start")
LENGTHS = (1, 2, 3, 5, 12, 40)
CROWD = 600


def noise(years, random):
    """Signs that change in every way."""
    return random.normal(size=(years, CROWD))


def projects(years, random):
    """Money first, more or less of it later."""
    net = random.lognormal(0, 1, (years, CROWD)) * np.linspace(0.2, 1.5, CROWD)
    net[: 1 + years // 6] *= -years * random.uniform(0.1, 2, CROWD)
    return net


def renewals(years, random):
    """Projects whose equipment is bought again half way."""
    net = projects(years, random)
    net[years // 2] -= random.uniform(0, 4, CROWD)
    return net


def borrowing(years, random):
    """Money that comes first and is given back."""
    return -projects(years, random)


def with_zeros(years, random):
    """Noise and projects with years in which nothing happens, at the ends too."""
    net = np.where(random.random(CROWD) < 0.5, noise(years, random), projects(years, random))
    return np.where(random.random((years, CROWD)) < 0.5, 0.0, net)


def hopeless(years, random):
    """All costs, all benefits, or nothing at all."""
    return np.abs(noise(years, random)) * random.choice([-1, 0, 1], CROWD)


def of_far_sizes(years, random):
    """Rates near the ends of what is looked for, of money of any size."""
    return (
        projects(years, random)
        * 10.0 ** random.integers(-8, 12, CROWD)
        * np.where(np.arange(years)[:, np.newaxis] > 0, 10.0 ** random.uniform(-4, 4, CROWD), 1.0)
    )


def double_roots(years, random):
    """A rate at which the value touches zero, or nearly, in streams of three years or more."""
    net = np.zeros((years, CROWD))
    rate = random.uniform(-0.5, 2, CROWD)
    near = 1 + rate + random.choice([0.0, 1e-9, 1e-5, 0.1], CROWD)
    three = np.array([np.ones(CROWD), -(1 + rate) - near, (1 + rate) * near])
    net[: min(3, years)] = three[:years]
    return net * random.choice([-1, 1], CROWD)


KINDS = (noise, projects, renewals, borrowing, with_zeros, hopeless, of_far_sizes, double_roots)


class TestRates:
    @pytest.mark.parametrize("timing", TIMINGS)
    @pytest.mark.parametrize("years", LENGTHS)
    @pytest.mark.parametrize("kind", KINDS)
    def test_are_those_that_one_stream_has(self, kind, years, timing):
        net = kind(years, np.random.default_rng([years, KINDS.index(kind)]))
        found = RateFinder(years, timing)(net, 0.06)
        expected = internal_rate_of_return(net.T, timing)
        words = np.array(STATUSES)[found.status]
        assert_array_equal(words, expected.status)
        assert_allclose(found.rates, expected.rates, rtol=1e-8, atol=1e-9)

    @pytest.mark.parametrize("losing_years", [1, 3])
    @pytest.mark.parametrize("kind", KINDS)
    def test_need_not_lose_in_the_years_named(self, kind, losing_years):
        net = kind(12, np.random.default_rng(KINDS.index(kind)))
        losing = np.arange(12) < losing_years
        found = RateFinder(12, "end", losing)(net, 0.06)
        expected = internal_rate_of_return(net.T)
        assert_array_equal(np.array(STATUSES)[found.status], expected.status)
        assert_allclose(found.rates, expected.rates, rtol=1e-8, atol=1e-9)

    @pytest.mark.parametrize("timing", TIMINGS)
    def test_by_hand(self, timing):
        # -100 and 121 two years later: 10 % a year; half a year earlier 121 / 100 in 1.5 years,
        # a year earlier 21 %
        net = np.array([[-100.0, 100, -100, 0], [0, 0, -1, 0], [121, -121, -1, 0]])
        found = RateFinder(3, timing)(net, 0.05)
        rate = {"end": 0.1, "mid": 1.21 ** (1 / 1.5) - 1, "start": 0.21}[timing]
        assert_allclose(found.rates, [rate, np.nan, np.nan, np.nan])
        assert [STATUSES[each] for each in found.status] == ["unique", "borrowing", "none", "none"]

    def test_several_are_none_of_them(self):
        # 100, -230 and 132 are worth nothing at 10 % and at 20 %
        found = RateFinder(3)(np.array([[100.0], [-230], [132]]), 0.05)
        assert STATUSES[found.status[0]] == "several"
        assert np.isnan(found.rates[0])

    def test_beyond_the_bounds_are_none(self):
        net = np.array([[-1.0, -1, -1, -1], [1e-5, 1.1e-4, 1000.5, 1002]])
        found = RateFinder(2)(net, 0.1)
        assert [STATUSES[each] for each in found.status] == ["none", "unique", "unique", "none"]
        assert_allclose(found.rates[1:3], [-0.99989, 999.5])

    @given(
        st.sampled_from(KINDS),
        st.sampled_from(LENGTHS),
        st.sampled_from(TIMINGS),
        st.integers(0, 2**32),
        st.integers(1, CROWD),
        st.integers(0, 3),
    )
    @settings(max_examples=25)
    def test_do_not_depend_on_neighbours(self, kind, years, timing, seed, part, losing_years):
        random = np.random.default_rng(seed)
        net, guess = kind(years, random), random.uniform(0.02, 0.12, CROWD)
        losing = np.arange(years) < losing_years
        crowd = RateFinder(years, timing, losing)(net, guess)
        finder = RateFinder(years, timing, losing)
        pieces = [
            finder(np.ascontiguousarray(net[:, start : start + part]), guess[start : start + part])
            for start in range(0, CROWD, part)
        ]
        assert np.concatenate([each.rates for each in pieces]).tobytes() == crowd.rates.tobytes()
        assert_array_equal(np.concatenate([each.status for each in pieces]), crowd.status)
        for number in (0, CROWD // 2, CROWD - 1):
            alone = finder(net[:, number : number + 1], guess[number : number + 1])
            assert alone.rates.tobytes() == crowd.rates[number : number + 1].tobytes()
            assert alone.status[0] == crowd.status[number]

    @given(st.sampled_from([-0.9, -0.5, 0.0, 0.1, 3.0, 50.0]))
    @settings(max_examples=6)
    def test_are_found_from_any_guess(self, guess):
        net = projects(12, np.random.default_rng(2))
        expected = internal_rate_of_return(net.T)
        found = RateFinder(12)(net, guess)
        assert_allclose(found.rates, expected.rates, rtol=1e-8, atol=1e-9)

    @pytest.mark.parametrize("scale", [1e-12, 1e12])
    def test_do_not_depend_on_the_currency(self, scale):
        net = renewals(12, np.random.default_rng(3))
        one, other = RateFinder(12)(net, 0.06), RateFinder(12)(net * scale, 0.06)
        assert_array_equal(one.status, other.status)
        assert_allclose(one.rates, other.rates, rtol=1e-9)

    def test_of_more_years_than_a_byte_counts(self):
        net = np.where(np.arange(150)[:, np.newaxis] % 2 == 0, -1.0, 1.0) * np.ones((1, 3))
        found = RateFinder(150)(net, 0.06)
        expected = internal_rate_of_return(net.T)
        assert_array_equal(np.array(STATUSES)[found.status], expected.status)
