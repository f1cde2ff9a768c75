from __future__ import annotations

import pytest

from fs_toolkit.document.charts import HeatCell, HeatMap, HeatPanel, HeatRow
from fs_toolkit.writers.charts import draw


def chart(*steps: int | None, columns=("a", "b")) -> HeatMap:
    row = HeatRow("Row", tuple(HeatCell(step) for step in steps))
    return HeatMap("Finding", columns, (HeatPanel("", (row,)),), ("low", "high"))


def test_cells_without_a_step_have_a_dash(legible):
    assert legible(chart(0, None)).box("–")


class TestRefusals:
    def test_a_row_that_does_not_fit(self):
        with pytest.raises(ValueError, match='"Row" has 1 cells for 2 columns'):
            draw(chart(0))

    def test_a_step_beyond_the_scale(self):
        with pytest.raises(ValueError, match="a cell of step 2, but the scale has 2 steps"):
            draw(chart(0, 2))
