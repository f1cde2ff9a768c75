"""Tables."""

from __future__ import annotations

import re

import pytest

from fs_toolkit.document.blocks import Cell, Column, Note, Table, spans
from fs_toolkit.writers.word.composition import Composition
from fs_toolkit.writers.word.markup import parsed, q
from fs_toolkit.writers.word.package import opened
from fs_toolkit.writers.word.palette import Palette, shades
from fs_toolkit.writers.word.tables import DASH, table_xml

PALETTE = Palette("1F3864", shades("1F3864"))


@pytest.fixture
def made(small, template):
    """Writes a table and parses it."""

    def make(table: Table):
        labels = dict.fromkeys(("Table", "Figure", "Equation"), "x")
        writer = Composition(opened(template), small(table), labels, lambda _: b"", {})
        return parsed(table_xml(table, 9071, writer.styles, writer.inline, PALETTE))

    return make


COLUMNS = (Column("a"), Column("b", 2, "right"), Column("c", 1, "centre"))


def simple(*rows, totals=0):
    return Table("t", "A finding", COLUMNS, rows, totals=totals)


def styles(row):
    return [style.get(q("w:val")) for style in row.iter(q("w:pStyle"))]


class TestShape:
    def test_the_header_row_is_repeated_and_no_row_parts(self, made):
        rows = list(made(simple(("1", "2", "3"), ("4", "5", "6"))).iter(q("w:tr")))
        assert [row.find(f".//{q('w:tblHeader')}") is not None for row in rows] == [
            True,
            False,
            False,
        ]
        assert all(row.find(f".//{q('w:cantSplit')}") is not None for row in rows)

    def test_widths_add_up_to_the_text(self, made):
        table = made(simple(("1", "2", "3")))
        widths = [int(each.get(q("w:w"))) for each in table.iter(q("w:gridCol"))]
        assert sum(widths) == 9071
        assert widths[1] > widths[0]

    def test_numbers_stand_right_and_words_left(self, made):
        head, row = made(simple(("1", "2", "3"))).iter(q("w:tr"))
        assert styles(row) == ["FSTableText", "FSTableNumber", "FSTableText"]
        assert [each.get(q("w:val")) for each in row.iter(q("w:jc"))] == ["center"]
        assert [each.get(q("w:val")) for each in head.iter(q("w:jc"))] == ["right", "center"]

    def test_totals_are_bold_under_a_rule(self, made):
        rows = list(
            made(simple(("1", "2", "3"), ("4", "5", "6"), ("7", "8", "9"), totals=2)).iter(
                q("w:tr")
            )
        )
        assert [set(styles(row)) for row in rows[2:]] == [{"FSTableTotal"}] * 2
        ruled = [
            PALETTE.accent in "".join(e.get(q("w:color")) or "" for e in row.iter(q("w:top")))
            for row in rows
        ]
        assert ruled == [False, False, True, False]

    def test_says_what_it_shows_to_who_does_not_see_it(self, made):
        table = made(simple(("1", "2", "3")))
        assert next(table.iter(q("w:tblCaption"))).get(q("w:val")) == "A finding"
        assert next(table.iter(q("w:tblDescription"))).get(q("w:val")) == "a, b, c"

    def test_a_low_table_keeps_together_and_a_high_one_only_its_ends(self, made):
        low = made(simple(*([("1", "2", "3")] * 5)))
        assert all(row.find(f".//{q('w:keepNext')}") is not None for row in low.iter(q("w:tr")))
        high = list(made(simple(*([("1", "2", "3")] * 60))).iter(q("w:tr")))
        kept = [row.find(f".//{q('w:keepNext')}") is not None for row in high]
        assert kept[:2] == [True, True]
        # LibreOffice loses rows of a table whose last row stays with what follows
        assert kept[-2:] == [True, False]
        assert not any(kept[2:-2])

    def test_the_heads_stand_over_two_rows_or_one_high_one(self, made):
        def kept(first):
            rows = made(simple(first, *([("1", "2", "3")] * 60))).iter(q("w:tr"))
            return [row.find(f".//{q('w:keepNext')}") is not None for row in rows][:3]

        assert kept(("1", "2", "3")) == [True, True, False]
        assert kept(("many words " * 20, "2", "3")) == [True, False, False]

    def test_a_crowded_table_has_narrower_margins(self, made):
        def margins(head):
            columns = tuple(Column(head) for _ in range(11))
            table = made(Table("t", "A finding", columns, (("1",) * 11,)))
            places = list(table.iter(q("w:tblCellMar")))
            assert all(place.getnext().tag == q("w:tblLook") for place in places)
            return [int(side.get(q("w:w"))) for place in places for side in place]

        assert margins("Rank") == []
        assert margins("Inclusion") == [50, 50]

    def test_a_row_that_heads_others_is_never_the_last_of_a_page(self, made):
        rows = [("1", "2", "3")] * 60
        rows[30] = (Cell(spans("Civil society"), columns=3),)
        kept = [
            row.find(f".//{q('w:keepNext')}") is not None
            for row in made(simple(*rows)).iter(q("w:tr"))
        ]
        assert [at for at in range(5, 55) if kept[at]] == [31]


