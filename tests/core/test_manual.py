from __future__ import annotations

from typing import Annotated

from pydantic import Field

from fs_toolkit.core.manual import Entry, field_manual
from fs_toolkit.core.model import PENDING, Folder, Images, Prose, Record, Row, Table


class Step(Row):
    name: str
    """What is done."""
    steps: tuple[Step, ...] = ()
    """Steps within it."""


class Plan(Record):
    steps: tuple[Step, ...]
    """All of them."""


class Inner(Folder):
    lines: Table[Step] = PENDING
    """A row a step."""
    conclusion: Prose = Prose("")


class Outer(Folder):
    plan: Annotated[Plan, Field(alias="study")]
    """The plan."""
    inner: Inner
    """Not printed: its files are."""
    translations: dict[str, tuple[Step, ...]] = Field(default_factory=dict)
    files: Images = Field(default_factory=dict)


def test_the_manual_lists_every_file_column_and_key() -> None:
    several = "several between semicolons, each: keys below it"
    step = ("name", "text", True, "What is done."), ("steps", several, False, "Steps within it.")
    table = [Entry("inner/lines.csv", *rest) for rest in step]
    assert list(field_manual(Outer)) == [
        Entry("study.yaml", "", "keys and values", True, "The plan."),
        Entry("study.yaml", "steps", several, True, "All of them."),
        Entry("study.yaml", "steps[].name", "text", True, "What is done."),
        Entry("study.yaml", "steps[].steps", several, False, "Steps within it."),
        Entry("inner/lines.csv", "", "table", False, "A row a step."),
        *table,
        Entry("inner/conclusion.md", "", "Markdown", False, ""),
        Entry("translations/*.csv", "", "a table a file", False, ""),
        *[Entry("translations/*.csv", *rest) for rest in step],
        Entry("*.png", "", "pictures", False, ""),
    ]
