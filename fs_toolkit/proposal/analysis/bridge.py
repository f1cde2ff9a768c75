"""The bridge from the money that has to be found to the economic cost of the cost-benefit analysis."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fs_toolkit.proposal.analysis.sources_and_uses import FinancingPlan
from fs_toolkit.proposal.costs import ProjectCosts
from fs_toolkit.proposal.funding import running_cents


@dataclass(frozen=True)
class Step:
    """One row of the bridge."""

    id: str
    """found, interest, prices, constant, elsewhere, taxes, conversion, without_cash, today, economic."""
    cents: int
    """Over all years, not discounted; what is taken off is negative."""
    present: int | None = None
    """Present value, in cents; None where the money is in the prices of its year."""

    @property
    def amount(self) -> float:
        """Over all years. [money]."""
        return self.cents / 100


@dataclass(frozen=True)
class Bridge:
    """From the money to be found, over a cost in constant prices, to the economic cost."""

    steps: tuple[Step, ...]
    economic: int
    """What the cost-benefit analysis takes as cost over all years, in cents."""
    economic_present: int
    """And its present value."""

    def step(self, id: str) -> Step:
        """A row by its id."""
        return next(step for step in self.steps if step.id == id)

    @property
    def differs(self) -> tuple[int, int]:
        """By how many cents the last row differs from the cost-benefit analysis."""
        last = self.step("economic")
        return last.cents - self.economic, (last.present or 0) - self.economic_present


def bridge(plan: FinancingPlan, costs: ProjectCosts) -> Bridge | None:
    """The steps; None while there is no economic model.

    Every step is in whole cents, cut by running totals, so that the rows add up to the
    last one exactly.
    """
    economic = costs.economic
    if economic is None:
        return None
    real = costs.investment + costs.operation + costs.renewal
    parts = economic.steps
    flows = np.stack([real, *parts.values()])
    constant, *changes = (int(part) for part in running_cents(flows.sum(axis=1)))
    present, *later = (int(part) for part in running_cents(flows @ economic.factors))
    interest = int(np.rint(plan.interest * 100))
    nominal = sum(int(plan.uses[use].sum()) for use in plan.real)
    return Bridge(
        (
            Step("found", nominal + interest),
            Step("interest", -interest),
            Step("prices", constant - nominal),
            Step("constant", constant, present),
            *(Step(*each) for each in zip(parts, changes, later, strict=True)),
            Step("economic", constant + sum(changes), present + sum(later)),
        ),
        round(float(economic.total.sum()) * 100),
        round(float(economic.total @ economic.factors) * 100),
    )
