"""What files and rows ask, of whom, and whether it is answered."""

from __future__ import annotations

import pytest

from fs_toolkit.core.model import Folder
from fs_toolkit.core.reader import read
from fs_toolkit.document.wording import Wording
from fs_toolkit.review.questions import questions
from fs_toolkit.study.inputs import StudyInputs


@pytest.fixture
def asked():
    """The questions of a folder, by file, or file and line for a row."""

    def of(folder, unreadable=()):
        inputs = read(StudyInputs, folder).parts
        sections = {
            name: value
            for name in StudyInputs.model_fields
            if isinstance(value := getattr(inputs, name), Folder)
        }
        return {
            str(each.place): each for each in questions(sections, Wording.read("en"), unreadable)
        }

    return of


def test_a_missing_file_is_pending_with_who_and_instrument(hanoi, asked):
    found = asked(hanoi.remove("environment/policies.csv").folder)["environment/policies.csv"]
    assert (found.status, found.part.number) == ("pending", "1.2")
    assert found.who
    assert found.instrument


def test_a_file_that_is_there_is_answered(hanoi, asked):
    assert asked(hanoi.folder)["environment/policies.csv"].status == "answered"


def test_a_reason_is_an_answer(hanoi, asked):
    hanoi.write("technical/power.yaml", "none: the project needs no power of its own\n")
    found = asked(hanoi.folder)["technical/power.csv"]
    assert (found.status, found.is_open) == ("declined", False)


def test_a_file_with_mistakes_is_neither(hanoi, asked):
    name = "environment/policies.csv"
    assert asked(hanoi.folder, {name})[name].status == "unreadable"


def test_rows_that_ask_stand_for_their_table(hanoi, asked):
    rows = hanoi.rows("environment/profile.csv")
    rows[0] |= {"value": "", "quantity": "", "who": "the land office", "kind": "fact"}
    found = asked(hanoi.fill("environment/profile.csv", rows).folder)
    assert "environment/profile.csv" not in found
    first = found["environment/profile.csv:2"]
    assert (first.status, first.who) == ("pending", "the land office")
    assert first.what == rows[0]["item"]
    assert len([each for each in found if each.startswith("environment/profile.csv:")]) == len(rows)


def test_an_indicator_asks_for_its_baseline(hanoi, asked):
    found = asked(hanoi.folder)
    open_ones = [
        each for place, each in found.items()
        if place.startswith("proposal/indicators.csv:") and each.is_open
    ]  # fmt: skip
    rows = hanoi.rows("proposal/indicators.csv")
    unknown = [row for row in rows if not row["baseline"] and not row["baseline_from"]]
    assert len(open_ones) == len(unknown) > 0
    assert all(each.instrument for each in open_ones)


def test_quantities_to_be_confirmed_are_listed(hanoi, asked):
    found = asked(hanoi.folder)
    confirm = [each for each in found.values() if each.status == "to confirm"]
    assert len(confirm) == sum(bool(row["by"]) for row in hanoi.rows("basis/quantities.csv"))


def test_what_only_some_studies_need_is_not_asked(hanoi, asked):
    hanoi.remove("proposal/loan_offers.csv", "proposal/concessionality.csv")
    found = asked(hanoi.folder)
    assert not {"proposal/loan_offers.csv", "proposal/concessionality.csv"} & set(found)
