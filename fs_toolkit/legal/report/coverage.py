"""Topics of sub-item 3.1 as blocks: heat map by level, findings, the project against the law."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import (
    Block,
    Cell,
    Chart,
    Column,
    Heading,
    Paragraph,
    Spans,
    Table,
    spans,
)
from fs_toolkit.document.cells import capital, made_up, unanswered
from fs_toolkit.document.charts import HeatCell, HeatMap, HeatPanel, HeatRow
from fs_toolkit.document.wording import Wording
from fs_toolkit.legal.inputs import LegalInputs
from fs_toolkit.legal.inputs.laws import LawLevel, Status
from fs_toolkit.legal.report.words import taken, then
from fs_toolkit.legal.result import CoveredTopic, LegalResult, TestedType

SHADES = {"none": 3, "partial": 1, "adequate": 0, "conflicting": 4}
STEPS: tuple[Status, ...] = ("adequate", "partial", "none", "conflicting")
"""Of the heat map, the lightest first: the darker, the more is missing."""
VERDICTS = {"ok": 0, "accepted": 0, "fix": 1, "around": 2, "unread": 3, "blocks": 4}
Cells = tuple[str | Spans | Cell, ...]


def coverage(
    inputs: LegalInputs, basis: Basis, result: LegalResult, wording: Wording
) -> Iterator[Block]:
    """Topic by topic what the law gives, and what that means for the requirements."""
    yield from unanswered("legal.coverage.pending", inputs, "coverage", wording)
    if result.topics:
        yield Heading("legal.coverage_part", 3, wording.text("legal.coverage.heading"))
        yield from _topics(inputs, basis, result, wording)
    yield from unanswered("legal.provisions.pending", inputs, "provisions", wording)
    if any(topic.by_level for topic in result.topics):
        yield from _matrix(inputs, basis, result, wording)
    if result.tested:
        yield from _tested(inputs, basis, result, wording)


def _topics(
    inputs: LegalInputs, basis: Basis, result: LegalResult, wording: Wording
) -> Iterator[Block]:
    counts = {
        status: wording.number(sum(topic.row.status == status for topic in result.topics))
        for status in SHADES
    }
    yield Paragraph(
        "legal.coverage.intro",
        wording(
            "legal.coverage.intro",
            count=wording.number(len(result.topics)),
            plain=wording.share(result.plain_coverage or 0.0),
            **counts,
        ),
    )
    columns = tuple(
        Column(wording.text(f"legal.coverage.{name}"), width)
        for name, width in (("topic", 1.8), ("laws", 2.6), ("status", 1.2), ("finding", 3.8))
    )
    caption = wording.text("legal.coverage.caption", index=wording.share(result.coverage or 0.0))
    yield Table(
        "legal.coverage",
        made_up(caption, rows(inputs.coverage), basis.about.city, wording),
        columns,
        tuple(_topic_row(topic, wording) for topic in result.topics),
        source=wording("legal.coverage.source"),
    )


def _topic_row(topic: CoveredTopic, wording: Wording) -> Cells:
    current = [law.short for law in topic.in_force]
    coming = [wording.text("legal.coverage.coming", law=law.short) for law in topic.coming]
    status = topic.row.status
    return (
        capital(wording.text(f"legal.topic.{topic.row.topic}")),
        "; ".join([*current, *coming]) or wording.dash,
        Cell(spans(wording.text(f"legal.status.{status}")), shade=SHADES[status]),
        capital(topic.row.finding),
    )


def _matrix(
    inputs: LegalInputs, basis: Basis, result: LegalResult, wording: Wording
) -> Iterator[Block]:
    """T3-2: topics by level of law; what no level says is left white."""
    levels: list[LawLevel] = [
        level
        for level in get_args(LawLevel)
        if any(level in topic.by_level for topic in result.topics)
    ]
    silent = [
        topic
        for topic in result.topics
        if "city_rule" not in topic.by_level and topic.row.status != "adequate"
    ]
    words = {
        "topics": wording.number(len(result.topics)),
        "silent": wording.number(len(silent)),
        "day": wording.date(result.day),
    }
    yield Paragraph("legal.matrix.intro", wording("legal.matrix.intro", **words))
    names = {status: wording.text(f"legal.status.{status}") for status in STEPS}

    def cell(status: Status | None) -> HeatCell:
        if status is None:
            return HeatCell(None, wording.dash)
        return HeatCell(STEPS.index(status), names[status])

    heat = tuple(
        HeatRow(
            capital(wording.text(f"legal.topic.{topic.row.topic}")),
            (*(cell(topic.by_level.get(level)) for level in levels), cell(topic.row.status)),
        )
        for topic in result.topics
    )
    columns = (
        *(wording.text(f"legal.level.{level}") for level in levels),
        wording.text("legal.matrix.whole"),
    )
    caption = wording.text("legal.matrix.caption", **taken("legal.matrix.caption", words, wording))
    yield Chart(
        "legal.matrix",
        made_up(caption, rows(inputs.provisions), basis.about.city, wording),
        HeatMap(
            wording.text("legal.matrix.title"),
            columns,
            (HeatPanel("", heat),),
            tuple(names[status] for status in STEPS),
        ),
        wording.text(
            "legal.matrix.alt", topics=words["topics"], levels=wording.number(len(levels))
        ),
        source=wording("legal.matrix.source"),
    )


def _tested(
    inputs: LegalInputs, basis: Basis, result: LegalResult, wording: Wording
) -> Iterator[Block]:
    """Types of requirements against the topics of law that they need."""
    counts = {
        name: sum(row.verdict == name for row in result.tested)
        for name in ("blocks", "around", "fix")
    }
    count = wording.number(len(result.tested))
    words = {name: wording.number(value) for name, value in counts.items()}
    key = "some_blocked" if counts["blocks"] else "none_blocked"
    blocked = wording(f"legal.tested.{key}", **taken(f"legal.tested.{key}", words, wording))
    yield Paragraph(
        "legal.tested.intro",
        wording(
            "legal.tested.intro",
            count=count,
            fix=words["fix"],
            around=words["around"],
            blocked=then(blocked),
        ),
    )
    key = "caption_blocked" if counts["blocks"] else "caption_free"
    key = f"legal.tested.{key}"
    caption = wording.text(key, **taken(key, {"count": count, **words}, wording))
    columns = tuple(
        Column(wording.text(f"legal.tested.{name}"), width)
        for name, width in (("type", 2.4), ("needs", 7.0))
    )
    table: list[Cells] = []
    for verdict in sorted(VERDICTS, key=lambda name: -VERDICTS[name]):
        group = [row for row in result.tested if row.verdict == verdict]
        if group:
            head = capital(wording.text(f"legal.verdict.{verdict}"))
            table.append((Cell(spans(head), shade=1, bold=True, columns=len(columns)),))
            table.extend(_tested_row(row, wording) for row in group)
    yield Table(
        "legal.tested",
        made_up(caption, rows(inputs.coverage), basis.about.city, wording),
        columns,
        tuple(table),
        source=wording("legal.tested.source"),
    )


def _tested_row(row: TestedType, wording: Wording) -> Cells:
    name = wording.text(
        "legal.tested.counted",
        type=capital(wording.text(f"legal.type.{row.type}")),
        count=wording.number(row.count),
        musts=wording.number(row.musts),
    )
    needs = "; ".join(
        wording.text(
            "legal.tested.topic",
            topic=wording.text(f"legal.topic.{topic}"),
            verdict=wording.text(f"legal.verdict.{verdict}"),
        )
        for topic, verdict in row.topics
    )
    return name, capital(needs)
