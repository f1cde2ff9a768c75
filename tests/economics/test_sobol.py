from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose
from SALib.analyze import sobol
from scipy.stats import qmc

from fs_toolkit.economics.sobol import sobol_indices


def of(function, inputs, power=14, low=0.0, high=1.0, seed=7):
    """Indices of a function of independent uniform inputs."""
    points = qmc.Sobol(2 * inputs, rng=np.random.default_rng(seed)).random_base2(power).T
    a, b = (low + (high - low) * each for each in (points[:inputs], points[inputs:]))
    mixed = []
    for k in range(inputs):
        moved = a.copy()
        moved[k] = b[k]
        mixed.append(function(moved))
    return sobol_indices(function(a), function(b), mixed, np.random.default_rng(seed))


def ishigami(x):
    return np.sin(x[0]) + 7 * np.sin(x[1]) ** 2 + 0.1 * x[2] ** 4 * np.sin(x[0])


def test_agrees_with_the_closed_form_of_ishigami():
    # A. Saltelli et al., "Global Sensitivity Analysis. The Primer," Wiley, 2008: a = 7, b = 0.1
    found = of(ishigami, 3, low=-np.pi, high=np.pi)
    assert_allclose(found.first, [0.3139, 0.4424, 0.0], atol=0.02)
    assert_allclose(found.total, [0.5576, 0.4424, 0.2437], atol=0.02)
    assert found.variance == pytest.approx(13.844588, rel=0.01)
    assert (np.abs(found.first - [0.3139, 0.4424, 0.0]) < 2 * found.first_error + 0.005).all()


def test_agrees_with_the_closed_form_of_a_sum():
    # the variance of 5 a + 4 b + 3 c + 2 d + e is 55 / 12, of which 25, 16, 9, 4 and 1 parts
    found = of(lambda x: np.array([5, 4, 3, 2, 1]) @ x, 5)
    assert_allclose(found.first, np.array([25, 16, 9, 4, 1]) / 55, atol=0.005)
    assert_allclose(found.total, found.first, atol=0.01)


def test_agrees_with_the_closed_form_of_the_g_function():
    # I. M. Sobol: V_i = 1 / (3 (1 + a_i)^2), V = product of (1 + V_i) less 1
    a = np.array([0.0, 1.0, 4.5, 9.0])
    parts = 1 / (3 * (1 + a) ** 2)
    variance = np.prod(1 + parts) - 1
    found = of(lambda x: np.prod((np.abs(4 * x.T - 2) + a) / (1 + a), axis=1), 4)
    assert_allclose(found.first, parts / variance, atol=0.02)
    totals = parts * np.prod(1 + parts) / (1 + parts) / variance
    assert_allclose(found.total, totals, atol=0.02)


def test_agrees_with_salib():
    rng = np.random.default_rng(3)
    a, b, mixed = rng.normal(size=256), rng.normal(size=256), rng.normal(size=(3, 256))
    results = np.column_stack([a, *mixed, b]).ravel()
    problem = {"num_vars": 3, "names": ["x", "y", "z"], "bounds": [[0, 1]] * 3}
    peer = sobol.analyze(problem, results, calc_second_order=False, num_resamples=10)
    found = sobol_indices(a, b, mixed, rng)
    assert_allclose(found.first, peer["S1"], atol=1e-6)
    assert_allclose(found.total, peer["ST"], atol=1e-6)


def test_an_interval_holds_what_repeated_samples_give():
    spread = np.std([of(ishigami, 3, 10, -np.pi, np.pi, seed).total for seed in range(40)], axis=0)
    stated = of(ishigami, 3, 10, -np.pi, np.pi, 99).total_error / 1.96
    assert (stated > 0.5 * spread).all()  # points of a sequence are more even than draws


def test_of_a_constant_is_nothing():
    found = sobol_indices(np.ones(8), np.ones(8), np.ones((2, 8)), np.random.default_rng(1))
    assert (found.first.tolist(), found.total.tolist(), found.variance) == ([0, 0], [0, 0], 0)


@pytest.mark.parametrize(
    ("a", "b", "mixed", "message"),
    [
        ([1.0, 2.0], [1.0], [[1.0, 2.0]], "must be of one length"),
        ([1.0, 2.0], [1.0, 2.0], [1.0, 2.0], "for each input"),
        ([1.0], [1.0], [[1.0]], "at least two draws"),
        ([1.0, np.nan], [1.0, 2.0], [[1.0, 2.0]], "a must be finite"),
    ],
)
def test_refuses(a, b, mixed, message):
    with pytest.raises(ValueError, match=message):
        sobol_indices(a, b, mixed, np.random.default_rng(1))
