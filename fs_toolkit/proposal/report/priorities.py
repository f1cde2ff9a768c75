"""4.2 as blocks: criteria, the order of the measures, and how firm it is."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.core.ties import foremost
from fs_toolkit.document.blocks import (
    Block,
    Cell,
    Chart,
    Column,
    Heading,
    Missing,
    Paragraph,
    Table,
    spans,
)
from fs_toolkit.document.cells import made_up, unanswered
from fs_toolkit.document.charts import GridChart, Point
from fs_toolkit.document.prose import prose
from fs_toolkit.document.wording import Wording
from fs_toolkit.proposal.agreement import LEVEL
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.proposal.analysis.priorities import SWING, Priorities, Ranked
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.priorities import HIGHEST, LOWEST
from fs_toolkit.proposal.months import month_number
from fs_toolkit.proposal.report.ceilings import report_awards, report_ceilings
from fs_toolkit.proposal.report.criteria import report_criteria
from fs_toolkit.proposal.report.firmness import report_moves, report_raters
from fs_toolkit.proposal.report.words import line, quoted, sentence

TERMS = {"short": 12, "medium": 24, "long": math.inf}
"""Months from the start of the project by which a phase ends: the toolkit's own terms."""


def report_priorities(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult, wording: Wording
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
        yield from report_awards(inputs, basis, wording)
        return
    yield from report_criteria(inputs, basis, priorities, wording)
    yield _firmness(priorities, wording)
    yield _order(inputs, basis, priorities, wording)
    yield from report_raters(inputs, basis, priorities, wording)
    yield from report_moves(priorities, wording)
    yield from _impact_and_effort(inputs, basis, result, priorities, wording)
    if rows(inputs.phases):
        yield Paragraph("proposal.steps_text", wording("proposal.priorities.steps_text"))
        yield _steps(inputs, basis, result, priorities, wording)
    yield from report_ceilings(inputs, basis, priorities, wording)
    yield from report_awards(inputs, basis, wording)
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
            firm=wording.text(f"proposal.priorities.{_firm(priorities)}"),
            raters=_raters(priorities, wording),
        ),
        "answer",
    )


def _firm(priorities: Priorities) -> str:
    if priorities.firm:
        return "firm"
    return "open" if sum(each.rank == 1 for each in priorities.ranked) == 1 else "tied"


