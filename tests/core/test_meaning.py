from __future__ import annotations

import enum
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from pydantic import Field

from fs_toolkit.core.meaning import limits_in_words, meaning_of, named
from fs_toolkit.core.model import Id, Ids, InFolder, RefersTo, Row, Share, SourceIds, Year


class Colour(enum.Enum):
    RED = "red"
    BLUE = "blue"


class Item(Row):
    name: str


@pytest.mark.parametrize(
    ("annotation", "words"),
    [
        (str, "text"),
        (float, "a number"),
        (float | None, "a number"),
        (int, "a whole number"),
        (Year, "a whole number, 1800 to 2300"),
        (Share, "a number, 0 to 1"),
        (Annotated[float, Field(gt=0)], "a number, above 0"),
        (Annotated[float, Field(ge=0, lt=1)], "a number, 0 or more and below 1"),
        (Annotated[int, Field(le=10_000_000)], "a whole number, 10000000 or less"),
        (bool, "true or false"),
        (date, "a day, such as 2015-12-31"),
        (Literal["", "cost", "benefit"], "one of cost, benefit"),
        (Literal[1], "1"),
        (Colour, "one of red, blue"),
        (Id, "lower-case letters, digits and _, a letter first, at most 60"),
        (Annotated[str, Field(pattern="^x$")], "text in the form that its description shows"),
        (Annotated[Id, RefersTo("option")], "the id of an option"),
        (Annotated[Id, RefersTo("swot_item")] | None, "the id of a swot item"),
        (SourceIds, "several between semicolons, each: the id of a source"),
        (
            Annotated[Ids, RefersTo("option", also=("all",))],
            "several between semicolons, each: the id of an option, or all",
        ),
        (tuple[float, ...], "several between semicolons, each: a number"),
        (
            tuple[Annotated[Id, RefersTo("line")], ...],
            "several between semicolons, each: the id of a line",
        ),
        (list, "several between semicolons"),
        (tuple[float, str], "2 values: a number; text"),
        (dict[str, float], "keys and values, each value: a number"),
        (tuple[Item, ...], "several between semicolons, each: keys below it"),
        (int | Literal["live"], "a whole number or live"),
        (Annotated[str, InFolder()], "the name of a picture file in the same folder"),
        (Any, "text or a number"),
    ],
)
def test_an_annotation_is_said_in_words(annotation: Any, words: str) -> None:
    assert str(meaning_of(annotation)) == words


def test_numbers_are_seen_wherever_they_may_stand() -> None:
    assert meaning_of(tuple[float, ...]).is_numeric
    assert meaning_of(float | str).is_numeric
    assert not meaning_of(Ids).is_numeric


def test_what_may_be_left_empty_is_known() -> None:
    assert meaning_of(float | None).may_be_empty
    assert not meaning_of(float).may_be_empty


def test_what_no_file_can_hold_is_refused_when_the_class_is_read() -> None:
    with pytest.raises(TypeError, match="cannot hold"):
        meaning_of(Path)


def test_a_part_is_found_by_its_shape() -> None:
    either = meaning_of(float | tuple[str, ...])
    assert either.of_shape("several") is either.inner[1]
    assert either.of_shape("mapping") is None


def test_limits_and_articles_are_english() -> None:
    assert limits_in_words({"le": "1"}) == "1 or less"
    assert (named("indicator"), named("policy_goal")) == ("an indicator", "a policy goal")


def test_a_cell_that_may_stay_empty_says_so() -> None:
    assert str(meaning_of(Literal["low", "high"] | Literal[""])) == "one of low, high or nothing"
