from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from fs_toolkit.economics.engine.questions import Questions, ranged
from fs_toolkit.economics.two_way import NoGrid, two_way, widest_pair


def questions(one):
    return Questions(one.evaluation, ranged(one.model, dict(one.basis.quantities)), "project")


@pytest.fixture(scope="module")
def product(study):
    """A gain of a b against a cost of 8, all in the first year."""
    lines = {
        "gain": {"formula": "a * b", "side": "benefit", "last": "2016"},
        "desk": {"formula": "8", "last": "2016"},
    }

    def make(a, b):
        return study(lines, {"a": a, "b": b})

    return make


@pytest.fixture(scope="module")
def grid(product):
    one = product({"value": 2, "low": 1, "high": 5}, {"value": 4, "low": 2, "high": 6})
    return two_way(questions(one), "a", "b", points=5)


class TestGrid:
    def test_agrees_with_hand_calculation(self, grid):
        assert grid.x.tolist() == [1, 1.5, 2, 3.5, 5]  # the base value in the middle
        assert grid.y.tolist() == [2, 3, 4, 5, 6]
        assert_allclose(grid.npv, np.outer(grid.y, grid.x) - 8)
        assert grid.base == (2, 4)
        assert_allclose(grid.losing, (grid.npv < 0).mean())

    def test_the_line_of_zero_is_where_costs_and_benefits_are_equal(self, grid):
        # a = 8 / b, as long as it is between 1 and 5
        assert_allclose(grid.zero, 8 / grid.y)

    def test_where_a_row_has_no_zero_there_is_no_line(self, product):
        one = product({"value": 2, "low": 1, "high": 3}, {"value": 4, "low": 2, "high": 6})
        found = two_way(questions(one), "a", "b", points=5)
        assert np.isnan(found.zero).tolist() == [True, False, False, False, False]

    def test_as_a_frame_names_both(self, grid):
        frame = grid.to_frame()
        assert (frame.index.name, frame.columns.name) == ("b", "a")
        assert frame.loc[4.0, 2.0] == pytest.approx(0)

    @given(st.floats(0.5, 3), st.floats(0.1, 3), st.floats(0.5, 3), st.floats(0.1, 3))
    def test_its_middle_lines_are_the_one_way_cases(self, product, a, up, b, down):
        one = product(
            {"value": a, "low": a / 2, "high": a + up},
            {"value": b, "low": b / 2, "high": b + down},
        )
        asked = questions(one)
        found = two_way(asked, "a", "b")
        middle = found.x.size // 2
        across = asked.one_at_a_time(["a"] * found.x.size, found.x)
        assert_allclose(found.npv[middle], across, rtol=1e-12, atol=1e-12)
        corners = asked.cases(
            [{"a": x, "b": y} for y in found.y[[0, -1]] for x in found.x[[0, -1]]]
        )
        assert found.npv[np.ix_([0, -1], [0, -1])].ravel().tolist() == corners.tolist()

    @given(st.floats(1.1, 3))
    def test_a_curved_line_is_found_too(self, study, power):
        lines = {
            "gain": {"formula": f"a ** {power!r} * b", "side": "benefit", "last": "2016"},
            "desk": {"formula": "8", "last": "2016"},
        }
        ends = {"value": 2.0, "low": 0.5, "high": 9.0}
        one = study(lines, {"a": ends, "b": ends})
        found = two_way(questions(one), "a", "b")
        met = np.isfinite(found.zero)
        assert met.sum() >= 7
        assert_allclose(found.zero[met], (8 / found.y[met]) ** (1 / power), rtol=1e-6)

    def test_whole_years_stay_whole(self, studied):
        found = studied.appraised[1].cost_benefit
        grid = found.grid("opening_year", "enquiries")
        assert all(float(year).is_integer() for year in grid.x)
        assert grid.npv.shape == (9, grid.x.size)

    def test_of_a_base_at_the_end_of_its_range_is_spread_evenly(self, product):
        one = product({"value": 0, "low": 0, "high": 4}, {"value": 4, "low": 2, "high": 6})
        assert two_way(questions(one), "a", "b", points=5).x.tolist() == [0, 1, 2, 3, 4]


class TestRefusals:
    def test_of_one_quantity_twice(self, product):
        ends = {"value": 2, "low": 1, "high": 5}
        asked = questions(product(ends, ends))
        with pytest.raises(NoGrid, match="named twice"):
            two_way(asked, "a", "a")
        with pytest.raises(NoGrid, match="'rate' has no range"):
            two_way(asked, "rate", "a")

    def test_of_a_range_without_width(self, product):
        asked = questions(product({"value": 2, "low": 2, "high": 2}, {"value": 2}))
        with pytest.raises(NoGrid, match="no range"):
            two_way(asked, "a", "b")

    def test_of_a_point_without_a_number(self, study):
        ends = {"value": 2.0, "low": -2.0, "high": 6.0}
        one = study({"gain": {"formula": "b / a", "side": "benefit"}}, {"a": ends, "b": ends})
        with pytest.raises(NoGrid, match="where 'a' is 0 and 'b' is -2"):
            two_way(questions(one), "a", "b", points=5)


def test_of_one_quantity_there_is_no_widest_pair():
    assert widest_pair(["rate", "a"], ["rate"]) is None
