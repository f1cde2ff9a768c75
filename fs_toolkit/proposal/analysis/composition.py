"""Analysis of 4.1: what each component delivers and costs, whom the project reaches, what its gates ask."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.core.numeric import Floats
from fs_toolkit.proposal.analysis.ratios import Ratio, ratios
from fs_toolkit.proposal.costs import ComponentCost, ProjectCosts
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.composition import Beneficiary, Deliverable, Gate


@dataclass(frozen=True)
class Part:
    """A component: what it delivers, and what it costs."""

    id: str
    deliverable: Deliverable | None
    cost: ComponentCost | None
    share: float
    """Share of the base estimate of the investment."""
    operation: float
    """Operation of a full year, the last of the plan, in constant prices. [money/year]"""

    @property
    def costs_something(self) -> bool:
        """Whether any money stands against it."""
        return self.cost is not None and bool(self.cost.parts or self.operation)


@dataclass(frozen=True)
class Reached:
    """A group of beneficiaries, counted."""

    beneficiary: Beneficiary
    count: float | None
    as_of: str
    """The year or the day the count is true of."""
    kind: str
    """fact, estimate, assumption or target; empty where nobody has counted."""


@dataclass(frozen=True)
class OpenGate:
    """A gate with the value of its threshold."""

    gate: Gate
    threshold: float | None


@dataclass(frozen=True)
class Composition:
    """What 4.1 shows."""

    parts: tuple[Part, ...]
    reached: tuple[Reached, ...]
    gates: tuple[OpenGate, ...]
    base: float
    """Base estimate of the investment, in constant prices. [money]"""
    operation: float
    """Operation of a full year, the last of the plan, in constant prices. [money/year]"""
    ratios: tuple[Ratio, ...]
    """Shares of the cost beside their usual ranges; empty without costs."""


def go_live(basis: Basis) -> int:
    """The first year of service in the economic model."""
    return round(basis.value(basis.settings.go_live))


def number(basis: Basis, quantity: str, year: int) -> float | None:
    """A quantity's value, in a given year if it changes over the years; None where there is none."""
    if not quantity or not basis.has(quantity):
        return None
    over_years = basis.series(quantity)
    place = min(max(0, year - int(basis.years[0])), len(over_years) - 1)
    return float(over_years[place])


def compose(inputs: ProposalInputs, basis: Basis, costs: ProjectCosts) -> Composition:
    """The project's parts, people and gates."""
    live = go_live(basis)
    delivered = {row.component: row for row in rows(inputs.deliverables)}
    serving = costs.years >= live

    def part(id: str) -> Part:
        cost = costs.components.get(id)
        operation = _full_year(cost.operation, serving) if cost else 0.0
        return Part(id, delivered.get(id), cost, costs.base_share(id), operation)

    operation = _full_year(costs.operation, serving)
    ids = [*costs.components, *(id for id in delivered if id not in costs.components)]
    return Composition(
        parts=tuple(part(id) for id in ids),
        reached=tuple(_reached(row, basis, live) for row in rows(inputs.beneficiaries)),
        gates=tuple(
            OpenGate(gate, number(basis, gate.threshold, live)) for gate in rows(inputs.gates)
        ),
        base=costs.base,
        operation=operation,
        ratios=ratios(costs, operation),
    )


def _full_year(operation: Floats, serving: NDArray[np.bool_]) -> float:
    """The last year of service: the first ones may be short."""
    years = operation[serving]
    return float(years[-1]) if len(years) else 0.0


def _reached(row: Beneficiary, basis: Basis, live: int) -> Reached:
    count = number(basis, row.count, live)
    quantity = basis.quantities.get(row.count)
    if count is None or quantity is None:
        return Reached(row, count, "", "")
    changes = row.count in basis.definitions.over_years
    return Reached(row, count, str(live) if changes else quantity.as_of, quantity.kind)
