from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from fs_toolkit.core.formula import YEAR, FormulaError, Name, Number, Operation
from fs_toolkit.core.numeric import evaluate
from fs_toolkit.core.series import SeriesPoint, Shape
from fs_toolkit.core.shapes import (
    NEEDED,
    follows_live,
    from_year,
    in_year,
    later,
    moment,
    needs,
    observed_tree,
    ramp,
    shape_tree,
    spread,
)

YEARS = np.arange(2016.0, 2022.0)


def shape(type, **cells):
    return Shape.model_validate({"id": "series", "type": type, **cells})


def moment_of(cell):
    return moment(cell or "2016", "opening", 2021)


def over_years(tree, **values):
    known = {"opening": 2018.0, **values}
    found = evaluate(tree, lambda name: np.asarray(known[name], dtype=float), YEARS)
    return np.broadcast_to(found, YEARS.shape)


def made(type, **cells):
    values = cells.pop("given", {})
    return over_years(shape_tree(shape(type, **cells), moment_of), **values)


class TestMoments:
    @pytest.mark.parametrize(
        ("cell", "year"),
        [
            ("2017", 2017),
            ("live", 2018),
            ("live+4", 2022),
            ("live - 1", 2017),
            ("end", 2021),
            ("end - 2", 2019),
            ("live + delay", 2019),
            ("max(live, 2020)", 2020),
        ],
    )
    def test_are_years_live_end_and_sums_of_them(self, cell, year):
        assert_array_equal(over_years(moment_of(cell), delay=1), year)

    def test_move_with_the_first_year_of_service(self):
        assert_array_equal(over_years(moment_of("live+1"), opening=2020), 2021)

    def test_are_refused_where_they_are_no_formula(self):
        with pytest.raises(FormulaError, match=r"16.* holds"):
            moment_of("year '16")

    def test_from_year_is_one_from_then_on(self):
        assert_array_equal(over_years(from_year(Number(2018.0))), [0, 0, 1, 1, 1, 1])

    def test_in_year_is_one_in_that_year_only(self):
        assert_array_equal(over_years(in_year(Number(2018.0))), [0, 0, 1, 0, 0, 0])
        assert_array_equal(over_years(in_year(Name("opening"), after=2)), [0, 0, 0, 0, 1, 0])

    @given(st.floats(2010, 2030))
    def test_in_year_falls_in_one_year_or_outside_even_if_it_is_no_whole_year(self, start):
        found = over_years(in_year(Number(start)))
        inside = 2015 < start <= 2021
        assert found.sum() == inside
        assert not inside or YEARS[found.argmax()] == math.ceil(start)


class TestShapes:
    def test_constant(self):
        assert_array_equal(made("constant", base="7"), 7)
        assert_array_equal(made("constant", base="7", **{"from": "live"}), [0, 0, 7, 7, 7, 7])

    def test_growth_before_and_after_its_year(self):
        # by hand, 10 % a year around 100 in 2018: 100 / 1.21, 100 / 1.1, 100, 110, 121, 133.1
        found = made("growth", base="level", rate="0.1", given={"level": 100}, **{"from": "live"})
        assert_allclose(found, [100 / 1.21, 100 / 1.1, 100, 110, 121, 133.1])

    def test_logistic_is_half_of_the_ceiling_at_the_midpoint(self):
        # by hand: 80 / (1 + e^-(t - 2018)): 80 / (1 + e^2), 80 / (1 + e), 40, ...
        found = made("logistic", ceiling="80", midpoint="live", speed="1")
        assert_allclose(found[:3], [80 / (1 + math.e**2), 80 / (1 + math.e), 40])
        assert_allclose(found[4] + found[0], 80)  # the curve is symmetric around the midpoint
        assert (np.diff(found) > 0).all()

    def test_bass_begins_at_zero_and_never_before(self):
        # by hand, p = 0.03, q = 0.38, x = 1: (1 - e^-0.41) / (1 + 0.38 / 0.03 e^-0.41)
        found = made("bass", ceiling="1", rate="0.03", speed="0.38", **{"from": "2018"})
        gone = math.exp(-0.41)
        assert_allclose(found[:4], [0, 0, 0, (1 - gone) / (1 + 0.38 / 0.03 * gone)])

    def test_bass_peaks_where_bass_1969_says(self):
        # Bass, "A new product growth model for consumer durables," 1969, equation 9:
        # sales peak at ln(q / p) / (p + q), with adoption (1 - p / q) / 2 by then
        p, q = 0.02, 0.5
        peak = math.log(q / p) / (p + q)
        tree = shape_tree(
            shape("bass", ceiling="1", rate=str(p), speed=str(q), **{"from": "0"}), moment_of
        )
        adopted = evaluate(tree, lambda name: np.zeros(()), np.array([peak]))
        assert_allclose(adopted, (1 - p / q) / 2)

    def test_ramp_has_nothing_before_and_its_last_point_after(self):
        found = made("ramp", points="0.25;0.5;1", **{"from": "live"})
        assert_allclose(found, [0, 0, 0.25, 0.5, 1, 1])

    def test_ramp_of_quantities_may_fall(self):
        found = made("ramp", points="high;low", given={"high": 3, "low": 1}, **{"from": "2017"})
        assert_allclose(found, [0, 3, 1, 1, 1, 1])

    def test_ramp_of_zeros_is_zero(self):
        assert_array_equal(made("ramp", points="0;0", **{"from": "2017"}), 0)

    def test_spread_has_nothing_before_and_nothing_after(self):
        assert_allclose(
            made("spread", points="0.4;0.6", **{"from": "2017"}), [0, 0.4, 0.6, 0, 0, 0]
        )

    def test_spread_without_a_start_begins_with_the_model(self):
        assert_allclose(made("spread", points="0.4;0.6"), [0.4, 0.6, 0, 0, 0, 0])

    def test_lag_is_the_followed_series_so_many_years_later(self):
        followed = ramp([Number(1.0), Number(2.0)], Name("opening"))
        tree = shape_tree(
            shape("lag", base="uptake", **{"from": "2"}), moment_of, lambda name: followed
        )
        assert_array_equal(over_years(tree), [0, 0, 0, 0, 1, 2])

    def test_lag_of_nothing_is_refused(self):
        with pytest.raises(FormulaError, match="a lag follows nothing"):
            made("lag", base="uptake", **{"from": "2"})

    @pytest.mark.parametrize("cell", ["live", "live+1"])
    def test_a_delay_of_the_service_moves_what_begins_with_it(self, cell):
        cells = {"points": "0.25;1", "from": cell}
        early = over_years(shape_tree(shape("ramp", **cells), moment_of), opening=2016)
        late = over_years(shape_tree(shape("ramp", **cells), moment_of), opening=2017)
        assert_array_equal(late[1:], early[:-1])
        assert late[0] == 0

    @given(st.lists(st.floats(0, 1), min_size=1, max_size=6), st.integers(2010, 2025))
    def test_a_ramp_is_the_running_sum_of_the_spread_of_its_steps(self, levels, start):
        steps = np.diff(levels, prepend=0.0)
        first = Number(float(start))
        of_ramp = ramp([Number(level) for level in levels], first)
        of_spread = spread([Number(float(step)) for step in steps], first)
        years = np.arange(2000.0, 2040.0)
        values = [evaluate(tree, {}.__getitem__, years) for tree in (of_ramp, of_spread)]
        assert_allclose(*(np.broadcast_to(v, years.shape) for v in (values[0], values[1].cumsum())))


