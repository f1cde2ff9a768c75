"""Investment and operation of an option, and how far the investment may go."""

from __future__ import annotations

import pytest

from fs_toolkit.summary.money import investment, operation, span


def test_bias_and_taxes_come_on_top(studied, economics):
    # by hand, Hanoi: 840 thousand, a bias of 20 %, and ten per cent of tax on what is bought
    built = investment(studied.basis, economics, "lean")
    assert built.base == pytest.approx(840_000, rel=1e-3)
    assert built.with_bias == pytest.approx(1.2 * built.base)
    assert built.with_bias < built.paid < 1.1 * built.with_bias + 1


def test_operation_is_that_of_the_last_year(studied, economics):
    lines = [
        each
        for each in economics.cost_benefit.evaluation.lines["lean"]
        if each.line.family == "operation"
    ]
    assert operation(studied.basis, economics, "lean") == pytest.approx(
        sum(float(each.financial[-1]) for each in lines)
    )


def test_the_span_holds_the_estimate_and_is_not_nothing(studied, example):
    for study, option in ((studied, "lean"), (example, "shared")):
        result = study.results.economics
        low, high = span(study.basis, result, option)
        assert low < investment(study.basis, result, option).with_bias < high


def test_without_a_range_there_is_no_span(studied, economics):
    from dataclasses import replace

    rows = {
        id: row.model_copy(update={"low": None, "high": None})
        for id, row in studied.basis.quantities.items()
    }
    assert span(replace(studied.basis, quantities=rows), economics, "lean") is None
