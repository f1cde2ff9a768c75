"""4.2 as blocks: criteria, the order of the measures, and how firm it is."""

from __future__ import annotations

import math
from collections.abc import Iterator

from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import (
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Missing,
    Paragraph,
    Table,
    spans,
)
from fs_toolkit.document.cells import unanswered
from fs_toolkit.document.prose import prose
from fs_toolkit.document.wording import Wording
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.proposal.analysis.priorities import SWING, Priorities, Ranked
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.priorities import HIGHEST
from fs_toolkit.proposal.report.words import quoted


def report_priorities(
    inputs: ProposalInputs, result: ProposalResult, wording: Wording
) -> Iterator[Block]:
    """Priorities."""
    yield Heading("proposal.priorities", 2, wording.text("proposal.priorities.title"))
    priorities = result.priorities
    if priorities is None:
        yield Paragraph(
            "proposal.priorities_answer", wording("proposal.priorities.answer_open"), "answer"
        )
    else:
        yield _answer(priorities, wording)
    yield from prose(inputs.priorities, "proposal.priorities_text")
    for field in ("criteria", "measures", "scores"):
        yield from unanswered(f"proposal.{field}_open", inputs, field, wording)
    if priorities is None:
        return
    yield Paragraph("proposal.criteria_text", wording("proposal.priorities.criteria_text"))
    yield _criteria(priorities, wording)
    yield _firmness(priorities, wording)
    yield _order(priorities, wording)
    if rows(inputs.phases):
        yield Paragraph("proposal.steps_text", wording("proposal.priorities.steps_text"))
        yield _steps(inputs, priorities, wording)
    if len(priorities.raters) == 1:
        yield Missing(
            "proposal.second_rater",
            what=wording.text("proposal.pending.second_rater.what"),
            who=wording.text("proposal.pending.second_rater.who"),
            instrument=wording.text("proposal.pending.second_rater.instrument"),
        )


def _answer(priorities: Priorities, wording: Wording) -> Paragraph:
    order = [each.measure.name for each in priorities.ranked]
    best = [each.measure.name for each in priorities.ranked if each.rank == 1]
    return Paragraph(
        "proposal.priorities_answer",
        wording(
            "proposal.priorities.answer",
            first=order[0],
            next=quoted(order[1:3], wording),
            best=quoted(best, wording),
            firm=wording.text(f"proposal.priorities.{'firm' if priorities.firm else 'open'}"),
            raters=_raters(priorities, wording),
        ),
        "answer",
    )


def _raters(priorities: Priorities, wording: Wording) -> str:
    count = len(priorities.raters)
    if count == 1:
        return wording.text("proposal.priorities.raters_one")
    return wording.text("proposal.priorities.raters_several", count=wording.number(count))


def _criteria(priorities: Priorities, wording: Wording) -> Table:
    heaviest = max(priorities.criteria, key=lambda criterion: criterion.weight)
    return Table(
        "proposal.criteria",
        wording.text(
            "proposal.priorities.criteria_caption",
            heaviest=heaviest.name,
            weight=wording.share(heaviest.weight),
        ),
        (
            Column(wording.text("proposal.head.criterion"), 1.4),
            Column(wording.text("proposal.head.weight"), 0.6, "right"),
            Column(wording.text("proposal.head.meaning", score=wording.number(HIGHEST)), 3.0),
        ),
        tuple(
            (criterion.name, wording.share(criterion.weight), criterion.meaning)
            for criterion in priorities.criteria
        ),
        wording("proposal.priorities.scale"),
    )


def _firmness(priorities: Priorities, wording: Wording) -> Paragraph:
    moved = [each.measure.name for each in priorities.ranked if each.worst > each.best]
    key = "moved" if moved else "unmoved"
    words = {"swing": wording.share(SWING)}
    if moved:
        words |= {
            "count": wording.number(len(moved)),
            "all": wording.number(len(priorities.ranked)),
        }
    hierarchy = priorities.hierarchy
    text = wording(f"proposal.priorities.order_text_{key}", **words)
    if hierarchy is not None:
        ratio = wording.number(hierarchy.consistency_ratio, 2)
        text = (*text, *spans(" "), *wording("proposal.priorities.hierarchy", ratio=ratio))
    return Paragraph("proposal.order_text", text)


def _order(priorities: Priorities, wording: Wording) -> Table:
    def score(value: float) -> str | Cell:
        if math.isnan(value):
            return wording.dash
        return Cell(spans(wording.number(value, 0 if value == round(value) else 1)), int(value) - 1)

    def row(each: Ranked) -> tuple[str | Cell, ...]:
        low, high = wording.number(each.best), wording.number(each.worst)
        span = low if low == high else wording.text("proposal.priorities.span", low=low, high=high)
        total = wording.dash if math.isnan(each.total) else wording.number(each.total, 1)
        return (
            wording.number(each.place),
            each.measure.name,
            *(score(value) for value in each.scores),
            total,
            wording.number(each.rank),
            span,
        )

    first = priorities.ranked[0].measure.name
    return Table(
        "proposal.order",
        wording.text("proposal.priorities.order_caption", first=first),
        (
            Column(wording.text("proposal.head.place"), 0.6, "right"),
            Column(wording.text("proposal.head.measure"), 2.6),
            *(Column(criterion.name, 0.95, "centre") for criterion in priorities.criteria),
            Column(wording.text("proposal.head.total"), 0.75, "right"),
            Column(wording.text("proposal.head.rank"), 0.65, "right"),
            Column(wording.text("proposal.head.ranks"), 0.8, "right"),
        ),
        tuple(row(each) for each in priorities.ranked),
        wording(
            "proposal.priorities.order_source",
            swing=wording.share(SWING),
            raters=_raters(priorities, wording),
        ),
    )


def _steps(inputs: ProposalInputs, priorities: Priorities, wording: Wording) -> Bullets:
    items = []
    for phase in rows(inputs.phases):
        names = [each.measure.name for each in priorities.ranked if each.measure.phase == phase.id]
        if names:
            items.append(
                wording(
                    "proposal.priorities.step", phase=phase.name, measures=quoted(names, wording)
                )
            )
    return Bullets("proposal.steps", tuple(items), numbered=True)
