"""Waterfalls as native charts: each bar begins where the one above it ended."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.document.charts import Waterfall, WaterfallStep
from fs_toolkit.writers.word.charts import native
from fs_toolkit.writers.word.charts.seen import C
from fs_toolkit.writers.word.charts.waterfall import Step


def waterfall(start, *amounts):
    steps = tuple(WaterfallStep(f"step {at}", amount) for at, amount in enumerate(amounts))
    return Waterfall("From one to the other", start, steps, ("before", "after"), "USD")


def test_by_hand(seen):
    chart = seen(native(waterfall(100.0, -30.0, 50.0), "en"))
    heads = {column[0]: column[1:] for column in chart.columns}
    assert heads["below the bar"] == [0, 70, 70, 0]
    assert heads["sum"] == [100, None, None, 120]
    assert heads["fall"] == [None, 30, None, None]
    assert heads["rise"] == [None, None, 50, None]
    assert (heads["(=)"], heads["(−)"], heads["(+)"]) == (
        [100, None, None, 120],
        [None, 30, None, None],
        [None, None, 50, None],
    )
    assert chart.held_by_workbook()


def test_a_bar_across_zero_has_a_part_on_either_side(seen):
    chart = seen(native(waterfall(-20.0, 50.0), "en"))
    rises = [column[1:] for column in chart.columns if column[0] == "rise"]
    assert rises == [[None, 30, None], [None, -20, None]]
    assert chart.columns[1][1:] == [0, 0, 0]


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_parts_make_the_step(start, end):
    step = Step("rise" if end >= start else "fall", start, end)
    above, below = step.parts
    assert above >= 0 >= below
    assert above - below == pytest.approx(abs(end - start))
    low, high = sorted((start, end))
    assert step.under + above == pytest.approx(max(high, 0.0) if step.under >= 0 else step.under)
    assert step.under + below == pytest.approx(min(low, 0.0) if step.under <= 0 else step.under)


def test_numbers_have_their_sign_on_whatever_side_they_stand(seen):
    chart = seen(native(waterfall(-100.0, -30.0, 180.0, -20.0), "en"))
    codes = {each.get("formatCode") for each in chart.root.iterfind(f".//{C}dLbls/{C}numFmt")}
    assert codes == {'"−"#,##0;"−"#,##0', '"+"#,##0;"+"#,##0', "#,##0;#,##0"}


def test_no_steps_are_refused():
    with pytest.raises(ValueError, match="no steps"):
        native(waterfall(1.0), "en")
