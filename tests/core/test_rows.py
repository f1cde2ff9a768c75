from __future__ import annotations

from datetime import date
from typing import Annotated, Any, ClassVar, Literal

import pytest
from pydantic import Field, model_validator

from fs_toolkit.core.fields import columns
from fs_toolkit.core.findings import Finding, Place
from fs_toolkit.core.formats import (
    ABSENT,
    CHOICE,
    LIMIT,
    MARKS,
    NUMBER,
    PATTERN,
    PERCENT,
    SHEET_CELL,
    TOGETHER,
)
from fs_toolkit.core.model import Id, Ids, Row, Share
from fs_toolkit.core.rows import RowsRead, rows_of
from fs_toolkit.core.tables import Cells, Sheet, headed, read_csv


class Line(Row):
    """A cost or a benefit."""

    defines: ClassVar[str] = "line"

    id: Id
    """The name of the line."""
    side: Literal["cost", "benefit"]
    """cost or benefit."""
    amount: Annotated[float, Field(ge=0)]
    """Gross amount. [money/year]"""
    low: float | None = None
    share: Share = 1.0
    """Part of it, 0 to 1."""
    from_: Annotated[str, Field(alias="from")] = ""
    """The first year."""
    begun: date | None = None
    options: Ids = ()

    @model_validator(mode="after")
    def low_is_low(self) -> Line:
        if self.low is not None and self.low > self.amount:
            raise ValueError(f"low {self.low:g} is above the amount {self.amount:g}\nSwap them.")
        return self


def read(text: str) -> RowsRead[Line]:
    known = columns(Line)
    required = [name for name, column in known.items() if column.required]
    sheet, findings = read_csv(text.encode(), "economics/lines.csv", known, required)
    assert sheet is not None
    rows = rows_of(sheet, Line)
    rows.findings = findings + rows.findings
    return rows


def only(text: str) -> Finding:
    (found,) = read(text).findings
    return found


HEAD = "id,side,amount,low,share,from,begun,options\n"


def test_cells_become_fields_and_empty_ones_defaults() -> None:
    read_rows = read(HEAD + 'a,cost,5,,"0,5",2016,2015-12-31,lean;full\nb,benefit,7\n')
    assert read_rows.findings == []
    first, second = read_rows.rows
    assert (first.amount, first.share, first.from_) == (5.0, 0.5, "2016")
    assert (first.begun, first.options) == (date(2015, 12, 31), ("lean", "full"))
    assert (second.share, second.from_, second.low) == (1.0, "", None)


def test_each_row_and_cell_knows_its_place() -> None:
    (row,) = read(HEAD + "\na,cost,5,,,2016,,\n").rows
    assert row.where == Place("economics/lines.csv", 3)
    assert row.at("amount") == Place("economics/lines.csv", 3, field="amount")
    assert row.at("from_").line == row.at("from").line == 3
    assert row.at("no such column") == row.where
    assert "amount" in list(row._places.fields)
    assert len(row._places.fields) == 9  # from stands under both its names


@pytest.mark.parametrize(
    ("line", "rule", "problem", "cure"),
    [
        ("Lean 1,cost,5", PATTERN, "id: 'Lean 1' is no id", "Write lean_1:"),
        ("a,costs,5", CHOICE, "side: 'costs' is none of the choices", "Did you mean 'cost'?"),
        ("a,cost,five", NUMBER, "amount: 'five' is text, not a number", "(amount: Gross amount."),
        ("a,cost,-3", LIMIT, "amount: -3 is below 0", "Write a number, 0 or more."),
        ('a,cost,"5,600"', MARKS, "amount: '5,600' can be read as 5600 or 5.6", "Write 5600"),
        ("a,cost,5,,10%", PERCENT, "share: '10%' is written as a percentage", "Write 0.1."),
        ("a,cost,5,,10", LIMIT, "share: 10 is above 1", "0.1 for 10 %"),
        ("a,cost,nan", NUMBER, "amount: 'nan' is not a finite number", "Leave it empty"),
        ("a,cost,#REF!", SHEET_CELL, "amount: '#REF!'", "paste values"),
        ("a,cost,", ABSENT, "amount is empty", "Write a number, 0 or more."),
        (",cost,5", ABSENT, "id is empty", "The name of the line."),
        ("a,cost,5,9", TOGETHER, "low 9 is above the amount 5", "Swap them."),
    ],
)
def test_a_mistake_has_its_place_the_value_and_the_cure(
    line: str, rule: Any, problem: str, cure: str
) -> None:
    found = only(f"{HEAD}z,cost,1\n{line}\n")
    assert (found.code, found.severity) == (rule.code, "error")
    assert (found.place.file, found.place.line) == ("economics/lines.csv", 3)
    assert problem in found.problem
    assert cure in found.cure


def test_every_mistake_of_a_row_is_said_at_once() -> None:
    found = read(HEAD + "A,costs,five,x,2\n").findings
    assert [finding.place.field for finding in found] == ["side", "amount", "low", "id", "share"]


def test_values_are_not_compared_before_each_is_right() -> None:
    assert only(HEAD + "a,cost,5,9,x\n").place.field == "share"


def test_a_required_column_that_is_missing_is_said_once_and_not_of_each_row() -> None:
    found = only("id,side\na,cost\nb,cost\n")
    assert "the column amount is missing" in found.problem


def test_rows_with_mistakes_are_left_out_and_their_ids_kept() -> None:
    read_rows = read(HEAD + "a,cost,5\nb,cost,x\nc,cost,6,,,,,,,extra\n")
    assert [row.id for row in read_rows.rows] == ["a"]
    assert read_rows.half_read == {"b", "c", "cost", "6", "", "extra"}


def test_a_file_with_semicolons_may_write_decimal_commas() -> None:
    text = "id;side;amount;share\na;cost;1,5;0,25\nb;cost;5,600;1\n"
    assert [row.amount for row in read(text).rows] == [1.5, 5.6]
    mixed = "id;side;amount;share\na;cost;1.5;0.25\nb;cost;5,600;1\n"
    assert "5600 or 5.6" in only(mixed).problem


class TestWorkbook:
    def read(self, *lines: Cells) -> RowsRead[Line]:
        sheet = Sheet("economics.xlsx", "lines", kept="workbook")
        assert headed(sheet, enumerate(lines, start=1), columns(Line), ()) == []
        return rows_of(sheet, Line)

    def test_cells_that_are_no_text_are_read_as_they_are(self) -> None:
        head: Cells = ["id", "side", "amount", "from", "begun"]
        read_rows = self.read(head, ["a", "cost", 0, 2016, date(2015, 12, 31)])
        assert read_rows.findings == []
        (row,) = read_rows.rows
        assert (row.amount, row.from_, row.begun) == (0.0, "2016", date(2015, 12, 31))
        assert row.at("amount").cell == "lines!C2"

    def test_a_number_that_is_text_is_refused_at_its_cell(self) -> None:
        (found,) = self.read(["id", "side", "amount"], ["a", "cost", "5600"]).findings
        assert str(found.place) == "economics.xlsx:lines!C2"
        assert found.problem == "amount: '5600' is a number kept as text"
