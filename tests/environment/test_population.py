from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from fs_toolkit.environment.population import projection, yearly_growth

PEOPLE = st.floats(1e3, 1e8)
YEARS = st.integers(1, 50)
GROWTH = st.floats(-0.2, 0.3)


class TestYearlyGrowth:
    def test_agrees_with_hand_calculation(self):
        # 1.21 = 1.1 ** 2
        assert yearly_growth(1_000_000, 1_210_000, 2) == pytest.approx(0.10)

    def test_agrees_with_the_census_of_hanoi(self):
        # 6.448 million counted on 1 April 2009, about 7.2 million in 2015: 1.9 % a year
        assert yearly_growth(6_448_000, 7_200_000, 6) == pytest.approx(0.0186, abs=5e-5)

    @given(first=PEOPLE, growth=GROWTH, years=YEARS)
    def test_finds_the_growth_that_made_the_count(self, first, growth, years):
        last = float(projection(first, growth, years))
        assert yearly_growth(first, last, years) == pytest.approx(growth, abs=1e-9)

    @pytest.mark.parametrize(("first", "last"), [(0, 10), (10, 0), (-1, 5)])
    def test_refuses_an_empty_city(self, first, last):
        with pytest.raises(ValueError, match="above 0"):
            yearly_growth(first, last, 5)

    def test_refuses_counts_of_one_day(self):
        with pytest.raises(ValueError, match="later than the first"):
            yearly_growth(10, 11, 0)


class TestProjection:
    def test_agrees_with_hand_calculation(self):
        # 7.2 million at 2 %: 7.2, 7.344, 7.49088
        assert_allclose(projection(7.2, 0.02, [0, 1, 2]), [7.2, 7.344, 7.49088])

    @given(base=PEOPLE, growth=st.floats(0, 0.3), years=YEARS)
    def test_never_falls_while_growth_is_positive(self, base, growth, years):
        path = projection(base, growth, np.arange(years + 1))
        assert np.all(np.diff(path) >= 0)

    @given(base=PEOPLE, growth=st.floats(-0.1, 0.3), more=st.floats(0, 0.1), years=YEARS)
    def test_never_falls_with_the_growth(self, base, growth, more, years):
        slow, fast = (projection(base, rate, [years]) for rate in (growth, growth + more))
        assert float(fast[0]) >= float(slow[0]) * (1 - 1e-12)

    def test_refuses_growth_of_minus_one(self):
        with pytest.raises(ValueError, match="above -1"):
            projection(10, -1, [1])
