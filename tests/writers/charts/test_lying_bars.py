from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from matplotlib.colors import to_hex

from fs_toolkit.document.charts import BarChart, Series


def chart(*rows, names=("Status visits avoided", "Staff time (not cash)"), **more) -> BarChart:
    series = tuple(Series(f"s{n}", row) for n, row in enumerate(rows))
    return BarChart("Finding", names, series, "USD", horizontal=True, **more)


def bars(seen):
    return [patch for patch in seen.patches if patch.get_linewidth() > 0]


def test_the_first_category_is_on_top(legible):
    seen = legible(chart((1.0, 2.0)))
    assert seen.box("Status visits avoided").y0 > seen.box("Staff time (not cash)").y1


def test_numbers_stand_at_the_ends_of_bars_outside(legible):
    seen = legible(chart((214.0, -55.0)))
    gain, loss = bars(seen)
    assert seen.box("214").x0 > seen.box("−55").x1
    assert gain.get_width() > 0 > loss.get_width()


def test_a_stack_has_numbers_in_its_pieces_and_its_total_at_the_end(legible):
    seen = legible(chart((300.0, 90.0), (452.0, 124.0), stacked=True))
    assert seen.box("300").x1 < seen.box("452").x0 < seen.box("752").x0


def test_a_chart_grows_with_its_rows(look):
    few = look(chart((1.0, 2.0)))
    many = look(chart(tuple(map(float, range(20))), names=tuple(f"Line {n}" for n in range(20))))
    assert many.paper.height > 3 * few.paper.height


def test_values_of_a_line_are_marks_over_the_rows(legible):
    seen = legible(chart((1.0, 2.0), line=Series("net", (0.5, None))))
    assert len([line for line in seen.lines if line.get_marker() == "o"]) == 2  # one in the key


def test_bars_side_by_side_do_not_cover_each_other(legible):
    seen = legible(chart((1.0, 2.0), (3.0, 4.0)))
    drawn = sorted((b.get_y(), b.get_y() + b.get_height()) for b in bars(seen)[2:])
    assert all(below[1] <= above[0] + 1e-9 for below, above in pairwise(drawn))
    assert len(drawn) == 4


@pytest.mark.parametrize("value", [0.0, 1e-4, 1e9])
def test_any_size_is_drawn(legible, value):
    legible(chart((value, -value)))


def test_a_number_that_would_fill_its_piece_is_left_out(legible):
    seen = legible(chart((158.0, 1835.0), (216.0, 1423.0), stacked=True))
    assert "1,835" in seen.text
    assert "1,423" in seen.text
    assert "216" not in seen.text
    assert "374" in seen.text  # the total stands outside


def test_a_number_in_a_hatched_piece_stands_on_white(legible):
    seen = legible(chart((300.0, 90.0), (452.0, 124.0), stacked=True))
    label = seen.box("452")
    scale = seen.paper.width / 16
    grounds = [
        patch
        for patch in seen.patches
        if patch.get_linewidth() == 0
        and patch.get_x() * scale <= label.x0 + 2
        and (patch.get_x() + patch.get_width()) * scale >= label.x1 - 2
        and to_hex(patch.get_facecolor()) == "#ffffff"
        and abs(seen.paper.height - patch.get_y() * scale - label.y1) < 10
    ]
    assert len(grounds) == 1


class TestWhiskers:
    SHARES = BarChart(
        "Finding",
        ("Districts", "Use"),
        (
            Series("alone", (13.7, 11.7), reach=(1.8, 1.5)),
            Series("with others", (14.0, 12.9), reach=(0.8, None)),
        ),
        "Share [%]",
        horizontal=True,
    )

    def test_numbers_stand_beyond_the_whiskers(self, legible):
        seen = legible(self.SHARES)
        plain = legible(replace(self.SHARES, series=tuple(
            replace(each, reach=()) for each in self.SHARES.series
        )))  # fmt: skip
        for number in ("13.7", "11.7", "14.0"):
            bar = seen.box(number).x0, plain.box(number).x0
            assert bar[0] != bar[1]
        # the whisker of 13.7 ends at 15.5, beyond that of 14.0 at 14.8
        assert seen.box("13.7").x0 > seen.box("14.0").x0

    def test_a_missing_interval_leaves_the_number_at_its_bar(self, legible):
        seen = legible(self.SHARES)
        assert seen.box("12.9").x0 < seen.box("14.0").x0
