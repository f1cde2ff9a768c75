"""Paragraphs, lists and boxes."""

from __future__ import annotations

import pytest

from fs_toolkit.document.blocks import (
    Bullets,
    Callout,
    Chart,
    Column,
    Missing,
    Paragraph,
    Table,
    spans,
)
from fs_toolkit.document.charts import Span, TimeChart
from fs_toolkit.writers.word.composition import Composition
from fs_toolkit.writers.word.markup import parsed, q
from fs_toolkit.writers.word.numbering import Numbering
from fs_toolkit.writers.word.package import opened
from fs_toolkit.writers.word.prose import Prose, introduces

LABELS = {
    "Table": "Table", "Figure": "Figure", "Equation": "Equation",
    "Pending": "Pending", "Who must answer": "Who must answer", "How to collect": "How to collect",
}  # fmt: skip


@pytest.fixture
def prose(small, template):
    document = opened(template)
    writer = Composition(document, small(), LABELS, lambda _: b"", {})
    return Prose(writer.styles, writer.inline, LABELS, Numbering(document, writer.styles).begun)


def lines(xml: str) -> list[tuple[str, str]]:
    """Style and words of each paragraph."""
    return [
        (next(p.iter(q("w:pStyle"))).get(q("w:val")), "".join(t.text for t in p.iter(q("w:t"))))
        for p in parsed(f"<w:body>{xml}</w:body>")
    ]


@pytest.mark.parametrize(
    ("style", "id"),
    [
        ("body", "Normal"),
        ("answer", "FSAnswer"),
        ("small", "FSSmall"),
        ("title", "Title"),
        ("subtitle", "Subtitle"),
    ],
)
def test_a_paragraph_stands_in_its_style(prose, style, id):
    assert lines(prose.paragraph(Paragraph("p", spans("words"), style))) == [(id, "words")]


def test_lists_have_marks_or_numbers(prose):
    items = (spans("one"), spans("two"))
    assert lines(prose.bullets(Bullets("b", items))) == [
        ("ListBullet", "one"),
        ("ListBullet", "two"),
    ]
    numbered = [prose.bullets(Bullets("b", items, numbered=True)) for _ in range(2)]
    assert lines(numbered[0])[0] == ("ListNumber", "one")
    assert numbered[0] != numbered[1]  # each has a numbering of its own
    assert prose.bullets(Bullets("b", ())) == ""


def test_a_callout_is_its_title_and_what_it_says(prose):
    box = Callout(
        "c",
        "Afterwards",
        (
            Paragraph("c.1", spans("words")),
            Bullets("c.2", (spans("mark"),)),
            Bullets("c.3", (spans("first"), spans("second")), numbered=True),
        ),
    )
    xml = prose.callout(box)
    assert lines(xml) == [
        ("FSCalloutTitle", "Afterwards"), ("FSCallout", "words"), ("FSCalloutBullet", "mark"),
        ("FSCallout", "1. first"), ("FSCallout", "2. second"), ("FSBreak", ""),
    ]  # fmt: skip
    assert xml.count("<w:keepNext/>") == 4  # all but the last


def test_a_large_callout_may_part_between_its_paragraphs(prose):
    marks = tuple(spans("words " * 30) for _ in range(6))
    xml = prose.callout(Callout("c", "Afterwards", (Bullets("c.1", marks),)))
    assert xml.count("<w:keepNext/>") == 2  # its title, and the last mark but one


def test_a_long_paragraph_may_end_the_page_before_its_table():
    table = Table("t", "t", (Column("a"),), (("1",),))
    assert introduces(Paragraph("p", spans("Table 1 counts them.")), table)
    assert not introduces(Paragraph("p", spans("words " * 60)), table)
    assert introduces(Paragraph("p", spans("words " * 60 + ":")), table)
    assert introduces(Paragraph("p", spans("words " * 60)), Bullets("b", (spans("one"),)))


def test_any_paragraph_may_end_the_page_before_a_chart():
    chart = Chart("c", "A rises", TimeChart("A rises", (Span("a", 2016, 2017),)), "rises")
    assert not introduces(Paragraph("p", spans("Figure 1 shows it.")), chart)
    assert introduces(Paragraph("p", spans("Figure 1 shows it:")), chart)


def test_what_is_pending_names_who_and_how(prose):
    assert lines(prose.pending(Missing("m", "How many wards", "Home Affairs", "form A"))) == [
        ("FSPendingTitle", "Pending: How many wards"),
        ("FSPending", "Who must answer: Home Affairs. How to collect: form A."),
        ("FSBreak", ""),  # parts it from a box right after it
    ]
    assert len(lines(prose.pending(Missing("m", "How many wards", "", "")))) == 2


def test_questions_that_follow_each_other_stand_in_one_box(prose):
    asked = Missing("m", "How many wards", "Home Affairs", "form A")
    assert [style for style, _ in lines(prose.pending(asked, asked))] == [
        "FSPendingTitle", "FSPending",
    ]  # fmt: skip
