"""Analysis of 4.3: real costs to nominal money, sources against uses, debt service, operation, affordability."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.core.numeric import Floats
from fs_toolkit.proposal.analysis.composition import go_live, number
from fs_toolkit.proposal.costs import Ints, ProjectCosts
from fs_toolkit.proposal.funding import Cents, LoanTerms, Promise, cents, price_index, share_out
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.financing import (
    Affordability,
    ConcessionalityTest,
    FundingSource,
    LoanOffer,
    Status,
    Use,
)
from fs_toolkit.proposal.loans import (
    DebtService,
    debt_service,
    drawn_in_time,
    grant_element_of,
)

if TYPE_CHECKING:
    import pandas as pd

USES: tuple[Use, ...] = ("investment", "operation", "renewal", "debt_service")


@dataclass(frozen=True, eq=False)
class Flow:
    """What one source pays."""

    source: FundingSource
    cents: Cents
    """By year, shape (T,)."""

    @property
    def amounts(self) -> Floats:
        """By year, in prices of each year, shape (T,). [money]."""
        return self.cents / 100

    @property
    def amount(self) -> float:
        """Over all years, in prices of each year. [money]."""
        return int(self.cents.sum()) / 100


@dataclass(frozen=True)
class Debt:
    """A loan of the plan with what it costs."""

    source: FundingSource
    service: DebtService


@dataclass(frozen=True)
class GrantElement:
    """How soft a loan is by one test."""

    offer: LoanOffer
    test: ConcessionalityTest
    value: float
    """Share of the face value."""

    @property
    def passes(self) -> bool:
        """Whether the threshold is reached."""
        return self.value >= self.test.threshold


@dataclass(frozen=True)
class Comparison:
    """The project's money against a budget of the city."""

    budget: Affordability
    amount: float
    """The whole budget. [money]"""
    investment_share: float
    """Nominal investment over the whole budget."""
    operation_share: float
    """Largest yearly operation and renewal over one year of the budget."""


@dataclass(frozen=True)
class FinancingPlan:
    """Sources and uses by year, in prices of each year."""

    years: Ints
    go_live: int
    index: Floats
    """Prices of each year over those of the price year, shape (T,)."""
    uses: Mapping[Use, Cents]
    flows: tuple[Flow, ...]
    debts: tuple[Debt, ...]
    real: Mapping[Use, Floats]
    """The same uses in constant prices, without debt service. [money]"""
    too_short: tuple[FundingSource, ...] = ()
    """Loans that would have to be repaid before they are drawn; without debt service here."""

    def paid(self, use: Use) -> Cents:
        """What the sources of a use pay, by year, shape (T,)."""
        flows = [flow.cents for flow in self.flows if flow.source.use == use]
        return np.asarray(np.sum(flows, axis=0), dtype=np.int64) if flows else 0 * self.uses[use]

    def gap(self, use: Use) -> Cents:
        """What nobody pays of a use (negative: paid and not needed), by year, shape (T,)."""
        return np.asarray(self.uses[use] - self.paid(use), dtype=np.int64)

    def total(self, *uses: Use) -> float:
        """Uses over all years, in prices of each year. [money]."""
        return sum(int(self.uses[use].sum()) for use in uses) / 100

    def amounts(self, use: Use) -> Floats:
        """A use by year, in prices of each year, shape (T,). [money]."""
        return self.uses[use] / 100

    @property
    def price_contingency(self) -> float:
        """What rising prices add to the investment. [money]."""
        return self.total("investment") - float(self.real["investment"].sum())

    @property
    def serving(self) -> Ints:
        """The years of service in the plan."""
        return self.years[self.years >= self.go_live]

    def share(self, flow: Flow) -> float:
        """A source's part of its use, over all years; 0 where nothing is due."""
        total = self.total(flow.source.use)
        return flow.amount / total if total else 0.0

    def by_status(self, use: Use = "investment") -> Mapping[Status, float]:
        """Share of the money of a use that is secured, planned and sought."""
        shares: dict[Status, float] = {"secured": 0.0, "planned": 0.0, "sought": 0.0}
        for flow in self.flows:
            if flow.source.use == use:
                shares[flow.source.status] += self.share(flow)
        return shares

    @property
    def years_operated(self) -> int:
        """How many years from go-live on, one after the other, operation is planned and paid."""
        due, gap = self.uses["operation"], self.gap("operation")
        count = 0
        for place in np.flatnonzero(self.years >= self.go_live):
            if due[place] <= 0 or gap[place] > 0:
                break
            count += 1
        return count

    def to_frame(self) -> pd.DataFrame:
        """Sources and uses by year, in prices of each year. [money]."""
        import pandas as pd

        table = {f"use: {use}": self.amounts(use) for use in USES}
        table |= {f"source: {flow.source.id}": flow.amounts for flow in self.flows}
        return pd.DataFrame(table, index=pd.Index(self.years, name="year"))


