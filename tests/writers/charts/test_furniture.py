from __future__ import annotations

import pytest

from fs_toolkit.writers.charts import style
from fs_toolkit.writers.charts.furniture import Uprights, columns, key, listed, swatch
from fs_toolkit.writers.charts.page import Page
from fs_toolkit.writers.charts.scales import Scale


@pytest.fixture
def page():
    with style.house_style():
        yield Page("")


class TestKey:
    def test_begins_a_new_row_where_the_first_is_full(self, page):
        key(
            page,
            [(f"a series with a rather long name {n}", swatch(style.GAINS[0])) for n in range(5)],
        )
        heights = {words.get_position()[1] for words in page.figure.axes[0].texts}
        assert len(heights) > 1

    def test_shows_fill_and_hatch(self, page):
        key(page, [("costs", swatch(style.LOSSES[0]))])
        (sample,) = page.figure.axes[0].patches
        assert sample.get_hatch() == style.LOSSES[0].hatch


class TestUprights:
    def test_need_no_room_without_marks(self, page):
        assert Uprights((), Scale(2010, 2020, 2, 12), 0, 16).height == 0

    def test_labels_that_would_meet_stand_in_rows(self, page):
        one = Uprights(((2015, "in force at"),), Scale(2010, 2020, 2, 12), 0, 16)
        close = ((2015, "in force at"), (2015.2, "cut-off"), (2015.4, "review"))
        three = Uprights(close, Scale(2010, 2020, 2, 12), 0, 16)
        assert three.height == pytest.approx(2 * one.height)

    def test_lines_reach_from_the_chart_to_their_labels(self, page):
        uprights = Uprights(((2015, "in force at"),), Scale(2010, 2020, 2, 12), 0, 16)
        uprights.draw(page, 3, 9)
        (line,) = page.figure.axes[0].lines
        assert list(line.get_xdata()) == [7, 7]
        assert min(line.get_ydata()) < 3
        assert max(line.get_ydata()) == 9


def test_columns_are_as_wide_as_their_longest_line(page):
    wrapped, widest = columns(["short", "a name that needs more than a line of this column"], 3)
    assert wrapped[0] == "short"
    assert "\n" in wrapped[1]
    assert 2 < widest <= 3
    assert columns([], 3) == ([], 0.0)


def test_a_list_fills_two_columns_from_the_top(page):
    top = page.y
    listed(page, [(str(n), f"name {n}") for n in range(1, 6)])
    places = {t.get_text(): t.get_position() for t in page.figure.axes[0].texts}
    assert places["name 1"][0] == places["name 3"][0] < places["name 4"][0]
    assert places["name 1"][1] == places["name 4"][1]
    assert page.y > top
