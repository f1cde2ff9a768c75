"""All edits of a report, sorted by where they belong."""

from __future__ import annotations

import pytest
from lxml import etree
from prose_reports import FILE, paragraph_with, pull, replaced, report_of

from fs_toolkit.readers.word.edits import Edits
from fs_toolkit.readers.word.names import w

TEXT = "The project costs {{ npv }}.\n\nNothing more.\n"


@pytest.fixture(scope="module")
def made(writer) -> bytes:
    return report_of(writer, TEXT)


def test_nothing(writer, made):
    assert pull(writer.resaved(made), TEXT) == Edits()


def test_an_edit_of_a_sentence_of_the_toolkit_s_is_listed(writer, made):
    data = writer.body_edited(made, replaced("The lead of", "The start of"))
    [left] = pull(data, TEXT).left
    assert left.block == "economics.lead"
    assert left.reason == "edited: a sentence that the toolkit writes"
    assert left.words == "The start of the chapter."


def test_an_edited_heading_is_listed(writer, made):
    def rename(body):
        for text in body.iter(w("t")):
            if text.text == "Costs":  # in the list of contents too
                text.text = "Prices"

    data = writer.body_edited(made, rename)
    [left] = pull(data, TEXT).left
    assert (left.block, left.reason) == (
        "economics.costs",
        "edited: a heading that the toolkit writes",
    )


def test_an_own_paragraph_is_listed_with_the_text_above_it(writer, made):
    def add(body):
        own = etree.Element(w("p"))
        etree.SubElement(etree.SubElement(own, w("r")), w("t")).text = "An own paragraph."
        frame = next(paragraph_with(body, "Nothing more").iterancestors(w("sdt")))
        frame.addnext(own)

    [left] = pull(writer.body_edited(made, add), TEXT).left
    assert left.words == "An own paragraph."
    assert left.file == FILE
    assert "outside of the report's blocks" in left.reason


def test_a_deleted_block_is_listed(writer, made):
    def delete(body):
        frame = next(paragraph_with(body, "Nothing more").iterancestors(w("sdt")))
        frame.getparent().remove(frame)

    found = pull(writer.body_edited(made, delete), TEXT)
    assert found.files == ()
    assert "deleted in Word" in found.left[0].reason


def test_a_file_that_is_gone_is_listed(writer, made):
    from prose_reports import edits_

    data = writer.body_edited(made, replaced("Nothing more", "Not more"))
    found = pull(data, TEXT)
    assert found.files[0].comes_back
    assert isinstance(found, edits_.Edits)