class TestObservedPoints:
    POINTS = tuple(
        SeriesPoint(id="series", year=year, value=value, kind="fact")
        for year, value in ((2020, 60), (2017, 30), (2018, 40))  # in no order
    )

    def test_are_joined_by_straight_lines_and_go_on_at_both_ends(self):
        # by hand: 30 before 2017, then 30, 40, 50, 60, and 60 from then on
        assert_allclose(over_years(observed_tree(self.POINTS)), [30, 30, 40, 50, 60, 60])

    def test_one_point_holds_always(self):
        assert_allclose(over_years(observed_tree(self.POINTS[:1])), 60)

    def test_a_shape_takes_over_after_the_last(self):
        growth = shape_tree(shape("growth", base="60", rate="0.1", **{"from": "2020"}), moment_of)
        found = over_years(observed_tree(self.POINTS, growth))
        assert_allclose(found, [30, 30, 40, 50, 60, 66])

    def test_hold_in_the_year_of_the_last_whatever_the_shape_says(self):
        other = shape_tree(shape("constant", base="99"), moment_of)
        assert_allclose(over_years(observed_tree(self.POINTS, other)), [30, 30, 40, 50, 60, 99])

    @given(st.dictionaries(st.integers(2000, 2040), st.floats(-1e6, 1e6), min_size=1, max_size=8))
    def test_are_met_in_their_own_years(self, values):
        points = [
            SeriesPoint(id="series", year=year, value=value, kind="fact")
            for year, value in values.items()
        ]
        years = np.array(sorted(values), dtype=float)
        found = evaluate(observed_tree(points), {}.__getitem__, years)
        expected = [values[int(year)] for year in years]
        assert_allclose(np.broadcast_to(found, years.shape), expected, rtol=1e-9, atol=1e-6)

    def test_a_series_can_be_moved_as_a_whole(self):
        moved = later(observed_tree(self.POINTS), Number(1.0))
        assert_allclose(over_years(moved), [30, 30, 30, 40, 50, 60])


class TestNeeds:
    @pytest.mark.parametrize(
        ("type", "cells", "used"),
        [
            ("growth", {"base": "people", "rate": "r", "from": "live"}, {"people", "r"}),
            ("ramp", {"points": "a;b * 2;1", "from": "live + delay"}, {"a", "b", "delay"}),
            ("logistic", {"ceiling": "c", "midpoint": "end", "speed": "s"}, {"c", "s"}),
            ("lag", {"base": "uptake", "from": "live"}, {"uptake", "live"}),  # a number of years
            ("ramp", {"points": "live;1", "from": "2018"}, {"live"}),  # no point in time here
        ],
    )
    def test_are_the_names_in_the_cells(self, type, cells, used):
        assert needs(shape(type, **cells)) == used

    def test_a_cell_that_cannot_be_read_is_refused(self):
        with pytest.raises(FormulaError, match=r"calls open\(\)"):
            needs(shape("constant", base="open(a)"))

    def test_live_is_followed_where_it_is_a_point_in_time(self):
        assert follows_live(shape("ramp", points="1", **{"from": "live+1"}))
        assert follows_live(shape("logistic", ceiling="1", midpoint="live", speed="1"))
        assert not follows_live(shape("ramp", points="1", **{"from": "delivery_year"}))
        assert not follows_live(shape("lag", base="uptake", **{"from": "2"}))

    def test_every_type_is_made_from_what_it_needs(self):
        some = {"points": ("1",), "from": "2018", "midpoint": "2018"}
        followed = Operation("-", YEAR, Number(2016.0))
        for type, needed in NEEDED.items():
            cells = {column: some.get(column, "0.5") for column in needed}
            tree = shape_tree(shape(type, **cells), moment_of, lambda name: followed)
            assert np.isfinite(over_years(tree)).all(), type
