"""Spans in a page."""

from __future__ import annotations

import pytest

from fs_toolkit.document.blocks import (
    Cell,
    Cite,
    Column,
    Link,
    Note,
    Paragraph,
    Ref,
    Table,
    Text,
    spans,
)
from fs_toolkit.writers.html.spans import marked
from fs_toolkit.writers.word.anchors import UnknownReference


def test_looks_and_languages(small):
    root = small(
        Paragraph("p", (Text("bold", bold=True), Text("i", italic=True), Text("Hà Nội", lang="vi")))
    )
    (paragraph,) = [each for each in root.all("p") if each.attributes.get("id") == "p"]
    assert [each.name for each in paragraph.all()] == ["strong", "em", "span"]
    assert paragraph.all("span")[0].attributes["lang"] == "vi-VN"


def test_a_reference_is_a_link_to_what_it_names(small):
    root = small(Paragraph("p", spans("see ", Ref("chapter"))))
    links = [each for each in root.all("main")[0].all("a") if each.text == "1"]
    assert [each.attributes["href"] for each in links] == ["#chapter"]


def test_a_reference_to_nothing_is_refused(small):
    with pytest.raises(UnknownReference):
        small(Paragraph("p", spans(Ref("nothing"))))


@pytest.mark.parametrize("url", ["https://a.example/?a=1&b=2", "mailto:a@b.example"])
def test_links_lead_outside(small, url):
    root = small(Paragraph("p", (Link(url, "there"),)))
    assert [each.attributes["href"] for each in root.all("a") if each.text == "there"] == [url]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "java\nscript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//a"]
)  # fmt: skip
def test_other_links_are_words(small, url):
    root = small(Paragraph("p", (Link(url, "there"),)))
    assert "there" in root.all("main")[0].text
    assert all(each.text != "there" for each in root.all("a"))


def test_notes_stand_at_the_end_with_a_way_back(small):
    root = small(Paragraph("p", spans("a", Note(spans("first")), "b", Note(spans("second")))))
    notes = [each for each in root.all("li") if each.attributes.get("id", "").startswith("note-")]
    assert [each.text.split()[0] for each in notes] == ["first", "second"]
    marks = [
        each.attributes["id"]
        for each in root.all("a")
        if each.attributes.get("role") == "doc-noteref"
    ]
    assert marks == ["mark-1", "mark-2"]
    assert [each.all("a")[0].attributes["href"] for each in notes] == ["#mark-1", "#mark-2"]


def test_a_source_named_again_leads_to_its_entry(small):
    note = Note((Text("GSO, 2015", of="@gso"), Text(".")), "[@gso]")
    entry = Paragraph("annex.reference.gso", spans("GSO (2015). Yearbook."), "small", ("@gso",))
    root = small(Paragraph("p", spans("a", note)), entry)
    [below] = [each for each in root.all("li") if each.attributes.get("id") == "note-1"]
    assert below.all("a")[0].attributes["href"] == "#annex.reference.gso"


def test_what_should_be_text_by_now_is_refused(small):
    with pytest.raises(TypeError, match="must become text"):
        small(Paragraph("p", (Cite(("a",)),)))


def test_what_has_no_translation_is_marked():
    shown = marked(Text("Lean platform", lang="en", untranslated=True))
    assert shown == '<span lang="en-GB" class="untranslated">Lean platform</span>'


def test_a_number_leads_to_its_row_and_says_what_is_there(small):
    row = (Cell(spans("Population"), holds=("population",), hint="fact, 2015"), "7.2")
    root = small(
        Paragraph("p", spans(Text("7.2 million", of="population"), " people")),
        Table("register", "Numbers", (Column("Number"), Column("Value")), (row,)),
    )
    (link,) = [each for each in root.all("a") if each.text == "7.2 million"]
    assert link.attributes["title"].replace("\u00a0", " ") == "Table 1-1: Population (fact, 2015)"
    (target,) = [each for each in root.all("tr") if "id" in each.attributes]
    assert link.attributes["href"] == f"#{target.attributes['id']}"


def test_a_citation_leads_to_the_entry_of_its_source(small):
    root = small(
        Paragraph("p", (Text("(GSO, 2015)", mark="[@gso]"), Text("(UN)", mark="[@un]"))),
        Paragraph("annex.reference.gso", spans("GSO (2015)."), "small", ("@gso",)),
    )
    links = {each.text: each.attributes["href"] for each in root.all("main")[0].all("a")}
    assert links["(GSO, 2015)"] == "#annex.reference.gso"
    assert "(UN)" not in links
