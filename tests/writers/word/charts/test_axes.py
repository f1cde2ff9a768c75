"""Axes: paired, without a sign, and where they cross."""

from __future__ import annotations

import pytest
from lxml import etree

from fs_toolkit.writers.word.charts.axes import (
    category_axis,
    number_axis,
    pair,
    upward_axis,
    year_axis,
)
from fs_toolkit.writers.word.charts.seen import A, C
from fs_toolkit.writers.word.charts.ticks import Ticks
from fs_toolkit.writers.word.lint_charts import axes_are_paired

TICKS = Ticks(-5.0, 10.0, 2.5)


def chart(plot, axes):
    return etree.fromstring(
        f'<c:chartSpace xmlns:c="{C[1:-1]}" xmlns:a="{A[1:-1]}"><c:chart><c:plotArea>'
        f"<c:{plot}>{pair()}</c:{plot}>{axes}</c:plotArea></c:chart></c:chartSpace>"
    )


@pytest.mark.parametrize("lying", [False, True])
def test_axes_of_bars_are_paired(lying):
    root = chart("barChart", category_axis(lying=lying) + number_axis(TICKS, lying=lying))
    assert list(axes_are_paired(root)) == []
    numbers = root.find(f".//{C}valAx")
    # From top to bottom the numbers would stand on top, if they did not cross at the last name.
    assert numbers.find(f"{C}crosses").get("val") == ("max" if lying else "min")
    assert numbers.find(f"{C}majorUnit").get("val") == "2.5"
    assert numbers.find(f"{C}numFmt").get("formatCode") == '#,##0.0;"−"#,##0.0'


def test_axes_of_lines_are_paired():
    root = chart(
        "scatterChart", year_axis(Ticks(2010.0, 2020.0, 2.0), zero=True) + upward_axis(TICKS)
    )
    assert list(axes_are_paired(root)) == []
    years, _ = root.iter(f"{C}valAx")
    assert years.find(f"{C}crosses").get("val") == "autoZero"


def test_an_axis_of_names_may_stand_at_a_value():
    root = chart("barChart", category_axis(lying=True, cross_at=-193.5) + number_axis(TICKS))
    assert root.find(f".//{C}crossesAt").get("val") == "-193.5"
