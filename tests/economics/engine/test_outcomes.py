from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from fs_toolkit.economics.engine.outcomes import (
    PERCENTILES,
    convergence,
    option_outcome,
    outcome,
    share,
)
from fs_toolkit.economics.engine.simulate import OptionDraws

DRAWS = arrays(float, st.integers(2, 60), elements=st.floats(-1e9, 1e9))


class TestOutcome:
    def test_by_hand(self):
        # 1 to 5: mean 3, squares of distances 4 + 1 + 0 + 1 + 4 = 10, over 4 draws less one: 2.5
        found = outcome(np.array([5.0, 1.0, 4.0, 2.0, 3.0]))
        assert found.mean == 3
        assert found.sd == pytest.approx(math.sqrt(2.5))
        assert found.se == pytest.approx(math.sqrt(2.5 / 5))
        assert found.percentiles[50] == 3
        assert found.percentiles[10] == pytest.approx(1.4)  # 0.1 of four steps above 1

    @given(DRAWS)
    def test_percentiles_are_those_of_numpy(self, values):
        found = outcome(values)
        expected = np.percentile(values, PERCENTILES)
        np.testing.assert_allclose(list(found.percentiles.values()), expected, rtol=1e-9, atol=1e-6)

    def test_error_of_a_percentile_is_that_of_repeated_samples(self):
        rng = np.random.default_rng(5)
        medians = [np.median(rng.normal(size=400)) for _ in range(2000)]
        stated = np.mean([outcome(rng.normal(size=400)).percentile_errors[50] for _ in range(200)])
        assert stated == pytest.approx(np.std(medians), rel=0.1)

    def test_an_infinite_ratio_moves_no_percentile_below_it(self):
        found = outcome(np.array([1.0, 2.0, 3.0, np.inf]))
        assert found.percentiles[50] == 2.5
        assert found.percentiles[90] == 3
        assert found.mean == np.inf

    def test_of_nothing_is_nothing(self):
        assert math.isnan(outcome(np.array([])).mean)
        assert math.isnan(outcome(np.array([])).percentiles[50])


def test_a_share_has_the_error_of_a_proportion():
    found = share(20, 400)
    assert (found.value, found.se) == (0.05, pytest.approx(math.sqrt(0.05 * 0.95 / 400)))


@pytest.mark.parametrize("hits", [0, 100])
def test_a_share_of_none_or_of_all_is_not_sure(hits):
    found = share(hits, 100)
    assert (found.value, found.se) == (hits / 100, pytest.approx(math.sqrt(0.005 * 0.995 / 100)))


def test_an_option_s_rates_are_of_the_draws_that_have_one():
    draws = OptionDraws(
        npv=np.array([-1.0, 0.0, 3.0, 2.0]),
        bcr=np.array([0.5, 1.0, 2.0, 1.5]),
        irr=np.array([np.nan, 0.1, 0.3, np.nan]),
        irr_status=np.array([0, 1, 1, 2], dtype=np.uint8),
    )
    found = option_outcome(draws)
    assert found.irr.mean == pytest.approx(0.2)
    assert found.loses.value == 0.25
    assert found.irr_statuses == {"none": 0.25, "unique": 0.5, "several": 0.25, "borrowing": 0.0}
    assert found.to_dict()["irr"]["status_shares"]["several"] == 0.25


class TestConvergence:
    def test_ends_with_all_draws(self):
        values = np.arange(-400.0, 3600.0)
        found = convergence(values)
        assert [each.draws for each in found] == [400, 1000, 2000, 4000]
        assert found[-1].mean == pytest.approx(values.mean())
        assert found[0].loses.value == 1.0

    def test_more_draws_shrink_the_error(self):
        values = np.random.default_rng(3).normal(5.0, 40.0, 40_000)
        found = convergence(values)
        for few, more in pairwise(found):
            expected = np.sqrt(few.draws / more.draws)
            assert more.se / few.se == pytest.approx(expected, rel=0.05)
            assert more.loses.se / few.loses.se == pytest.approx(expected, rel=0.05)

    def test_says_nothing_of_a_handful(self):
        assert convergence(np.arange(50.0)) == ()
