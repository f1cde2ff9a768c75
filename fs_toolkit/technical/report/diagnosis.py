"""The diagnosis as blocks: what it asks, who answered, and its report 1."""

from __future__ import annotations

from collections.abc import Iterator
from math import isnan

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
    spans,
)
from fs_toolkit.document.cells import made_up, unanswered
from fs_toolkit.document.wording import Wording
from fs_toolkit.technical.analysis import TechnicalResult
from fs_toolkit.technical.analysis.diagnosis import DiagnosisResult
from fs_toolkit.technical.diagnosis import ENOUGH_PEERS, maturity_level
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.report.diagnosis_areas import report_areas, report_disputed, role_name
from fs_toolkit.technical.report.diagnosis_charts import quadrant
from fs_toolkit.technical.report.diagnosis_systems import report_kinds


def report_diagnosis(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult, wording: Wording
) -> Iterator[Block]:
    """Structure, then the three reports, or what is missing for them."""
    yield Heading("technical.level.diagnosis", 3, wording.text("technical.diagnosis.title"))
    yield from unanswered("technical.level.questions_open", inputs, "questions", wording)
    found = result.level.diagnosis
    if found.structure:
        yield from _structure(found, wording)
    yield from unanswered("technical.level.answers_open", inputs, "answers", wording)
    if found.areas:
        yield from _who(inputs, found, wording)
        yield from _overall(inputs, basis, found, wording)
        yield from report_areas(inputs, basis, found, wording)
        yield from report_disputed(found, wording)
        yield from unanswered("technical.level.peers_open", inputs, "peers", wording)
    yield from report_kinds(inputs, basis, result, wording)


def set_name(name: str, wording: Wording) -> str:
    """What people call a question set; a study's own set is called by its name in words."""
    key = f"technical.set.{name}"
    return wording.text(key) if wording.has(key) else name.replace("_", " ")


def _structure(found: DiagnosisResult, wording: Wording) -> Iterator[Block]:
    total = wording.number(sum(area.questions for area in found.structure))
    systems = found.systems.questions
    kinds = wording.number(sum(kind.in_set for kind in found.systems.kinds))
    form = set_name(found.question_set, wording) if found.question_set else ""
    words = {"questions": total, "form": form or wording.text("technical.set.short_form")}
    if systems:
        text = wording(
            "technical.diagnosis.text_systems",
            **words,
            systems=wording.number(systems),
            kinds=kinds,
        )
    else:
        text = wording("technical.diagnosis.text", **words)
    yield Paragraph("technical.level.diagnosis_text", text)
    body: list[tuple[str | Cell, ...]] = []
    for force in dict.fromkeys(area.force for area in found.structure):
        name = wording.text(f"technical.force.{force}")
        body.append((Cell(spans(name), bold=True, columns=4),))
        body += [
            (
                wording.text(f"technical.area.{area.area}"),
                wording.text(f"technical.area_asks.{area.area}"),
                wording.number(area.questions),
                wording.list(area.respondents),
            )
            for area in found.structure
            if area.force == force
        ]
    yield Table(
        "technical.level.structure",
        wording.text("technical.diagnosis.structure_caption", questions=total),
        (
            Column(wording.text("technical.head.area"), 1.8),
            Column(wording.text("technical.head.asks"), 2.6),
            Column(wording.text("technical.head.questions"), 1, "right"),
            Column(wording.text("technical.head.answers"), 4.6),
        ),
        tuple(body),
        wording("technical.source.diagnosis_scale"),
    )


def _who(inputs: TechnicalInputs, found: DiagnosisResult, wording: Wording) -> Iterator[Block]:
    """Who answered, and who sat at the workshop: the evidence that it is not one office's opinion."""
    given = wording.list(
        [
            wording.text(
                "technical.diagnosis.office",
                office=role_name(role, wording),
                count=wording.number(count),
            )
            for role, count in found.offices.items()
        ]
    )
    offices = wording.number(len(found.offices))
    attendance = rows(inputs.attendance)
    if not attendance:
        text = wording("technical.diagnosis.who", offices=offices, given=given)
        yield Paragraph("technical.level.who", text)
        yield from unanswered("technical.level.attendance_open", inputs, "attendance", wording)
        return
    days = list(dict.fromkeys(row.day for row in attendance))
    came = list(dict.fromkeys(role_name(row.role, wording) for row in attendance))
    text = wording(
        "technical.diagnosis.who_came",
        offices=offices,
        given=given,
        days=wording.list([wording.date(day) for day in days]),
        people=wording.number(sum(row.people for row in attendance)),
        came=wording.list(came),
    )
    yield Paragraph("technical.level.who", text)


