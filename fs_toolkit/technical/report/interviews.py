"""Interviews, visits and counts at the counters as blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import (
    Block,
    Cell,
    Cite,
    Column,
    Paragraph,
    Spans,
    Table,
    spans,
)
from fs_toolkit.document.cells import cited, made_up, shared_sources, unanswered
from fs_toolkit.document.wording import Wording
from fs_toolkit.technical.analysis import TechnicalResult
from fs_toolkit.technical.inputs import TechnicalInputs


def report_interviews(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult, wording: Wording
) -> Iterator[Block]:
    """The guide, what was learnt in talks and on visits, and what was counted."""
    labels = result.needs.labels
    city = basis.about.city
    yield from _guide(inputs, labels, wording)
    yield from unanswered("technical.level.interviews_open", inputs, "interviews", wording)
    yield from _interviews(inputs, labels, city, wording)
    yield from unanswered("technical.level.visits_open", inputs, "site_visits", wording)
    yield from _visits(inputs, city, wording)
    yield from _tally(inputs, result, city, wording)


def _serves(ids: Iterable[str], labels: Mapping[str, str], wording: Wording) -> str:
    return ", ".join(labels[id] for id in ids if id in labels) or wording.dash


def _guide(inputs: TechnicalInputs, labels: Mapping[str, str], wording: Wording) -> Iterator[Block]:
    guide = rows(inputs.interview_guide)
    yield from unanswered("technical.level.guide_open", inputs, "interview_guide", wording)
    if not guide:
        return
    yield Paragraph(
        "technical.level.guide_text",
        wording(
            "technical.survey.guide_text",
            questions=wording.number(len(guide)),
            roles=wording.number(len({row.role for row in guide})),
        ),
    )
    body: list[tuple[str | Spans | Cell, ...]] = []
    for role in dict.fromkeys(row.role for row in guide):
        body.append((Cell(spans(role), bold=True, columns=3),))
        body += [
            (row.question, row.why, _serves(row.requirements, labels, wording))
            for row in guide
            if row.role == role
        ]
    yield Table(
        "technical.level.guide",
        wording.text("technical.survey.guide_caption", questions=wording.number(len(guide))),
        (
            Column(wording.text("technical.survey.head.question"), 3.6),
            Column(wording.text("technical.survey.head.why"), 2.8),
            Column(wording.text("technical.head.requirement_number"), 1),
        ),
        tuple(body),
    )


def _interviews(
    inputs: TechnicalInputs, labels: Mapping[str, str], city: str, wording: Wording
) -> Iterator[Block]:
    held = [talk for talk in rows(inputs.interviews) if talk.consent != "refused"]
    if not held:
        return
    confirmed, agreed = sum(talk.confirmed for talk in held), sum(bool(t.consent) for t in held)
    count = wording.number(len(held))
    if confirmed == agreed == len(held) > 1:
        text = wording("technical.survey.interviews_text_all", count=count)
    else:
        text = wording(
            "technical.survey.interviews_text",
            count=count,
            confirmed=wording.number(confirmed),
            agreed=wording.number(agreed),
        )
    yield Paragraph("technical.level.interviews_text", text)
    served = {id for talk in held for id in talk.requirements if id in labels}
    if served:
        caption = wording.text(
            "technical.survey.interviews_caption",
            count=count,
            served=wording.number(len(served)),
            requirements=wording.number(len(labels)),
        )
    else:
        caption = wording.text("technical.survey.interviews_caption_plain", count=count)
    yield Table(
        "technical.level.interviews",
        made_up(caption, held, city, wording),
        (
            Column(wording.text("technical.head.organisation"), 2.4),
            Column(wording.text("technical.head.day"), 1.8),
            Column(wording.text("technical.head.finding"), 4),
            Column(wording.text("technical.head.requirement_number"), 1),
        ),
        tuple(
            (
                f"{talk.organisation}, {talk.role}",
                wording.date(talk.day),
                cited(talk.finding, (talk.source,)),
                _serves(talk.requirements, labels, wording),
            )
            for talk in held
        ),
    )


def _visits(inputs: TechnicalInputs, city: str, wording: Wording) -> Iterator[Block]:
    visits = rows(inputs.site_visits)
    if not visits:
        return
    yield Paragraph("technical.level.visits_text", wording("technical.survey.visits_text"))
    photographs = sum(len(visit.photographs) for visit in visits)
    caption = wording.text(
        "technical.survey.visits_caption",
        places=wording.number(len({visit.place for visit in visits})),
        photographs=wording.number(photographs),
    )
    common = shared_sources((visit.source,) for visit in visits)
    yield Table(
        "technical.level.visits",
        made_up(caption, visits, city, wording),
        (
            Column(wording.text("technical.head.site"), 2),
            Column(wording.text("technical.head.day"), 1.3),
            Column(wording.text("technical.survey.head.seen"), 4.4),
            Column(wording.text("technical.survey.head.photographs"), 1.2),
        ),
        tuple(
            (
                visit.place,
                wording.date(visit.day.isoformat()),
                spans(visit.seen) if common else cited(visit.seen, (visit.source,)),
                ", ".join(visit.photographs) or wording.dash,
            )
            for visit in visits
        ),
        spans(Cite(common)) if common else (),
    )


def _tally(
    inputs: TechnicalInputs, result: TechnicalResult, city: str, wording: Wording
) -> Iterator[Block]:
    found = [each for each in result.level.surveys.tally if each.kind]
    if not found:
        return
    worst = max(found, key=lambda each: each.share or 0)
    yield Paragraph(
        "technical.level.tally_text",
        wording(
            "technical.survey.tally_text",
            kind=worst.kind,
            share=wording.share(worst.share or 0),
            counters=wording.number(sum(each.counters for each in found)),
        ),
    )
    yield Table(
        "technical.level.tally",
        made_up(
            wording.text(
                "technical.survey.tally_caption",
                kind=worst.kind,
                share=wording.share(worst.share or 0),
            ),
            rows(inputs.tally),
            city,
            wording,
        ),
        (
            Column(wording.text("technical.survey.head.counter"), 2.4),
            Column(wording.text("technical.survey.head.counters"), 1, "right"),
            Column(wording.text("technical.survey.head.days"), 1.2, "right"),
            Column(wording.text("technical.survey.head.visits"), 1.2, "right"),
            Column(wording.text("technical.survey.head.avoidable"), 1.6, "right"),
            Column(wording.text("technical.survey.head.avoidable_share"), 1.2, "right"),
        ),
        tuple(
            (
                each.kind,
                wording.number(each.counters),
                wording.number(each.days),
                wording.number(each.visits, 1),
                wording.dash
                if each.avoidable is None
                else wording.text(
                    "technical.survey.value.mean_within",
                    mean=wording.number(each.avoidable.mean, 1),
                    margin=wording.number(each.avoidable.margin, 1),
                ),
                wording.dash if each.share is None else wording.share(each.share),
            )
            for each in found
        ),
        wording("technical.survey.source.tally"),
    )
