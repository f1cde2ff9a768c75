"""The surveys as blocks: how many must be asked, who answered, and what they said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import (
    Block,
    Cell,
    Chart,
    Column,
    Heading,
    Paragraph,
    Spans,
    Table,
    spans,
)
from fs_toolkit.document.cells import made_up, unanswered
from fs_toolkit.document.charts import LikertChart, LikertGroup, LikertItem
from fs_toolkit.document.wording import Wording
from fs_toolkit.technical.analysis import TechnicalResult
from fs_toolkit.technical.analysis.surveys import (
    Held,
    ItemResult,
    Sample,
    ScaleResult,
    SurveyResult,
)
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inputs.surveys import Survey, SurveyItem
from fs_toolkit.technical.report.differences import report_differences

CONSISTENT = 0.7
"""Cronbach's alpha from which statements are taken to measure one thing [Nunnally 1978]."""

AnyRow = tuple[str | Spans | Cell, ...]


def report_surveys(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult, wording: Wording
) -> Iterator[Block]:
    """Sample sizes and questionnaires, then answers or what is missing for them."""
    found = result.level.surveys
    city = basis.about.city
    yield Heading("technical.level.surveys", 3, wording.text("technical.survey.title"))
    yield from unanswered("technical.level.surveys_open", inputs, "surveys", wording)
    held = {each.survey.id for each in found.held}
    planned = tuple(each for each in found.samples if each.survey.id not in held)
    if planned:
        yield from _samples(planned, wording)
    if found.held:
        yield from _held(found, city, wording)
    asked = tuple(
        item
        for survey in rows(inputs.surveys)
        if survey.id not in held
        for item in rows(inputs.survey_items)
        if item.survey == survey.id
    )
    if asked:
        yield from _questionnaire(asked, rows(inputs.surveys), wording)
    yield from unanswered("technical.level.responses_open", inputs, "responses", wording)
    if found.choices:
        yield from _choices(found, city, wording)
    if found.items:
        yield from _answers(found, city, wording)
    yield from report_differences(found, city, wording)


def _samples(planned: tuple[Sample, ...], wording: Wording) -> Iterator[Block]:
    largest = max(planned, key=lambda sample: sample.population)
    smallest = min(planned, key=lambda sample: sample.population)
    words = {
        "answers": wording.number(sum(sample.answers for sample in planned)),
        "invited": wording.number(sum(sample.invited for sample in planned)),
        "margin": wording.share(largest.survey.margin),
        "confidence": wording.share(largest.survey.confidence),
        "large": wording.number(largest.answers),
    }
    yield Paragraph(
        "technical.level.samples_text",
        wording("technical.survey.samples_text", **words, small=wording.number(smallest.answers))
        if len(planned) > 1
        else wording("technical.survey.samples_text_one", **words, group=largest.survey.name),
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
            for sample in planned
        ),
        wording("technical.source.samples"),
    )


def _held(found: SurveyResult, city: str, wording: Wording) -> Iterator[Block]:
    needed = {each.survey.id: each for each in found.samples}
    said = wording.list(
        [
            wording.text(
                "technical.survey.answered",
                survey=each.survey.name,
                answered=wording.number(each.answered),
                needed=wording.number(needed[each.survey.id].answers),
            )
            for each in found.held
        ]
    )
    yield Paragraph("technical.level.held_text", wording("technical.survey.held_text", said=said))
    yield Table(
        "technical.level.held",
        made_up(
            wording.text(
                "technical.survey.held_caption",
                people=wording.number(sum(each.answered for each in found.held)),
            ),
            [each.survey for each in found.held],
            city,
            wording,
        ),
        (
            Column(wording.text("technical.head.survey"), 1.9),
            Column(wording.text("technical.head.population"), 1.1, "right"),
            Column(wording.text("technical.survey.head.asked"), 1, "right"),
            Column(wording.text("technical.survey.head.answered"), 1.1, "right"),
            Column(wording.text("technical.survey.head.effective"), 1.2, "right"),
            Column(wording.text("technical.survey.head.how"), 3.7),
        ),
        tuple(
            (
                each.survey.name,
                wording.number(needed[each.survey.id].population),
                wording.dash
                if each.survey.invited is None
                else wording.number(each.survey.invited),
                wording.number(each.answered)
                if each.rate is None
                else wording.text(
                    "technical.survey.value.of_invited",
                    answered=wording.number(each.answered),
                    share=wording.share(each.rate),
                ),
                wording.number(each.effective),
                _how(each, wording),
            )
            for each in found.held
        ),
        wording("technical.survey.source.held"),
    )
    for few in (each for each in found.held if not each.reported):
        yield Paragraph(
            f"technical.level.few.{few.survey.id}",
            wording(
                "technical.survey.too_few",
                survey=few.survey.name,
                answered=wording.number(few.answered),
            ),
        )


