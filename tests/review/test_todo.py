"""The list of what is missing: chosen, wrapped, counted, and as data."""

from __future__ import annotations

import pytest

from fs_toolkit.core.findings import Place
from fs_toolkit.document.wording import Wording
from fs_toolkit.review.questions import Question
from fs_toolkit.review.sub_items import FRAME, SUB_ITEMS
from fs_toolkit.review.todo import (
    HEADS,
    WIDTHS,
    as_data,
    as_rows,
    as_text,
    chosen,
    names_of,
    summary_line,
)

EN = Wording.read("en")


def question(part, status="pending", who="the finance department", what="What it costs"):
    return Question(part, what, Place("a/b.csv", 3), who, "a letter", status)


ALL = (
    question(FRAME[0], "to confirm"),
    question(SUB_ITEMS[0], "answered"),
    question(SUB_ITEMS[1], who="Local counsel", what="word " * 40),
    question(SUB_ITEMS[1], "declined"),
    question(SUB_ITEMS[12], "unreadable"),
)


@pytest.mark.parametrize(
    ("section", "who", "count"),
    [
        ("", "", 3), ("environment", "", 1), ("1", "", 1), ("1.2", "", 1), ("1.1", "", 0),
        ("basis", "", 1), ("", "FINANCE", 2), ("4.3", "finance", 1), ("", "nobody", 0),
    ],
)  # fmt: skip
def test_choosing(section, who, count):
    assert len(chosen(ALL, section, who)) == count


def test_every_part_answers_to_its_names():
    assert names_of(SUB_ITEMS[-1]) == ("economics", "5", "5.4")
    assert names_of(FRAME[1]) == ("summary",)


def test_text_is_grouped_wrapped_and_counted():
    lines = list(as_text(chosen(ALL), EN, width=60))
    assert all(len(line) <= 60 for line in lines)
    assert lines[0].startswith("The basis")
    assert "1.2 Overall policy and strategy" in lines
    assert any("[to confirm]" in line for line in lines)
    assert any("[unreadable]" in line for line in lines)
    assert lines[-1].startswith("Waiting for the finance department (2); Local counsel (1)")
    assert list(as_text((), EN)) == []


def test_the_last_line_counts():
    line = summary_line(ALL, chosen(ALL))
    assert line == (
        "3 open, single values of tables among them; of the 4 questions of the sub-items "
        "2 are answered or declined (50 %)"
    )


def test_data_has_the_same_keys_for_all():
    data = as_data(ALL, chosen(ALL), EN)
    assert list(data) == ["questions", "open", "completeness", "share"]
    keys = ["section", "sub_item", "title", "what", "file", "line", "who", "instrument", "status"]
    assert all(list(each) == keys for each in data["questions"])
    assert len(data["completeness"]) == 19
    assert (data["open"], data["share"]) == (3, 0.5)


def test_rows_fit_the_columns():
    rows = as_rows(chosen(ALL), EN)
    assert {len(row) for row in rows} == {len(HEADS)} == {len(WIDTHS)}
    assert all(isinstance(cell, str) for row in rows for cell in row)
