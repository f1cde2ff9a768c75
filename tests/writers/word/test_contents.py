"""Contents and lists."""

from __future__ import annotations

import pytest

from fs_toolkit.document.blocks import Heading
from fs_toolkit.writers.word.anchors import Anchors
from fs_toolkit.writers.word.contents import contents
from fs_toolkit.writers.word.fields_found import found_fields
from fs_toolkit.writers.word.markup import parsed, q
from fs_toolkit.writers.word.package import StyleIds, opened

LABELS = {
    "Table": "표", "Figure": "그림", "Equation": "식",
    "Contents": "목차", "List of tables": "표 목차", "List of figures": "그림 목차",
}  # fmt: skip


@pytest.fixture
def listed(template):
    def make(report):
        pieces = contents(Anchors(report, LABELS), LABELS, StyleIds(opened(template)))
        return {piece.id: parsed(f"<w:body>{piece.xml}</w:body>") for piece in pieces}

    return make


def test_each_is_one_field_over_all_its_lines(listed, english):
    found = listed(english)
    codes = {id: [field.code.strip() for field in found_fields(body)] for id, body in found.items()}
    assert codes == {
        "contents": ['TOC \\o "1-2" \\h \\z \\u'],
        "contents.tables": ['TOC \\h \\z \\c "표"'],
        "contents.figures": ['TOC \\h \\z \\c "그림"'],
    }


def test_lines_link_to_what_they_name(listed, english):
    body = listed(english)["contents.tables"]
    anchors = [link.get(q("w:anchor")) for link in body.iter(q("w:hyperlink"))]
    assert anchors[0].startswith("_Ref_summary_decision_")
    assert len(set(anchors)) == len(anchors) == 4


def test_no_line_shows_a_page(listed, english):
    body = listed(english)["contents.figures"]
    lines = ["".join(t.text for t in p.iter(q("w:t"))) for p in body.iter(q("w:p"))]
    assert lines[1] == "그림\xa01-1Viet Nam closes half of the gap to Korea in twelve years"


def test_headings_deeper_than_two_levels_are_not_listed(listed, small):
    body = listed(small(Heading("a", 2, "Two"), Heading("b", 3, "Three")))
    text = "".join(t.text for t in body["contents"].iter(q("w:t")))
    assert "Two" in text
    assert "Three" not in text


def test_an_empty_list_is_left_out(listed, small):
    assert set(listed(small())) == {"contents"}
