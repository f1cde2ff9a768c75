"""Analysis of the risk register: barriers as the project answers them, and risks of its own."""

from __future__ import annotations

from dataclasses import dataclass

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.environment.risk_matrix import NEEDS_ANSWER, Band, band, score
from fs_toolkit.proposal.analysis.composition import go_live, number
from fs_toolkit.proposal.handed import BarrierRisk, Handed, LineCost
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.monitoring import Watch
from fs_toolkit.proposal.inputs.risks import Risk


@dataclass(frozen=True)
class RegisteredRisk:
    """A risk with the response to it, the sign by which it is noticed, and what that costs."""

    row: Risk | None
    """None for a grave barrier that nobody has answered in risks.csv."""
    barrier: BarrierRisk | None
    """None for a risk of the project's own."""
    score: int
    residual: int | None
    """What is left when the response works; None where nobody said so."""
    paid_by: tuple[LineCost, ...]
    cost: float | None
    """The response's own cost, within those lines. [money]"""
    note: str
    """Why it costs nothing, where nothing pays for it."""
    signs: tuple[Watch, ...]

    @property
    def name(self) -> str:
        """The risk in words."""
        return self.row.name if self.row else self.barrier.statement if self.barrier else ""

    @property
    def band(self) -> Band:
        """Band of the score, before the response."""
        return band(self.score)

    @property
    def is_grave(self) -> bool:
        """Whether it needs an answer: high or critical."""
        return self.score >= NEEDS_ANSWER

    @property
    def lacks(self) -> tuple[str, ...]:
        """What it has not: response, owner, money (or the reason why none is needed)."""
        row = self.row
        there = {
            "response": bool(row and row.response and row.action),
            "owner": bool(row and row.owner),
            "money": bool(self.paid_by or self.cost is not None or self.note)
            or bool(row and row.response == "accept"),
        }
        return tuple(name for name, given in there.items() if not given)


@dataclass(frozen=True)
class RiskRegister:
    """What the register shows: grave risks from the highest score down, and how many are below."""

    grave: tuple[RegisteredRisk, ...]
    minor: tuple[RegisteredRisk, ...]
    other_signs: tuple[Watch, ...]
    """Signs that belong to none of these risks."""


def register(inputs: ProposalInputs, basis: Basis, handed: Handed) -> RiskRegister:
    """Risks of risks.csv and barriers that nobody answered there."""
    barriers = {each.id: each for each in handed.barriers}
    known = [row for row in rows(inputs.risks) if _placed(row, barriers)]
    answered = {row.barrier for row in known}
    found = [_registered(row, barriers.get(row.barrier), inputs, basis, handed) for row in known]
    found += [
        _registered(None, each, inputs, basis, handed)
        for each in handed.barriers
        if each.id not in answered
    ]
    found.sort(key=lambda each: -each.score)
    grave = tuple(each for each in found if each.is_grave)
    shown = {sign.id for each in grave for sign in each.signs}
    return RiskRegister(
        grave=grave,
        minor=tuple(each for each in found if not each.is_grave),
        other_signs=tuple(sign for sign in rows(inputs.watch) if sign.id not in shown),
    )


def _placed(row: Risk, barriers: dict[str, BarrierRisk]) -> bool:
    """Whether the marks of a risk are known: the barrier's or its own."""
    if row.barrier:
        return row.barrier in barriers
    return row.likelihood is not None and row.severity is not None


def _registered(
    row: Risk | None,
    barrier: BarrierRisk | None,
    inputs: ProposalInputs,
    basis: Basis,
    handed: Handed,
) -> RegisteredRisk:
    if barrier is not None:
        points = score(barrier.likelihood, barrier.severity)
        left = (barrier.residual_likelihood, barrier.residual_severity)
    elif row is not None and row.likelihood is not None and row.severity is not None:
        points, left = score(row.likelihood, row.severity), (None, None)
    else:
        raise ValueError("a risk needs marks of its own or those of a barrier")
    if row is not None and row.residual_likelihood is not None:
        left = (row.residual_likelihood, row.residual_severity)
    lines = row.cost_lines if row is not None and row.cost_lines else ()
    if not lines and barrier is not None and not (row is not None and row.cost_note):
        lines = barrier.cost_lines
    note = row.cost_note if row is not None else ""
    if not lines and not note and barrier is not None:
        note = barrier.cost_note
    cost = number(basis, row.cost, go_live(basis)) if row is not None and row.cost else None
    return RegisteredRisk(
        row=row,
        barrier=barrier,
        score=points,
        residual=None if left[0] is None or left[1] is None else score(left[0], left[1]),
        paid_by=tuple(handed.lines[line] for line in lines if line in handed.lines),
        cost=cost,
        note=note,
        signs=tuple(
            sign
            for sign in rows(inputs.watch)
            if (barrier is not None and sign.barrier == barrier.id)
            or (row is not None and sign.risk == row.id)
        ),
    )
