"""The safeguards as blocks: category and marker, data protection, measures, what is open.

One function that needs nothing of the section around it, so that it can stand in 4.5 or in 5.2.
"""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import Pending
from fs_toolkit.document.blocks import (
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Missing,
    Paragraph,
    Spans,
    Table,
    Text,
    spans,
)
from fs_toolkit.document.cells import asked, cited, made_up
from fs_toolkit.document.wording import Wording
from fs_toolkit.proposal.analysis.safeguards import Measure, Placed, SafeguardResult
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.report.risks import line_cost
from fs_toolkit.proposal.report.words import with_desk


def report_safeguards(
    inputs: ProposalInputs, basis: Basis, result: SafeguardResult, wording: Wording
) -> Iterator[Block]:
    """What the project must not do to people and to the environment, and what prevents it."""
    if not result.begun:
        yield Missing("proposal.safeguards_open", *asked("proposal", inputs, "safeguards", wording))
        return
    yield Heading("proposal.safeguards_title", 3, wording.text("proposal.safeguards.title"))
    yield Paragraph("proposal.safeguards_classes", _classes(inputs, basis, result, wording))
    if result.assessment is not None:
        yield Paragraph("proposal.safeguards_assessment", _assessment(result, wording))
    if result.measures:
        yield Paragraph("proposal.safeguards_text", _text(result, wording))
        yield _table(basis, result, wording)
    yield from _none(result, wording)
    yield from _open(result, wording)


def _none(result: SafeguardResult, wording: Wording) -> Iterator[Block]:
    """Topics that need nothing, each with its reason."""
    reasons = [
        {
            "topic": wording.text(f"proposal.safeguards.topic.{each.topic}"),
            "reason": each.none.reason.rstrip("."),
        }
        for each in result.topics
        if each.none is not None
    ]
    if len(reasons) == 1:
        words = wording("proposal.safeguards.none_one", **reasons[0])
        yield Paragraph("proposal.safeguards_none_text", words)
    elif reasons:
        yield Paragraph("proposal.safeguards_none_text", wording("proposal.safeguards.none_text"))
        yield Bullets(
            "proposal.safeguards_none",
            tuple(wording("proposal.safeguards.none_item", **each) for each in reasons),
        )


def _classes(
    inputs: ProposalInputs, basis: Basis, result: SafeguardResult, wording: Wording
) -> Spans:
    said: Spans = ()
    for name, placed in (("category", result.category), ("gender", result.gender)):
        part = _class(name, placed, basis, wording)
        said = (*said, *spans(" "), *part) if said else part
    sources = () if isinstance(inputs.safeguards, Pending) else inputs.safeguards.source
    return cited(said, sources)


def _class(name: str, placed: Placed | None, basis: Basis, wording: Wording) -> Spans:
    if placed is None:
        return wording(f"proposal.safeguards.{name}_open")
    given = placed.given
    return wording(
        f"proposal.safeguards.{name}_{given.given_by}",
        category=given.category,
        scheme=placed.scheme.name if placed.scheme else given.scheme,
        day=wording.date(basis.about.in_force_at),
        reason=given.reason.rstrip("."),
    )


def _assessment(result: SafeguardResult, wording: Wording) -> Spans:
    assessment = result.assessment
    if assessment is None:
        raise ValueError("there is no assessment to report")
    words = {
        "owner": result.assessed_by or wording.text("report.pending.nobody"),
        "covers": assessment.covers.rstrip("."),
    }
    if result.in_time is None:
        return wording("proposal.safeguards.assessment", **words)
    key = "in_time" if result.in_time else "late"
    return wording(
        f"proposal.safeguards.assessment_{key}",
        month=wording.date(result.assessed_in),
        live=wording.date(result.live),
        **words,
    )


def _text(result: SafeguardResult, wording: Wording) -> Spans:
    complete = sum(not each.lacks for each in result.measures)
    words = {
        "count": wording.number(len(result.measures)),
        "complete": wording.number(complete),
    }
    every = "_all" if complete == len(result.measures) else ""
    if every:
        del words["complete"]
    protected = not result.unprotected
    first = wording(f"proposal.safeguards.text{every}", **words)
    if not result.people_report:
        return first
    second = wording(f"proposal.safeguards.complainants_{'all' if protected else 'some'}")
    return (*first, *spans(" "), *second)


def _table(basis: Basis, result: SafeguardResult, wording: Wording) -> Table:
    columns = (
        Column(wording.text("proposal.head.measure_taken"), 3.0),
        Column(wording.text("proposal.head.answers"), 1.5),
        Column(wording.text("proposal.head.test_of"), 2.6),
        Column(wording.text("proposal.head.carried_by"), 2.4),
    )
    table: list[tuple[str | Spans | Cell, ...]] = []
    for topic in result.topics:
        if topic.measures:
            head = wording.text(f"proposal.safeguards.topic.{topic.topic}")
            table.append((Cell(spans(head), shade=1, bold=True, columns=len(columns)),))
            table.extend(_row(each, basis, wording) for each in topic.measures)
    caption = wording.text(
        "proposal.safeguards.caption",
        count=wording.number(len(result.measures)),
        topics=wording.number(sum(bool(topic.measures) for topic in result.topics)),
    )
    return Table(
        "proposal.safeguards",
        made_up(caption, [each.row for each in result.measures], basis.about.city, wording),
        columns,
        tuple(table),
        with_desk(
            wording("proposal.safeguards.source"), [each.row for each in result.measures], wording
        ),
    )


def _row(each: Measure, basis: Basis, wording: Wording) -> tuple[str | Spans | Cell, ...]:
    row = each.row
    measure: Spans = spans(row.measure)
    if row.against:
        harm = wording.text(f"proposal.safeguards.harm.{row.against}")
        measure = spans(Text(harm, bold=True), f": {row.measure}")
    return (
        measure,
        each.owner or wording.text("report.pending.pending"),
        row.test or wording.text("report.pending.pending"),
        _carried(each, basis, wording),
    )


def _carried(each: Measure, basis: Basis, wording: Wording) -> str:
    """The component and requirement that do it, and the money within which line."""
    does = list(each.components)
    if each.requirements:
        does.append(", ".join(each.requirements))
    lines = "; ".join(line_cost(line, basis, wording) for line in each.paid_by)
    if each.cost is not None:
        amount = wording.money_words(each.cost, basis.settings.currency)
        paid = wording.text("proposal.cost.within", amount=amount, lines=lines) if lines else amount
    elif lines:
        paid = wording.text("proposal.cost.part_of", lines=lines)
    else:
        paid = each.row.cost_note.rstrip(".")
    return ". ".join(part for part in ("; ".join(does), paid) if part) or wording.text(
        "report.pending.pending"
    )


def _open(result: SafeguardResult, wording: Wording) -> Iterator[Missing]:
    """One box for all topics that nobody has answered."""
    waiting = [each for each in result.topics if not each.is_answered]
    if not waiting:
        return
    given = [each.open for each in waiting if each.open is not None]
    yield Missing(
        "proposal.safeguards_open",
        what=wording.text(
            "proposal.safeguards.open",
            list=wording.list(
                wording.text(f"proposal.safeguards.topic.{each.topic}") for each in waiting
            ),
        ),
        who=wording.list(dict.fromkeys(each.who for each in given))
        or wording.text("report.pending.nobody"),
        instrument="; ".join(dict.fromkeys(each.instrument for each in given))
        or wording.text("report.pending.no_instrument"),
    )
