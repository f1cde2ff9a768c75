"""Which kinds of chart are native."""

from __future__ import annotations

from fs_toolkit.document.charts import (
    GridChart,
    HeatCell,
    HeatMap,
    HeatPanel,
    HeatRow,
    Layer,
    LayerChart,
    Point,
)
from fs_toolkit.writers.word.charts import native


def test_what_word_has_no_chart_for_stays_a_picture():
    heat = HeatMap(
        "Risks", ("low",), (HeatPanel("", (HeatRow("a", (HeatCell(0, "x"),)),)),), ("few",)
    )
    grid = GridChart("Power", (Point("a", 1, 1),), "power", "interest", (0, 5), (0, 5))
    for data in (heat, grid, LayerChart("Layers", (Layer("user", ("browser",)),))):
        assert native(data, "en") is None
