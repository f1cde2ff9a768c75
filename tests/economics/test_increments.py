from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from fs_toolkit.economics.increments import increments

AMOUNTS = st.integers(0, 1000)
OPTIONS = st.lists(st.tuples(AMOUNTS, AMOUNTS), min_size=1, max_size=6)


class TestIncrements:
    def test_agrees_with_hand_calculation(self):
        # by hand: 374 returns 332; 1,625 more return 1,540; 1,690 more return 125
        found = increments([1999, 374, 3689], [1872, 332, 1997])
        assert found.order.tolist() == [1, 0, 2]
        assert_allclose(found.costs, [374, 1625, 1690])
        assert_allclose(found.values, [-42, -85, -1565])
        assert_allclose(found.ratios.round(2), [0.89, 0.95, 0.07])

    @given(OPTIONS, st.randoms())
    def test_do_not_depend_on_the_order_of_the_rows(self, options, random):
        mixed = random.sample(options, len(options))
        one, other = (increments(*zip(*rows, strict=True)) for rows in (options, mixed))
        assert_allclose(one.costs, other.costs)
        assert_allclose(one.benefits, other.benefits)
        assert [options[k] for k in one.order] == [mixed[k] for k in other.order]

    @given(OPTIONS)
    def test_add_up_to_the_dearest_option(self, options):
        found = increments(*zip(*options, strict=True))
        costs, benefits = options[found.order[-1]]
        assert_allclose([found.costs.sum(), found.benefits.sum()], [costs, benefits])
        assert (found.costs >= 0).all()

    def test_a_step_without_a_cost_has_no_ratio(self):
        assert np.isnan(increments([5, 5], [9, 7]).ratios[1])

    def test_refuses_unequal_lengths(self):
        with pytest.raises(ValueError, match="one value an option each"):
            increments([1, 2], [1])
