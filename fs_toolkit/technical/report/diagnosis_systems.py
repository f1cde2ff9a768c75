"""Report 3 of the diagnosis as blocks: the four areas of systems, and which systems come first."""

from __future__ import annotations

from collections.abc import Iterator
from math import isnan

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import Block, Cell, Column, Heading, Paragraph, Table, spans
from fs_toolkit.document.cells import made_up, unanswered
from fs_toolkit.document.wording import Wording
from fs_toolkit.technical.analysis import TechnicalResult
from fs_toolkit.technical.analysis.kinds import KindResult, SystemAreaResult, SystemsResult
from fs_toolkit.technical.inputs import TechnicalInputs

MOST_PRIORITIES = 10


def report_kinds(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult, wording: Wording
) -> Iterator[Block]:
    """Scores of the four areas, and the systems that the city should see to first."""
    found = result.level.diagnosis.systems
    if not found.areas and not found.priorities:
        return
    yield Heading("technical.level.report3", 4, wording.text("technical.diagnosis.report3_title"))
    if found.areas:
        yield from _areas(inputs, basis, found, wording)
    if found.priorities:
        yield from _priorities(inputs, basis, found, wording)
    else:
        yield from unanswered(
            "technical.level.importance_open", inputs, "system_importance", wording
        )


def _areas(
    inputs: TechnicalInputs, basis: Basis, found: SystemsResult, wording: Wording
) -> Iterator[Block]:
    asked = [kind for kind in found.kinds if not isnan(kind.asked)]
    scored = [area for area in found.areas if area.level is not None]
    words = {
        "kinds": wording.number(len(asked)),
        "absent": wording.number(sum(kind.asked == 0 for kind in asked)),
    }
    if scored:
        high = wording.number(max(area.score for area in scored), 0)
        low = wording.number(min(area.score for area in scored), 0)
        names = {"best": _named(scored, high, wording), "worst": _named(scored, low, wording)}
        text = wording("technical.kinds.text", **words, **names)
        caption = wording.text("technical.kinds.caption", worst=names["worst"], score=low)
    else:
        text = wording("technical.kinds.too_few")
        caption = wording.text("technical.kinds.caption_open")
    yield Paragraph("technical.level.kinds_text", text)
    yield Table(
        "technical.level.kinds",
        made_up(caption, rows(inputs.answers), basis.about.city, wording),
        (
            Column(wording.text("technical.head.area"), 2.2),
            Column(wording.text("technical.head.kinds"), 1.2, "right"),
            Column(wording.text("technical.head.absent"), 1.2, "right"),
            Column(wording.text("technical.head.coverage"), 1, "right"),
            Column(wording.text("technical.head.score"), 1, "right"),
            Column(wording.text("technical.head.level"), 1, "centre"),
        ),
        tuple(
            (
                wording.text(f"technical.system_area_name.{area.area}"),
                wording.number(area.kinds),
                wording.number(area.absent),
                wording.share(area.coverage),
                wording.dash if isnan(area.score) else wording.number(area.score, 0),
                wording.dash
                if area.level is None
                else Cell(spans(str(area.level)), shade=area.level - 1),
            )
            for area in found.areas
        ),
        wording("technical.source.kinds"),
    )


def _named(scored: list[SystemAreaResult], score: str, wording: Wording) -> str:
    """Every area with this score as it is printed: two that print alike are not told apart."""
    return wording.list(
        [
            wording.text(f"technical.system_area.{area.area}")
            for area in scored
            if wording.number(area.score, 0) == score
        ]
    )


def _priorities(
    inputs: TechnicalInputs, basis: Basis, found: SystemsResult, wording: Wording
) -> Iterator[Block]:
    shown = found.priorities[:MOST_PRIORITIES]
    recommended = [kind for kind in found.priorities if kind.recommended]
    words = {
        "first": shown[0].name,
        "shown": wording.number(len(shown)),
        "count": wording.number(len(found.priorities)),
    }
    if recommended:
        text = wording(
            "technical.kinds.priorities_text",
            **words,
            recommended=wording.list([kind.name for kind in recommended]),
        )
    else:
        text = wording("technical.kinds.priorities_none", **words)
    yield Paragraph("technical.level.priorities_text", text)
    importance = [
        row for row in rows(inputs.system_importance) if row.system in {k.id for k in shown}
    ]
    yield Table(
        "technical.level.priorities",
        made_up(
            wording.text("technical.kinds.priorities_caption", first=shown[0].name),
            importance,
            basis.about.city,
            wording,
        ),
        (
            Column(wording.text("technical.head.system"), 2.8),
            Column(wording.text("technical.head.area"), 1.6),
            Column(wording.text("technical.head.importance"), 1.2, "right"),
            Column(wording.text("technical.head.score"), 0.9, "right"),
            Column(wording.text("technical.head.counted_score"), 1.3, "right"),
            Column(wording.text("technical.head.priority"), 1, "right"),
            Column(wording.text("technical.head.recommended"), 1.4, "centre"),
        ),
        tuple(_row(kind, wording) for kind in shown),
        wording("technical.source.priorities"),
    )


def _row(kind: KindResult, wording: Wording) -> tuple[str | Cell, ...]:
    yes = wording.text("report.answer.yes")
    return (
        kind.name,
        wording.text(f"technical.system_area_name.{kind.area}"),
        wording.number(kind.importance),
        wording.dash if isnan(kind.asked) else wording.number(kind.asked, 0),
        wording.dash if isnan(kind.counted) else wording.number(kind.counted, 0),
        Cell(spans(wording.number(kind.priority, 1)), shade=min(4, int(kind.priority))),
        Cell(spans(yes), bold=True) if kind.recommended else wording.text("report.answer.no"),
    )
