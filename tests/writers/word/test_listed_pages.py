"""Page numbers in the lists."""

from __future__ import annotations

import pytest
from lxml import etree

from fs_toolkit.writers.word.fields import CLOSED, field, opened
from fs_toolkit.writers.word.fields_found import found_fields
from fs_toolkit.writers.word.listed_pages import (
    entry_words,
    listed,
    show_pages,
    show_total,
    shown_pages,
)
from fs_toolkit.writers.word.markup import DECLARATIONS, paragraph, parsed, q, run


def link(anchor: str, inner: str) -> str:
    return f'<w:hyperlink w:anchor="{anchor}" w:history="1">{inner}</w:hyperlink>'


def entry(anchor: str, words: str, before: str = "", after: str = "") -> str:
    return paragraph("TOC1", before + link(anchor, run(words)) + after)


@pytest.fixture
def body():
    lines = (
        entry("_Ref_a", "One", opened('TOC \\o "1-2" \\h \\z \\u')),
        entry("_Ref_b", "Two"),
        paragraph("FSBreak", CLOSED),
        paragraph("Normal", link("_Ref_a", run("see one"))),
    )
    return parsed(f"<w:body>{''.join(lines)}</w:body>")


def test_entries_are_the_links_in_a_table_of_contents(body):
    assert [anchor for _, anchor in listed(body)] == ["_Ref_a", "_Ref_b"]


def test_an_entry_ends_in_a_tab_and_a_field_as_word_writes_it(body):
    show_pages(body, {"_Ref_a": "iv", "_Ref_b": "12"})
    assert shown_pages(body) == {"_Ref_a": "iv", "_Ref_b": "12"}
    codes = [found.code.strip() for found in found_fields(body) if "PAGEREF" in found.words]
    assert codes == ["PAGEREF _Ref_a \\h", "PAGEREF _Ref_b \\h"]
    first, _ = next(listed(body))
    assert first.findall(q("w:r"))[1].find(q("w:tab")) is not None


def test_what_has_no_page_shows_none(body):
    before = etree.tostring(body)
    show_pages(body, {"_Ref_a": "4", "_Ref_b": "12"})
    show_pages(body, {"_Ref_b": "13"})
    assert shown_pages(body) == {"_Ref_b": "13"}
    show_pages(body, {})
    assert shown_pages(body) == {}
    assert etree.tostring(body) == before


def test_twice_is_once(body):
    show_pages(body, {"_Ref_a": "4"})
    once = etree.tostring(body)
    show_pages(body, {"_Ref_a": "4"})
    assert etree.tostring(body) == once


def test_entries_that_word_wrote_are_filled_too():
    hidden = "<w:webHidden/>"
    number = f"<w:r><w:rPr>{hidden}</w:rPr><w:tab/></w:r>" + field("PAGEREF _Toc1 \\h", "3", hidden)
    inside = link("_Toc1", run("1") + "<w:r><w:tab/></w:r>" + run("One") + number)
    body = parsed(f"<w:body>{paragraph('TOC1', opened('TOC') + inside + CLOSED)}</w:body>")
    show_pages(body, {"_Toc1": "5"})
    assert shown_pages(body) == {"_Toc1": "5"}
    ((found, _),) = listed(body)
    assert len(found.findall(f"{q('w:r')}/{q('w:tab')}")) == 2
    assert entry_words(found).split() == ["1", "One"]


def test_words_of_an_entry_are_without_its_page(body):
    before = [entry_words(each) for each in body]
    show_pages(body, {"_Ref_a": "4", "_Ref_b": "12"})
    assert [entry_words(each).strip() for each in body] == before == ["One", "Two", "", "see one"]


class TestTotal:
    def footer(self, result: str = "") -> etree._Element:
        of = field("PAGE", "") + run(" of ") + field("NUMPAGES", result)
        return etree.fromstring(f"<w:ftr {DECLARATIONS}>{paragraph('Footer', of)}</w:ftr>")

    def shown(self, root) -> str:
        return "".join(text.text or "" for text in root.iter(q("w:t")))

    def test_is_shown_where_word_would_show_it(self):
        root = self.footer()
        show_total(root, 161)
        assert self.shown(root) == " of 161"
        show_total(root, 9)
        assert self.shown(root) == " of 9"

    def test_goes_without_a_trace(self):
        root = self.footer()
        before = etree.tostring(root)
        show_total(root, 161)
        show_total(root, None)
        assert etree.tostring(root) == before

    def test_other_fields_are_left_alone(self):
        root = etree.fromstring(
            f"<w:ftr {DECLARATIONS}>{paragraph('F', field('PAGE', '3'))}</w:ftr>"
        )
        show_total(root, 9)
        assert self.shown(root) == "3"
