"""`fs new`: begin a study; what is wrong is said on one line and nothing is written."""

from __future__ import annotations

import pytest

from fs_toolkit.core.problems import EnvironmentProblem
from fs_toolkit.document.proofreading import check_blocks
from fs_toolkit.study import Study
from fs_toolkit.writers import study_folder


@pytest.fixture(autouse=True)
def empty(tmp_path, monkeypatch):
    """Every test begins in an empty folder."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_a_new_study_has_a_report(empty, fs):
    ran = fs("new", "Đà Nẵng", "--country", "Viet Nam")
    assert (ran.status, ran.stdout) == (0, "da_nang\n")
    assert "fs todo da_nang" in ran.stderr
    assert fs("check", "da_nang").status == 0
    assert fs("report", "da_nang").status == 0
    assert (empty / "da_nang/out/report.docx").stat().st_size > 30_000
    appraised = fs("appraise", "da_nang")
    assert appraised.status == 1
    assert appraised.stderr.count("\n") == 1


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_report_of_a_skeleton_is_fit_to_print(fs, empty, language):
    fs("new", "서울", "-o", "seoul", "--language", language)
    report, findings = Study.read(empty / "seoul").report()
    assert findings == ()
    assert check_blocks([*report.summary, *report.body]) == []
    assert "summary.completeness" in {each.id for each in report.summary}


def test_a_copy_says_loudly_what_it_is(empty, fs):
    ran = fs("new", "Tver", "--from", "example")
    assert ran.status == 0
    assert "NOTHING HERE IS ABOUT TVER" in ran.stderr
    assert "a city that does not exist" in ran.stderr
    assert "basis/quantities.csv" in ran.stderr
    assert fs("check", "tver").status == 0


def test_hanoi_may_be_copied(empty, fs):
    ran = fs("new", "Tver", "--from", "hanoi")
    assert ran.status == 0
    assert "a copy of Hanoi, another city" in ran.stderr


@pytest.mark.parametrize(
    ("args", "words"),
    [
        ([""], "is empty"),
        (["  "], "is empty"),
        (["a/b"], "is a path"),
        (["..\\b"], "is a path"),
        ([".."], "has no letter"),
        (["12"], "has no letter"),
        (["x" * 300], "300 characters"),
        (["Port\nAda"], "cannot be printed"),
        (["서울"], "name the folder with -o"),
        (["Ada", "--from", "exmaple"], "Did you mean 'example'"),
        (["Ada", "--from", "example", "--country", "X"], "copies a study as it is"),
        (["Ada", "--currency", "ABC"], "no currency 'ABC'"),
        (["Ada", "--currency", "dollars"], "no currency 'dollars'"),
        (["Ada", "--country", ""], "the country is empty"),
        (["Ada", "--first-year", "20"], "20"),
        (["Ada", "--language", "vi"], "vi"),
    ],
)
def test_wrong_usage_writes_nothing(args, words, empty, fs):
    ran = fs("new", *args)
    assert ran.status == 2
    assert ran.stdout == ""
    assert words in ran.stderr.splitlines()[-1]
    assert list(empty.iterdir()) == []


def test_a_folder_that_exists_stays_as_it_is(empty, fs):
    (empty / "ada").mkdir()
    (empty / "ada/mine.txt").write_text("mine")
    ran = fs("new", "Ada")
    assert ran.status == 2
    assert "exists already; nothing was written" in ran.stderr
    assert [path.name for path in (empty / "ada").iterdir()] == ["mine.txt"]


def test_a_missing_folder_above_is_the_environment(empty, fs):
    ran = fs("new", "Ada", "-o", "nowhere/ada")
    assert (ran.status, ran.stdout) == (3, "")
    assert ran.stderr.count("\n") == 1
    assert list(empty.iterdir()) == []


def test_a_write_protected_folder_is_the_environment(empty, fs, monkeypatch):
    def refused(*_: object) -> None:
        raise EnvironmentProblem("ada cannot be written (Permission denied)", "Choose another.")

    monkeypatch.setattr(study_folder, "write_study", refused)
    ran = fs("new", "Ada")
    assert (ran.status, ran.stdout) == (3, "")
    assert ran.stderr == "error: ada cannot be written (Permission denied). Choose another.\n"


def test_the_next_commands_can_be_pasted(fs, tmp_path):
    ran = fs("new", "Ada", "-o", tmp_path / "my study")
    assert f"fs todo '{tmp_path / 'my study'}'" in ran.stderr


def test_a_copy_counts_its_made_up_answers(fs, tmp_path):
    ran = fs("new", "Ada", "--from", "example", "-o", tmp_path / "ada")
    assert "540 technical/responses/residents.csv" in ran.stderr


def test_a_folder_that_windows_cannot_open_is_refused(fs, tmp_path):
    ran = fs("new", "Ada", "-o", tmp_path / "aux")
    assert ran.status == 2
    assert "Windows cannot open a folder named 'aux'" in ran.stderr
    assert not (tmp_path / "aux").exists()
