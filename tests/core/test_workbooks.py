from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from fs_toolkit.core.conversion import Uncalculated
from fs_toolkit.core.formats import OPENED, SIZE
from fs_toolkit.core.tables import MOST_COLUMNS
from fs_toolkit.core.workbooks import LARGEST_XML, MOST_PARTS, read_workbook


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


def repacked(data: bytes, **changes: bytes) -> bytes:
    """The package with parts replaced or added, named with _ for / and for the last point."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            if part.filename not in changes:
                new.writestr(part, old.read(part))
        for name, content in changes.items():
            new.writestr(name, content)
    return out.getvalue()


def test_values_keep_their_types_and_lines() -> None:
    data = workbook(
        lines=[["id", "amount", "day", "new"], [], [" a ", 5.5, datetime(2015, 12, 31), True]]
    )
    book, findings = read_workbook(data, "lines.xlsx")
    assert findings == []
    assert book == {
        "lines": [
            (1, ["id", "amount", "day", "new"]),
            (3, ["a", 5.5, datetime(2015, 12, 31), True]),
        ]
    }


def test_blank_sheets_and_those_that_begin_with_an_underscore_are_passed_over() -> None:
    data = workbook(lines=[["id"]], _lists=[["x"]], Sheet2=[])
    assert list(read_workbook(data, "a.xlsx")[0]) == ["lines"]


def test_text_is_composed() -> None:
    book, _ = read_workbook(workbook(a=[["Ha\u0300 No\u0302\u0323i"]]), "a.xlsx")
    assert book["a"] == [(1, ["Hà Nội"])]


class TestFormulas:
    def calculated(self) -> bytes:
        out = io.BytesIO()
        with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
            sheet = book.add_worksheet("a")
            sheet.write_formula(0, 0, "=1+1", None, 2)
            sheet.write_formula(0, 1, '=""', None, "y")
            sheet.write_formula(0, 2, "=1/0", None, "#DIV/0!")
            sheet.write_formula(0, 3, '="x"', None, "x")
        with zipfile.ZipFile(io.BytesIO(out.getvalue())) as package:
            xml = package.read("xl/worksheets/sheet1.xml")
        assert b't="str"><f>""</f><v>y</v>' in xml
        xml = xml.replace(b"<v>y</v>", b"<v></v>")  # so Excel writes an empty text
        return repacked(out.getvalue(), **{"xl/worksheets/sheet1.xml": xml})

    def test_the_value_that_excel_calculated_is_read(self) -> None:
        book, findings = read_workbook(self.calculated(), "a.xlsx")
        assert findings == []
        assert book["a"] == [(1, [2, "", "#DIV/0!", "x"])]

    def test_one_that_nobody_calculated_has_no_value(self) -> None:
        book, _ = read_workbook(workbook(a=[["=1+1", 3]]), "a.xlsx")
        ((_, cells),) = book["a"]
        assert isinstance(cells[0], Uncalculated)
        assert cells[1] == 3


class TestRefusals:
    @pytest.mark.parametrize(
        "data",
        [b"", b"id,name\n", b"PK\x03\x04 and then nothing", workbook(a=[["x"]])[:-300]],
    )
    def test_what_is_no_workbook_is_refused(self, data: bytes) -> None:
        book, (found,) = read_workbook(data, "a.xlsx")
        assert (book, found.code) == ({}, OPENED.code)
        assert "save it again" in found.cure

    def test_a_package_that_is_no_workbook_is_refused(self) -> None:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as package:
            package.writestr("hello.txt", "x")
        assert [found.code for found in read_workbook(out.getvalue(), "a.xlsx")[1]] == [OPENED.code]

    def test_a_protected_one_is_named_as_such(self) -> None:
        (found,) = read_workbook(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.xlsx")[1]
        assert "password" in found.problem

    def test_one_that_unpacks_to_too_much_is_never_unpacked(self) -> None:
        bomb = repacked(
            workbook(a=[["x"]]), **{"xl/sharedStrings.xml": b"<a/>" + b" " * LARGEST_XML}
        )
        assert len(bomb) < 1_000_000
        book, (found,) = read_workbook(bomb, "a.xlsx")
        assert (book, found.code) == ({}, SIZE.code)

    def test_one_of_very_many_parts_is_refused(self) -> None:
        parts = {f"xl/media/{n}.png": b"" for n in range(MOST_PARTS)}
        assert [
            found.code for found in read_workbook(repacked(workbook(a=[[1]]), **parts), "a")[1]
        ] == [SIZE.code]

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
    def test_entities_are_refused_before_anything_is_parsed(self, encoding: str) -> None:
        evil = (
            '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
        )
        data = repacked(workbook(a=[["x"]]), **{"xl/workbook.xml": evil.encode(encoding)})
        (found,) = read_workbook(data, "a.xlsx")[1]
        assert found.code == OPENED.code
        assert "entities" in found.problem

    def test_a_sheet_of_a_thousand_columns_is_refused(self) -> None:
        wide = workbook(a=[["id"], [None] * (5 * MOST_COLUMNS) + ["x"]])
        (found,) = read_workbook(wide, "a.xlsx")[1]
        assert found.code == SIZE.code
        assert "up to ALM" in found.problem

    def test_a_sheet_that_lies_about_its_rows_ends(self) -> None:
        sheet = (
            '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
            '<row r="1"><c r="A1"><v>1</v></c></row>'
            '<row r="99999999999"><c r="A99999999999"><v>1</v></c></row></sheetData></worksheet>'
        )
        data = repacked(workbook(a=[["x"]]), **{"xl/worksheets/sheet1.xml": sheet.encode()})
        book, findings = read_workbook(data, "a.xlsx")
        assert findings == []
        assert book == {"a": [(1, [1])]}

    def test_a_size_that_is_stated_wrongly_loses_no_cell(self) -> None:
        data = workbook(a=[["id", "name"], ["a", "b"]])
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            sheet = package.read("xl/worksheets/sheet1.xml")
        assert b'ref="A1:B2"' in sheet
        data = repacked(
            data, **{"xl/worksheets/sheet1.xml": sheet.replace(b'ref="A1:B2"', b'ref="A1"')}
        )
        assert read_workbook(data, "a.xlsx")[0]["a"] == [(1, ["id", "name"]), (2, ["a", "b"])]
