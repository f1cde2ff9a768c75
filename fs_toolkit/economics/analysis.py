"""Section 5, analysed: needs traced, feasibility tested, costs and benefits appraised."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import Pending, rows
from fs_toolkit.core.numeric import Floats
from fs_toolkit.economics.chain import Chain, chain
from fs_toolkit.economics.conditions import Condition, conditions
from fs_toolkit.economics.discounting import net_present_value
from fs_toolkit.economics.engine.appraise import Appraisal
from fs_toolkit.economics.engine.model import Evaluation, LineFlows
from fs_toolkit.economics.handed_over import NOTHING_HANDED, HandedOver
from fs_toolkit.economics.inputs import EconomicsInputs
from fs_toolkit.economics.inputs_feasibility import Need, Peer
from fs_toolkit.economics.need_score import need_score
from fs_toolkit.economics.outside import OutsideView, outside
from fs_toolkit.economics.realised import ExPost, realised
from fs_toolkit.economics.results import CostBenefit, cost_benefit
from fs_toolkit.economics.verdict import Word, verdict

UNTESTED = (1,)
"""Tests that nobody has made yet count as one passed on conditions: they come first."""


@dataclass(frozen=True)
class TracedNeed:
    """A need, with the requirements and benefits that answer it."""

    need: Need
    requirements: tuple[int, ...]
    """Their numbers in the technical chapter."""
    benefits: tuple[str, ...]
    score: float | None = None
    """Frequency times severity, 0-5; None where nobody asked how many have the need."""


@dataclass(frozen=True)
class PartyResult:
    """What a party pays and gains in the recommended option, present values [money]."""

    party: str
    costs: float
    transfers: float
    """Received as tax, or paid as tax if negative."""
    benefits: float

    @property
    def net(self) -> float:
        """What is left for the party; the parties add up to the economic net present value."""
        return self.benefits + self.transfers - self.costs


@dataclass(frozen=True)
class EconomicsAnswers:
    """What section 5 can say without a number of the model; all of it while the model is pending."""

    needs: tuple[TracedNeed, ...]
    orphans: tuple[str, ...]
    """Requirements that no need asks for, in words."""
    scores: tuple[int, ...]
    """The tests of feasibility that were made, 0 to 4."""
    chain: Chain
    """Need, requirement, component, cost, benefit, indicator; and where it breaks."""
    conditions: tuple[Condition, ...]
    """What must be true first, by whom, by when, and how it is shown."""
    handed: HandedOver
    """What the other sections handed over."""


@dataclass(frozen=True)
class EconomicsResult(EconomicsAnswers):
    """What section 5 comes to where there is an economic model."""

    cost_benefit: CostBenefit
    cost_per_unit: Mapping[str, float]
    """By option: present value of costs for each unit of the volume [money]."""
    inaction: Floats
    """Cost of the baseline over the years, shape (T,) [money/year]."""
    parties: tuple[PartyResult, ...]
    outside: OutsideView
    """The study beside what comparable systems reached."""
    ex_post: ExPost | None = None
    """What came true so far; None where no actual was given."""

    @property
    def appraisals(self) -> Mapping[str, Mapping[str, Appraisal]]:
        """By option and view, as increments over the baseline."""
        return self.cost_benefit.appraisals

    @cached_property
    def verdict(self) -> Word:
        """The word that the numbers and the tests earn; an open condition makes it conditional."""
        found = self.cost_benefit
        scores = self.scores or UNTESTED
        return verdict(
            found.base.npv,
            found.rates[-1][1].npv,
            found.base.bcr,
            any(each.within_range for each in found.switching),
            (*scores, 1) if self.conditions else scores,
        )


def analyse(
    inputs: EconomicsInputs,
    basis: Basis,
    evaluation: Evaluation | None,
    requirements: Mapping[str, str],
    peers: Sequence[Peer] = (),
    handed: HandedOver = NOTHING_HANDED,
) -> EconomicsAnswers:
    """Analyse section 5.

    Parameters
    ----------
    inputs, basis :
        The folder economics/ and the evaluated basis.
    evaluation :
        The base case of all options; None while the economic model is pending.
    requirements :
        The requirements of the technical design, by id, in words and in their order there.
    peers :
        What comparable systems elsewhere reached.
    handed :
        Components, indicators, gates, legal actions, money and survey means of other sections.

    Returns
    -------
    EconomicsAnswers
        An `EconomicsResult` where there is an evaluation.
    """
    answers = _answers(inputs, basis, requirements, handed)
    if evaluation is None:
        return answers
    found = cost_benefit(basis, evaluation)
    baseline = evaluation.gross(evaluation.model.baseline)
    return EconomicsResult(
        needs=answers.needs,
        orphans=answers.orphans,
        scores=answers.scores,
        chain=answers.chain,
        conditions=answers.conditions,
        handed=handed,
        cost_benefit=found,
        cost_per_unit=_cost_per_unit(inputs, evaluation, found),
        inaction=baseline.costs,
        parties=_parties(evaluation, found.recommended),
        outside=outside(inputs, basis, found, peers),
        ex_post=realised(inputs, basis, evaluation),
    )


def _answers(
    inputs: EconomicsInputs, basis: Basis, requirements: Mapping[str, str], handed: HandedOver
) -> EconomicsAnswers:
    """Needs traced to what answers them, and the tests besides the money."""
    lines = {line.id: line.name for line in rows(inputs.lines)}
    numbers = {id: number for number, id in enumerate(requirements, start=1)}
    traced = tuple(
        TracedNeed(
            need,
            tuple(sorted(numbers[id] for id in need.requirements if id in numbers)),
            tuple(lines[id] for id in need.lines if id in lines),
            None if need.frequency is None else float(need_score(need.frequency, need.severity)),
        )
        for need in rows(inputs.needs)
    )
    asked = {id for need in rows(inputs.needs) for id in need.requirements}
    return EconomicsAnswers(
        needs=traced,
        orphans=tuple(words for id, words in requirements.items() if id not in asked),
        scores=tuple(test.score for test in rows(inputs.feasibility)),
        chain=chain(inputs, handed, basis.settings.recommended),
        conditions=conditions(inputs, handed, _start(basis)),
        handed=handed,
    )


def _start(basis: Basis) -> tuple[int, int]:
    """The first year of the model, and the first year of service."""
    first, live = basis.settings.first_year, basis.settings.go_live
    return first, int(basis.value(live)) if live and basis.has(live) else first


def _cost_per_unit(
    inputs: EconomicsInputs, evaluation: Evaluation, found: CostBenefit
) -> dict[str, float]:
    """Both costs and volume are discounted, so that late reports do not look cheap."""
    if isinstance(inputs.effectiveness, Pending):
        return {}
    timing, volume = evaluation.model.settings.timing, inputs.effectiveness.volume
    result = {}
    for option in evaluation.model.alternatives:
        units = evaluation.states[option.id].over_years(volume)
        present = float(net_present_value(evaluation.rate, units, timing))
        if present > 0:
            result[option.id] = found.appraisals[option.id]["economic"].pv_costs / present
    return result


def _parties(evaluation: Evaluation, option: str) -> tuple[PartyResult, ...]:
    """Who pays and who gains; taxes leave one party and reach another, and cancel out."""
    timing = evaluation.model.settings.timing
    sums: dict[str, list[float]] = {}

    def present(flow: Floats) -> float:
        return float(net_present_value(evaluation.rate, flow, timing))

    def add(each: LineFlows, sign: int) -> None:
        line = each.line
        own = sums.setdefault(line.party, [0.0, 0.0, 0.0])
        tax = sign * present(each.transfers)
        if line.side == "cost":
            own[0] += sign * present(each.economic)
            own[1] -= tax
            own[2] += sign * present(each.residual)
        else:
            own[1] += tax
            own[2] += sign * present(each.economic)
        if line.transfer_to:
            receiver = sums.setdefault(line.transfer_to, [0.0, 0.0, 0.0])
            receiver[1] += tax if line.side == "cost" else -tax

    for each in evaluation.lines[option]:
        add(each, 1)
    for each in evaluation.lines[evaluation.model.baseline]:
        add(each, -1)
    return tuple(PartyResult(party, *values) for party, values in sums.items() if np.any(values))
