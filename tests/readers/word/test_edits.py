"""All edits of a report, sorted by where they belong."""

from __future__ import annotations

import pytest
from lxml import etree
from prose_reports import FILE, flattened, paragraph_with, pull, replaced, report_of, unframed

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


MARKED = (
    "The project costs {{ npv }} by [@un], **as said** in [#economics.costs].\n\nNothing more.\n"
)


@pytest.fixture(scope="module")
def marked(writer) -> bytes:
    return report_of(writer, MARKED)


class TestAfterAnotherProgram:
    """LibreOffice takes the frames round blocks away, and some fields with them."""

    def saved(self, writer, data, *edits):
        for edit in (*edits, unframed):
            data = writer.body_edited(data, edit)
        return data

    def test_an_untouched_text_stays_as_it_is(self, writer, marked):
        assert pull(self.saved(writer, marked), MARKED) == Edits()

    def test_an_edit_beside_marks_that_are_whole_comes_back(self, writer, marked):
        data = self.saved(writer, marked, replaced("Nothing more", "A little more"))
        [edit] = pull(data, MARKED).files
        assert edit.comes_back
        assert edit.pulled.text == MARKED.replace("Nothing more", "A little more")

    def test_a_text_whose_references_became_words_is_not_written(self, writer, marked):
        data = self.saved(
            writer,
            marked,
            flattened("The project costs"),
            replaced("Nothing more", "A little more"),
        )
        found = pull(data, MARKED)
        assert not any(each.comes_back for each in found.files)
        assert any("wrote references, values or emphases" in each.reason for each in found.left)
        assert all("REF" not in each.pulled.text for each in found.files)

    def test_nor_after_an_update_of_that_file(self, writer, marked):
        """What the update keeps it keeps as the other program left it."""
        from fs_toolkit.writers.word import update_report

        data = self.saved(
            writer,
            marked,
            flattened("The project costs"),
            replaced("Nothing more", "A little more"),
        )
        renewed, summary = update_report(data, marked)
        assert summary.kept
        again, _ = update_report(renewed, marked)
        for each in (renewed, again):
            found = pull(each, MARKED)
            assert not any(file.comes_back for file in found.files)
            assert any("references, values or emphases" in left.reason for left in found.left)


def test_an_edited_header_is_listed(writer, made):
    def edit(root):
        next(root.iter(w("t"))).text = "Confidential"

    header = next(
        name
        for name, content in writer._parts(made).items()
        if name.startswith("word/header") and b"<w:t" in content
    )
    [left] = pull(writer.part_edited(made, header, edit), TEXT).left
    assert left.where == "a header or footer"
    assert "Confidential" in left.words
    assert "stays in the Word file" in left.reason
