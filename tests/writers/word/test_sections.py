"""Sections, headers and footers."""

from __future__ import annotations

import re

import pytest

from fs_toolkit.writers.word.markup import parsed, q
from fs_toolkit.writers.word.package import body_of, opened
from fs_toolkit.writers.word.sections import Sections, fill_headers


@pytest.fixture
def document(template):
    return opened(template)


def test_text_is_sixteen_centimetres_wide_upright_and_wider_turned(document):
    sections = Sections(document)
    assert sections.width("upright") == sections.width("cover") == 9071
    assert sections.width("turned") == 14003
    assert sections.room("turned").height < sections.room("upright").height


def test_the_cover_has_neither_header_nor_footer(document):
    sections = Sections(document)
    assert "Reference" not in sections.xml("cover")
    assert sections.xml("upright").count("Reference ") == 2


def test_a_turned_page_has_a_header_as_wide_as_itself(document):
    xml = Sections(document).xml("turned")
    section = parsed(re.sub(r' xmlns:\w+="[^"]+"', "", xml))
    assert section.find(q("w:pgSz")).get(q("w:orient")) == "landscape"
    for name in ("header", "footer"):
        id = section.find(q(f"w:{name}Reference")).get(q("r:id"))
        part = document.part.related_parts[id]
        assert [
            tab.get(q("w:pos")) for tab in part.element.iter(q("w:tab")) if tab.get(q("w:pos"))
        ] == ["14003"]


def test_headers_for_turned_pages_are_made_once(document):
    sections = Sections(document)
    assert sections.xml("turned") == sections.xml("turned")
    assert sum(rel.reltype.endswith("/header") for rel in document.part.rels.values()) == 2


def test_the_last_section_is_closed_as_what_it_is(document):
    Sections(document).close("turned")
    assert (
        body_of(document).find(f"{q('w:sectPr')}/{q('w:pgSz')}").get(q("w:orient")) == "landscape"
    )


def test_a_template_without_a_section_is_refused(document):
    body = body_of(document)
    body.remove(body.find(q("w:sectPr")))
    with pytest.raises(LookupError, match="no section"):
        Sections(document)


def test_headers_are_filled_in_and_lose_their_controls(document):
    texts = {"title": "Project & more", "place": "Hanoi", "status": "Draft"}
    fill_headers(document, texts, {"Page {x} of {y}": "{y} 중 {x}쪽"})
    shown = {}
    for relation in document.part.rels.values():
        if relation.reltype.endswith(("/header", "/footer")):
            root = relation.target_part.element
            assert root.find(f".//{q('w:sdt')}") is None
            kind = relation.reltype.rpartition("/")[2]
            shown[kind] = "".join(each.text or "" for each in root.iter(q("w:t"), q("w:instrText")))
    assert shown["header"] == "Project & more STYLEREF 1 "
    assert shown["footer"] == "Hanoi  ·  Draft NUMPAGES  중  PAGE 쪽"
