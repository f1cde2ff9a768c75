"""Sub-item 3.3 as blocks: legal actions in order of urgency, criteria, outline of the rules."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import is_pending, rows
from fs_toolkit.document.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    Spans,
    Table,
    Text,
    spans,
)
from fs_toolkit.document.cells import unanswered
from fs_toolkit.document.prose import prose
from fs_toolkit.document.wording import Wording
from fs_toolkit.legal.inputs import LegalInputs
from fs_toolkit.legal.inputs.criteria import Criterion
from fs_toolkit.legal.result import LegalResult, RatedAction

SHADES = {"too_late": 4, "at_once": 2, "in_time": 0}
Cells = tuple[str | Spans | Cell, ...]


def criteria(
    inputs: LegalInputs, basis: Basis, result: LegalResult, wording: Wording
) -> Iterator[Block]:
    """Sub-item 3.3."""
    yield Heading("legal.criteria", 2, wording.text("legal.criteria.heading"))
    yield Paragraph("legal.criteria.answer", _answer(inputs, result, wording), "answer")
    yield from unanswered("legal.actions.pending", inputs, "actions", wording)
    if result.actions:
        yield from _actions(result, wording)
    yield from unanswered("legal.standards.pending", inputs, "criteria", wording)
    if rows(inputs.criteria):
        yield from _criteria(rows(inputs.criteria), wording)
    yield Heading("legal.outline_part", 3, wording.text("legal.outline.heading"))
    yield from unanswered("legal.outline.pending", inputs, "outline", wording)
    if not is_pending(inputs.outline):
        yield Paragraph("legal.outline.intro", wording("legal.outline.intro"))
    yield from prose(inputs.outline, "legal.outline.text")


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


def _actions(result: LegalResult, wording: Wording) -> Iterator[Block]:
    outside = sum(not row.action.within_city_power for row in result.actions)
    words = {
        "count": wording.number(len(result.actions)),
        "outside": wording.number(outside),
        "live": wording.year(result.live.year),
    }
    yield Paragraph("legal.actions.intro", wording("legal.actions.intro", **words))
    columns = tuple(
        Column(wording.text(f"legal.actions.{name}"), width)
        for name, width in (
            ("gap", 2.4), ("instrument", 2.8), ("authority", 1.6), ("latest", 1.3), ("meanwhile", 2.4),
        )
    )  # fmt: skip
    yield Table(
        "legal.actions",
        wording.text("legal.actions.caption", count=words["count"], outside=words["outside"]),
        columns,
        tuple(_action_row(row, wording) for row in result.actions),
        source=wording("legal.actions.source", day=wording.date(result.day), live=words["live"]),
    )


def _action_row(row: RatedAction, wording: Wording) -> Cells:
    action = row.action
    power = "inside" if action.within_city_power else "outside"
    instrument = wording.text(f"legal.instrument.{action.instrument}")
    latest = wording.date(row.latest.isoformat()[:7])
    if row.urgency == "too_late":
        latest = wording.text("legal.actions.too_late", latest=latest)
    return (
        action.gap,
        (
            Text(f"{instrument}. ", bold=True),
            *spans(f"{action.outline.rstrip('.')}. {action.feasibility}"),
        ),
        f"{action.authority}; {wording.text(f'legal.power.{power}')}",
        Cell(spans(latest), shade=SHADES[row.urgency]),
        action.workaround or wording.dash,
    )


def _criteria(listed: tuple[Criterion, ...], wording: Wording) -> Iterator[Block]:
    count = wording.number(len(listed))
    yield Paragraph("legal.standards.intro", wording("legal.standards.intro", count=count))
    columns = tuple(
        Column(wording.text(f"legal.standards.{name}"), width)
        for name, width in (
            ("area", 1.6), ("statement", 3.2), ("indicator", 2.6), ("minimum", 1.4), ("measured_by", 1.6),
        )
    )  # fmt: skip
    yield Table(
        "legal.standards",
        wording.text("legal.standards.caption", count=count),
        columns,
        tuple(
            (
                wording.text(f"legal.area.{row.area}"),
                row.statement,
                row.indicator,
                row.minimum,
                row.measured_by,
            )
            for row in listed
        ),
        source=wording("legal.standards.source"),
    )
