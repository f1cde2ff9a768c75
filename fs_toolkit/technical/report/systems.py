"""The system inventory as blocks: each system, its score, what ends, and what is kept twice."""

from __future__ import annotations

from collections.abc import Iterator
from math import isnan, nan

from fs_toolkit.core.basis import Basis
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
from fs_toolkit.document.cells import cited, made_up, unanswered
from fs_toolkit.document.charts import HeatCell, HeatMap, HeatPanel, HeatRow
from fs_toolkit.document.wording import Wording
from fs_toolkit.technical.analysis import TechnicalResult
from fs_toolkit.technical.analysis.inventory import SystemStanding
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inputs.inventory import SYSTEM_AREAS, CitySystem
from fs_toolkit.technical.inventory import TOP_STEP

STEPS = (0, 20, 40, 60, 80)
"""Where the five shades of the heat map begin: the levels of the diagnosis. [0-100]"""


def report_systems(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult, wording: Wording
) -> Iterator[Block]:
    """Systems in use and lacking, with a heat map by the four areas."""
    yield Heading("technical.level.systems", 3, wording.text("technical.level.systems_title"))
    yield from unanswered("technical.level.systems_open", inputs, "systems", wording)
    standing = result.level.inventory.systems
    if not standing:
        return
    yield from _what_matters(basis, result, wording)
    systems = [each.system for each in standing]
    city = basis.about.city
    there = [each for each in _ordered(standing) if each.system.exists]
    if there:
        yield Table(
            "technical.level.inventory",
            made_up(_caption(there, wording), systems, city, wording),
            (
                Column(wording.text("technical.head.system"), 2.2),
                Column(wording.text("technical.head.owner"), 1.9),
                Column(wording.text("technical.head.runs"), 3.4),
                Column(wording.text("technical.head.system_users"), 0.9, "right"),
                Column(wording.text("technical.head.support"), 1.1, "right"),
                Column(
                    wording.text("technical.head.yearly_cost", currency=basis.settings.currency),
                    1.2,
                    "right",
                ),
                Column(wording.text("technical.head.takes_reports"), 1.1, "centre"),
                Column(wording.text("technical.head.score"), 0.9, "right"),
            ),
            tuple(_row(each, wording) for each in there),
            cited(wording("technical.source.system_score"), _sources(systems)),
        )
    lacking = [each.system for each in _ordered(standing) if not each.system.exists]
    if lacking:
        names = wording.list([f"{system.name} ({system.owner})" for system in lacking])
        yield Paragraph(
            "technical.level.lacking_text", wording("technical.systems.lacking_text", names=names)
        )
    yield _heat(standing, city, wording)


def _what_matters(basis: Basis, result: TechnicalResult, wording: Wording) -> Iterator[Block]:
    inventory = result.level.inventory
    there = [each for each in inventory.systems if each.system.exists]
    taking = inventory.taking_reports
    known = any(not isnan(each.score) for each in there)
    if there:
        yield Paragraph(
            "technical.level.systems_text",
            wording(
                "technical.systems.text" if known else "technical.systems.text_unscored",
                systems=wording.number(len(there)),
            ),
        )
    if len(taking) > 1:
        text = wording(
            "technical.systems.duplicates",
            count=wording.number(len(taking)),
            names=wording.list([system.name for system in taking]),
        )
    elif taking:
        text = wording("technical.systems.one_register", name=taking[0].name)
    else:
        text = wording("technical.systems.no_register")
    yield Paragraph("technical.level.registers_text", text)
    if inventory.ended:
        names = [
            wording.text(
                "technical.systems.ends",
                name=system.name,
                year=wording.year(system.end_of_life),
            )
            for system in inventory.ended
        ]
        yield Paragraph(
            "technical.level.ended_text",
            wording(
                "technical.systems.ended",
                names=wording.list(names),
                year=wording.year(basis.settings.first_year),
            ),
        )


def _ordered(standing: tuple[SystemStanding, ...]) -> list[SystemStanding]:
    return sorted(standing, key=lambda each: SYSTEM_AREAS.index(each.system.area))


