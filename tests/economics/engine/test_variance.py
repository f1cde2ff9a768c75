from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose

from fs_toolkit.economics.engine.sampling import Sampler
from fs_toolkit.economics.engine.uncertain import spreads
from fs_toolkit.economics.engine.variance import variance_shares

GAIN = {"side": "benefit", "first": "2016", "last": "2016"}


def sampler_of(one):
    found, _ = spreads(one.model, one.basis.quantities)
    return Sampler({each.quantity.id: each.distribution for each in found})


def uniform(width):
    return {"value": 10, "low": 10 - width, "high": 10 + width, "distribution": "uniform"}


def test_of_a_sum_are_the_parts_of_its_variance(study):
    # widths 3, 2 and 1: 9, 4 and 1 parts of 14
    one = study(
        {"gain": GAIN | {"formula": "a + b - c"}},
        {"a": uniform(3), "b": uniform(2), "c": uniform(1)},
    )
    found = variance_shares(one.model, sampler_of(one), "project")
    assert found.quantities == ("a", "b", "c")
    assert_allclose(found.indices.first, np.array([9, 4, 1]) / 14, atol=0.01)
    assert_allclose(found.indices.total, np.array([9, 4, 1]) / 14, atol=0.01)


def test_of_a_product_count_what_two_do_together(study):
    # of x y with means m and variances v each: 2 m^2 v + v^2, of which v^2 is shared
    one = study({"gain": GAIN | {"formula": "a * b"}}, {"a": uniform(9), "b": uniform(9)})
    found = variance_shares(one.model, sampler_of(one), "project").indices
    v, m = 18**2 / 12, 10
    alone, whole = m**2 * v, 2 * m**2 * v + v**2
    assert_allclose(found.first, alone / whole, atol=0.02)
    assert_allclose(found.total, (alone + v**2) / whole, atol=0.02)


def test_of_a_study_do_not_depend_on_the_chunk(studied):
    sampler = sampler_of(studied)
    first = variance_shares(studied.model, sampler, "lean", 4096, resamples=2)
    again = variance_shares(studied.model, sampler, "lean", 4096, resamples=2)
    assert first.indices.total.tobytes() == again.indices.total.tobytes()
    assert 0.8 < first.indices.first.sum() < 1.1
    assert (first.indices.total > -1e-9).all()


def test_what_the_option_sets_itself_brings_nothing(study):
    one = study(
        {"gain": GAIN | {"formula": "a + b"}},
        {"a": uniform(3), "b": uniform(2)},
        changes={"project": {"b": 7.0}},
    )
    found = variance_shares(one.model, sampler_of(one), "project")
    assert found.indices.total[found.quantities.index("b")] == pytest.approx(0, abs=1e-12)
