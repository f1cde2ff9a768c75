"""Numbers brought in order without a study."""

from __future__ import annotations

import docx
import pytest

from fs_toolkit.writers.word import ForeignTarget, renumbered_report, update_report
from fs_toolkit.writers.word.guard import is_edited, our_document
from fs_toolkit.writers.word.lint import lint
from fs_toolkit.writers.word.markup import q
from fs_toolkit.writers.word.package import body_of, opened


def texts(content):
    return [
        "".join(t.text or "" for t in p.iter(q("w:t")))
        for p in body_of(opened(content)).iter(q("w:p"))
    ]


def test_a_fresh_report_stays_as_it_is(english_file, korean_file):
    for content in (english_file, korean_file):
        assert renumbered_report(content) == (content, ())


def test_captions_references_and_lists_follow_what_was_moved(english_file, edited):
    def swap(root):
        body = root.find(q("w:body"))
        chapters = [
            p
            for p in body
            if "".join(t.text or "" for t in p.iter(q("w:t"))) in ("Environment", "Feasibility")
        ]
        first = chapters[0]
        for each in list(body)[list(body).index(chapters[1]) :]:
            if each.tag != q("w:sectPr") and each.find(f"{q('w:pPr')}/{q('w:sectPr')}") is None:
                first.addprevious(each)

    moved = edited(english_file, swap)
    after, dangling = renumbered_report(moved)
    assert dangling == ()
    found = texts(after)
    assert (
        "Table\u00a02-1  Twelve inner districts hold two fifths of the people and three fifths of the petitions"
        in found
    )
    assert any(text.startswith("Table\u00a01-1  Costs come first") for text in found)
    assert any("Petitions are counted in Table\u00a02-1" in text for text in found)
    assert "Table\u00a01-1Costs come first, benefits from the third year on" in found
    assert renumbered_report(after) == (after, ())
    assert lint(after) == []


def test_does_not_hide_that_a_person_edited(english_file, edited):
    def add(root):
        next(t for t in root.iter(q("w:t")) if t.text == "GSO").text = "Office"

    assert is_edited(our_document(renumbered_report(edited(english_file, add))[0]))
    assert not is_edited(our_document(renumbered_report(english_file)[0]))


def test_lists_that_it_renews_are_not_a_persons_edit(english, written, english_file, edited):
    def delete(root):
        gone = next(t for t in root.iter(q("w:t")) if t.text == "  Every number has a source")
        paragraph = next(gone.iterancestors(q("w:p")))
        paragraph.getparent().remove(paragraph)

    after, _ = renumbered_report(edited(english_file, delete))
    assert "Table\u00a0A-1Every number has a source" not in texts(after)
    _, summary = update_report(after, written(english))
    assert not [id for id in summary.kept if id.startswith("contents")]


def test_a_list_that_a_person_edited_keeps_its_words(english_file, edited):
    def edit(root):
        texts = [t for t in root.iter(q("w:t")) if t.text == "Every number has a source"]
        texts[0].text = "Sources, all of them"
        for t in root.iter(q("w:t")):
            t.text = "Table\u00a0Z-9" if t.text == "Table\u00a0A-1" else t.text

    after, _ = renumbered_report(edited(english_file, edit))
    assert "Table\u00a0A-1Sources, all of them" in texts(after)


def test_a_foreign_file_is_refused(tmp_path):
    path = tmp_path / "other.docx"
    docx.Document().save(str(path))
    with pytest.raises(ForeignTarget, match=r"other\.docx"):
        renumbered_report(path)
