"""Files that are not what they seem, lie elsewhere, or are made to exhaust the machine."""

from __future__ import annotations

import io
import os
import sys
import time
import zipfile

import pytest

LINES = "economics/lines.csv"
posix = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")


def packed(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("file", [LINES, "study.yaml", "technical/needs.md"])
def test_utf_16(hanoi, refusal_of, file, encoding):
    found = refusal_of(hanoi.write(file, hanoi.text(file).encode(encoding)))
    assert (found.code, found.place) == ("FMT004", file)
    assert "UTF-16" in found.problem
    assert found.cure.startswith("Save it as UTF-8.")


def test_an_encoding_that_cannot_be_told(hanoi, refused):
    found = refused(
        hanoi.write("technical/needs.md", b"Bytes of no language: \x81\x8d\xfe\xff\x90.\n")
    )
    assert {(each.code, each.place) for each in found} == {("FMT004", "technical/needs.md:1")}


def test_a_control_character(hanoi, refusal_of):
    found = refusal_of(hanoi.set("economics/options.csv", "lean", name="Lean\x07"))
    assert found.code == "FMT004"
    assert "U+0007" in found.problem


@posix
@pytest.mark.parametrize("target", ["/etc/passwd", "../secret.md", "nowhere.md", "needs.md"])
def test_a_link_out_of_the_study(hanoi, refusal_of, target):
    (hanoi.folder.parent / "secret.md").write_text("A secret of this machine.\n")
    file = hanoi.folder / "technical/needs.md"
    file.unlink()
    file.symlink_to(target)
    found = refusal_of(hanoi)
    assert (found.code, found.place) == ("FMT006", "technical/needs.md")
    assert "this link leads" in found.problem


@posix
def test_a_linked_folder(hanoi, refused, tmp_path):
    outside = tmp_path / "outside"
    (hanoi.folder / "summary").rename(outside)
    (hanoi.folder / "summary").symlink_to(outside)
    assert {each.code for each in refused(hanoi)} == {"FMT006"}


@posix
def test_a_pipe_is_never_opened(hanoi, refusal_of):
    hanoi.remove(LINES)
    os.mkfifo(hanoi.folder / LINES)
    found = refusal_of(hanoi)  # and no line of the study is called unknown
    assert (found.code, found.place) == ("FMT005", LINES)
    assert "a device or a pipe" in found.problem


@pytest.mark.parametrize(
    "name", ["../../secret.png", "/etc/passwd", "C:\\secret.png", "a/b.png", ".x"]
)
def test_a_picture_elsewhere(hanoi, refusal_of, name):
    hanoi.write("pictures/pictures.csv", f"file,caption,source,alt\n{name},Map,,A map\n")
    found = refusal_of(hanoi)
    assert (found.code, found.place) == ("FMT023", "pictures/pictures.csv:2")
    assert found.problem == f"file: '{name}' is a path"
    assert "the file's name alone" in found.cure


def test_a_picture_that_is_none(hanoi, refused):
    hanoi.write("pictures/pictures.csv", "file,caption,source,alt\nmap.png,Map,,A map\n")
    hanoi.write("pictures/map.png", b"<svg onload='x'/>")
    assert "FMT027" in {each.code for each in refused(hanoi)}


def test_a_huge_table(hanoi, refusal_of):
    found = refusal_of(hanoi.write(LINES, b"id,name\n" + b"a,b\n" * 5_500_000))
    assert (found.code, found.place) == ("FMT007", LINES)
    assert found.problem == "the file is larger than 20 MB"


def test_a_table_of_five_thousand_columns(hanoi, refusal_of):
    found = refusal_of(hanoi.write(LINES, ",".join(f"c{n}" for n in range(5_000)) + "\n"))
    assert found.problem == "the table has 5,000 columns"


def test_a_zip_bomb(hanoi, refusal_of):
    """Nine hundred megabytes in one: refused before it is unpacked."""
    bomb = packed(**{"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": bytes(900_000_000)})
    assert len(bomb) < 1_000_000
    hanoi.remove(LINES).write("economics/lines.xlsx", bomb)
    begun = time.monotonic()
    found = refusal_of(hanoi)
    assert time.monotonic() - begun < 20
    assert (found.code, found.place) == ("FMT007", "economics/lines.xlsx")
    assert "far larger unpacked" in found.problem


@pytest.mark.parametrize(
    "content",
    [b"", b"PK", b"PK\x03\x04 damaged", packed(**{"a.txt": b"no workbook"}), b"id,name\na,b\n"],
)
def test_a_damaged_workbook(hanoi, refusal_of, content):
    hanoi.remove(LINES).write("economics/lines.xlsx", content)
    found = refusal_of(hanoi)
    assert (found.code, found.place) == ("FMT005", "economics/lines.xlsx")
    assert ".xlsx" in found.cure


def test_an_old_workbook(hanoi, refusal_of):
    (hanoi.folder / LINES).rename(hanoi.folder / "economics/lines.xls")
    found = refusal_of(hanoi)
    assert (found.code, found.place) == ("FMT001", "economics/lines.xls")
    assert found.cure == "Open it in Excel and save it as .xlsx."


def test_a_table_that_stands_twice(hanoi, refusal_of):
    found = refusal_of(hanoi.write("economics/lines.xlsx", b"PK"))
    assert found.code == "FMT002"
    assert "economics/lines.csv; economics/lines.xlsx" in found.problem


def test_a_file_in_place_of_a_folder(hanoi, refusal_of):
    found = refusal_of(hanoi.remove("economics").write("economics", "to be written"))
    assert (found.code, found.place) == ("FMT001", "economics")
    assert found.cure == "economics is a folder of the study. Delete or rename the file."


def test_a_folder_in_place_of_a_file(hanoi, refusal_of):
    hanoi.remove(LINES)
    (hanoi.folder / LINES).mkdir()
    found = refusal_of(hanoi)
    assert (found.code, found.problem) == ("FMT001", "nothing reads this folder")
    assert "lines.csv" in found.cure


@pytest.mark.parametrize("content", ["", "\n\n", "\ufeff", "   \n"])
def test_an_empty_table(hanoi, refusal_of, content):
    found = refusal_of(hanoi.write(LINES, content))
    assert (found.code, found.place) == ("FMT010", LINES)
    assert "the table is empty and has no header" in found.problem
    assert "delete the file to leave the question pending" in found.cure


def test_quotation_marks_that_are_not_closed(hanoi, refusal_of):
    hanoi.replace(LINES, "Contact desk staff", '"Contact desk staff')
    found = refusal_of(hanoi)
    assert found.code == "FMT011"
    assert (
        found.place
        == f"{LINES}:{hanoi.text(LINES)[: hanoi.text(LINES).index('Contact desk staff')].count(chr(10)) + 1}"
    )


def test_ten_thousand_files(hanoi, refusal_of):
    for number in range(2_100):
        hanoi.write(f"technical/{number}.csv", "")
    found = refusal_of(hanoi)
    assert (found.code, found.place) == ("FMT007", "technical")
