"""The diagnosis as blocks: what it asks, and what it finds once the city has answered."""

from __future__ import annotations

from collections.abc import Iterator
from math import isnan

from fs_toolkit.core.model import is_pending
from fs_toolkit.document.blocks import Block, Cell, Column, Heading, Paragraph, Table, spans
from fs_toolkit.document.cells import unanswered
from fs_toolkit.document.wording import Wording
from fs_toolkit.technical.analysis import TechnicalResult
from fs_toolkit.technical.analysis.level import AreaResult
from fs_toolkit.technical.inputs import TechnicalInputs


def report_diagnosis(
    inputs: TechnicalInputs, result: TechnicalResult, wording: Wording
) -> Iterator[Block]:
    """Structure, then scores or what is missing for them."""
    yield Heading("technical.level.diagnosis", 3, wording.text("technical.diagnosis.title"))
    yield from unanswered("technical.level.questions_open", inputs, "questions", wording)
    structure = result.level.structure
    if structure:
        total = sum(area.questions for area in structure)
        yield Paragraph(
            "technical.level.diagnosis_text",
            wording("technical.diagnosis.text", questions=wording.number(total)),
        )
        yield Table(
            "technical.level.structure",
            wording.text("technical.diagnosis.structure_caption", questions=wording.number(total)),
            (
                Column(wording.text("technical.head.force"), 1.2),
                Column(wording.text("technical.head.area"), 2),
                Column(wording.text("technical.head.asks"), 3.4),
                Column(wording.text("technical.head.questions"), 1, "right"),
                Column(wording.text("technical.head.answers"), 2.6),
            ),
            tuple(
                (
                    wording.text(f"technical.force.{area.force}"),
                    wording.text(f"technical.area.{area.area}"),
                    wording.text(f"technical.area_asks.{area.area}"),
                    wording.number(area.questions),
                    wording.list(area.respondents),
                )
                for area in structure
            ),
            wording("technical.source.diagnosis_scale"),
        )
    yield from unanswered("technical.level.answers_open", inputs, "answers", wording)
    if result.level.areas:
        yield from _scores(inputs, result, wording)


def _scores(inputs: TechnicalInputs, result: TechnicalResult, wording: Wording) -> Iterator[Block]:
    forces = result.level.forces
    scored = [area for area in result.level.areas if area.level is not None]
    if scored:
        best = max(scored, key=lambda area: area.score)
        worst = min(scored, key=lambda area: area.score)
        yield Paragraph(
            "technical.level.scores_text",
            wording(
                "technical.diagnosis.scores_text",
                best=wording.text(f"technical.area.{best.area}"),
                worst=wording.text(f"technical.area.{worst.area}"),
                internal=wording.number(forces.get("internal"), 0),
                external=wording.number(forces.get("external"), 0),
            ),
        )
    else:
        yield Paragraph("technical.level.scores_text", wording("technical.diagnosis.too_few"))
    yield Table(
        "technical.level.scores",
        wording.text("technical.diagnosis.scores_caption"),
        (
            Column(wording.text("technical.head.area"), 2.4),
            Column(wording.text("technical.head.coverage"), 1, "right"),
            Column(wording.text("technical.head.score"), 1, "right"),
            Column(wording.text("technical.head.level"), 1, "centre"),
            Column(wording.text("technical.head.disagreement"), 1.4, "right"),
            Column(wording.text("technical.head.peer_gap"), 1.4, "right"),
        ),
        tuple(_row(area, wording) for area in result.level.areas),
        wording("technical.source.diagnosis_scale"),
    )
    if is_pending(inputs.peers):
        yield from unanswered("technical.level.peers_open", inputs, "peers", wording)


def _row(area: AreaResult, wording: Wording) -> tuple[str | Cell, ...]:
    return (
        wording.text(f"technical.area.{area.area}"),
        wording.share(area.coverage),
        wording.dash if isnan(area.score) else wording.number(area.score, 0),
        wording.dash if area.level is None else Cell(spans(str(area.level)), shade=area.level - 1),
        wording.number(area.disagreement, 1),
        wording.dash if area.peer_gap is None else wording.number(area.peer_gap.gap, 0),
    )
