"""`fs pull`: a study and an edited report in, texts out."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

STUDY = Path(__file__).resolve().parents[2] / "studies" / "san_fernando"
FILE = "economics/conclusion.md"


@pytest.fixture(scope="module")
def report(tmp_path_factory) -> tuple[Path, Path]:
    """A small study, and its report."""
    from fs_toolkit.study import Study
    from fs_toolkit.writers.delivery import word_bytes

    folder = tmp_path_factory.mktemp("pull") / "city"
    shutil.copytree(STUDY, folder, ignore=shutil.ignore_patterns("out"))
    made, _ = Study.read(folder).report()
    path = folder.parent / "report.docx"
    path.write_bytes(word_bytes(made))
    return folder, path


@pytest.fixture
def study(report, tmp_path) -> Path:
    shutil.copytree(report[0], tmp_path / "city")
    return tmp_path / "city"


def files_of(study: Path) -> dict[str, bytes]:
    return {
        path.relative_to(study).as_posix(): path.read_bytes()
        for path in sorted(study.rglob("*"))
        if path.is_file() and "out" not in path.relative_to(study).parts
    }


@pytest.fixture
def edited(report, tmp_path):
    """Replaces words in the report."""

    def edit(*changes: tuple[str, str]) -> Path:
        document = Document(str(report[1]))
        for old, new in changes:
            for text in document.element.body.iter(qn("w:t")):
                if old in (text.text or ""):
                    text.text = text.text.replace(old, new, 1)
                    break
            else:
                raise AssertionError(old)
        path = tmp_path / "edited.docx"
        document.save(str(path))
        return path

    return edit


@pytest.fixture(scope="module")
def words(report) -> tuple[str, str]:
    """A prose file of the study, and words that stand in it and in the report alike."""
    from fs_toolkit.document.blocks import Text
    from fs_toolkit.document.units import units_of
    from fs_toolkit.writers.word.standing import standing

    for file, _ in standing(report[1].read_bytes()).files.values():
        path = report[0] / file
        for unit in units_of(path.read_text("utf-8-sig")):
            first = unit.spans[0]
            if (
                unit.shape == "paragraph"
                and isinstance(first, Text)
                and len(first.text.split()) > 4
            ):
                return path.relative_to(report[0]).as_posix(), " ".join(first.text.split()[:4])
    raise AssertionError("the study has no prose")


def test_edited_words_come_back_with_a_copy_of_what_stood_there(fs, study, edited, words):
    file, old = words
    before = files_of(study)
    ran = fs("pull", study, edited((old, f"{old} indeed")))
    assert ran.status == 0
    assert "1 texts written, 0 in conflict, 0 edits not brought back" in ran.stdout
    after = files_of(study)
    assert [name for name in after if after[name] != before[name]] == [file]
    assert f"{old} indeed" in after[file].decode("utf-8-sig")
    [backup] = (study / "out" / "before-pull").rglob("*.md")
    assert backup.read_bytes() == before[file]
    assert str(backup) in ran.stdout
    # a second pull finds nothing more
    again = fs("pull", study, edited((old, f"{old} indeed")))
    assert (again.status, files_of(study)) == (0, after)
    assert "0 texts written, 0 in conflict" in again.stdout


def test_a_dry_run_writes_nothing(fs, study, edited, words):
    file, old = words
    before = files_of(study)
    ran = fs("pull", study, edited((old, f"{old} indeed")), "--dry-run")
    assert ran.status == 0
    assert "1 texts would be written" in ran.stdout
    assert file in ran.stdout
    assert files_of(study) == before
    assert not (study / "out" / "before-pull").exists()


def test_a_conflict_is_shown_and_not_written(fs, study, edited, words):
    file, old = words
    path = study / file
    path.write_text(path.read_text("utf-8-sig").rstrip() + " Added since.\n", "utf-8")
    before = files_of(study)
    ran = fs("pull", study, edited((old, f"{old} indeed")), "--json")
    assert ran.status == 1
    found = json.loads(ran.stdout)
    [each] = [each for each in found["files"] if each["conflict"]]
    assert each["file"] == file
    assert "Added since." in each["was"]
    assert f"{old} indeed" in each["text"]
    assert not each["written"]
    assert files_of(study) == before


def test_what_does_not_come_back_is_listed(fs, study, report, tmp_path):
    document = Document(str(report[1]))
    document.add_paragraph("An own paragraph at the end.")
    document.save(str(tmp_path / "own.docx"))
    ran = fs("pull", study, tmp_path / "own.docx")
    assert ran.status == 0
    assert "not brought back:" in ran.stdout
    assert "“An own paragraph at the end.”" in ran.stdout


def test_an_untouched_report_changes_nothing(fs, study, report):
    before = files_of(study)
    ran = fs("pull", study, report[1])
    assert (ran.status, ran.stdout) == (
        0,
        "0 texts written, 0 in conflict, 0 edits not brought back\n",
    )
    assert files_of(study) == before


def test_a_file_of_somebody_else(fs, study, tmp_path):
    Document().save(str(tmp_path / "other.docx"))
    ran = fs("pull", study, tmp_path / "other.docx")
    assert ran.status == 1
    assert "no report of the toolkit's" in ran.stderr


def test_a_shipped_study_is_not_written_to(fs, report, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ran = fs("pull", "san_fernando", report[1])
    assert ran.status == 2
    assert "ships with the toolkit" in ran.stderr
