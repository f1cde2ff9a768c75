"""Blocks to pieces."""

from __future__ import annotations

import pytest

from fs_toolkit.document.blocks import (
    Bullets,
    Callout,
    Chart,
    Column,
    Group,
    Heading,
    Landscape,
    PageBreak,
    Paragraph,
    Picture,
    Ref,
    Table,
    spans,
)
from fs_toolkit.writers.word.composition import Composition
from fs_toolkit.writers.word.markup import parsed, q
from fs_toolkit.writers.word.package import StyleIds, body_of, opened

LABELS = {
    "Table": "Table", "Figure": "Figure", "Equation": "Equation", "Contents": "Contents",
    "List of tables": "Tables", "List of figures": "Figures", "Pending": "Pending",
    "Who must answer": "Who", "How to collect": "How", "Document control": "Control",
}  # fmt: skip
TABLE = Table("t", "A finding", (Column("a"),), (("1",),))


@pytest.fixture
def composed(small, template, picture):
    """The pieces of a few blocks, and the document they are for."""

    def compose(*blocks):
        document = opened(template)
        writer = Composition(document, small(*blocks), LABELS, lambda _: picture(40, 20), {})
        return list(writer.pieces()), document

    return compose


def kinds(pieces):
    """Kinds after the lists of contents."""
    last = max(at for at, piece in enumerate(pieces) if piece.kind == "contents")
    return [piece.kind for piece in pieces[last + 1 :]]


def orientations(pieces, document):
    sections = [
        parsed(piece.xml).find(f".//{q('w:pgSz')}") for piece in pieces if "w:sectPr" in piece.xml
    ]
    sections.append(body_of(document).find(f"{q('w:sectPr')}/{q('w:pgSz')}"))
    return [each.get(q("w:orient")) or "portrait" for each in sections]


def test_every_kind_of_block_has_its_pieces(english, template, picture):
    labels = {**LABELS, "Page {x} of {y}": "{x}"}
    names = dict.fromkeys(
        ("petitions", "online_share", "min_counter", "min_online", "minutes_per_hour",
         "value_of_time", "discount_rate", "years", "software"), "x",
    )  # fmt: skip
    writer = Composition(opened(template), english, labels, lambda _: picture(40, 20), names)
    found = {piece.kind for piece in writer.pieces()}
    assert found == {
        "", "front", "contents", "heading", "caption", "paragraph", "bullets", "table", "chart",
        "picture", "equation", "callout", "pending", "prose",
    }  # fmt: skip


def test_a_caption_comes_before_what_it_names(composed, english):
    chart = Chart("c", "Shown", english.body[4].data, "A chart")
    assert kinds(composed(TABLE, chart)[0]) == ["heading", "caption", "table", "caption", "chart"]


def test_a_table_is_followed_by_a_paragraph_in_its_control(composed):
    (piece,) = [piece for piece in composed(TABLE)[0] if piece.kind == "table"]
    assert [child.tag for child in parsed(f"<w:body>{piece.xml}</w:body>")] == [
        q("w:tbl"),
        q("w:p"),
    ]


def test_a_line_of_sources_stands_as_it_was_written(composed):
    table = Table("t", "A finding", (Column("a"),), (("1",),), spans("Desk estimate."))
    (piece,) = [piece for piece in composed(table)[0] if piece.kind == "table"]
    assert "<w:t>Desk estimate.</w:t>" in piece.xml


class TestPages:
    def test_the_cover_is_a_section_of_its_own(self, composed):
        assert orientations(*composed()) == ["portrait", "portrait"]

    def test_turned_pages_lie_between_upright_ones(self, composed):
        after = Paragraph("p", spans("upright again"))
        assert orientations(*composed(Landscape("l", (TABLE,)), after)) == [
            "portrait", "portrait", "landscape", "portrait",
        ]  # fmt: skip

    def test_at_the_end_no_empty_page_follows_them(self, composed):
        assert orientations(*composed(Landscape("l", (TABLE,)))) == [
            "portrait",
            "portrait",
            "landscape",
        ]

    def test_two_turned_parts_in_a_row_are_one(self, composed):
        second = Landscape("m", (Paragraph("p", spans("more")),))
        assert orientations(*composed(Landscape("l", (TABLE,)), second)) == [
            "portrait", "portrait", "landscape",
        ]  # fmt: skip

    def test_a_table_on_a_turned_page_is_as_wide_as_its_text(self, composed):
        pieces, _ = composed(Landscape("l", (TABLE,)))
        (piece,) = [piece for piece in pieces if piece.kind == "table"]
        assert 'w:tblW w:w="14003"' in piece.xml

    def test_a_break_begins_a_page_once(self, composed):
        pieces, _ = composed(
            Paragraph("p", spans("a")), PageBreak("b"), PageBreak("c"), Paragraph("r", spans("d"))
        )
        assert sum("pageBreakBefore" in piece.xml for piece in pieces if not piece.kind) == 1

    def test_turned_pages_hold_no_breaks(self, composed):
        with pytest.raises(ValueError, match="b: turned pages hold no page breaks"):
            composed(Landscape("l", (PageBreak("b"),)))


