"""The five levels of sub-item 3.1 as blocks: the scale, the marks, law and practice against target."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.core.ties import foremost
from fs_toolkit.document.blocks import Block, Chart, Column, Heading, Paragraph, Spans, Table
from fs_toolkit.document.cells import cited, made_up, unanswered
from fs_toolkit.document.charts import RadarChart, Series
from fs_toolkit.document.wording import Wording
from fs_toolkit.legal.inputs import LegalInputs
from fs_toolkit.legal.inputs.rights import LevelName
from fs_toolkit.legal.marks import TOP, Agreed
from fs_toolkit.legal.report.words import cited_once, then, usual_source
from fs_toolkit.legal.result import LegalResult, MarkedLevel

FEWEST_AXES = 3
"""Below three axes a radar is a line."""


def levels(
    inputs: LegalInputs, basis: Basis, result: LegalResult, wording: Wording
) -> Iterator[Block]:
    """Where the five levels stand in law and in practice, and what the project aims at."""
    yield Heading("legal.levels_part", 3, wording.text("legal.levels.heading"))
    yield from unanswered("legal.levels.pending", inputs, "levels", wording)
    if not result.levels:
        return
    yield from _scale(wording)
    yield from _marks(inputs, basis, result, wording)


def _scale(wording: Wording) -> Iterator[Block]:
    """What each step means, level by level: marks without it are opinions."""
    yield Paragraph("legal.scale.intro", wording("legal.scale.intro"))
    columns = (
        Column(wording.text("legal.levels.level"), 1.4),
        *(Column(str(step), 2.0) for step in range(TOP + 1)),
    )
    yield Table(
        "legal.scale",
        wording.text("legal.scale.caption"),
        columns,
        tuple(
            (
                wording.text(f"legal.area.{level}"),
                *(wording.text(f"legal.scale.{level}.{step}") for step in range(TOP + 1)),
            )
            for level in get_args(LevelName)
        ),
        source=wording("legal.scale.source"),
    )


def _marks(
    inputs: LegalInputs, basis: Basis, result: LegalResult, wording: Wording
) -> Iterator[Block]:
    marks, city = rows(inputs.levels), basis.about.city
    usual = usual_source(marks)
    steps = sum(row.target.middle - row.in_law.middle for row in result.levels if row.in_law)
    unseen = any(row.in_practice is None for row in result.levels)
    raters = max(len(row.rows) for row in result.levels)
    words = {"steps": _step(steps, wording)}
    yield Paragraph(
        "legal.levels.intro",
        wording(
            "legal.levels.intro",
            practice=wording("legal.levels.unseen" if unseen else "legal.levels.seen"),
            raters=then(_raters(raters, wording)),
            chart=then(_chart_words(result, wording)),
            **words,
        ),
    )
    if len(result.levels) >= FEWEST_AXES:
        key, furthest = _furthest(result, wording)
        caption = wording.text(f"legal.radar.caption{key}", **furthest)
        yield Chart(
            "legal.radar",
            made_up(caption, marks, city, wording),
            _radar(result, words["steps"], wording),
            wording.text("legal.radar.alt"),
            source=wording("legal.radar.source"),
        )
    columns = (
        Column(wording.text("legal.levels.level"), 2.0),
        Column(wording.text("legal.levels.in_law"), 1.0, "centre"),
        Column(wording.text("legal.levels.in_practice"), 1.2, "centre"),
        Column(wording.text("legal.levels.target"), 1.0, "centre"),
        Column(wording.text("legal.levels.evidence"), 4.4),
    )
    yield Table(
        "legal.levels",
        made_up(wording.text("legal.levels.caption", **words), marks, city, wording),
        columns,
        tuple(
            (
                wording.text(f"legal.area.{row.level}"),
                _mark(row.in_law, wording),
                _mark(row.in_practice, wording),
                _mark(row.target, wording),
                _evidence(row, usual),
            )
            for row in result.levels
        ),
        source=(*wording("legal.levels.source"), *then(cited_once(usual, wording))),
    )


def _raters(count: int, wording: Wording) -> Spans:
    if count < 2:
        return ()
    return wording("legal.levels.raters", count=wording.number(count))


def _chart_words(result: LegalResult, wording: Wording) -> Spans:
    if len(result.levels) < FEWEST_AXES:
        return ()
    key, words = _furthest(result, wording)
    return wording(f"legal.radar.intro{key}", **words)


def _furthest(result: LegalResult, wording: Wording) -> tuple[str, dict[str, str]]:
    """The levels that lie furthest below their target in law, and the ending of their wording."""

    def short(row: MarkedLevel) -> float:
        return row.target.middle - row.in_law.middle if row.in_law else row.target.middle

    furthest = foremost(result.levels, short)
    names = [wording.text(f"legal.area.{row.level}") for row in furthest]
    words = {"level": wording.list(names), "steps": _step(short(furthest[0]), wording)}
    return ("" if len(names) == 1 else "_several"), words


def _radar(result: LegalResult, steps: str, wording: Wording) -> RadarChart:
    def middle(marks: Agreed | None) -> float | None:
        return float(marks.middle) if marks else None

    series = [
        Series(wording.text("legal.levels.in_law"), tuple(middle(r.in_law) for r in result.levels))
    ]
    if any(row.in_practice for row in result.levels):
        seen = tuple(middle(row.in_practice) for row in result.levels)
        series.append(Series(wording.text("legal.levels.in_practice"), seen))
    aimed = tuple(middle(row.target) for row in result.levels)
    series.append(Series(wording.text("legal.levels.target"), aimed, emphasis=True, dashed=True))
    return RadarChart(
        wording.text("legal.radar.title", steps=steps),
        tuple(wording.text(f"legal.area.{row.level}") for row in result.levels),
        tuple(series),
        float(TOP),
        wording.text("legal.radar.unit"),
    )


def _mark(marks: Agreed | None, wording: Wording) -> str:
    """A median, with the lowest and the highest where raters differ."""
    if marks is None:
        return wording.text("report.pending.pending")
    if marks.low == marks.high:
        return _step(marks.middle, wording)
    return wording.text(
        "legal.levels.between",
        middle=_step(marks.middle, wording),
        low=_step(marks.low, wording),
        high=_step(marks.high, wording),
    )


def _step(value: float, wording: Wording) -> str:
    return wording.number(value, 0 if float(value).is_integer() else 1)


def _evidence(row: MarkedLevel, usual: tuple[str, ...]) -> Spans:
    said = list(dict.fromkeys(mark.evidence.rstrip(".") for mark in row.rows))
    sources = [source for mark in row.rows if mark.source != usual for source in mark.source]
    return cited("; ".join(said), sources)
