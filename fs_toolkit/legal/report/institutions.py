"""Sub-item 3.2 as blocks: who stands where, who answers for what, skills and people."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import Block, Cell, Column, Heading, Paragraph, Spans, Table, spans
from fs_toolkit.document.cells import made_up, unanswered
from fs_toolkit.document.prose import prose
from fs_toolkit.document.wording import Wording
from fs_toolkit.legal.inputs import LegalInputs
from fs_toolkit.legal.report.organisation import governance, mandates, organisation
from fs_toolkit.legal.report.words import then
from fs_toolkit.legal.report.work import process, staffing
from fs_toolkit.legal.result import Duties, LegalResult, SkillGap

Cells = tuple[str | Spans | Cell, ...]


def institutions(
    inputs: LegalInputs, basis: Basis, result: LegalResult, wording: Wording
) -> Iterator[Block]:
    """Sub-item 3.2."""
    yield Heading("legal.institutions", 2, wording.text("legal.institutions.heading"))
    yield Paragraph("legal.institutions.answer", _answer(inputs, basis, result, wording), "answer")
    yield from prose(inputs.setting, "legal.institutions.text")
    yield from organisation(inputs, basis, result, wording)
    for field in ("functions", "responsibilities"):
        yield from unanswered(f"legal.{field}.pending", inputs, field, wording)
    if result.duties:
        yield Heading("legal.duties_part", 3, wording.text("legal.raci.heading"))
        yield from _duties(result.duties, wording)
    yield from mandates(inputs, basis, result, wording)
    yield from governance(inputs, basis, result, wording)
    yield from process(inputs, basis, result, wording)
    yield Heading("legal.staff_part", 3, wording.text("legal.skills.heading"))
    yield from unanswered("legal.skills.pending", inputs, "skills", wording)
    if result.skills:
        yield from _skills(inputs, result.skills, basis, wording)
    yield from staffing(inputs, basis, result, wording)


def _answer(inputs: LegalInputs, basis: Basis, result: LegalResult, wording: Wording) -> Spans:
    duties = result.duties
    if duties is None or not duties.loads:
        return wording("legal.institutions.answer_pending", city=basis.about.city)
    body, load = duties.loads[0]
    faults = len({row.id for row in (*duties.without_one_owner, *duties.undone)})
    return wording(
        "legal.institutions.answer",
        functions=wording.number(len(duties.functions)),
        clean=wording.number(len(duties.functions) - faults),
        body=body.name,
        load=wording.share(load),
        law=then(_in_law(result, wording)),
        staff=_missing(result, wording),
    )


def _in_law(result: LegalResult, wording: Wording) -> Spans:
    if not result.mandates:
        return ()
    held = [row.held for row in result.mandates]
    counts = {name: wording.number(held.count(name)) for name in ("overlap", "vacuum")}
    return wording("legal.institutions.in_law", **counts)


def _missing(result: LegalResult, wording: Wording) -> Spans:
    if result.skills is None:
        return wording("legal.institutions.staff_unknown")
    return wording(
        "legal.institutions.staff_known",
        people=wording.number(result.skills.people),
        points=wording.number(result.skills.points),
    )


def _duties(duties: Duties, wording: Wording) -> Iterator[Block]:
    body, load = duties.loads[0] if duties.loads else (None, 0.0)
    yield Paragraph(
        "legal.raci.intro",
        wording(
            "legal.raci.intro",
            owners=_faults("owner", [row.name for row in duties.without_one_owner], wording),
            doers=_faults("doer", [row.name for row in duties.undone], wording),
            body=body.name if body else wording.dash,
            load=wording.share(load),
        ),
    )
    columns = tuple(
        Column(wording.text(f"legal.raci.{name}"), width)
        for name, width in (
            ("function", 3.2), ("answers", 1.8), ("does", 2.2), ("asked", 2.2), ("told", 2.2),
        )
    )  # fmt: skip
    table: list[Cells] = []
    for phase in ("build", "operate"):
        group = [row for row in duties.functions if row.phase == phase]
        if not group:
            continue
        head = wording.text(f"legal.phase.{phase}")
        table.append((Cell(spans(head), shade=1, bold=True, columns=len(columns)),))
        for function in group:
            answers, *others = (_holders(duties, function.id, role, wording) for role in "ARCI")
            table.append((function.name, Cell(spans(answers), bold=True), *others))
    yield Table(
        "legal.raci",
        wording.text(
            "legal.raci.caption",
            clean=wording.number(len(duties.functions) - len(duties.without_one_owner)),
            count=wording.number(len(duties.functions)),
        ),
        columns,
        tuple(table),
        source=wording("legal.raci.source"),
    )


def _holders(duties: Duties, function: str, role: str, wording: Wording) -> str:
    """Short names of the institutions that have a role in a function."""
    names = [
        body.short
        for body in duties.institutions
        if role in duties.roles.get((function, body.id), "").split("/")
    ]
    return ", ".join(names) or wording.dash


def _faults(kind: str, names: list[str], wording: Wording) -> Spans:
    if not names:
        return wording(f"legal.raci.every_{kind}")
    return wording(f"legal.raci.no_{kind}", names="; ".join(names))


def _skills(inputs: LegalInputs, gap: SkillGap, basis: Basis, wording: Wording) -> Iterator[Block]:
    names = {body.id: body.name for body in rows(inputs.institutions)}
    words = {"people": wording.number(gap.people), "points": wording.number(gap.points)}
    yield Paragraph("legal.skills.intro", wording("legal.skills.intro", **words))
    columns = (
        Column(wording.text("legal.skills.body"), 2.6),
        Column(wording.text("legal.skills.skill"), 3.0),
        Column(wording.text("legal.skills.now"), 1.0, "right"),
        Column(wording.text("legal.skills.needed"), 1.0, "right"),
        Column(wording.text("legal.skills.people"), 1.2, "right"),
    )
    caption = made_up(
        wording.text("legal.skills.caption", **words), gap.rows, basis.about.city, wording
    )
    table = tuple(
        (
            names.get(row.institution, wording.dash),
            row.skill,
            str(row.now),
            str(row.needed),
            wording.number(row.people),
        )
        for row in gap.rows
    )
    yield Table("legal.skills", caption, columns, table, source=wording("legal.skills.source"))
