"""The executive summary: the verdict, the decision on one page, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import Pending, rows
from fs_toolkit.document.blocks import Block, Cell, Column, Heading, Paragraph, Spans, Table, spans
from fs_toolkit.document.cells import unanswered
from fs_toolkit.document.prose import prose
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsResult
from fs_toolkit.economics.inputs import EconomicsInputs
from fs_toolkit.economics.report.words import amount, option_name, rate, ratio, unit_words
from fs_toolkit.summary.evidence import shares
from fs_toolkit.summary.inputs import SummaryInputs

SWITCHING_SHOWN = 3


@dataclass(frozen=True)
class MoneyBySource:
    """A source of finance as the financing plan has it: words, and nominal money."""

    name: str
    amount: float
    status: str


def executive(
    inputs: SummaryInputs,
    economics: EconomicsInputs,
    basis: Basis,
    result: EconomicsResult,
    funding: tuple[MoneyBySource, ...],
    wording: Wording,
) -> Iterator[Block]:
    """The summary as blocks."""
    found = result.cost_benefit
    currency = basis.settings.currency
    yield Heading("summary", 1, wording.text("report.chapter.summary"), numbered=False, letter="S")
    yield Paragraph(
        "summary.verdict",
        wording(
            f"summary.verdict.{result.verdict}",
            option=option_name(result, found.recommended),
            project=basis.about.project,
            city=basis.about.city,
            npv=wording.money_words(found.base.npv, currency),
            bcr=ratio(found.base.bcr, wording),
        ),
        "answer",
    )
    yield from prose(inputs.messages, "summary.messages")
    yield from unanswered("summary.messages.pending", inputs, "messages", wording)
    yield from unanswered("summary.decision.pending", inputs, "decision", wording)
    yield Paragraph("summary.decision.intro", wording("summary.decision.intro"))
    yield Table(
        "summary.decision",
        wording.text("summary.decision.caption"),
        (
            Column(wording.text("summary.decision.column.question"), 1.0),
            Column(wording.text("summary.decision.column.answer"), 2.6),
        ),
        tuple(
            (Cell(spans(wording.text(f"summary.decision.row.{name}")), bold=True), answer)
            for name, answer in _rows(inputs, economics, basis, result, funding, wording)
        ),
        source=wording("summary.decision.source", year=wording.year(basis.settings.price_year)),
    )


def _rows(
    inputs: SummaryInputs,
    economics: EconomicsInputs,
    basis: Basis,
    result: EconomicsResult,
    funding: tuple[MoneyBySource, ...],
    wording: Wording,
) -> Iterator[tuple[str, str | Spans]]:
    found = result.cost_benefit
    currency = basis.settings.currency
    decision = inputs.decision
    if not isinstance(decision, Pending):
        yield "asked", decision.asked
        yield "of", f"{decision.of}; {decision.by}"
        if decision.not_asked:
            yield "not_asked", decision.not_asked
    yield "option", _compared(result, wording)
    yield "cost", _cost(basis, result, wording)
    if funding:
        yield (
            "money",
            "; ".join(
                f"{each.name} {wording.money_words(each.amount, currency)} ({each.status})"
                for each in funding
            ),
        )
    yield "operation", _operation(basis, result, wording)
    base = found.base
    yield (
        "indicators",
        wording.text(
            "summary.decision.indicators",
            npv=wording.money_words(base.npv, currency),
            bcr=ratio(base.bcr, wording),
            irr=rate(base.irr, base.irr_status, wording),
            rate=wording.share(found.evaluation.rate),
        ),
    )
    per_unit = result.cost_per_unit.get(found.recommended)
    if per_unit is not None and not isinstance(economics.effectiveness, Pending):
        yield (
            "effectiveness",
            wording.text(
                "summary.decision.effectiveness",
                currency=currency,
                amount=wording.number(per_unit, digits=1),
                noun=economics.effectiveness.noun,
            ),
        )
    yield "switching", _switching(basis, result, wording)
    unmonetised = [row.name for row in rows(economics.unmonetised)]
    yield "unmonetised", "; ".join(unmonetised) or wording.dash
    conditions = [row.condition for row in rows(economics.feasibility) if row.condition]
    yield "conditions", " ".join(conditions) or wording.dash
    evidence = shares(basis, result)
    yield (
        "evidence",
        "; ".join(
            f"{wording.text(f'report.kinds.{kind}')} {wording.share(share, digits=0)}"
            for kind, share in evidence.items()
        )
        or wording.dash,
    )


def _compared(result: EconomicsResult, wording: Wording) -> str:
    """The recommended option beside the others, each with its ratio."""
    found = result.cost_benefit
    others = [
        wording.text(
            "summary.decision.other",
            option=option.name,
            bcr=ratio(found.appraisals[option.id]["economic"].bcr, wording),
        )
        for option in found.evaluation.model.alternatives
        if option.id != found.recommended
    ]
    return wording.text(
        "summary.decision.option",
        option=option_name(result, found.recommended),
        others=wording.list(others),
    )


def _cost(basis: Basis, result: EconomicsResult, wording: Wording) -> str:
    """Investment: base estimate, with optimism bias, and what the city pays with taxes."""
    lines = [
        each
        for each in result.cost_benefit.evaluation.lines[result.cost_benefit.recommended]
        if each.line.side == "cost" and each.line.spread
    ]
    taxes = sum(float(each.transfers.sum()) for each in lines)
    economic = sum(float(each.economic.sum()) for each in lines)
    full = sum(float((each.base + each.optimism + each.contingency).sum()) for each in lines)
    untaxed = economic / (economic + taxes) if economic + taxes else 1.0
    base = sum(float(each.base.sum()) for each in lines) * untaxed
    words = {"base": base, "with_bias": economic, "paid": full}
    return wording.text(
        "summary.decision.cost",
        **{
            key: wording.money_words(value, basis.settings.currency)
            for key, value in words.items()
        },
    )


def _operation(basis: Basis, result: EconomicsResult, wording: Wording) -> str:
    found = result.cost_benefit
    yearly = np.zeros(len(basis.years))
    for each in found.evaluation.lines[found.recommended]:
        if each.line.side == "cost" and not each.line.spread and each.financial.any():
            if each.line.first.replace(" ", "") != each.line.last.replace(" ", ""):
                yearly = yearly + each.financial
    return wording.text(
        "summary.decision.operation",
        yearly=wording.money_words(float(yearly[-1]), basis.settings.currency),
    )


def _switching(basis: Basis, result: EconomicsResult, wording: Wording) -> str:
    """The nearest break-even values in plain words."""
    inside = [each for each in result.cost_benefit.switching if each.within_range]
    parts = []
    for each in inside[:SWITCHING_SHOWN]:
        row = basis.quantities[each.quantity]
        assert each.value is not None
        parts.append(
            wording.text(
                "summary.decision.switch",
                name=row.name,
                value=amount(each.value, row.unit, wording),
                unit=unit_words(row.unit, wording),
                base=amount(each.base, row.unit, wording),
            )
        )
    return "; ".join(parts) or wording.text("report.answer.none")
