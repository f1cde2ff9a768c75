"""Counts what the folder legal/ holds: inputs to the section's result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.legal.analysis.actions import rated_actions, tested_types
from fs_toolkit.legal.analysis.institutions import (
    duties,
    held_mandates,
    it_share,
    skill_gap,
)
from fs_toolkit.legal.analysis.laws import (
    covered_topics,
    dated_laws,
    index_of,
    widest_gap,
)
from fs_toolkit.legal.analysis.rights import carried_rights, marked_levels
from fs_toolkit.legal.analysis.work import process_times, staffing_plan
from fs_toolkit.legal.inputs import LegalInputs
from fs_toolkit.legal.result import Demand, LegalResult

__all__ = ["Demand", "LegalResult", "analyse"]


def analyse(
    inputs: LegalInputs,
    basis: Basis,
    demands: Sequence[Demand] = (),
    needed: Mapping[str, Sequence[str]] | None = None,
    costs: Mapping[str, str] | None = None,
) -> LegalResult:
    """Count what the folder legal/ holds; what is pending stays open.

    Parameters
    ----------
    inputs : LegalInputs
        The folder legal/.
    basis : Basis
        Dates, and the quantities that staffing counts with.
    demands : sequence of Demand
        The requirements of section 2.
    needed : mapping of type to topics
        The topics of law that each type of requirement needs.
    costs : mapping of id to name
        The lines of economics/lines.csv that pay for actions.
    """
    day = basis.about.in_force_at
    live = date(round(basis.value(basis.settings.go_live)), 1, 1)
    dated = dated_laws(rows(inputs.laws), day)
    topics = covered_topics(rows(inputs.coverage), rows(inputs.provisions), dated)
    actions = rated_actions(rows(inputs.actions), day, live, demands)
    return LegalResult(
        day=day,
        laws=tuple(row for row in dated if row.state != "not_passed"),
        later=tuple(row for row in dated if row.state == "not_passed"),
        topics=topics,
        coverage=index_of(topics, weighted=True),
        plain_coverage=index_of(topics, weighted=False),
        widest_gap=widest_gap(topics),
        tested=tested_types(demands, needed or {}, topics, actions),
        rights=carried_rights(rows(inputs.rights), demands),
        levels=marked_levels(rows(inputs.levels)),
        duties=duties(inputs),
        mandates=held_mandates(inputs, dated),
        it_share=it_share(rows(inputs.institutions)),
        skills=skill_gap(rows(inputs.skills)),
        staffing=staffing_plan(inputs, basis, live),
        process=process_times(inputs),
        actions=actions,
        costs=costs or {},
        live=live,
    )
