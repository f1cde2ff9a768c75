from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from numpy.testing import assert_allclose

from fs_toolkit.core.basis import BasisInputs, evaluate_basis
from fs_toolkit.core.model import rows
from fs_toolkit.proposal.analysis import analyse
from fs_toolkit.proposal.analysis.debts import applies, exchanges
from fs_toolkit.proposal.inputs.financing import (
    ConcessionalityTest,
    ForeignCurrency,
    FundingSource,
    OnLending,
)
from tests.proposal.conftest import quantity

LOAN = FundingSource(
    id="loan",
    name="Bank",
    use="investment",
    kind="loan",
    share=0.4,
    currency="EUR",
    rate=0.02,
    tenor=4,
    grace=1,
    repayment="equal_principal",
    status="planned",
)
PAYER = FundingSource(
    id="service", name="City", use="debt_service", kind="city_budget", status="planned"
)


@pytest.fixture
def dearer(basis, settings):
    """The basis with a euro of 1.10 in 2015 that becomes a tenth dearer every year."""
    inputs = BasisInputs(
        settings=settings,
        quantities=(
            *basis.quantities.values(),
            quantity("euro", 1.10, "USD/EUR"),
            quantity("euro_rise", 0.10, "1/year", low=0.0, high=0.20),
        ),
        shapes=tuple(basis.shapes.values()),
    )
    return evaluate_basis(basis.about, inputs)


@pytest.fixture
def lent(inputs):
    """Four tenths of the investment lent in euros, drawn in 2016."""
    kept = tuple(row for row in rows(inputs.funding) if row.id != "donor")
    euro = ForeignCurrency(currency="EUR", rate="euro", depreciation="euro_rise")
    return inputs.model_copy(
        update={"funding": (*kept, LOAN, PAYER), "currencies": (euro,), "loan_offers": ()}
    )


def test_the_rate_follows_its_depreciation_and_its_test(lent, dearer):
    euro = exchanges(lent, dearer)["EUR"]
    assert_allclose(euro.path[:2], [1.10 * 1.1, 1.10 * 1.1**2])
    assert_allclose(euro.tested[:2], [1.10 * 1.2, 1.10 * 1.2**2])
    assert (euro.depreciation, euro.tested_depreciation) == (pytest.approx(0.1), 0.2)


def test_a_rate_without_a_range_has_no_test(lent, dearer):
    plain = dearer.quantities["euro_rise"].model_copy(update={"high": None})
    without = replace(dearer, quantities={**dearer.quantities, "euro_rise": plain})
    assert exchanges(lent, without)["EUR"].tested is None


def test_debt_is_repaid_in_the_lenders_money(lent, dearer, costs):
    plan = analyse(lent, dearer, costs).financing.plan
    [debt] = plan.debts
    # 1,320 x 1.02 x 0.4 = 538.56 dollars are 445.09 euros at 1.21; a third of it back each year
    lent_dollars = plan.flows[1].amount
    drawn = lent_dollars / 1.21
    assert lent_dollars == pytest.approx(538.56, abs=0.01)
    assert_allclose(debt.service.drawn[:2], [drawn, 0])
    assert_allclose(debt.service.principal[:4], [0, drawn / 3, drawn / 3, drawn / 3])
    second = drawn / 3 + 0.02 * drawn  # in euros, at 1.331 dollars
    assert plan.amounts("debt_service")[1] == pytest.approx(second * 1.331, abs=0.006)
    assert not plan.gap("debt_service").any()
    assert debt.tested[1] == pytest.approx(second * 1.10 * 1.2**2)
    # cash of the loan's money: what the dollar lost between the draw and the repayment
    assert debt.in_plan(debt.service.principal).sum() > lent_dollars


