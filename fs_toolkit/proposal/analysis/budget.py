"""Analysis of 4.2: which measures fit if the investment has a ceiling."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.proposal.analysis.cards import Portfolio
from fs_toolkit.proposal.analysis.composition import go_live, number
from fs_toolkit.proposal.budget import Chosen, best_within
from fs_toolkit.proposal.inputs import ProposalInputs

SHARES = (0.75, 0.5, 0.25)
"""Parts of the whole cost that stand for ceilings while nobody has named one."""


@dataclass(frozen=True)
class Ceiling:
    """A ceiling and the measures that it allows."""

    name: str
    """What the city calls it; empty for a part of the whole cost."""
    amount: float
    """[money]"""
    share: float
    """Of the whole base estimate."""
    chosen: Chosen
    """Its cost without what serves the project as a whole."""
    left: tuple[str, ...]
    """Measures that do not fit."""
    spent: float
    """Base estimate of what is chosen, what serves the whole included. [money]"""


def under_ceilings(
    inputs: ProposalInputs, basis: Basis, portfolio: Portfolio, worth: Mapping[str, float]
) -> tuple[Ceiling, ...]:
    """The best set under each ceiling; what serves the project as a whole is paid first."""
    cost = {card.measure.id: card.cost for card in portfolio.cards if card.cost is not None}
    whole = sum(cost.values()) + portfolio.whole
    if not portfolio.costed or not whole:
        return ()
    needs = {card.measure.id: tuple(card.measure.needs) for card in portfolio.cards}
    named = [
        (row.name, amount)
        for row in rows(inputs.envelopes)
        if (amount := number(basis, row.ceiling, go_live(basis))) is not None and amount >= 0
    ]
    cases = named or [("", share * whole) for share in SHARES]

    def case(name: str, amount: float) -> Ceiling:
        rest = amount - portfolio.whole
        chosen = (
            best_within(rest, cost, worth, needs) if rest >= 0 else Chosen((), 0.0, 0.0, exact=True)
        )
        left = tuple(id for id in cost if id not in chosen.measures)
        spent = chosen.cost + portfolio.whole if chosen.measures else 0.0
        return Ceiling(name, amount, amount / whole, chosen, left, spent)

    return tuple(case(name, amount) for name, amount in cases)
