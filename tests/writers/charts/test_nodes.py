from __future__ import annotations

import pytest

from fs_toolkit.writers.charts import nodes, style
from fs_toolkit.writers.charts.labelling import Box
from fs_toolkit.writers.charts.page import Page


def drawn(*spots: tuple[float, float], both: bool = False):
    """The line and the heads of an arrow."""
    with style.house_style():
        page = Page("Finding")
        nodes.arrow(page, spots, both=both)
        (axes,) = page.figure.axes
        return axes.lines[0], list(axes.patches)


class TestArrow:
    def test_its_head_ends_where_it_leads(self):
        line, (head,) = drawn((1, 1), (1, 4), (3, 4))
        assert tuple(head.get_xy()[0]) == (3, 4)
        assert line.get_xdata()[-1] < 3

    def test_both_ways_it_has_two_heads(self):
        _, heads = drawn((1, 1), (1, 4), both=True)
        assert [tuple(head.get_xy()[0]) for head in heads] == [(1, 4), (1, 1)]


class TestBoxes:
    def test_a_note_and_a_narrow_box_take_height(self):
        with style.house_style():
            plain = nodes.size_of("Citizen office of the city", "", 6.0, 8.0)
            assert nodes.size_of("Citizen office of the city", "120 staff", 6.0, 8.0) > plain
            assert nodes.size_of("Citizen office of the city", "", 1.6, 8.0) > plain

    @pytest.mark.parametrize("across", ["left", "center"])
    def test_words_stay_in_their_box(self, across):
        with style.house_style():
            page = Page("")
            high = nodes.size_of("Citizen office of the city", "120 staff", 3.0, 8.0)
            box = Box(1, 1, 4, 1 + high)
            nodes.draw_box(
                page, box, "Citizen office of the city", 8.0, note="120 staff", across=across
            )
            figure = page.figure
            (axes,) = figure.axes
            places = [text.get_position() for text in axes.texts if text.get_text()]
        assert places
        assert all(1 < x < 4 and 1 < y < 1 + high for x, y in places)
