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


def test_no_answer_is_asked_for_with_who_and_how(wording, read):
    page = read(basics=PENDING)
    missing = page["summary.basics.pending"]
    assert isinstance(missing, Missing)
    assert [missing.what, missing.who, missing.instrument] == [
        wording.text(f"summary.pending.basics.{part}") for part in ("what", "who", "instrument")
    ]
    assert "summary.basics_table" not in page.ids


def test_with_every_answer_nothing_is_asked(read):
    assert not [block for block in read().blocks if isinstance(block, Missing)]


@pytest.mark.parametrize("open_", [(), ("B3",), ("B1", "B4")])
def test_the_caption_says_which_are_open(studied, wording, read, open_):
    given = tuple(
        row.model_copy(update={"open": row.id in open_}) for row in studied.inputs.summary.basics
    )
    caption = read(basics=given)["summary.basics_table"].caption
    for row in given:
        assert (wording.text(f"summary.basic.{row.id}") in caption) is row.open
    assert str(len(given)) in caption
