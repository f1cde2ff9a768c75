from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

import pytest
from pydantic import Field, model_validator

from fs_toolkit.core.findings import Finding, Place
from fs_toolkit.core.formats import (
    ABSENT,
    CHOICE,
    COLUMN,
    DAY,
    DECLINED,
    FORM,
    LIMIT,
    MARKS,
    NUMBER,
    PATTERN,
    PERCENT,
    TOGETHER,
)
from fs_toolkit.core.model import Declined, Id, Record, RefersTo, Row, Share, Texts
from fs_toolkit.core.records import declined, read_record
from fs_toolkit.core.yaml_text import read_yaml


class Benefit(Row):
    """Something gained."""

    id: Id
    unit_value: Annotated[float, Field(gt=0)]
    """What one is worth. [money]"""
    basis: Literal["quotation", "benchmark"] = "benchmark"
    source: Annotated[str, RefersTo("source")] = ""


class Rates(Record):
    """A group of keys within a file."""

    real: Share
    """The real rate. [1/year]"""
    by_year: dict[int, float] = Field(default_factory=dict)


class Plan(Record):
    """A YAML file."""

    city: Annotated[str, Field(min_length=1)]
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = "USD"
    rate: Share = 0.1
    years: Annotated[int, Field(ge=1, le=100)] = 20
    start: date | None = None
    notes: Texts = ()
    rates: Rates | None = None
    benefits: tuple[Benefit, ...] = ()
    range: tuple[float, float] = (0, 1)
    known: bool = False
    first: int | Literal["live"] = 2016
    anything: Any = None

    @model_validator(mode="after")
    def range_rises(self) -> Plan:
        if self.range[0] > self.range[1]:
            raise ValueError("the range falls")
        return self


GOOD = """\
city: Hanoi
rate: 0.05
start: 2015-12-31
notes: [one, two]
rates:
  real: 0.05
  by_year:
    2016: 0.04
    2017: 42e-3
benefits:
  - id: time
    unit_value: 2.5
  - id: trust
    unit_value: 1
    basis: quotation
range: [0.25, 0.75]
known: true
first: live
anything: {a: [1, x], b: true}
"""


def read(text: str) -> Plan:
    node, first = read_yaml(text.encode(), "plan.yaml")
    record, findings = read_record(node, "plan.yaml", Plan)
    assert first + findings == []
    assert record is not None
    return record


def refused(text: str) -> list[Finding]:
    node, first = read_yaml(text.encode(), "plan.yaml")
    assert first == []
    record, findings = read_record(node, "plan.yaml", Plan)
    assert record is None
    assert findings
    return findings


def test_keys_become_fields_of_every_kind() -> None:
    plan = read(GOOD)
    assert (plan.city, plan.rate, plan.start) == ("Hanoi", 0.05, date(2015, 12, 31))
    assert plan.notes == ("one", "two")
    assert plan.rates is not None
    assert plan.rates.by_year == {2016: 0.04, 2017: 0.042}
    assert [benefit.id for benefit in plan.benefits] == ["time", "trust"]
    assert plan.range == (0.25, 0.75)
    assert (plan.known, plan.first) == (True, "live")
    assert plan.anything == {"a": (1, "x"), "b": True}


def test_every_value_knows_its_line() -> None:
    plan = read(GOOD)
    assert plan.where == Place("plan.yaml", 1)
    assert plan.at("rate") == Place("plan.yaml", 2, field="rate")
    assert plan.at("notes.1").line == 4
    assert plan.rates is not None
    assert plan.rates.at("real").line == 6
    assert plan.rates.at("by_year.2017").line == 9
    assert plan.benefits[1].where.line == 13
    assert plan.benefits[1].at("basis").line == 15
    assert plan.benefits[0].at("basis") == plan.benefits[0].where  # left out


@pytest.mark.parametrize("empty", ["", "~", "null"])
def test_an_empty_value_is_the_default_unless_it_is_required(empty: str) -> None:
    assert read(f"city: Hanoi\nyears: {empty}\n").years == 20
    (found,) = refused(f"years: 5\ncity: {empty}\n")
    assert (found.code, found.problem) == (ABSENT.code, "city is missing")


def test_several_values_may_stand_between_semicolons_as_in_a_table() -> None:
    assert read("city: Hanoi\nnotes: one; two\n").notes == ("one", "two")


def test_a_text_stays_text() -> None:
    assert read("city: NO\n").city == "NO"
    assert read("city: 2015\n").city == "2015"