@dataclass(frozen=True)
class Financing:
    """What 4.3 shows."""

    plan: FinancingPlan | None
    """None until costs, sources of money and inflation are there."""
    grant_elements: tuple[GrantElement, ...]
    comparisons: tuple[Comparison, ...]


def finance(inputs: ProposalInputs, basis: Basis, costs: ProjectCosts) -> Financing:
    """The financing plan, the loans considered, and what the city can afford."""
    plan = _plan(inputs, basis, costs)
    return Financing(
        plan=plan,
        grant_elements=tuple(
            GrantElement(offer, test, grant_element_of(_terms(offer), test.rate))
            for offer in rows(inputs.loan_offers)
            for test in rows(inputs.concessionality)
        ),
        comparisons=_comparisons(inputs, basis, plan) if plan else (),
    )


def _plan(inputs: ProposalInputs, basis: Basis, costs: ProjectCosts) -> FinancingPlan | None:
    inflation = basis.settings.inflation
    funding = rows(inputs.funding)
    if inflation is None or not funding or not costs.components:
        return None
    index = price_index(basis.series(inflation), costs.years, basis.settings.price_year)
    real: dict[Use, Floats] = {
        "investment": costs.investment,
        "operation": costs.operation,
        "renewal": costs.renewal,
    }
    uses: dict[Use, Cents] = {use: cents(amounts * index) for use, amounts in real.items()}
    flows: list[Flow] = []
    for use in ("investment", "operation", "renewal"):
        flows += _flows(use, uses[use], funding, basis)
    loans = [flow for flow in flows if flow.source.kind == "loan" and (flow.cents >= 0).all()]
    in_time = [flow for flow in loans if drawn_in_time(_terms(flow.source), flow.amounts)]
    debts = tuple(
        Debt(flow.source, debt_service(_terms(flow.source), flow.amounts)) for flow in in_time
    )
    uses["debt_service"] = np.zeros(len(costs.years), dtype=np.int64)
    for debt in debts:
        uses["debt_service"] = uses["debt_service"] + cents(debt.service.total)
    flows += _flows("debt_service", uses["debt_service"], funding, basis)
    too_short = tuple(flow.source for flow in loans if flow not in in_time)
    return FinancingPlan(
        costs.years, go_live(basis), index, uses, tuple(flows), debts, real, too_short
    )


def _flows(use: Use, due: Cents, funding: tuple[FundingSource, ...], basis: Basis) -> list[Flow]:
    sources = [source for source in funding if source.use == use]
    promises = [
        Promise(
            share=source.share,
            amount=source.amount,
            draws=basis.series(source.draws) if source.draws else None,
        )
        for source in sources
    ]
    paid = share_out(due, promises)
    return [Flow(source, paid[row]) for row, source in enumerate(sources)]


def _terms(loan: FundingSource | LoanOffer) -> LoanTerms:
    return LoanTerms(
        rate=loan.rate or 0.0,
        tenor=loan.tenor or 0.0,
        grace=loan.grace,
        per_year=loan.per_year,
        repayment=loan.repayment,
        grace_kind=loan.grace_kind if isinstance(loan, FundingSource) else "interest_only",
        fee=loan.fee if isinstance(loan, FundingSource) else 0.0,
    )


def _comparisons(
    inputs: ProposalInputs, basis: Basis, plan: FinancingPlan
) -> tuple[Comparison, ...]:
    found = []
    running = plan.amounts("operation") + plan.amounts("renewal")
    for row in rows(inputs.affordability):
        budget = number(basis, row.budget, plan.go_live)
        if budget:
            found.append(
                Comparison(
                    budget=row,
                    amount=budget,
                    investment_share=plan.total("investment") / budget,
                    operation_share=float(running.max()) * row.years / budget,
                )
            )
    return tuple(found)
