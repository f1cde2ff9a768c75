"""New studies, copies and tables: names of folders, skeletons, and nothing half written."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.core.files import shipped
from fs_toolkit.core.problems import EnvironmentProblem
from fs_toolkit.core.wide import wide_from_csv
from fs_toolkit.study import Study, check
from fs_toolkit.writers.study_folder import (
    BOM,
    Beginning,
    FolderExists,
    copy_of,
    csv_bytes,
    folder_name,
    skeleton,
    write_study,
    write_table,
)

TODAY = date(2026, 11, 28)


class TestFolderName:
    @pytest.mark.parametrize(
        ("city", "name"),
        [
            ("Đà Nẵng", "da_nang"), ("Tver", "tver"), ("São Paulo", "sao_paulo"), ("Łódź", "lodz"),
            ("Port-au-Prince", "port_au_prince"), ("Xi'an", "xian"), ("Gießen", "giessen"),
            ("서울", ""), ("Москва", ""), ("서울 Seoul", ""), ("काठमाडौं", ""), ("..", ""),
        ],
    )  # fmt: skip
    def test_is_latin_letters_without_marks(self, city, name):
        assert folder_name(city) == name

    @given(st.text(max_size=120))
    def test_is_empty_or_a_plain_name(self, city):
        name = folder_name(city)
        assert name == "" or (name.isascii() and name.replace("_", "").isalnum())
        assert len(name) <= 60


class TestSkeleton:
    @pytest.mark.parametrize("language", ["en", "ko"])
    def test_is_a_study_with_warnings_only(self, tmp_path, language):
        target = tmp_path / "ada"
        write_study(target, skeleton(Beginning("Port Ada", language=language), "ada", TODAY))
        codes = {(each.code, each.severity) for each in check(target)}
        assert codes == {("STU010", "warning"), ("STU011", "warning")}
        study = Study.read(target)
        assert study.basis.about.language == language
        assert study.basis.value("opening_year") == 2029

    def test_tables_carry_a_byte_order_mark(self):
        files = skeleton(Beginning("Port Ada"), "ada", TODAY)
        tables = [data for file, data in files.items() if file.endswith(".csv")]
        assert tables
        assert all(data.startswith(BOM) and b"\r" not in data for data in tables)

    def test_what_was_given_is_not_assumed(self, tmp_path):
        known = Beginning("Port Ada", "Examplia", "One desk", "en", "EUR", 2030)
        write_study(tmp_path / "ada", skeleton(known, "ada", TODAY))
        about = Study.read(tmp_path / "ada").basis.about
        assert not {"country", "project", "currency", "first_year"} & {
            each.what for each in about.assumed
        }
        assert (about.country, about.project) == ("Examplia", "One desk")

    @pytest.mark.parametrize(
        "name", ["No", "Ada: # {city}", '"Ada"', "- Ada", "{project}", "Ada's", "Null", "ỳ: [1"]
    )
    def test_any_name_is_read_back_as_it_was_given(self, tmp_path, name):
        known = Beginning(name, country=name, project=name)
        write_study(tmp_path / "ada", skeleton(known, "ada", TODAY))
        about = Study.read(tmp_path / "ada").basis.about
        assert (about.city, about.country, about.project) == (name, name, name)

    def test_a_reminder_ends_when_the_value_is_another(self, tmp_path):
        target = tmp_path / "ada"
        write_study(target, skeleton(Beginning("Port Ada"), "ada", TODAY))
        before = len(check(target))
        settings = target / "basis/settings.yaml"
        settings.write_text(settings.read_text().replace("currency: USD", "currency: EUR"))
        assert len(check(target)) == before - 1
        about = target / "study.yaml"
        about.write_text(about.read_text().replace('  - {what: years, value: "10"}\n', ""))
        assert len(check(target)) == before - 2


class TestCopy:
    def test_is_the_same_study_with_a_readme(self, tmp_path):
        source = shipped("studies", "example")
        words = {"source": "Port Exempla", "name": "Port Ada", "folder": "ada"}
        write_study(tmp_path / "ada", copy_of(source, words, "en"))
        copy, original = Study.read(tmp_path / "ada"), Study.read(source)
        assert copy.fingerprint == original.fingerprint
        assert copy.basis.about.fictional
        assert copy.basis.about.worked_example
        readme = (tmp_path / "ada/README.md").read_text()
        assert "Nothing in this folder is about Port Ada" in readme
        assert "{" not in readme


class TestWriting:
    def test_never_over_anything(self, tmp_path):
        (tmp_path / "ada").mkdir()
        with pytest.raises(FolderExists, match="exists already"):
            write_study(tmp_path / "ada", {"a.txt": b""})
        (tmp_path / "link").symlink_to(tmp_path / "nowhere")
        with pytest.raises(FolderExists):
            write_study(tmp_path / "link", {"a.txt": b""})
        assert list((tmp_path / "ada").iterdir()) == []

    def test_nothing_is_left_of_what_cannot_be_finished(self, tmp_path, monkeypatch):
        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Path, "write_bytes", full)
        with pytest.raises(EnvironmentProblem, match="No space left"):
            write_study(tmp_path / "ada", {"a.txt": b""})
        assert list(tmp_path.iterdir()) == []

    def test_the_folder_above_must_exist_and_be_writable(self, tmp_path):
        with pytest.raises(EnvironmentProblem, match="does not exist"):
            write_study(tmp_path / "nowhere/ada", {})
        if os.geteuid() == 0:
            pytest.skip("nothing is write-protected for the superuser")
        tmp_path.chmod(0o555)
        with pytest.raises(EnvironmentProblem, match="cannot be written"):
            write_study(tmp_path / "ada", {})


HEADER, ROWS = ("person", "q1"), [("p1", "5"), ("p2", "một, hai")]


def test_what_is_written_is_read_back(tmp_path):
    path = write_table(tmp_path, "technical/responses/r.csv", HEADER, ROWS)
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in data
    table, findings = wide_from_csv(data, "r.csv")
    assert findings == []
    assert table is not None
    assert (table.columns, list(table.rows)) == (HEADER, ROWS)


def test_a_table_is_replaced_whole(tmp_path):
    write_table(tmp_path, "technical/responses/r.csv", HEADER, ROWS)
    write_table(tmp_path, "technical/responses/r.csv", HEADER, ROWS[:1])
    path = tmp_path / "technical/responses/r.csv"
    assert path.read_bytes() == csv_bytes(HEADER, ROWS[:1])
    assert os.listdir(path.parent) == ["r.csv"]


def test_a_row_that_fails_leaves_the_old_file(tmp_path):
    path = write_table(tmp_path, "technical/responses/r.csv", HEADER, ROWS)
    before = path.read_bytes()

    def broken():
        yield ROWS[0]
        raise ValueError("no more rows")

    with pytest.raises(ValueError, match="no more rows"):
        write_table(tmp_path, "technical/responses/r.csv", HEADER, broken())
    assert path.read_bytes() == before


def test_nothing_is_written_outside_the_study(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    study = tmp_path / "study"
    (study / "technical").mkdir(parents=True)
    (study / "technical/responses").symlink_to(outside)
    with pytest.raises(EnvironmentProblem, match="leads out of the study"):
        write_table(study, "technical/responses/r.csv", HEADER, ROWS)
    with pytest.raises(EnvironmentProblem, match="leads out of the study"):
        write_table(study, "../r.csv", HEADER, ROWS)
    assert os.listdir(outside) == []


class TestWriteProse:
    def test_keeps_mark_line_ends_and_a_copy(self, tmp_path):
        from fs_toolkit.writers.study_folder import write_prose

        path = tmp_path / "economics" / "conclusion.md"
        path.parent.mkdir()
        path.write_bytes(b"\xef\xbb\xbfOne.\r\n\r\nTwo.\r\n")
        backup = write_prose(tmp_path, "economics/conclusion.md", "One.\n\nTwo.\n", "One.\n\n3.\n")
        assert path.read_bytes() == b"\xef\xbb\xbfOne.\r\n\r\n3.\r\n"
        assert backup.read_bytes() == b"\xef\xbb\xbfOne.\r\n\r\nTwo.\r\n"
        assert backup == tmp_path / "out/before-pull/economics/conclusion.1.md"
        assert write_prose(tmp_path, "economics/conclusion.md", "One.\n\n3.\n", "4.\n").name == (
            "conclusion.2.md"
        )

    def test_refuses_what_changed_meanwhile_or_lies_outside(self, tmp_path):
        from fs_toolkit.core.problems import EnvironmentProblem
        from fs_toolkit.writers.study_folder import write_prose

        (tmp_path / "study").mkdir()
        (tmp_path / "other.md").write_text("Other.\n")
        (tmp_path / "study" / "a.md").write_text("One.\n")
        (tmp_path / "study" / "link.md").symlink_to(tmp_path / "other.md")
        for file in ("a.md", "../other.md", "link.md", "none.md"):
            with pytest.raises(EnvironmentProblem):
                write_prose(tmp_path / "study", file, "Other words.\n", "New.\n")
        assert (tmp_path / "other.md").read_text() == "Other.\n"
        assert (tmp_path / "study" / "a.md").read_text() == "One.\n"
