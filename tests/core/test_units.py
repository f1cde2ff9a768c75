from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.core.formula import YEAR, Exponential, Name, Step, parse
from fs_toolkit.core.units import (
    BUILT_IN,
    CALENDAR_YEAR,
    MONEY,
    MONEY_A_YEAR,
    ONE,
    Unit,
    UnitError,
    read_unit,
    unit_of,
)

NOUNS = st.sampled_from(["money", "year", "petition", "minute", "office"])
UNITS = st.dictionaries(NOUNS, st.integers(-3, 3), max_size=4).map(
    lambda powers: Unit(tuple(sorted((noun, power) for noun, power in powers.items() if power)))
)

QUANTITIES = {
    "petitions": "petition/year",
    "handling": "minute/petition",
    "wage": "USD/hour",
    "price": "USD/office",
    "offices": "office",
    "share": "1",
    "other_share": "share",
    "days": "day",
    **{id: unit for id, (_, unit) in BUILT_IN.items()},
}


def of(formula):
    def find(id):
        return read_unit(QUANTITIES[id], "USD")

    totals = {"investment": MONEY, "operation": MONEY_A_YEAR}
    return unit_of(parse(formula), find, totals.__getitem__)


class TestReading:
    @pytest.mark.parametrize(
        ("text", "unit"),
        [
            ("1", ONE),
            ("share", ONE),
            ("USD", MONEY),
            ("money", MONEY),
            ("USD/year", MONEY_A_YEAR),
            ("year", CALENDAR_YEAR),
            ("1/year", CALENDAR_YEAR**-1),
            ("report/person/year", Unit((("person", -1), ("report", 1), ("year", -1)))),
            ("USD/person*year", Unit((("money", 1), ("person", -1), ("year", 1)))),
            (" USD / hour ", Unit((("hour", -1), ("money", 1)))),
            ("m^2", Unit((("m", 2),))),
            ("person/m^2", Unit((("m", -2), ("person", 1)))),
            ("visit/visit", ONE),
            ("m*m^2/m", Unit((("m", 2),))),
        ],
    )
    def test_each_slash_divides_by_one_noun(self, text, unit):
        assert read_unit(text, "USD") == unit

    def test_only_the_currency_of_the_model_is_money(self):
        assert read_unit("USD", "KRW") == Unit((("USD", 1),))
        assert read_unit("KRW", "KRW") == MONEY
        assert read_unit("usd", "USD") != MONEY

    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            ("%", "0.10 for 10 %"),
            ("% a year", "0.10 for 10 %"),
            ("", "cannot be read"),
            ("USD per hour", "cannot be read at 'p'"),
            ("USD//hour", "cannot be read"),
            ("USD/", "cannot be read"),
            ("/hour", "cannot be read"),
            ("2*hour", "cannot be read"),
            ("m^0", r"cannot be read at '\^'"),
            ("m^10", "cannot be read at '0'"),
            ("m^-1", r"cannot be read at '\^'"),
            ("(m)", "cannot be read"),
            ("người", "cannot be read at"),
        ],
    )
    def test_refuses_what_is_no_unit(self, text, problem):
        with pytest.raises(UnitError, match=problem):
            read_unit(text, "USD")

    @given(UNITS)
    def test_gives_back_what_was_printed(self, unit):
        assert read_unit(str(unit)) == unit


class TestArithmetic:
    def test_prints_what_stands_above_before_what_stands_below(self):
        assert str(MONEY_A_YEAR) == "money/year"
        assert str(CALENDAR_YEAR**-1) == "1/year"
        assert str(ONE) == "1"
        assert str(Unit((("hour", -1), ("m", 2), ("money", 1)))) == "m^2*money/hour"

    @given(UNITS, UNITS, UNITS)
    def test_is_that_of_fractions(self, a, b, c):
        assert a * b == b * a
        assert (a * b) * c == a * (b * c)
        assert (a * b) / b == a
        assert a * ONE == a
        assert a / a == ONE

    @given(UNITS, st.integers(-4, 4))
    def test_a_power_is_a_product_of_equals(self, unit, exponent):
        product = ONE
        for _ in range(abs(exponent)):
            product = product * unit if exponent > 0 else product / unit
        assert unit**exponent == product


