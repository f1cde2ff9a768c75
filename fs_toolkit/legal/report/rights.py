"""Rights and levels of sub-item 3.1: what people may ask, and where the five levels stand."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Note,
    Paragraph,
    Spans,
    Table,
    spans,
)
from fs_toolkit.document.cells import cited, unanswered
from fs_toolkit.document.wording import Wording
from fs_toolkit.legal.inputs import LegalInputs
from fs_toolkit.legal.inputs.laws import Right
from fs_toolkit.legal.result import LegalResult

Cells = tuple[str | Spans | Cell, ...]


def rights(inputs: LegalInputs, result: LegalResult, wording: Wording) -> Iterator[Block]:
    """What people may ask, of whom, by when, and how the project serves it."""
    yield Heading("legal.rights_part", 3, wording.text("legal.rights.heading"))
    yield from unanswered("legal.rights.pending", inputs, "rights", wording)
    listed = rows(inputs.rights)
    if not listed:
        return
    titles = {row.law.id: row.law.short for row in (*result.laws, *result.later)}
    unknown = sum(not right.deadline for right in listed)
    count = wording.number(len(listed))
    yield Paragraph(
        "legal.rights.intro",
        wording("legal.rights.intro", count=count, unknown=wording.number(unknown)),
    )
    columns = tuple(
        Column(wording.text(f"legal.rights.{name}"), width)
        for name, width in (
            ("right", 2.4), ("holder", 1.6), ("duty_bearer", 1.8), ("terms", 2.4), ("channel", 2.6),
        )
    )  # fmt: skip
    yield Table(
        "legal.rights",
        wording.text("legal.rights.caption", count=count, unknown=wording.number(unknown)),
        columns,
        tuple(_right_row(right, titles, wording) for right in listed),
        source=wording("legal.rights.source"),
    )


def _right_row(right: Right, titles: dict[str, str], wording: Wording) -> Cells:
    name = cited(f"{right.right} ({titles.get(right.law, wording.dash)})", right.source)
    if right.note:
        name = (*name, Note(spans(right.note)))
    return (
        name,
        right.holder,
        right.duty_bearer,
        _terms(right, wording),
        right.channel,
    )


def _terms(right: Right, wording: Wording) -> str:
    if not right.deadline and not right.remedy:
        return wording.text("legal.rights.unconfirmed")
    return wording.text(
        "legal.rights.both",
        deadline=right.deadline or wording.text("legal.rights.deadline_open"),
        remedy=right.remedy or wording.text("legal.rights.remedy_open"),
    )


def levels(inputs: LegalInputs, result: LegalResult, wording: Wording) -> Iterator[Block]:
    """Where the five levels stand in law and in practice, and what the project aims at."""
    yield Heading("legal.levels_part", 3, wording.text("legal.levels.heading"))
    yield from unanswered("legal.levels.pending", inputs, "levels", wording)
    if not result.levels:
        return
    steps = sum(row.target - row.in_law for row in result.levels if row.in_law is not None)
    unseen = [row for row in result.levels if row.in_practice is None]
    yield Paragraph(
        "legal.levels.intro",
        wording(
            "legal.levels.intro",
            steps=wording.number(steps),
            practice=wording("legal.levels.unseen" if unseen else "legal.levels.seen"),
        ),
    )
    columns = (
        Column(wording.text("legal.levels.level"), 2.0),
        Column(wording.text("legal.levels.in_law"), 1.0, "centre"),
        Column(wording.text("legal.levels.in_practice"), 1.2, "centre"),
        Column(wording.text("legal.levels.target"), 1.0, "centre"),
        Column(wording.text("legal.levels.evidence"), 4.4),
    )
    pending = wording.text("report.pending.pending")
    table = tuple(
        (
            wording.text(f"legal.area.{row.level}"),
            pending if row.in_law is None else str(row.in_law),
            pending if row.in_practice is None else str(row.in_practice),
            str(row.target),
            cited(row.evidence, row.source),
        )
        for row in result.levels
    )
    yield Table(
        "legal.levels",
        wording.text("legal.levels.caption", steps=wording.number(steps)),
        columns,
        table,
        source=wording("legal.levels.source"),
    )
