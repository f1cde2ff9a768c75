"""The frame: title, unit, plot and key, one under the other, inside the chart."""

from __future__ import annotations

import pytest

from fs_toolkit.document.charts import BarChart, Series
from fs_toolkit.writers.word.charts import native
from fs_toolkit.writers.word.charts.frame import SAMPLE, STROKE, Frame, key_rows
from fs_toolkit.writers.word.charts.seen import C


def bars(title, names=("a", "b")):
    rows = tuple(Series(name, (1.0, 2.0)) for name in names)
    return native(BarChart(title, ("x", "y"), rows, "unit"), "en")


def test_the_plot_stands_inside_and_under_the_title(seen):
    for title in ("Short", "A title that is so long that it needs several lines " * 4):
        chart = seen(bars(title))
        inner = chart.root.find(f"{C}chart/{C}plotArea/{C}layout/{C}manualLayout")
        x, y, w, h = (float(inner.find(f"{C}{name}").get("val")) for name in "xywh")
        assert 0 < x < x + w < 1
        assert Frame(title, "unit").top / chart.chart.height <= y < y + h < 1
        assert chart.titles[0].split() == title.split()


def test_long_titles_and_keys_make_the_chart_higher():
    assert bars("A long title " * 12).height > bars("A title").height
    assert bars("A", ["a series with a long name"] * 7).height > bars("A").height


def test_rows_of_the_key():
    assert key_rows([]) == 0
    assert key_rows(["costs", "benefits"]) == 1
    assert key_rows(["a series with a long name"] * 6) > 1
    assert (
        key_rows(["twenty letters of it"] * 4, STROKE)
        > key_rows(["twenty letters of it"] * 4, SAMPLE) - 1
    )


@pytest.mark.parametrize("language", ["en", "ko"])
def test_corners_are_square_and_the_workbook_is_linked(seen, language):
    chart = seen(native(BarChart("격차", ("x",), (Series("가", (1.0,)),), "단위"), language))
    assert chart.value("roundedCorners") == "0"
    assert chart.root.find(f"{C}externalData/{C}autoUpdate").get("val") == "0"
    assert b'lang="ko-KR"' in chart.chart.xml
