"""What the proposal is handed of the other sections: barriers, cost lines, names, kinds of data."""

from __future__ import annotations

from collections.abc import Iterable

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.economics.engine.model import Evaluation
from fs_toolkit.environment.result import RatedBarrier
from fs_toolkit.proposal.handed import BarrierRisk, Handed, LegalLead, Problem, SkillNeed
from fs_toolkit.study.costs import line_costs
from fs_toolkit.study.inputs import StudyInputs, safeguard_schemes


def for_the_proposal(
    inputs: StudyInputs,
    barriers: Iterable[RatedBarrier],
    evaluation: Evaluation | None,
    basis: Basis,
) -> Handed:
    """Plain data for schedule, risks and safeguards; requirements are labelled as section 2.2 numbers them."""
    offices = {row.id: row.name for row in rows(inputs.legal.institutions)}
    return Handed(
        barriers=tuple(
            BarrierRisk(
                id=each.barrier.id,
                number=each.number,
                statement=each.barrier.statement,
                likelihood=each.barrier.likelihood,
                severity=each.barrier.severity,
                residual_likelihood=each.barrier.residual_likelihood,
                residual_severity=each.barrier.residual_severity,
                mitigation=each.barrier.mitigation,
                cost_lines=each.barrier.cost_lines,
                cost_note=each.barrier.cost_note,
                origin=each.barrier.origin,
            )
            for each in barriers
        ),
        problems=tuple(
            Problem(row.id, row.text, row.kind, tuple(row.leads_to))
            for row in rows(inputs.environment.problem_tree)
        ),
        lines=line_costs(evaluation, basis.shapes) if evaluation else {},
        components={row.id: row.name for row in rows(inputs.technical.components)},
        requirements={
            row.id: f"R{number}"
            for number, row in enumerate(rows(inputs.technical.requirements), start=1)
        },
        data=frozenset(row.kind for row in rows(inputs.technical.data_places)),
        schemes=safeguard_schemes(),
        actions=tuple(
            LegalLead(row.id, row.short or row.gap, row.lead_months, row.within_city_power)
            for row in rows(inputs.legal.actions)
        ),
        skills=tuple(
            SkillNeed(
                row.id,
                offices.get(row.institution, row.institution),
                row.skill,
                max(0, row.needed - row.now),
                row.people,
            )
            for row in rows(inputs.legal.skills)
            if row.needed > row.now or row.people
        ),
    )
