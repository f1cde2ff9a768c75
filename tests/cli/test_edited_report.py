"""`fs report --update` and `--renumber`: what is written, kept beside it, and said."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from fs_toolkit.cli.edited_report import LONGEST_NAME, backup_name, put
from fs_toolkit.core.problems import EnvironmentProblem

PETITIONS = '"Formal petitions, all levels of the city",petition/year,45000'


def reword(path: Path, old: str, new: str) -> None:
    """Change words as a person would, and save as another program would."""
    document = docx.Document(str(path))
    texts = [t for t in document.element.body.iter(qn("w:t")) if old in (t.text or "")]
    assert texts
    texts[0].text = texts[0].text.replace(old, new)
    document.save(str(path))


@pytest.fixture
def written(minimal, fs, tmp_path):
    """A small study, and its report."""
    target = tmp_path / "report.docx"
    assert fs("report", minimal.folder, "-o", target).status == 0
    return target


@pytest.fixture
def changed(minimal):
    """The same study a month later."""
    return minimal.replace("basis/quantities.csv", PETITIONS, PETITIONS.replace("45000", "47000"))


class TestUpdate:
    def test_keeps_a_copy_of_what_it_renews(self, written, changed, fs):
        reword(written, "Every number", "Each number")
        before = written.read_bytes()
        ran = fs("report", changed.folder, "--update", written)
        assert (ran.status, ran.stdout.strip()) == (0, str(written))
        backup = written.with_name("report.before-1.docx")
        assert backup.read_bytes() == before
        assert str(backup) in ran.stderr
        assert "edited by hand and kept: annex.evidence.intro" in ran.stderr
        again = fs("report", changed.folder, "--update", written)
        assert "nothing to change" in again.stderr
        assert len(list(written.parent.glob("*.docx"))) == 2

    def test_to_another_file_leaves_the_edited_one_alone(self, written, changed, fs, tmp_path):
        reword(written, "Every number", "Each number")
        before = written.read_bytes()
        other = tmp_path / "new.docx"
        assert fs("report", changed.folder, "--update", written, "-o", other).status == 0
        assert written.read_bytes() == before
        assert sorted(path.name for path in tmp_path.glob("*.docx")) == ["new.docx", "report.docx"]

    def test_says_all_of_it_as_json(self, written, changed, fs):
        reword(written, "Every number", "Each number")
        found = json.loads(fs("report", changed.folder, "--update", written, "--json").stdout)
        assert found["kept"] == ["annex.evidence.intro"]
        assert found["updated"]
        assert found["file"] == str(written)
        assert found["backup"].endswith("report.before-1.docx")
        kinds = {"unchanged", "deleted", "inserted", "duplicate", "left", "dangling", "offered"}
        assert kinds < found.keys()

    @pytest.mark.skipif(os.geteuid() == 0, reason="nothing is write-protected for root")
    def test_in_a_folder_that_nobody_may_write_in_nothing_is_written(
        self, written, changed, fs
    ):  # pragma: no cover
        before = written.read_bytes()
        written.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
        ran = fs("report", changed.folder, "--update", written)
        written.parent.chmod(stat.S_IRWXU)
        assert ran.status == 3
        assert written.read_bytes() == before

    def test_without_a_copy_nothing_is_written(self, written, changed, fs, monkeypatch):
        before = written.read_bytes()
        refused = OSError(30, "Read-only file system")

        def mkstemp(*_args: object, **_named: object) -> None:
            raise refused

        monkeypatch.setattr("fs_toolkit.core.files.tempfile.mkstemp", mkstemp)
        ran = fs("report", changed.folder, "--update", written)
        assert ran.status == 3
        assert ran.stderr.count("error:") == 1
        assert "renewed" not in ran.stderr
        assert written.read_bytes() == before

    def test_a_report_goes_on_in_its_own_language(self, minimal, fs, tmp_path):
        target = tmp_path / "korean.docx"
        assert fs("report", minimal.folder, "-o", target, "--lang", "ko").status == 0
        before = target.read_bytes()
        ran = fs("report", minimal.folder, "--update", target)
        assert ran.status == 0
        assert target.read_bytes() == before
        ran = fs("report", minimal.folder, "--update", target, "--lang", "en")
        assert ran.status == 1
        assert "this report is in Korean and would be renewed in English" in ran.stderr

    def test_the_report_of_another_city_is_refused(self, written, port, fs):
        before = written.read_bytes()
        ran = fs("report", port.folder, "--update", written)
        assert ran.status == 1
        (line,) = [line for line in ran.stderr.splitlines() if line.startswith("error:")]
        assert "Hanoi" in line
        assert "San Ysidro" in line or "the study is about" in line
        assert written.read_bytes() == before

    def test_a_file_of_somebody_else_is_refused_before_the_study_is_read(
        self, minimal, fs, tmp_path
    ):
        other = tmp_path / "other.docx"
        docx.Document().save(str(other))
        ran = fs("report", minimal.folder, "--update", other)
        assert ran.status == 1
        assert ran.stderr.startswith("error:")
        assert "not written by the toolkit" in ran.stderr


class TestPut:
    def test_never_over_what_somebody_saved_meanwhile(self, tmp_path):
        edited = tmp_path / "report.docx"
        edited.write_bytes(b"later words")
        with pytest.raises(EnvironmentProblem, match="saved by somebody"):
            put(edited, b"earlier words", b"renewed", edited)
        assert edited.read_bytes() == b"later words"
        assert [path.name for path in tmp_path.iterdir()] == ["report.docx"]

    def test_what_is_the_same_is_not_written(self, tmp_path, capsys):
        edited = tmp_path / "report.docx"
        edited.write_bytes(b"words")
        assert put(edited, b"words", b"words", edited) is None
        assert "nothing to change" in capsys.readouterr().err
        assert [path.name for path in tmp_path.iterdir()] == ["report.docx"]


class TestRenumber:
    def test_needs_no_study(self, written, fs, tmp_path, paragraphs_of):
        document = docx.Document(str(written))
        body = document.element.body
        captions = [p for p in document.paragraphs if p.text.startswith("Table\u00a0")]
        body.remove(captions[0]._p)
        document.save(str(written))
        ran = fs("report", "--renumber", written, "--json")
        assert ran.status == 0
        found = json.loads(ran.stdout)
        assert found["file"] == str(written)
        assert Path(found["backup"]).name == "report.before-1.docx"
        numbers = [
            text.split("  ")[0] for text in paragraphs_of(written) if text.startswith("Table ")
        ]
        assert len(numbers) >= len(captions) - 1
        assert len(set(numbers)) == len(set(filter(None, numbers)))

    def test_of_a_file_in_order_changes_nothing(self, written, fs):
        before = written.read_bytes()
        ran = fs("report", "--renumber", written)
        assert (ran.status, ran.stdout.strip()) == (0, str(written))
        assert "nothing to change" in ran.stderr
        assert written.read_bytes() == before
        assert len(list(written.parent.glob("*.docx"))) == 1

    def test_goes_with_no_study(self, minimal, written, fs):
        ran = fs("report", minimal.folder, "--renumber", written)
        assert ran.status == 2
        assert "--renumber FILE needs no study" in ran.stderr

    def test_of_a_file_of_somebody_else(self, fs, tmp_path):
        other = tmp_path / "other.docx"
        docx.Document().save(str(other))
        ran = fs("report", "--renumber", other)
        assert ran.status == 1
        assert "not written by the toolkit" in ran.stderr


def test_a_copy_of_a_file_that_cannot_be_written_does_not_stay(tmp_path, monkeypatch):
    from fs_toolkit.core import files
    from fs_toolkit.core.problems import EnvironmentProblem

    edited = tmp_path / "report.docx"
    edited.write_bytes(b"before")
    write = files.write_whole

    def refuse(path, data):
        if path == edited:
            raise EnvironmentProblem("locked", "Close it.")
        write(path, data)

    monkeypatch.setattr(files, "write_whole", refuse)
    with pytest.raises(EnvironmentProblem):
        put(edited, b"before", b"after", edited)
    assert [each.name for each in tmp_path.iterdir()] == ["report.docx"]
    assert edited.read_bytes() == b"before"


@pytest.mark.parametrize(
    ("lock", "program"), [("~$port.docx", "Word"), (".~lock.report.docx#", "LibreOffice")]
)
def test_a_program_that_has_the_file_open_is_named(tmp_path, capsys, lock, program):
    edited = tmp_path / "report.docx"
    edited.write_bytes(b"before")
    put(edited, b"before", b"after", edited)
    assert "open in" not in capsys.readouterr().err
    (tmp_path / lock).touch()
    put(edited, b"after", b"again", edited)
    assert f"report.docx seems to be open in {program}" in capsys.readouterr().err


class TestBackupName:
    def test_is_free(self, tmp_path):
        edited = tmp_path / "report.docx"
        assert backup_name(edited).name == "report.before-1.docx"
        backup_name(edited).touch()
        assert backup_name(edited).name == "report.before-2.docx"

    @pytest.mark.parametrize("stem", ["r" * 250, "보고서" * 30, "Báo cáo " * 20])
    def test_fits_on_every_disk(self, tmp_path, stem):
        name = backup_name(tmp_path / f"{stem}.docx").name
        assert len(name.encode()) <= LONGEST_NAME
        assert name.endswith(".before-1.docx")
        assert not set(name) & set('<>:"/\\|?*')

    def test_has_no_space_or_dot_where_windows_drops_it(self, tmp_path):
        assert backup_name(tmp_path / "report . .docx").name == "report.before-1.docx"


@pytest.mark.parametrize("command", ["--update", "--renumber"])
def test_a_file_that_is_none_of_words_is_refused_in_one_line(fs, port, tmp_path, command):
    edited = tmp_path / "edited.docx"
    edited.write_bytes(b"%PDF-1.7 not a Word file")
    study = (port.folder,) if command == "--update" else ()
    ran = fs("report", *study, command, edited)
    assert ran.status == 1
    assert ran.stderr.count("error:") == 1
    assert edited.read_bytes() == b"%PDF-1.7 not a Word file"
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["edited.docx"]


def test_macros_of_an_edited_report_are_kept_out_of_what_is_written(fs, port, tmp_path):
    import io
    import zipfile

    path = tmp_path / "report.docx"
    assert fs("report", port.folder, "-o", path, "--no-pages").status == 0
    parts = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(parts, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"macro")
    path.write_bytes(parts.getvalue())
    ran = fs("report", port.folder, "--update", path, "-o", tmp_path / "new.docx", "--no-pages")
    assert ran.status == 0
    assert "macro" in ran.stderr
    with zipfile.ZipFile(tmp_path / "new.docx") as archive:
        assert "word/vbaProject.bin" not in archive.namelist()
