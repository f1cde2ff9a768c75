"""`fs todo`: the list for people, for programs and for Excel."""

from __future__ import annotations

import json

import openpyxl
import pytest


@pytest.fixture
def ada(tmp_path, fs):
    """A new study."""
    fs("new", "Ada", "-o", tmp_path / "ada")
    return tmp_path / "ada"


def test_lists_by_sub_item_and_counts(ada, fs):
    ran = fs("todo", ada)
    assert ran.status == 0
    assert "1.1 Overview" in ran.stdout
    assert "environment/profile.csv" in ran.stdout
    assert "Waiting for" in ran.stdout
    assert ran.stdout.rstrip().endswith("are answered or declined (0 %)")
    assert ran.stderr == ""


def test_what_the_skeleton_assumed_stands_first(ada, fs):
    question = fs("todo", ada, "--section", "basis").stdout.split("  - ")[1]
    assert "skeleton" in question
    assert "[to replace]" in " ".join(question.split())  # the console's width breaks the line


def test_json_stands_alone_on_stdout(ada, fs):
    ran = fs("todo", ada, "--json", "--section", "3.2")
    data = json.loads(ran.stdout)
    assert data["city"] == "Ada"
    assert data["errors"] == 0
    assert {each["sub_item"] for each in data["questions"]} == {"3.2"}
    assert len(data["completeness"]) == 19
    assert "open" in ran.stderr


def test_who_is_part_of_a_name(ada, fs):
    found = json.loads(fs("todo", ada, "--json", "--who", "COUNSEL").stdout)["questions"]
    assert found
    assert all("counsel" in each["who"] for each in found)


def test_the_list_for_excel(ada, fs, tmp_path):
    target = tmp_path / "list.xlsx"
    ran = fs("todo", ada, "-o", target)
    assert ran.stdout.strip() == str(target)
    sheet = openpyxl.load_workbook(target)["todo"]
    assert [cell.value for cell in sheet[1]] == [
        "Section", "Sub-item", "Question", "File to fill", "Who", "Instrument", "Status",
    ]  # fmt: skip
    shown = json.loads(fs("todo", ada, "--json").stdout)["questions"]
    assert sheet.max_row == len(shown) + 1
    before = target.read_bytes()
    fs("todo", ada, "-o", target)
    assert target.read_bytes() == before


def test_works_while_the_study_has_mistakes(hanoi, fs):
    hanoi.set("basis/quantities.csv", "opening_year", value="soon")
    hanoi.write("environment/policies.csv", "level,what\nnational,x\n")
    ran = fs("todo", hanoi.folder)
    assert ran.status == 0
    assert "mistakes in the files stand in the way" in ran.stderr
    assert "[unreadable]" in ran.stdout


def test_korean_studies_ask_in_korean(tmp_path, fs):
    fs("new", "서울", "-o", tmp_path / "seoul", "--language", "ko")
    assert "컨설턴트" in fs("todo", tmp_path / "seoul").stdout


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["--section", "6"], "no section or sub-item '6'"),
        (["--section", "enviroment"], "Did you mean 'environment'"),
        (["-o", "list.csv"], "does not end in .xlsx"),
    ],
)
def test_wrong_usage(ada, fs, args, words):
    ran = fs("todo", ada, *args)
    assert (ran.status, ran.stdout) == (2, "")
    assert words in ran.stderr


def test_a_folder_that_is_no_study(tmp_path, fs):
    ran = fs("todo", tmp_path)
    assert ran.status == 2
    assert "is no study: it has no study.yaml" in ran.stderr
    assert fs("todo", tmp_path / "nowhere").status == 2


def test_a_write_protected_list_is_the_environment(ada, fs, tmp_path):
    target = tmp_path / "list.xlsx"
    fs("todo", ada, "-o", target)
    before = target.read_bytes()
    target.chmod(0o444)
    ran = fs("todo", ada, "-o", target)
    assert (ran.status, ran.stdout) == (3, "")
    assert ran.stderr.count("\n") == 1
    assert target.read_bytes() == before


def test_a_list_that_nobody_touched_is_renewed(ada, fs, tmp_path):
    target = tmp_path / "list.xlsx"
    assert fs("todo", ada, "-o", target).status == 0
    openpyxl.load_workbook(target).save(target)  # opened and saved again, no word changed
    assert fs("todo", ada, "-o", target, "--section", "3.2").status == 0


@pytest.mark.parametrize("kind", ["answered", "another workbook", "no workbook"])
def test_what_a_person_wrote_is_never_written_over(ada, fs, tmp_path, kind):
    target = tmp_path / "list.xlsx"
    if kind == "answered":
        fs("todo", ada, "-o", target)
        book = openpyxl.load_workbook(target)
        book.active["H2"] = "USD, says the finance office"
        book.save(target)
    elif kind == "another workbook":
        openpyxl.Workbook().save(target)
    else:
        target.write_bytes(b"notes")
    before = target.read_bytes()
    ran = fs("todo", ada, "-o", target)
    assert (ran.status, ran.stdout) == (1, "")
    assert "Name another file with -o" in ran.stderr
    assert target.read_bytes() == before


def test_a_list_is_no_table_of_the_study(ada, fs):
    ran = fs("todo", ada, "-o", ada / "basis" / "sources.xlsx")
    assert ran.status == 2
    assert "lies among the study's tables" in ran.stderr
    assert not (ada / "basis" / "sources.xlsx").exists()
