"""SWOT and TOWS as blocks: items with evidence, cross-impact, strategies with what carries them out."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.model import rows
from fs_toolkit.core.ties import foremost
from fs_toolkit.document.blocks import Block, Cite, Column, Heading, Paragraph, Spans, Table, spans
from fs_toolkit.document.cells import cited, made_up, unanswered
from fs_toolkit.document.wording import Wording
from fs_toolkit.technical.analysis import TechnicalResult
from fs_toolkit.technical.analysis.swot import SwotResult
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inputs.swot import Strategy, SwotItem
from fs_toolkit.technical.report.cross_impact import report_cross_impact, signed

EVEN = 0.2
"""Weights set at a desk do not tell a smaller tilt from none."""

Row = tuple[str | Spans, ...]


def report_swot(
    inputs: TechnicalInputs, result: TechnicalResult, wording: Wording, city: str = ""
) -> Iterator[Block]:
    """Items, cross-impact and strategies, each used by a sentence."""
    yield Heading("technical.level.swot", 3, wording.text("technical.swot.title"))
    yield from unanswered("technical.level.swot_open", inputs, "swot", wording)
    items = rows(inputs.swot)
    if items:
        yield from _items(inputs, result.swot, wording, city)
        yield from unanswered("technical.level.cross_open", inputs, "cross_impact", wording)
        if result.swot.cross is not None:
            yield from report_cross_impact(inputs, result.swot, wording, city)
    yield from unanswered("technical.level.strategies_open", inputs, "strategies", wording)
    strategies = rows(inputs.strategies)
    if items and strategies:
        yield from _strategies(inputs, result, wording, city)


def _items(
    inputs: TechnicalInputs, swot: SwotResult, wording: Wording, city: str
) -> Iterator[Block]:
    items = sorted(rows(inputs.swot), key=lambda item: "SWOT".index(item.kind))
    rated = any(weight.raters > 1 for weight in swot.weights.values())
    yield Paragraph(
        "technical.level.swot_text",
        wording(
            f"technical.swot.text_{_tilt(swot.balance.internal + swot.balance.external)}",
            internal=wording.number(swot.balance.internal, 1),
            external=wording.number(swot.balance.external, 1),
        ),
    )
    first = foremost(items, lambda item: swot.weights[item.id].mean)
    if len(first) == 1:
        key, named = "caption", f"{swot.labels[first[0].id]} {_short(first[0])}"
    else:
        key, named = "caption_several", wording.list(swot.labels[item.id] for item in first)
    count = wording.number(len(items))
    caption = wording.text(f"technical.swot.{key}", count=count, first=named)
    yield Table(
        "technical.level.swot_items",
        made_up(caption, items, city, wording),
        (
            Column(wording.text("technical.head.number"), 0.7),
            Column(wording.text("technical.head.item_text"), 4.6),
            Column(wording.text("technical.head.weight"), 1.1, "right"),
            Column(wording.text("technical.head.evidence"), 3.4),
        ),
        tuple(
            (
                swot.labels[item.id],
                item.text,
                _weight(item, swot, wording),
                _evidence(item, wording),
            )
            for item in items
        ),
        wording("technical.source.swot_raters" if rated else "technical.source.swot_scale"),
    )


def _short(item: SwotItem) -> str:
    """The name for charts; the sentence where there is none."""
    return item.name or item.text.rstrip(".")


def _tilt(sum_of_both: float) -> str:
    if abs(sum_of_both) < EVEN:
        return "even"
    return "for" if sum_of_both > 0 else "against"


def _weight(item: SwotItem, swot: SwotResult, wording: Wording) -> str:
    weight = swot.weights[item.id]
    if weight.raters < 2:
        return wording.number(weight.mean)
    return wording.text(
        "technical.swot.weight_range",
        mean=wording.number(weight.mean, 1),
        low=wording.number(weight.low),
        high=wording.number(weight.high),
    )


def _evidence(item: SwotItem, wording: Wording) -> Spans:
    if item.desk_reading:
        reading = wording.text("technical.swot.desk_reading", reading=item.desk_reading)
        return cited(reading, item.sources)
    if item.sources:
        if not item.page:
            return spans(Cite(tuple(item.sources)))
        return cited(wording.text("technical.swot.published_at", page=item.page), item.sources)
    return spans(wording.dash)


def _strategies(
    inputs: TechnicalInputs, result: TechnicalResult, wording: Wording, city: str
) -> Iterator[Block]:
    swot = result.swot
    strategies = rows(inputs.strategies)
    answered = {id for strategy in strategies for id in strategy.items}
    traced = any(strategy.requirements or strategy.components for strategy in strategies)
    yield Paragraph(
        "technical.level.tows_text",
        wording(
            "technical.swot.tows_text" if traced else "technical.swot.tows_text_untraced",
            strategies=wording.number(len(strategies)),
            answered=wording.number(len(answered & swot.labels.keys())),
            items=wording.number(len(swot.labels)),
        ),
    )
    if swot.unanswered:
        yield Paragraph(
            "technical.level.tows_orphans",
            wording(
                "technical.swot.orphans",
                items=wording.list([f"{swot.labels[i.id]} ({_short(i)})" for i in swot.unanswered]),
            ),
        )
    caption = "technical.swot.tows_caption" if traced else "technical.swot.tows_caption_untraced"
    columns = [
        Column(wording.text("technical.head.number"), 0.8),
        Column(wording.text("technical.head.strategy"), 4.4),
        Column(wording.text("technical.head.joins"), 1.2),
    ]
    if swot.cross is not None:
        columns.append(Column(wording.text("technical.head.effect"), 0.9, "right"))
    if traced:
        columns.append(Column(wording.text("technical.head.requirements"), 1.8))
        columns.append(Column(wording.text("technical.head.components"), 2.4))
    yield Table(
        "technical.level.tows",
        made_up(wording.text(caption), rows(inputs.swot), city, wording),
        tuple(columns),
        tuple(_row(each, inputs, result, wording, traced=traced) for each in strategies),
        wording("technical.source.effect") if swot.cross is not None else (),
    )


def _row(
    strategy: Strategy,
    inputs: TechnicalInputs,
    result: TechnicalResult,
    wording: Wording,
    *,
    traced: bool,
) -> Row:
    swot, numbers = result.swot, result.needs.labels
    cells: list[str | Spans] = [
        swot.strategies[strategy.id],
        strategy.text,
        _list([swot.labels.get(id, "") for id in strategy.items], wording),
    ]
    if swot.cross is not None:
        effect = swot.cross.between(strategy.items)
        cells.append(wording.dash if effect is None else signed(effect, wording))
    if traced:
        components = {row.id: row.name for row in rows(inputs.components)}
        cells.append(_list([numbers.get(id, "") for id in strategy.requirements], wording))
        cells.append(_list([components.get(id, "") for id in strategy.components], wording, "; "))
    return tuple(cells)


def _list(words: list[str], wording: Wording, between: str = ", ") -> str:
    return between.join(word for word in words if word) or wording.dash
