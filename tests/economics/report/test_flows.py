"""The yearly flows of sub-item 5.3, from investment down to what has come together."""

from __future__ import annotations

import numpy as np
import pytest

HALF = 0.501
"""What rounding to whole thousands may take or add."""


@pytest.fixture
def flows(chapter, printed, number):
    """The rows of the table, by what they are."""
    names = (
        "investment",
        "operation",
        "costs",
        "benefits",
        "net",
        "factor",
        "present",
        "cumulative",
    )
    rows = printed.rows("economics.flows")
    for name, row in zip(names, rows, strict=True):
        assert row[0] == chapter.wording.text(f"economics.flows.row.{name}")
    return {
        name: np.array([number(cell) for cell in row[1:]])
        for name, row in zip(names, rows, strict=True)
    }


def test_rows_are_the_flows_that_were_calculated(chapter, flows):
    found = chapter.result.cost_benefit.flows
    for name in ("costs", "benefits", "net"):
        assert flows[name] == pytest.approx(getattr(found, name) / 1000, abs=HALF)


def test_every_sum_adds_up(flows):
    assert flows["costs"] == pytest.approx(flows["investment"] + flows["operation"], abs=3 * HALF)
    assert flows["net"] == pytest.approx(flows["benefits"] - flows["costs"], abs=3 * HALF)
    assert flows["present"] == pytest.approx(flows["net"] * flows["factor"], abs=1.1)
    assert flows["cumulative"] == pytest.approx(np.cumsum(flows["present"]), abs=6 * HALF)


def test_ends_at_the_net_present_value(chapter, flows):
    npv = chapter.result.cost_benefit.base.npv / 1000
    assert flows["cumulative"][-1] == pytest.approx(npv, abs=HALF)


def test_investment_of_hanoi_is_spent_before_the_service_and_once_after(flows):
    # 840 thousand and a fifth, 45 % and 55 %; 130 thousand five years after opening
    assert flows["investment"].tolist() == [454, 554, 0, 0, 0, 0, 0, 130, 0, 0]


def test_each_column_is_a_year(chapter, printed):
    heads = [column.head for column in printed["economics.flows"].columns[1:]]
    assert heads == [str(year) for year in chapter.basis.years]
