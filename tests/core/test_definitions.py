from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from fs_toolkit.core.definitions import Rows, cycle, define
from fs_toolkit.core.formula import Name, Number
from fs_toolkit.core.quantities import Quantity
from fs_toolkit.core.series import SeriesPoint, Shape
from fs_toolkit.core.settings import Settings
from fs_toolkit.core.units import BUILT_IN

SETTINGS = Settings(
    currency="USD",
    price_year=2015,
    first_year=2016,
    years=5,
    discount_rate="rate",
    go_live="opening",
    recommended="lean",
)
YEARS = np.arange(2016.0, 2021.0)


def quantity(id, value=None, formula="", unit="1"):
    return Quantity(
        id=id,
        name=id,
        unit=unit,
        value=value,
        formula=formula,
        kind="estimate",
        origin="desk_estimate",
    )


def shape(id, type, **cells):
    return Shape.model_validate({"id": id, "type": type, **cells})


def rows_of(*quantities, points=(), shapes=()):
    own = (quantity("opening", 2017, unit="year"), *quantities)
    return Rows(SETTINGS, own, tuple(points), tuple(shapes))


def point(year, value):
    return SeriesPoint(id="people", year=year, value=value, kind="fact")


CHAIN = rows_of(
    quantity("cost", formula="price * (1 + tax)"),  # in no order
    quantity("price", 100.0, unit="USD"),
    quantity("tax", 0.1),
    quantity("uptake"),
    quantity("used", formula="uptake * price"),
    quantity("later"),
    shapes=[
        shape("uptake", "ramp", points="0.5;1", **{"from": "live"}),
        shape("later", "lag", base="used", **{"from": "1"}),
    ],
)


class TestDefine:
    def test_puts_each_quantity_after_those_it_uses(self):
        order = define(CHAIN).order
        for before, after in [("price", "cost"), ("tax", "cost"), ("opening", "uptake"),
                              ("uptake", "used"), ("used", "later")]:  # fmt: skip
            assert order.index(before) < order.index(after)
        assert set(order) == {*BUILT_IN, *(row.id for row in CHAIN.quantities)}

    def test_evaluates_formulas_shapes_and_what_they_are_made_of(self):
        state = define(CHAIN).evaluate(YEARS)
        # by hand: 100 x 1.1; half of 100 in 2017, all of it from 2018 on; the same a year later
        assert state.number("cost") == pytest.approx(110)
        assert_allclose(state.over_years("used"), [0, 50, 100, 100, 100])
        assert_allclose(state.over_years("later"), [0, 0, 50, 100, 100])
        assert_allclose(state.over_years("price"), [100] * 5)
        assert state.number("minutes_per_hour") == 60

    def test_knows_what_changes_over_the_years(self):
        assert define(CHAIN).over_years == {"uptake", "used", "later"}

    def test_knows_all_that_a_quantity_depends_on(self):
        reach = define(CHAIN).reach
        assert reach["cost"] == {"cost", "price", "tax"}
        assert reach["used"] == {"used", "uptake", "opening", "price"}
        assert reach["later"] == {"later", "opening", "price"}  # its series is written out

    def test_reads_units_with_the_currency_of_the_model_as_money(self):
        units = define(CHAIN).units
        assert str(units["price"]) == "money"
        assert str(units["minutes_per_hour"]) == "minute/hour"

    def test_observed_points_come_before_the_shape(self):
        grown = rows_of(
            quantity("people"),
            quantity("growth", 0.1),
            points=[point(2015, 90), point(2017, 100)],
            shapes=[shape("people", "growth", base="100", rate="growth", **{"from": "2017"})],
        )
        assert_allclose(
            define(grown).evaluate(YEARS).over_years("people"), [95, 100, 110, 121, 133.1]
        )

    def test_points_alone_make_a_series(self):
        observed = rows_of(quantity("people"), points=[point(2016, 90), point(2018, 100)])
        assert_allclose(
            define(observed).evaluate(YEARS).over_years("people"), [90, 95, 100, 100, 100]
        )

    def test_a_series_moves_with_the_first_year_of_service(self):
        definitions = define(CHAIN)
        late = definitions.evaluate(YEARS, {"opening": 2018.0})
        assert_allclose(late.over_years("used"), [0, 0, 50, 100, 100])
        assert_allclose(late.over_years("later"), [0, 0, 0, 50, 100])

    def test_a_name_that_holds_the_word_live_does_not_follow_it(self):
        row = shape("uptake", "ramp", points="1", **{"from": "delivery_year"})
        own = rows_of(quantity("uptake"), quantity("delivery_year", 2018), shapes=[row])
        assert own.uses()["uptake"] == {"delivery_year"}

    @pytest.mark.parametrize("cell", ["", "live", "2017", "end - 3"])
    def test_moments_are_read_with_the_years_of_the_settings(self, cell):
        tree = CHAIN.moment(cell)
        if cell:
            assert tree != Number(2016.0)
        else:
            assert tree == Number(2016.0)  # an empty cell is the first year
        assert (tree == Name("opening")) == (cell == "live")

    def test_an_unreadable_formula_uses_nothing_until_a_rule_has_refused_it(self):
        broken = rows_of(quantity("a", formula="b $"), shapes=[shape("s", "constant", base="$")])
        assert broken.uses() == {"opening": frozenset(), "a": frozenset()}


