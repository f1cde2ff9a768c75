"""What section 5 is handed of the others: requirements, indicators, gates, law, money, survey means."""

from __future__ import annotations

from fs_toolkit.core.model import rows
from fs_toolkit.economics.handed_over import (
    HandedAction,
    HandedComponent,
    HandedGate,
    HandedIndicator,
    HandedItem,
    HandedOver,
    HandedPurse,
    HandedRequirement,
)
from fs_toolkit.legal.analysis import LegalResult
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.study.inputs import StudyInputs
from fs_toolkit.technical.analysis import TechnicalResult
from fs_toolkit.technical.inputs import TechnicalInputs

STOPS = 3
"""Severity of a legal gap that stops the project."""


def handed_over(
    inputs: StudyInputs, technical: TechnicalResult, legal: LegalResult, proposal: ProposalResult
) -> HandedOver:
    """The plain data that needs are traced with and that conditions are made of."""
    return HandedOver(
        requirements=_requirements(inputs.technical),
        components=tuple(
            HandedComponent(row.id, row.name, row.requirements, row.where)
            for row in rows(inputs.technical.components)
        ),
        indicators=_indicators(inputs.proposal, proposal),
        gates=_gates(inputs.proposal, proposal),
        actions=tuple(
            HandedAction(
                row.action.id,
                row.action.short or row.action.gap,
                row.action.gap,
                row.action.outline,
                row.action.authority,
                f"{row.latest:%Y-%m}",
                row.action.severity >= STOPS,
            )
            for row in legal.actions
        ),
        purses=tuple(
            HandedPurse(row.id, row.name, row.use, row.status == "secured", row.condition)
            for row in rows(inputs.proposal.funding)
        ),
        items=tuple(
            HandedItem(each.item.id, each.mean, each.answers, held.survey.name, held.survey.origin)
            for each in technical.level.surveys.items
            for held in technical.level.surveys.held
            if held.survey.id == each.item.survey
        ),
    )


def _requirements(technical: TechnicalInputs) -> tuple[HandedRequirement, ...]:
    return tuple(
        HandedRequirement(
            row.id,
            f"R{number}",
            row.text,
            bool(row.acceptance),
            row.ground,
            row.moscow != "wont",
            row.moscow == "must",
            row.met_by,
            row.where,
        )
        for number, row in enumerate(rows(technical.requirements), start=1)
    )


def _indicators(proposal: ProposalInputs, result: ProposalResult) -> tuple[HandedIndicator, ...]:
    targets = {each.indicator.id: each.target for each in result.monitoring.measured}
    return tuple(
        HandedIndicator(
            row.id,
            row.text,
            row.goal,
            row.serves,
            row.unit,
            targets.get(row.id),
            row.target_year,
            row.where,
        )
        for row in rows(proposal.indicators)
    )


def _gates(proposal: ProposalInputs, result: ProposalResult) -> tuple[HandedGate, ...]:
    phases = {row.id: row for row in rows(proposal.phases)}
    roles = {row.id: row.name for row in rows(proposal.roles)}
    deciding = {row.owner for row in rows(proposal.tasks) if row.kind == "gate"}
    body = roles.get(min(deciding), "") if len(deciding) == 1 else ""
    found = []
    for each in result.composition.gates:
        gate, phase = each.gate, phases.get(each.gate.after)
        found.append(
            HandedGate(
                gate.id,
                gate.measure,
                gate.threshold,
                each.threshold,
                gate.unit,
                gate.instrument,
                gate.otherwise,
                phase.name if phase else "",
                phase.last if phase else "",
                body,
            )
        )
    return tuple(found)
