"""Citations below the page, renewed in blocks that people edited."""

from __future__ import annotations

import pytest
from openxml_audit import OpenXmlValidator

from fs_toolkit.core.sources import Source
from fs_toolkit.document.blocks import Heading, Paragraph
from fs_toolkit.document.citations import Bibliography
from fs_toolkit.document.inline import inline
from fs_toolkit.document.resolve import resolve
from fs_toolkit.document.source_notes import with_source_notes
from fs_toolkit.study import Study
from fs_toolkit.writers.delivery import offer_words, word_bytes
from fs_toolkit.writers.word import update_report
from fs_toolkit.writers.word.footnotes import footnotes_part
from fs_toolkit.writers.word.lint import lint
from fs_toolkit.writers.word.manifest import read_manifest
from fs_toolkit.writers.word.markup import q
from fs_toolkit.writers.word.package import body_of, opened
from fs_toolkit.writers.word.source_notes import source_notes

SOURCES = {
    "un": Source(
        id="un", title="Survey", author="United Nations", year="2014", type="report",
        url="https://example.org/un",
    )
}  # fmt: skip
WHOLE, SHORT = "United Nations (2014). Survey. https://example.org/un.", "United Nations, 2014."
BEFORE = {"a": "Nothing is cited.", "b": "Rank 99 [@un]. So it is.", "c": "Again [@un]."}
AFTER = BEFORE | {"a": "Now the first cites [@un]."}


@pytest.fixture
def report(small, written):
    def make(texts: dict[str, str]) -> bytes:
        blocks = (Heading("chapter.one", 1, "One"), *(Paragraph(id, inline(text)) for id, text in texts.items()))  # fmt: skip
        bibliography = Bibliography(SOURCES, "en")
        made, _ = with_source_notes(blocks, bibliography)
        return written(small(*resolve(made, {}, bibliography)[0]))

    return make


def notes(content: bytes) -> list[str]:
    """What the footnotes say in the order of the text."""
    document = opened(content)
    root = footnotes_part(document).element
    known = {note.get(q("w:id")): note for note in root}
    said = []
    for reference in body_of(document).iter(q("w:footnoteReference")):
        words = (t.text or "" for t in known[reference.get(q("w:id"))].iter(q("w:t")))
        said.append(" ".join("".join(words).split()))
    return said


def typed(words: str, new: str):
    def change(root):
        text = next(
            t for t in root.iter(q("w:t")) if words in (t.text or "").replace("\u00a0", " ")
        )
        text.text = text.text.replace("\u00a0", " ").replace(words, new)

    return change


def update(content: bytes, fresh: bytes):
    made, summary = update_report(content, fresh, offer_words("en"))
    assert lint(made) == []
    return made, summary


def test_our_own_words_are_known_as_such(report):
    document = opened(report(BEFORE))
    known = read_manifest(document).cited
    body, root = body_of(document), footnotes_part(document).element
    found = list(source_notes(body, root, known))
    assert len(found) == 2
    assert len({note.key for note in found}) == 1
    assert list(source_notes(body, root, {})) == []


def test_another_first_mention_renews_the_blocks_that_nobody_edited(report, saved_by_word):
    made, summary = update(saved_by_word(report(BEFORE)), report(AFTER))
    assert notes(made) == [WHOLE, SHORT, SHORT]
    assert {"a", "b"} <= set(summary.updated)
    assert "c" in summary.unchanged
    assert not summary.kept


@pytest.mark.parametrize("texts", [(BEFORE, AFTER), (AFTER, BEFORE)], ids=["shorter", "longer"])
def test_and_those_that_somebody_edited_without_an_offer(report, edited, saved_by_word, texts, tmp_path):  # fmt: skip
    before, after = texts
    theirs = saved_by_word(edited(report(before), typed("So it is", "So it was")))
    made, summary = update(theirs, report(after))
    assert summary.kept == ("b",)
    assert summary.offered == ()
    assert notes(made) == ([WHOLE, SHORT, SHORT] if after is AFTER else [WHOLE, SHORT])
    again, second = update(saved_by_word(made), report(after))
    assert second.kept == ("b",)
    assert second.offered == second.updated == ()
    assert notes(again) == notes(made)
    path = tmp_path / "made.docx"
    path.write_bytes(made)
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def test_new_words_beside_them_are_offered_as_ever(report, edited):
    theirs = edited(report(BEFORE), typed("So it is", "So it was"))
    made, summary = update(theirs, report(AFTER | {"b": "Rank 89 [@un]. So it is."}))
    assert summary.offered == ("b",)
    assert notes(made) == [WHOLE, SHORT, SHORT]


def test_a_note_that_a_person_wrote_over_stays(report, edited_part):
    theirs = edited_part(report(BEFORE), "word/footnotes.xml", typed("United Nations (2014)", "See the survey"))  # fmt: skip
    made, summary = update(theirs, report(AFTER))
    assert summary.kept == ("b",)
    assert notes(made)[1].startswith("See the survey")


@pytest.mark.heavy
def test_libreoffice_keeps_all_words_and_the_update_knows_its_blocks(hanoi, by_libreoffice):
    """Where a frame stood in a footnote, LibreOffice 7.4 lost what stands before others in the text."""
    hanoi.write("study.yaml", hanoi.text("study.yaml") + "citations: footnotes\n")
    report, _ = Study.read(hanoi.folder).report()
    content = word_bytes(report)
    saved = by_libreoffice(content)
    before = "Each assumption was set to the low and to the high end of its range"
    for each in (content, saved):
        words = "".join(t.text or "" for t in body_of(opened(each)).iter(q("w:t")))
        assert words.count(before) == 1
    _, summary = update_report(saved, content, offer_words("en"))
    assert len(summary.kept) <= 9  # LibreOffice set their footnotes elsewhere
    assert not summary.offered