def _caption(there: list[SystemStanding], wording: Wording) -> str:
    taking = sum(each.system.takes_reports for each in there)
    count = wording.number(len(there))
    if not taking:
        return wording.text("technical.systems.caption_none", count=count)
    return wording.text("technical.systems.caption", taking=wording.number(taking), count=count)


def _row(each: SystemStanding, wording: Wording) -> tuple[str | Spans | Cell, ...]:
    system = each.system
    places = [words for words in (system.hosting, system.vendor) if words]
    return (
        system.name,
        system.owner,
        "; ".join(places) or wording.dash,
        wording.dash if system.users is None else wording.number(system.users),
        wording.dash if system.end_of_life is None else wording.year(system.end_of_life),
        wording.dash if system.yearly_cost is None else wording.number(system.yearly_cost),
        wording.text("report.answer.yes" if system.takes_reports else "report.answer.no"),
        wording.dash
        if isnan(each.score)
        else Cell(spans(wording.number(each.score, 0)), shade=_step(each.score)),
    )


def _sources(systems: list[CitySystem]) -> list[str]:
    return [source for system in systems for source in system.sources]


def _step(score: float) -> int:
    return sum(score >= start for start in STEPS) - 1


def _heat(standing: tuple[SystemStanding, ...], city: str, wording: Wording) -> Chart:
    systems = [each.system for each in standing]
    scored = [each for each in standing if not isnan(each.score)]
    title = _heat_title(standing, wording)
    panels = tuple(
        HeatPanel(
            wording.text(f"technical.system_area_name.{area}"),
            tuple(_heat_row(each, wording) for each in standing if each.system.area == area),
        )
        for area in SYSTEM_AREAS
        if any(each.system.area == area for each in standing)
    )
    ends = (*(step - 1 for step in STEPS[1:]), 100)
    return Chart(
        "technical.level.systems_chart",
        made_up(title, systems, city, wording),
        HeatMap(
            title,
            tuple(
                wording.text(f"technical.head.{head}")
                for head in ("use", "integration", "quality", "score")
            ),
            panels,
            tuple(f"{start}–{end}" for start, end in zip(STEPS, ends, strict=True)),
        ),
        wording.text(
            "technical.systems.heat_alt",
            rows="; ".join(f"{each.system.name} {wording.number(each.score, 0)}" for each in scored)
            or wording.dash,
        ),
        wording("technical.source.system_aspects"),
    )


def _heat_title(standing: tuple[SystemStanding, ...], wording: Wording) -> str:
    scores = [each.score for each in standing if each.system.exists and not isnan(each.score)]
    if not scores:
        return wording.text("technical.systems.heat_title_plain")
    words = {
        "low": wording.number(sum(score < STEPS[2] for score in scores)),
        "count": wording.number(len(scores)),
    }
    absent = sum(not each.system.exists for each in standing)
    if not absent:
        return wording.text("technical.systems.heat_title_complete", **words)
    return wording.text("technical.systems.heat_title", **words, absent=wording.number(absent))


def _heat_row(each: SystemStanding, wording: Wording) -> HeatRow:
    system = each.system
    if not system.exists:
        lacking = HeatCell(0, wording.text("technical.systems.lacking"))
        return HeatRow(system.name, (*(HeatCell(None),) * 3, lacking))
    values = _aspects(system)
    words = [
        wording.dash if system.use is None else wording.share(system.use),
        wording.number(system.integration),
        wording.dash if system.quality is None else wording.number(system.quality),
        wording.dash if isnan(each.score) else wording.number(each.score, 0),
    ]
    cells = (
        HeatCell(None if isnan(value) else _step(value), word)
        for value, word in zip((*values, each.score), words, strict=True)
    )
    return HeatRow(system.name, tuple(cells))


def _aspects(system: CitySystem) -> tuple[float, float, float]:
    """Use, integration and quality, each as 0 to 100; NaN where not known."""
    return (
        nan if system.use is None else 100 * system.use,
        100 * system.integration / TOP_STEP,
        nan if system.quality is None else 100 * system.quality / TOP_STEP,
    )
