from __future__ import annotations

import enum
from datetime import date, datetime
from typing import Annotated, Any, Literal

import pytest
from pydantic import BeforeValidator

from fs_toolkit.core.conversion import LONGEST_CELL, Uncalculated, Written, converted, inners
from fs_toolkit.core.formats import (
    CHOICE,
    DAY,
    ENCODING,
    FORM,
    NUMBER,
    PERCENT,
    SHEET_CELL,
    SIZE,
    Misread,
)
from fs_toolkit.core.meaning import meaning_of
from fs_toolkit.core.model import Ids, Row, Texts
from fs_toolkit.core.written import Decimals


class Colour(enum.Enum):
    RED = "red"


class Item(Row):
    name: str


def read(text: str, annotation: Any, **how: Any) -> object:
    return converted(Written(text, **how), meaning_of(annotation))


@pytest.mark.parametrize(
    ("text", "annotation", "value"),
    [
        ("NO", str, "NO"),
        ("2015", str, "2015"),
        ("0.5", float, 0.5),
        ("1e3", int, 1000),
        ("true", bool, True),
        ("2015-12-31", date, date(2015, 12, 31)),
        ("cost", Literal["cost", "benefit"], "cost"),
        ("1", Literal[1, 2], 1),
        ("TRUE", Literal[True], True),
        ("red", Colour, "red"),
        ("a; b ;;c", Ids, ("a", "b", "c")),
        ("0.25;0.45", tuple[float, ...], (0.25, 0.45)),
        ("1; x", tuple[int, str], (1, "x")),
        ("0.5", float | str, 0.5),
        ("live+1", float | str, "live+1"),
        ("all", Literal["all"] | int, "all"),
        ("0.5", float | None, 0.5),
        ("12", Any, 12),
        ("1.5", Any, 1.5),
        ("true", Any, True),
        ("x", Any, "x"),
        ("1:2", Annotated[float, BeforeValidator(lambda text: text)], "1:2"),
    ],
)
def test_a_value_is_read_as_its_field_means_it(text: str, annotation: Any, value: object) -> None:
    found = read(text, annotation)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("value", "text", "annotation", "expected"),
    [
        (5600, "5600", float, 5600.0),
        (2015.0, "2015", int, 2015),
        (2015.0, "2015", str, "2015"),
        (datetime(2015, 12, 31), "2015-12-31", date, date(2015, 12, 31)),
        (date(2015, 12, 31), "2015-12-31", date, date(2015, 12, 31)),
        (datetime(2015, 12, 31), "2015-12-31", str, "2015-12-31"),
        (True, "TRUE", bool, True),
        (0.5, "0.5", Texts, ("0.5",)),
        (0.5, "0.5", float | str, 0.5),
    ],
)
def test_what_a_workbook_holds_is_read_like_the_same_text(
    value: object, text: str, annotation: Any, expected: object
) -> None:
    found = read(text, annotation, value=value)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("text", "annotation", "how", "rule", "words"),
    [
        ("five", float, {}, NUMBER, "'five' is text, not a number"),
        ("10%", float, {}, PERCENT, "percentage"),
        ("5600", float, {"is_text": True}, NUMBER, "number kept as text"),
        ("five", float, {"is_text": True}, NUMBER, "'five' is text, not a number"),
        ("10%", float, {"is_text": True}, PERCENT, "percentage"),
        ("TRUE", float, {"value": True}, NUMBER, "yes or no"),
        ("nan", float, {"value": float("nan")}, NUMBER, "finite"),
        ("2015-12-31", float, {"value": date(2015, 12, 31)}, NUMBER, "is a day, not a number"),
        ("2015.5", int, {"value": 2015.5}, NUMBER, "whole"),
        ("42369", date, {"value": 42369}, DAY, "is not a day"),
        ("#REF!", str, {}, SHEET_CELL, "Excel"),
        ("#N/A", Literal["a"], {}, SHEET_CELL, "Excel"),
        ("", float, {"value": Uncalculated()}, SHEET_CELL, "never calculated"),
        ("cots", Literal["cost", "benefit"], {}, CHOICE, "none of the choices"),
        ("2", Literal[1], {}, CHOICE, "'2' is not 1"),
        ("a\x07b", str, {}, ENCODING, "invisible"),
        ("x" * (LONGEST_CELL + 1), str, {}, SIZE, "32,768"),
        ("x", tuple[int, int], {}, FORM, "1 values where 2 belong"),
        ("x", Item, {}, FORM, "keys belong"),
        ("x", float | bool, {}, FORM, "Write a number or true or false"),
        ("10%", float | bool, {}, PERCENT, "percentage"),
    ],
)
def test_what_does_not_fit_is_refused_in_words(
    text: str, annotation: Any, how: dict[str, Any], rule: object, words: str
) -> None:
    with pytest.raises(Misread) as refusal:
        read(text, annotation, **how)
    assert refusal.value.rule is rule
    assert words in f"{refusal.value.problem} {refusal.value.cure}"


def test_a_choice_that_is_nearly_right_is_suggested() -> None:
    with pytest.raises(Misread) as refusal:
        read("Benefits", Literal["", "cost", "benefit"])
    assert refusal.value.cure == "Did you mean 'benefit'? Write one of cost, benefit."


def test_several_values_in_a_cell_follow_the_marks_of_the_file() -> None:
    assert read("0,25;0,75", tuple[float, ...], decimals=Decimals(";")) == (0.25, 0.75)


def test_items_of_a_list_share_a_meaning_or_have_one_each() -> None:
    assert len(inners(meaning_of(tuple[int, ...]), 3)) == 3
    assert [part.shape for part in inners(meaning_of(tuple[int, str]), 2)] == ["whole", "text"]
    with pytest.raises(Misread, match="3 values where 2 belong"):
        inners(meaning_of(tuple[int, str]), 3)