class TestUnitOf:
    @pytest.mark.parametrize(
        ("formula", "unit"),
        [
            # by hand: petition/year x minute/petition / (minute/hour) x money/hour
            ("petitions * handling / minutes_per_hour * wage", "money/year"),
            ("petitions * handling", "minute/year"),
            ("price * offices", "money"),
            ("2.5", "1"),
            ("petitions * 3", "petition/year"),
            ("petitions / petitions", "1"),
            ("-(petitions)", "petition/year"),
            ("petitions + petitions - petitions", "petition/year"),
            ("share + 1 - other_share", "1"),
            ("petitions * (1 + share)", "petition/year"),
            ("min(petitions, petitions * share)", "petition/year"),
            ("max(share, 0.5)", "1"),
            ("offices ** 2", "office^2"),
            ("offices ** -1", "1/office"),
            ("offices ** 0", "1"),
            ("(1 + share) ** 3", "1"),
            ("2 ** share", "1"),
            ("share ** 0.5", "1"),
            ("total(investment) * share", "money"),
            ("total(operation)", "money/year"),
            ("days / days_per_week", "week"),
        ],
    )
    def test_comes_out_exactly(self, formula, unit):
        assert str(of(formula)) == unit

    @pytest.mark.parametrize(
        ("formula", "problem"),
        [
            (
                "petitions + handling",
                r"petitions \[petition/year\] and handling \[minute/petition\]",
            ),
            ("petitions + 1", r"petitions \[petition/year\] and 1 \[1\] are added"),
            ("wage - petitions", "are subtracted, and have different units"),
            ("min(petitions, wage)", "are compared by min"),
            ("max(0, petitions)", "are compared by max"),
            ("max(share, other_share, wage)", r"share \[1\] and wage \[money/hour\]"),
            ("2 ** offices", "the power offices has the unit office; a power has none"),
            ("offices ** share", "office is raised to a power that is not a whole number"),
            ("offices ** 0.5", "not a whole number"),
            ("total(investment) + total(operation)", r"\[money\] and .* \[money/year\]"),
            ("petitions * handling * wage + price * offices", r"\[minute\*money/hour/year\]"),
        ],
    )
    def test_refuses_what_does_not_fit(self, formula, problem):
        with pytest.raises(UnitError, match=problem):
            of(formula)

    def test_a_long_part_is_shown_by_its_beginning(self):
        long = " * ".join(["share"] * 30)
        with pytest.raises(UnitError, match=r"\.\.\. \[1\]") as caught:
            of(f"{long} + wage")
        assert len(str(caught.value)) < 160

    def test_nodes_of_shapes_have_units_too(self):
        find = {"live": CALENDAR_YEAR, "speed": CALENDAR_YEAR**-1}.__getitem__
        assert unit_of(YEAR, find, find) == CALENDAR_YEAR
        assert unit_of(Step(Name("live")), find, find) == ONE
        assert unit_of(Exponential(Name("speed")), find, find) == ONE

    @given(UNITS, UNITS)
    def test_a_product_has_the_product_of_the_units_and_a_sum_their_common_one(self, a, b):
        find = {"a": a, "b": b}.__getitem__
        assert unit_of(parse("a * b"), find, find) == a * b
        assert unit_of(parse("a / b"), find, find) == a / b
        if a == b:
            assert unit_of(parse("a + b"), find, find) == a
        else:
            with pytest.raises(UnitError, match="different units"):
                unit_of(parse("a + b"), find, find)


@pytest.mark.parametrize(
    ("id", "small", "large", "count"),
    [
        ("minutes_per_hour", "minute", "hour", 60),
        ("seconds_per_minute", "second", "minute", 60),
        ("months_per_year", "month", "year", 12),
        ("quarters_per_year", "quarter", "year", 4),
        ("days_per_week", "day", "week", 7),
        ("kilobytes_per_megabyte", "kilobyte", "megabyte", 1024),
        ("megabytes_per_gigabyte", "megabyte", "gigabyte", 1024),
    ],
)
def test_what_every_study_has_converts_what_it_says(id, small, large, count):
    value, unit = BUILT_IN[id]
    assert value == count
    assert read_unit(unit) == read_unit(small) / read_unit(large)


def test_nothing_else_is_built_in():
    assert len(BUILT_IN) == 7
