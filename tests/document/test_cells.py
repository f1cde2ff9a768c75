from __future__ import annotations

from typing import Annotated

import pytest

from fs_toolkit.core.model import PENDING, Asks, Declined, Folder, Pending, Prose
from fs_toolkit.document.blocks import Cite, Missing, Paragraph, Text
from fs_toolkit.document.cells import capital, cited, unanswered
from fs_toolkit.document.inline import plain
from fs_toolkit.document.wording import Wording


class Answers(Folder):
    survey: Annotated[Prose | Pending | Declined, Asks("the mayor", "a form")] = PENDING
    """What people said."""
    laws: Annotated[Prose | Pending, Asks("nobody")] = PENDING
    """What the law says."""


@pytest.fixture
def wording():
    return Wording.read("en")


def test_words_are_cited_behind_a_space():
    assert cited("7 million", ["a", "", "b", "a"]) == (Text("7 million "), Cite(("a", "b")))


def test_words_without_a_source_stay_as_they_are():
    assert cited("7 million", []) == (Text("7 million"),)
    assert cited((Text("7", bold=True),), [""]) == (Text("7", bold=True),)


def test_spans_are_cited_as_well():
    assert cited((Text("7", bold=True),), ["a"]) == (Text("7", bold=True), Text(" "), Cite(("a",)))


def test_a_cell_begins_with_a_capital():
    assert [capital(words) for words in ("online services", "ICT", "")] == [
        "Online services", "ICT", "",
    ]  # fmt: skip


def test_an_open_field_prints_its_manual(wording):
    # no wording is kept for this folder, so the words of its class are printed
    assert list(unanswered("report.survey", Answers(), "survey", wording)) == [
        Missing("report.survey", "What people said.", "the mayor", "a form")
    ]


def test_words_of_the_report_s_language_win():
    [block] = unanswered("legal.inventory.pending", Answers(), "laws", Wording.read("ko"))
    assert block.who == "현지 법률 전문가"


def test_an_answer_leaves_no_block(wording):
    answered = Answers(survey=Prose("They said yes."))
    assert list(unanswered("report.survey", answered, "survey", wording)) == []


def test_a_declined_answer_prints_its_reason(wording):
    [block] = unanswered("report.survey", Answers(survey=Declined("no money")), "survey", wording)
    assert isinstance(block, Paragraph)
    assert "no money" in plain(block.spans)
