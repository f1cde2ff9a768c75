"""Parts without controls, fields and tracked changes."""

from __future__ import annotations

import pytest
from lxml import etree

from fs_toolkit.writers.office.flattening import flatten
from fs_toolkit.writers.word.fields import CLOSED, field, opened
from fs_toolkit.writers.word.markup import DECLARATIONS, paragraph, q, run


def part(*content: str) -> etree._Element:
    return etree.fromstring(f"<w:body {DECLARATIONS}>{''.join(content)}</w:body>")


def words(root: etree._Element) -> str:
    return "".join(text.text or "" for text in root.iter(q("w:t")))


def control(content: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def test_controls_go_and_what_they_hold_stays_in_order():
    inline = control(run("two")) + run("three")
    root = part(control(paragraph("A", run("one")) + paragraph("A", inline)), control(""))
    flatten(root)
    assert [each.tag for each in root] == [q("w:p"), q("w:p")]
    assert words(root) == "onetwothree"
    assert next(root.iter(q("w:sdt")), None) is None


def test_a_control_in_a_control_goes_too():
    root = part(control(control(control(paragraph("A", run("deep"))))))
    flatten(root)
    assert [each.tag for each in root] == [q("w:p")]


def test_a_field_leaves_what_it_shows():
    root = part(paragraph("A", run("see ") + field("REF _Ref_a \\h", "Table 1-2")))
    assert flatten(root) == ()
    assert words(root) == "see Table 1-2"
    assert next(root.iter(q("w:fldChar"), q("w:instrText")), None) is None


@pytest.mark.parametrize("code", ["PAGE", "NUMPAGES", " page \\* roman"])
def test_pages_are_left_to_libreoffice(code):
    root = part(paragraph("A", field(code, "7")))
    flatten(root)
    assert sum(1 for _ in root.iter(q("w:fldChar"))) == 3


def test_fields_over_several_paragraphs_and_in_each_other():
    inner = field("PAGEREF _Ref_a \\h", "12")
    root = part(
        paragraph("A", opened("TOC \\h") + run("One ") + inner), paragraph("A", run("Two") + CLOSED)
    )
    flatten(root)
    assert words(root) == "One 12Two"
    assert next(root.iter(q("w:fldChar")), None) is None


def test_a_live_field_in_a_frozen_one_stays():
    root = part(paragraph("A", opened("IF 1 = 1") + field("PAGE", "1") + CLOSED))
    flatten(root)
    assert [code.text for code in root.iter(q("w:instrText"))] == [" PAGE "]


@pytest.mark.parametrize(
    "code",
    [
        'INCLUDEPICTURE "http://a.example/b.png" \\d',
        "DDEAUTO excel a b",
        "LINK Excel.Sheet c:\\\\x",
    ],
)
def test_fields_that_fetch_are_named(code):
    root = part(
        paragraph("A", field(code, "shown")),
        f'<w:p><w:fldSimple w:instr="{code.split()[0]}"/></w:p>',
    )
    assert flatten(root) == (code, code.split()[0])
    assert words(root) == "shown"


def test_a_field_that_never_ends_goes():
    root = part(paragraph("A", opened("REF a") + run("shown")))
    flatten(root)
    assert words(root) == "shown"
    assert next(root.iter(q("w:fldChar")), None) is None


def test_tracked_changes_are_shown_as_accepted():
    root = part(
        paragraph(
            "A",
            f"<w:ins>{run('new')}</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
            f"<w:moveFrom>{run('gone')}</w:moveFrom><w:moveTo>{run('here')}</w:moveTo>",
            "<w:rPr><w:ins/></w:rPr><w:pPrChange><w:pPr/></w:pPrChange>",
        )
    )
    flatten(root)
    assert words(root) == "newhere"
    assert next(root.iter(q("w:ins"), q("w:del"), q("w:pPrChange")), None) is None