@pytest.mark.parametrize(
    ("text", "line", "rule", "problem", "cure"),
    [
        (
            "city: a\nyears: 5,600\n",
            2,
            MARKS,
            "years: '5,600' can be read as 5600 or 5.6",
            "Write 5600",
        ),
        (
            "city: a\nrate: 10%\n",
            2,
            PERCENT,
            "rate: '10%' is written as a percentage",
            "Write 0.1.",
        ),
        ("city: a\nrate: 10\n", 2, LIMIT, "rate: 10 is above 1", "0.1 for 10 %"),
        ("city: a\nrate: 0,45\n", 2, MARKS, "rate: '0,45'", "Write 0.45."),
        ("city: a\nyears: 42_000\n", 2, MARKS, "underscores", "Write 42000."),
        ("city: a\nyears: '20'\n", 2, NUMBER, "kept as text", "take the quotation marks away"),
        ("city: a\nyears: .nan\n", 2, NUMBER, "not a finite number", ""),
        ("city: a\nyears: .inf\n", 2, NUMBER, "not a finite number", ""),
        ("city: a\nyears: 2.5\n", 2, NUMBER, "not a whole number", ""),
        ("city: a\ncurrency: usd\n", 2, PATTERN, "currency: 'usd'", "three capital letters"),
        ("city: ''\n", 1, ABSENT, "city is empty", "Write text."),
        ("years: 5\n", 1, ABSENT, "city is missing", ""),
        ("city: a\nyear: 5\n", 2, COLUMN, "unknown key 'year'", "Did you mean 'years'?"),
        ("city: a\nstart: 31/12/2015\n", 2, DAY, "start:", "Write 2015-12-31."),
        ("city: a\nknown: yes\n", 2, CHOICE, "known: 'yes'", "Write true."),
        ("city: [a, b]\n", 1, FORM, "city: a list stands where one value belongs", "Write text."),
        ("city: {a: b}\n", 1, FORM, "city: keys stand where one value belongs", "Write text."),
        ("city: a\nrates: 5\n", 2, FORM, "rates: '5' stands where keys belong", ""),
        ("city: a\nrates:\n  rael: 1\n", 3, COLUMN, "unknown key 'rael'", "'real'"),
        ("city: a\nnotes: [a, ]\nrange: [1]\n", 3, FORM, "1 values where 2 belong", ""),
        ("city: a\nnotes:\n  - a\n  -\n", 4, ABSENT, "notes, item 2 is empty", ""),
        ("city: a\nrange: [3, 1]\n", 1, TOGETHER, "the range falls", ""),
        (
            "city: a\nfirst: soon\n",
            2,
            FORM,
            "first: 'soon' is not what belongs here",
            "a whole number or live",
        ),
        (
            "city: a\nrates:\n  real: 0.1\n  by_year:\n    2016: 1\n    soon: 1\n",
            6,
            NUMBER,
            "soon: 'soon' is text",
            "",
        ),
        ("- a\n", 1, FORM, "the file holds a list", "key: value"),
        ("just words\n", 1, FORM, "there is no key: 'just words'", "key: value"),
        ("", None, ABSENT, "the file is empty", "delete the file"),
        ("null\n", None, ABSENT, "the file is empty", "delete the file"),
    ],
)
def test_a_mistake_has_its_line_the_value_and_the_cure(
    text: str, line: int | None, rule: Any, problem: str, cure: str
) -> None:
    found = next(found for found in refused(text) if problem in found.problem)
    assert (found.code, found.place.line, found.place.file) == (rule.code, line, "plan.yaml")
    assert cure in found.cure
    assert found.cure


def test_items_of_a_list_are_named_and_have_their_own_lines() -> None:
    text = "city: a\nbenefits:\n  - id: a\n    unit_value: -3\n  - id: b\n    unit_valu: 2\n  - id: c\n    unit_value: 0\n    basis: guess\n"
    found = [(finding.place.line, finding.problem) for finding in refused(text)]
    assert sorted(found, key=lambda pair: pair[0] or 0) == [
        (4, "benefits, item 1: unit_value: -3 is not above 0"),
        (5, "benefits, item 2: unit_value is missing"),
        (6, "unknown key 'unit_valu'"),
        (8, "benefits, item 3: unit_value: 0 is not above 0"),
        (9, "benefits, item 3: basis: 'guess' is none of the choices"),
    ]


def test_the_docstring_of_the_field_explains_the_cure() -> None:
    (found,) = refused("city: a\nrates: {real: 2}\n")
    assert "(real: The real rate. [1/year])" in found.cure


def test_values_are_not_compared_before_each_is_right() -> None:
    assert [found.place.field for found in refused("city: a\nrange: [3, 1]\nrate: x\n")] == ["rate"]


class TestDeclined:
    def read(self, text: str) -> object:
        return declined(read_yaml(text.encode(), "lines.yaml")[0], "lines.yaml")

    def test_a_reason_is_an_answer(self) -> None:
        assert self.read("none: no systems yet\n") == Declined("no systems yet")

    @pytest.mark.parametrize("text", ["none:\n", "none: ~\n", "none: [a]\n"])
    def test_without_a_reason_it_is_refused(self, text: str) -> None:
        found = self.read(text)
        assert isinstance(found, list)
        assert (found[0].code, found[0].place.line) == (DECLINED.code, 1)

    @pytest.mark.parametrize("text", ["", "nothing: x\n", "none: x\nid: y\n", "- none\n"])
    def test_anything_else_says_nothing_of_the_kind(self, text: str) -> None:
        assert self.read(text) is None
