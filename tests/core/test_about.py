"""study.yaml: which format this toolkit reads."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from fs_toolkit.core.about import FORMAT, About


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