class TestChanges:
    def test_touch_what_depends_on_them_and_nothing_else(self):
        definitions = define(CHAIN)
        base = definitions.evaluate(YEARS)
        dear = definitions.evaluate(YEARS, {"price": 200.0}, base)
        assert dear.number("cost") == pytest.approx(220)
        assert dear.values["uptake"] is base.values["uptake"]
        assert dear.values["used"] is not base.values["used"]

    def test_replace_a_formula(self):
        assert define(CHAIN).evaluate(YEARS, {"cost": 7.0}).number("cost") == 7

    def test_of_nothing_are_the_base_itself(self):
        definitions = define(CHAIN)
        base = definitions.evaluate(YEARS)
        same = definitions.evaluate(YEARS, {}, base)
        assert all(same.values[id] is base.values[id] for id in definitions.order)

    @given(
        st.dictionaries(
            st.sampled_from(["price", "tax", "opening", "cost"]), st.floats(2015, 2022), max_size=4
        )
    )
    def test_come_to_the_same_numbers_from_the_base_or_from_scratch(self, changes):
        definitions = define(CHAIN)
        scratch = definitions.evaluate(YEARS, changes)
        reused = definitions.evaluate(YEARS, changes, definitions.evaluate(YEARS))
        for id in definitions.order:
            assert_array_equal(scratch.values[id], reused.values[id])

    def test_a_series_is_no_one_number(self):
        with pytest.raises(TypeError, match="scalar"):
            define(CHAIN).evaluate(YEARS).number("uptake")


class TestCycle:
    @pytest.mark.parametrize(
        ("uses", "circle"),
        [
            ({"a": ["b"], "b": []}, ()),
            ({}, ()),
            ({"a": ["a"]}, ("a", "a")),
            ({"b": ["c"], "c": ["a"], "a": ["b"], "d": ["a"]}, ("a", "b", "c", "a")),
        ],
    )
    def test_is_told_from_its_first_name_on_in_the_order_of_use(self, uses, circle):
        assert cycle(uses) == circle

    @given(
        st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdef"), max_size=3))
    )
    def test_is_a_chain_in_which_each_uses_the_next(self, uses):
        circle = cycle(uses)
        for name, used in pairwise(circle):
            assert used in uses[name]
        if not circle:  # then there is an order in which each comes after what it uses
            placed = set()
            for _ in range(7):
                placed |= {id for id in "abcdef" if set(uses.get(id, ())) <= placed}
            assert placed == set("abcdef")
