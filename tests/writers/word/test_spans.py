"""Spans as runs."""

from __future__ import annotations

import pytest

from fs_toolkit.document.blocks import (
    Claim,
    Heading,
    Link,
    Note,
    Paragraph,
    Ref,
    Report,
    Text,
    spans,
)
from fs_toolkit.writers.word.anchors import Anchors
from fs_toolkit.writers.word.markup import parsed, q
from fs_toolkit.writers.word.spans import Inline, marks


@pytest.fixture
def inline(english):
    labels = {"Table": "Table", "Figure": "Figure", "Equation": "Equation"}
    entries = (
        Paragraph("annex.reference.gso", spans("GSO (2015). Census."), "small", ("@gso",)),
        Paragraph("annex.reference.un", spans("UN (2016). Survey."), "small", ("@un",)),
    )
    report = Report(english.front, (), (Heading("a", 1, "A"), *english.body[-1:], *entries), ())
    return Inline(Anchors(report, labels), lambda _: "rId9", lambda _: 4, labels, "Hyperlink", "FootnoteReference", "FSUntranslated")  # fmt: skip


def test_marks_stand_in_the_order_of_the_schema():
    xml = marks(Text("x", bold=True, italic=True, lang="ko"), colour="FFFFFF")
    order = [xml.index(f"<w:{name}") for name in ("rFonts", "b/", "i/", "color", "lang")]
    assert order == sorted(order)
    assert marks(Text("x")) == ""


def test_bold_of_a_cell_holds_for_all_its_spans(inline):
    xml = inline.runs(spans("a", Ref("a")), bold=True)
    assert xml.count("<w:b/>") == 2


def test_a_reference_stands_in_a_frame_without_tag(inline):
    """Where LibreOffice opens the file itself it prints the code of one that does not."""
    (frame,) = parsed(f"<w:p>{inline.runs((Ref('a'),))}</w:p>")
    assert frame.tag == q("w:sdt")
    assert frame.find(f"{q('w:sdtPr')}/{q('w:tag')}") is None
    assert next(frame.iter(q("w:instrText"))).text.split()[0] == "REF"


def test_a_note_is_a_mark_with_its_number(inline):
    assert '<w:footnoteReference w:id="4"/>' in inline.runs((Note(spans("n")),))


def test_a_claim_leaves_no_trace(inline):
    assert inline.runs((Claim("a > 0"),)) == ""


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///c:/x",
        "\\\\server\\share",
        "java\nscript:x",
        "https://e.org/" + "x" * 2000,
    ],
)
def test_a_link_elsewhere_than_the_web_is_words(inline, address):
    xml = inline.runs((Link(address, "words"),))
    assert "hyperlink" not in xml
    assert "words" in xml


def test_a_link_to_the_web_is_one(inline):
    assert '<w:hyperlink r:id="rId9"' in inline.runs((Link("https://example.org", "words"),))


def test_a_number_leads_to_its_row(inline):
    xml = inline.runs((Text("7.2 million", bold=True, of="population"), Text(" people")))
    assert xml.count("<w:hyperlink ") == 1
    assert ': 7.2 million (fact, 2015)"' in xml
    assert xml.count("<w:b/>") == 1


def test_a_number_without_a_row_is_words(inline):
    assert "hyperlink" not in inline.runs((Text("7", of="nobody"),))
    assert "<w:sdt>" not in inline.runs((Text("7", of="nobody"),))


def test_a_value_of_prose_keeps_its_frame_round_the_link(inline):
    xml = inline.runs((Text("7.2 million", mark="{{ population | million }}"),))
    assert xml.count("<w:sdt>") == 1
    assert xml.index("fs1v|") < xml.index("<w:hyperlink ")


def test_each_source_of_a_citation_leads_to_its_entry(inline):
    xml = inline.runs((Text("(GSO, 2015; UN, 2016)", mark="[@gso; @un]"),))
    assert xml.count("<w:hyperlink ") == 2
    assert 'w:tooltip="GSO (2015). Census."' in xml
    assert 'w:tooltip="UN (2016). Survey."' in xml
    assert "; " in xml


def test_a_citation_without_an_entry_is_words(inline):
    assert "hyperlink" not in inline.runs((Text("(WHO, 2015)", mark="[@who]"),))
