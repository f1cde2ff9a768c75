from __future__ import annotations

import io
import zipfile

import pytest
from openpyxl import Workbook

from fs_toolkit.readers.exports import MOST_CELLS, read_export

TEXT = 'Họ tên;Câu 1\r\n"Nguyễn Thị Bưởi";5\r\n'
KOREAN = "이름,의견은 어떻습니까\n김민수,매우 그렇다\n"


def codes(path):
    export, findings = read_export(path)
    assert export.rows == [] or not findings
    return [each.code for each in findings]


class TestText:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
    def test_is_read_in_each_form_of_unicode(self, write, encoding):
        export, findings = read_export(write(TEXT.encode(encoding)))
        assert findings == []
        assert export.header == ("Họ tên", "Câu 1")
        assert export.rows == [("Nguyễn Thị Bưởi", "5")]

    def test_is_read_in_the_older_encodings(self, write):
        export, findings = read_export(write(KOREAN.encode("cp949")))
        assert (findings, export.encoding) == ([], "cp949")
        assert export.rows == [("김민수", "매우 그렇다")]
        viet = "Hà Nội,dân\n4,5\n".encode("cp1258", "ignore")
        export, findings = read_export(write(viet))
        assert (findings, export.encoding) == ([], "cp1258")
        export, findings = read_export(write("año;señal\n4;5\n".encode("cp1252")))
        assert (findings, export.encoding) == ([], "cp1252")
        assert export.header == ("año", "señal")

    def test_keeps_line_breaks_within_quotes_and_counts_lines(self, write):
        export, findings = read_export(write('a,b\n"one\ntwo",2\n\n3,4\n'))
        assert findings == []
        assert export.rows == [("one\ntwo", "2"), ("3", "4")]
        assert export.lines == [2, 5]

    def test_never_runs_a_formula(self, write):
        export, _ = read_export(write("a,b\n=1+1,\"=HYPERLINK(\"\"http://x\"\")\"\n"))  # fmt: skip
        assert export.rows == [("=1+1", '=HYPERLINK("http://x")')]


class TestRefusals:
    def test_of_what_is_no_text(self, write):
        assert codes(write(b"\x00\x01\x02\x03" * 50)) == ["FMT004"]
        assert codes(write(b"\x89PNG\r\n\x1a\n\x00\x00", "x.csv")) == ["FMT004"]
        assert codes(write(b"a,b\nx", "old.xls")) == ["FMT005"]

    def test_of_a_file_that_is_not_there_or_a_folder(self, tmp_path):
        assert codes(tmp_path / "none.csv") == ["FMT005"]
        assert codes(tmp_path) == ["FMT005"]

    def test_of_a_link(self, write, tmp_path):
        link = tmp_path / "link.csv"
        link.symlink_to(write("a,b\n1,2\n"))
        assert codes(link) == ["FMT006"]

    def test_of_ten_million_cells(self, write):
        line = "," * 999
        path = write("a" + line + "\n" + (line + "\n") * (MOST_CELLS // 1000 + 2))
        assert path.stat().st_size < 20_000_000
        assert codes(path) == ["FMT007"]

    def test_of_a_file_beyond_all_sizes(self, write):
        assert codes(write(b"a,b\n" + b"1,2\n" * 5_000_001)) == ["FMT007"]

    def test_of_rows_longer_than_the_header(self, write):
        _, findings = read_export(write("a,b\n1,2,3\n1,2\n"))
        assert [(each.code, each.place.line) for each in findings] == [("FMT011", 2)]

    def test_of_a_spreadsheet_bomb(self, write):
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("[Content_Types].xml", b"<Types/>")
            package.writestr("xl/worksheets/sheet1.xml", b" " * 50_000_000)
        assert codes(write(data.getvalue(), "bomb.xlsx")) == ["FMT007"]


class TestWorkbook:
    def test_is_read_as_texts_from_its_first_sheet(self, write):
        book = Workbook()
        book.active.append(["Timestamp", "Q1", "Q2"])
        book.active.append(["now", 4, "Agree"])
        book.active.append(["now", "=1+1", None])
        data = io.BytesIO()
        book.save(data)
        export, findings = read_export(write(data.getvalue(), "export.xlsx"))
        assert findings == []
        assert export.rows == [("now", "4", "Agree"), ("now", "", "")]
        assert str(export.place(0, 1)) == "export.xlsx:Sheet!B2"
