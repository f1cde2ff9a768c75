"""Information base, equipment and power as blocks: what country and city provide."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import Block, Cite, Column, Heading, Paragraph, Spans, Table, spans
from fs_toolkit.document.cells import capital, cited, made_up, unanswered
from fs_toolkit.document.wording import Wording
from fs_toolkit.technical.analysis import TechnicalResult
from fs_toolkit.technical.analysis.inventory import EquipmentStanding, Known
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inputs.inventory import EQUIPMENT_TYPES, InfrastructureItem, PowerSite


def report_infrastructure(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult, wording: Wording
) -> Iterator[Block]:
    """The national information base and networks, the city's equipment, and electricity."""
    yield Heading("technical.level.base", 3, wording.text("technical.level.base_title"))
    if result.level.inventory.infrastructure:
        yield from _base(result, wording)
    yield from unanswered("technical.level.base_open", inputs, "infrastructure", wording)
    if result.level.inventory.equipment:
        yield from _equipment(result.level.inventory.equipment, basis, wording)
    yield from unanswered("technical.level.equipment_open", inputs, "equipment", wording)
    if result.level.inventory.power:
        yield from _power(inputs, basis, result, wording)
    yield from unanswered("technical.level.power_open", inputs, "power", wording)


def _base(result: TechnicalResult, wording: Wording) -> Iterator[Block]:
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
            for item, known in result.level.inventory.infrastructure
        ),
    )


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


def _equipment(
    found: tuple[EquipmentStanding, ...], basis: Basis, wording: Wording
) -> Iterator[Block]:
    weak = [each.item.item for each in found if each.ended or each.full]
    ordered = sorted(found, key=lambda each: EQUIPMENT_TYPES.index(each.item.type))
    year = wording.year(basis.settings.first_year)
    if weak:
        text = wording("technical.equipment.text", weak=wording.list(weak), year=year)
        caption = wording.text(
            "technical.equipment.caption",
            weak=wording.number(len(weak)),
            kinds=wording.number(len(found)),
        )
    else:
        text = wording("technical.equipment.text_sound", year=year)
        caption = wording.text("technical.equipment.caption_sound")
    yield Paragraph("technical.level.equipment_text", text)
    heads = ("equipment_type", "item", "quantity", "capacity", "busy", "age", "support", "standard")
    widths = (1.3, 2.4, 1.4, 1.7, 1.0, 0.8, 1.1, 1.8)
    aligned = ("left", "left", "right", "left", "right", "right", "right", "left")

    def row(each: EquipmentStanding) -> tuple[str, ...]:
        item = each.item
        return (
            wording.text(f"technical.equipment_type.{item.type}"),
            item.item,
            f"{wording.number(item.quantity)} {item.unit}",
            item.capacity or wording.dash,
            wording.dash if item.utilisation is None else wording.share(item.utilisation),
            wording.dash if each.age is None else wording.number(each.age),
            wording.dash if item.end_of_life is None else wording.year(item.end_of_life),
            item.standard or wording.dash,
        )

    yield Table(
        "technical.level.equipment",
        made_up(caption, [each.item for each in found], basis.about.city, wording),
        tuple(
            Column(wording.text(f"technical.head.{head}"), width, align)  # type: ignore[arg-type]
            for head, width, align in zip(heads, widths, aligned, strict=True)
        ),
        tuple(row(each) for each in ordered),
        cited(
            wording("technical.source.equipment", year=wording.year(basis.about.in_force_at.year)),
            [source for each in found for source in each.item.sources],
        ),
    )


def _power(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult, wording: Wording
) -> Iterator[Block]:
    dark = [site.site for site in result.level.inventory.dark]
    measured = [site for site in rows(inputs.power) if site.longest_hours is not None]
    if dark:
        text = wording("technical.power.text_dark", sites=wording.list(dark))
    elif measured:
        text = wording("technical.power.text_bridged")
    else:
        text = wording("technical.level.power_text")
    yield Paragraph("technical.level.power_text", text)
    yield Table(
        "technical.level.power",
        made_up(
            wording.text("technical.level.power_caption"),
            rows(inputs.power),
            basis.about.city,
            wording,
        ),
        (
            Column(wording.text("technical.head.site"), 3),
            Column(wording.text("technical.head.outage"), align="right"),
            Column(wording.text("technical.head.longest"), align="right"),
            Column(wording.text("technical.head.backup"), align="right"),
            Column(wording.text("technical.head.supply"), align="right"),
        ),
        tuple(
            (
                capital(site.site),
                wording.number(site.outage_hours),
                wording.dash if site.longest_hours is None else wording.number(site.longest_hours),
                wording.number(site.backup_hours),
                wording.share(supply, 2),
            )
            for site, supply in result.level.inventory.power
        ),
        _read_in(rows(inputs.power)),
    )


def _read_in(sites: tuple[PowerSite, ...]) -> Spans:
    """The line below the table: where the outages are recorded."""
    sources = tuple(dict.fromkeys(source for site in sites for source in site.sources))
    return spans(Cite(sources)) if sources else ()
