from __future__ import annotations

import pytest

from fs_toolkit.core.model import PENDING
from fs_toolkit.document.blocks import Missing
from fs_toolkit.summary.basics import basics
from fs_toolkit.summary.inputs import BASICS


@pytest.fixture
def read(studied, wording, page):
    def run(**answers):
        inputs = studied.inputs.summary.model_copy(update=answers)
        return page(basics(inputs, wording))

    return run


def test_each_of_the_five_is_answered_with_its_section(studied, wording, read):
    rows = read().rows("summary.basics_table")
    given = studied.inputs.summary.basics
    assert [row.id for row in given] == list(BASICS)
    for cells, row in zip(rows, given, strict=True):
        assert cells == [wording.text(f"summary.basic.{row.id}"), row.answer, row.chapter]
        assert cells[0].startswith(row.id)


def test_the_table_is_referred_to(read):
    page = read()
    assert "summary.basics_table" in page.ids
    assert page.never_referred_to() == set()


def test_the_guideline_is_the_study_s_own_prose(studied, read):
    page = read()
    assert page["summary.guideline.answer"].style == "answer"
    words = page.words("summary.guideline.text")
    assert "Who runs it" in words
    assert "Who runs it" in studied.inputs.summary.guideline.text


@pytest.mark.parametrize(
    ("field", "gone", "kept"),
    [
        ("basics", "summary.basics_table", "summary.guideline.text"),
        ("guideline", "summary.guideline.text", "summary.basics_table"),
    ],
)
def test_no_answer_is_asked_for_with_who_and_how(wording, read, field, gone, kept):
    page = read(**{field: PENDING})
    missing = page[f"summary.{field}.pending"]
    assert isinstance(missing, Missing)
    assert [missing.what, missing.who, missing.instrument] == [
        wording.text(f"summary.pending.{field}.{part}") for part in ("what", "who", "instrument")
    ]
    assert gone not in page.ids
    assert kept in page.ids


def test_with_every_answer_nothing_is_asked(read):
    assert not [block for block in read().blocks if isinstance(block, Missing)]
