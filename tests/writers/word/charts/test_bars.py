"""Bars as native charts: the numbers of the data, in the drawing and in the workbook."""

from __future__ import annotations

import pytest

from fs_toolkit.document.charts import BarChart, Series
from fs_toolkit.writers.word.charts import native
from fs_toolkit.writers.word.charts.seen import C

YEARS = ("2016", "2017", "2018")
FLOWS = BarChart(
    "Costs come first",
    YEARS,
    (Series("benefits", (0.0, 120.5, 260.0)), Series("costs", (-300.0, -80.0, -75.5))),
    "USD thousand",
    stacked=True,
    line=Series("net", (-300.0, 40.5, 184.5)),
)


def test_the_numbers_are_those_of_the_data(seen):
    chart = seen(native(FLOWS, "en"))
    assert chart.series == {
        "benefits": [0.0, 120.5, 260.0],
        "costs": [-300.0, -80.0, -75.5],
        "net": [-300.0, 40.5, 184.5],
    }
    assert chart.points(chart.one("costs"), "cat") == list(YEARS)
    assert chart.titles == ["Costs come first", "USD thousand"]
    assert chart.held_by_workbook()
    assert chart.columns[1] == ["benefits", 0, 120.5, 260]


def test_missing_values_leave_a_gap(seen):
    chart = seen(native(BarChart("Gap", YEARS, (Series("a", (1.0, None, 3.0)),), ""), "en"))
    assert chart.series == {"a": [1.0, None, 3.0]}
    assert chart.columns[1] == ["a", 1, None, 3]
    assert chart.value("dispBlanksAs") == "gap"


def test_the_axis_takes_in_zero_and_the_highest_stack(seen):
    chart = seen(native(FLOWS, "en"))
    assert float(chart.value("valAx/scaling/min")) <= -300
    assert float(chart.value("valAx/scaling/max")) >= 260
    alone = seen(native(BarChart("A", YEARS, (Series("a", (90.0, 95.0, 97.0)),), ""), "en"))
    assert float(alone.value("valAx/scaling/min")) == 0


@pytest.mark.parametrize("horizontal", [False, True])
def test_sums_stand_over_stacks_and_not_in_the_key(seen, horizontal):
    data = BarChart(
        "Who pays",
        ("first use", "second use"),
        (Series("city", (60.0, 100.0)), Series("partner", (40.0, 20.0))),
        "%",
        stacked=True,
        horizontal=horizontal,
    )
    chart = seen(native(data, "en"))
    assert chart.series[" "] == [100.0, 120.0]
    assert chart.columns[-1] == ["Total", 100, 120]
    assert chart.value("barChart/grouping") == "stacked"
    assert chart.value("barDir") == ("bar" if horizontal else "col")


def test_pieces_without_room_have_no_number(seen):
    data = BarChart(
        "Small beside large",
        ("a use", "another"),
        (Series("large", (1000.0, 900.0)), Series("small", (5.0, 400.0))),
        "",
        stacked=True,
        horizontal=True,
    )
    chart = seen(native(data, "en"))
    assert chart.labelled("large") == []
    assert chart.labelled("small") == [0]


def test_names_too_long_to_stand_under_bars_lie(seen):
    names = tuple(f"a department with a rather long name, number {at}" for at in range(8))
    data = BarChart("Lying", names, (Series("a", (1.0,) * 8),), "")
    assert seen(native(data, "en")).value("barDir") == "bar"


def test_losses_and_projections_keep_their_looks(seen):
    chart = seen(native(FLOWS, "en"))
    assert chart.one("costs").find(f".//{C}spPr/*") is not None
    assert b"wdUpDiag" in chart.chart.xml
    single = seen(native(BarChart("One", YEARS, (Series("a", (1.0, -1.0, 2.0)),), ""), "en"))
    (point,) = single.root.iter(f"{C}dPt")
    assert point.find(f"{C}idx").get("val") == "1"


def test_whiskers_come_from_a_column_of_the_workbook(seen):
    data = BarChart(
        "Shares", ("a quantity", "another"), (Series("alone", (13.0, 5.0), reach=(2.0, 0.5)),), "%",
        horizontal=True,
    )  # fmt: skip
    chart = seen(native(data, "en"))
    bars = chart.one("alone").find(f"{C}errBars")
    assert chart.points(bars, "plus") == chart.points(bars, "minus") == [2.0, 0.5]
    assert chart.columns[2] == ["alone: half of the interval", 2, 0.5]
    assert chart.held_by_workbook()


def test_marks_over_lying_bars_stay_a_picture():
    data = BarChart("A", ("x", "y"), (Series("a", (1.0, 2.0)),), "", horizontal=True, line=Series("b", (1.0, 1.0)))  # fmt: skip
    assert native(data, "en") is None


def test_what_cannot_be_drawn_is_refused():
    with pytest.raises(ValueError, match="no values"):
        native(BarChart("A", ("x",), (Series("a", (None,)),), ""), "en")
    with pytest.raises(ValueError, match="infinite"):
        native(BarChart("A", ("x",), (Series("a", (float("inf"),)),), ""), "en")


def test_equal_data_give_equal_bytes():
    assert native(FLOWS, "ko") == native(FLOWS, "ko")
    assert native(FLOWS, "ko").workbook == native(FLOWS, "ko").workbook
