"""Annex B: columns that add up, and present values as another library has them."""

from __future__ import annotations

import numpy as np
import numpy_financial
import pytest

from fs_toolkit.core.model import PENDING
from fs_toolkit.document.blocks import Equation
from fs_toolkit.economics.analysis import analyse
from fs_toolkit.economics.engine.model import compile_model, evaluate_model
from fs_toolkit.economics.report.words import figure
from fs_toolkit.summary.calculation import calculation, exact

YEARS = range(2016, 2026)
HALF = 0.501


@pytest.fixture(scope="module")
def annex(studied, economics, wording, page):
    inputs = studied.inputs.economics
    return page(calculation(inputs, studied.basis, economics, wording))


@pytest.fixture(scope="module")
def parts(annex, number, wording):
    """Costs, benefits and sums of the table: name, flows, and present value."""
    rows = [
        (row[0], np.array([number(cell) for cell in row[1:-1]]), row[-1])
        for row in annex.rows("annex.calculation.lines")
    ]
    names = [row[0] for row in rows]
    last_cost = names.index(wording.text("summary.calculation.total.cost"))
    last_benefit = names.index(wording.text("summary.calculation.total.benefit"))
    assert (last_cost, len(rows) - last_benefit) == (18, 4)
    return {
        "costs": rows[:last_cost],
        "benefits": rows[last_cost + 1 : last_benefit],
        "all costs": rows[last_cost],
        "all benefits": rows[last_benefit],
        **dict(zip(("net", "factors", "cumulative"), rows[last_benefit + 1 :], strict=True)),
    }


class TestLines:
    @pytest.mark.parametrize("side", ["costs", "benefits"])
    def test_every_column_adds_up(self, parts, number, side):
        lines, total = parts[side], parts[f"all {side}"]
        assert len(lines) > 8
        tolerance = HALF * (len(lines) + 1)
        flows = np.sum([flow for _, flow, _ in lines], axis=0)
        assert flows == pytest.approx(total[1], abs=tolerance)
        present = sum(number(cell) for _, _, cell in lines)
        assert present == pytest.approx(number(total[2]), abs=tolerance)

    def test_net_is_benefits_less_costs(self, parts, number):
        (_, costs, paid), (_, benefits, gained), (_, net, left) = (
            parts[name] for name in ("all costs", "all benefits", "net")
        )
        assert net == pytest.approx(benefits - costs, abs=3 * HALF)
        assert number(left) == pytest.approx(number(gained) - number(paid), abs=3 * HALF)

    @pytest.mark.parametrize("side", ["costs", "benefits"])
    def test_present_values_are_those_of_another_library(self, parts, number, side):
        for name, flow, present in [*parts[side], parts[f"all {side}"], parts["net"]]:
            expected = numpy_financial.npv(0.1, flow)
            assert number(present) == pytest.approx(expected, abs=HALF * 7.8), name

    def test_factors_fall_by_a_tenth_a_year(self, parts):
        _, factors, total = parts["factors"]
        assert factors == pytest.approx([1.1**-k for k in range(10)], abs=0.00051)
        assert total == "–"

    def test_what_is_added_up_ends_in_the_net_present_value(self, parts, economics):
        _, cumulative, _ = parts["cumulative"]
        _, net, present = parts["net"]
        expected = np.cumsum(net * 1.1 ** -np.arange(10))
        assert cumulative == pytest.approx(expected, abs=4)
        npv = economics.cost_benefit.base.npv / 1000
        assert cumulative[-1] == pytest.approx(npv, abs=HALF)
        assert float(present.replace("\u2212", "-")) == pytest.approx(npv, abs=HALF)

    def test_what_the_baseline_costs_too_is_no_line_of_the_option(self, parts, economics):
        evaluation = economics.cost_benefit.evaluation
        shared = {each.line.name for each in evaluation.lines[evaluation.model.baseline]}
        assert shared
        names = {name for name, _, _ in (*parts["costs"], *parts["benefits"])}
        assert names.isdisjoint(shared)

    def test_each_column_is_a_year(self, annex):
        heads = [column.head for column in annex["annex.calculation.lines"].columns]
        assert heads[1:-1] == [str(year) for year in YEARS]


