from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fs_toolkit.core.findings import Finding, Place
from fs_toolkit.core.formats import ABSENT, COLUMN, ENCODING, RAGGED, REPEATED, SIZE
from fs_toolkit.core.tables import MOST_COLUMNS, MOST_ROWS, Sheet, column_letters, headed, read_csv

KNOWN = ("id", "name", "amount")


def read(text: str | bytes, **how: Any) -> Sheet:
    """A table that has nothing wrong with it."""
    data = text.encode() if isinstance(text, str) else text
    sheet, findings = read_csv(data, "lines.csv", KNOWN, **how)
    assert findings == []
    assert sheet is not None
    return sheet


def refused(text: str | bytes, **how: Any) -> list[Finding]:
    data = text.encode() if isinstance(text, str) else text
    return read_csv(data, "lines.csv", KNOWN, **how)[1]


def lines(sheet: Sheet) -> list[tuple[int, list[object]]]:
    return sheet.lines


class TestDialects:
    @pytest.mark.parametrize("delimiter", [",", ";", "\t"])
    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    @pytest.mark.parametrize("mark", ["", "\ufeff"])
    def test_each_is_read_the_same(self, delimiter: str, end: str, mark: str) -> None:
        rows = ["id name amount", "a Counter 5", "b Server 7"]
        text = mark + end.join(row.replace(" ", delimiter) for row in rows) + end
        sheet = read(text)
        assert sheet.kept == delimiter
        assert sheet.columns == {"id": 0, "name": 1, "amount": 2}
        assert lines(sheet) == [(2, ["a", "Counter", "5"]), (3, ["b", "Server", "7"])]

    def test_known_columns_tell_the_delimiter_not_the_most_frequent_mark(self) -> None:
        assert read('id;name;"amount"\na;1,2,3,4,5;6\n').kept == ";"
        sheet, findings = read_csv(b"id;a,b,c,d\n1;2\n", "x.csv", KNOWN)
        assert sheet is not None
        assert sheet.kept == ";"
        assert [found.code for found in findings] == [COLUMN.code]

    def test_one_column_needs_no_delimiter(self) -> None:
        assert lines(read("id\na\nb\n")) == [(2, ["a"]), (3, ["b"])]

    def test_excels_own_line_about_the_delimiter_is_passed_over(self) -> None:
        sheet = read("sep=;\r\nid;name\r\na;b\r\n")
        assert lines(sheet) == [(3, ["a", "b"])]

    def test_older_encodings_are_read(self) -> None:
        assert lines(read("id,name\na,하노이 시청\n".encode("cp949"))) == [
            (2, ["a", "하노이 시청"])
        ]

    def test_utf16_is_refused(self) -> None:
        (found,) = refused("id,name\n".encode("utf-16"))
        assert (found.code, found.place) == (ENCODING.code, Place("lines.csv"))


class TestLines:
    def test_a_line_break_within_quotation_marks_keeps_later_line_numbers_right(self) -> None:
        sheet = read('id,name\na,"one\ntwo\n\nthree"\nb,x\n')
        assert lines(sheet) == [(2, ["a", "one\ntwo\n\nthree"]), (6, ["b", "x"])]

    def test_blank_lines_and_empty_columns_to_the_right_are_nothing(self) -> None:
        sheet = read("\n,,,\nid,name,amount,,\na,b,1,,\n,,,,\n\n , ,\nb,c,2,,\n,,,,\n,,,,\n")
        assert sheet.header == 3
        assert lines(sheet) == [(4, ["a", "b", "1"]), (8, ["b", "c", "2"])]

    def test_spaces_around_a_value_are_nothing(self) -> None:
        assert lines(read("id , name\n a ,\u00a0b c \n")) == [(2, ["a", "b c"])]

    def test_a_short_line_is_filled_up_by_defaults(self) -> None:
        assert lines(read("id,name,amount\na\n")) == [(2, ["a"])]

    def test_a_quotation_mark_within_a_text_is_written_twice(self) -> None:
        assert lines(read('id,name\na,"the ""one door"""\n')) == [(2, ["a", 'the "one door"'])]

    def test_a_cell_too_many_is_refused_at_its_line(self) -> None:
        sheet, (found,) = read_csv(b"id,name\na,b\nc,d, e\n", "lines.csv", KNOWN)
        assert (found.code, found.place.line) == (RAGGED.code, 3)
        assert "'e' stands under none" in found.problem
        assert sheet is not None
        assert sheet.ragged == {3}

    def test_a_value_in_a_column_without_a_name_is_refused_once(self) -> None:
        (found,) = refused("id,,name\na,x,b\nb,y,c\n")
        assert (found.code, found.place.line) == (RAGGED.code, 2)
        assert "'x'" in found.problem

    @pytest.mark.parametrize("text", ['id,name\na,"open\nb,c\n', 'id,name\na,"x"y\n'])
    def test_broken_quotation_marks_are_refused_where_they_begin(self, text: str) -> None:
        sheet, (found,) = read_csv(text.encode(), "lines.csv", KNOWN)
        assert sheet is None
        assert (found.code, found.place.line) == (RAGGED.code, 2)

    def test_nothing_at_all_is_empty(self) -> None:
        assert read("").empty
        assert read("\n,,\n").empty
        assert not read("id,name\n").empty


