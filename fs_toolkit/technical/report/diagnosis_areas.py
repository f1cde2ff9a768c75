"""Report 2 of the diagnosis as blocks: six areas beside peers and targets, and what offices dispute."""

from __future__ import annotations

from collections.abc import Iterator
from math import isnan

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import (
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Paragraph,
    Spans,
    Table,
    spans,
)
from fs_toolkit.document.cells import made_up
from fs_toolkit.document.wording import Wording
from fs_toolkit.technical.analysis.diagnosis import AreaResult, DiagnosisResult, Disputed
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.report.diagnosis_charts import radar

MOST_DISPUTED = 5
"""How many disputed questions are printed, the widest first."""


def role_name(role: str, wording: Wording) -> str:
    """What people call an office that answered."""
    key = f"technical.role.{role}"
    return wording.text(key) if wording.has(key) else role.replace("_", " ")


def report_areas(
    inputs: TechnicalInputs, basis: Basis, found: DiagnosisResult, wording: Wording
) -> Iterator[Block]:
    """The scores of the six areas, as a table and as a shape."""
    yield Heading("technical.level.report2", 4, wording.text("technical.diagnosis.report2_title"))
    scored = [area for area in found.areas if area.level is not None]
    answers = rows(inputs.answers)
    chart = radar(found, (*answers, *rows(inputs.peers)), basis.about.city, wording)
    if scored:
        best = max(scored, key=lambda area: area.score)
        worst = min(scored, key=lambda area: area.score)
        words = {
            "best": wording.text(f"technical.area.{best.area}"),
            "worst": wording.text(f"technical.area.{worst.area}"),
            "high": wording.number(best.score, 0),
            "low": wording.number(worst.score, 0),
        }
        text = (
            wording("technical.diagnosis.scores_text", **words)
            if chart is None
            else wording("technical.diagnosis.scores_text_chart", **words)
        )
        caption = _caption(scored, words, wording)
    else:
        text = wording("technical.diagnosis.too_few")
        caption = wording.text("technical.diagnosis.scores_caption")
    yield Paragraph("technical.level.scores_text", text)
    yield _scores(found, made_up(caption, answers, basis.about.city, wording), wording)
    if chart is not None:
        yield chart


def _caption(scored: list[AreaResult], words: dict[str, str], wording: Wording) -> str:
    """The area that has furthest to go; the highest and the lowest where no target is set."""
    aimed = [(area.target_gap, area) for area in scored if area.target_gap is not None]
    if not any(gap > 0 for gap, _ in aimed):
        return wording.text(
            "technical.diagnosis.scores_caption_found", best=words["best"], worst=words["worst"]
        )
    gap, area = max(aimed, key=lambda pair: pair[0])
    return wording.text(
        "technical.diagnosis.scores_caption_target",
        area=wording.text(f"technical.area.{area.area}"),
        gap=wording.number(gap, 0),
    )


def _scores(found: DiagnosisResult, caption: str, wording: Wording) -> Table:
    with_peers = any(area.peers for area in found.areas)
    with_targets = any(area.target is not None for area in found.areas)
    columns = [
        Column(wording.text("technical.head.area"), 2.2),
        Column(wording.text("technical.head.coverage"), 1, "right"),
        Column(wording.text("technical.head.score"), 0.9, "right"),
        Column(wording.text("technical.head.level"), 0.8, "centre"),
        Column(wording.text("technical.head.disagreement"), 1.6, "right"),
    ]
    if with_peers:
        columns.append(Column(wording.text("technical.head.peer_gap"), 1.8, "right"))
    if with_targets:
        columns.append(Column(wording.text("technical.head.target_gap"), 1.5, "right"))

    def row(area: AreaResult) -> tuple[str | Cell, ...]:
        cells: list[str | Cell] = [
            wording.text(f"technical.area.{area.area}"),
            wording.share(area.coverage),
            wording.dash if isnan(area.score) else wording.number(area.score, 0),
            wording.dash
            if area.level is None
            else Cell(spans(str(area.level)), shade=area.level - 1),
            _apart(area, wording),
        ]
        if with_peers:
            cells.append(_peer_gap(area, wording))
        if with_targets:
            cells.append(_target(area, wording))
        return tuple(cells)

    if with_peers:
        most = wording.number(max(area.peers for area in found.areas))
        source = wording("technical.source.areas_peers", count=most)
    else:
        source = wording("technical.source.areas")
    return Table(
        "technical.level.scores",
        caption,
        tuple(columns),
        tuple(row(area) for area in found.areas),
        source,
    )


def _apart(area: AreaResult, wording: Wording) -> str:
    if not area.spread.shared:
        return wording.text("technical.value.one_office")
    return wording.text(
        "technical.value.apart",
        mean=wording.number(area.spread.mean, 1),
        widest=wording.number(area.spread.widest, 1),
    )


def signed(value: float, wording: Wording) -> str:
    """+12 or −7, without decimals."""
    words = wording.number(abs(value), 0)
    sign = "±" if words == "0" else "+" if value > 0 else "−"
    return f"{sign}{words}"


def _peer_gap(area: AreaResult, wording: Wording) -> str:
    if area.peer_gap is None:
        return wording.dash
    gap = signed(area.peer_gap.gap, wording)
    if isnan(area.peer_gap.z):
        return gap
    z = f"{'−' if area.peer_gap.z < 0 else ''}{wording.number(abs(area.peer_gap.z), 1)}"
    return wording.text("technical.value.gap_z", gap=gap, z=z)


def _target(area: AreaResult, wording: Wording) -> str:
    if area.target is None:
        return wording.dash
    target = wording.number(area.target, 0)
    if area.target_gap is None:
        return target
    return wording.text(
        "technical.value.target", target=target, gap=signed(area.target_gap, wording)
    )


def report_disputed(found: DiagnosisResult, wording: Wording) -> Iterator[Block]:
    """The questions on which offices stand far apart, the widest first."""
    if not found.disputed:
        return
    first = found.disputed[:MOST_DISPUTED]
    yield Paragraph(
        "technical.level.disputed_text",
        wording(
            "technical.diagnosis.disputed_text",
            count=wording.number(len(found.disputed)),
            shown=wording.number(len(first)),
        )
        if len(found.disputed) > 1
        else wording("technical.diagnosis.disputed_one"),
    )
    yield Bullets(
        "technical.level.disputed", tuple(_disputed_item(each, wording) for each in first)
    )


def _disputed_item(each: Disputed, wording: Wording) -> Spans:
    ratings = wording.list(
        [
            wording.text(
                "technical.diagnosis.rated",
                office=role_name(role, wording),
                score=wording.number(score),
            )
            for role, score in sorted(each.ratings.items(), key=lambda pair: pair[1])
        ]
    )
    return wording(
        "technical.diagnosis.disputed_item", text=each.question.text.rstrip("."), ratings=ratings
    )
