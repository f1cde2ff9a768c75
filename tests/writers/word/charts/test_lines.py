"""Lines as native charts over years."""

from __future__ import annotations

import pytest

from fs_toolkit.document.charts import LineChart, Series
from fs_toolkit.writers.word.charts import native
from fs_toolkit.writers.word.charts.seen import C

INDEX = LineChart(
    "The gap closes",
    (2010, 2012, 2016),
    (Series("Viet Nam", (0.42, 0.45, None), emphasis=True), Series("peers", (0.5, None, 0.6))),
    "index",
    marks=((2011.0, "break"), (2015.5, "cut-off")),
)
POPULATION = LineChart(
    "The city grows",
    (2015, 2016, 2017),
    (Series("counted", (7.0, None, None), emphasis=True), Series("projected", (7.0, 7.2, 7.4), dashed=True)),
    "million people",
    band=((None, 7.1, 7.2), (None, 7.3, 7.7)),
)  # fmt: skip


def test_the_numbers_are_those_of_the_data(seen):
    chart = seen(native(INDEX, "en"))
    assert chart.series["Viet Nam"] == [0.42, 0.45, None]
    assert chart.series["peers"] == [0.5, None, 0.6]
    assert chart.points(chart.one("peers"), "xVal") == [2010, 2012, 2016]
    assert chart.titles[0] == "The gap closes"
    assert chart.held_by_workbook()


def test_uneven_years_keep_their_places(seen):
    chart = seen(native(INDEX, "en"))
    years, _ = chart.root.iter(f"{C}valAx")
    assert (
        years.find(f"{C}scaling/{C}min").get("val"),
        years.find(f"{C}scaling/{C}max").get("val"),
    ) == ("2010.0", "2016.0")
    assert float(years.find(f"{C}majorUnit").get("val")) == 2


def test_marks_are_upright_lines_that_the_key_leaves_out(seen):
    chart = seen(native(INDEX, "en"))
    assert chart.points(chart.one("cut-off"), "xVal") == [2015.5, 2015.5]
    low, high = chart.series["cut-off"]
    assert low <= 0.42
    assert high >= 0.6
    if chart.root.find(f".//{C}legend") is not None:
        gone = [each.find(f"{C}idx").get("val") for each in chart.root.iter(f"{C}legendEntry")]
        assert gone == ["2", "3"]


def test_a_range_is_whiskers_on_the_series_within_it(seen):
    chart = seen(native(POPULATION, "en"))
    assert chart.one("counted").find(f"{C}errBars") is None
    bars = chart.one("projected").find(f"{C}errBars")
    assert chart.points(bars, "plus") == [None, pytest.approx(0.1), pytest.approx(0.3)]
    assert chart.points(bars, "minus") == [None, pytest.approx(0.1), pytest.approx(0.2)]
    assert "whiskers" in chart.titles[1]


def test_a_range_of_no_series_stays_a_picture():
    data = LineChart("A", (1, 2), (Series("a", (5.0, 5.0)),), "", band=((1.0, 1.0), (2.0, 2.0)))
    assert native(data, "en") is None


def test_the_words_of_many_marks_stand_in_rows_or_the_chart_is_a_picture():
    crowd = tuple((2000 + at / 10, "a long word for it") for at in range(12))
    data = LineChart("A", (2000, 2010), (Series("a", (1.0, 2.0)),), "", marks=crowd)
    assert native(data, "en") is None


def test_the_last_values_are_shown_where_they_keep_apart(seen):
    close = LineChart(
        "A", (1, 2), tuple(Series(n * 30, (0.0, v)) for n, v in (("a", 10.0), ("b", 10.1))), ""
    )
    chart = seen(native(close, "en"))
    shown = [one for one in chart.all if one.find(f"{C}dLbls") is not None]
    assert len(shown) == 1
    apart = LineChart("A", (1, 2), (Series("a", (0.0, 10.0)), Series("b", (0.0, 5.0))), "")
    chart = seen(native(apart, "en"))
    assert all(one.find(f"{C}dLbls/{C}dLbl/{C}showSerName").get("val") == "1" for one in chart.all)
    assert chart.root.find(f".//{C}legend") is None  # named at their ends


def test_years_that_do_not_rise_are_refused():
    with pytest.raises(ValueError, match="must rise"):
        native(LineChart("A", (2012, 2010), (Series("a", (1.0, 2.0)),), ""), "en")
