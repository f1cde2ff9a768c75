from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy import stats

from fs_toolkit.economics.percentiles import limits, pert_shapes, pert_share, triangular_share

INSIDE = st.floats(0.02, 0.98)


class TestTriangularShare:
    @given(INSIDE, st.floats(-0.2, 1.2))
    @settings(max_examples=50)
    def test_agrees_with_scipy(self, mode, x):
        assert_allclose(triangular_share(0, 1, mode, x), stats.triang(mode).cdf(x), atol=1e-12)


class TestPertShare:
    @given(INSIDE, st.floats(-0.2, 1.2))
    @settings(max_examples=50)
    def test_agrees_with_scipy(self, mode, x):
        theirs = stats.beta(*pert_shapes(0, 1, mode))
        assert_allclose(pert_share(0, 1, mode, x), theirs.cdf(x), atol=1e-12)

    def test_shapes_by_hand(self):
        # 1 + 4 x 70 / 110 and 1 + 4 x 40 / 110
        assert_allclose(pert_shapes(150, 260, 220), (39 / 11, 27 / 11))


class TestLimits:
    def test_of_a_symmetric_triangle_by_hand(self):
        # an eighth lies below 0 where 0 is half way from the limit to the mode: (1/2)^2 / 2
        assert_allclose(limits(triangular_share, 0, 1, 2, 0.125), (-1, 3))

    @pytest.mark.parametrize("share", [triangular_share, pert_share])
    @given(mode=st.floats(0.001, 0.999), outside=st.sampled_from([0.05, 0.1]))
    @settings(max_examples=60)
    def test_leave_the_asked_share_on_either_side(self, share, mode, outside):
        found = limits(share, 0, mode, 1, outside)
        assert found is not None
        low, high = found
        assert low < 0
        assert high > 1
        assert_allclose(share(low, high, mode, 0), outside, atol=1e-8)
        assert_allclose(1 - share(low, high, mode, 1), outside, atol=1e-8)

    def test_are_none_where_no_distribution_fits(self):
        # half below low and half above high leave nothing for what lies between
        assert limits(triangular_share, 0, 1, 2, 0.5) is None
