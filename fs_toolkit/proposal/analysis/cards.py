"""Analysis of 4.1: what each measure costs, when it runs, and what is left for the project as a whole."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from fs_toolkit.core.model import rows
from fs_toolkit.proposal.costs import ProjectCosts
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.priorities import Measure
from fs_toolkit.proposal.months import month_number


@dataclass(frozen=True)
class Card:
    """A measure with its time and its money."""

    measure: Measure
    first: str
    """Month in which it begins; empty where neither it nor its phase has one."""
    last: str
    cost: float | None
    """Base estimate, before optimism bias and taxes; None while it cannot be said. [money]"""

    @property
    def months(self) -> int:
        """How long it takes, both ends included; 0 where that is not known."""
        if not (self.first and self.last):
            return 0
        return month_number(self.last, 0) - month_number(self.first, 0) + 1


@dataclass(frozen=True)
class Portfolio:
    """All measures, and what no measure takes."""

    cards: tuple[Card, ...]
    whole: float
    """Base estimate of what serves the project as a whole. [money]"""
    unsplit: tuple[str, ...]
    """Components that several measures use and nobody has split."""

    @property
    def costed(self) -> bool:
        """Whether each measure has its cost."""
        return bool(self.cards) and all(card.cost is not None for card in self.cards)

    def card(self, measure: str) -> Card:
        """The card of a measure."""
        return next(card for card in self.cards if card.measure.id == measure)


def portfolio(inputs: ProposalInputs, costs: ProjectCosts) -> Portfolio:
    """The measures with their time and their part of the component costs."""
    measures = rows(inputs.measures)
    phases = {phase.id: phase for phase in rows(inputs.phases)}
    used = Counter(id for measure in measures for id in measure.components)
    shares = {(row.measure, row.component): row.share for row in rows(inputs.cost_shares)}
    split = {component for _, component in shares}
    unsplit = tuple(
        id for id, count in used.items() if count > 1 and id not in split and id in costs.components
    )
    taken = dict.fromkeys(costs.components, 0.0)

    def cost(measure: Measure) -> float | None:
        if not costs.components or any(id in unsplit for id in measure.components):
            return None
        total = 0.0
        for id in measure.components:
            component = costs.components.get(id)
            if component is None:
                continue
            share = shares.get((measure.id, id), 0.0) if id in split else 1.0
            taken[id] += share
            total += share * component.base
        return total

    cards = []
    for measure in measures:
        phase = phases.get(measure.phase)
        first = measure.first or (phase.first if phase else "")
        last = measure.last or (phase.last if phase else "")
        cards.append(Card(measure, first, last, cost(measure)))
    whole = sum(
        component.base * max(0.0, 1 - taken[id])
        for id, component in costs.components.items()
        if id not in unsplit
    )
    return Portfolio(tuple(cards), float(whole), unsplit)
