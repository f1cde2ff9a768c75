"""Room that words need."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.document.blocks import Cell, Column, Table, spans
from fs_toolkit.writers.word.measures import (
    CROWDED,
    SAVED,
    fit,
    fitted,
    is_low,
    least_width,
    lines_of,
)

SHARES = st.lists(st.floats(0.1, 10), min_size=1, max_size=12)


def table(*rows, heads=("a", "b")) -> Table:
    return Table("t", "t", tuple(Column(head) for head in heads), rows)


class TestWidths:
    @given(SHARES, st.data())
    def test_always_add_up(self, shares, data):
        least = data.draw(
            st.lists(st.integers(0, 3000), min_size=len(shares), max_size=len(shares))
        )
        widths = fitted(shares, least, 9071)
        assert sum(widths) == 9071
        if sum(least) < 9071:
            assert all(width >= low - 1 for width, low in zip(widths, least, strict=True))

    def test_follow_the_shares_where_words_allow_it(self):
        assert fit(table(("x", "y")), 9000).widths == (4500, 4500)

    def test_give_way_where_a_column_would_run_down_the_page(self):
        rows = [("a", "words " * 30)] * 5
        narrow, wide = fit(table(*rows), 9000).widths
        assert narrow + wide == 9000
        assert wide > 1.4 * narrow
        assert narrow >= least_width("a")

    def test_a_column_wished_wide_gives_what_its_words_leave(self):
        """Half the table for a percentage is far more than its line: the sentences have it."""
        wide = (Column("a", 10.0, "right"), Column("b", 5.0), Column("c", 5.0))
        rows = (("7 %", "words " * 12, "words " * 12),) * 4
        short, *long = fit(Table("t", "t", wide, rows), 9000).widths
        assert short < 0.7 * 4500
        assert min(long) > 3300

    def test_heads_and_totals_are_measured_in_bold(self):
        heads = ("months", *"bcdefghijk")
        plain = table(("1",) * 11, heads=heads)
        assert fit(plain, 6000).widths[0] >= least_width("months", bold=True) - 1
        rows = (("1", "2"), ("Environmental", "3"))
        total = Table("t", "t", (Column("a"), Column("b")), rows, totals=1)
        assert fit(total, 2600).widths[0] > fit(table(*rows), 2600).widths[0]

    def test_broad_letters_take_more_room(self):
        assert least_width("mmmm") > least_width("nnnn")
        assert least_width("Mean") > least_width("mean"[1:])

    def test_narrow_letters_take_less_room(self):
        """Of "Security", Arial in bold at 8.5 points takes 33.5 points and 9.5 of margins."""
        assert least_width("titill") < least_width("course")
        assert 20 * (33.5 + 9.5) <= least_width("Security", bold=True) <= 20 * (42 + 9.5)

    def test_a_crowded_table_gives_up_margins_and_no_letters(self):
        heads = ("Place", "Measure", "Benefit", "measures", "Within", "Inclusion", "Low", "result", "Mean", "Rank", "weights")  # fmt: skip
        full = table(tuple("12345678901"), heads=heads)
        least = [least_width(head, bold=True) for head in heads]
        room = sum(least) - SAVED * len(heads)
        assert fit(full, room).crowded
        widths = fit(full, room).widths
        assert all(width >= each - SAVED - 1 for width, each in zip(widths, least, strict=True))
        assert not fit(full, round(sum(least) / CROWDED) + 1).crowded

    def test_margins_give_way_before_a_sentence_runs_down_the_page(self):
        heads = ("Measure", "Benefit", "measures", "Within", "Inclusion", "result", "weights")
        first, *others = (Column(head, width=4 if head == "Measure" else 1) for head in heads)
        full = Table("t", "t", (first, *others), (("words " * 8, *"123456"),))
        room = round(sum(least_width(head, bold=True) for head in heads) / 0.97)
        assert fit(full, room).crowded
        assert fit(full, room).widths[0] > least_width("Measure", bold=True) + 3 * SAVED

    def test_a_long_word_is_not_broken(self):
        many = table(*[("Environmental", *"1234567")], heads=tuple("abcdefgh"))
        widths = fit(many, 9071).widths
        assert widths[0] >= least_width("Environmental") - 1
        assert sum(widths) == 9071

    def test_spans_and_spanning_cells_are_read_rightly(self):
        rows = (
            (Cell(spans("A heading over both columns"), columns=2),),
            (spans("Environmental"), "1"),
        )
        widths = fit(table(*rows), 2600).widths
        assert widths[0] >= least_width("Environmental") - 1

    def test_words_part_at_hyphens_and_between_chinese_signs(self):
        assert least_width("2016-2018") == least_width("2016")
        assert least_width("電子政府") == least_width("a")

    def test_a_short_korean_word_is_not_broken(self):
        assert least_width("번호") == least_width("abcd")
        assert least_width("가중치 변동 시 순위") == least_width("가중치")
        assert least_width("전자정부타당성조사") == least_width("전자정부타당")

    def test_vietnamese_letters_are_as_narrow_as_others(self):
        assert least_width("Tiền") == least_width("Tien")
        assert lines_of(["Tiền " * 20], [2000]) == lines_of(["Tien " * 20], [2000])


class TestHeight:
    def test_a_long_cell_takes_lines(self):
        assert lines_of(["a", "b"], [1000, 1000]) == 1
        assert lines_of(["a\nb\nc", "b"], [1000, 1000]) == 3
        assert lines_of(["word " * 40], [2000]) > 8

    def test_hangul_takes_twice_the_room(self):
        assert lines_of(["가" * 30], [2000]) > lines_of(["a" * 30], [2000])

    def test_few_short_rows_are_low_and_many_or_long_ones_are_not(self):
        assert is_low(table(*[("a", "b")] * 8), (4500, 4500))
        assert not is_low(table(*[("a", "b")] * 9), (4500, 4500))  # a fifth of a page
        assert not is_low(table(*[("word " * 60, "b")] * 6), (2000, 7000))
