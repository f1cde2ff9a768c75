"""Marks on what has no translation."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.document.blocks import (
    Callout,
    Cell,
    Column,
    Group,
    Note,
    Paragraph,
    Table,
    Text,
    spans,
)
from fs_toolkit.document.traverse import block_text
from fs_toolkit.document.untranslated import marked_untranslated

NAMES = ["Lean platform", "Lean", "Petitions a year", "no", "Hà Nội"]


def marked(text: str, names=NAMES) -> list[str]:
    [done] = marked_untranslated([Paragraph("p", spans(text))], names, "en")
    assert "".join(span.text for span in done.spans) == text
    assert all(span.lang == "en" for span in done.spans if span.untranslated)
    return [span.text for span in done.spans if span.untranslated]


def test_a_name_inside_a_generated_sentence_is_marked_the_longest_first():
    assert marked("권고 대안은 Lean platform이며 Lean보다 크다.") == ["Lean platform", "Lean"]


def test_whole_words_only():
    assert marked("Leaner platforms") == []
    assert marked("민원은 Petitions a year이다") == ["Petitions a year"]


def test_a_short_text_is_found_only_alone():
    assert marked("no") == ["no"]
    assert marked("there is no table") == []


def test_letters_with_marks():
    assert marked("시(Hà Nội)의 인구") == ["Hà Nội"]


def test_cells_sources_notes_and_boxes_are_looked_through():
    table = Table(
        "t",
        "표",
        (Column("이름"), Column("값")),
        (("Lean", Cell(spans("Lean platform"), shade=2)), ("하나", spans("둘"))),
        source=spans("출처: Hà Nội"),
    )
    box = Callout("c", "제목", (Paragraph("c.1", spans("Lean")),))
    group = Group("g", (Paragraph("g.1", (Note(spans("Lean")),)),))
    done, boxed, grouped = marked_untranslated([table, box, group], NAMES, "en")
    assert done.rows[0][0] == (Text("Lean", lang="en", untranslated=True),)
    assert done.rows[0][1].shade == 2
    assert done.rows[0][1].spans[0].untranslated
    assert done.rows[1] == ("하나", spans("둘"))
    assert done.source[1].untranslated
    assert boxed.body[0].spans[0].untranslated
    assert grouped.blocks[0].spans == group.blocks[0].spans  # a footnote's words stay as they are


def test_what_is_in_another_language_already_stays_so():
    [done] = marked_untranslated([Paragraph("p", (Text("Lean", lang="vi"),))], NAMES, "en")
    assert done.spans == (Text("Lean", lang="vi"),)


def test_what_a_value_prints_is_not_taken_apart():
    value = Text("Lean platform", mark="{{ recommended }}")
    [done] = marked_untranslated([Paragraph("p", (Text("은 "), value))], NAMES, "en")
    assert [span.mark for span in done.spans] == ["", "{{ recommended }}"]


@given(st.lists(st.text(min_size=1), max_size=4), st.text())
def test_no_letter_is_lost(names, text):
    block = Paragraph("p", (Text(text),))
    [done] = marked_untranslated([block], names, "en")
    assert block_text(done) == block_text(block)
