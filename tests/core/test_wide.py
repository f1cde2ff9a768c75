from __future__ import annotations

import io
import time
from typing import Annotated

from openpyxl import Workbook

from fs_toolkit.core.manual import field_manual
from fs_toolkit.core.model import PENDING, Asks, Folder, Pending
from fs_toolkit.core.reader import read_folder
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


class Answers(Folder):
    """A folder with wide tables."""

    responses: Annotated[dict[str, WideTable] | Pending, Asks("people")] = PENDING
    """What people said."""


class TestInAFolder:
    def test_each_file_is_a_table_under_its_stem(self, tmp_path) -> None:
        folder = tmp_path / "responses"
        folder.mkdir()
        (folder / "residents.csv").write_text("person,q1\np1,5\n")
        (folder / "officials.csv").write_text("person,q2\np1,4\n")
        study, findings = read_folder(Answers, tmp_path)
        assert findings == []
        assert study is not None
        assert isinstance(study.responses, dict)
        assert sorted(study.responses) == ["officials", "residents"]
        assert str(study.responses["residents"].at(0)) == "responses/residents.csv:2"

    def test_no_folder_and_an_empty_one_are_pending(self, tmp_path) -> None:
        for _ in range(2):
            study, findings = read_folder(Answers, tmp_path)
            assert findings == []
            assert study is not None
            assert study.responses == Pending("What people said", "people")
            (tmp_path / "responses").mkdir(exist_ok=True)

    def test_what_cannot_be_read_is_found_with_its_file(self, tmp_path) -> None:
        folder = tmp_path / "responses"
        (folder / "deeper").mkdir(parents=True)
        (folder / "r.csv").write_text("person,,q1\n")
        (folder / "note.txt").write_text("x")
        study, findings = read_folder(Answers, tmp_path)
        assert study is None
        assert [(each.code, each.place.file) for each in findings] == [
            ("FMT001", "responses/deeper"),
            ("FMT001", "responses/note.txt"),
            ("FMT011", "responses/r.csv"),
        ]

    def test_is_in_the_manual(self) -> None:
        [entry] = field_manual(Answers)
        assert (entry.file, entry.type) == ("responses/*.csv", "a wide table a file")

    def test_five_thousand_people_are_read_in_well_under_two_seconds(self) -> None:
        header = ",".join(["person", *(f"q{number}" for number in range(20))])
        rows = "\n".join(f"p{at:04}," + ",".join("12345"[at % 5] * 20) for at in range(5_000))
        start = time.perf_counter()
        table, findings = wide_from_csv(f"{header}\n{rows}\n".encode(), "r.csv")
        assert time.perf_counter() - start < 2
        assert findings == []
        assert table is not None
        assert len(table.rows) == 5_000