class TestPictures:
    def test_are_as_wide_as_asked_but_no_wider_than_the_text(self, composed, picture):
        def width(cm):
            block = Picture("p", "Shown", picture(40, 20), "A picture", width_cm=cm)
            (piece,) = [piece for piece in composed(block)[0] if piece.kind == "picture"]
            return int(next(parsed(piece.xml).iter(q("wp:extent"))).get("cx")) / 360_000

        assert width(8) == pytest.approx(8, abs=0.01)
        assert width(40) == pytest.approx(16, abs=0.01)


class TestProseFiles:
    def test_are_one_piece_with_their_headings(self, composed):
        group = Group("g", (Heading("g.h", 3, "Inside"), Paragraph("g.p", spans("words"))))
        pieces, _ = composed(group)
        assert kinds(pieces) == ["heading", "prose"]
        (piece,) = [piece for piece in pieces if piece.kind == "prose"]
        assert piece.title == "Inside"
        assert "_Ref_g_h" in piece.xml
        assert "_FSb_" not in piece.xml

    def test_an_empty_one_is_nothing(self, composed):
        assert kinds(composed(Group("g", ()))[0]) == ["heading"]


def of_kind(pieces, kind):
    return [parsed(f"<w:body>{piece.xml}</w:body>") for piece in pieces if piece.kind == kind]


class TestKeeping:
    WORDS = Paragraph("p", spans("The measures are many."))
    COLON = Paragraph("p", spans("The measures are:"))
    LIST = Bullets("b", (spans("one"), spans("two")))
    AFTER = Paragraph("q", spans("No more."))

    @pytest.mark.parametrize(
        ("blocks", "kept"),
        [
            ((WORDS, LIST), True),
            ((WORDS, TABLE), True),
            ((WORDS, Group("g", (LIST,))), True),
            ((COLON, AFTER), True),
            ((WORDS, AFTER), False),
            ((WORDS, PageBreak("k"), TABLE), False),
            ((COLON,), False),
        ],
    )
    def test_what_introduces_is_not_parted_from_what_follows(self, composed, blocks, kept):
        (first, *_) = of_kind(composed(*blocks)[0], "paragraph")
        assert (first.find(f".//{q('w:keepNext')}") is not None) is kept

    def test_so_it_is_inside_prose_and_on_turned_pages(self, composed):
        (prose,) = of_kind(composed(Group("g", (self.WORDS, self.LIST)))[0], "prose")
        assert len(list(prose.iter(q("w:keepNext")))) == 1
        (turned,) = of_kind(composed(Landscape("l", (self.WORDS, TABLE)))[0], "paragraph")
        assert len(list(turned.iter(q("w:keepNext")))) == 1


class TestChapters:
    def heading(self, composed, **more):
        chapter = Heading("guide", 1, "Guideline", numbered=False, **more)
        found = of_kind(composed(self.LEAD, chapter)[0], "heading")
        return found[-1]

    LEAD = Paragraph("p", spans("words"))

    def test_begin_a_page_by_their_style(self, composed):
        assert self.heading(composed).find(f".//{q('w:pageBreakBefore')}") is None

    def test_a_short_one_may_follow_on_the_same_page(self, composed):
        heading = self.heading(composed, new_page=False)
        (properties,) = heading.iter(q("w:pPr"))
        assert [child.tag for child in properties] == [
            q(f"w:{name}") for name in ("pStyle", "pageBreakBefore", "numPr", "spacing", "ind")
        ]
        assert properties.find(q("w:pageBreakBefore")).get(q("w:val")) == "0"

    def test_unless_a_page_break_was_asked_for(self, composed):
        chapter = Heading("guide", 1, "Guideline", numbered=False, new_page=False)
        pieces = composed(self.LEAD, PageBreak("k"), chapter)[0]
        assert sum("w:pageBreakBefore/" in piece.xml for piece in pieces[-2:]) == 1


def test_no_line_ends_between_the_word_and_the_number_of_a_caption(composed):
    pieces, _ = composed(Paragraph("p", spans("See ", Ref("t"), ".")), TABLE)
    shown = {
        kind: "".join(t.text for t in of_kind(pieces, kind)[0].iter(q("w:t")))
        for kind in ("paragraph", "caption")
    }
    assert shown["paragraph"].startswith("See Table\xa01-1")
    assert shown["caption"].startswith("Table\xa01-1  A finding")


@pytest.mark.parametrize(("new_page", "parted"), [(True, False), (False, True)])
def test_a_box_before_a_new_page_is_not_parted_from_it(composed, template, new_page, parted):
    """Else the thin paragraph after a box that fills its page would make an empty page."""
    box = Callout("box", "Afterwards", (Paragraph("p", spans("Nothing is known.")),))
    following = Heading("next", 1, "What follows", new_page=new_page)
    pieces, document = composed(Heading("top", 1, "Top"), box, following)
    xml = next(piece.xml for piece in pieces if piece.kind == "callout")
    style = StyleIds(document)["FS Break"]
    assert (f'w:val="{style}"' in xml) is parted
