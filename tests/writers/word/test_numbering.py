"""Numbers before paragraphs."""

from __future__ import annotations

import re

import pytest

from fs_toolkit.writers.word.markup import q
from fs_toolkit.writers.word.numbering import Numbering
from fs_toolkit.writers.word.package import StyleIds, opened


@pytest.fixture
def document(template):
    return opened(template)


def number(xml: str) -> str:
    return re.search(r'w:numId w:val="(\d+)"', xml)[1]


def test_each_numbered_list_begins_at_one(document):
    numbering = Numbering(document, StyleIds(document))
    first, second = number(numbering.begun()), number(numbering.begun())
    assert first != second
    uses = {
        each.get(q("w:numId")): each
        for each in document.part.numbering_part.element.iter(q("w:num"))
    }
    starts = [
        uses[each].find(f".//{q('w:startOverride')}").get(q("w:val")) for each in (first, second)
    ]
    assert starts == ["1", "1"]


def test_headings_without_a_number_share_one_numbering_that_prints_nothing(document):
    numbering = Numbering(document, StyleIds(document))
    assert numbering.silent() == numbering.silent()
    again = Numbering(document, StyleIds(document))
    again.silent()
    kinds = [
        each
        for each in document.part.numbering_part.element.iter(q("w:abstractNum"))
        if each.find(f".//{q('w:numFmt')}").get(q("w:val")) == "none"
    ]
    assert len(kinds) == 1


def test_a_list_style_that_belongs_to_no_list_is_refused(document):
    for style in document.styles.element.iter(q("w:style")):
        if style.get(q("w:styleId")) == "ListNumber":
            properties = style.find(q("w:pPr"))
            properties.remove(properties.find(q("w:numPr")))
    with pytest.raises(LookupError, match="'List Number' belongs to no list"):
        Numbering(document, StyleIds(document)).begun()