class TestCells:
    def test_an_empty_cell_has_its_mark(self, made):
        table = made(simple(("", spans(), Cell(spans()))))
        assert [t.text for t in table.iter(q("w:t"))][3:] == [DASH] * 3

    @pytest.mark.parametrize("shade", range(5))
    def test_words_on_a_shade_can_be_read(self, made, shade):
        table = made(simple((Cell(spans("level"), shade=shade), "2", "3")))
        fill = next((e.get(q("w:fill")) for e in table.iter(q("w:shd"))), "FFFFFF")
        run = next(t.getparent() for t in table.iter(q("w:t")) if t.text == "level")
        colour = next((e.get(q("w:val")) for e in run.iter(q("w:color"))), "000000")
        assert contrast(fill, colour) >= 4.5
        assert (fill == "FFFFFF") == (shade == 0)

    def test_shades_grow_darker(self, made):
        table = made(simple(*((Cell(spans("x"), shade=k), "2", "3") for k in range(1, 5))))
        fills = [luminance(each.get(q("w:fill"))) for each in table.iter(q("w:shd"))]
        assert fills == sorted(fills, reverse=True)
        assert len(set(fills)) == 4

    def test_one_may_span_columns(self, made):
        table = made(simple((Cell(spans("wide"), columns=2), "3")))
        row = list(table.iter(q("w:tr")))[1]
        assert [e.get(q("w:val")) for e in row.iter(q("w:gridSpan"))] == ["2"]
        assert len(row.findall(q("w:tc"))) == 2

    def test_holds_spans(self, made):
        table = made(simple((spans("a", Note(spans("note"))), Cell(spans("b"), bold=True), "c")))
        assert table.find(f".//{q('w:footnoteReference')}") is not None
        assert table.find(f".//{q('w:rPr')}/{q('w:b')}") is not None


class TestRefusals:
    @pytest.mark.parametrize(
        "row", [("1", "2"), ("1", "2", "3", "4"), (Cell(spans("1"), columns=3), "2")]
    )
    def test_a_row_that_does_not_fill_the_table(self, made, row):
        with pytest.raises(ValueError, match=r"t: a row has \d cells, the table 3 columns"):
            made(simple(row))

    def test_a_shade_beyond_the_scale(self, made):
        with pytest.raises(ValueError, match="t: a cell's shade is 0 to 4, not 5"):
            made(simple((Cell(spans("1"), shade=5), "2", "3")))


def luminance(code: str) -> float:
    parts = [int(each, 16) / 255 for each in re.findall("..", code)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio as WCAG 2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
