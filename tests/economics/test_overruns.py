from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy import integrate, stats

from fs_toolkit.economics.overruns import BODY_SIGMA, overrun


def integrated(quantile):
    def at(u):
        return float(quantile(np.array(u)))

    return integrate.quad(at, 0, 0.82)[0] + integrate.quad(at, 0.82, 1, limit=200)[0]


class TestOverrun:
    def test_eighteen_of_a_hundred_projects_cost_half_as_much_again(self):
        # Flyvbjerg and Gardner, "How Big Things Get Done," 2023
        quantile, _ = overrun(0.8, 1.05, 6.0)
        draws = quantile((np.arange(100_000) + 0.5) / 100_000)
        assert_allclose((draws > 1.5).mean(), 0.18, atol=1e-9)
        assert_allclose([draws.min(), draws.max()], [0.8, 6.0], rtol=1e-3)

    def test_its_tail_is_a_pareto_of_index_one_that_is_cut_off(self):
        # by hand: above 1.5 the share above x is (1.5 / x - 1.5 / 6) / (1 - 1.5 / 6)
        quantile, _ = overrun(0.8, 1.05, 6.0)
        beyond = (1.5 / 3 - 0.25) / 0.75  # a third of the tail costs more than three times
        assert_allclose(quantile(np.array(1 - 0.18 * beyond)), 3.0)
        tail = np.array([0.1, 0.5, 0.9])
        theirs = stats.truncpareto(1.0, 4.0, scale=1.5)
        assert_allclose(quantile(0.82 + 0.18 * tail), theirs.ppf(tail))

    def test_its_body_is_a_lognormal_between_low_and_the_tail(self):
        quantile, _ = overrun(0.8, 1.05, 6.0)
        ends = np.log(np.array([0.8, 1.5]) / 1.05) / BODY_SIGMA
        body = np.array([0.01, 0.4, 0.99])
        theirs = 1.05 * np.exp(BODY_SIGMA * stats.truncnorm(*ends).ppf(body))
        assert_allclose(quantile(0.82 * body), theirs)

    @given(st.floats(0.3, 0.95), st.floats(0.0, 1.0), st.floats(1.6, 50))
    @settings(max_examples=30)
    def test_its_mean_is_the_integral_of_its_quantiles(self, low, part, high):
        quantile, mean = overrun(low, low + part * (1.45 - low), high)
        assert_allclose(integrated(quantile), mean, rtol=1e-6)

    def test_its_mean_grows_without_end_where_the_tail_is_cut_later(self):
        means = [overrun(0.8, 1.05, high)[1] for high in (2, 5, 50, 500)]
        assert means == sorted(means)
        # by hand: the tail alone adds 0.18 x 1.5 ln(500 / 1.5) / (1 - 1.5 / 500)
        assert means[-1] > 0.18 * 1.5 * math.log(500 / 1.5)


@pytest.mark.parametrize("share", [2.0**-53, 0.82 - 1e-12, 0.82, 1 - 2.0**-53])
def test_is_finite_at_its_seams(share):
    quantile, _ = overrun(0.8, 1.05, 6.0)
    assert 0.8 - 1e-9 <= float(quantile(np.array(share))) <= 6 + 1e-9
