"""Sub-item 5.3 as blocks: drivers, flows, indicators, sensitivity, who gains, what is not counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import is_pending, rows
from fs_toolkit.document.blocks import Block, Cell, Column, Heading, Paragraph, Spans, Table, spans
from fs_toolkit.document.cells import cited, unanswered
from fs_toolkit.document.marked import traced
from fs_toolkit.document.prose import prose
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsResult, PartyResult
from fs_toolkit.economics.inputs import EconomicsInputs
from fs_toolkit.economics.report.benefits import benefits_map, party_name
from fs_toolkit.economics.report.charts import (
    cost_chart,
    cumulative_chart,
    flow_chart,
    peer_chart,
    tornado_chart,
)
from fs_toolkit.economics.report.comparisons import comparisons
from fs_toolkit.economics.report.delay import delay
from fs_toolkit.economics.report.flows import flows
from fs_toolkit.economics.report.increments import increments, per_unit
from fs_toolkit.economics.report.method import method
from fs_toolkit.economics.report.plausibility import plausible
from fs_toolkit.economics.report.sensitivity import scenarios, switching
from fs_toolkit.economics.report.two_way import grid_chart
from fs_toolkit.economics.report.uncertainty import uncertainty
from fs_toolkit.economics.report.words import (
    option_name,
    price_basis,
    rate,
    ratio,
    stated,
    thousands,
    unit_of,
    worth,
    years,
)

DRIVERS_SHOWN = 14
VIEWS = ("financial", "economic", "over_minimum")
"""Of the indicators, by the names under which they are found."""


def appraisal(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsResult, wording: Wording
) -> Iterator[Block]:
    """Sub-item 5.3."""
    found = result.cost_benefit
    yield Heading("economics.appraisal", 2, wording.text("economics.appraisal.heading"))
    yield Paragraph("economics.appraisal.answer", _answer(basis, result, wording), "answer")
    yield from _heading("method", wording)
    yield from method(basis, result, wording)
    yield from _drivers(basis, result, wording)
    yield from _heading("outside", wording) if result.outside.comparisons else ()
    yield from peer_chart(basis, result, wording)
    yield from comparisons(basis, result, wording)
    yield from _heading("benefits", wording)
    yield from benefits_map(inputs, basis, result, wording)
    yield from _heading("results", wording)
    yield from cost_chart(basis, result, wording)
    yield from flows(basis, result, wording)
    yield from flow_chart(basis, result, wording)
    yield from cumulative_chart(basis, result, wording)
    yield from _indicators(basis, result, wording)
    yield from increments(basis, result, wording)
    yield from per_unit(inputs, basis, result, wording)
    yield from _heading("sensitivity", wording)
    yield from tornado_chart(basis, result, wording)
    yield from switching(basis, result, wording)
    yield from plausible(basis, result, wording)
    yield from delay(inputs, basis, result, wording)
    yield from grid_chart(basis, result, wording)
    if found.scenarios:
        yield from scenarios(basis, result, wording)
    yield from uncertainty(basis, result, wording)
    yield from _heading("distribution", wording)
    yield from _parties(basis, result, wording)
    yield from unanswered("economics.unmonetised.pending", inputs, "unmonetised", wording)
    if rows(inputs.unmonetised):
        yield from unmonetised(inputs, wording)
    if not is_pending(inputs.conclusion):
        yield from _heading("closing", wording)
    yield from prose(inputs.conclusion, "economics.conclusion")
    yield from unanswered("economics.conclusion.pending", inputs, "conclusion", wording)


def _heading(part: str, wording: Wording) -> Iterator[Block]:
    yield Heading(f"economics.{part}", 3, wording.text(f"economics.{part}.heading"))


def _answer(basis: Basis, result: EconomicsResult, wording: Wording) -> Spans:
    found, own = result.cost_benefit, result.cost_benefit.recommended
    sign = "positive" if found.base.npv > 0 else "negative"
    turning = sum(each.within_range for each in found.switching)
    return wording(
        f"economics.appraisal.answer_{sign}",
        option=option_name(result, found.recommended),
        npv=worth(own, found.base.npv, basis, wording),
        bcr=traced(f"bcr.{own}.economic", ratio(found.base.bcr, wording)),
        irr=traced(f"irr.{own}.economic", rate(found.base.irr, found.base.irr_status, wording)),
        rate=traced(found.evaluation.model.discount_rate, wording.share(found.evaluation.rate)),
        doubt=wording.text(f"economics.appraisal.doubt_{sign}", count=wording.number(turning))
        if turning
        else wording.text("economics.appraisal.no_doubt"),
    )


def _drivers(basis: Basis, result: EconomicsResult, wording: Wording) -> Iterator[Block]:
    """The quantities that move the result most, with their ranges."""
    shown = result.cost_benefit.swings[:DRIVERS_SHOWN]
    if not shown:
        return
    yield Paragraph("economics.drivers.intro", wording("economics.drivers.intro"))
    heads = ("quantity", "unit", "low", "base", "high", "reason")
    widths = (2.2, 1.2, 0.8, 0.8, 0.8, 3.0)
    lines = []
    for swing in shown:
        row = basis.quantities[swing.quantity]
        low, base, high = (
            spans(stated(each, row, wording))
            for each in (swing.low, basis.value(row.id), swing.high)
        )
        reason = cited(row.reason or wording.dash, [row.source] if row.source else [])
        lines.append((row.name, unit_of(row, wording), low, base, high, reason))
    yield Table(
        "economics.drivers",
        wording.text("economics.drivers.caption", count=wording.number(len(shown))),
        tuple(
            Column(
                wording.text(f"report.column.{head}"),
                width,
                "right" if head in ("low", "base", "high") else "left",
            )
            for head, width in zip(heads, widths, strict=True)
        ),
        tuple(lines),
        source=wording("economics.drivers.source"),
    )


def _indicators(basis: Basis, result: EconomicsResult, wording: Wording) -> Iterator[Block]:
    """Every indicator of the recommended option, economic, financial and over the do-minimum."""
    found = result.cost_benefit
    views = dict(found.appraisals[found.recommended])
    columns = [("economic", views["economic"]), ("financial", views["financial"])]
    if found.over_minimum is not None:
        columns.append(("over_minimum", found.over_minimum))
    option = option_name(result, found.recommended)
    earned = views["financial"].npv > 0
    yield Paragraph(
        "economics.indicators.intro",
        wording(
            "economics.indicators.intro_earned" if earned else "economics.indicators.intro",
            financial=traced(
                f"npv.{found.recommended}.financial",
                wording.money_words(views["financial"].npv, basis.settings.currency),
            ),
        ),
    )
    body = (
        ("pv_benefits", [thousands(each.pv_benefits, wording) for _, each in columns]),
        ("pv_costs", [thousands(each.pv_costs, wording) for _, each in columns]),
        ("npv", [thousands(each.npv, wording) for _, each in columns]),
        ("bcr", [ratio(each.bcr, wording) for _, each in columns]),
        ("irr", [rate(each.irr, each.irr_status, wording) for _, each in columns]),
        ("mirr", [_share(each.mirr, wording) for _, each in columns]),
        ("payback", [years(each.payback, wording) for _, each in columns]),
        ("discounted_payback", [years(each.discounted_payback, wording) for _, each in columns]),
    )
    yield Table(
        "economics.indicators",
        wording.text(
            "economics.indicators.caption",
            option=option,
            economic=ratio(views["economic"].bcr, wording),
            financial=ratio(views["financial"].bcr, wording),
        ),
        (
            Column(wording.text("economics.indicators.column.indicator"), 2.4),
            *(
                Column(wording.text(f"economics.indicators.column.{name}"), 1.4, "right")
                for name, _ in columns
            ),
        ),
        tuple(
            (
                _indicator(name, found.recommended, wording),
                spans(traced(f"{name}.{found.recommended}.economic", economic)),
                *others,
            )
            for name, (economic, *others) in body
        ),
        source=wording("economics.indicators.source", basis=price_basis(basis, wording)),
    )


def _indicator(name: str, option: str, wording: Wording) -> Cell:
    """The head of an indicator's row, which holds it in each view."""
    words = spans(wording.text(f"economics.indicators.row.{name}"))
    return Cell(words, holds=tuple(f"{name}.{option}.{view}" for view in VIEWS))


