"""The service inventory as blocks: every service, how far online it is, and what it costs people."""

from __future__ import annotations

from collections.abc import Iterator
from math import isnan

from fs_toolkit.core.basis import Basis
from fs_toolkit.document.blocks import Block, Cell, Column, Paragraph, Spans, Table, spans
from fs_toolkit.document.cells import cited, made_up, unanswered
from fs_toolkit.document.wording import Wording
from fs_toolkit.technical.analysis import TechnicalResult
from fs_toolkit.technical.analysis.inventory import Known, ServicesCounted, ServiceStanding
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inventory import ENOUGH_VOLUMES


def report_service_inventory(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult, wording: Wording
) -> Iterator[Block]:
    """Digital share by number and by cases, the visits that services cost, and the list."""
    yield from unanswered(
        "technical.level.service_inventory_open", inputs, "service_inventory", wording
    )
    found = result.level.inventory.service_inventory
    if found is None:
        return
    yield Paragraph("technical.level.service_text", _shares(found, wording))
    if found.heaviest is not None:
        yield Paragraph(
            "technical.level.service_visits",
            wording(
                "technical.inventory.visits_text",
                visits=wording.number(found.visits),
                service=found.heaviest.service.name,
                share=wording.share((found.heaviest.visits or 0.0) / found.visits),
            ),
        )
    services = [each.service for each in found.services]
    yield Table(
        "technical.level.service_inventory",
        made_up(_caption(found, wording), services, basis.about.city, wording),
        (
            Column(wording.text("technical.head.service"), 3.0),
            Column(wording.text("technical.head.channels"), 2.0),
            Column(wording.text("technical.head.stage"), 0.9, "centre"),
            Column(wording.text("technical.head.cases"), 1.2, "right"),
            Column(wording.text("technical.head.days"), 0.8, "right"),
            Column(wording.text("technical.head.visits"), 0.9, "right"),
            Column(wording.text("technical.head.papers"), 0.9, "right"),
            Column(
                wording.text("technical.head.fee", currency=basis.settings.currency), 0.9, "right"
            ),
            Column(wording.text("technical.head.complaints"), 1.2, "right"),
        ),
        tuple(_row(each, wording) for each in found.services),
        cited(_source(found, wording), [each for row in services for each in row.sources]),
    )


def _shares(found: ServicesCounted, wording: Wording) -> Spans:
    digital = found.digital
    words = {
        "services": wording.number(len(found.services)),
        "share": wording.share(digital.by_service),
    }
    if isnan(digital.by_volume):
        return wording(
            "technical.inventory.text_uncounted",
            **words,
            missing=wording.number(digital.missing),
            enough=wording.share(ENOUGH_VOLUMES),
        )
    words["cases"] = wording.share(digital.by_volume)
    verdict = (
        wording("technical.inventory.more")
        if digital.by_volume >= digital.by_service
        else wording("technical.inventory.less")
    )
    if digital.missing:
        missing = wording.number(digital.missing)
        shares = wording("technical.inventory.text_missing", **words, missing=missing)
    else:
        shares = wording("technical.inventory.text", **words)
    return (*shares, *spans(" "), *verdict)


def _caption(found: ServicesCounted, wording: Wording) -> str:
    share = wording.share(found.digital.by_service)
    if isnan(found.digital.by_volume):
        return wording.text("technical.inventory.caption_uncounted", share=share)
    cases = wording.share(found.digital.by_volume)
    return wording.text("technical.inventory.caption", share=share, cases=cases)


def _source(found: ServicesCounted, wording: Wording) -> Spans:
    years = sorted({each.volume.as_of for each in found.services if each.volume} - {""})
    if not years:
        return wording("technical.source.stages")
    dates = wording.list([wording.date(year) for year in years])
    return wording("technical.source.stages_dated", dates=dates)


def _row(each: ServiceStanding, wording: Wording) -> tuple[str | Spans | Cell, ...]:
    service = each.service

    def number(value: float | None) -> str:
        return wording.dash if value is None else wording.number(value)

    return (
        service.name,
        wording.list(service.channel) if service.channel else wording.dash,
        Cell(spans(str(service.stage)), shade=service.stage),
        _volume(each.volume, wording),
        number(service.days),
        number(service.visits),
        number(service.documents),
        number(service.fee),
        number(service.complaints),
    )


def _volume(volume: Known | None, wording: Wording) -> str:
    return (
        wording.text("technical.value.uncounted")
        if volume is None
        else wording.number(volume.value)
    )
