from __future__ import annotations

import pytest

from fs_toolkit.document.charts import LineChart, Series
from fs_toolkit.writers.charts import draw, style


def chart(*series: Series, x=(2014, 2016, 2018), **more) -> LineChart:
    return LineChart("Finding", x, series, "Index", **more)


def data_lines(seen):
    """Lines of data: no rules, marks or leaders."""
    return [
        line for line in seen.lines if line.get_zorder() >= 2.2 and line.get_linestyle() != "None"
    ]


def markers(seen, shape):
    return [line for line in seen.lines if line.get_marker() == shape]


class TestLines:
    def test_a_missing_value_leaves_a_gap(self, legible):
        seen = legible(chart(Series("a", (1.0, None, 3.0, 4.0)), x=(2013, 2014, 2015, 2016)))
        assert sorted(len(line.get_xdata()) for line in data_lines(seen)) == [1, 2]

    def test_a_value_that_stands_alone_has_a_marker(self, legible):
        years = tuple(range(1980, 2021))
        values = tuple(1.0 if year == 1985 else None for year in years)
        assert len(markers(legible(chart(Series("a", values), x=years)), "o")) == 1

    def test_a_projection_is_dashed_with_hollow_markers(self, legible):
        seen = legible(chart(Series("a", (1.0, 2.0, 3.0), dashed=True)))
        assert any(line.get_linestyle() == "--" for line in data_lines(seen))
        assert all(line.get_markerfacecolor() == style.PAPER for line in markers(seen, "o"))

    def test_where_a_projection_begins_the_known_value_stands_in_front(self, legible):
        seen = legible(
            chart(
                Series("a", (1.0, 2.0, None)),
                Series("a, projected", (None, 2.0, 3.0), dashed=True),
            )
        )
        joint = [
            line
            for line in markers(seen, "o")
            if line.get_xdata()[0] == markers(seen, "o")[0].get_xdata()[0]
        ]
        assert [line.get_markerfacecolor() == style.PAPER for line in joint] == [True, False]

    def test_the_band_is_explained(self, legible):
        seen = legible(
            chart(Series("a", (1.0, 2.0, 3.0)), band=((0.5, None, 2.0), (2.0, None, 4.0)))
        )
        assert "range from low to high" in seen.text


class TestLabels:
    def test_each_series_is_named_at_its_end_with_its_last_value(self, legible):
        seen = legible(
            chart(Series("Viet Nam", (0.47, 0.51, 0.593)), Series("Nepal", (0.2, 0.3, None)))
        )
        assert seen.box("Viet Nam 0.593").x0 > seen.paper.x1 / 2
        assert seen.box("Nepal 0.300")

    def test_lines_that_end_together_have_labels_one_below_the_other(self, legible):
        seen = legible(chart(*(Series(f"City {n}", (1.0, 2.0, 3.0)) for n in range(8))))
        heights = [seen.box(f"City {n} 3").y0 for n in range(8)]
        assert heights == sorted(heights, reverse=True) or heights == sorted(heights)

    def test_a_series_and_the_one_that_goes_on_from_it_have_one_label(self, legible):
        seen = legible(
            chart(
                Series("Viet Nam", (0.47, 0.51, None)),
                Series("Viet Nam, after the cut-off", (None, 0.51, 0.59), dashed=True),
            )
        )
        assert "0.51" not in seen.text
        assert "after the cut-off 0.59" in seen.text.replace("\n", " ")

    def test_a_series_without_values_says_so(self, legible):
        seen = legible(chart(Series("a", (1.0, 2.0, 3.0)), Series("Nepal", (None,) * 3)))
        assert seen.box("Nepal: no data")

    def test_years_are_whole_and_those_of_the_data(self, legible):
        seen = legible(chart(Series("a", (1.0, 2.0, 3.0))))
        assert {"2014", "2016", "2018"} <= {words for words, _ in seen.words}
        assert "2015" not in seen.text

    def test_a_mark_beyond_the_data_is_shown(self, legible):
        seen = legible(chart(Series("a", (1.0, 2.0, 3.0)), marks=((2019.9, "cut-off"),)))
        assert seen.box("cut-off")

    def test_marks_at_one_date_keep_clear(self, legible):
        marks = tuple((2017.99, f"{name} of the study") for name in ("cut-off", "end", "date"))
        legible(chart(Series("a", (1.0, 2.0, 3.0)), marks=marks))


class TestRefusals:
    def test_values_that_do_not_match_the_years(self):
        with pytest.raises(ValueError, match='"Nepal" has 2 values for 3 years'):
            draw(chart(Series("Nepal", (1.0, 2.0))))

    def test_years_that_do_not_rise(self):
        with pytest.raises(ValueError, match="its years must rise"):
            draw(chart(Series("a", (1.0, 2.0)), x=(2016, 2014)))

    def test_a_band_of_another_length(self):
        with pytest.raises(ValueError, match='"band" has 1 values for 3 years'):
            draw(chart(Series("a", (1.0, 2.0, 3.0)), band=((1.0,), (2.0,))))
