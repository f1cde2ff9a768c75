from __future__ import annotations

import pytest

from fs_toolkit.document.charts import ProcessChart, ProcessStep
from fs_toolkit.writers.charts.process_order import columns_of, loops_of, refuse_bad_order


def chart(**after: str) -> ProcessChart:
    """Steps by their letters, each with the letters of those it follows."""
    steps = (
        ProcessStep(i, 0, i, after=tuple((b, "") for b in before)) for i, before in after.items()
    )
    return ProcessChart("Finding", ("Desk",), tuple(steps))


def test_the_longest_way_counts():
    assert columns_of(chart(a="", b="a", c="ab")) == {"a": 0, "b": 1, "c": 2}


def test_a_loop_back_is_left_aside():
    data = chart(a="", b="ac", c="b", d="c")
    assert loops_of(data) == {("c", "b")}
    assert columns_of(data) == {"a": 0, "b": 1, "c": 2, "d": 3}


def test_a_circle_without_a_start_is_refused():
    with pytest.raises(ValueError, match="has no start"):
        refuse_bad_order(chart(a="b", b="a"))


def test_a_circle_that_no_start_leads_to_is_refused():
    with pytest.raises(ValueError, match='no start leads to "b"'):
        refuse_bad_order(chart(a="", b="c", c="b"))
