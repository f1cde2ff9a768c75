from __future__ import annotations

import enum
from datetime import date
from typing import Annotated, Any, Literal

import pytest
from pydantic import Field, TypeAdapter, ValidationError, field_validator

from fs_toolkit.core.fields import columns
from fs_toolkit.core.formats import (
    ABSENT,
    CHOICE,
    COLUMN,
    FORM,
    LIMIT,
    NUMBER,
    PATTERN,
    SIZE,
    TOGETHER,
)
from fs_toolkit.core.model import Id, Row
from fs_toolkit.core.refusals import explained, refused, telling


class Colour(enum.Enum):
    RED = "red"


class Thing(Row):
    id: Id = "a"
    share: Annotated[float, Field(ge=0, le=1)] = 0
    """Part of the whole."""
    above: Annotated[float, Field(gt=0, lt=10)] = 1
    third: Annotated[int, Field(multiple_of=3)] = 3
    name: Annotated[str, Field(min_length=2, max_length=4)] = "ab"
    some: Annotated[tuple[str, ...], Field(min_length=1, max_length=2)] = ("a",)
    side: Literal["cost", "benefit"] = "cost"
    colour: Colour = Colour.RED
    day: Annotated[date, Field(ge=date(2000, 1, 1))] = date(2001, 1, 1)
    either: float | tuple[str, ...] = 0
    code: Annotated[str, Field(pattern="^[A-Z]{3}$")] = "USD"
    even: int = 2
    must: float

    @field_validator("even")
    @classmethod
    def is_even(cls, value: int) -> int:
        if value % 2:
            raise ValueError("3 is odd.\nWrite an even number.")
        assert value < 100, "is too much"
        return value


@pytest.mark.parametrize(
    ("field", "value", "rule", "problem", "cure"),
    [
        ("id", "Hà Nội", PATTERN, "'Hà Nội' is no id", "lower-case letters"),
        ("id", "Lean Portal", PATTERN, "'Lean Portal' is no id", "Write lean_portal:"),
        (
            "code",
            "usd",
            PATTERN,
            "'usd' does not have the form of this value",
            "three capital letters",
        ),
        ("share", -0.5, LIMIT, "-0.5 is below 0", "Write a number, 0 to 1."),
        ("share", 10.0, LIMIT, "10 is above 1", "A share is written from 0 to 1: 0.1 for 10 %."),
        ("share", 5600, LIMIT, "5600 is above 1", "Write a number, 0 to 1."),
        ("share", float("nan"), NUMBER, "nan is not a finite number", "Write a number, 0 to 1."),
        ("above", 0, LIMIT, "0 is not above 0", "above 0 and below 10"),
        ("above", 10.5, LIMIT, "10.5 is not below 10", "above 0 and below 10"),
        ("third", 4, LIMIT, "4 is no multiple of 3", "Write a whole number."),
        ("name", "", ABSENT, "is empty", "Write text."),
        ("name", "a", LIMIT, "'a' is too short", "At least 2"),
        ("name", "abcde", SIZE, "'abcde' is too long", "At most 4"),
        ("some", (), LIMIT, "'' is too short", "At least 1"),
        ("some", ("a", "b", "c"), SIZE, "'a; b; c' is too long", "At most 2"),
        ("side", "x", CHOICE, "'x' is none of the choices", "'cost' or 'benefit'"),
        ("colour", "blue", CHOICE, "'blue' is none of the choices", "'red'"),
        ("day", date(1999, 1, 1), LIMIT, "'1999-01-01' is below '2000-01-01'", "a day"),
        ("either", "x", FORM, "'x' is not what belongs here", "a number or several"),
        ("even", 3, TOGETHER, "3 is odd", "Write an even number."),
        ("even", 200, TOGETHER, "is too much", ""),
        ("day", {}, FORM, "'{}' is not what belongs here", "a day"),
        ("must", None, FORM, "'None' is not what belongs here", "Write a number."),
        ("other", 1, COLUMN, "is not known here", ""),
    ],
)
def test_each_kind_of_refusal_has_its_words(
    field: str, value: Any, rule: object, problem: str, cure: str
) -> None:
    with pytest.raises(ValidationError) as error:
        Thing.model_validate({"must": 1, field: value})
    (detail,) = telling(error.value, lambda loc: loc[:1])
    found, said, advice = refused(detail, columns(Thing).get(field))
    assert (found, said) == (rule, problem)
    assert cure in advice


def test_what_is_missing_is_said_with_what_belongs_there() -> None:
    with pytest.raises(ValidationError) as error:
        Thing.model_validate({})
    (detail,) = telling(error.value, lambda loc: loc[:1])
    assert refused(detail, columns(Thing)["must"]) == (ABSENT, "is missing", "Write a number.")


def test_of_several_alternatives_the_most_exact_refusal_is_told() -> None:
    adapter: TypeAdapter[Any] = TypeAdapter(dict[str, Annotated[float, Field(ge=0)] | bool])
    with pytest.raises(ValidationError) as error:
        adapter.validate_python({"a": -5})
    assert len(error.value.errors()) == 2
    (detail,) = telling(error.value, lambda loc: loc[:1])
    assert detail["type"] == "greater_than_equal"


def test_the_docstring_explains_the_cure() -> None:
    found = columns(Thing)
    assert explained("Write 0.1.", found["share"]) == "Write 0.1. (share: Part of the whole.)"
    assert explained("Write x.", found["side"]) == "Write x."
    assert explained("Write x.", None) == "Write x."
