"""Tornado charts as native charts."""

from __future__ import annotations

import pytest

from fs_toolkit.document.charts import Tornado, TornadoBar
from fs_toolkit.writers.word.charts import native
from fs_toolkit.writers.word.charts.seen import A, C

BARS = (
    TornadoBar("Share sent online", -400.0, 150.0, "20 %", "60 %"),
    TornadoBar("Investment against the estimate", 90.0, -500.0, "71 %", "137 %"),
)
DATA = Tornado("What moves the result", -127.25, BARS, "USD thousand")


def test_the_numbers_are_those_of_the_data_the_widest_bar_first(seen):
    chart = seen(native(DATA, "en"))
    low, high = chart.all
    assert chart.points(low, "val") == [90.0, -400.0]
    assert chart.points(high, "val") == [-500.0, 150.0]
    names = [name.replace("\n", " ") for name in chart.points(low, "cat")]
    assert names == ["Investment against the estimate", "Share sent online"]
    assert chart.held_by_workbook()


def test_the_names_stand_at_the_base(seen):
    chart = seen(native(DATA, "en"))
    assert chart.value("catAx/crossesAt") == "-127.25"
    assert chart.value("catAx/tickLblPos") == "low"
    assert "Base −127" in chart.titles[1]


def test_bars_bear_what_their_quantity_was(seen):
    chart = seen(native(DATA, "en"))
    shown = ["".join(t.text for t in label.iter(f"{A}t")) for label in chart.root.iter(f"{C}dLbl")]
    assert shown == ["71 %", "20 %", "137 %", "60 %"]


def test_the_word_of_an_end_at_the_base_stands_before_it(seen):
    from dataclasses import replace

    bars = (
        TornadoBar("Value to neighbours", -127.25, 450.0, "0", "4"),
        TornadoBar("Discount rate", 30.0, -127.25, "6 %", "10 %"),
        TornadoBar("Staff", -127.25, -300.0, "1", "2"),
    )
    chart = seen(native(replace(DATA, bars=bars), "en"))
    moved = {
        "".join(t.text for t in label.iter(f"{A}t")): float(label.find(f".//{C}x").get("val"))
        for label in chart.root.iter(f"{C}dLbl")
        if label.find(f".//{C}manualLayout") is not None
    }
    assert set(moved) == {"0", "10 %"}  # with the other end below it, it stands beyond the base
    assert all(-0.2 < shift < 0 for shift in moved.values())
    assert moved["10 %"] < moved["0"]


def test_bars_on_one_side_of_the_base_stand_under_each_other(seen):
    one_side = (*BARS, TornadoBar("Both are worse", -300.0, -200.0, "0", "4"))
    assert seen(native(DATA, "en")).value("barChart/overlap") == "100"
    assert seen(native(Tornado("A", -127.25, one_side, ""), "en")).value("barChart/overlap") == "0"


def test_the_axis_has_room_for_long_words(seen):
    short = seen(native(DATA, "en"))
    long = tuple(
        TornadoBar(b.name, b.at_low, b.at_high, b.low_label * 6, b.high_label * 6) for b in BARS
    )
    wide = seen(native(Tornado("A", -127.25, long, ""), "en"))
    assert float(wide.value("valAx/scaling/min")) < float(short.value("valAx/scaling/min"))


def test_a_long_name_widens_its_column_before_it_makes_every_row_higher():
    name = "Visits to the city hall that only ask a question, for each working day"
    long = native(Tornado("A", -127.25, (*BARS, TornadoBar(name, -200.0, 0.0, "1", "2")), ""), "en")
    short = native(
        Tornado("A", -127.25, (*BARS, TornadoBar("Two", -200.0, 0.0, "1", "2")), ""), "en"
    )
    assert long.height - short.height < 3 * 0.35  # the third line of a name would cost more


def test_no_bars_are_refused():
    with pytest.raises(ValueError, match="no bars"):
        native(Tornado("A", 0.0, (), ""), "en")
