"""Analysis of the proposal: composition, order of measures, money, time, and watching."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fs_toolkit.core.basis import Basis
from fs_toolkit.proposal.analysis.cards import Portfolio, portfolio
from fs_toolkit.proposal.analysis.composition import Composition, compose
from fs_toolkit.proposal.analysis.financing import Financing, finance
from fs_toolkit.proposal.analysis.finish_risk import FinishRisk, finish_risk
from fs_toolkit.proposal.analysis.monitoring import Monitoring, watch_over
from fs_toolkit.proposal.analysis.objectives import ObjectiveTree, objective_tree
from fs_toolkit.proposal.analysis.priorities import Priorities, prioritise
from fs_toolkit.proposal.analysis.procurement import LegalStep, Procurement, legal_steps, procure
from fs_toolkit.proposal.analysis.risks import RiskRegister, register
from fs_toolkit.proposal.analysis.safeguards import SafeguardResult, safeguard
from fs_toolkit.proposal.analysis.schedule import ProjectSchedule, plan
from fs_toolkit.proposal.analysis.staffing import StaffLoad, staff_load
from fs_toolkit.proposal.analysis.training import TrainingPlan, train
from fs_toolkit.proposal.costs import ProjectCosts
from fs_toolkit.proposal.handed import Handed
from fs_toolkit.proposal.inputs import ProposalInputs

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class ProposalResult:
    """What the analysis of the proposal gives; None stands for what has no answers yet."""

    costs: ProjectCosts
    composition: Composition
    objectives: ObjectiveTree | None
    portfolio: Portfolio
    priorities: Priorities | None
    financing: Financing
    schedule: ProjectSchedule | None
    risk: FinishRisk | None
    load: StaffLoad | None
    procurement: Procurement
    legal_steps: tuple[LegalStep, ...]
    training: TrainingPlan | None
    monitoring: Monitoring
    risks: RiskRegister
    safeguards: SafeguardResult

    def to_frame(self) -> pd.DataFrame:
        """Sources and uses of the financing plan by year; no columns without a plan."""
        import pandas as pd

        plan = self.financing.plan
        return plan.to_frame() if plan else pd.DataFrame(index=pd.Index([], name="year"))


NOTHING_HANDED = Handed()


def analyse(
    inputs: ProposalInputs, basis: Basis, costs: ProjectCosts, handed: Handed = NOTHING_HANDED
) -> ProposalResult:
    """What the study can say about its proposal.

    Parameters
    ----------
    inputs : ProposalInputs
        The folder proposal/.
    basis : Basis
        Years, money and quantities, evaluated.
    costs : ProjectCosts
        Financial cost of the recommended option, from the economic evaluation.
    handed : Handed
        Barriers, the problem tree, law, skills, cost lines and kinds of data, from the other sections.
    """
    schedule = plan(inputs, basis)
    cards = portfolio(inputs, costs)
    return ProposalResult(
        costs=costs,
        composition=compose(inputs, basis, costs),
        objectives=objective_tree(inputs, handed.problems),
        portfolio=cards,
        priorities=prioritise(inputs, basis, cards),
        financing=finance(inputs, basis, costs),
        schedule=schedule,
        risk=finish_risk(schedule),
        load=staff_load(inputs, schedule),
        procurement=procure(inputs, costs, schedule),
        legal_steps=legal_steps(handed.actions, schedule),
        training=train(inputs, basis, handed, schedule),
        monitoring=watch_over(inputs, basis, costs),
        risks=register(inputs, basis, handed),
        safeguards=safeguard(inputs, basis, schedule, handed),
    )
