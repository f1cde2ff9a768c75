"""Switching values and scenarios of sub-item 5.3 as blocks."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.document.blocks import Block, Column, Paragraph, Table
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsResult
from fs_toolkit.economics.report.words import (
    figure,
    price_basis,
    rate,
    ratio,
    thousands,
    unit_of,
)

SHOWN = 10


def switching(basis: Basis, result: EconomicsResult, wording: Wording) -> Iterator[Block]:
    """The values at which the project breaks even."""
    known = [each for each in result.cost_benefit.switching if each.value is not None]
    found = known[:SHOWN]
    if not found:
        yield Paragraph("economics.switching.none", wording("economics.switching.none"))
        return
    yield Paragraph(
        "economics.switching.intro",
        wording(
            "economics.switching.intro",
            inside=wording.number(sum(each.within_range for each in known)),
            shown=wording.number(len(found)),
        ),
    )
    lines = []
    for each in found:
        row = basis.quantities[each.quantity]
        low, high = row.low, row.high
        assert each.value is not None
        assert low is not None
        assert high is not None
        change = wording.dash
        if each.base:
            change = wording.share(each.value / each.base - 1, digits=0)
        lines.append(
            (
                row.name,
                unit_of(row, wording),
                figure(each.base, row, wording),
                figure(each.value, row, wording),
                change,
                wording.text(
                    "report.range.of",
                    low=figure(low, row, wording),
                    high=figure(high, row, wording),
                ),
                wording.text(f"report.answer.{'yes' if each.within_range else 'no'}"),
                _indicator(each.quantity, result, wording),
            )
        )
    heads = ("quantity", "unit", "base", "value", "change", "range", "within", "indicator")
    widths = (2.3, 1.3, 0.8, 0.9, 0.8, 1.2, 0.7, 0.8)
    yield Table(
        "economics.switching",
        wording.text("economics.switching.caption"),
        tuple(
            Column(
                wording.text(f"economics.switching.column.{head}"),
                width,
                "left" if head in ("quantity", "unit") else "right",
            )
            for head, width in zip(heads, widths, strict=True)
        ),
        tuple(lines),
        source=wording("economics.switching.source"),
    )


def _indicator(quantity: str, result: EconomicsResult, wording: Wording) -> str:
    found = result.cost_benefit.indicators.get(quantity)
    return wording.dash if found is None else wording.number(found, digits=1)


def scenarios(basis: Basis, result: EconomicsResult, wording: Wording) -> Iterator[Block]:
    """The recommended option in each named scenario, and at other discount rates."""
    found = result.cost_benefit
    yield Paragraph("economics.scenarios.intro", wording("economics.scenarios.intro"))
    cases = [(wording.text("economics.scenarios.base"), found.base)]
    cases += [
        (wording.text("economics.scenarios.rate", rate=wording.share(value)), case)
        for value, case in found.rates
        if value != found.evaluation.rate
    ]
    cases += [(scenario_name(each.name, wording), each.appraisal) for each in found.scenarios]
    heads = ("scenario", "benefits", "costs", "npv", "bcr", "irr")
    yield Table(
        "economics.scenarios",
        wording.text(
            "economics.scenarios.caption",
            low=ratio(
                min((case.bcr for _, case in cases if case.bcr is not None), default=None), wording
            ),
            high=ratio(
                max((case.bcr for _, case in cases if case.bcr is not None), default=None), wording
            ),
        ),
        tuple(
            Column(
                wording.text(f"economics.scenarios.column.{head}"),
                3.2 if head == "scenario" else 1.0,
                "left" if head == "scenario" else "right",
            )
            for head in heads
        ),
        tuple(
            (
                name,
                thousands(case.pv_benefits, wording),
                thousands(case.pv_costs, wording),
                thousands(case.npv, wording),
                ratio(case.bcr, wording),
                rate(case.irr, case.irr_status, wording),
            )
            for name, case in cases
        ),
        source=wording("economics.scenarios.source", basis=price_basis(basis, wording)),
    )


def scenario_name(name: str, wording: Wording) -> str:
    """A scenario as people read it; its id in words where the wording has none."""
    key = f"economics.scenario.{name}"
    if wording.has(key):
        return wording.text(key)
    return name.replace("_", " ").capitalize()
