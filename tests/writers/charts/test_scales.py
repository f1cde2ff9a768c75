from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.writers.charts import scales, style
from fs_toolkit.writers.charts.page import Page

VALUES = st.lists(st.floats(-1e9, 1e9).filter(lambda x: x == 0 or abs(x) > 1e-6), min_size=1)


class TestCovering:
    @given(VALUES, st.booleans())
    def test_its_ticks_cover_the_values_evenly(self, values, zero):
        scale = scales.covering(values, 0, 10, zero=zero)
        unseen = 1e-8 * (scale.high - scale.low)
        assert scale.low <= min(values) + unseen
        assert scale.high >= max(values) - unseen
        assert scale.ticks[0] == scale.low
        assert scale.ticks[-1] == scale.high
        steps = [b - a for a, b in pairwise(scale.ticks)]
        assert max(steps) == pytest.approx(min(steps))
        assert 1 <= len(steps) <= 8

    @given(VALUES)
    def test_the_scale_of_bars_holds_zero(self, values):
        scale = scales.covering(values, 0, 10, zero=True)
        assert scale.low <= 0 <= scale.high

    def test_no_empty_step_is_left_at_the_ends(self):
        assert scales.covering([0, 100], 0, 10).ticks[-1] == 100

    def test_a_scale_far_from_zero_does_not_begin_there(self):
        assert scales.covering([0.61, 0.72], 0, 10).low > 0.5

    def test_a_scale_near_zero_begins_there(self):
        assert scales.covering([0.2, 0.97], 0, 10).low == 0

    @pytest.mark.parametrize("value", [0.0, 5.0, -5.0])
    def test_a_single_value_stands_inside(self, value):
        scale = scales.covering([value], 0, 10)
        assert scale.low < value < scale.high


class TestScale:
    def test_places_are_in_proportion(self):
        scale = scales.Scale(0, 100, 2, 12)
        assert [scale(value) for value in (0, 50, 100)] == [2, 7, 12]

    def test_logarithmic_places_are_in_proportion_to_powers(self):
        scale = scales.Scale(1, 10_000, 0, 8, log=True)
        assert [scale(value) for value in (1, 10, 100)] == pytest.approx([0, 2, 4])


class TestLogarithmic:
    @given(st.lists(st.floats(1e-6, 1e9), min_size=2))
    def test_its_ticks_cover_the_values(self, values):
        scale = scales.logarithmic(values, 0, 10)
        assert scale.low <= min(values) * (1 + 1e-6)
        assert scale.high >= max(values) * (1 - 1e-6)
        assert list(scale.ticks) == sorted(set(scale.ticks))

    def test_over_few_decades_it_has_ticks_between(self):
        assert scales.logarithmic([1, 60], 0, 10).ticks == (1, 2, 5, 10, 20, 50, 100)


class TestTickLabels:
    def test_have_the_decimals_of_the_step(self):
        scale = scales.covering([0, 0.01], 0, 10)
        assert scales.tick_labels(scale, "en")[:2] == ("0.000", "0.002")

    def test_keep_every_figure(self):
        scale = scales.Scale(0, 25_000, 0, 10, (0, 12_500, 25_000))
        assert scales.tick_labels(scale, "en") == ("0", "12,500", "25,000")

    def test_have_a_true_minus(self):
        assert scales.tick_labels(scales.covering([-4, 4], 0, 10), "ko")[0] == "−4"


class TestWithRoom:
    def test_labels_beside_their_values_stay_within(self):
        with style.house_style():
            scale = scales.covering([-5, 5], 3, 15)
            tight = scales.with_room(
                scale, ["−5", "5"], [(5, "a long label"), (-5, "another")], [1, -1]
            )
        assert tight.start > 3
        assert tight.end < 14.5

    def test_nothing_is_given_up_where_labels_have_room(self):
        with style.house_style():
            scale = scales.covering([-5, 5], 3, 15)
            wide = scales.with_room(scale, ["−5", "5"], [(0, "x")], [1])
        assert wide.start == 3
        assert wide.end > 14.8


def years_shown(count: int, length: float) -> list[str]:
    with style.house_style():
        page = Page("")
        years = range(2001, 2001 + count)
        scales.draw_years(page, scales.Scale(years[0], years[-1], 0, length), years, 5)
        return [words.get_text() for words in page.figure.axes[0].texts]


def test_every_year_is_named_where_there_is_room():
    assert years_shown(5, 10) == ["2001", "2002", "2003", "2004", "2005"]


def test_round_years_are_named_where_there_is_not():
    assert years_shown(40, 10) == ["2005", "2010", "2015", "2020", "2025", "2030", "2035", "2040"]


def test_numbers_that_would_meet_are_left_out():
    with style.house_style():
        page = Page("")
        scale = scales.Scale(0, 4, 5, 6, (0, 1, 2, 3, 4))
        scales.draw_across(page, scale, ["1,000,000"] * 5, 0, 5)
        assert len(page.figure.axes[0].texts) == 1