def _how(held: Held, wording: Wording) -> str:
    """When, how and from which strata, as far as it is known."""
    survey = held.survey
    parts = []
    if survey.began and survey.ended:
        parts.append(
            wording.text(
                "technical.survey.value.from_to",
                start=wording.date(survey.began.isoformat()),
                end=wording.date(survey.ended.isoformat()),
            )
        )
    if survey.mode:
        parts.append(survey.mode)
    if held.weighted == "strata":
        parts.append(
            wording.text("technical.survey.value.by_strata", strata=wording.number(held.strata))
        )
    return "; ".join(parts) or survey.drawn


def _questionnaire(
    items: tuple[SurveyItem, ...], surveys: tuple[Survey, ...], wording: Wording
) -> Iterator[Block]:
    names = {survey.id: survey.name for survey in surveys}
    yield Paragraph(
        "technical.level.questionnaire_text",
        wording("technical.survey.questionnaire_text", items=wording.number(len(items))),
    )
    body: list[AnyRow] = []
    for survey in dict.fromkeys(item.survey for item in items):
        body.append((Cell(spans(names[survey]), bold=True, columns=2),))
        body += [(item.scale, item.text) for item in items if item.survey == survey]
    yield Table(
        "technical.level.questionnaire",
        wording.text("technical.survey.questionnaire_caption", items=wording.number(len(items))),
        (
            Column(wording.text("technical.survey.head.scale"), 1.4),
            Column(wording.text("technical.head.statement"), 6),
        ),
        tuple(body),
        wording("technical.survey.source.agreement"),
    )


def _answers(found: SurveyResult, city: str, wording: Wording) -> Iterator[Block]:
    best = max(found.items, key=lambda item: item.agree)
    worst = min(found.items, key=lambda item: item.agree)
    surveys = {each.survey.id: each.survey for each in found.held}
    behind = [surveys[item.item.survey] for item in found.items]
    shares = {"low": wording.share(worst.agree, 0), "high": wording.share(best.agree, 0)}
    yield Paragraph(
        "technical.level.responses_text",
        wording(
            "technical.survey.answers_text",
            best=best.item.text.rstrip("."),
            best_share=shares["high"],
            worst=worst.item.text.rstrip("."),
            worst_share=shares["low"],
        ),
    )
    yield Chart(
        "technical.level.likert",
        made_up(wording.text("technical.survey.likert_caption", **shares), behind, city, wording),
        LikertChart(
            wording.text(
                "technical.survey.likert_title",
                worst=worst.item.text.rstrip("."),
                low=shares["low"],
            ),
            tuple(wording.text(f"technical.survey.step.{step}") for step in range(1, 6)),
            tuple(
                LikertGroup(
                    wording.text(
                        "technical.survey.value.scale_of",
                        survey=surveys[survey].name,
                        scale=scale,
                    ),
                    tuple(
                        LikertItem(each.item.text, each.shares, each.answers)
                        for each in _of(found.items, survey, scale)
                    ),
                )
                for survey, scale in _scales(found.items)
            ),
        ),
        wording.text(
            "technical.survey.likert_alt",
            best=best.item.text.rstrip("."),
            worst=worst.item.text.rstrip("."),
            **shares,
        ),
        wording("technical.survey.source.likert"),
    )
    scales = {(each.survey, each.scale): each for each in found.scales}
    body: list[AnyRow] = []
    for survey, scale in _scales(found.items):
        alpha = _alpha(scales[survey, scale], wording)
        head = wording.text(
            "technical.survey.value.scale_of", survey=surveys[survey].name, scale=scale
        )
        body.append((Cell(spans(f"{head}. {alpha}"), bold=True, columns=5),))
        body += [_row(each, wording) for each in _of(found.items, survey, scale)]
    yield Table(
        "technical.level.responses",
        made_up(_scales_caption(found, wording), behind, city, wording),
        (
            Column(wording.text("technical.head.statement"), 5),
            Column(wording.text("technical.head.n"), 1, "right"),
            Column(wording.text("technical.survey.head.mean"), 1, "right"),
            Column(wording.text("technical.survey.head.spread"), 1, "right"),
            Column(wording.text("technical.head.agree"), 1.6, "right"),
        ),
        tuple(body),
        wording("technical.survey.source.responses"),
    )


