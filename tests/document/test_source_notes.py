"""Citations as footnotes."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.core.sources import Source
from fs_toolkit.document.blocks import (
    Block,
    Bullets,
    Callout,
    Cell,
    Cite,
    Column,
    Heading,
    Note,
    Paragraph,
    Table,
    Text,
)
from fs_toolkit.document.citations import Bibliography
from fs_toolkit.document.inline import inline, plain
from fs_toolkit.document.resolve import resolve
from fs_toolkit.document.source_notes import note_words, with_source_notes
from fs_toolkit.document.traverse import every_span

SOURCES = {
    id: Source(id=id, title=title, author=author, year=year, type="report", url=url)
    for id, title, author, year, url in (
        ("un", "E-government survey", "United Nations", "2014", ""),
        ("wb", "Population", "World Bank", "2015", "https://example.org/population"),
        ("gso", "Yearbook", "General Statistics Office", "2015", ""),
    )
}
UN, WB = "United Nations (2014). E-government survey", "World Bank (2015). Population"


def noted(*blocks: Block, language: str = "en") -> tuple[Block, ...]:
    """The blocks as a report has them."""
    bibliography = Bibliography(SOURCES, language)
    made, _ = with_source_notes(blocks, bibliography)
    done, findings = resolve(made, {}, bibliography)
    assert not findings
    return done


def notes(*blocks: Block) -> list[str]:
    return [note_words(span.spans) for span in every_span(blocks) if isinstance(span, Note)]


def chapter(id: str) -> Heading:
    return Heading(id, 1, id)


def said(id: str, text: str) -> Paragraph:
    return Paragraph(id, inline(text))


def test_the_whole_entry_comes_first_in_each_chapter_and_the_short_form_after_it():
    done = noted(
        chapter("a"),
        said("a.1", "Rank 99 [@un, p. 4]. It fell [@un, p. 5]."),
        chapter("b"),
        said("b.1", "Rank 99 [@un]."),
        Heading("b.2", 2, "Part"),
        said("b.3", "Still 99 [@un]."),
    )
    assert notes(*done) == [
        f"{UN}, p. 4.",
        "United Nations, 2014, p. 5.",
        f"{UN}.",
        "United Nations, 2014.",
    ]


def test_the_mark_stands_close_to_its_word():
    for text in ("Rank 99 [@un].", "Rank 99{{? 1 < 2 }} [@un].", "Rank 99 {{? 1 < 2 }} [@un]."):
        (done,) = noted(said("a", text))
        assert [type(span) for span in done.spans] == [Text, Note, Text]
        assert plain(done.spans) == "Rank 99."


def test_neighbours_share_one_footnote_and_each_is_told_once():
    done = noted(said("a", "Known [@un; @wb, p. 2][@un]."))
    assert notes(*done) == [
        f"{UN}; {WB}. https://example.org/population, p. 2; United Nations, 2014."
    ]
    (note,) = [span for span in done[0].spans if isinstance(span, Note)]
    assert note.mark == "[@un; @wb, p. 2; @un]"
    assert [span.of for span in note.spans if isinstance(span, Text) and span.of] == ["@un"]


def test_lists_cells_and_boxes_have_them_too():
    done = noted(
        Bullets("a", (inline("First [@un]"),)),
        Table(
            "b", "Table", (Column("x"),), ((inline("Second [@un]"),), (Cell(inline("So [@un]")),))
        ),
        Callout("c", "Box", (said("c.1", "Third [@un]"),)),
    )
    assert notes(*done) == [f"{UN}.", *["United Nations, 2014."] * 3]


@pytest.mark.parametrize(
    "block",
    [
        Table("a", "Table", (Column("x"),), (("1",),), source=inline("Read in [@un].")),
        Table("a", "Table", (Column("x"),), ((inline("[@un]; [@wb]"),),)),
        Bullets("a", (inline("[@un]"),)),
        Paragraph("a", inline("As read in [@un]."), "small"),
        said("a", "Words.^[As read in [@un].]"),
    ],
    ids=["a source line", "a cell", "an item", "small print", "a footnote"],
)
def test_what_stays_in_words(block):
    text = [span.text for span in every_span(noted(block)) if isinstance(span, Text)]
    assert "United Nations, 2014" in "".join(text)
    assert not any(isinstance(span, Note) and span.mark for span in every_span(noted(block)))


def test_what_stays_in_words_is_not_the_first_mention():
    source = Table("a", "Table", (Column("x"),), (("1",),), source=inline("[@un]"))
    assert notes(*noted(source, said("b", "Known [@un]."))) == [f"{UN}."]


def test_an_unknown_source_is_found_wrong_as_ever():
    bibliography = Bibliography(SOURCES, "en")
    made, marks = with_source_notes([said("a", "Known [@un; @uno].")], bibliography)
    _, findings = resolve(made, {}, bibliography)
    assert len(findings) == 1
    assert "uno" in findings[0].problem
    assert not marks


def test_a_korean_particle_follows_the_word_before_the_mark():
    (done,) = noted(said("a", "인구 [@un]은(는) 많다."), language="ko")
    assert plain(done.spans) == "인구는 많다."


def test_the_marks_of_all_that_a_footnote_may_say_are_known():
    bibliography = Bibliography(SOURCES, "en")
    _, marks = with_source_notes([said("a", "Known [@un; @gso].")], bibliography)
    whole = "General Statistics Office (2015). Yearbook."
    short = "General Statistics Office, 2015."
    assert set(marks) == {
        f"{UN}; {whole}",
        f"{UN}; {short}",
        f"United Nations, 2014; {whole}",
        f"United Nations, 2014; {short}",
    }
    assert set(marks.values()) == {"[@un; @gso]"}


@given(
    st.lists(
        st.one_of(st.none(), st.lists(st.sampled_from(sorted(SOURCES)), min_size=1, max_size=3)),
        max_size=12,
    )
)
def test_each_chapter_has_each_entry_once(cites):
    blocks: list[Block] = []
    wanted: Counter[tuple[int, str]] = Counter()
    number = 0
    for at, sources in enumerate(cites):
        if sources is None:
            number += 1
            blocks.append(chapter(f"c{at}"))
        else:
            blocks.append(Paragraph(f"p{at}", (Text("So "), Cite(tuple(sources)))))
            wanted |= Counter({(number, source): 1 for source in sources})
    found: Counter[tuple[int, str]] = Counter()
    number = 0
    for block in noted(*blocks):
        number += isinstance(block, Heading)
        for text in notes(block):
            for id, source in SOURCES.items():
                found[number, id] += text.count(f"({source.year}). {source.title}")
    assert +found == wanted
