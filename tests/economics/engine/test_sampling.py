from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_array_equal
from scipy.stats import kstest

from fs_toolkit.economics.distributions import distribution
from fs_toolkit.economics.engine.copula import copula
from fs_toolkit.economics.engine.sampling import BLOCK, SAMPLINGS, Sampler, Streams, name_number

ID = st.text("abcdefghij_0123456789", min_size=1, max_size=8)


def shares(sampling, ids, block=0, size=500, seed=7):
    return Streams(seed, sampling).shares(tuple(ids), block, size)


class TestStreams:
    @pytest.mark.parametrize("sampling", SAMPLINGS)
    def test_of_one_seed_are_the_same_bytes(self, sampling):
        one, other = (shares(sampling, ["a", "b"], 3) for _ in range(2))
        assert {id: each.tobytes() for id, each in one.items()} == {
            id: each.tobytes() for id, each in other.items()
        }

    @pytest.mark.parametrize("sampling", SAMPLINGS)
    def test_differ_by_seed_quantity_and_block(self, sampling):
        base = shares(sampling, ["a", "b"])
        others = [
            base["b"],
            shares(sampling, ["a", "b"], seed=8)["a"],
            shares(sampling, ["a", "b"], block=1)["a"],
        ]
        for other in others:
            assert not np.intersect1d(base["a"], other).size

    @pytest.mark.parametrize("sampling", SAMPLINGS)
    def test_are_evenly_spread_and_never_zero_or_one(self, sampling):
        found = shares(sampling, ["a"], size=BLOCK)["a"]
        assert found.min() > 0
        assert found.max() < 1
        assert kstest(found, "uniform").pvalue > 1e-3

    @pytest.mark.parametrize("sampling", ["latin_hypercube", "random"])
    @given(st.lists(ID, min_size=1, max_size=5, unique=True), ID, st.integers(0, 2**64 - 1))
    @settings(max_examples=20)
    def test_no_other_quantity_shifts_one(self, sampling, ids, another, seed):
        alone = Streams(seed, sampling).shares((ids[0],), 0, 50)[ids[0]]
        crowd = Streams(seed, sampling).shares((another, *reversed(ids)), 0, 50)[ids[0]]
        assert_array_equal(alone, crowd)

    @pytest.mark.parametrize("sampling", SAMPLINGS)
    def test_of_a_block_do_not_depend_on_what_was_drawn_before(self, sampling):
        streams = Streams(7, sampling)
        ids = ("a", "b")
        order = [streams.shares(ids, block, BLOCK)["b"] for block in (0, 1, 2)]
        again = [streams.shares(ids, block, BLOCK)["b"] for block in (2, 0)]
        assert_array_equal(again[0], order[2])
        assert_array_equal(again[1], order[0])
        assert_array_equal(Streams(7, sampling).shares(ids, 1, BLOCK)["b"], order[1])

    @pytest.mark.parametrize("size", [1, 7, 1000, BLOCK])
    def test_a_latin_hypercube_has_one_draw_in_each_stratum_of_a_block(self, size):
        for found in shares("latin_hypercube", ["a", "b"], 5, size).values():
            assert_array_equal(np.sort((found * size).astype(int)), np.arange(size))

    def test_two_quantities_of_a_latin_hypercube_are_not_correlated(self):
        found = shares("latin_hypercube", ["a", "b"], size=BLOCK)
        assert abs(np.corrcoef(found["a"], found["b"])[0, 1]) < 4 / BLOCK**0.5

    def test_random_draws_of_a_shorter_block_begin_alike(self):
        assert_array_equal(shares("random", ["a"], size=20)["a"], shares("random", ["a"])["a"][:20])

    def test_sobol_points_halve_each_dimension(self):
        # a net: of 2**k scrambled points as many lie in each of 2**k strata of a dimension
        for found in shares("sobol", ["a", "b", "c"], size=256).values():
            assert_array_equal(np.sort((found * 256).astype(int)), np.arange(256))

    @pytest.mark.parametrize("seed", [-1, 2**64])
    def test_refuse_a_seed_that_is_none(self, seed):
        with pytest.raises(ValueError, match=f"whole number from 0 to 2\\*\\*64 - 1, not {seed}"):
            Streams(seed)

    def test_refuse_an_unknown_sampling(self):
        words = "one of latin_hypercube, random, sobol, not 'halton'"
        with pytest.raises(ValueError, match=words):
            Streams(0, "halton")


def test_the_number_of_a_name_is_the_same_on_every_machine():
    # BLAKE2b with a digest of 8 bytes, the least first; as `printf wage | b2sum -l 64` prints it
    assert name_number("wage").to_bytes(8, "little").hex() == "597ca552b9083d29"
    assert len({name_number(f"q{number}") for number in range(1000)}) == 1000


MADE = {
    "wage": distribution("lognormal", 1, 2, 4, "p5_p95"),
    "price": distribution("pert", 100, 200, 400),
    "share": distribution("triangular", 0.1, 0.2, 0.5),
}


class TestSampler:
    def test_draws_in_order_of_name_within_what_may_be(self):
        sampler = Sampler(MADE)
        draws = sampler.draw(Streams(1), 0)
        assert list(draws) == ["price", "share", "wage"]
        assert {each.size for each in draws.values()} == {BLOCK}
        assert draws["price"].min() >= 100
        assert draws["price"].max() <= 400

    def test_means_are_those_of_the_distributions(self):
        draws = Sampler(MADE).draw(Streams(1), 0)
        for id, found in MADE.items():
            error = draws[id].std() / BLOCK**0.5
            assert abs(draws[id].mean() - found.mean) < error  # a Latin hypercube is far better

    def test_another_quantity_changes_no_number(self):
        less = {id: each for id, each in MADE.items() if id != "price"}
        one, other = (Sampler(made).draw(Streams(1), 2, 100) for made in (less, MADE))
        for id in less:
            assert_array_equal(one[id], other[id])

    def test_a_copula_moves_its_own_quantities_only(self):
        together = copula([("price", "wage", 0.8)])
        free = Sampler(MADE).draw(Streams(1), 0)
        bound = Sampler(MADE, together).draw(Streams(1), 0)
        assert_array_equal(free["share"], bound["share"])
        ranks = {id: each.argsort().argsort() for id, each in bound.items()}
        assert abs(np.corrcoef(ranks["price"], ranks["wage"])[0, 1] - 0.8) < 0.02
