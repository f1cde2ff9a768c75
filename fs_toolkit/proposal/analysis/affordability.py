"""What the city can afford: the project's money against budgets and limits, year by year."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.core.numeric import Floats
from fs_toolkit.proposal.analysis.composition import number
from fs_toolkit.proposal.analysis.sources_and_uses import FinancingPlan
from fs_toolkit.proposal.costs import Ints
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.financing import Affordability


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
class Ratio:
    """One measure of what the city can afford, year by year."""

    row: Affordability
    years: Ints
    budget: Floats
    """One year of the budget, not raised with prices unless the quantity is, shape (T,). [money/year]"""
    project: Floats
    """What the project takes of it, in prices of each year, shape (T,). [money/year]"""
    existing: Floats
    """What is spent or owed without the project, shape (T,). [money/year]"""

    @property
    def shares(self) -> Floats:
        """Project and what was there before, over the budget, shape (T,)."""
        return np.asarray((self.project + self.existing) / self.budget)

    @property
    def worst(self) -> int:
        """The place of the year in which the share is largest."""
        return int(np.argmax(self.shares))

    @property
    def worst_year(self) -> int:
        """The year in which the share is largest."""
        return int(self.years[self.worst])

    @property
    def used(self) -> float:
        """The largest share as a part of what is allowed; of the budget where nothing is said."""
        return float(self.shares.max()) / (self.row.threshold or 1.0)

    @property
    def kept(self) -> bool | None:
        """Whether no year is above the threshold; None without a threshold."""
        if self.row.threshold is None:
            return None
        return bool(self.shares.max() <= self.row.threshold)


def ratios(inputs: ProposalInputs, basis: Basis, plan: FinancingPlan) -> tuple[Ratio, ...]:
    """Every measure whose budget is known; what is to carry the building too is a comparison."""
    found = []
    for row in rows(inputs.affordability):
        budget = _series(basis, row.budget)
        whole = row.measure == "investment_and_operation"
        if whole or budget is None or not (budget > 0).all():
            continue
        existing = _series(basis, row.existing)
        found.append(
            Ratio(
                row,
                plan.years,
                budget / row.years,
                _measured(row, plan),
                np.zeros(len(budget)) if existing is None else existing,
            )
        )
    return tuple(found)


def _measured(row: Affordability, plan: FinancingPlan) -> Floats:
    if row.measure == "debt":
        return plan.owed
    if row.measure == "debt_service":
        return plan.amounts("debt_service")
    return plan.amounts("operation") + plan.amounts("renewal")


def _series(basis: Basis, quantity: str) -> Floats | None:
    return basis.series(quantity) if quantity and basis.has(quantity) else None


def comparisons(
    inputs: ProposalInputs, basis: Basis, plan: FinancingPlan
) -> tuple[Comparison, ...]:
    """Investment and operation against each budget that is to carry both."""
    found = []
    running = plan.amounts("operation") + plan.amounts("renewal")
    for row in rows(inputs.affordability):
        budget = number(basis, row.budget, plan.go_live)
        if budget and row.measure == "investment_and_operation":
            found.append(
                Comparison(
                    budget=row,
                    amount=budget,
                    investment_share=plan.total("investment") / budget,
                    operation_share=float(running.max()) * row.years / budget,
                )
            )
    return tuple(found)