def _scales_caption(found: SurveyResult, wording: Wording) -> str:
    """How many scales hold together, and how wide the widest margin is."""
    held = sum(each.alpha is not None and each.alpha >= CONSISTENT for each in found.scales)
    return wording.text(
        "technical.survey.answers_caption",
        held=wording.number(held),
        scales=wording.number(len(found.scales)),
        margin=wording.number(100 * max(each.margin for each in found.items), 0),
    )


def _scales(items: Iterable[ItemResult]) -> list[tuple[str, str]]:
    return list(dict.fromkeys((each.item.survey, each.item.scale) for each in items))


def _of(items: Iterable[ItemResult], survey: str, scale: str) -> list[ItemResult]:
    return [each for each in items if (each.item.survey, each.item.scale) == (survey, scale)]


def _alpha(scale: ScaleResult, wording: Wording) -> str:
    if scale.alpha is None:
        return wording.text(f"technical.survey.no_alpha.{scale.why_not}")
    return wording.text("technical.survey.value.alpha", alpha=wording.number(scale.alpha, 2))


def _row(each: ItemResult, wording: Wording) -> AnyRow:
    if each.constant:
        said = wording.text("technical.survey.value.all_alike")
        return (each.item.text, wording.number(each.answers), Cell(spans(said), columns=3))
    return (
        each.item.text,
        wording.number(each.answers),
        wording.number(each.mean, 1),
        wording.number(each.deviation, 1),
        _within(each.agree, each.margin, wording),
    )


def _within(share: float, margin: float, wording: Wording) -> str:
    """65 % ± 6: a share with its margin in whole points."""
    return wording.text(
        "technical.survey.value.share_within",
        share=wording.share(share, 0),
        margin=wording.number(100 * margin, 0),
    )


def _choices(found: SurveyResult, city: str, wording: Wording) -> Iterator[Block]:
    surveys = {each.survey.id: each.survey for each in found.held}
    first = found.choices[0]
    option, share, _ = first.options[0]
    yield Paragraph(
        "technical.level.choices_text",
        wording(
            "technical.survey.choices_text",
            question=first.item.text,
            survey=surveys[first.item.survey].name,
            option=option,
            share=wording.share(share, 0),
        ),
    )
    body: list[AnyRow] = []
    for each in found.choices:
        head = wording.text(
            "technical.survey.value.question_of",
            survey=surveys[each.item.survey].name,
            question=each.item.text,
            answers=wording.number(each.answers),
        )
        body.append((Cell(spans(head), bold=True, columns=2),))
        body += [
            (
                name,
                _within(part, margin, wording),
            )
            for name, part, margin in each.options
        ]
    yield Table(
        "technical.level.choices",
        made_up(
            wording.text(
                "technical.survey.choices_caption", option=option, share=wording.share(share, 0)
            ),
            [surveys[each.item.survey] for each in found.choices],
            city,
            wording,
        ),
        (
            Column(wording.text("technical.survey.head.choice"), 5),
            Column(wording.text("technical.survey.head.share_of_answers"), 2, "right"),
        ),
        tuple(body),
        wording("technical.survey.source.responses"),
    )
