"""Who does what: duties as proposed, mandates as the law gives them, skills, IT staff."""

from __future__ import annotations

from fs_toolkit.core.model import rows
from fs_toolkit.legal.inputs import LegalInputs
from fs_toolkit.legal.inputs.institutions import Institution, Skill
from fs_toolkit.legal.mandate import held, legal_owners
from fs_toolkit.legal.raci import accountable, accountable_load, responsible
from fs_toolkit.legal.result import DatedLaw, Duties, HeldMandate, SkillGap


def duties(inputs: LegalInputs) -> Duties | None:
    """Owners, doers and loads of the functions; None until functions and parts are listed."""
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


def held_mandates(inputs: LegalInputs, dated: tuple[DatedLaw, ...]) -> tuple[HeldMandate, ...]:
    """Each function with its owners by laws in force; nothing while the mandates are pending."""
    mandates = rows(inputs.mandates)
    if not mandates:
        return ()
    laws = {row.law.id: row.law for row in dated if row.state in ("in_force", "undated")}
    bodies = {row.id: row for row in rows(inputs.institutions)}
    valid = [row for row in mandates if row.law in laws and row.institution in bodies]
    functions = rows(inputs.functions)
    owners = legal_owners(
        [(row.function, row.institution) for row in valid], [row.id for row in functions]
    )
    found = []
    for function in functions:
        own = [row for row in valid if row.function == function.id]
        found.append(
            HeldMandate(
                function=function,
                owners=tuple(bodies[id] for id in owners[function.id]),
                laws=tuple(laws[row.law] for row in own),
                articles=tuple(row.article for row in own),
                held=held(owners[function.id]),
            )
        )
    return tuple(found)


def it_share(institutions: tuple[Institution, ...]) -> float | None:
    """IT staff over staff, of the institutions that state both; None where none does."""
    stated = [
        (row.it_staff, row.staff)
        for row in institutions
        if row.it_staff is not None and row.staff and not row.proposed
    ]
    if not stated:
        return None
    return sum(part for part, _ in stated) / sum(whole for _, whole in stated)


def skill_gap(skills: tuple[Skill, ...]) -> SkillGap | None:
    """Missing levels and missing people; None while the skills are pending."""
    if not skills:
        return None
    short = tuple(row for row in skills if row.needed > row.now or row.people)
    points = sum(max(0, row.needed - row.now) for row in skills)
    return SkillGap(short, points, sum(row.people for row in skills))
