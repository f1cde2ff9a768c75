from __future__ import annotations

import math

import pytest

from fs_toolkit.economics.changed import (
    WrongChange,
    not_changeable,
    problems_of,
    read_change,
    remarks_on,
)


@pytest.fixture(scope="module")
def one(study):
    given = {"use": {"value": 4.0, "low": 1.0, "high": 8.0}, "twice": "use * 2", "growing": {}}
    return study(
        {"gain": {"formula": "twice", "side": "benefit"}},
        given,
        shapes={"growing": {"type": "growth", "base": "use", "rate": "rate", "from": "2016"}},
    )


class TestReading:
    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("use=5", 5), (" use = -2.5 ", -2.5), ("use=1e3", 1000), ("use=.5", 0.5),
            ("use=+10%", 4.4), ("use=-25 %", 3), ("use=+0%", 4), ("use=+5", 5),
        ],
    )  # fmt: skip
    def test_takes_numbers_and_percentages_of_the_base(self, text, value, one):
        assert read_change(text, one.basis) == ("use", pytest.approx(value))

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("use", "is no change: write quantity=value"),
            ("=5", "is no change"),
            ("use=", "'' is not a number"),
            ("use=five", "'five' is not a number"),
            ("use=1,5", "write a decimal point"),
            ("use=1,000", "nothing between thousands"),
            ("use=nan", "'nan' is not a number"),
            ("use=inf", "'inf' is not a number"),
            ("use=1e999", "larger than any number"),
            ("use=1_000", "is not a number"),
            ("use==1+1", "is not a number"),
            ("use=10%", "may be meant in two ways; write \\+10%.*0.1 for the share"),
            ("use=%", "is not a number"),
            ("uze=5", "Did you mean 'use'?"),
            ("twice=5", "given by a formula.*; change what it is made of \\(use\\)"),
            ("growing=5", "a shape or points over the years.*rate, use"),
        ],
    )
    def test_refuses_what_it_cannot_make(self, text, said, one):
        with pytest.raises(WrongChange, match=said):
            read_change(text, one.basis)


class TestProblems:
    def test_are_listed_together(self, one):
        changes = {"use": "five", "twice": 3.0, "nothing": 1.0, "rate": -1.0}
        assert len(list(problems_of(changes, one.basis, one.model))) == 4

    @pytest.mark.parametrize("value", [math.nan, math.inf, "5", None, True])
    def test_a_value_is_a_finite_number(self, value, one):
        [problem] = problems_of({"use": value}, one.basis, one.model)
        assert "number" in problem

    @pytest.mark.parametrize("rate", [-1, -5])
    def test_a_rate_is_above_minus_one(self, rate, one):
        [problem] = problems_of({"rate": rate}, one.basis, one.model)
        assert "not above -1" in problem

    def test_of_what_can_be_made_there_is_none(self, one):
        assert list(problems_of({"use": 100, "rate": 0.2}, one.basis, one.model)) == []
        assert not_changeable("use", one.basis) == ""


class TestRemarks:
    @pytest.mark.parametrize("value", [0.5, 9, -3])
    def test_a_value_outside_the_range_of_the_study_is_named(self, value, one):
        [remark] = remarks_on({"use": value}, one.basis, one.model)
        assert remark == f"use: {value:g} is outside its range in the study, 1 to 8"

    @pytest.mark.parametrize("value", [1.0, 4.5, 8.0])
    def test_inside_it_nothing_is(self, value, one):
        assert list(remarks_on({"use": value}, one.basis, one.model)) == []
