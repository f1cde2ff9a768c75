"""Cross-impact as blocks: the heat map, what moves most, and the posture that follows."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import Block, Chart, Column, Paragraph, Spans, Table
from fs_toolkit.document.cells import made_up
from fs_toolkit.document.charts import HeatCell, HeatMap, HeatPanel, HeatRow
from fs_toolkit.document.wording import Wording
from fs_toolkit.technical.analysis.swot import CrossResult, SwotResult
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inputs.swot import SwotItem
from fs_toolkit.technical.swot import JOINS

STEPS = ("none", "weak", "clear", "strong")
"""How strong an effect is, whichever its sign; the shade of the heat map."""


def signed(value: float, wording: Wording) -> str:
    """A score with its sign; whole where it is whole.

    >>> signed(-1.5, Wording.read("en")), signed(2, Wording.read("en"))
    ('−1.5', '+2')
    """
    digits = 0 if abs(value - round(value)) < 1e-9 else 1
    number = wording.number(abs(value), digits)
    if abs(value) < 1e-9:
        return number
    return f"+{number}" if value > 0 else f"−{number}"


def report_cross_impact(
    inputs: TechnicalInputs, swot: SwotResult, wording: Wording, city: str
) -> Iterator[Block]:
    """The heat map, the sums by quadrant, and what they ask for."""
    cross = swot.cross
    if cross is None:
        return
    posture = cross.posture
    kind = posture.quadrant if posture else "none"
    said = wording.text(f"technical.cross.posture_{kind}")
    mover, moves = _mover(cross, swot, wording)
    yield Paragraph(
        "technical.level.cross_text",
        wording(
            "technical.cross.text",
            scored=wording.number(int((~np.isnan(cross.scores)).sum())),
            pairs=wording.number(cross.scores.size),
            mover=mover,
            moves=moves,
        ),
    )
    yield Chart(
        "technical.level.cross_impact",
        made_up(
            wording.text("technical.cross.caption", posture=said),
            rows(inputs.cross_impact),
            city,
            wording,
        ),
        _heat_map(cross, swot, said, wording),
        wording.text("technical.cross.alt", effects=_effects(cross, swot, wording)),
        wording("technical.source.cross"),
    )
    yield Paragraph("technical.level.posture", _posture(cross, said, wording))
    yield Table(
        "technical.level.quadrants",
        made_up(
            wording.text(f"technical.cross.quadrants_caption_{kind}"),
            rows(inputs.cross_impact),
            city,
            wording,
        ),
        (
            Column(wording.text("technical.head.quadrant"), 3),
            Column(wording.text("technical.head.sum"), 1, "right"),
            Column(wording.text("technical.head.by_pair"), 1, "right"),
            Column(wording.text("technical.head.asks_for"), 4),
        ),
        tuple(
            (
                wording.text(f"technical.cross.quadrant_{name}"),
                signed(cross.sums.quadrants[name], wording),
                signed(round(cross.sums.means[name], 1), wording),
                wording.text(f"technical.cross.asks_{name}"),
            )
            for name in JOINS
        ),
        wording(
            "technical.source.quadrants_raters",
            raters=wording.number(cross.raters),
            spread=wording.number(cross.spread),
        )
        if cross.raters > 1
        else wording("technical.source.quadrants_desk"),
    )


def _posture(cross: CrossResult, said: str, wording: Wording) -> Spans:
    posture, sums = cross.posture, cross.sums
    if posture is None:
        return wording("technical.cross.posture_text_none")
    words = {
        "posture": said,
        "quadrant": wording.text(f"technical.cross.quadrant_{posture.quadrant}"),
        "sum": signed(sums.quadrants[posture.quadrant], wording),
    }
    if posture.firm:
        return wording("technical.cross.posture_text", **words)
    by_pair = max(sums.means, key=lambda name: abs(sums.means[name]))
    return wording(
        "technical.cross.posture_text_loose",
        **words,
        rival=wording.text(f"technical.cross.quadrant_{by_pair}"),
    )


def _mover(cross: CrossResult, swot: SwotResult, wording: Wording) -> tuple[str, str]:
    """The item whose scores add up furthest from 0, on either side."""
    sums = [
        *zip(cross.internal, cross.sums.internal, strict=True),
        *zip(cross.external, cross.sums.external, strict=True),
    ]
    item, most = max(sums, key=lambda pair: abs(pair[1]))
    return _named(item, swot), signed(float(most), wording)


def _named(item: SwotItem, swot: SwotResult) -> str:
    label = swot.labels[item.id]
    return f"{label} {item.name}" if item.name else label


def _heat_map(cross: CrossResult, swot: SwotResult, said: str, wording: Wording) -> HeatMap:
    def cell(score: float) -> HeatCell:
        if np.isnan(score):
            return HeatCell(None, wording.dash)
        return HeatCell(min(3, int(np.ceil(abs(score) - 1e-9))), signed(score, wording))

    return HeatMap(
        title=wording.text("technical.cross.chart_title", posture=said),
        columns=tuple(_named(item, swot) for item in cross.external),
        panels=(
            HeatPanel(
                "",
                tuple(
                    HeatRow(_named(item, swot), tuple(cell(score) for score in line))
                    for item, line in zip(cross.internal, cross.scores, strict=True)
                ),
            ),
        ),
        scale=tuple(wording.text(f"technical.cross.step_{step}") for step in STEPS),
        x_label=wording.text("technical.cross.outside"),
        y_label=wording.text("technical.cross.within"),
    )


def _effects(cross: CrossResult, swot: SwotResult, wording: Wording) -> str:
    """Every pair with an effect, for a reader who does not see the map."""
    return "; ".join(
        f"{swot.labels[a.id]} {swot.labels[b.id]} {signed(float(score), wording)}"
        for a, line in zip(cross.internal, cross.scores, strict=True)
        for b, score in zip(cross.external, line, strict=True)
        if np.nan_to_num(score)
    )
