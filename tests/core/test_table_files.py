from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any, ClassVar

import openpyxl

from fs_toolkit.core.fields import Slot, slots
from fs_toolkit.core.formats import ABSENT, OPENED, UNREAD
from fs_toolkit.core.model import PENDING, Folder, Id, Row, Table
from fs_toolkit.core.notes import EVERYTHING
from fs_toolkit.core.table_files import (
    sheets_by_table,
    table_from_csv,
    table_from_sheet,
    table_from_workbook,
)
from fs_toolkit.core.workbooks import Book


class Line(Row):
    defines: ClassVar[str] = "line"
    id: Id
    amount: float = 0


class Inputs(Folder):
    lines: Table[Line] = PENDING
    options: Table[Line] = PENDING


SLOT = slots(Inputs)["lines"]


def workbook(**sheets: Iterable[Iterable[Any]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(list(line))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


HEAD = ["id", "amount"]


def test_a_csv_and_a_workbook_give_the_same_rows() -> None:
    from_csv = table_from_csv(b"id,amount\na,0.5\nb,\n", "lines.csv", Line)
    data = workbook(lines=[HEAD, ["a", 0.5], ["b", None]])
    from_book = table_from_workbook(data, "lines.xlsx", SLOT, Line)
    assert from_csv.findings == from_book.findings == []
    assert from_csv.rows == from_book.rows
    assert len(from_csv.rows) == 2


class TestWorkbookOfOneTable:
    def test_is_read_from_the_sheet_of_its_name(self) -> None:
        data = workbook(README=[["how to"]], Lines=[HEAD, ["a", 1]])
        read = table_from_workbook(data, "lines.xlsx", SLOT, Line)
        assert (len(read.rows), read.findings) == (1, [])

    def test_or_else_from_the_first(self) -> None:
        read = table_from_workbook(workbook(Sheet1=[HEAD, ["a", 1]]), "lines.xlsx", SLOT, Line)
        assert (len(read.rows), read.findings) == (1, [])

    def test_and_no_other_sheet_may_hold_anything(self) -> None:
        data = workbook(lines=[HEAD, ["a", 1]], more=[HEAD, ["b", 1]], empty=[])
        (found,) = table_from_workbook(data, "lines.xlsx", SLOT, Line).findings
        assert (found.code, found.place.cell) == (UNREAD.code, "more!A1")
        assert "begin its name with _" in found.cure

    def test_without_any_is_empty(self) -> None:
        read = table_from_workbook(workbook(lines=[]), "lines.xlsx", SLOT, Line)
        assert [found.code for found in read.findings] == [ABSENT.code]


def test_what_cannot_be_read_may_define_anything() -> None:
    for read in (
        table_from_csv(b"", "lines.csv", Line),
        table_from_csv("id\n".encode("utf-16"), "lines.csv", Line),
        table_from_csv(b"amount\n5\n", "lines.csv", Line),  # every id is missing
        table_from_workbook(b"", "lines.xlsx", SLOT, Line),
    ):
        assert read.half_read == {"line": {EVERYTHING}}
        assert len(read.findings) == 1


def test_a_header_alone_says_there_is_nothing_to_list() -> None:
    read = table_from_csv(b"id,amount\n", "lines.csv", Line)
    assert (read.rows, read.findings, read.half_read) == ((), [], {})


def test_an_empty_file_says_nothing_and_is_refused() -> None:
    (found,) = table_from_csv(b"\n", "lines.csv", Line).findings
    assert "delete the file to leave the question pending" in found.cure


def test_ids_of_rows_with_mistakes_are_kept() -> None:
    read = table_from_sheet([(1, ["id", "amount"]), (2, ["a", "x"])], "a.xlsx", "lines", Line)
    assert read.half_read == {"line": {"a"}}
    assert read.findings[0].place.cell == "lines!B2"


def test_a_damaged_workbook_is_a_finding() -> None:
    read = table_from_workbook(b"x", "lines.xlsx", SLOT, Line)
    assert [found.code for found in read.findings] == [OPENED.code]


class TestSheetsByTable:
    TABLES: ClassVar[dict[tuple[str, ...], Slot]] = {
        ("economics", "lines"): SLOT,
        ("economics", "options"): SLOT,
        ("technical", "options"): SLOT,
        ("proposal", "implementation_schedule"): SLOT,
    }

    def found(self, *names: str) -> tuple[dict[tuple[str, ...], str], list[str]]:
        book: Book = {name: [(1, ["id"])] for name in names}
        found, findings = sheets_by_table(book, "study.xlsx", self.TABLES)
        return found, [f"{finding.code} {finding.problem} {finding.cure}" for finding in findings]

    def test_a_table_is_named_alone_where_that_is_clear(self) -> None:
        assert self.found("Lines") == ({("economics", "lines"): "Lines"}, [])

    def test_and_with_its_section_where_it_is_not(self) -> None:
        found, findings = self.found("technical.options", "options")
        assert found == {("technical", "options"): "technical.options"}
        assert "nothing reads the sheet 'options'" in findings[0]
        assert "economics.options" in findings[0]

    def test_names_that_excel_cuts_are_known(self) -> None:
        name = "proposal.implementation_schedule"[:31]
        assert self.found(name)[0] == {("proposal", "implementation_schedule"): name}

    def test_notes_for_people_are_passed_over(self) -> None:
        assert self.found("README") == ({}, [])

    def test_two_sheets_for_one_table_are_refused(self) -> None:
        _, findings = self.found("lines", "economics.lines")
        assert "both for economics/lines" in findings[0]
