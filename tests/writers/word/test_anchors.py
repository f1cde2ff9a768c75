"""Numbers of headings and captions."""

from __future__ import annotations

import pytest

from fs_toolkit.document.blocks import (
    Bullets,
    Callout,
    Column,
    Equation,
    FrontMatter,
    Heading,
    Landscape,
    Paragraph,
    Report,
    Table,
    spans,
)
from fs_toolkit.writers.word.anchors import Anchors, UnknownReference, sequence_identifier

LABELS = {"Table": "Table", "Figure": "Figure", "Equation": "Equation"}
FRONT = FrontMatter("T", "", "", "", "", "", (), "en")


def table(id: str) -> Table:
    return Table(id, f"Caption of {id}", (Column("a"),), (("1",),))


def anchors(*body, summary=()) -> Anchors:
    return Anchors(Report(FRONT, tuple(summary), tuple(body), ()), LABELS)


class TestNumbers:
    def test_headings_count_within_the_heading_above(self):
        found = anchors(
            Heading("a", 1, "A"),
            Heading("a.x", 2, "X"),
            Heading("a.x.k", 3, "K"),
            Heading("a.y", 2, "Y"),
            Heading("b", 1, "B"),
            Heading("b.x", 2, "X"),
        )
        assert [found[id].printed for id in ("a", "a.x", "a.x.k", "a.y", "b", "b.x")] == [
            "1", "1.1", "1.1.1", "1.2", "2", "2.1",
        ]  # fmt: skip

    def test_captions_begin_again_in_each_chapter(self):
        found = anchors(
            Heading("a", 1, "A"), table("t1"), table("t2"),
            Heading("b", 1, "B"), Landscape("turn", (table("t3"),)), Equation("e", "E", "1"),
        )  # fmt: skip
        assert [found[id].printed for id in ("t1", "t2", "t3", "e")] == [
            "Table\xa01-1", "Table\xa01-2", "Table\xa02-1", "(2-1)",
        ]  # fmt: skip

    def test_an_unnumbered_chapter_has_a_letter_its_own_or_the_next_free(self):
        found = anchors(
            Heading("one", 1, "One"), table("t1"),
            Heading("basics", 1, "Basics", numbered=False), table("t2"),
            Heading("annex", 1, "Annex A", numbered=False, letter="A"), table("t3"),
            summary=(Heading("sum", 1, "Summary", numbered=False), table("t0")),
        )  # fmt: skip
        assert [found[f"t{at}"].number for at in range(4)] == ["S-1", "1-1", "B-1", "A-1"]

    def test_an_unnumbered_heading_is_referred_to_by_its_words(self):
        found = anchors(Heading("annex", 1, "Annex A", numbered=False))
        assert found["annex"].printed == "Annex A"
        assert "\\r" not in found["annex"].instruction
        assert anchors(Heading("one", 1, "One"))["one"].instruction.endswith("\\r \\h")

    def test_a_caption_before_any_chapter_is_numbered_alone(self):
        assert anchors(table("t1"))["t1"].number == "1"


class TestRefusals:
    def test_an_unknown_key_is_named(self):
        with pytest.raises(UnknownReference, match=r"'environment\.nowhere'"):
            anchors()["environment.nowhere"]
        assert issubclass(UnknownReference, KeyError)

    def test_an_id_stands_once(self):
        with pytest.raises(ValueError, match="two blocks have the id 'a'"):
            anchors(Heading("a", 1, "A"), Paragraph("a", spans("again")))

    def test_ids_inside_a_callout_count_too(self):
        box = Callout("box", "Box", (Bullets("a", (spans("x"),)),))
        with pytest.raises(ValueError, match="two blocks have the id 'a'"):
            anchors(Heading("a", 1, "A"), box)

    @pytest.mark.parametrize("id", ["", "A", "a b", "a|b", "a" * 44])
    def test_an_id_must_fit_into_a_tag(self, id):
        with pytest.raises(ValueError, match="cannot be a block's id"):
            anchors(Paragraph(id, spans("x")))
        assert anchors(Paragraph("a" * 43, spans("x")))


def test_a_label_of_two_words_becomes_one_identifier():
    assert sequence_identifier("Bảng  số") == "Bảng_số"