def test_what_runs_on_is_told_at_the_last_rate(lent, dearer, costs):
    loan = LOAN.model_copy(update={"tenor": 12.0})
    longer = lent.model_copy(update={"funding": (*rows(lent.funding)[:-2], loan, PAYER)})
    plan = analyse(longer, dearer, costs).financing.plan
    [debt] = plan.debts
    assert debt.service.later_years == 4
    assert debt.later == pytest.approx(debt.service.later * 1.10 * 1.1**8)
    assert plan.later == debt.later
    assert plan.owed[-1] == pytest.approx(debt.service.outstanding * 1.10 * 1.1**8)


def test_an_amount_in_another_money_is_what_the_lender_pays_out(lent, dearer, costs):
    loan = LOAN.model_copy(update={"share": None, "amount": 300.0})
    taker = rows(lent.funding)[0].model_copy(update={"share": None})
    others = tuple(row for row in rows(lent.funding) if row.id not in ("city", "loan"))
    inputs = lent.model_copy(update={"funding": (taker, loan, *others)})
    plan = analyse(inputs, dearer, costs).financing.plan
    assert plan.debts[0].service.drawn.sum() == pytest.approx(300, abs=0.01)
    assert not plan.gap("investment").any()


def test_a_loan_in_the_plans_money_has_no_exchange(lent, dearer, costs):
    loan = LOAN.model_copy(update={"currency": None})
    own = lent.model_copy(update={"funding": (*rows(lent.funding)[:-2], loan, PAYER)})
    [debt] = analyse(own, dearer, costs).financing.plan.debts
    assert debt.exchange is None
    assert debt.tested is None
    assert_allclose(debt.in_plan(np.ones(3)), 1)


def test_steps_are_put_in_order(lent, dearer, costs):
    def step(number, lender, borrower):
        return OnLending(
            loan="loan",
            step=number,
            lender=lender,
            borrower=borrower,
            currency="EUR",
            rate=0.01 * number,
            tenor=4,
            grace=1,
            bears_risk=borrower,
            origin="desk_estimate",
        )

    chain = (step(2, "Ministry", "City"), step(1, "Bank", "Ministry"))
    plan = analyse(lent.model_copy(update={"on_lending": chain}), dearer, costs).financing.plan
    assert [row.step for row in plan.debts[0].chain] == [1, 2]


class TestApplies:
    def of(self, basis, first="", last="", day=date(2015, 12, 31)):
        about = basis.about.model_copy(update={"in_force_at": day})
        test = ConcessionalityTest(
            id="t", name="T", rate=0.1, threshold=0.25, first=first, last=last
        )
        return applies(test, replace(basis, about=about))

    @pytest.mark.parametrize(
        ("first", "last", "there"),
        [
            ("", "", True),
            ("2013", "", True),
            ("2016-01-01", "", False),
            ("2015-12-31", "2015-12-31", True),
            ("", "2015-12-30", False),
            ("", "2015", True),  # until the end of the year
            ("", "2015-12", True),
            ("", "2014", False),
        ],
    )
    def test_on_the_day_of_the_studys_law(self, basis, first, last, there):
        assert self.of(basis, first, last) is there


def test_tests_out_of_force_are_told_and_not_applied(inputs, basis, costs):
    old = ConcessionalityTest(id="old", name="Old", rate=0.1, threshold=0.25, last="2012-12-31")
    changed = inputs.model_copy(update={"concessionality": (*rows(inputs.concessionality), old)})
    financing = analyse(changed, basis, costs).financing
    assert financing.out_of_force == (old,)
    assert {each.test.id for each in financing.grant_elements} == {"five", "low"}


def test_the_plans_own_loan_is_tested_by_its_draws(lent, dearer, costs):
    found = analyse(lent, dearer, costs).financing.grant_elements
    assert {each.of_plan for each in found} == {True}
    by_test = {each.test.id: each.value for each in found}
    # by hand, per 100: 2 after a year, then 33.33 + 2, + 1.333, + 0.667, by 5 %
    paid = [2, 100 / 3 + 2, 100 / 3 + 4 / 3, 100 / 3 + 2 / 3]
    worth = sum(amount / 1.05 ** (year + 1) for year, amount in enumerate(paid))
    assert by_test["five"] == pytest.approx(1 - worth / 100)
