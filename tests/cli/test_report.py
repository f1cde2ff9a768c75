"""`fs report`: where it writes, in which language, and what it says."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest


@pytest.fixture
def report(minimal, fs, tmp_path, paragraphs_of):
    """Write the report of a small study with options; its paragraphs."""

    def write(*options: str) -> list[str]:
        target = tmp_path / "report.docx"
        ran = fs("report", minimal.folder, "-o", target, *options)
        assert (ran.status, ran.stdout.strip()) == (0, str(target))
        return paragraphs_of(target)

    return write


class TestTarget:
    def test_is_a_file_in_the_study(self, minimal, fs):
        ran = fs("report", minimal.folder)
        assert ran.status == 0
        assert ran.stdout.strip() == str(minimal.folder / "out" / "report.docx")
        assert [path.name for path in (minimal.folder / "out").iterdir()] == ["report.docx"]
        assert 'printed in the annex "Limitations"' in ran.stderr

    def test_does_not_count_as_part_of_the_study(self, minimal, fs):
        first = fs("report", minimal.folder)
        assert fs("check", minimal.folder).status == 0
        assert fs("report", minimal.folder) == first

    def test_of_a_shipped_study_lies_beside_the_user(self, fs, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        ran = fs("report", "studies/hanoi")
        assert (ran.status, ran.stdout.strip()) == (0, "hanoi-report.docx")
        assert "using the study that ships with fs_toolkit" in ran.stderr
        assert [path.name for path in tmp_path.iterdir()] == ["hanoi-report.docx"]

    def test_a_study_of_ones_own_comes_before_a_shipped_one(self, minimal, fs, monkeypatch):
        monkeypatch.chdir(minimal.folder.parent)
        ran = fs("report", "hanoi")
        assert ran.stdout.strip() == str(Path("hanoi/out/report.docx"))
        assert "ships" not in ran.stderr


class TestOptions:
    def test_language(self, report):
        english, korean = report(), report("--lang", "ko")
        assert "Executive summary" in english
        assert "Executive summary" not in korean
        assert sum("가" <= letter <= "힣" for letter in "".join(korean)) > 5_000

    def test_stage(self, report):
        draft, early = report(), report("--stage", "inception")
        only_early = set(early) - set(draft)
        assert any("inception" in paragraph.casefold() for paragraph in only_early)

    def test_update_without_edits_changes_nothing(self, minimal, fs, tmp_path):
        target = tmp_path / "report.docx"
        assert fs("report", minimal.folder, "-o", target).status == 0
        before = target.read_bytes()
        ran = fs("report", minimal.folder, "--update", target)
        assert ran.status == 0
        assert "0 renewed, 0 new" in ran.stderr
        assert "nothing to change" in ran.stderr
        assert target.read_bytes() == before
        assert [path.name for path in tmp_path.glob("*.docx")] == ["report.docx"]

    def test_json_stands_alone_on_stdout(self, minimal, fs, tmp_path):
        target = tmp_path / "report.docx"
        ran = fs("report", minimal.folder, "-o", target, "--json")
        found = json.loads(ran.stdout)
        assert found["file"] == str(target)
        assert found["warnings"] > 0

    def test_no_study_is_wrong_usage(self, fs):
        ran = fs("report")
        assert ran.status == 2
        assert "name the folder of the study" in ran.stderr

    def test_update_of_nothing(self, minimal, fs, tmp_path):
        ran = fs("report", minimal.folder, "--update", tmp_path / "none.docx")
        assert ran.status == 2
        assert "does not exist" in ran.stderr


class TestTheMachine:
    def test_a_broken_installation_is_said_in_one_line(self, minimal, fs, monkeypatch):
        from fs_toolkit.core import files

        def gone(*parts: str) -> Path:
            from fs_toolkit.core.problems import EnvironmentProblem

            raise EnvironmentProblem(f"{'/'.join(parts)} is missing", "Install it again.")

        monkeypatch.setattr("fs_toolkit.writers.delivery.shipped", gone)
        assert files.shipped is not gone
        ran = fs("report", minimal.folder)
        assert ran.status == 3
        assert ran.stderr.splitlines()[-1].startswith("error: templates/report.docx is missing.")
        assert not shutil.os.path.exists(minimal.folder / "out")