def _overall(
    inputs: TechnicalInputs, basis: Basis, found: DiagnosisResult, wording: Wording
) -> Iterator[Block]:
    """Report 1: how far the city is as a whole."""
    yield Heading("technical.level.report1", 4, wording.text("technical.diagnosis.report1_title"))
    if found.level is None:
        lacking = [area for area in found.areas if area.level is None]
        words = wording.list([wording.text(f"technical.area.{area.area}") for area in lacking])
        yield Paragraph(
            "technical.level.overall_text", wording("technical.diagnosis.no_overall", lacking=words)
        )
    else:
        yield Paragraph("technical.level.overall_text", _overall_text(found, wording))
    yield from _history(found, wording)
    answers = rows(inputs.answers)
    yield from _overall_table(answers, basis, found, wording)
    chart = quadrant(found, (*answers, *rows(inputs.peers)), basis.about.city, wording)
    if chart is not None:
        yield Paragraph(
            "technical.level.forces_text",
            wording(
                "technical.diagnosis.forces_text",
                internal=wording.number(found.now.internal, 0),
                external=wording.number(found.now.external, 0),
            ),
        )
        yield chart


def _overall_text(found: DiagnosisResult, wording: Wording) -> Spans:
    assert found.level is not None
    words = {
        "score": wording.number(found.now.overall, 0),
        "level": str(found.level),
        "meaning": wording.text(f"technical.maturity.l{found.level}"),
    }
    if found.peer_gap is None:
        return wording("technical.diagnosis.overall", **words)
    words |= {
        "gap": wording.number(abs(found.peer_gap.gap), 0),
        "peers": wording.number(len(found.peers)),
    }
    side = "above" if found.peer_gap.gap >= 0 else "below"
    if len(found.peers) < ENOUGH_PEERS:
        return wording(f"technical.diagnosis.overall_few_{side}", **words)
    return wording(f"technical.diagnosis.overall_{side}", **words)


def _history(found: DiagnosisResult, wording: Wording) -> Iterator[Block]:
    for number, earlier in enumerate(found.history, 1):
        year = wording.year(earlier.year)
        if not earlier.comparable:
            form = set_name(earlier.question_set, wording)
            text = wording("technical.diagnosis.history_other", year=year, form=form)
        elif isnan(earlier.scores.overall) or isnan(found.now.overall):
            text = wording("technical.diagnosis.history_part", year=year)
        else:
            text = _change(year, earlier.scores.overall, found.now.overall, wording)
        yield Paragraph(f"technical.level.history{number}", text)


def _change(year: str, before: float, now: float, wording: Wording) -> Spans:
    score = wording.number(before, 0)
    change = wording.number(abs(now - before), 0)
    if change == "0":
        return wording("technical.diagnosis.history_same", year=year, score=score)
    words = {"year": year, "score": score, "change": change}
    if now > before:
        return wording("technical.diagnosis.history_up", **words)
    return wording("technical.diagnosis.history_down", **words)


def _overall_table(
    answers: tuple[object, ...], basis: Basis, found: DiagnosisResult, wording: Wording
) -> Iterator[Block]:
    earlier = [each for each in found.history if each.comparable]
    columns = [(wording.text("technical.head.score_now"), list(found.now))]
    if not all(isnan(value) for value in found.target):
        columns.append((wording.text("technical.head.score_target"), list(found.target)))
    if found.peers:
        means = [
            sum(values) / len(found.peers) for values in zip(*found.peers.values(), strict=True)
        ]
        columns.append((wording.text("technical.head.score_peers"), means))
    if earlier:
        year = wording.year(earlier[-1].year)
        columns.append(
            (wording.text("technical.head.score_earlier", year=year), list(earlier[-1].scores))
        )

    def number(value: float) -> str:
        return wording.dash if isnan(value) else wording.number(value, 0)

    def level(value: float) -> Cell | str:
        if isnan(value):
            return wording.dash
        step = maturity_level(value)
        return Cell(spans(str(step)), shade=step - 1)

    caption = (
        wording.text("technical.diagnosis.report1_caption_open")
        if found.level is None
        else wording.text("technical.diagnosis.report1_caption", level=str(found.level))
    )
    yield Table(
        "technical.level.overall",
        made_up(caption, answers, basis.about.city, wording),
        (
            Column(wording.text("technical.head.whole"), 2.4),
            Column(wording.text("technical.head.level"), 1, "centre"),
            *(Column(name, 1.2, "right") for name, _ in columns),
        ),
        tuple(
            (
                wording.text(f"technical.whole.{part}"),
                level(found.now[at]),
                *(number(values[at]) for _, values in columns),
            )
            for at, part in enumerate(("overall", "internal", "external"))
        ),
        _weights(found, wording),
    )


def _weights(found: DiagnosisResult, wording: Wording) -> Spans:
    if not found.weights_are_stated:
        return wording("technical.source.overall_equal")
    given = wording.list(
        [
            wording.text(
                "technical.diagnosis.weight",
                area=wording.text(f"technical.area.{area}"),
                weight=wording.share(weight),
            )
            for area, weight in found.weights.items()
        ]
    )
    return wording("technical.source.overall_weighted", weights=given)
