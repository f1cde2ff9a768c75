"""Information base, equipment and power as blocks: what country and city provide."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import Block, Cite, Column, Heading, Paragraph, Table, spans
from fs_toolkit.document.cells import capital, cited, made_up, shared_sources, unanswered
from fs_toolkit.document.wording import Wording
from fs_toolkit.technical.analysis import TechnicalResult
from fs_toolkit.technical.analysis.inventory import EquipmentStanding, Known
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inputs.inventory import EQUIPMENT_TYPES, InfrastructureItem


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
    items = [item for item, _ in result.level.inventory.infrastructure]
    country = sum(item.scope == "country" for item in items)
    common = shared_sources(item.sources for item in items)
    heads = ("layer", "item", "value", "whose", "meaning")
    widths = (1.4, 2.6, 1.4, 1.0, 3.4)
    yield Table(
        "technical.level.infrastructure",
        wording.text(
            "technical.level.base_caption",
            items=wording.number(len(items)),
            country=wording.number(country),
            city=wording.number(len(items) - country),
        ),
        tuple(
            Column(wording.text(f"technical.head.{head}"), width)
            for head, width in zip(heads, widths, strict=True)
        ),
        tuple(
            (
                wording.text(f"technical.base_layer.{item.layer}"),
                spans(item.item) if common else cited(item.item, item.sources),
                _value(item, known, wording),
                wording.text(f"technical.scope.{item.scope}"),
                item.meaning,
            )
            for item, known in result.level.inventory.infrastructure
        ),
        spans(Cite(common)) if common else (),
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
    heads = ("equipment_type", "item", "quantity", "capacity", "busy", "age", "support")
    widths = (1.3, 2.6, 1.6, 3.2, 0.8, 0.8, 1.0)
    aligned = ("left", "left", "right", "left", "right", "right", "right")

    def row(each: EquipmentStanding) -> tuple[str, ...]:
        item = each.item
        return (
            wording.text(f"technical.equipment_type.{item.type}"),
            item.item,
            f"{wording.number(item.quantity)} {item.unit}",
            "; ".join(words for words in (item.capacity, item.standard) if words) or wording.dash,
            wording.dash if item.utilisation is None else wording.share(item.utilisation),
            wording.dash if each.age is None else wording.number(each.age),
            wording.dash if item.end_of_life is None else wording.year(item.end_of_life),
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
    sites = wording.number(len(measured))
    if dark:
        text = wording("technical.power.text_dark", sites=wording.list(dark))
        number = wording.number(len(dark))
        caption = wording.text("technical.power.caption_dark", dark=number, sites=sites)
    elif measured:
        text = wording("technical.power.text_bridged")
        caption = wording.text("technical.power.caption_bridged", sites=sites)
    else:
        text = wording("technical.level.power_text")
        caption = wording.text("technical.level.power_caption")
    yield Paragraph("technical.level.power_text", text)
    yield Table(
        "technical.level.power",
        made_up(caption, rows(inputs.power), basis.about.city, wording),
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
        cited(
            wording("technical.power.source"),
            [source for site in rows(inputs.power) for source in site.sources],
        ),
    )
