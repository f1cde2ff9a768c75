"""`fs translations`."""

from __future__ import annotations

import csv


def test_writes_the_table_and_says_how_far_the_work_is(fs, port):
    ran = fs("translations", port.folder, "--lang", "ko")
    path = port.folder / "translations" / "ko.csv"
    assert ran.status == 0
    assert ran.stdout.strip() == str(path)
    assert "0 of " in ran.stderr
    with path.open(encoding="utf-8-sig", newline="") as table:
        first = next(csv.DictReader(table))
    assert (first["file"], first["field"]) == ("study.yaml", "city")


def test_again_it_changes_nothing(fs, port):
    fs("translations", port.folder, "--lang", "ko")
    before = port.state()
    assert fs("translations", port.folder, "--lang", "ko").status == 0
    assert port.state() == before


def test_a_study_with_the_table_is_a_study_without_mistakes(fs, port):
    fs("translations", port.folder, "--lang", "ko")
    assert fs("check", port.folder).status == 0


def test_into_its_own_language_is_wrong_usage(fs, port):
    ran = fs("translations", port.folder, "--lang", "en")
    assert ran.status == 2
    assert "is written in 'en' already" in ran.stderr
    assert not (port.folder / "translations").exists()


def test_a_study_that_ships_is_not_written_to(fs, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ran = fs("translations", "hanoi", "--lang", "ko")
    assert ran.status == 2
    assert "fs new CITY --from hanoi" in ran.stderr


def test_a_study_with_mistakes_writes_nothing(fs, port):
    port.write("economics/options.csv", "id,name\nA B,\n")
    before = port.state()
    ran = fs("translations", port.folder, "--lang", "ko")
    assert ran.status == 1
    assert "economics/options.csv" in ran.stderr
    assert port.state() == before
