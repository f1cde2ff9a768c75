"""Evaluation in 4.5 as blocks: its questions, progress by traffic light, and when the project lets go."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import Block, Bullets, Cell, Column, Paragraph, Spans, Table, spans
from fs_toolkit.document.cells import made_up, unanswered
from fs_toolkit.document.wording import Wording
from fs_toolkit.proposal.analysis.monitoring import Monitoring, Progress
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.monitoring import CRITERIA
from fs_toolkit.proposal.progress import AMBER, GREEN
from fs_toolkit.proposal.report.logframe import value
from fs_toolkit.proposal.report.words import with_desk

SHADES = {"green": 1, "amber": 2, "red": 4}
"""How strongly a light is shaded; its name stands in the cell too."""


def report_evaluation(
    inputs: ProposalInputs, basis: Basis, monitoring: Monitoring, wording: Wording
) -> Iterator[Block]:
    """What the evaluations answer, how far indicators are, what hand-over waits for."""
    yield from unanswered("proposal.evaluation_open", inputs, "evaluation_questions", wording)
    if monitoring.questions:
        key = "proposal.evaluation.text"
        if len(monitoring.criteria) < len(CRITERIA):
            key = "proposal.evaluation.text_five"
        yield Paragraph("proposal.evaluation_text", wording(key))
        yield _questions(inputs, basis, monitoring, wording)
    if monitoring.measured:
        yield from _progress(inputs, basis, monitoring, wording)
    yield from unanswered("proposal.exit_open", inputs, "exit_criteria", wording)
    if rows(inputs.exit_criteria):
        yield Paragraph("proposal.exit_text", wording("proposal.exit.text"))
        yield Bullets("proposal.exit", tuple(_exit(inputs, wording)))


def _questions(
    inputs: ProposalInputs, basis: Basis, monitoring: Monitoring, wording: Wording
) -> Table:
    reviews = {review.id: review.name for review in rows(inputs.reviews)}
    names = {row.id: row.short or row.text for row in rows(inputs.indicators)}
    asked = monitoring.questions
    measured = sum(bool(row.indicators) for row in asked)
    words = {"count": wording.number(len(asked))}
    caption = wording.text("proposal.evaluation.caption_all", **words)
    if measured < len(asked):
        words["measured"] = wording.number(measured)
        caption = wording.text("proposal.evaluation.caption", **words)

    def answered(method: str, indicators: tuple[str, ...]) -> str:
        listed = "; ".join(names[id] for id in indicators if id in names)
        if not listed:
            return method
        return wording.text(
            "proposal.evaluation.with_indicators", method=method.rstrip("."), list=listed
        )

    return Table(
        "proposal.evaluation",
        made_up(caption, asked, basis.about.city, wording),
        (
            Column(wording.text("proposal.head.criterion"), 1.3),
            Column(wording.text("proposal.head.question"), 2.8),
            Column(wording.text("proposal.head.answered_by"), 3.0),
            Column(wording.text("proposal.head.review"), 1.5),
        ),
        tuple(
            (
                wording.text(f"proposal.evaluation.criterion.{row.criterion}"),
                row.question,
                answered(row.method, row.indicators),
                reviews.get(row.review, wording.dash),
            )
            for row in asked
        ),
        with_desk((), asked, wording),
    )


def _progress(
    inputs: ProposalInputs, basis: Basis, monitoring: Monitoring, wording: Wording
) -> Iterator[Block]:
    limits = {"green": wording.share(GREEN), "amber": wording.share(AMBER)}
    found = monitoring.progress
    if not found:
        yield Paragraph("proposal.progress_text", wording("proposal.progress.later", **limits))
        return
    late = sum(each.light == "red" for each in found)
    if len(found) == 1:
        yield Paragraph("proposal.progress_text", _one(found[0], wording))
        return
    yield Paragraph(
        "proposal.progress_text",
        wording(
            "proposal.progress.text",
            count=wording.number(len(found)),
            late=wording.number(late),
            **limits,
        ),
    )
    caption = wording.text(
        "proposal.progress.caption", late=wording.number(late), count=wording.number(len(found))
    )
    yield Table(
        "proposal.progress",
        made_up(caption, [each.last for each in found], basis.about.city, wording),
        (
            Column(wording.text("proposal.head.indicator"), 3.0),
            Column(wording.text("proposal.head.baseline"), 1.0),
            Column(wording.text("proposal.head.measured"), 1.5),
            Column(wording.text("proposal.head.target"), 1.0),
            Column(wording.text("proposal.head.gone"), 1.0, "right"),
            Column(wording.text("proposal.head.light"), 1.3),
        ),
        tuple(_row(each, wording) for each in found),
        wording("proposal.progress.source"),
    )


def _one(each: Progress, wording: Wording) -> Spans:
    return wording(
        "proposal.progress.one",
        indicator=each.measured.indicator.text,
        gone=wording.share(each.gone),
        date=wording.date(each.last.date),
        light=_light(each, wording),
    )


def _light(each: Progress, wording: Wording) -> str:
    return wording.text(f"proposal.progress.light.{each.light or 'not_due'}")


def _row(each: Progress, wording: Wording) -> tuple[str | Cell, ...]:
    measured = each.measured
    return (
        measured.indicator.text,
        value(measured, measured.baseline, wording),
        wording.text(
            "proposal.progress.value_date",
            value=value(measured, each.last.value, wording),
            date=wording.date(each.last.date),
        ),
        value(measured, measured.target, wording),
        wording.share(each.gone),
        Cell(spans(_light(each, wording)), shade=SHADES[each.light] if each.light else 0),
    )


def _exit(inputs: ProposalInputs, wording: Wording) -> Iterator[Spans]:
    owners = {role.id: role.name for role in rows(inputs.roles)}
    reviews = {review.id: review for review in rows(inputs.reviews)}
    for row in rows(inputs.exit_criteria):
        words = {
            "text": row.text.rstrip("."),
            "shown": row.shown_by.rstrip("."),
            "owner": owners.get(row.owner, wording.dash),
        }
        review = reviews.get(row.review)
        if review is None:
            yield wording("proposal.exit.item", **words)
        else:
            yield wording("proposal.exit.item_review", review=review.name, **words)
