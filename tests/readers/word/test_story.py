"""Paragraphs with their places; words as they stand."""

from __future__ import annotations

import pytest
import word_files as files
from lxml import etree

from fs_toolkit.readers.word.opened import Opened
from fs_toolkit.readers.word.story import told, words_of
from fs_toolkit.readers.word_file import WordFile


def story(body, numbers=None, names=None):
    return told(Opened(WordFile(files.made(body))), numbers, names)


def test_places_are_headings_captions_and_first_words():
    body = (
        files.paragraph("Feasibility", "H1")
        + files.paragraph("What it costs", "H2")
        + files.framed("economics.text", files.paragraph("Time saved is the largest benefit."))
        + files.paragraph("Table 5-1 Costs", "C")
        + files.framed("economics.costs", files.table(("Line", "USD"), ("Software", "12")))
        + files.paragraph("An own paragraph.")
    )
    found = story(body, {0: "5", 1: "5.2"})
    by_text = {each.text: each for each in found}
    text = by_text["Time saved is the largest benefit."]
    assert (text.block, text.chapter, text.section) == (
        "economics.text",
        "5 Feasibility",
        "5.2 What it costs",
    )
    assert text.where == "5.2 What it costs, “Time saved is the largest benefit.”"
    cell = by_text["Software"]
    assert cell.where == "5.2 What it costs, Table 5-1 Costs"
    assert cell.in_table
    own = by_text["An own paragraph."]
    assert (own.block, own.caption) == ("", "")


def test_blocks_without_a_frame_go_by_their_bookmark():
    mark = '<w:bookmarkStart w:id="1" w:name="_FSb_x"/><w:bookmarkEnd w:id="1"/>'
    [found] = story(files.paragraph("Costs", "H2", mark), names={"_FSb_x": "economics.costs"})
    assert found.block == "economics.costs"


def test_an_unnumbered_heading_is_named_with_its_chapter():
    body = files.paragraph("Summary", "H1") + files.paragraph("Who pays", "H3")
    found = story(body + files.paragraph("Nobody."))
    assert found[-1].where == "Summary, Who pays, “Nobody.”"


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r>'
    '<w:r><w:t>hidden</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>Table 1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ("<w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r>", "one two three"),
        ("<w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>", "new"),
        ("<w:moveFrom><w:r><w:t>away</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>here</w:t></w:r></w:moveTo>", "here"),
        (FIELD, "Table 1"),
        ('<w:hyperlink r:id="r9"><w:r><w:t>a link</w:t></w:r></w:hyperlink>', "a link"),
        ("<w:sdt><w:sdtPr><w:tag w:val='x'/></w:sdtPr><w:sdtContent><w:r><w:t>5</w:t></w:r></w:sdtContent></w:sdt>", "5"),
        ("<w:r><mc:AlternateContent><mc:Choice Requires='x'><w:t>once</w:t></mc:Choice><mc:Fallback><w:t>twice</w:t></mc:Fallback></mc:AlternateContent></w:r>", "once"),
        ("<w:smartTag><w:r><w:t>smart</w:t></w:r></w:smartTag>", "smart"),
    ],
)  # fmt: skip
def test_words_are_those_that_stand_there(inner, said):
    root = etree.fromstring(f"<w:p {files.NAMESPACES}>{inner}</w:p>")
    assert words_of(root) == said
