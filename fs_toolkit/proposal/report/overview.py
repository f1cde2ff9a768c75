"""4.1 as blocks: from issues to strategies, components with their costs, people, phases and the gate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import (
    Block,
    Bullets,
    Callout,
    Column,
    Heading,
    Missing,
    Paragraph,
    Spans,
    Table,
    spans,
)
from fs_toolkit.document.cells import cited, unanswered
from fs_toolkit.document.prose import prose
from fs_toolkit.document.wording import Wording
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.proposal.analysis.composition import OpenGate, Reached
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.report.cards import report_portfolio
from fs_toolkit.proposal.report.objectives import report_change, report_objectives
from fs_toolkit.proposal.report.ratios import report_ratios
from fs_toolkit.proposal.report.words import quoted

THOUSAND = 1000.0


def report_overview(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult, wording: Wording
) -> Iterator[Block]:
    """Overview and composition of the project."""
    yield Heading("proposal.overview", 2, wording.text("proposal.overview.title"))
    yield _answer(inputs, basis, result, wording)
    yield from prose(inputs.overview, "proposal.overview_text")
    yield from unanswered("proposal.logic_open", inputs, "goals", wording)
    if rows(inputs.goals):
        yield Paragraph("proposal.logic_text", wording("proposal.overview.logic_text"))
        yield _logic(inputs, wording)
    yield from report_objectives(inputs, basis, result, wording)
    yield from report_change(inputs, basis, result, wording)
    if result.costs.components:
        yield from _components(basis, result, wording)
        yield from report_ratios(result, wording)
    else:
        yield from _without_costs(result, wording)
    yield from unanswered("proposal.scope_open", inputs, "scope", wording)
    yield from _scope(inputs, wording)
    yield from unanswered("proposal.beneficiaries_open", inputs, "beneficiaries", wording)
    if result.composition.reached:
        yield Paragraph("proposal.people_text", wording("proposal.overview.people_text"))
        yield Bullets(
            "proposal.people",
            tuple(_people(reached, wording) for reached in result.composition.reached),
        )
    yield from report_portfolio(inputs, basis, result, wording)
    yield from unanswered("proposal.phases_open", inputs, "phases", wording)
    if rows(inputs.phases):
        yield Paragraph("proposal.phases_text", wording("proposal.overview.phases_text"))
        yield _phases(inputs, wording)
    yield from unanswered("proposal.gates_open", inputs, "gates", wording)
    if result.composition.gates:
        yield _gate(inputs, basis, result, wording)


def _answer(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult, wording: Wording
) -> Paragraph:
    phases = rows(inputs.phases)
    parts = [part for part in result.composition.parts if part.cost]
    if not parts:
        return Paragraph(
            "proposal.overview_answer", wording("proposal.overview.answer_open"), "answer"
        )
    key = (
        "proposal.overview.answer_gate" if result.composition.gates else "proposal.overview.answer"
    )
    return Paragraph(
        "proposal.overview_answer",
        wording(
            key,
            option=result.costs.option or basis.about.project,
            components=wording.number(len(parts)),
            base=wording.money_words(result.composition.base, basis.settings.currency),
            operation=wording.money_words(result.composition.operation, basis.settings.currency),
            phases=quoted((phase.name for phase in phases), wording),
        ),
        "answer",
    )


def _logic(inputs: ProposalInputs, wording: Wording) -> Table:
    issues = {issue.id: issue for issue in rows(inputs.issues)}

    def row(goal_id: str, text: str, mirrored: Iterable[str]) -> tuple[Spans, str, str]:
        found = [issues[id] for id in mirrored if id in issues]
        cell: Spans = spans(wording.dash)
        for number, issue in enumerate(found):
            words = cited(issue.text, issue.evidence)
            cell = (*cell, *spans(" "), *words) if number else words
        served = [each.text for each in rows(inputs.strategies) if goal_id in each.goals]
        return cell, text, " ".join(served) or wording.dash

    return Table(
        "proposal.logic",
        wording.text(
            "proposal.overview.logic_caption",
            issues=wording.number(len(issues)),
            goals=wording.number(len(rows(inputs.goals))),
            strategies=wording.number(len(rows(inputs.strategies))),
        ),
        (
            Column(wording.text("proposal.head.issue"), 1.2),
            Column(wording.text("proposal.head.goal")),
            Column(wording.text("proposal.head.strategy"), 1.2),
        ),
        tuple(row(goal.id, goal.text, goal.issues) for goal in rows(inputs.goals)),
        wording("proposal.overview.logic_source"),
    )


def _components(basis: Basis, result: ProposalResult, wording: Wording) -> Iterator[Block]:
    parts = [part for part in result.composition.parts if part.cost]
    if not parts:
        return
    largest = max(parts, key=lambda part: part.share)
    yield Paragraph(
        "proposal.components_text",
        wording(
            "proposal.overview.components_text",
            largest=largest.cost.name if largest.cost else "",
            share=wording.share(largest.share),
            people=wording.share(result.costs.people_share),
        ),
    )
    currency = basis.settings.currency
    yield Table(
        "proposal.components",
        wording.text(
            "proposal.overview.components_caption",
            largest=largest.cost.name if largest.cost else "",
            share=wording.share(largest.share),
        ),
        (
            Column(wording.text("proposal.head.component"), 1.9),
            Column(wording.text("proposal.head.delivers"), 3.0),
            Column(wording.text("proposal.head.base", currency=currency), 1.0, "right"),
            Column(wording.text("proposal.head.share"), 0.8, "right"),
            Column(wording.text("proposal.head.operation_year", currency=currency), 1.1, "right"),
        ),
        (
            *(
                (
                    part.cost.name if part.cost else wording.dash,
                    part.deliverable.delivers if part.deliverable else wording.dash,
                    wording.money(part.cost.base if part.cost else None, THOUSAND),
                    wording.share(part.share),
                    wording.money(part.operation, THOUSAND) if part.operation else wording.dash,
                )
                for part in parts
            ),
            (
                wording.text("report.column.total"),
                wording.dash,
                wording.money(result.composition.base, THOUSAND),
                wording.share(1.0),
                wording.money(result.composition.operation, THOUSAND),
            ),
        ),
        wording(
            "proposal.overview.components_source",
            currency=currency,
            year=wording.year(basis.settings.price_year),
        ),
        totals=1,
    )


def _without_costs(result: ProposalResult, wording: Wording) -> Iterator[Block]:
    """What the components deliver, while nobody has said what they cost."""
    delivered = [part.deliverable for part in result.composition.parts if part.deliverable]
    if delivered:
        yield Paragraph(
            "proposal.deliverables_text", wording("proposal.overview.deliverables_text")
        )
        items = tuple(spans(each.delivers.rstrip(".") + ".") for each in delivered)
        yield Bullets("proposal.deliverables", items)
    yield Missing(
        "proposal.costs_open",
        wording.text("proposal.pending.costs.what"),
        wording.text("proposal.pending.costs.who"),
        wording.text("proposal.pending.costs.instrument"),
    )


def _scope(inputs: ProposalInputs, wording: Wording) -> Iterator[Block]:
    for side in ("in", "out"):
        items = [item for item in rows(inputs.scope) if item.side == side]
        if not items:
            continue
        yield Paragraph(f"proposal.scope_{side}_text", wording(f"proposal.overview.scope_{side}"))
        yield Bullets(
            f"proposal.scope_{side}",
            tuple(
                wording("proposal.overview.scope_item", text=item.text, reason=item.reason)
                if item.reason
                else spans(f"{item.text}.")
                for item in items
            ),
        )


def _people(reached: Reached, wording: Wording) -> Spans:
    row = reached.beneficiary
    if reached.count is None:
        return wording("proposal.overview.people_open", group=row.group, gain=row.gain)
    return wording(
        "proposal.overview.people_item",
        group=row.group,
        count=wording.number(reached.count),
        as_of=f"{reached.as_of}, " if reached.as_of else "",
        kind=wording.text(f"report.kind.{reached.kind}"),
        gain=row.gain,
    )


def _phases(inputs: ProposalInputs, wording: Wording) -> Table:
    phases = rows(inputs.phases)
    return Table(
        "proposal.phases",
        wording.text(
            "proposal.overview.phases_caption",
            count=wording.number(len(phases)),
            first=wording.date(min(phase.first for phase in phases)),
            last=wording.date(max(phase.last for phase in phases)),
        ),
        (
            Column(wording.text("proposal.head.phase"), 1.2),
            Column(wording.text("proposal.head.first")),
            Column(wording.text("proposal.head.last")),
            Column(wording.text("proposal.head.covers"), 3.0),
        ),
        tuple(
            (phase.name, wording.date(phase.first), wording.date(phase.last), phase.covers)
            for phase in phases
        ),
    )


def _gate(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult, wording: Wording
) -> Callout:
    names = {phase.id: phase.name for phase in rows(inputs.phases)}

    def item(each: OpenGate) -> Spans:
        return wording(
            "proposal.overview.gate_item",
            after=names.get(each.gate.after, wording.dash),
            measure=each.gate.measure,
            threshold=wording.share(each.threshold, 0)
            if basis.quantities[each.gate.threshold].unit == "1" and (each.threshold or 0) < 1
            else wording.number(each.threshold),
            unit=each.gate.unit,
            instrument=each.gate.instrument,
            otherwise=each.gate.otherwise,
        )

    gates = result.composition.gates
    return Callout(
        "proposal.gate",
        wording.text("proposal.overview.gate_title"),
        (
            Paragraph("proposal.gate_text", wording("proposal.overview.gate_text")),
            Bullets("proposal.gate_items", tuple(item(each) for each in gates)),
        ),
    )
