"""Time charts as native charts: dates as dates, spans by how they look."""

from __future__ import annotations

from datetime import datetime

import pytest

from fs_toolkit.document.charts import Span, TimeChart
from fs_toolkit.writers.word.charts import native
from fs_toolkit.writers.word.charts.seen import C

PLAN = TimeChart(
    "The plan",
    (
        Span("Tender", 2016.0, 2016.5, "Procurement", critical=True),
        Span("Contract signed", 2016.5, 2016.5, "Procurement", milestone=True),
        Span("Build", 2016.5, 2017.25, "Building"),
    ),
    unit="month",
)


def test_dates_are_dates_and_lengths_are_days(seen):
    chart = seen(native(PLAN, "en"))
    heads = {column[0]: column[1:] for column in chart.columns}
    assert heads["start"] == [
        None,
        datetime(2016, 1, 1),
        datetime(2016, 7, 2),
        None,
        datetime(2016, 7, 2),
    ]
    assert heads["critical"] == [None, 183, None, None, None]
    # 2 July 2016, 183 days on, to 2 April 2017, 91 days on
    assert heads["task"] == [None, None, None, None, 274]
    assert chart.points(chart.all[0], "cat") == [
        "Procurement:",
        "Tender",
        "Contract signed",
        "Building:",
        "Build",
    ]
    assert chart.held_by_workbook()


def test_numbers_stand_in_the_first_days_of_their_quarter(seen):
    chart = seen(native(TimeChart("A", (Span("a", 2016.0, 2040.0),), unit="month"), "en"))
    low, step = float(chart.value("valAx/scaling/min")), float(chart.value("valAx/majorUnit"))
    quarter = 365.25 / 4
    assert step % quarter == pytest.approx(0, abs=1e-6) or step % quarter == pytest.approx(quarter)
    days = [
        datetime.fromordinal(int(low + quarter * n) + datetime(1899, 12, 30).toordinal())
        for n in range(96)
    ]
    assert {day.month for day in days} == {1, 4, 7, 10}
    assert max(day.day for day in days) <= 4


def test_milestones_and_open_ends_are_signs(seen):
    spans = (Span("a", 0, 6), Span("b", 6, 6, milestone=True), Span("c", 6, 24, open_end=True))
    chart = seen(native(TimeChart("A", spans, unit="month"), "en"))
    assert [chart.name(one) for one in chart.all] == [" ", "task", "▶ no end date", "◆ milestone"]
    signs = [t.text for label in chart.root.iter(f"{C}dLbl") for t in label.iter("{*}t")]
    assert signs == ["▶", "◆"]
    assert chart.titles[1] == "Months from the start of the project"
    assert chart.series["task"][0] == 6.0


def test_upright_marks_and_too_many_rows_stay_pictures():
    marked = TimeChart("A", (Span("a", 2010, 2012),), marks=((2011.0, "today"),))
    assert native(marked, "en") is None
    crowd = tuple(Span(f"task {at}", 0, 1 + at) for at in range(60))
    assert native(TimeChart("A", crowd, unit="month"), "en") is None


def test_rows_of_more_than_half_a_page_are_set_closer():
    few, many = (tuple(Span(f"task {n}", 0, 1 + n) for n in range(count)) for count in (10, 30))
    low, high = (native(TimeChart("A", spans, unit="month"), "en").height for spans in (few, many))
    assert high < 2.5 * low  # three times as many rows


def test_a_span_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValueError, match="before it starts"):
        native(TimeChart("A", (Span("a", 2012, 2010),)), "en")
