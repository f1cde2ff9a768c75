from __future__ import annotations

import pytest
from numpy.testing import assert_allclose

from fs_toolkit.core.model import rows
from fs_toolkit.proposal.analysis import analyse
from fs_toolkit.proposal.inputs.financing import Affordability, FundingSource

LOAN = FundingSource(
    id="loan",
    name="Bank",
    use="investment",
    kind="loan",
    share=0.4,
    rate=0.1,
    tenor=4,
    repayment="equal_principal",
    status="planned",
)
PAYER = FundingSource(
    id="service", name="City", use="debt_service", kind="city_budget", status="planned"
)


def ratio(inputs, basis, costs, **row):
    kept = tuple(each for each in rows(inputs.funding) if each.id != "donor")
    table = (Affordability(id="one", name="IT budget", budget="it_budget", **row),)
    changed = inputs.model_copy(update={"affordability": table, "funding": (*kept, LOAN, PAYER)})
    return analyse(changed, basis, costs).financing


def test_operation_is_held_against_a_year_of_the_budget(inputs, basis, costs):
    # 10,000 over five years are 2,000 a year; the dearest year runs and renews at 1.02 ** 7
    [found] = ratio(inputs, basis, costs, years=5, measure="operation").ratios
    assert found.worst_year == 2022
    assert found.shares.max() == pytest.approx(170 * 1.02**7 / 2000, abs=1e-5)
    assert found.kept is None
    assert found.used == pytest.approx(found.shares.max())


def test_debt_counts_what_is_owed_already(inputs, basis, costs):
    financing = ratio(inputs, basis, costs, measure="debt", existing="people_2016", threshold=0.13)
    [found] = financing.ratios
    drawn = financing.plan.flows[1].amount
    assert_allclose(found.project[:4], [drawn * left for left in (0.75, 0.5, 0.25, 0)])
    assert found.shares.max() == pytest.approx((1000 + 0.75 * drawn) / 10_000)
    assert found.kept is False
    assert found.used > 1


def test_debt_service_keeps_its_limit(inputs, basis, costs):
    financing = ratio(inputs, basis, costs, measure="debt_service", threshold=0.5)
    [found] = financing.ratios
    assert found.kept is True
    assert_allclose(found.project, financing.plan.amounts("debt_service"))


def test_what_carries_the_building_too_is_a_comparison(inputs, basis, costs):
    financing = ratio(inputs, basis, costs, years=5)
    assert financing.ratios == ()
    assert len(financing.comparisons) == 1


def test_a_budget_that_nobody_knows_is_left_out(inputs, basis, costs):
    table = (Affordability(id="one", name="Budget", budget="nothing", measure="operation"),)
    changed = inputs.model_copy(update={"affordability": table})
    assert analyse(changed, basis, costs).financing.ratios == ()