def _share(value: float | None, wording: Wording) -> str:
    return wording.dash if value is None else wording.share(value, digits=1)


def _parties(basis: Basis, result: EconomicsResult, wording: Wording) -> Iterator[Block]:
    yield Paragraph("economics.parties.intro", wording("economics.parties.intro"))
    heads = ("party", "costs", "taxes", "benefits", "net")
    own = result.cost_benefit.recommended

    def led(name: str, amount: float) -> Spans:
        return spans(traced(f"{name}.{own}.economic", thousands(amount, wording)))

    cells: list[tuple[str | Spans | Cell, ...]] = [
        (
            party_name(each.party, wording),
            thousands(-each.costs, wording),
            thousands(each.transfers, wording),
            thousands(each.benefits, wording),
            thousands(each.net, wording),
        )
        for each in result.parties
    ]
    cells.append(
        (
            wording.text("economics.parties.total"),
            led("pv_costs", -sum(each.costs for each in result.parties)),
            thousands(sum(each.transfers for each in result.parties), wording),
            led("pv_benefits", sum(each.benefits for each in result.parties)),
            led("npv", sum(each.net for each in result.parties)),
        )
    )
    yield Table(
        "economics.parties",
        _parties_caption(result.parties, basis, wording),
        tuple(
            Column(
                wording.text(f"economics.parties.column.{head}"),
                1.8 if head == "party" else 1.0,
                "left" if head == "party" else "right",
            )
            for head in heads
        ),
        tuple(cells),
        source=wording("economics.parties.source", basis=price_basis(basis, wording)),
        totals=1,
    )


def _parties_caption(parties: Sequence[PartyResult], basis: Basis, wording: Wording) -> str:
    """Who carries most of the cost, and who gains most."""
    if not parties:
        return wording.text("economics.parties.caption_none")
    currency = basis.settings.currency
    last, first = min(parties, key=lambda each: each.net), max(parties, key=lambda each: each.net)
    key = "gains" if last.net >= 0 else "loses" if first.net <= 0 else "both"
    return wording.text(
        f"economics.parties.caption_{key}",
        payer=party_name(last.party, wording),
        pays=wording.money_words(abs(last.net), currency),
        gainer=party_name(first.party, wording),
        gains=wording.money_words(abs(first.net), currency),
    )


def unmonetised(inputs: EconomicsInputs, wording: Wording) -> Iterator[Block]:
    """Effects that are not put into money, with their evidence."""
    effects = rows(inputs.unmonetised)
    yield Paragraph("economics.unmonetised.intro", wording("economics.unmonetised.intro"))
    yield Table(
        "economics.unmonetised",
        wording.text("economics.unmonetised.caption", count=wording.number(len(effects))),
        (
            Column(wording.text("economics.unmonetised.column.effect"), 1.8),
            Column(wording.text("economics.unmonetised.column.direction"), 0.8),
            Column(wording.text("economics.unmonetised.column.evidence"), 4.0),
        ),
        tuple(
            (
                each.name,
                wording.text(f"economics.direction.{each.direction}"),
                cited(each.evidence, each.source),
            )
            for each in effects
        ),
        source=wording("economics.unmonetised.source"),
    )