def _raters(priorities: Priorities, wording: Wording) -> str:
    count = len(priorities.raters)
    if count == 1:
        return wording.text("proposal.priorities.raters_one")
    found = priorities.agreement
    key = "raters_agree" if found and found.p_value < LEVEL else "raters_several"
    return line(
        wording,
        f"proposal.priorities.{key}",
        count=wording.number(count),
        w=wording.number(found.w if found else None, 2),
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
    return Paragraph(
        "proposal.order_text", wording(f"proposal.priorities.order_text_{key}", **words)
    )


def _order(inputs: ProposalInputs, basis: Basis, priorities: Priorities, wording: Wording) -> Table:
    def score(value: float) -> str | Cell:
        if math.isnan(value):
            return wording.dash
        return Cell(spans(wording.number(value, 0 if value == round(value) else 1)), int(value) - 1)

    def row(each: Ranked) -> tuple[str | Cell, ...]:
        total = wording.dash if math.isnan(each.total) else wording.number(each.total, 1)
        return (
            wording.number(each.place),
            each.measure.name,
            *(score(value) for value in each.scores),
            total,
            wording.number(each.rank),
        )

    first = priorities.ranked[0].measure.name
    return Table(
        "proposal.order",
        made_up(
            wording.text("proposal.priorities.order_caption", first=first),
            rows(inputs.scores),
            basis.about.city,
            wording,
        ),
        (
            Column(wording.text("proposal.head.place"), 0.6, "right"),
            Column(wording.text("proposal.head.measure"), 3.6),
            *(Column(criterion.name, 0.8, "centre") for criterion in priorities.criteria),
            Column(wording.text("proposal.head.total"), 0.75, "right"),
            Column(wording.text("proposal.head.rank"), 0.65, "right"),
        ),
        tuple(row(each) for each in priorities.ranked),
        wording(
            "proposal.priorities.order_source",
            raters=_raters(priorities, wording),
        ),
    )


def _impact_and_effort(
    inputs: ProposalInputs,
    basis: Basis,
    result: ProposalResult,
    priorities: Priorities,
    wording: Wording,
) -> Iterator[Block]:
    """What a measure brings against what it takes (F4-4)."""
    shown = [each for each in priorities.ranked if not math.isnan(each.impact + each.effort)]
    if len(shown) < 2:
        return
    costs = {card.measure.id: card.cost for card in result.portfolio.cards}
    costed = result.portfolio.costed and any(costs.values())
    best = max(shown, key=lambda each: each.impact - each.effort)
    most = max(shown, key=lambda each: each.effort)
    facts = {
        "best": best.measure.name,
        "most": most.measure.name,
        "all": wording.number(len(shown)),
    }
    how = "scored" if priorities.effort_scored else "counted"
    yield Paragraph(
        "proposal.effort_text",
        (
            *sentence(wording, "proposal.effort.text", **facts),
            *spans(" "),
            *wording(f"proposal.effort.{how}"),
            *(spans(" ") if costed else ()),
            *(wording("proposal.effort.sized") if costed else ()),
        ),
    )
    yield Chart(
        "proposal.effort",
        made_up(
            line(wording, "proposal.effort.caption", **facts),
            rows(inputs.scores),
            basis.about.city,
            wording,
        ),
        GridChart(
            line(wording, "proposal.effort.chart_title", **facts),
            tuple(
                Point(
                    each.measure.name,
                    each.effort,
                    each.impact,
                    (costs[each.measure.id] or 0.0) if costed else 1.0,
                    wording.text(f"proposal.type.{each.measure.type}") if each.measure.type else "",
                )
                for each in shown
            ),
            wording.text("proposal.effort.x"),
            wording.text("proposal.effort.y"),
            (LOWEST, HIGHEST),
            (LOWEST, HIGHEST),
            (
                wording.text("proposal.effort.soon"),
                wording.text("proposal.effort.large"),
                wording.text("proposal.effort.small"),
                wording.text("proposal.effort.last"),
            ),
        ),
        line(wording, "proposal.effort.alt", **facts),
        wording("proposal.effort.source"),
    )


def _steps(
    inputs: ProposalInputs,
    basis: Basis,
    result: ProposalResult,
    priorities: Priorities,
    wording: Wording,
) -> Table:
    """The measures by phase, with how soon the phase ends and what it costs (T4-6)."""
    phases = rows(inputs.phases)
    start = min(month_number(phase.first, 0) for phase in phases)
    costs = {card.measure.id: card.cost for card in result.portfolio.cards}
    costed = result.portfolio.costed
    body = []
    for phase in phases:
        own = [each.measure for each in priorities.ranked if each.measure.phase == phase.id]
        if not own:
            continue
        months = month_number(phase.last, 0) + 1 - start
        term = next(name for name, end in TERMS.items() if months <= end)
        money = sum(costs[measure.id] or 0.0 for measure in own)
        body.append(
            (
                phase.name,
                wording.text(
                    "proposal.steps.term",
                    term=wording.text(f"proposal.steps.{term}"),
                    last=wording.date(phase.last),
                ),
                "; ".join(measure.name for measure in own),
                *((wording.money_words(money, basis.settings.currency),) if costed else ()),
            )
        )
    begins = Counter(each.measure.phase for each in priorities.ranked)
    most = foremost(phases, lambda each: begins[each.id])
    caption = (
        wording.text("proposal.steps.caption", phase=most[0].name)
        if len(most) == 1
        else wording.text(
            "proposal.steps.caption_even",
            phases=wording.number(len(phases)),
            measures=wording.number(sum(begins[each.id] for each in phases)),
        )
    )
    return Table(
        "proposal.steps",
        caption,
        (
            Column(wording.text("proposal.head.phase"), 1.3),
            Column(wording.text("proposal.steps.head_term"), 1.3),
            Column(wording.text("proposal.steps.head_measures"), 3.0),
            *((Column(wording.text("proposal.steps.head_cost"), 1.1, "right"),) if costed else ()),
        ),
        tuple(body),
        wording("proposal.steps.source"),
    )
