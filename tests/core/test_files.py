from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from fs_toolkit.core import files
from fs_toolkit.core.files import (
    Entry,
    content,
    entries,
    is_left_alone,
    shipped,
    study_hash,
    write_whole,
)
from fs_toolkit.core.formats import INSIDE, OPENED, SIZE, Misread
from fs_toolkit.core.problems import EnvironmentProblem

needs_links = pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")


@pytest.fixture
def study(tmp_path: Path) -> Path:
    folder = tmp_path / "hanoi"
    (folder / "basis").mkdir(parents=True)
    (folder / "study.yaml").write_text("city: Hanoi\n", encoding="utf-8")
    (folder / "basis" / "sources.csv").write_text("id,title\na,b\n", encoding="utf-8")
    return folder


def names(study: Path, folder: str = "") -> list[str]:
    found, findings = entries(study, folder)
    assert findings == []
    return [entry.name for entry in found]


class TestEntries:
    def test_lie_in_order_with_their_place(self, study: Path) -> None:
        found, _ = entries(study, "basis")
        assert [(entry.file, entry.is_folder) for entry in found] == [("basis/sources.csv", False)]
        assert names(study) == ["basis", "study.yaml"]

    def test_of_people_and_programs_are_left_alone(self, study: Path) -> None:
        for name in (
            "~$lines.xlsx",
            "Thumbs.db",
            ".DS_Store",
            "README.md",
            "desktop.ini",
            ".~lock.x#",
        ):
            (study / name).write_bytes(b"x")
        for name in ("out", ".git"):
            (study / name).mkdir()
        assert names(study) == ["basis", "study.yaml"]
        assert not is_left_alone("read.csv")

    def test_out_is_left_alone_at_the_top_only(self, study: Path) -> None:
        (study / "basis" / "out").mkdir()
        assert names(study, "basis") == ["out", "sources.csv"]

    @needs_links
    def test_a_link_out_of_the_study_is_refused_with_its_place(self, study: Path) -> None:
        secret = study.parent / "secret.csv"
        secret.write_text("x", encoding="utf-8")
        (study / "basis" / "lines.csv").symlink_to(secret)
        found, findings = entries(study, "basis")
        assert [entry.name for entry in found] == ["sources.csv"]
        assert [(finding.code, finding.place.file) for finding in findings] == [
            (INSIDE.code, "basis/lines.csv")
        ]
        assert "Copy the file" in findings[0].cure

    @needs_links
    @pytest.mark.parametrize("target", ["..", "/", "../.."])
    @pytest.mark.parametrize("name", ["legal", "out"])
    def test_a_folder_that_leads_out_is_refused_even_for_output(
        self, study: Path, target: str, name: str
    ) -> None:
        (study / name).symlink_to(target)
        found, findings = entries(study)
        assert name not in [entry.name for entry in found]
        assert [finding.code for finding in findings] == [INSIDE.code]

    @needs_links
    def test_a_link_within_the_study_is_followed(self, study: Path) -> None:
        (study / "basis" / "copy.csv").symlink_to("sources.csv")
        assert names(study, "basis") == ["copy.csv", "sources.csv"]

    @needs_links
    @pytest.mark.parametrize("target", ["nowhere.csv", "circle.csv"])
    def test_a_link_to_nothing_is_refused(self, study: Path, target: str) -> None:
        (study / "circle.csv").symlink_to(target)
        findings = entries(study)[1]
        assert [finding.problem for finding in findings] == ["this link leads nowhere"]

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
    def test_a_pipe_is_refused_and_never_opened(self, study: Path) -> None:
        os.mkfifo(study / "lines.csv")
        findings = entries(study)[1]
        assert [(finding.code, finding.place.file) for finding in findings] == [
            (OPENED.code, "lines.csv")
        ]
        with pytest.raises(Misread):
            content(Entry("lines.csv", study / "lines.csv", "lines.csv", is_folder=False))

    def test_very_many_are_refused(self, study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(files, "MOST_ENTRIES", 1)
        assert [finding.code for finding in entries(study)[1]] == [SIZE.code]

    def test_of_a_folder_that_is_not_there_are_a_finding(self, study: Path) -> None:
        found, (finding,) = entries(study / "nowhere")
        assert (found, finding.code) == ([], OPENED.code)
        assert "not there" in finding.problem
        assert "this is a file" in entries(study / "study.yaml")[1][0].problem

    def test_have_composed_names(self, study: Path) -> None:
        (study / "Ha\u0300.png").write_bytes(b"")
        assert "Hà.png" in names(study)


class TestContent:
    def test_is_the_bytes(self, study: Path) -> None:
        assert content(entries(study, "basis")[0][0]) == b"id,title\na,b\n"

    def test_of_a_file_too_large_is_refused(
        self, study: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(files, "LARGEST", 5)
        with pytest.raises(Misread, match="larger than") as refusal:
            content(entries(study, "basis")[0][0])
        assert refusal.value.rule is SIZE

    def test_of_a_file_that_cannot_be_read_is_refused(
        self, study: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        entry = entries(study, "basis")[0][0]

        def locked(*_: object) -> int:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(os, "open", locked)
        with pytest.raises(Misread, match="another program") as refusal:
            content(entry)
        assert refusal.value.rule is OPENED


class TestStudyHash:
    def test_is_that_of_the_contents(self, study: Path) -> None:
        before = study_hash(study)
        assert len(before) == 64
        (study / "basis" / "sources.csv").write_bytes(b"\xef\xbb\xbfid,title\r\na,b\r\n")
        assert study_hash(study) == before  # line ends and the mark do not count
        (study / "out").mkdir()
        (study / "out" / "report.docx").write_bytes(b"x")
        (study / ".notes").write_bytes(b"x")
        assert study_hash(study) == before  # no part of the study
        (study / "basis" / "sources.csv").write_bytes(b"id,title\na,c\n")
        assert study_hash(study) != before

    def test_sees_a_file_that_moved(self, study: Path) -> None:
        before = study_hash(study)
        (study / "study.yaml").rename(study / "basis" / "study.yaml")
        assert study_hash(study) != before

    def test_does_not_depend_on_where_the_study_lies(self, study: Path) -> None:
        before = study_hash(study)
        assert study_hash(study.rename(study.parent / "elsewhere")) == before

    @needs_links
    def test_does_not_follow_links_out(self, study: Path) -> None:
        before = study_hash(study)
        (study / "legal").symlink_to("/")
        assert study_hash(study) == before


class TestShipped:
    def test_finds_what_lies_beside_the_package(self) -> None:
        assert shipped("templates").is_dir()

    def test_prefers_what_lies_in_the_package(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        inside = tmp_path / "fs_toolkit" / "shipped" / "templates"
        inside.mkdir(parents=True)
        (tmp_path / "templates").mkdir()
        monkeypatch.setattr(files, "__file__", str(tmp_path / "fs_toolkit" / "core" / "files.py"))
        assert shipped("templates") == inside

    def test_takes_no_folder_of_another_package(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "templates").mkdir()  # site-packages may hold one
        monkeypatch.setattr(files, "__file__", str(tmp_path / "fs_toolkit" / "core" / "files.py"))
        with pytest.raises(EnvironmentProblem, match="templates is missing"):
            shipped("templates")


class TestWriteWhole:
    def test_puts_the_bytes_in_place_and_leaves_nothing_else(self, tmp_path: Path) -> None:
        target = tmp_path / "out" / "report.docx"
        write_whole(target, b"one")
        write_whole(target, b"two")
        assert target.read_bytes() == b"two"
        assert os.listdir(target.parent) == ["report.docx"]

    @pytest.mark.skipif(os.name == "nt", reason="permissions of Unix")
    def test_keeps_the_permissions_of_the_old_file(self, tmp_path: Path) -> None:
        target = tmp_path / "report.docx"
        target.write_bytes(b"one")
        target.chmod(0o640)
        write_whole(target, b"two")
        assert stat.S_IMODE(target.stat().st_mode) == 0o640

    def test_a_write_protected_target_stays_as_it_was(self, tmp_path: Path) -> None:
        target = tmp_path / "report.docx"
        target.write_bytes(b"one")
        target.chmod(0o444)
        with pytest.raises(EnvironmentProblem, match="write-protected"):
            write_whole(target, b"two")
        assert target.read_bytes() == b"one"
        target.chmod(0o644)

    def test_a_target_that_another_program_holds_stays_as_it_was(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        target = tmp_path / "report.docx"
        target.write_bytes(b"one")

        def locked(*_: object) -> None:
            raise PermissionError(13, "The process cannot access the file")

        monkeypatch.setattr(os, "replace", locked)
        with pytest.raises(EnvironmentProblem, match="open in another program") as problem:
            write_whole(target, b"two")
        assert "\n" not in str(problem.value)
        assert target.read_bytes() == b"one"
        assert os.listdir(tmp_path) == ["report.docx"]

    def test_a_full_disk_leaves_nothing_half_written(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(EnvironmentProblem, match="No space left"):
            write_whole(tmp_path / "report.docx", b"two")
        assert os.listdir(tmp_path) == []

    def test_a_folder_that_is_not_there_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(EnvironmentProblem, match="does not exist"):
            write_whole(tmp_path / "a" / "b" / "report.docx", b"x")

    def test_a_target_that_is_no_file_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(EnvironmentProblem, match="not a file"):
            write_whole(tmp_path, b"x")

    @needs_links
    def test_a_link_is_replaced_and_not_followed(self, tmp_path: Path) -> None:
        precious = tmp_path / "precious"
        precious.write_bytes(b"keep")
        target = tmp_path / "report.docx"
        target.symlink_to(precious)
        write_whole(target, b"x")
        assert (precious.read_bytes(), target.read_bytes()) == (b"keep", b"x")