class TestHeader:
    def test_an_unknown_column_is_refused_with_the_nearest(self) -> None:
        (found,) = refused("id,nam,amount\n")
        assert (found.code, found.place) == (COLUMN.code, Place("lines.csv", 1, field="nam"))
        assert found.cure.startswith("Did you mean 'name'?")

    def test_a_column_twice_is_refused(self) -> None:
        (found,) = refused("id,name,id\n")
        assert found.code == REPEATED.code

    def test_a_required_column_that_is_not_there_is_refused_once(self) -> None:
        (found,) = refused("id,name\na,b\nc,d\n", required=("amount",))
        assert (found.code, found.place.line) == (ABSENT.code, 1)
        assert "amount" in found.problem


class TestSize:
    def test_too_many_columns_are_refused(self) -> None:
        found = refused(",".join(f"c{n}" for n in range(MOST_COLUMNS + 1)))
        assert [finding.code for finding in found] == [SIZE.code]

    def test_too_many_rows_are_refused(self) -> None:
        text = "id,name\n" + "a,b\n" * (MOST_ROWS + 1)
        sheet, (found,) = read_csv(text.encode(), "lines.csv", KNOWN)
        assert (found.code, found.place.line) == (SIZE.code, MOST_ROWS + 2)
        assert sheet is not None
        assert len(sheet.lines) == MOST_ROWS

    def test_a_cell_longer_than_any_is_refused_and_not_swallowed(self) -> None:
        (found,) = refused('id,name\na,"' + "x" * 1_100_000)
        assert found.code == RAGGED.code


def test_places_are_lines_in_a_csv_and_cells_in_a_workbook() -> None:
    assert str(Sheet("lines.csv").place(4, 1, "name")) == "lines.csv:4"
    book = Sheet("economics.xlsx", "lines", kept="workbook")
    assert str(book.place(4, 1, "name")) == "economics.xlsx:lines!B4"
    assert str(Sheet("a.xlsx", "My sheet", kept="workbook").place(1)) == "a.xlsx:'My sheet'!A1"
    assert [column_letters(at) for at in (25, 26, 701, 702)] == ["Z", "AA", "ZZ", "AAA"]


def test_a_sheet_of_a_workbook_has_a_header_like_a_csv() -> None:
    sheet = Sheet("lines.xlsx", "lines", kept="workbook")
    findings = headed(sheet, [(2, ["id", "nme"]), (3, ["a", 5, "extra"])], KNOWN, ("name",))
    assert [found.code for found in findings] == [COLUMN.code, ABSENT.code, RAGGED.code]
    assert findings[0].place.cell == "lines!B2"
    assert findings[2].place.cell == "lines!C3"


TEXTS = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=["Cc", "Cs", "Cn", "Co", "Zs", "Zl", "Zp", "Cf"],
        exclude_characters="\ufffd",
    ),
    max_size=12,
).map(lambda text: text.strip())


def write(
    rows: Sequence[Sequence[str]], delimiter: str, end: str, encoding: str, quoting: Any
) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)
    return out.getvalue().encode(encoding)


@settings(deadline=None)
@given(
    rows=st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=6),
    delimiter=st.sampled_from([",", ";", "\t"]),
    end=st.sampled_from(["\n", "\r\n"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_what_a_program_writes_is_read_as_it_was(
    rows: list[tuple[str, str, str]], delimiter: str, end: str, encoding: str, quoting: int
) -> None:
    import unicodedata

    data = write([KNOWN, *rows], delimiter, end, encoding, quoting)
    sheet = read(data)
    composed = [[unicodedata.normalize("NFC", cell) for cell in row] for row in rows]
    filled = [(line, [*cells, *[""] * (3 - len(cells))]) for line, cells in lines(sheet)]
    assert filled == [(at, row) for at, row in enumerate(composed, start=2) if any(row)]
