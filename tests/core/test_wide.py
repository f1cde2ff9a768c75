from __future__ import annotations

import io

from openpyxl import Workbook

from fs_toolkit.core.wide import WideTable, wide_from_csv, wide_from_workbook


def problems(data: bytes) -> list[str]:
    return [f"{found.code} {found.place}" for found in wide_from_csv(data, "r.csv")[1]]


class TestFromCsv:
    def test_reads_cells_as_texts_with_their_places(self) -> None:
        table, findings = wide_from_csv("\ufeffperson;q1;q2\r\n\r\np1;5;\r\np2;;1\r\n".encode(), "r.csv")  # fmt: skip
        assert findings == []
        assert table == WideTable(("person", "q1", "q2"), (("p1", "5", ""), ("p2", "", "1")), (3, 4))  # fmt: skip
        assert table.column("q2") == ("", "1")
        assert str(table.at(1, "q1")) == "r.csv:4"
        assert table.at(1, "q1").field == "q1"
        assert table.at(None).line == 1

    def test_short_rows_are_filled_and_long_ones_refused(self) -> None:
        table, findings = wide_from_csv(b"person,q1\np1\np2,3,4\n", "r.csv")
        assert table is not None
        assert table.rows == (("p1", ""),)
        assert [found.code for found in findings] == ["FMT011"]

    def test_says_what_is_wrong_with_a_header(self) -> None:
        assert problems(b"person,q1,q1\n") == ["FMT009 r.csv:1"]
        assert problems(b"person,,q1\n") == ["FMT011 r.csv:1"]
        assert problems(b"") == ["FMT010 r.csv"]

    def test_says_what_is_wrong_with_a_file(self) -> None:
        assert problems("person,q1\np1,á\n".encode("utf-16")) == ["FMT004 r.csv"]
        assert problems(b'person,q1\np1,"5\n') == ["FMT011 r.csv:2"]
        wide = ",".join(f"q{number}" for number in range(201))
        assert problems(wide.encode()) == ["FMT007 r.csv:1"]


class TestFromWorkbook:
    def test_reads_the_first_sheet(self) -> None:
        book = Workbook()
        sheet = book.active
        sheet.title = "answers"
        sheet.append(["person", "q1"])
        sheet.append(["p1", 5])
        sheet.append(["p2", "=1+1"])
        data = io.BytesIO()
        book.save(data)
        table, findings = wide_from_workbook(data.getvalue(), "r.xlsx")
        assert table is not None
        assert table.rows == (("p1", "5"), ("p2", ""))
        assert [(found.code, found.place.cell) for found in findings] == [("FMT020", "answers!B3")]

    def test_refuses_what_is_no_workbook(self) -> None:
        table, findings = wide_from_workbook(b"PK no", "r.xlsx")
        assert table is None
        assert findings[0].code == "FMT005"
