"""Sub-item 5.4 as blocks: who answers for the benefits, what is watched, when to stop."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.core.quantities import Quantity
from fs_toolkit.document.blocks import (
    Block,
    Callout,
    Column,
    Group,
    Heading,
    Paragraph,
    Table,
    spans,
)
from fs_toolkit.document.cells import unanswered
from fs_toolkit.document.marked import traced
from fs_toolkit.document.prose import prose
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsAnswers, EconomicsResult
from fs_toolkit.economics.inputs import EconomicsInputs
from fs_toolkit.economics.inputs_feasibility import Review
from fs_toolkit.economics.report.evaluation import evaluation
from fs_toolkit.economics.report.ex_post import ex_post
from fs_toolkit.economics.report.gates import gate_chart
from fs_toolkit.economics.report.realisation import realisation
from fs_toolkit.economics.report.words import figure, sentence_case, stated, unit_of


def reviews(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsAnswers, wording: Wording
) -> Iterator[Block]:
    """Sub-item 5.4."""
    yield Heading("economics.reviews", 2, wording.text("economics.reviews.heading"))
    watched = rows(inputs.reviews)
    if watched:
        answer = wording(
            "economics.reviews.answer",
            count=wording.number(len(watched)),
            first=sentence_case(basis.quantities[watched[0].quantity].name),
        )
    else:
        answer = wording("economics.reviews.answer_pending")
    yield Paragraph("economics.reviews.answer", answer, "answer")
    yield from unanswered("economics.realisation.pending", inputs, "realisation", wording)
    if rows(inputs.realisation):
        yield from realisation(inputs, basis, result, wording)
    yield from unanswered("economics.reviews.pending", inputs, "reviews", wording)
    if watched:
        yield from _thresholds(inputs, basis, result, wording)
    yield from gate_chart(basis, result, wording)
    yield from evaluation(inputs, basis, wording)
    yield from ex_post(inputs, basis, result, wording)
    yield from _afterwards(inputs, wording)


def _thresholds(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsAnswers, wording: Wording
) -> Iterator[Block]:
    lines, short = [], 0
    for row in rows(inputs.reviews):
        quantity = basis.quantities[row.quantity]
        found = _threshold(row, basis, result)
        threshold = spans(wording.dash)
        if found is not None:
            value, rising = found
            assumed = basis.value(row.quantity)
            short += value > assumed if rising else value < assumed
            name = row.threshold or f"switching.{row.quantity}"
            threshold = wording(
                f"economics.thresholds.{'at_least' if rising else 'at_most'}",
                value=traced(name, figure(value, quantity, wording)),
            )
        lines.append(
            (
                _named(quantity, wording),
                spans(stated(basis.value(row.quantity), quantity, wording)),
                threshold,
                wording.share(row.tolerance, 0) if _tolerated(row, basis, found) else wording.dash,
                row.when,
                row.action,
                row.body,
            )
        )
    heads = ("quantity", "assumed", "threshold", "tolerance", "when", "action", "body")
    widths = (2.7, 0.8, 0.9, 0.8, 1.7, 2.0, 1.1)
    yield Paragraph(
        "economics.thresholds.intro",
        (*wording("economics.thresholds.intro"), *wording("feasibility.thresholds.rule")),
    )
    yield Table(
        "economics.thresholds",
        wording.text(
            f"economics.thresholds.caption_{'short' if short else 'room'}",
            count=wording.number(len(lines)),
            **({"short": wording.number(short)} if short else {}),
        ),
        tuple(
            Column(
                wording.text(
                    f"{'feasibility' if head == 'tolerance' else 'economics'}"
                    f".thresholds.column.{head}"
                ),
                width,
                "right" if head in ("assumed", "threshold", "tolerance") else "left",
            )
            for head, width in zip(heads, widths, strict=True)
        ),
        tuple(lines),
        source=wording("economics.thresholds.source"),
    )


def _named(quantity: Quantity, wording: Wording) -> str:
    """A quantity with its unit behind it, where it has one."""
    unit = unit_of(quantity, wording)
    if unit in (wording.dash, wording.text("economics.unit.none")):
        return quantity.name
    return f"{quantity.name} ({unit})"


def _threshold(row: Review, basis: Basis, result: EconomicsAnswers) -> tuple[float, bool] | None:
    """The value to reach, and whether more of the quantity is better; None where there is none."""
    if not isinstance(result, EconomicsResult):
        return (basis.value(row.threshold), True) if row.threshold else None
    found = result.cost_benefit
    swing = next((each for each in found.swings if each.quantity == row.quantity), None)
    rising = swing is None or swing.at_high >= swing.at_low
    if row.threshold:
        return basis.value(row.threshold), True  # a gate: the least value to go on
    value = next((each.value for each in found.switching if each.quantity == row.quantity), None)
    return None if value is None else (value, rising)


def _tolerated(row: Review, basis: Basis, found: tuple[float, bool] | None) -> bool:
    """Whether a tolerance means anything: its whole width lies on the safe side of the threshold."""
    if row.tolerance is None or found is None:
        return row.tolerance is not None
    (value, rising), assumed = found, basis.value(row.quantity)
    edge = assumed * (1 - row.tolerance if rising else 1 + row.tolerance)
    return edge >= value if rising else edge <= value


def _afterwards(inputs: EconomicsInputs, wording: Wording) -> Iterator[Block]:
    for group in prose(inputs.afterwards, "economics.afterwards"):
        if isinstance(group, Group):
            body = tuple(each for each in group.blocks if not isinstance(each, Heading))
            yield Callout("economics.afterwards", wording.text("report.box.afterwards"), body)
