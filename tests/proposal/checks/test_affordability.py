from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from fs_toolkit.core.model import rows
from fs_toolkit.proposal.analysis import analyse
from fs_toolkit.proposal.checks import affordability
from fs_toolkit.proposal.costs import ProjectCosts
from fs_toolkit.proposal.inputs.financing import Affordability, FundingSource
from tests.proposal.analysis.test_bridge import economic

RULES = {rule.code: rule for rule in (*affordability.INPUT_RULES, *affordability.RESULT_RULES)}
LOAN = FundingSource(
    id="loan",
    name="Bank",
    use="investment",
    kind="loan",
    share=0.4,
    rate=0.02,
    tenor=5,
    status="planned",
)
PAYER = FundingSource(
    id="service", name="City", use="debt_service", kind="city_budget", status="planned"
)
LIMIT = Affordability(id="d", name="IT budget", budget="it_budget", measure="debt", threshold=0.5)


def borrowing(inputs, *limits):
    kept = tuple(row for row in rows(inputs.funding) if row.id != "donor")
    return inputs.model_copy(update={"funding": (*kept, LOAN, PAYER), "affordability": limits})


def found(code, inputs, basis, costs):
    rule = RULES[code]
    if rule in affordability.RESULT_RULES:
        return list(rule(inputs, basis, analyse(inputs, basis, costs)))
    return list(rule(inputs, basis))


@pytest.mark.parametrize("code", sorted(RULES))
def test_a_plan_within_its_limits_keeps(code, inputs, basis, costs):
    handed = replace(costs, economic=economic(costs))
    assert found(code, borrowing(inputs, LIMIT), basis, handed) == []
    assert found(code, inputs, basis, costs) == []


def test_money_that_comes_late_leaves_the_cash_below_zero(inputs, basis, costs):
    late = [
        row.model_copy(update={"draws": "early"}) if row.id == "donor" else row
        for row in rows(inputs.funding)
    ]
    changed = inputs.model_copy(update={"funding": tuple(late)})
    [finding] = found("PRO076", changed, basis, costs)
    # a quarter of four tenths of 1,346.40 comes in 2017
    assert "up to 2016 the sources have paid 134.64 less than was due" in finding.problem


def test_a_limit_that_is_broken_is_named_with_its_year(inputs, basis, costs):
    tight = LIMIT.model_copy(update={"threshold": 0.01})
    [finding] = found("PRO077", borrowing(inputs, tight), basis, costs)
    assert "of 'IT budget' in 2016, above the threshold of 1%" in finding.problem


def test_operation_needs_a_line(inputs, basis, costs):
    bare = [row.model_copy(update={"budget_line": ""}) for row in rows(inputs.funding)]
    changed = inputs.model_copy(update={"funding": tuple(bare)})
    [finding] = found("PRO078", changed, basis, costs)
    assert "'City' pays for operation from no line" in finding.problem


def test_a_bridge_that_ends_elsewhere_is_an_error(inputs, basis, costs):
    other = economic(costs)
    handed = replace(costs, economic=replace(other, total=other.total + np.eye(8)[0] * 5))
    problems = [each.problem for each in found("PRO080", inputs, basis, handed)]
    assert problems == [
        "the bridge ends 5.00 below the economic cost of the cost-benefit analysis",
        "the bridge ends 5.00 below the economic present value of the cost-benefit analysis",
    ]


def test_seven_years_of_service_wear_something_out(inputs, basis, costs):
    nothing = {id: replace(each, renewal=np.zeros(8)) for id, each in costs.components.items()}
    [finding] = found("PRO083", inputs, basis, ProjectCosts(costs.years, nothing))
    assert "nothing is renewed in 7 years of service" in finding.problem


def test_a_loan_without_a_debt_limit(inputs, basis, costs):
    [finding] = found("PRO086", borrowing(inputs), basis, costs)
    assert "the loan 'Bank' is held against no limit of the city's debt" in finding.problem


def test_a_budget_of_nothing(inputs, basis, costs):
    nothing = basis.changed({"it_budget": 0.0})
    [finding] = found("PRO087", inputs, nothing, costs)
    assert "the budget 'IT budget' is 0" in finding.problem
