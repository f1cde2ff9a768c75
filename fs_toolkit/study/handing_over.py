"""What section 4 is handed of sections 3 and 5: legal actions, gaps of skill, single cost lines."""

from __future__ import annotations

from collections.abc import Mapping

from fs_toolkit.core.model import rows
from fs_toolkit.core.series import Shape
from fs_toolkit.economics.engine.model import Evaluation
from fs_toolkit.legal.inputs import LegalInputs
from fs_toolkit.proposal.handed_over import HandedOver, LegalLead, SkillNeed
from fs_toolkit.study.costs import line_costs


def handed_to_proposal(
    legal: LegalInputs, evaluation: Evaluation | None, shapes: Mapping[str, Shape]
) -> HandedOver:
    """Legal actions with their lead times, skills that are short, and what each line costs."""
    offices = {row.id: row.name for row in rows(legal.institutions)}
    return HandedOver(
        actions=tuple(
            LegalLead(row.id, row.short or row.gap, row.lead_months, row.within_city_power)
            for row in rows(legal.actions)
        ),
        skills=tuple(
            SkillNeed(
                row.id,
                offices.get(row.institution, row.institution),
                row.skill,
                max(0, row.needed - row.now),
                row.people,
            )
            for row in rows(legal.skills)
            if row.needed > row.now or row.people
        ),
        lines=line_costs(evaluation, shapes) if evaluation else {},
    )
