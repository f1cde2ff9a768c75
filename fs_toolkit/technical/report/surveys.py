"""Surveys and interviews as blocks: how many must be asked, and what they said."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import Block, Column, Heading, Paragraph, Table
from fs_toolkit.document.cells import cited, unanswered
from fs_toolkit.document.wording import Wording
from fs_toolkit.technical.analysis import TechnicalResult
from fs_toolkit.technical.analysis.surveys import SurveyResult
from fs_toolkit.technical.inputs import TechnicalInputs


def report_surveys(
    inputs: TechnicalInputs, result: TechnicalResult, wording: Wording
) -> Iterator[Block]:
    """Sample sizes, then answers or what is missing for them."""
    found = result.level.surveys
    yield Heading("technical.level.surveys", 3, wording.text("technical.survey.title"))
    yield from unanswered("technical.level.surveys_open", inputs, "surveys", wording)
    if found.samples:
        yield from _samples(found, wording)
    yield from unanswered("technical.level.responses_open", inputs, "responses", wording)
    if found.items:
        yield from _answers(found, wording)
    yield from unanswered("technical.level.interviews_open", inputs, "interviews", wording)
    yield from _interviews(inputs, wording)


def _samples(found: SurveyResult, wording: Wording) -> Iterator[Block]:
    largest = max(found.samples, key=lambda sample: sample.population)
    smallest = min(found.samples, key=lambda sample: sample.population)
    yield Paragraph(
        "technical.level.samples_text",
        wording(
            "technical.survey.samples_text",
            answers=wording.number(sum(sample.answers for sample in found.samples)),
            invited=wording.number(sum(sample.invited for sample in found.samples)),
            margin=wording.share(largest.survey.margin),
            confidence=wording.share(largest.survey.confidence),
            large=wording.number(largest.answers),
            small=wording.number(smallest.answers),
        ),
    )
    yield Table(
        "technical.level.samples",
        wording.text("technical.survey.samples_caption"),
        (
            Column(wording.text("technical.head.survey"), 1.8),
            Column(wording.text("technical.head.population"), 1.3, "right"),
            Column(wording.text("technical.head.answers_needed"), 1.1, "right"),
            Column(wording.text("technical.head.invited"), 1.1, "right"),
            Column(wording.text("technical.head.items"), 1, "right"),
            Column(wording.text("technical.head.drawn"), 4),
        ),
        tuple(
            (
                sample.survey.name,
                wording.number(sample.population),
                wording.number(sample.answers),
                wording.number(sample.invited),
                wording.number(sample.items),
                sample.survey.drawn,
            )
            for sample in found.samples
        ),
        wording("technical.source.samples"),
    )


def _answers(found: SurveyResult, wording: Wording) -> Iterator[Block]:
    alphas = [scale for scale in found.scales if scale.alpha is not None]
    best = max(found.items, key=lambda item: item.agree)
    worst = min(found.items, key=lambda item: item.agree)
    yield Paragraph(
        "technical.level.responses_text",
        wording(
            "technical.survey.answers_text",
            best=best.item.text,
            best_share=wording.share(best.agree),
            worst=worst.item.text,
            worst_share=wording.share(worst.agree),
            alphas=wording.list([wording.number(scale.alpha, 2) for scale in alphas]),
        ),
    )
    yield Table(
        "technical.level.responses",
        wording.text("technical.survey.answers_caption"),
        (
            Column(wording.text("technical.head.statement"), 5),
            Column(wording.text("technical.head.n"), 1, "right"),
            Column(wording.text("technical.head.agree"), 1, "right"),
            Column(wording.text("technical.head.margin"), 1.2, "right"),
        ),
        tuple(
            (
                item.item.text,
                wording.number(item.answers),
                wording.share(item.agree),
                wording.text("technical.value.plus_minus", share=wording.share(item.margin)),
            )
            for item in found.items
        ),
    )


def _interviews(inputs: TechnicalInputs, wording: Wording) -> Iterator[Block]:
    held = rows(inputs.interviews)
    if not held:
        return
    yield Paragraph(
        "technical.level.interviews_text",
        wording("technical.survey.interviews_text", count=wording.number(len(held))),
    )
    yield Table(
        "technical.level.interviews",
        wording.text("technical.survey.interviews_caption"),
        (
            Column(wording.text("technical.head.organisation"), 2),
            Column(wording.text("technical.head.role"), 1.6),
            Column(wording.text("technical.head.day"), 1.2),
            Column(wording.text("technical.head.finding"), 4),
        ),
        tuple(
            (
                talk.organisation,
                talk.role,
                wording.date(talk.day),
                cited(talk.finding, (talk.source,) if talk.source else ()),
            )
            for talk in held
        ),
    )
