from __future__ import annotations

import pytest

from fs_toolkit.document.charts import Span, TimeChart
from fs_toolkit.writers.charts import calendar, style


@pytest.fixture(autouse=True)
def _house_style():
    with style.house_style():
        yield


def chart(start: float, end: float, unit="year", marks=()) -> TimeChart:
    return TimeChart("", (Span("", start, end),), marks, unit)


def labels(data: TimeChart, length: float = 10.0, language: str = "en") -> list[list[str]]:
    scale = calendar.limits(data, 5, 5 + length)
    return [[cell.label for cell in row] for row in calendar.rows(data, scale, language)]


def test_years_are_whole_and_named_in_their_middle():
    assert labels(chart(2015.5, 2018.0)) == [["2015", "2016", "2017"]]


def test_an_end_at_new_year_belongs_to_the_year_before():
    scale = calendar.limits(chart(2016.0, 2018.0), 0, 10)
    assert (scale.low, scale.high) == (2016, 2018)


def test_of_many_years_some_are_named_by_the_first_of_their_cell():
    (row,) = labels(chart(1976.2, 2019.5))
    assert row == ["", "1980", "1985", "1990", "1995", "2000", "2005", "2010", "2015"]


def test_months_are_numbered_where_there_is_room():
    assert labels(chart(2016.0, 2017.0, "month"))[1] == [str(month) for month in range(1, 13)]


def test_quarters_stand_where_months_have_no_room():
    assert labels(chart(2016.0, 2019.0, "month"))[1] == ["Q1", "Q2", "Q3", "Q4"] * 3
    assert labels(chart(2016.0, 2019.0, "month"), language="ko")[1][0] == "1분기"


def test_years_alone_stand_where_quarters_have_no_room():
    assert len(labels(chart(2016.0, 2026.0, "month"))) == 1


def test_small_numbers_count_from_the_start_of_the_project():
    data = chart(0, 6, "month")
    assert calendar.is_relative(data)
    assert labels(data) == [["1", "2", "3", "4", "5", "6"]]
    assert calendar.unit(data, "en") == "Month of the project"


def test_several_months_share_a_cell_where_they_are_narrow():
    (row,) = labels(chart(0, 48, "month"))
    assert row[0] == "1–6"
    assert row[-1] == "43–48"


def test_years_of_the_calendar_need_no_unit():
    assert calendar.unit(chart(2016, 2018), "en") == ""


def test_marks_are_inside():
    scale = calendar.limits(chart(2016, 2018, marks=((2019.5, "review"),)), 0, 10)
    assert scale.high == 2020
