"""Sobol points against SciPy's, bit by bit."""

from __future__ import annotations

import numpy as np
import pytest

from fs_toolkit.economics.engine.sobol_points import MOST, ScrambledSobol


@pytest.mark.parametrize(("dimensions", "seed"), [(1, 0), (2, 7), (26, 2016), (MOST, 1)])
def test_the_points_are_scipys(dimensions, seed):
    from scipy.stats import qmc

    theirs = qmc.Sobol(dimensions, scramble=True, rng=np.random.default_rng(seed)).random(512)
    assert np.array_equal(ScrambledSobol(dimensions, seed).points(0, 512), theirs)


def test_points_may_be_taken_from_anywhere():
    made = ScrambledSobol(5, 3)
    whole = made.points(0, 64)
    for start, count in ((0, 1), (1, 7), (31, 33), (63, 1)):
        assert np.array_equal(made.points(start, count), whole[start : start + count])


def test_each_part_of_the_range_has_its_share():
    points = ScrambledSobol(12, 5).points(0, 256)
    assert (np.sort((points * 256).astype(int), axis=0) == np.arange(256)[:, None]).all()


def test_beyond_our_dimensions_scipys_go_on_with_the_same_interface():
    from fs_toolkit.economics.engine.sampling import SobolPoints

    names = tuple(f"q{at}" for at in range(MOST + 1))
    points = SobolPoints(3, names)
    later, sooner = points.shares(1, 16), points.shares(0, 16)
    assert np.array_equal(points.shares(1, 16)["q0"], later["q0"])
    assert not np.array_equal(sooner["q0"], later["q0"])


def test_more_than_there_are_is_refused():
    with pytest.raises(ValueError, match="dimensions"):
        ScrambledSobol(MOST + 1, 0)
    with pytest.raises(ValueError, match="asked for"):
        ScrambledSobol(1, 0).points(2**30, 1)
