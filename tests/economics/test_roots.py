from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from fs_toolkit.economics.roots import roots

FAR_APART = st.lists(
    st.integers(-9, 60).map(lambda tenth: tenth / 10), min_size=1, max_size=6, unique=True
).map(sorted)


def of_one(flows, times=None):
    """The roots of one stream, without what fills the row up."""
    flows = np.asarray([flows], dtype=float)
    times = np.arange(flows.shape[1], dtype=float) if times is None else np.asarray(times)
    found = roots(flows, times)
    return found.rates[0][np.isfinite(found.rates[0])], bool(found.falling[0])


def with_roots(rates, scale=1.0):
    """Flows whose present value is zero at these rates: the product of (1 + r) - (1 + r_i)."""
    return scale * np.poly(1 + np.asarray(rates))


def sturm_count(flows, low, high):
    """How many different roots the flows have for 1 / (1 + r) in (low, high], in fractions.

    Sturm's theorem: the changes of sign along the chain of a polynomial, its derivative
    and the remainders of their division with the sign turned, at low less those at high.
    """
    chain = [trimmed(map(Fraction, flows))]
    chain.append(trimmed(power * each for power, each in enumerate(chain[0]) if power))
    while chain[-1]:
        chain.append(trimmed(-each for each in remainder(chain[-2], chain[-1])))

    def changes(at):
        values = [sum(each * at**power for power, each in enumerate(one)) for one in chain]
        signs = [value > 0 for value in values if value]
        return sum(one != other for one, other in pairwise(signs))

    return changes(low) - changes(high)


def trimmed(coefficients):
    kept = list(coefficients)
    while kept and not kept[-1]:
        kept.pop()
    return kept


def remainder(above, below):
    left = list(above)
    while len(left) >= len(below):
        share = left[-1] / below[-1]
        for power, each in enumerate(below, start=len(left) - len(below)):
            left[power] -= share * each
        left.pop()
    return left


class TestRoots:
    @given(FAR_APART, st.sampled_from([1.0, -1.0, 1e12, -1e-12]))
    def test_finds_every_root_that_was_built_in(self, rates, scale):
        found, falling = of_one(with_roots(rates, scale))
        assert_allclose(found, rates, rtol=1e-6, atol=1e-6)
        # the first flow has the sign of the scale, so that is the sign at high rates
        assert falling == ((len(rates) % 2 == 1) == (scale < 0))

    @given(st.lists(st.integers(-5, 5), min_size=1, max_size=10))
    @settings(max_examples=300)
    def test_finds_as_many_different_roots_as_sturm_counts(self, flows):
        found, _ = of_one(flows)
        assert len(set(found)) == sturm_count(flows, Fraction(1, 1001), Fraction(10_000))

    @given(st.integers(0, 2**32 - 1), st.integers(2, 200))
    @settings(max_examples=100)
    def test_misses_no_change_of_sign_on_a_grid(self, seed, years):
        flows = np.random.default_rng(seed).normal(size=years)
        grid = np.linspace(np.log1p(-0.5), np.log1p(5), 400)
        values = np.polynomial.polynomial.polyval(np.exp(-grid), flows)
        found, _ = of_one(flows)
        logs = np.log1p(found)
        for (left, one), (right, other) in pairwise(zip(grid, values, strict=True)):
            inside = ((logs > left) & (logs < right)).sum()
            assert inside % 2 == (one * other < 0)

    @pytest.mark.parametrize(
        ("flows", "rates"),
        [
            ([1, -2.2, 1.21], [0.1, 0.1]),  # (1 - 1.1 v)**2 touches zero and turns back
            ([-1, 2.2, -1.21], [0.1, 0.1]),
            ([-1, 3.3, -3.63, 1.331], [0.1]),  # (1.1 v - 1)**3 goes through
            ([1, -4.4, 7.26, -5.324, 1.4641], [0.1, 0.1]),
            (with_roots([0.1, 0.1, 0.5]), [0.1, 0.1, 0.5]),
            (with_roots([-0.5, 0.2, 0.2]), [-0.5, 0.2, 0.2]),
        ],
    )
    def test_lists_a_double_root_twice(self, flows, rates):
        found, _ = of_one(flows)
        assert_allclose(found, rates, atol=1e-5)

    def test_gives_zero_and_not_what_rounding_left_of_it(self):
        assert of_one([-1, 3, -2])[0][0] == 0

    @pytest.mark.parametrize(
        ("flows", "rates"),
        [
            ([-1, 1e-5], []),  # -0.99999
            ([-1, 1.1e-4], [-0.99989]),
            ([-1, 1000.5], [999.5]),
            ([-1, 1002], []),
        ],
    )
    def test_leaves_out_rates_beyond_the_bounds(self, flows, rates):
        assert_allclose(of_one(flows)[0], rates)

    @given(st.integers(1, 10**6), st.lists(st.integers(0, 10**6), min_size=50, max_size=120))
    @settings(max_examples=50)
    def test_is_worth_nothing_at_the_root_of_a_long_horizon(self, cost, benefits):
        flows = np.array([-cost, *benefits], dtype=float)
        found, falling = of_one(flows)
        for rate in found:
            terms = flows * (1 + rate) ** -np.arange(flows.size)
            assert abs(terms.sum()) <= 1e-11 * np.abs(terms).sum()
            assert falling

    def test_times_need_not_be_whole(self):
        # by hand: 121 after half a year and after two and a half
        assert_allclose(of_one([-100, 110], [0.0, 0.5])[0], [0.21])
        assert_allclose(of_one([0, -100, 121], [0.0, 0.5, 2.5])[0], [0.1])

    def test_rows_are_solved_apart(self):
        flows = np.array([[-1, 3, -2.0], [-1, 0, 1.21], [1, 1, 1], [0, 0, 0], [2.2, -2, 0]])
        found = roots(flows, np.arange(3.0))
        nan = np.nan
        expected = [[0, 1], [0.1, nan], [nan, nan], [nan, nan], [-1 / 11, nan]]
        assert_allclose(found.rates, expected, atol=1e-12)
        assert found.falling.tolist() == [False, True, False, False, False]

    def test_of_no_rows_are_none(self):
        assert roots(np.empty((0, 4)), np.arange(4.0)).rates.size == 0
