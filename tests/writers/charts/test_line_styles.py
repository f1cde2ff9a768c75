from __future__ import annotations

from fs_toolkit.document.charts import LineChart, Series
from fs_toolkit.writers.charts import style
from fs_toolkit.writers.charts.line_styles import continued_from, is_named, last_known, style_of


def chart(*series: Series) -> LineChart:
    return LineChart("Finding", (2014, 2016, 2018), series, "Index")


OBSERVED = Series("Viet Nam", (0.47, 0.51, None))
LATER = Series("Viet Nam, projected", (None, 0.51, 0.59), dashed=True)


class TestStyle:
    def test_the_emphasised_series_is_thick_and_the_others_grey(self):
        data = chart(Series("a", (1.0, 2.0, 3.0), emphasis=True), Series("b", (2.0, 2.0, 2.0)))
        first, second = style_of(data, 0), style_of(data, 1)
        assert first.width > 2 * second.width
        assert first.colour == style.BLUE
        assert second.colour in style.GREYS
        assert first.order > second.order

    def test_without_emphasis_all_have_colours_and_markers_of_their_own(self):
        data = chart(*(Series(str(n), (1.0, 2.0, 3.0)) for n in range(6)))
        assert len({style_of(data, n).colour for n in range(6)}) == 6
        assert len({style_of(data, n).marker for n in range(6)}) == 6

    def test_a_series_that_goes_on_looks_like_the_one_before(self):
        data = chart(
            Series("Nepal", (0.2, 0.3, 0.5)), OBSERVED, LATER, Series("Fiji", (0.5, 0.4, 0.5))
        )
        assert style_of(data, 2) == style_of(data, 1)
        assert [style_of(data, n).colour for n in (0, 1, 3)] == list(style.LINE_COLOURS[:3])


class TestContinuedFrom:
    def test_is_the_series_that_ends_where_the_dashed_one_begins(self):
        assert continued_from(chart(OBSERVED, LATER), 1) == 0
        assert continued_from(chart(LATER, OBSERVED), 0) == 1

    def test_a_solid_series_goes_on_from_none(self):
        solid = Series("Viet Nam, later", LATER.values)
        assert continued_from(chart(OBSERVED, solid), 1) is None

    def test_a_dashed_one_that_begins_elsewhere_goes_on_from_none(self):
        elsewhere = Series("Viet Nam, projected", (None, 0.52, 0.59), dashed=True)
        assert continued_from(chart(OBSERVED, elsewhere), 1) is None

    def test_one_without_values_goes_on_from_none(self):
        assert continued_from(chart(OBSERVED, Series("", (None,) * 3, dashed=True)), 1) is None


class TestIsNamed:
    def test_not_if_the_one_that_goes_on_bears_the_name(self):
        assert not is_named(chart(OBSERVED, LATER), 0)
        assert is_named(chart(OBSERVED, LATER), 1)

    def test_if_the_one_that_goes_on_has_another_name(self):
        other = Series("projected", LATER.values, dashed=True)
        assert is_named(chart(OBSERVED, other), 0)


def test_the_last_known_value_is_found():
    assert last_known(OBSERVED) == 1
    assert last_known(Series("", (None, None, None))) is None
