"""Counts what the folder legal/ holds: inputs to the section's result."""

from __future__ import annotations

from datetime import date

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.legal.coverage_index import MARKS, coverage_index
from fs_toolkit.legal.in_force import state_on
from fs_toolkit.legal.inputs import LegalInputs
from fs_toolkit.legal.inputs.criteria import LegalAction
from fs_toolkit.legal.inputs.laws import Coverage, Law
from fs_toolkit.legal.lead_time import WEIGHT, latest_order, slack, urgency
from fs_toolkit.legal.raci import accountable, accountable_load, responsible
from fs_toolkit.legal.result import (
    CoveredTopic,
    DatedLaw,
    Duties,
    LegalResult,
    RatedAction,
    SkillGap,
)

__all__ = ["LegalResult", "analyse"]


def analyse(inputs: LegalInputs, basis: Basis) -> LegalResult:
    """Count what the folder legal/ holds; what is pending stays open."""
    day = basis.about.in_force_at
    live = date(round(basis.value(basis.settings.go_live)), 1, 1)
    dated = tuple(_dated(law, day) for law in sorted(rows(inputs.laws), key=_start))
    topics = _topics(rows(inputs.coverage), dated)
    return LegalResult(
        day=day,
        laws=tuple(row for row in dated if row.state != "not_passed"),
        later=tuple(row for row in dated if row.state == "not_passed"),
        topics=topics,
        coverage=_coverage(topics),
        widest_gap=_widest_gap(topics),
        levels=rows(inputs.levels),
        duties=_duties(inputs),
        skills=_skills(inputs),
        actions=_actions(rows(inputs.actions), day, live),
        live=live,
    )


def _start(law: Law) -> tuple[date, str]:
    return law.date_in_force or law.date_passed or date.max, law.id


def _dated(law: Law, day: date) -> DatedLaw:
    return DatedLaw(law, state_on(day, law.date_passed, law.date_in_force, law.date_repealed))


def _topics(
    coverage: tuple[Coverage, ...], dated: tuple[DatedLaw, ...]
) -> tuple[CoveredTopic, ...]:
    known = {row.law.id: row for row in dated}
    found = []
    for topic in coverage:
        named = [known[id] for id in topic.laws if id in known]
        found.append(
            CoveredTopic(
                row=topic,
                in_force=tuple(row.law for row in named if row.state in ("in_force", "undated")),
                coming=tuple(row.law for row in named if row.state == "passed"),
            )
        )
    return tuple(found)


def _coverage(topics: tuple[CoveredTopic, ...]) -> float | None:
    if not topics:
        return None
    return coverage_index([t.row.status for t in topics], [t.row.matters for t in topics])


def _widest_gap(topics: tuple[CoveredTopic, ...]) -> CoveredTopic | None:
    """Return the topic that matters most and is covered worst; the first of the list where several are."""
    if not topics:
        return None
    return min(topics, key=lambda topic: (-topic.row.matters, MARKS[topic.row.status]))


def _duties(inputs: LegalInputs) -> Duties | None:
    functions = rows(inputs.functions)
    parts = [(row.function, row.institution, row.role) for row in rows(inputs.responsibilities)]
    if not functions or not parts:
        return None
    names = [function.id for function in functions]
    involved = {institution for _, institution, _ in parts}
    institutions = tuple(row for row in rows(inputs.institutions) if row.id in involved)
    roles: dict[tuple[str, str], str] = {}
    for function, institution, role in sorted(parts, key=lambda part: "ARCI".index(part[2])):
        before = roles.get((function, institution))
        roles[function, institution] = f"{before}/{role}" if before else role
    owners, doers = accountable(parts, names), responsible(parts, names)
    loads = accountable_load(parts, names)
    by_load = sorted(institutions, key=lambda row: -loads.get(row.id, 0.0))
    return Duties(
        functions=functions,
        institutions=institutions,
        roles=roles,
        loads=tuple((row, loads[row.id]) for row in by_load if row.id in loads),
        without_one_owner=tuple(row for row in functions if len(owners[row.id]) != 1),
        undone=tuple(row for row in functions if not doers[row.id]),
    )


def _skills(inputs: LegalInputs) -> SkillGap | None:
    skills = rows(inputs.skills)
    if not skills:
        return None
    short = tuple(row for row in skills if row.needed > row.now or row.people)
    points = sum(max(0, row.needed - row.now) for row in skills)
    return SkillGap(short, points, sum(row.people for row in skills))


def _actions(actions: tuple[LegalAction, ...], day: date, live: date) -> tuple[RatedAction, ...]:
    rated = []
    for action in actions:
        months = slack(day, live, action.lead_months)
        pressing = urgency(months)
        latest = latest_order(live, action.lead_months)
        rank = action.severity * WEIGHT[pressing]
        rated.append(RatedAction(action, months, pressing, latest, rank))
    return tuple(sorted(rated, key=lambda row: (-row.rank, row.latest)))
