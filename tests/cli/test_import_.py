from __future__ import annotations

import json
import os

import pytest
from click.testing import CliRunner

from fs_toolkit.cli import main

SURVEYS = "id,name,group,population,drawn\nresidents,Residents,citizens,adults,by lot\n"
ITEMS = "id,survey,scale,text\neasy,residents,Ease,It is easy.\nfair,residents,Ease,It is fair.\n"
WORDS = "survey,column,word,value\nresidents,,Strongly agree,5\n"
EXPORT = "Họ và tên;Email;easy;fair\nNguyễn Văn An;an@example.org;5;Strongly agree\n;;1;\n"
SECRETS = ("Nguyễn Văn An", "an@example.org")


@pytest.fixture
def study(tmp_path):
    folder = tmp_path / "study" / "technical"
    folder.mkdir(parents=True)
    (folder / "surveys.csv").write_text(SURVEYS)
    (folder / "survey_items.csv").write_text(ITEMS)
    (folder / "survey_words.csv").write_text(WORDS)
    return folder.parent


@pytest.fixture
def export(tmp_path):
    path = tmp_path / "export.csv"
    path.write_text(EXPORT, encoding="utf-8-sig")
    return path


def run(*arguments):
    return CliRunner().invoke(main, ["import", *map(str, arguments)])


def written(study):
    return study / "technical/responses/residents.csv"


def test_writes_codes_and_steps_and_no_names(study, export):
    result = run(study, export, "--survey", "residents")
    assert result.exit_code == 0, result.output
    text = written(study).read_text(encoding="utf-8-sig")
    assert text == "person,easy,fair\np0001,5,5\np0002,1,\n"
    assert "dropped, name: Họ và tên (1)" in result.stdout
    assert "dropped, e-mail: Email (1)" in result.stdout
    assert "people kept: 2; rows without any answer: 0" in result.stdout
    assert "answers: 3; missing: 1; off the scale: 0" in result.stdout
    assert [secret for secret in SECRETS if secret in result.output] == []
    for folder, _, files in os.walk(study):
        for file in files:
            with open(os.path.join(folder, file), encoding="utf-8-sig") as opened:
                assert [secret for secret in SECRETS if secret in opened.read()] == []


def test_replaces_the_answers_of_this_survey_alone(study, export):
    other = study / "technical/responses/officials.csv"
    other.parent.mkdir()
    other.write_text("person,o\np1,5\n")
    written(study).write_text("person,easy\np9,5\n")
    assert run(study, export, "--survey", "residents").exit_code == 0
    assert other.read_text() == "person,o\np1,5\n"
    assert "p9" not in written(study).read_text()


def test_a_dry_run_says_the_same_and_writes_nothing(study, export):
    result = run(study, export, "--survey", "residents", "--dry-run")
    assert result.exit_code == 0
    assert "people kept: 2" in result.stdout
    assert "written" not in result.stdout
    assert not written(study).exists()


def test_json_stands_alone_on_stdout(study, export):
    result = run(study, export, "--survey", "residents", "--json")
    done = json.loads(result.stdout)
    assert done["written"] is True
    assert (done["people"], done["answers"], done["missing"]) == (2, 3, 1)
    assert done["file"] == "technical/responses/residents.csv"
    assert [each["why"] for each in done["dropped"]] == ["name", "e-mail"]
    assert [secret for secret in SECRETS if secret in result.stdout] == []


def test_a_file_with_mistakes_writes_nothing_and_lists_them_all(study, export):
    export.write_text("easy,fair\n9,5\n5,x\n1,1\n")
    result = run(study, export, "--survey", "residents")
    assert result.exit_code == 1
    assert result.stderr.count("IMP003") == 2
    assert "2 to put right; nothing was written" in result.stderr
    assert not written(study).exists()
    done = json.loads(run(study, export, "--survey", "residents", "--json").stdout)
    assert done["written"] is False
    assert [each["code"] for each in done["findings"]] == ["IMP003", "IMP003"]
    assert run(study, export, "--survey", "residents", "--leave-out").exit_code == 0


def test_the_list_of_mistakes_has_an_end(study, export):
    export.write_text("easy,fair\n" + "9,8\n" * 1_000)
    result = run(study, export, "--survey", "residents")
    assert result.exit_code == 1
    assert result.stderr.count("IMP003") <= 50
    assert "more like this" in result.stderr


def test_an_old_file_stays_if_a_new_one_is_wrong(study, export):
    run(study, export, "--survey", "residents")
    before = written(study).read_bytes()
    export.write_text("easy,fair\n9,5\n")
    assert run(study, export, "--survey", "residents").exit_code == 1
    assert written(study).read_bytes() == before


def test_mistakes_of_the_tables_that_explain_an_export_come_first(study, export):
    (study / "technical/survey_items.csv").write_text(ITEMS + "Bad id,residents,Ease,x\n")
    result = run(study, export, "--survey", "residents")
    assert result.exit_code == 1
    assert "technical/survey_items.csv:4" in result.stderr


def test_mistakes_elsewhere_do_not_matter(study, export):
    (study / "technical/swot.csv").write_text("id,kinds\n")
    assert run(study, export, "--survey", "residents").exit_code == 0


def test_a_workbook_of_answers_is_in_the_way(study, export):
    written(study).parent.mkdir()
    written(study).with_suffix(".xlsx").write_bytes(b"")
    result = run(study, export, "--survey", "residents")
    assert result.exit_code == 1
    assert "IMP008" in result.stderr


@pytest.mark.parametrize(
    ("survey", "words"),
    [("resident", "Did you mean 'residents'?"), ("officials", "There are: residents.")],
)
def test_an_unknown_survey_is_wrong_usage(study, export, survey, words):
    result = run(study, export, "--survey", survey)
    assert result.exit_code == 2
    assert words in result.stderr


def test_a_survey_without_items_is_wrong_usage(study, export):
    (study / "technical/survey_items.csv").write_text("id,survey,scale,text\n")
    result = run(study, export, "--survey", "residents")
    assert result.exit_code == 2
    assert "no item of 'residents'" in result.stderr


def test_a_file_that_is_not_there_is_said_to_be(study, tmp_path):
    result = run(study, tmp_path / "none.csv", "--survey", "residents")
    assert result.exit_code == 3
    assert "none.csv" in result.stderr


def test_a_study_that_ships_is_not_written_to(export, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run("hanoi", export, "--survey", "citizens")
    assert result.exit_code == 2
    assert "copy it, or add --dry-run" in result.stderr
