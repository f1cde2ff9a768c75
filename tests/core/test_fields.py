from __future__ import annotations

from typing import Annotated, Any, ClassVar

import pytest
from pydantic import Field

from fs_toolkit.core.fields import columns, first_sentence, kinds_within, slots
from fs_toolkit.core.model import (
    PENDING,
    Asks,
    Folder,
    Id,
    Images,
    Pending,
    Prose,
    Record,
    Row,
    Table,
)


class Line(Row):
    defines: ClassVar[str] = "line"
    id: Id
    from_: Annotated[str, Field(alias="from")] = ""
    """The first year:
    a year or live."""


class Plan(Record):
    lines: tuple[Line, ...] = ()


class Inner(Folder):
    """A folder within."""


class Everything(Folder):
    about: Annotated[Plan, Field(alias="study")]
    """What it is about. And more."""
    lines: Annotated[Table[Line], Asks("the city", "a form")] = PENDING
    """Costs and benefits, one a row."""
    fixed: tuple[Line, ...] = ()
    plan: Plan | Pending = PENDING
    conclusion: Prose | Pending = PENDING
    inner: Inner
    translations: dict[str, tuple[Line, ...]] = Field(default_factory=dict)
    pictures: Images = Field(default_factory=dict)


def test_columns_go_by_the_name_that_files_use() -> None:
    found = columns(Line)
    assert list(found) == ["id", "from"]
    assert (found["from"].field, found["from"].required) == ("from_", False)
    assert found["from"].doc == "The first year: a year or live."
    assert found["id"].required


def test_each_field_of_a_folder_is_kept_in_a_file_of_its_name() -> None:
    found = slots(Everything)
    assert {name: (slot.kept, slot.files) for name, slot in found.items()} == {
        "study": ("record", ("study.yaml",)),
        "lines": ("table", ("lines.csv", "lines.xlsx")),
        "fixed": ("table", ("fixed.csv", "fixed.xlsx")),
        "plan": ("record", ("plan.yaml",)),
        "conclusion": ("prose", ("conclusion.md",)),
        "inner": ("folder", ("inner/",)),
        "translations": ("tables", ("translations/",)),
        "pictures": ("images", ("*.png", "*.jpg", "*.jpeg")),
    }


def test_a_field_says_whether_it_may_be_pending_declined_or_left_out() -> None:
    found = slots(Everything)
    assert (found["lines"].may_be_pending, found["lines"].may_be_declined) == (True, True)
    assert (found["plan"].may_be_pending, found["plan"].may_be_declined) == (True, False)
    assert (found["fixed"].may_be_pending, found["fixed"].required) == (False, False)
    assert found["study"].required
    assert found["study"].field == "about"


def test_what_is_pending_says_what_who_and_how() -> None:
    assert slots(Everything)["lines"].pending == Pending(
        "Costs and benefits, one a row", "the city", "a form"
    )
    assert slots(Everything)["conclusion"].pending == Pending("conclusion")


@pytest.mark.parametrize(
    "annotation", [str, tuple[str, ...], dict[str, str], Line, Line | Pending, Plan | Prose]
)
def test_a_folder_holds_files_only(annotation: Any) -> None:
    namespace = {"__annotations__": {"field": annotation}, "__module__": __name__}
    wrong = type("Wrong", (Folder,), namespace)
    with pytest.raises(TypeError, match="a folder cannot hold field"):
        slots(wrong)


def test_kinds_are_found_in_rows_and_in_lists_of_records() -> None:
    assert kinds_within(Line) == {"line"}
    assert kinds_within(Plan) == {"line"}
    assert kinds_within(Everything) == frozenset()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One. Two.", "One"),
        ("Costs, e.g. licences. More", "Costs, e.g. licences"),
        ("", ""),
        ("Why? So.", "Why?"),
    ],
)
def test_the_first_sentence_stands_alone(text: str, first: str) -> None:
    assert first_sentence(text) == first
