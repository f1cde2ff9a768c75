"""Finding a study by what the user typed, and saying what is wrong with it."""

from __future__ import annotations

import json

import click
import pytest

from fs_toolkit.cli.studies import find_study, in_plain_words, print_findings, print_json
from fs_toolkit.core.findings import NOWHERE, Finding, Place
from fs_toolkit.core.problems import EnvironmentProblem


class TestFindStudy:
    def test_a_folder_is_itself(self, hanoi):
        assert find_study(str(hanoi.folder)) == (hanoi.folder, False)

    def test_a_shipped_study_answers_to_its_name(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        folder, ships = find_study("hanoi")
        assert ships
        assert (folder / "study.yaml").is_file()

    @pytest.mark.parametrize("text", ["..", "studies", "../studies/hanoi", "x/hanoi", "", "\0"])
    def test_nothing_else_ships(self, tmp_path, monkeypatch, text):
        (tmp_path / "here").mkdir()
        monkeypatch.chdir(tmp_path / "here")
        if text == "..":
            assert find_study(text)[1] is False
        else:
            with pytest.raises(click.UsageError, match=r"there is no folder|is no study|is empty"):
                find_study(text)

    def test_suggests_a_study_beside(self, hanoi, monkeypatch):
        monkeypatch.chdir(hanoi.folder.parent)
        with pytest.raises(click.UsageError, match="Did you mean 'hanoi'"):
            find_study("hanoy")

    def test_refuses_a_file(self, hanoi):
        with pytest.raises(click.UsageError, match="name the folder of the study"):
            find_study(str(hanoi.folder / "study.yaml"))

    def test_refuses_a_folder_of_studies(self, hanoi):
        with pytest.raises(click.UsageError, match="name one of the studies in it"):
            find_study(str(hanoi.folder.parent))


class TestInPlainWords:
    def test_a_problem_of_the_machine_is_one_line_and_status_3(self, capsys):
        with pytest.raises(click.exceptions.Exit) as exit_, in_plain_words():
            raise EnvironmentProblem("the disk is full", "Free some space.")
        assert exit_.value.exit_code == 3
        assert capsys.readouterr().err == "error: the disk is full. Free some space.\n"

    def test_a_mistake_of_ours_keeps_its_traceback(self):
        with pytest.raises(KeyError), in_plain_words():
            raise KeyError("ours")


class TestPrintFindings:
    def test_one_without_a_place_has_none(self, tmp_path, capsys):
        print_findings(tmp_path, [Finding("ECO001", "error", NOWHERE, "a problem", "A cure.")])
        assert capsys.readouterr().err == "error ECO001: a problem\n    A cure.\n"

    def test_errors_stand_first_and_else_in_order(self, tmp_path, capsys):
        found = [
            Finding("A001", "note", Place("a.csv", 1), "a", "A."),
            Finding("B001", "error", Place("b.csv", 2), "b", "B."),
            Finding("C001", "error", Place("a.csv", 9), "c", "C."),
        ]
        print_findings(tmp_path, found, to_stderr=False)
        lines = capsys.readouterr().out.splitlines()[::2]
        assert [line.split(":")[0] for line in lines] == ["error B001", "error C001", "note A001"]


class TestPrintJson:
    def test_what_json_has_no_word_for_is_null(self, capsys):
        infinite, none = float("inf"), float("nan")
        print_json({"npv": none, "options": [{"bcr": infinite}, (-infinite, 1.5)]})
        printed = json.loads(capsys.readouterr().out)
        assert printed == {"npv": None, "options": [{"bcr": None}, [None, 1.5]]}

    def test_is_ascii(self, capsys):
        print_json({"name": "Hà Nội"})
        assert capsys.readouterr().out.isascii()
