from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from fs_toolkit.core.model import rows
from fs_toolkit.proposal.analysis import analyse
from fs_toolkit.proposal.analysis.financing import USES
from fs_toolkit.proposal.inputs.financing import FundingSource


def source(id, **more):
    values = {"name": id, "use": "investment", "kind": "city_budget", "status": "planned"}
    return FundingSource(id=id, **(values | more))


OTHERS = (
    source("run", use="operation"),
    source("renew", use="renewal"),
    source("service", use="debt_service"),
)


@given(
    shares=st.lists(st.integers(1, 1000), min_size=1, max_size=5),
    rate=st.floats(0, 0.15),
    tenor=st.integers(2, 15),
    per_year=st.sampled_from([1, 2, 4]),
    fee=st.floats(0, 0.05),
)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_sources_are_uses_to_the_cent_whatever_the_shares(
    inputs, basis, costs, shares, rate, tenor, per_year, fee
):
    total = sum(shares) + 1
    terms = {"kind": "loan", "rate": rate, "tenor": tenor, "per_year": per_year, "fee": fee}
    lenders = [source(f"s{n}", share=share / total, **terms) for n, share in enumerate(shares)]
    funding = (*lenders, source("rest"), *OTHERS)
    plan = analyse(inputs.model_copy(update={"funding": funding}), basis, costs).financing.plan
    for use in USES:
        assert_array_equal(plan.gap(use), 0)
    assert (plan.cumulative == 0).all()
    assert len(plan.debts) == len(shares)
    for debt in plan.debts:
        assert_allclose(
            debt.service.principal.sum() + debt.service.outstanding, debt.service.drawn.sum()
        )


def test_interest_before_the_service_is_part_of_what_must_be_found(inputs, basis, costs):
    loan = source("loan", kind="loan", share=0.5, rate=0.1, tenor=4, fee=0.01)
    funding = (loan, source("rest"), *OTHERS)
    plan = analyse(inputs.model_copy(update={"funding": funding}), basis, costs).financing.plan
    drawn = plan.flows[0].amount
    # the service opens in 2017: a year of interest and the fee fall before it
    assert plan.building_interest == pytest.approx(0.11 * drawn)
    assert plan.interest > plan.building_interest


def test_cash_falls_below_zero_where_money_comes_late(inputs, basis, costs):
    late = source("late", share=0.4, draws="early")
    funding = (source("city", share=0.6), late, *OTHERS)
    plan = analyse(inputs.model_copy(update={"funding": funding}), basis, costs).financing.plan
    quarter = plan.uses["investment"][0] * 0.4 * 0.25
    assert_allclose(plan.cumulative[:3], [-quarter, 0, 0], atol=1)


class TestCover:
    def plan(self, inputs, basis, costs, *more):
        loan = source("loan", kind="loan", share=0.4, rate=0.1, tenor=2)
        funding = (loan, source("rest"), *more, *OTHERS[1:])
        return analyse(inputs.model_copy(update={"funding": funding}), basis, costs).financing.plan

    def test_is_none_without_revenue(self, inputs, basis, costs):
        assert self.plan(inputs, basis, costs, OTHERS[0]).cover is None

    def test_agrees_with_hand_calculation(self, inputs, basis, costs):
        # fees of half of operation: what is left is minus the other half and the renewal
        fees = source("fees", use="operation", kind="fee", share=0.5)
        plan = self.plan(inputs, basis, costs, fees, OTHERS[0])
        second = -0.5 * plan.amounts("operation")[1] / plan.amounts("debt_service")[1]
        assert plan.cover[1] == pytest.approx(second, abs=1e-4)
        assert np.isnan(plan.cover[-1])  # nothing is due any more


def test_rows_of_the_sound_study_have_no_debt(inputs, basis, costs):
    plan = analyse(inputs, basis, costs).financing.plan
    assert (plan.interest, plan.later, plan.owed.max()) == (0, 0, 0)
    assert rows(inputs.funding)[0].commitment_fee == 0
