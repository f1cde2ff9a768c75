"""Targets that cannot be written, or whose loss a person would mind."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest


@pytest.fixture
def written(minimal, fs) -> Path:
    """A report that was just written."""
    assert fs("report", minimal.folder).status == 0
    return minimal.folder / "out" / "report.docx"


def edit(path: Path, words: str = "A paragraph of the consultant.") -> None:
    """Write into the report as a person would."""
    from docx import Document

    document = Document(str(path))
    paragraphs = [each for each in document.paragraphs if len(each.text) > 80]
    paragraphs[3].insert_paragraph_before(words)
    document.save(str(path))


def one_line(text: str) -> str:
    [line] = [line for line in text.splitlines() if line.startswith("error:")]
    return line


def test_a_report_nobody_edited_is_written_anew(written, minimal, fs):
    before = written.read_bytes()
    assert fs("report", minimal.folder).status == 0
    assert written.read_bytes() == before
    assert [path.name for path in written.parent.iterdir()] == ["report.docx"]


def test_an_edited_report_is_kept(written, minimal, fs):
    edit(written)
    before = written.read_bytes()
    ran = fs("report", minimal.folder)
    assert ran.status == 1
    assert "edited by hand" in one_line(ran.stderr)
    assert "-o FILE" in one_line(ran.stderr)
    assert f"--update {written}" in one_line(ran.stderr)
    assert written.read_bytes() == before
    assert [path.name for path in written.parent.iterdir()] == ["report.docx"]


def test_an_edited_report_is_renewed_on_request(written, minimal, fs, paragraphs_of):
    """What a person wrote stays, the numbers are new, and the file as it was lies beside it."""
    edit(written)
    edited = written.read_bytes()
    minimal.set("economics/options.csv", "lean", name="Slim platform")
    ran = fs("report", minimal.folder, "--update", written)
    assert ran.status == 0
    assert (written.parent / "report.before-1.docx").read_bytes() == edited
    words = paragraphs_of(written)
    assert "A paragraph of the consultant." in words
    assert sum("Slim platform" in paragraph for paragraph in words) > 5
    assert not any("Lean shared platform" in paragraph for paragraph in words)
    assert "renewed" in ran.stderr


def test_an_update_into_another_file_leaves_the_edited_one_alone(written, minimal, fs, tmp_path):
    edit(written)
    edited = written.read_bytes()
    target = tmp_path / "new.docx"
    ran = fs("report", minimal.folder, "--update", written, "-o", target)
    assert ran.status == 0
    assert ran.stdout.strip() == str(target)
    assert written.read_bytes() == edited
    assert [path.name for path in written.parent.iterdir()] == ["report.docx"]


STRANGE_FILES = [
    (b"", "the file is empty"),
    (b"my own words", "this is not a Word file"),
    (b"PK\x03\x04", "no whole zip archive"),
    (None, "was not written by the toolkit"),
]


@pytest.mark.parametrize(("content", "why_no_update"), STRANGE_FILES)
def test_a_file_of_others_is_kept(minimal, fs, tmp_path, content, why_no_update):
    target = tmp_path / "mine.docx"
    if content is None:
        from docx import Document

        Document().save(str(target))
    else:
        target.write_bytes(content)
    before = target.read_bytes()
    for option, why in (("-o", "was not written by the toolkit"), ("--update", why_no_update)):
        ran = fs("report", minimal.folder, option, target)
        assert ran.status == 1
        assert why in one_line(ran.stderr)
        assert target.read_bytes() == before


def test_a_folder_as_target(minimal, fs, tmp_path):
    folder = tmp_path / "report.docx"
    folder.mkdir()
    ran = fs("report", minimal.folder, "-o", folder)
    assert ran.status == 2
    assert "is a directory" in ran.stderr
    assert list(folder.iterdir()) == []


def test_a_folder_where_the_report_goes(minimal, fs):
    (minimal.folder / "out" / "report.docx").mkdir(parents=True)
    ran = fs("report", minimal.folder)
    assert ran.status == 3
    assert "is not a file" in one_line(ran.stderr)


def test_a_file_where_the_folder_goes(minimal, fs):
    (minimal.folder / "out").write_text("in the way")
    ran = fs("report", minimal.folder)
    assert ran.status == 3
    assert one_line(ran.stderr)
    assert (minimal.folder / "out").read_text() == "in the way"


def test_a_target_in_no_folder(minimal, fs, tmp_path):
    target = tmp_path / "no" / "such" / "report.docx"
    ran = fs("report", minimal.folder, "-o", target)
    assert ran.status == 3
    assert f"the folder {target.parent} does not exist" in one_line(ran.stderr)
    assert not (tmp_path / "no").exists()


@pytest.mark.parametrize("name", ["report.pdf", "report", "report.doc"])
def test_a_target_that_word_would_not_open(minimal, fs, tmp_path, name):
    ran = fs("report", minimal.folder, "-o", tmp_path / name)
    assert ran.status == 2
    assert "does not end in .docx" in ran.stderr


def test_a_write_protected_target(written, minimal, fs):
    minimal.set("economics/options.csv", "lean", name="Slim platform")
    written.chmod(stat.S_IREAD)
    before = written.read_bytes()
    ran = fs("report", minimal.folder)
    assert ran.status == 3
    assert "is write-protected" in one_line(ran.stderr)
    assert written.read_bytes() == before


def test_a_write_protected_folder(minimal, fs, monkeypatch):
    """Root may write anywhere, so the refusal of the system is played."""
    import tempfile

    def refuse(*args: object, **kwargs: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    ran = fs("report", minimal.folder)
    assert ran.status == 3
    assert "its folder is write-protected" in one_line(ran.stderr)
    assert not (minimal.folder / "out" / "report.docx").exists()


def test_a_target_that_word_holds_open(written, minimal, fs, monkeypatch):
    """Windows refuses to replace a file that is open; the old one stays, and no half of a new one."""
    minimal.set("economics/options.csv", "lean", name="Slim platform")
    before = written.read_bytes()

    def refuse(*args: object) -> None:
        raise PermissionError(errno.EACCES, "The process cannot access the file")

    monkeypatch.setattr(os, "replace", refuse)
    ran = fs("report", minimal.folder)
    assert ran.status == 3
    assert "open in another program" in one_line(ran.stderr)
    assert written.read_bytes() == before
    assert [path.name for path in written.parent.iterdir()] == ["report.docx"]


def test_a_full_disk(minimal, fs, monkeypatch):
    def refuse(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    ran = fs("report", minimal.folder)
    assert ran.status == 3
    assert "No space left on device" in one_line(ran.stderr)
    assert list((minimal.folder / "out").iterdir()) == []


def test_a_study_that_cannot_be_listed(minimal, fs, monkeypatch):
    real = os.listdir

    def refuse(path: object) -> list[str]:
        if str(path).endswith("basis"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "listdir", refuse)
    ran = fs("check", minimal.folder)
    assert ran.status == 1
    assert "error FMT005" in ran.stdout
    assert "the folder may not be read" in ran.stdout
