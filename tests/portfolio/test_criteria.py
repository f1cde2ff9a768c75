"""The criteria, draw by draw, and the cities that have none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from numpy.testing import assert_allclose

from fs_toolkit.portfolio.asked import Ask
from fs_toolkit.portfolio.criteria import CRITERIA, VALUE, Apart
from fs_toolkit.portfolio.task import city as play
from fs_toolkit.study import Study


@pytest.fixture(scope="module")
def ada(three):
    return play(Study.read(three[0]), Ask(draws=20))


def test_each_is_there(ada):
    assert tuple(VALUE) == CRITERIA
    assert_allclose(VALUE["npv"](ada, 2.0), 2 * ada.npv)
    assert_allclose(VALUE["bcr"](ada, 2.0), ada.bcr)
    assert_allclose(VALUE["npv_per_head"](ada, 2.0), 2 * ada.npv / 100_000)
    assert_allclose(VALUE["npv_per_budget"](ada, 2.0), ada.npv / 150_000)


def test_none_without_heads_or_investment(ada):
    with pytest.raises(Apart, match="heads"):
        VALUE["npv_per_head"](replace(ada, heads=None), 1.0)
    with pytest.raises(Apart, match="no investment"):
        VALUE["npv_per_budget"](replace(ada, budget=0.0), 1.0)
