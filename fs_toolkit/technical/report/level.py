"""Sub-item 2.1 as blocks: infrastructure, services, systems, and what opens and closes it."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import is_pending, rows
from fs_toolkit.document.blocks import (
    Block,
    Bullets,
    Callout,
    Cell,
    Column,
    Group,
    Heading,
    Paragraph,
    Spans,
    Table,
    spans,
)
from fs_toolkit.document.cells import cited, unanswered
from fs_toolkit.document.prose import prose
from fs_toolkit.document.wording import Wording
from fs_toolkit.technical.analysis import TechnicalResult
from fs_toolkit.technical.analysis.level import Known
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inputs.level import InfrastructureItem
from fs_toolkit.technical.report.diagnosis import report_diagnosis
from fs_toolkit.technical.report.interviews import report_interviews
from fs_toolkit.technical.report.services import report_services
from fs_toolkit.technical.report.surveys import report_surveys
from fs_toolkit.technical.report.swot import report_swot

INQUIRIES = ("power", "systems", "answers", "interviews", "responses")
"""What has to be asked in the city itself."""


def report_level(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult, wording: Wording
) -> Iterator[Block]:
    """The current level of ICT."""
    yield Heading("technical.level", 2, wording.text("technical.level.title"))
    yield Paragraph(
        "technical.level.answer", _answer(inputs, basis, result, wording), style="answer"
    )
    yield from prose(inputs.level, "technical.level.reading")
    yield from _infrastructure(inputs, result, wording)
    yield from report_services(inputs, result, wording)
    yield from _systems(inputs, wording)
    yield from report_diagnosis(inputs, result, wording)
    yield from report_surveys(inputs, basis, result, wording)
    yield from report_interviews(inputs, basis, result, wording)
    yield from report_swot(inputs, result, wording)
    yield from _afterwards(inputs, wording)


def _answer(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult, wording: Wording
) -> Spans:
    waiting = [name for name in INQUIRIES if is_pending(getattr(inputs, name))]
    counted = _counted(basis, result, wording)
    if not waiting:
        return wording("technical.level.answer_closed", counted=counted)
    words = wording.list([wording.text(f"technical.inquiry.{name}") for name in waiting])
    return wording("technical.level.answer_open", counted=counted, waiting=words)


def _counted(basis: Basis, result: TechnicalResult, wording: Wording) -> str:
    """What is known of the number of online services, as a sentence."""
    known = result.level.services
    if known is None:
        return wording.text("technical.level.uncounted", city=basis.about.city)
    words = {
        "city": basis.about.city,
        "services": wording.number(known.latest.services),
        "what": known.latest.what,
        "as_of": wording.date(known.latest.as_of),
    }
    if known.share is None:
        return wording.text("technical.level.counted", **words)
    share = wording.share(known.share)
    return wording.text("technical.level.counted_share", **words, share=share)


def _infrastructure(
    inputs: TechnicalInputs, result: TechnicalResult, wording: Wording
) -> Iterator[Block]:
    yield Heading("technical.level.base", 3, wording.text("technical.level.base_title"))
    if result.level.infrastructure:
        yield Paragraph("technical.level.base_text", wording("technical.level.base_text"))
        heads = ("layer", "item", "value", "whose", "meaning")
        widths = (1.2, 2.6, 1.5, 1.0, 3.4)
        yield Table(
            "technical.level.infrastructure",
            wording.text("technical.level.base_caption"),
            tuple(
                Column(wording.text(f"technical.head.{head}"), width)
                for head, width in zip(heads, widths, strict=True)
            ),
            tuple(
                (
                    wording.text(f"technical.base_layer.{item.layer}"),
                    cited(item.item, item.sources),
                    _value(item, known, wording),
                    wording.text(f"technical.scope.{item.scope}"),
                    item.meaning,
                )
                for item, known in result.level.infrastructure
            ),
        )
    yield from unanswered("technical.level.base_open", inputs, "infrastructure", wording)
    if result.level.power:
        yield Paragraph("technical.level.power_text", wording("technical.level.power_text"))
        yield Table(
            "technical.level.power",
            wording.text("technical.level.power_caption"),
            (
                Column(wording.text("technical.head.site"), 3),
                Column(wording.text("technical.head.outage"), align="right"),
                Column(wording.text("technical.head.backup"), align="right"),
                Column(wording.text("technical.head.supply"), align="right"),
            ),
            tuple(
                (
                    cited(site.site, site.sources),
                    wording.number(site.outage_hours),
                    wording.number(site.backup_hours),
                    wording.share(supply, 2),
                )
                for site, supply in result.level.power
            ),
        )
    yield from unanswered("technical.level.power_open", inputs, "power", wording)


def _value(item: InfrastructureItem, known: Known | None, wording: Wording) -> str:
    if known is None:
        if item.since:
            return wording.text("technical.value.since", date=wording.date(item.since))
        if item.stated:
            return wording.text("technical.value.stated", date=wording.date(item.stated))
        return wording.dash
    value = {
        "share": wording.share(known.value),
        "per_100": wording.text(
            "technical.value.per_100", number=wording.number(100 * known.value)
        ),
        "number": wording.number(known.value),
    }[item.shown_as]
    return wording.text("technical.value.as_of", value=value, date=wording.date(known.as_of))


def _systems(inputs: TechnicalInputs, wording: Wording) -> Iterator[Block]:
    yield Heading("technical.level.systems", 3, wording.text("technical.level.systems_title"))
    yield from unanswered("technical.level.systems_open", inputs, "systems", wording)
    systems = rows(inputs.systems)
    if not systems:
        return
    taking = sum(system.takes_reports for system in systems)
    yield Paragraph(
        "technical.level.systems_text",
        wording(
            "technical.level.systems_text",
            systems=wording.number(len(systems)),
            taking=wording.number(taking),
        ),
    )
    yield Table(
        "technical.level.inventory",
        wording.text("technical.level.systems_caption"),
        (
            Column(wording.text("technical.head.system"), 2.4),
            Column(wording.text("technical.head.area"), 1.4),
            Column(wording.text("technical.head.owner"), 2),
            Column(wording.text("technical.head.use"), 1, "right"),
            Column(wording.text("technical.head.integration"), 1.2, "centre"),
            Column(wording.text("technical.head.takes_reports"), 1.2, "centre"),
        ),
        tuple(
            (
                system.name,
                wording.text(f"technical.system_area.{system.area}"),
                system.owner,
                wording.dash if system.use is None else wording.share(system.use),
                Cell(spans(str(system.integration)), shade=system.integration),
                wording.text("report.answer.yes" if system.takes_reports else "report.answer.no"),
            )
            for system in systems
        ),
        wording("technical.source.integration_scale"),
    )


def _afterwards(inputs: TechnicalInputs, wording: Wording) -> Iterator[Block]:
    """The box of later events, which no number of the study uses."""
    for group in prose(inputs.afterwards, "technical.afterwards"):
        pieces = group.blocks if isinstance(group, Group) else ()
        body = tuple(piece for piece in pieces if isinstance(piece, Paragraph | Bullets))
        yield Callout("technical.afterwards", wording.text("report.box.afterwards"), body)
