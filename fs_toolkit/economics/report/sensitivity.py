"""Switching values and scenarios of sub-item 5.3 as blocks."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.document.blocks import Block, Column, Paragraph, Table
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsResult
from fs_toolkit.economics.report.words import (
    amount,
    price_basis,
    rate,
    ratio,
    thousands,
    unit_words,
)

SHOWN = 10


def switching(basis: Basis, result: EconomicsResult, wording: Wording) -> Iterator[Block]:
    """The values at which the project breaks even."""
    found = [each for each in result.cost_benefit.switching if each.value is not None][:SHOWN]
    if not found:
        yield Paragraph("economics.switching.none", wording("economics.switching.none"))
        return
    inside = [each for each in found if each.within_range]
    yield Paragraph(
        "economics.switching.intro",
        wording(
            "economics.switching.intro",
            names=wording.list(_sentence_case(basis.quantities[each.quantity].name) for each in inside)
            or wording.text("report.answer.none"),
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
                unit_words(row.unit, wording),
                amount(each.base, row.unit, wording),
                amount(each.value, row.unit, wording),
                change,
                wording.text(
                    "report.range.of",
                    low=amount(low, row.unit, wording),
                    high=amount(high, row.unit, wording),
                ),
                wording.text(f"report.answer.{'yes' if each.within_range else 'no'}"),
            )
        )
    heads = ("quantity", "unit", "base", "value", "change", "range", "within")
    widths = (2.4, 1.4, 0.8, 0.9, 0.8, 1.2, 0.8)
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


def _sentence_case(name: str) -> str:
    """A name within a sentence: its first letter small, unless it is an abbreviation."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


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
    cases += [(_scenario_name(each.name, wording), each.appraisal) for each in found.scenarios]
    heads = ("scenario", "benefits", "costs", "npv", "bcr", "irr")
    yield Table(
        "economics.scenarios",
        wording.text("economics.scenarios.caption"),
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


def _scenario_name(name: str, wording: Wording) -> str:
    key = f"economics.scenario.{name}"
    if wording.has(key):
        return wording.text(key)
    return name.replace("_", " ").capitalize()
