"""Sub-item 3.3 as blocks: legal actions, outline of the city's rules, criteria and their scores."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import Block, Cell, Column, Heading, Paragraph, Spans, Table
from fs_toolkit.document.cells import capital, made_up, unanswered
from fs_toolkit.document.prose import prose
from fs_toolkit.document.wording import Wording
from fs_toolkit.legal.inputs import LegalInputs
from fs_toolkit.legal.inputs.criteria import OPTIONAL, Criterion, OrdinancePart, OutlineRow
from fs_toolkit.legal.marks import TOP
from fs_toolkit.legal.report.actions import action_name, actions
from fs_toolkit.legal.result import LegalResult

Cells = tuple[str | Spans | Cell, ...]


def criteria(
    inputs: LegalInputs, basis: Basis, result: LegalResult, wording: Wording
) -> Iterator[Block]:
    """Sub-item 3.3."""
    yield Heading("legal.criteria", 2, wording.text("legal.criteria.heading"))
    yield Paragraph("legal.criteria.answer", _answer(inputs, result, wording), "answer")
    yield from unanswered("legal.actions.pending", inputs, "actions", wording)
    if result.actions:
        yield from actions(inputs, basis, result, wording)
    yield Heading("legal.outline_part", 3, wording.text("legal.outline.heading"))
    yield from unanswered("legal.outline.pending", inputs, "ordinance", wording)
    yield from prose(inputs.outline, "legal.outline.text")
    if rows(inputs.ordinance):
        yield from _outline(inputs, basis, result, wording)
    yield from unanswered("legal.standards.pending", inputs, "criteria", wording)
    if rows(inputs.criteria):
        yield Heading("legal.standards_part", 3, wording.text("legal.standards.heading"))
        yield from _criteria(rows(inputs.criteria), basis, wording)


def _answer(inputs: LegalInputs, result: LegalResult, wording: Wording) -> Spans:
    if not result.actions:
        return wording("legal.criteria.answer_pending")
    own = [row for row in result.actions if row.action.within_city_power]
    late = [row for row in result.actions if row.urgency == "too_late"]
    ends = (
        wording("legal.criteria.late", gap=late[0].action.gap.rstrip("."))
        if late
        else wording("legal.criteria.in_time")
    )
    return wording(
        "legal.criteria.answer",
        count=wording.number(len(result.actions)),
        own=wording.number(len(own)),
        first=wording.date(min(row.latest for row in own).isoformat()[:7]) if own else wording.dash,
        ends=ends,
        criteria=wording.number(len(rows(inputs.criteria))),
    )


def _outline(
    inputs: LegalInputs, basis: Basis, result: LegalResult, wording: Wording
) -> Iterator[Block]:
    """T3-9: what the city's rules must say, and which action or right each part serves."""
    listed = rows(inputs.ordinance)
    parts = [part for part in get_args(OrdinancePart) if any(row.part == part for row in listed)]
    missing = [
        wording.text(f"legal.part.{part}")
        for part in get_args(OrdinancePart)
        if part not in parts and part not in OPTIONAL
    ]
    ready = (
        wording("legal.outline.missing", names=wording.list(missing))
        if missing
        else wording("legal.outline.complete")
    )
    count = wording.number(len(parts))
    yield Paragraph("legal.outline.intro", wording("legal.outline.intro", count=count, ready=ready))
    columns = tuple(
        Column(wording.text(f"legal.outline.{name}"), width)
        for name, width in (("part", 1.5), ("says", 5.0), ("serves", 3.4))
    )
    gaps = {row.action.id: action_name(row, wording) for row in result.actions}
    rights = {row.id: row.right for row in rows(inputs.rights) if row.id}
    yield Table(
        "legal.outline",
        made_up(
            wording.text("legal.outline.caption", count=count), listed, basis.about.city, wording
        ),
        columns,
        tuple(
            (
                capital(wording.text(f"legal.part.{row.part}")),
                row.says,
                _serves(row, gaps, rights, wording),
            )
            for part in parts
            for row in listed
            if row.part == part
        ),
        source=wording("legal.outline.source"),
    )


def _serves(row: OutlineRow, gaps: dict[str, str], rights: dict[str, str], wording: Wording) -> str:
    named = [gaps[id] for id in row.actions if id in gaps]
    kept = [rights[id] for id in row.rights if id in rights]
    found = [
        *named,
        *(
            wording.text("legal.outline.right", right=right[:1].lower() + right[1:])
            for right in kept
        ),
    ]
    return "; ".join(found) or wording.text("legal.outline.frame")


def _criteria(listed: tuple[Criterion, ...], basis: Basis, wording: Wording) -> Iterator[Block]:
    """T3-10: criteria with the least that is accepted, and how far they are met."""
    scored = [row for row in listed if None not in (row.now, row.after, row.target)]
    count = wording.number(len(listed))
    yield Paragraph(
        "legal.standards.intro",
        wording("legal.standards.intro", count=count, scores=_scores(scored, listed, wording)),
    )
    names = [("area", 1.6), ("statement", 3.0), ("indicator", 3.4), ("measured_by", 1.8)]
    columns = [Column(wording.text(f"legal.standards.{name}"), width) for name, width in names]
    if scored:
        columns += [
            Column(wording.text(f"legal.standards.{name}"), 0.8, "centre")
            for name in ("now", "after", "target")
        ]
    yield Table(
        "legal.standards",
        made_up(
            wording.text("legal.standards.caption", count=count), listed, basis.about.city, wording
        ),
        tuple(columns),
        tuple(_criterion_row(row, bool(scored), wording) for row in listed),
        source=wording("legal.standards.source_scored" if scored else "legal.standards.source"),
    )


def _scores(scored: list[Criterion], listed: tuple[Criterion, ...], wording: Wording) -> Spans:
    """How far the actions carry the criteria, in points of the scale."""
    if not scored:
        return wording("legal.standards.unscored")
    top = TOP * len(scored)
    points = [sum(getattr(row, name) for row in scored) for name in ("now", "after", "target")]
    now, after, target = (wording.number(value) for value in points)
    short = [row.statement for row in scored if (row.after or 0) < (row.target or 0)]
    return wording(
        "legal.standards.scored",
        scored=wording.number(len(scored)),
        count=wording.number(len(listed)),
        now=now,
        after=after,
        target=target,
        top=wording.number(top),
        short=wording.number(len(short)),
    )


def _criterion_row(row: Criterion, scored: bool, wording: Wording) -> Cells:
    pending = wording.text("report.pending.pending")
    words = (
        wording.text(f"legal.area.{row.area}"),
        row.statement,
        wording.text("legal.standards.at_least", indicator=row.indicator, minimum=row.minimum),
        row.measured_by,
    )
    if not scored:
        return words
    scores = (row.now, row.after, row.target)
    return (*words, *(pending if score is None else str(score) for score in scores))
