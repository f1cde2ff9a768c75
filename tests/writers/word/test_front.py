"""The title page."""

from __future__ import annotations

from dataclasses import replace

from fs_toolkit.writers.word.front import document_control, title_page
from fs_toolkit.writers.word.markup import parsed, q
from fs_toolkit.writers.word.package import StyleIds, opened


def shown(pieces):
    return {each.id: "".join(t.text for t in parsed(each.xml).iter(q("w:t"))) for each in pieces}


def test_names_place_project_status_date_authors_and_what_must_not_be_overlooked(english, template):
    found = shown(title_page(english.front, StyleIds(opened(template))))
    assert found == {
        "front.place": "Hanoi, Viet Nam",
        "front.title": "Feasibility study of a citizen participation system",
        "front.subtitle": "City e-government feasibility study",
        "front.status": "Draft for review",
        "front.date": "31 December 2015",
        "front.authors": "A. ConsultantB. Analyst",
        "front.notice": "Worked example on public facts; not commissioned by the city.",
    }


def test_leaves_out_what_is_not_given(english, template):
    bare = replace(english.front, subtitle="", notice="", authors=(), country="")
    found = shown(title_page(bare, StyleIds(opened(template))))
    assert found["front.place"] == "Hanoi"
    assert not {"front.subtitle", "front.notice", "front.authors"} & set(found)


def test_the_document_control_is_a_table_if_given(english, template):
    styles = StyleIds(opened(template))
    labels = {"Document control": "Document control"}
    (piece,) = document_control(english.front, styles, labels, 9071)
    table = parsed(f"<w:body>{piece.xml}</w:body>").find(q("w:tbl"))
    rows = [[t.text for t in row.iter(q("w:t"))] for row in table.iter(q("w:tr"))]
    assert rows == [["Version", "0.3"], ["Reviewed by", "–"]]
    assert list(document_control(replace(english.front, control=()), styles, labels, 9071)) == []
