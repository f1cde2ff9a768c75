"""Sub-item 1.4 as blocks: the matrix of barriers and the register with what is done about each."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
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
from fs_toolkit.document.cells import cited, unanswered
from fs_toolkit.document.prose import prose
from fs_toolkit.document.wording import Wording
from fs_toolkit.environment.inputs import EnvironmentInputs
from fs_toolkit.environment.result import EnvironmentResult, RatedBarrier
from fs_toolkit.environment.risk_matrix import Band, band, score

SHADES: dict[Band, int] = {"low": 0, "medium": 1, "high": 2, "critical": 4}


def barriers(
    inputs: EnvironmentInputs, basis: Basis, result: EnvironmentResult, wording: Wording
) -> Iterator[Block]:
    """Sub-item 1.4."""
    yield Heading("environment.barriers", 2, wording.text("environment.barriers.heading"))
    yield Paragraph("environment.barriers.answer", _answer(result.barriers, wording), "answer")
    yield from prose(inputs.obstacles, "environment.barriers.text")
    yield from unanswered("environment.barriers.pending", inputs, "barriers", wording)
    if result.barriers:
        yield Paragraph(
            "environment.matrix.intro",
            wording("environment.matrix.intro", city=basis.about.city),
        )
        yield _matrix(result.barriers, wording)
        yield from _register(result.barriers, wording)
    if any(row.origin == "desk_estimate" for row in rows(inputs.barriers)):
        yield Paragraph("environment.barriers.next", wording("environment.barriers.next"))


def _answer(found: tuple[RatedBarrier, ...], wording: Wording) -> Spans:
    if not found:
        return wording("environment.barriers.answer_pending")
    grave = [row for row in found if row.band in ("high", "critical")]
    left = [row for row in grave if (row.residual_band or row.band) in ("high", "critical")]
    return wording(
        "environment.barriers.answer",
        count=wording.number(len(found)),
        grave=wording.number(len(grave)),
        left=wording.number(len(left)),
        first=found[0].barrier.statement.rstrip("."),
    )


def _matrix(found: tuple[RatedBarrier, ...], wording: Wording) -> Table:
    columns = (
        Column(wording.text("environment.matrix.corner"), 2),
        *(
            Column(wording.text(f"environment.likelihood.{mark}"), 1.6, "centre")
            for mark in range(1, 6)
        ),
    )
    table = []
    for severity in range(5, 0, -1):
        cells: list[str | Spans | Cell] = [wording.text(f"environment.severity.{severity}")]
        for likelihood in range(1, 6):
            here = [
                str(row.number)
                for row in found
                if (row.barrier.likelihood, row.barrier.severity) == (likelihood, severity)
            ]
            shade = SHADES[band(score(likelihood, severity))]
            cells.append(Cell(spans(", ".join(here) or wording.dash), shade=shade, bold=bool(here)))
        table.append(tuple(cells))
    critical = sum(row.band == "critical" for row in found)
    return Table(
        "environment.matrix",
        wording.text(
            "environment.matrix.caption",
            critical=wording.number(critical),
            count=wording.number(len(found)),
        ),
        columns,
        tuple(table),
        source=wording("environment.matrix.source"),
    )


def _register(found: tuple[RatedBarrier, ...], wording: Wording) -> Iterator[Block]:
    lowered = sum(row.residual is not None and row.residual < row.score for row in found)
    yield Paragraph(
        "environment.risks.intro",
        wording(
            "environment.risks.intro",
            lowered=wording.number(lowered),
            count=wording.number(len(found)),
        ),
    )
    widths = {
        "number": 0.5,
        "barrier": 3.1,
        "before": 1.3,
        "reason": 2.4,
        "answer": 3.0,
        "after": 1.3,
    }
    columns = tuple(
        Column(wording.text(f"environment.risks.{name}"), width) for name, width in widths.items()
    )
    yield Table(
        "environment.risks",
        wording.text(
            "environment.risks.caption",
            lowered=wording.number(lowered),
            count=wording.number(len(found)),
        ),
        columns,
        tuple(_row(row, wording) for row in found),
        source=wording("environment.risks.source"),
    )


def _row(row: RatedBarrier, wording: Wording) -> tuple[str | Spans | Cell, ...]:
    barrier = row.barrier
    category = wording.text(f"environment.category.{barrier.category}")
    answer: Spans = spans(
        f"{barrier.mitigation.rstrip('.')}." if barrier.mitigation else wording.dash
    )
    if barrier.owner:
        answer = (*answer, *wording("environment.risks.owner", owner=barrier.owner))
    return (
        str(row.number),
        (Text(f"{category}. ", bold=True), *spans(barrier.statement)),
        _points(row.score, row.band, wording),
        cited(barrier.reason, barrier.source),
        answer,
        _points(row.residual, row.residual_band, wording),
    )


def _points(points: int | None, name: Band | None, wording: Wording) -> str | Cell:
    if points is None or name is None:
        return wording.text("report.pending.pending")
    return Cell(spans(f"{points} {wording.text(f'environment.band.{name}')}"), shade=SHADES[name])
