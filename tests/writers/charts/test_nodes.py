from __future__ import annotations

import pytest

from fs_toolkit.writers.charts.labelling import Box
from fs_toolkit.writers.charts.nodes import facing


def test_a_straight_line_runs_from_edge_to_edge():
    start, end = facing(Box(0, 0, 2, 2), Box(4, 0, 6, 2))
    assert start == pytest.approx((2, 1))
    assert end == pytest.approx((4, 1))
