"""Switching values and scenarios of sub-item 5.3 as blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.quantities import Quantity
from fs_toolkit.document.blocks import Block, Cell, Column, Paragraph, Spans, Table, spans
from fs_toolkit.document.marked import traced
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsResult
from fs_toolkit.economics.engine.cases import Worth
from fs_toolkit.economics.report.choice import choice, scenario_name, scenario_steps
from fs_toolkit.economics.report.words import (
    between,
    figure,
    option_name,
    price_basis,
    rate,
    ratio,
    stated,
    thousands,
    unit_of,
)
from fs_toolkit.economics.scenarios import Compared, compare

SHOWN = 10


def switching(basis: Basis, result: EconomicsResult, wording: Wording) -> Iterator[Block]:
    """The values at which the project breaks even."""
    known = [each for each in result.cost_benefit.plausibility if each.switching.value is not None]
    found = known[:SHOWN]
    if not found:
        yield Paragraph("economics.switching.none", wording("economics.switching.none"))
        return
    words = {"shown": wording.number(len(found))}
    inside = sum(each.place == "inside" for each in known)
    yield Paragraph(
        "economics.switching.intro",
        wording("economics.switching.intro", inside=wording.number(inside), **words)
        if inside
        else wording("economics.switching.intro_none", **words),
    )
    lines = []
    for each in found:
        row, value = each.quantity, each.switching.value
        low, high = row.low, row.high
        assert value is not None
        assert low is not None
        assert high is not None
        lines.append(
            (
                Cell(spans(_with_unit(row, wording)), holds=(f"switching.{row.id}",)),
                spans(stated(each.switching.base, row, wording)),
                figure(value, row, wording),
                wording.dash if each.change is None else wording.share(each.change, digits=0),
                between(low, high, row, wording),
                wording.text(f"report.answer.{'yes' if each.place == 'inside' else 'no'}"),
                wording.dash if each.losing is None else wording.number(each.losing),
                wording.dash
                if each.elasticity is None
                else wording.number(each.elasticity, digits=1),
                wording.text(f"scenarios.plausible.rests.{row.kind}"),
            )
        )
    heads = (
        "quantity", "base", "value", "change", "range", "within", "draws", "indicator", "rests",
    )  # fmt: skip
    widths = (2.4, 0.7, 0.75, 0.75, 2.0, 0.7, 0.7, 0.55, 1.15)
    yield Table(
        "economics.switching",
        _switching_caption([each.place for each in found], wording),
        tuple(
            Column(
                wording.text(f"economics.switching.column.{head}"),
                width,
                "left" if head in ("quantity", "rests") else "right",
            )
            for head, width in zip(heads, widths, strict=True)
        ),
        tuple(lines),
        source=wording("economics.switching.source"),
    )


def _switching_caption(places: Sequence[str], wording: Wording) -> str:
    """How many of the values shown lie within their ranges."""
    words = {"shown": wording.number(len(places))}
    inside = places.count("inside")
    if not inside:
        return wording.text("economics.switching.caption_none", **words)
    return wording.text("economics.switching.caption", inside=wording.number(inside), **words)


def _with_unit(row: Quantity, wording: Wording) -> str:
    """A quantity with its unit, unless it is a share."""
    unit = unit_of(row, wording)
    if unit == wording.dash:
        return row.name
    return wording.text("scenarios.two_way.with_unit", name=row.name, unit=unit)


def scenarios(basis: Basis, result: EconomicsResult, wording: Wording) -> Iterator[Block]:
    """The recommended option in each named scenario and at other discount rates, and the best one."""
    found = result.cost_benefit
    yield Paragraph("economics.scenarios.intro", wording("economics.scenarios.intro"))
    cases = tuple(_cases(result, wording))
    worth = [(name, case, case.options[found.recommended]) for name, case in cases]
    named = {each.name for each in found.scenarios}
    ratios = [each.bcr for _, _, each in worth if each.bcr is not None]
    heads = ("scenario", "benefits", "costs", "npv", "bcr", "irr", "best")
    yield Table(
        "economics.scenarios",
        wording.text(
            "economics.scenarios.caption",
            low=ratio(min(ratios, default=None), wording),
            high=ratio(max(ratios, default=None), wording),
        ),
        tuple(
            Column(
                wording.text(
                    "scenarios.column.best"
                    if head == "best"
                    else f"economics.scenarios.column.{head}"
                ),
                {"scenario": 2.8, "best": 1.9}.get(head, 1.0),
                "left" if head in ("scenario", "best") else "right",
            )
            for head in heads
        ),
        tuple(
            (
                Cell(spans(name), holds=_held(case.name) if case.name in named else ()),
                *_worth(each, "" if at else found.recommended, wording),
                option_name(result, case.best),
            )
            for at, (name, case, each) in enumerate(worth)
        ),
        source=wording("economics.scenarios.source", basis=price_basis(basis, wording)),
    )
    yield from choice(basis, result, cases, wording)
    yield from scenario_steps(basis, result, wording)


def _held(scenario: str) -> tuple[str, ...]:
    """Names of what the row of a scenario shows."""
    return (f"npv.{scenario}", f"bcr.{scenario}")


def _worth(each: Worth, option: str, wording: Wording) -> Iterator[str | Spans]:
    """What a case is worth; the base case, of an option, leads to the working."""
    shown = {
        "pv_benefits": thousands(each.pv_benefits, wording),
        "pv_costs": thousands(each.pv_costs, wording),
        "npv": thousands(each.npv, wording),
        "bcr": ratio(each.bcr, wording),
        "irr": rate(each.irr, each.irr_status, wording),
    }
    for name, words in shown.items():
        yield spans(traced(f"{name}.{option}.economic", words)) if option else words


def _cases(result: EconomicsResult, wording: Wording) -> Iterator[tuple[str, Compared]]:
    """The base case, the other discount rates and the scenarios, every option in each."""
    found = result.cost_benefit
    base, *named = found.compared
    yield wording.text("economics.scenarios.base"), base
    id = found.evaluation.model.discount_rate
    rates = [value for value, _ in found.rates if value != found.evaluation.rate]
    at = compare(found.evaluation, {f"{value}": {id: value} for value in rates})
    for value, case in zip(rates, at, strict=True):
        yield wording.text("economics.scenarios.rate", rate=wording.share(value)), case
    for case in named:
        yield scenario_name(case.name, wording), case