class TestChanges:
    def test_each_change_has_its_base_and_its_own_value(self, annex, studied, wording):
        rows = [row for row in annex.rows("annex.changes") if len(row) == 4]
        changes = studied.inputs.economics.changes
        assert len(rows) == len(changes) == 31
        by_name = {row[0]: row for row in rows}
        assert set(by_name) == {studied.basis.quantities[each.quantity].name for each in changes}
        printed = {tuple(row[:3]) for row in rows}
        for each in changes:
            quantity = studied.basis.quantities[each.quantity]
            values = (studied.basis.value(each.quantity), each.value)
            cells = [figure(value, quantity, wording) for value in values]
            assert (quantity.name, *cells) in printed

    def test_a_change_changes_something(self, annex):
        for row in annex.rows("annex.changes"):
            assert len(row) == 1 or row[1] != row[2]

    def test_without_changes_there_is_no_table(self, studied, economics, wording, page):
        inputs = studied.inputs.economics.model_copy(update={"changes": PENDING})
        read = page(calculation(inputs, studied.basis, economics, wording))
        assert "annex.changes" not in read.ids
        assert "annex.check.table" in read.ids


def test_the_formula_of_each_benefit_is_printed_as_the_study_has_it(annex, studied, economics):
    shown = {block.name: block.formula for block in annex.blocks if isinstance(block, Equation)}
    recommended = economics.cost_benefit.recommended
    expected = {
        each.line.name: each.line.formula
        for each in economics.cost_benefit.evaluation.lines[recommended]
        if each.line.side == "benefit"
    }
    assert shown == expected
    assert len(shown) == 10


class TestCheck:
    def test_two_libraries_agree(self, annex):
        rows = annex.rows("annex.check.table")
        assert len(rows) == 3
        for _, ours, theirs in rows:
            assert ours == theirs

    @pytest.mark.parametrize("timing", ["mid", "start"])
    def test_they_agree_whenever_in_the_year_flows_fall(
        self, studied, wording, page, number, timing
    ):
        from dataclasses import replace

        settings = studied.basis.settings.model_copy(update={"timing": timing})
        basis = replace(studied.basis, settings=settings)
        evaluation = evaluate_model(compile_model(studied.inputs.economics, basis))
        result = analyse(studied.inputs.economics, basis, evaluation, {})
        read = page(calculation(studied.inputs.economics, basis, result, wording))
        rows = read.rows("annex.check.table")
        assert number(rows[0][1]) == pytest.approx(result.cost_benefit.base.npv / 1000, abs=HALF)
        assert number(rows[0][1]) != -127
        for name, ours, theirs in rows:
            assert ours == theirs, name


def test_tables_are_referred_to(annex):
    assert {"annex.calculation.lines", "annex.changes", "annex.check.table"} <= set(annex.ids)
    assert annex.never_referred_to() == set()


def test_the_numbers_put_in_give_the_result_that_is_printed(annex, number, studied, economics):
    """The formula as the study has it, with the printed numbers, by Python's own arithmetic."""
    found = economics.cost_benefit
    flows = {each.line.name: each for each in found.evaluation.lines[found.recommended]}
    equations = [block for block in annex.blocks if isinstance(block, Equation) and block.values]
    assert equations
    for block in equations:
        printed = {name: number(text) for name, text in block.values}
        by_hand = eval(block.formula, {"__builtins__": {}, "min": min, "max": max}, printed)
        amount = number(block.result.partition("(")[0].replace(",", "").split()[1])
        assert by_hand == pytest.approx(amount, rel=1e-4, abs=1)
        line = flows[block.name]
        last = np.flatnonzero(line.base)[-1]
        assert (str(2016 + last) in block.result) == (not line.line.spread)
        if not line.line.realisation and not line.line.spread:
            assert line.base[last] == pytest.approx(amount, rel=1e-4, abs=1)


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0.0, "0"), (45000.0, "45,000"), (2.47023456, "2.47023"), (-0.004, "-0.004"), (8776760.4, "8,776,760")],
)  # fmt: skip
def test_exact_numbers_have_the_decimals_they_need(value, shown, wording):
    assert exact(value, wording).replace("−", "-") == shown
