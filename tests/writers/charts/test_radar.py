from __future__ import annotations

import pytest

from fs_toolkit.document.charts import RadarChart, Series
from fs_toolkit.writers.charts import draw


def chart(*values: float | None, top=5.0, axes=("Law", "Staff", "Data")) -> RadarChart:
    return RadarChart("Finding", axes, (Series("now", values),), top, "Level")


def test_a_number_stands_beside_its_bar(legible):
    assert legible(chart(1.5, 2.5, None)).box("2.5")


class TestRefusals:
    def test_two_axes(self):
        with pytest.raises(ValueError, match="too few axes"):
            draw(chart(1.0, 2.0, axes=("a", "b")))

    def test_a_number_beyond_the_end_of_its_axis(self):
        with pytest.raises(ValueError, match='"now" has 6 on "Law", outside 0 to 5'):
            draw(chart(6.0, 1.0, 1.0))
