"""Every file of a section belongs to one sub-item: a new field without one fails here."""

from __future__ import annotations

from collections import Counter

import pytest

from fs_toolkit.core.fields import slots
from fs_toolkit.core.model import Folder
from fs_toolkit.document.proofreading import SUB_ITEMS as OF_CHAPTERS
from fs_toolkit.document.wording import LANGUAGES, Wording
from fs_toolkit.review.sub_items import FRAME, PLACES, SUB_ITEMS
from fs_toolkit.study.inputs import StudyInputs

FOLDERS = {
    name: slot.model
    for name, slot in slots(StudyInputs).items()
    if slot.kept == "folder" and issubclass(slot.model, Folder) and name != "pictures"
}


@pytest.mark.parametrize("section", list(FOLDERS))
def test_each_field_has_its_place(section):
    fields = {slot.field for slot in slots(FOLDERS[section]).values()}
    placed = {field for folder, field in PLACES if folder == section}
    assert fields - placed == set(), "give it a sub-item in fs_toolkit/review/sub_items.py"
    assert placed - fields == set(), "no such field"


def test_each_field_has_one_place():
    named = Counter(
        (part.section, field)
        for part in (*FRAME, *SUB_ITEMS)
        for field in (*part.asked, *part.occasional)
    )
    assert [each for each, count in named.items() if count > 1] == []


def test_they_are_the_nineteen_of_the_programme():
    assert len(SUB_ITEMS) == 19
    assert Counter(part.section for part in SUB_ITEMS) == OF_CHAPTERS
    sections = list(OF_CHAPTERS)
    for part in SUB_ITEMS:
        assert part.number.startswith(f"{sections.index(part.section) + 1}.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_has_a_heading(language):
    wording = Wording.read(language)
    assert all(wording.text(part.title) for part in (*FRAME, *SUB_ITEMS))


def test_numbers_are_those_of_the_report(studied):
    report, _ = studied.report()
    headings = [each for each in report.body if getattr(each, "level", 0) == 2]
    wording = Wording.read("en")
    assert [each.text for each in headings] == [wording.text(part.title) for part in SUB_ITEMS]
