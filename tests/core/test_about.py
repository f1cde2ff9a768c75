"""study.yaml: which format, languages and stages this toolkit reads, and how it refuses others."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import pytest
from pydantic import ValidationError

from fs_toolkit.core.about import FORMAT, About
from fs_toolkit.core.model import PENDING, Asks, Folder, Pending, is_pending
from fs_toolkit.core.reader import read


def about(**keys: object) -> About:
    known = {"format": FORMAT, "city": "Hanoi", "country": "Viet Nam", "project": "One register"}
    days = {"in_force_at": date(2015, 12, 31), "information_cutoff": date(2017, 12, 31)}
    return About(**{**known, **days, **keys})


def test_the_format_of_today_is_read():
    assert about().format == 1


@pytest.mark.parametrize("version", [0, 2, 10])
def test_another_format_is_named(version):
    with pytest.raises(
        ValidationError, match=f"in format {version}, and this toolkit reads format 1"
    ):
        about(format=version)


def test_a_study_is_a_draft_in_english_and_no_example_unless_it_says_so():
    assert (about().stage, about().language, about().worked_example) == ("draft", "en", False)


@pytest.mark.parametrize("name", ["city", "country", "project"])
def test_names_are_not_empty(name):
    with pytest.raises(ValidationError, match="at least 1 character"):
        about(**{name: ""})


# --- Through the reader, as a person meets it ---
GOOD = {
    "format": "1",
    "city": "Testville",
    "country": "Nowhere",
    "project": "Register",
    "in_force_at": "2015-12-31",
    "information_cutoff": "2017-12-31",
}


class OneFile(Folder):
    study: Annotated[About | Pending, Asks("the consultant")] = PENDING


@pytest.fixture
def written(tmp_path):
    """Reads study.yaml with other lines than the good ones; None leaves a line out."""

    def run(**lines):
        given = {key: words for key, words in (GOOD | lines).items() if words is not None}
        text = "".join(f"{key}: {words}\n" for key, words in given.items())
        (tmp_path / "study.yaml").write_text(text, encoding="utf-8")
        return read(OneFile, tmp_path)

    return run


def refusal(reading):
    [found] = reading.findings
    assert (found.severity, found.place.file) == ("error", "study.yaml")
    assert reading.whole is None
    return found


def test_all_lines_are_taken(written):
    found = written(
        language="ko", stage="final", worked_example="true", notice="Read this.", authors="[A, B]"
    ).whole.study
    assert (found.city, found.in_force_at) == ("Testville", date(2015, 12, 31))
    assert (found.language, found.stage, found.worked_example) == ("ko", "final", True)
    assert (found.notice, found.authors) == ("Read this.", ("A", "B"))


@pytest.mark.parametrize("stage", ["inception", "diagnosis", "draft", "final"])
def test_each_stage_is_known(written, stage):
    assert written(stage=stage).whole.study.stage == stage


@pytest.mark.parametrize(
    ("key", "words", "choices"),
    [
        ("language", "fr", ["en", "ko"]),
        ("language", "EN-GB", ["en", "ko"]),
        ("stage", "finished", ["inception", "diagnosis", "draft", "final"]),
        ("citations", "endnotes", ["text", "footnotes"]),
    ],
)
def test_an_unknown_word_is_refused_with_the_known_ones(written, key, words, choices):
    found = refusal(written(**{key: words}))
    assert found.place.field == key
    assert words in found.problem
    for choice in choices:
        assert choice in f"{found.problem} {found.cure}"


def test_another_format_is_refused_with_the_version_to_use(written):
    found = refusal(written(format="2"))
    assert "format 2" in found.problem
    assert found.cure.startswith("Use the version of fs_toolkit that the study was made for.")


@pytest.mark.parametrize("key", sorted(GOOD))
def test_nothing_needed_may_be_left_out(written, key):
    found = refusal(written(**{key: None}))
    assert key in f"{found.problem} {found.cure}"


@pytest.mark.parametrize("words", ["2015-13-01", "2015-02-30", "December 2015", "31/12/2015"])
def test_a_day_that_is_none_is_refused_as_it_was_written(written, words):
    found = refusal(written(in_force_at=words))
    assert found.place.field == "in_force_at"
    assert words in found.problem
    assert found.cure


def test_a_misspelt_line_is_refused_with_the_right_one(written):
    found = refusal(written(stagee="final"))
    assert "stagee" in found.problem
    assert "'stage'" in found.cure


def test_no_file_is_no_answer_and_no_mistake_of_the_file(tmp_path):
    reading = read(OneFile, tmp_path)
    assert reading.findings == []
    assert is_pending(reading.whole.study)
