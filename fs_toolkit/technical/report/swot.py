"""SWOT and TOWS as blocks: items with their evidence, strategies with what carries them out."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import Block, Column, Heading, Paragraph, Spans, Table, spans
from fs_toolkit.document.cells import cited, unanswered
from fs_toolkit.document.wording import Wording
from fs_toolkit.technical.analysis import TechnicalResult
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inputs.level import SwotItem

EVEN = 0.2
"""Weights set at a desk do not tell a smaller tilt from none."""


def report_swot(
    inputs: TechnicalInputs, result: TechnicalResult, wording: Wording
) -> Iterator[Block]:
    """The two tables, each used by a sentence."""
    yield Heading("technical.level.swot", 3, wording.text("technical.swot.title"))
    yield from unanswered("technical.level.swot_open", inputs, "swot", wording)
    items = rows(inputs.swot)
    if items:
        labels, balance = result.level.swot.labels, result.level.swot.balance
        tilt = _tilt(balance.internal + balance.external)
        yield Paragraph(
            "technical.level.swot_text",
            wording(
                f"technical.swot.text_{tilt}",
                internal=wording.number(balance.internal, 2),
                external=wording.number(balance.external, 2),
            ),
        )
        in_order = sorted(items, key=lambda item: "SWOT".index(item.kind))
        yield Table(
            "technical.level.swot_items",
            wording.text("technical.swot.caption", count=wording.number(len(items))),
            (
                Column(wording.text("technical.head.number"), 0.7),
                Column(wording.text("technical.head.item_text"), 4.6),
                Column(wording.text("technical.head.weight"), 1.1, "right"),
                Column(wording.text("technical.head.evidence"), 3.4),
            ),
            tuple(
                (
                    labels[item.id],
                    item.text,
                    wording.number(item.weight),
                    _evidence(item, wording),
                )
                for item in in_order
            ),
            wording("technical.source.swot_scale"),
        )
    yield from unanswered("technical.level.strategies_open", inputs, "strategies", wording)
    strategies = rows(inputs.strategies)
    if items and strategies:
        yield from _strategies(inputs, result, wording)


def _tilt(sum_of_both: float) -> str:
    if abs(sum_of_both) < EVEN:
        return "even"
    return "for" if sum_of_both > 0 else "against"


def _evidence(item: SwotItem, wording: Wording) -> Spans:
    if item.desk_reading:
        reading = wording.text("technical.swot.desk_reading", reading=item.desk_reading)
        return cited(reading, item.sources)
    if item.sources:
        return cited(wording.text("technical.swot.published"), item.sources)
    return spans(wording.dash)


def _strategies(
    inputs: TechnicalInputs, result: TechnicalResult, wording: Wording
) -> Iterator[Block]:
    labels, numbers = result.level.swot.labels, result.needs.labels
    components = {row.id: row.name for row in rows(inputs.components)}
    strategies = rows(inputs.strategies)
    answered = {id for strategy in strategies for id in strategy.items}
    yield Paragraph(
        "technical.level.tows_text",
        wording(
            "technical.swot.tows_text",
            strategies=wording.number(len(strategies)),
            answered=wording.number(len(answered & labels.keys())),
            items=wording.number(len(labels)),
        ),
    )
    yield Table(
        "technical.level.tows",
        wording.text("technical.swot.tows_caption"),
        (
            Column(wording.text("technical.head.number"), 0.8),
            Column(wording.text("technical.head.strategy"), 4.4),
            Column(wording.text("technical.head.joins"), 1.2),
            Column(wording.text("technical.head.requirements"), 2),
            Column(wording.text("technical.head.components"), 2.6),
        ),
        tuple(
            (
                result.level.swot.strategies[strategy.id],
                strategy.text,
                _list([labels.get(id, "") for id in strategy.items], wording),
                _list([numbers.get(id, "") for id in strategy.requirements], wording),
                _list([components.get(id, "") for id in strategy.components], wording, "; "),
            )
            for strategy in strategies
        ),
    )


def _list(words: list[str], wording: Wording, between: str = ", ") -> str:
    return between.join(word for word in words if word) or wording.dash
