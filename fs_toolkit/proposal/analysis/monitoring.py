"""Analysis of 4.5: whether every goal is measured, from where to where, and at what cost."""

from __future__ import annotations

from dataclasses import dataclass

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import Pending, rows
from fs_toolkit.core.quantities import Quantity
from fs_toolkit.proposal.analysis.composition import go_live, number
from fs_toolkit.proposal.costs import ProjectCosts
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.monitoring import Indicator
from fs_toolkit.proposal.logframe import LEVELS, Link, unmeasured, without_purpose


@dataclass(frozen=True)
class Measured:
    """An indicator with the values of its baseline and target."""

    indicator: Indicator
    baseline: float | None
    """None while nobody has measured it."""
    assumed: bool
    """Whether the baseline is an assumption or an estimate, and not a measurement."""
    target: float | None


@dataclass(frozen=True)
class Monitoring:
    """What 4.5 shows; the indicators stand from impact down to process."""

    measured: tuple[Measured, ...]
    without_outcome: tuple[str, ...]
    """Goals, by id, that no outcome indicator measures."""
    without_purpose: tuple[str, ...]
    """Outputs and processes, by id, that lead to nothing of a higher level."""
    cost: float | None
    """Monitoring and evaluation until the last evaluation of the project. [money]"""
    cost_share: float | None
    """Its share of the base estimate of the investment."""

    @property
    def with_baseline(self) -> int:
        """How many indicators have a baseline, assumed ones left out."""
        return sum(each.baseline is not None and not each.assumed for each in self.measured)


def watch_over(inputs: ProposalInputs, basis: Basis, costs: ProjectCosts) -> Monitoring:
    """The results chain with its values, and the gaps in its logic."""
    indicators = sorted(rows(inputs.indicators), key=lambda row: LEVELS.index(row.level))
    chain = {row.id: Link(row.level, row.serves) for row in indicators}
    outcomes = (row.goal for row in indicators if row.level == "outcome")
    cost = _cost(inputs, basis)
    return Monitoring(
        measured=tuple(_measured(row, basis) for row in indicators),
        without_outcome=unmeasured((goal.id for goal in rows(inputs.goals)), outcomes),
        without_purpose=without_purpose(chain),
        cost=cost,
        cost_share=cost / costs.base if cost is not None and costs.base else None,
    )


def _measured(row: Indicator, basis: Basis) -> Measured:
    live = go_live(basis)
    baseline, target, assumed = row.baseline, row.target, False
    if row.baseline_from:
        baseline = number(basis, row.baseline_from, row.baseline_year or live)
        quantity = basis.quantities.get(row.baseline_from)
        assumed = quantity is not None and not _counted(quantity)
    if row.target_from:
        target = number(basis, row.target_from, row.target_year or live)
    return Measured(row, baseline, assumed, target)


def _counted(quantity: Quantity) -> bool:
    """Whether somebody has looked: a fact, or an estimate that has a day and a source."""
    estimated = quantity.kind == "estimate" and bool(quantity.as_of and quantity.source)
    return quantity.kind == "fact" or estimated


def _cost(inputs: ProposalInputs, basis: Basis) -> float | None:
    cost = inputs.monitoring_cost
    if isinstance(cost, Pending):
        return None
    live = go_live(basis)
    baseline, yearly = number(basis, cost.baseline, live), number(basis, cost.yearly, live)
    if baseline is None or yearly is None:
        return None
    return baseline + yearly * cost.years
