"""Analysis of 4.3: real costs to nominal money, sources against uses, debt service, operation, affordability."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.core.numeric import Floats
from fs_toolkit.proposal.analysis.affordability import Comparison, Ratio, comparisons, ratios
from fs_toolkit.proposal.analysis.bridge import Bridge, bridge
from fs_toolkit.proposal.analysis.composition import go_live
from fs_toolkit.proposal.analysis.debts import (
    Debt,
    Exchange,
    GrantElement,
    applies,
    exchanges,
    grant_elements,
    terms_of,
)
from fs_toolkit.proposal.analysis.sources_and_uses import USES, FinancingPlan, Flow
from fs_toolkit.proposal.costs import ProjectCosts
from fs_toolkit.proposal.funding import Cents, Promise, cents, price_index, share_out
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.financing import ConcessionalityTest, FundingSource, Use
from fs_toolkit.proposal.loans import debt_service, drawn_in_time

__all__ = ["USES", "Debt", "Financing", "FinancingPlan", "Flow", "GrantElement", "finance"]


@dataclass(frozen=True)
class Financing:
    """What 4.3 shows."""

    plan: FinancingPlan | None
    """None until costs, sources of money and inflation are there."""
    grant_elements: tuple[GrantElement, ...]
    comparisons: tuple[Comparison, ...]
    ratios: tuple[Ratio, ...] = ()
    """The project against budgets of the city, year by year."""
    bridge: Bridge | None = None
    """From the money to be found to the economic cost; None without a plan or a model."""
    out_of_force: tuple[ConcessionalityTest, ...] = ()
    """Tests that are listed and were not in force: not applied."""

    @property
    def tied(self) -> tuple[GrantElement, ...]:
        """The loans by the Arrangement's test: the plan's own, and the offers where it has none."""
        asked = tuple(each for each in self.grant_elements if each.test.method == "arrangement")
        return tuple(each for each in asked if each.of_plan) or asked


def finance(inputs: ProposalInputs, basis: Basis, costs: ProjectCosts) -> Financing:
    """The financing plan, the loans considered, and what the city can afford."""
    plan = _plan(inputs, basis, costs)
    return Financing(
        plan=plan,
        grant_elements=grant_elements(inputs, basis, plan.debts if plan else ()),
        comparisons=comparisons(inputs, basis, plan) if plan else (),
        ratios=ratios(inputs, basis, plan) if plan else (),
        bridge=bridge(plan, costs) if plan else None,
        out_of_force=tuple(
            test for test in rows(inputs.concessionality) if not applies(test, basis)
        ),
    )


def _plan(inputs: ProposalInputs, basis: Basis, costs: ProjectCosts) -> FinancingPlan | None:
    inflation = basis.settings.inflation
    funding = rows(inputs.funding)
    if inflation is None or not funding or not costs.components:
        return None
    index = price_index(basis.series(inflation), costs.years, basis.settings.price_year)
    rates = exchanges(inputs, basis)
    real: dict[Use, Floats] = {
        "investment": costs.investment,
        "operation": costs.operation,
        "renewal": costs.renewal,
    }
    uses: dict[Use, Cents] = {use: cents(amounts * index) for use, amounts in real.items()}
    flows: list[Flow] = []
    for use in ("investment", "operation", "renewal"):
        flows += _flows(use, uses[use], funding, basis, rates)
    loans = [flow for flow in flows if flow.source.kind == "loan" and flow.cents.any()]
    loans = [flow for flow in loans if (flow.cents >= 0).all()]
    in_time = [flow for flow in loans if drawn_in_time(terms_of(flow.source), flow.amounts)]
    debts = tuple(_debt(flow, inputs, rates) for flow in in_time)
    uses["debt_service"] = np.zeros(len(costs.years), dtype=np.int64)
    for debt in debts:
        uses["debt_service"] = uses["debt_service"] + debt.cents
    flows += _flows("debt_service", uses["debt_service"], funding, basis, rates)
    too_short = tuple(flow.source for flow in loans if flow not in in_time)
    return FinancingPlan(
        costs.years, go_live(basis), index, uses, tuple(flows), debts, real, too_short
    )


def _debt(flow: Flow, inputs: ProposalInputs, rates: Mapping[str, Exchange]) -> Debt:
    source = flow.source
    exchange = rates.get(source.currency or "")
    drawn = flow.amounts / exchange.path if exchange else flow.amounts
    chain = sorted(
        (row for row in rows(inputs.on_lending) if row.loan == source.id), key=lambda row: row.step
    )
    return Debt(source, debt_service(terms_of(source), drawn), exchange, tuple(chain))


def _flows(
    use: Use,
    due: Cents,
    funding: tuple[FundingSource, ...],
    basis: Basis,
    rates: Mapping[str, Exchange],
) -> list[Flow]:
    sources = [source for source in funding if source.use == use]
    paid = share_out(due, [_promise(source, due, basis, rates) for source in sources])
    return [Flow(source, paid[row]) for row, source in enumerate(sources)]


def _promise(
    source: FundingSource, due: Cents, basis: Basis, rates: Mapping[str, Exchange]
) -> Promise:
    """What a source promises, in the plan's money; an amount in another is changed year by year."""
    draws = basis.series(source.draws) if source.draws else None
    exchange = rates.get(source.currency or "")
    if source.amount is None or exchange is None or not due.any():
        return Promise(source.share, source.amount, draws)
    pattern = due / due.sum() if draws is None else draws
    paid = source.amount * pattern * exchange.path
    return Promise(amount=float(paid.sum()), draws=paid / paid.sum())
