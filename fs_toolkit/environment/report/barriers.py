"""Sub-item 1.4 as blocks: the matrix of barriers and the register with what is done about each."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import Declined, rows
from fs_toolkit.document.blocks import (
    Block,
    Cell,
    Chart,
    Column,
    Heading,
    Paragraph,
    Spans,
    Table,
    Text,
    spans,
)
from fs_toolkit.document.cells import cited, made_up, unanswered
from fs_toolkit.document.prose import prose
from fs_toolkit.document.wording import Wording
from fs_toolkit.environment.inputs import EnvironmentInputs
from fs_toolkit.environment.report.heat import barrier_matrix
from fs_toolkit.environment.report.problem import problem
from fs_toolkit.environment.result import EnvironmentResult, RatedBarrier
from fs_toolkit.environment.risk_matrix import NEEDS_ANSWER, Band, vital_few

FEW = 1 / 3
"""Up to this share of the barriers that carry half of the points, the first are a short list."""
SHADES: dict[Band, int] = {"low": 0, "medium": 1, "high": 2, "critical": 4}


def barriers(
    inputs: EnvironmentInputs, basis: Basis, result: EnvironmentResult, wording: Wording
) -> Iterator[Block]:
    """Sub-item 1.4."""
    yield Heading("environment.barriers", 2, wording.text("environment.barriers.heading"))
    if not isinstance(inputs.barriers, Declined):  # else the reason given below is the answer
        yield Paragraph("environment.barriers.answer", _answer(result.barriers, wording), "answer")
    yield from prose(inputs.obstacles, "environment.barriers.text")
    yield from problem(inputs, basis, result, wording)
    yield from unanswered("environment.barriers.pending", inputs, "barriers", wording)
    if result.barriers:
        yield Paragraph(
            "environment.matrix.intro",
            wording("environment.matrix.intro", city=basis.about.city),
        )
        yield _matrix(result.barriers, basis, wording)
        yield Paragraph("environment.matrix.pareto", _pareto(result.barriers, wording))
        if any(row.origin == "desk_estimate" for row in rows(inputs.barriers)):
            yield Paragraph("environment.barriers.next", wording("environment.barriers.next"))
        yield from _register(result.barriers, basis, wording)


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


def _matrix(found: tuple[RatedBarrier, ...], basis: Basis, wording: Wording) -> Chart:
    critical = sum(row.band == "critical" for row in found)
    grave = sum(row.score >= NEEDS_ANSWER for row in found)
    after = sum(
        (row.score if row.residual is None else row.residual) >= NEEDS_ANSWER for row in found
    )
    words = {
        "before": wording.number(grave),
        "after": wording.number(after),
        "count": wording.number(len(found)),
    }
    caption = wording.text("environment.matrix.caption", **words)
    return Chart(
        "environment.matrix",
        made_up(caption, [row.barrier for row in found], basis.about.city, wording),
        barrier_matrix(found, _matrix_title(found, wording), wording),
        wording.text("environment.matrix.alt", critical=wording.number(critical), **words),
        source=wording(
            "environment.matrix.source",
            likelihood="; ".join(wording.text(f"environment.likelihood.{n}") for n in range(1, 6)),
            severity="; ".join(wording.text(f"environment.severity.{n}") for n in range(1, 6)),
        ),
    )


def _matrix_title(found: tuple[RatedBarrier, ...], wording: Wording) -> str:
    """Which barriers lie highest when all is done, by their numbers in the register."""
    left = {row.number: row.score if row.residual is None else row.residual for row in found}
    highest = max(left.values())
    return wording.text(
        "environment.matrix.title",
        numbers=wording.list(str(number) for number, score in left.items() if score == highest),
        score=wording.number(highest),
    )


def _pareto(found: tuple[RatedBarrier, ...], wording: Wording) -> Spans:
    """How few of the barriers carry half of all points, or that the points are spread."""
    count, share = vital_few([row.score for row in found])
    few = count <= FEW * len(found)
    return wording(
        "environment.matrix.pareto" if few else "environment.matrix.pareto_even",
        first=wording.number(count),
        count=wording.number(len(found)),
        share=wording.share(share),
    )


def _register(found: tuple[RatedBarrier, ...], basis: Basis, wording: Wording) -> Iterator[Block]:
    lowered = sum(row.residual is not None and row.residual < row.score for row in found)
    every = "_all" if lowered == len(found) else ""
    count = wording.number(len(found))
    words = {"count": count} if every else {"count": count, "lowered": wording.number(lowered)}
    yield Paragraph("environment.risks.intro", wording(f"environment.risks.intro{every}", **words))
    widths = {"number": 0.6, "barrier": 3.7, "before": 1.2, "answer": 4.9, "after": 1.2}
    columns = tuple(
        Column(wording.text(f"environment.risks.{name}"), width) for name, width in widths.items()
    )
    desk = any(row.barrier.origin == "desk_estimate" for row in found)
    caption = wording.text(f"environment.risks.caption{every}", **words)
    yield Table(
        "environment.risks",
        made_up(caption, [row.barrier for row in found], basis.about.city, wording),
        columns,
        tuple(_row(row, wording) for row in found),
        source=wording("environment.risks.source" if desk else "environment.risks.source_workshop"),
    )


def _row(row: RatedBarrier, wording: Wording) -> tuple[str | Spans | Cell, ...]:
    barrier = row.barrier
    category = wording.text(f"environment.category.{barrier.category}")
    return (
        str(row.number),
        (
            *spans(Text(f"{category}. ", bold=True), f"{barrier.statement.rstrip('.')}. "),
            *cited(spans(Text(barrier.reason.rstrip("."), italic=True)), barrier.source),
            *spans("."),
        ),
        _points(row.score, row.band, wording),
        _answered(row, wording),
        _points(row.residual, row.residual_band, wording),
    )


def _answered(row: RatedBarrier, wording: Wording) -> Spans:
    """What is done, who answers for it by when, what pays for it, and what tells of it early."""
    barrier = row.barrier
    answer: Spans = spans(
        f"{barrier.mitigation.rstrip('.')}." if barrier.mitigation else wording.dash
    )
    if barrier.owner and barrier.due:
        due = wording.date(barrier.due)
        answer = (*answer, *wording("environment.risks.owner_due", owner=barrier.owner, due=due))
    elif barrier.owner:
        answer = (*answer, *wording("environment.risks.owner", owner=barrier.owner))
    if row.paid_by:
        paid = wording.list(row.paid_by)
        answer = (*answer, *wording("environment.risks.paid", lines=paid))
    elif barrier.cost_note:
        note = barrier.cost_note.rstrip(".")
        answer = (*answer, *wording("environment.risks.no_cost", note=note))
    if barrier.trigger:
        trigger = barrier.trigger.rstrip(".")
        answer = (*answer, *wording("environment.risks.trigger", trigger=trigger))
    return answer


def _points(points: int | None, name: Band | None, wording: Wording) -> str | Cell:
    if points is None or name is None:
        return wording.text("report.pending.pending")
    return Cell(spans(f"{points} {wording.text(f'environment.band.{name}')}"), shade=SHADES[name])
