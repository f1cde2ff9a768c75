"""`fs comments`: a commented file in, a matrix out."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest


@pytest.fixture
def commented(tmp_path: Path) -> Path:
    """A Word file in which two people commented."""
    document = docx.Document()
    document.add_heading("Costs", 1)
    paragraph = document.add_paragraph("It costs USD 1.2 million.")
    document.add_comment(paragraph.runs, text="=HYPERLINK(A1)", author="Nguyễn Lan", initials="L")
    document.add_comment(paragraph.runs, text="It would be 5.", author="fs_toolkit", initials="f")
    path = tmp_path / "edited.docx"
    document.save(str(path))
    return path


def test_the_matrix_is_a_workbook_in_which_nothing_is_a_formula(fs, commented, tmp_path):
    from openpyxl import load_workbook

    target = tmp_path / "matrix.xlsx"
    ran = fs("comments", commented, "-o", target)
    assert (ran.status, ran.stdout) == (0, f"{target}\n")
    assert "1 comments: 1 open, 0 answered, 0 resolved; 1 offers" in ran.stderr
    sheet = load_workbook(io.BytesIO(target.read_bytes())).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0][:3] == ["No.", "Asked by", "Date"]
    assert rows[1][1] == "Nguyễn Lan"
    assert rows[1][3] == "Costs, “It costs USD 1.2 million.”"
    assert rows[1][6] == "=HYPERLINK(A1)"
    assert sheet.cell(2, 7).data_type == "s"
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref


def test_the_file_is_only_read_and_the_same_gives_the_same(fs, commented, tmp_path):
    before = commented.read_bytes()
    fs("comments", commented, "-o", tmp_path / "a.xlsx")
    fs("comments", commented, "-o", tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert commented.read_bytes() == before


def test_a_matrix_that_somebody_filled_in_is_not_overwritten(fs, commented, tmp_path):
    from openpyxl import load_workbook

    target = tmp_path / "matrix.xlsx"
    fs("comments", commented, "-o", target)
    book = load_workbook(target)
    book.active["I2"] = "We will cite it."
    book.save(target)
    before = target.read_bytes()
    ran = fs("comments", commented, "-o", target)
    assert ran.status == 1
    assert "somebody has written into" in ran.stderr
    assert target.read_bytes() == before


def test_without_a_target_it_is_printed(fs, commented):
    ran = fs("comments", commented)
    assert ran.status == 0
    assert "1. Nguyễn Lan" in ran.stdout
    assert "=HYPERLINK(A1)" in ran.stdout


def test_json_stands_alone_on_stdout(fs, commented):
    ran = fs("comments", commented, "--json")
    [comment] = json.loads(ran.stdout)["comments"]
    assert comment["author"] == "Nguyễn Lan"
    assert comment["chapter"] == "Costs"
    assert comment["block"] is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7", "this is a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"", "empty"),
    ],
)
def test_a_bad_file_is_one_line_and_writes_nothing(fs, tmp_path, content, said):
    path = tmp_path / "bad.docx"
    path.write_bytes(content)
    ran = fs("comments", path, "-o", tmp_path / "matrix.xlsx")
    assert ran.status == 1
    assert ran.stderr.startswith(f"error: {path}: ")
    assert said in ran.stderr
    assert len(ran.stderr.splitlines()) == 1
    assert not (tmp_path / "matrix.xlsx").exists()


def test_wrong_usage(fs, tmp_path):
    assert fs("comments", tmp_path / "report.pdf").status == 2
    assert fs("comments", tmp_path / "none.docx").status == 2
    assert fs("comments", tmp_path / "none.docx", "-o", tmp_path / "x.csv").status == 2
