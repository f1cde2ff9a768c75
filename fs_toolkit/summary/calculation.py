"""Annex B: the calculation line by line, its formulas, and an independent check of the indicators."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.formula import Node, Total, names, nodes, parse
from fs_toolkit.core.model import rows
from fs_toolkit.core.numeric import Floats, evaluate
from fs_toolkit.document.blocks import (
    Block,
    Cell,
    Column,
    Equation,
    Heading,
    Landscape,
    Paragraph,
    Spans,
    Table,
    spans,
)
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsAnswers, EconomicsResult
from fs_toolkit.economics.discounting import net_present_value
from fs_toolkit.economics.engine.model import LineFlows
from fs_toolkit.economics.inputs import EconomicsInputs
from fs_toolkit.economics.report.choice import scenario_name
from fs_toolkit.economics.report.words import figure, price_basis, stated, thousands
from fs_toolkit.summary.money import investment, span

UPRIGHT = 8
"""Years up to which the table of lines has room on an upright page."""


INVESTMENTS = ("investment", "investment_with_bias", "investment_paid")
"""Names of the results that a row of investments shows."""


def calculation(
    inputs: EconomicsInputs,
    basis: Basis,
    result: EconomicsAnswers,
    wording: Wording,
    letter: str = "B",
) -> Iterator[Block]:
    """The annex as blocks; one sentence while there is nothing to calculate."""
    if not isinstance(result, EconomicsResult):
        yield _heading(letter, wording)
        yield Paragraph("annex.calculation.intro", wording("summary.calculation.pending"))
        return
    lines = tuple(_lines(basis, result, wording, letter))
    if len(basis.years) > UPRIGHT:
        yield Landscape("annex.calculation.part", lines)
    else:
        yield from lines
    yield from _investments(basis, result, wording)
    yield from _changes(inputs, basis, result, wording)
    yield Paragraph("annex.formulas.intro", wording("summary.formulas.intro"))
    yield from _formulas(basis, result, wording)
    yield from _check(basis, result, wording)


def _investments(basis: Basis, result: EconomicsResult, wording: Wording) -> Iterator[Block]:
    """The investment of each option: as estimated, with bias, with taxes, and how far it may go."""
    evaluation, currency = result.cost_benefit.evaluation, basis.settings.currency

    def words(amount: float) -> str:
        return wording.money_words(amount, currency)

    body: list[tuple[str | Cell, ...]] = []
    for option in evaluation.model.alternatives:
        built, ends = investment(basis, result, option.id), span(basis, result, option.id)
        body.append(
            (
                Cell(
                    spans(option.name), holds=tuple(f"{each}.{option.id}" for each in INVESTMENTS)
                ),
                *(words(each) for each in built),
                *(wording.dash if ends is None else words(each) for each in ends or (0.0, 0.0)),
            )
        )
    yield Paragraph("annex.investment.intro", wording("summary.investment.intro"))
    yield Table(
        "annex.investment",
        wording.text("summary.investment.caption"),
        tuple(
            Column(
                wording.text(f"summary.investment.column.{head}"),
                1.8 if head == "option" else 1.2,
                "left" if head == "option" else "right",
            )
            for head in ("option", "base", "with_bias", "paid", "low", "high")
        ),
        tuple(body),
        source=wording("summary.investment.source", year=wording.year(basis.settings.price_year)),
    )


def calculation_later(wording: Wording, letter: str = "B") -> Iterator[Block]:
    """The annex of an early report: it keeps its letter and says when it follows."""
    yield _heading(letter, wording)
    yield Paragraph("annex.calculation.intro", wording("summary.calculation.later"))


def _heading(letter: str, wording: Wording) -> Heading:
    title = wording.text("summary.annex.calculation", letter=letter)
    return Heading("annex.calculation", 1, title, numbered=False, letter=letter)


def _lines(basis: Basis, result: EconomicsResult, wording: Wording, letter: str) -> Iterator[Block]:
    """Every line of the recommended option, year by year, down to the present value."""
    found = result.cost_benefit
    evaluation = found.evaluation
    own, own_id = _own(result), found.recommended
    option = next(each.name for each in evaluation.model.options if each.id == own_id)
    yield _heading(letter, wording)
    yield Paragraph("annex.calculation.intro", wording("summary.calculation.intro"))
    timing = basis.settings.timing
    factors = np.array(
        [
            float(net_present_value(evaluation.rate, np.eye(len(basis.years))[k], timing))
            for k in range(len(basis.years))
        ]
    )
    body: list[tuple[str | Cell, ...]] = []

    def add(name: str, flow: Floats, *held: str) -> None:
        present = float(net_present_value(evaluation.rate, flow, timing))
        body.append(
            (
                Cell(spans(name), holds=held),
                *(thousands(float(value), wording) for value in flow),
                thousands(present, wording),
            )
        )

    for side in ("cost", "benefit"):
        for each in own:
            if each.line.side == side and each.economic.any():
                add(each.line.name, each.economic, f"line.{each.line.id}")
        total = found.flows.costs if side == "cost" else found.flows.benefits
        add(
            wording.text(f"summary.calculation.total.{side}"),
            total,
            f"pv_{side}s.{own_id}.economic",
        )
    add(
        wording.text("economics.flows.row.net"),
        found.flows.net,
        *(f"{each}.{own_id}.economic" for each in ("npv", "bcr", "payback")),
    )
    body.append(
        (
            wording.text("summary.calculation.factor"),
            *(wording.number(float(factor), digits=3) for factor in factors),
            wording.dash,
        )
    )
    running = np.cumsum(found.flows.net * factors)
    body.append(
        (
            Cell(
                spans(wording.text("summary.calculation.cumulative")),
                holds=(f"discounted_payback.{own_id}.economic",),
            ),
            *(thousands(float(value), wording) for value in running),
            wording.dash,
        )
    )
    yield Table(
        "annex.calculation.lines",
        wording.text(
            "summary.calculation.caption", option=option, basis=price_basis(basis, wording)
        ),
        (
            Column(wording.text("report.column.item"), 3.2),
            *(Column(wording.year(int(year)), 1.0, "right") for year in basis.years),
            Column(wording.text("summary.calculation.present"), 1.1, "right"),
        ),
        tuple(body),
        source=wording("summary.calculation.source"),
        totals=3,
    )


def _changes(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsResult, wording: Wording
) -> Iterator[Block]:
    """What the other options and the scenarios change, and why."""
    changes = rows(inputs.changes)
    if not changes:
        return
    options = {each.id: each.name for each in result.cost_benefit.evaluation.model.options}
    names = list(dict.fromkeys(each.set for each in changes))
    yield Paragraph("annex.changes.intro", wording("summary.changes.intro"))
    body: list[tuple[str | Spans | Cell, ...]] = []
    for name in names:
        title = options.get(name) or scenario_name(name, wording)
        body.append((Cell(spans(title), bold=True, shade=1, columns=4),))
        for each in changes:
            if each.set == name:
                row = basis.quantities[each.quantity]
                body.append(
                    (
                        Cell(spans(row.name), holds=(f"change.{name}.{row.id}",)),
                        spans(stated(basis.value(row.id), row, wording)),
                        figure(each.value, row, wording),
                        each.reason or wording.dash,
                    )
                )
    yield Table(
        "annex.changes",
        wording.text("summary.changes.caption", count=wording.number(len(names))),
        (
            Column(wording.text("report.column.quantity"), 2.6),
            Column(wording.text("report.column.base"), 0.9, "right"),
            Column(wording.text("summary.changes.column.here"), 0.9, "right"),
            Column(wording.text("report.column.reason"), 2.6),
        ),
        tuple(body),
        source=wording("summary.changes.source"),
    )


def _own(result: EconomicsResult) -> list[LineFlows]:
    """The lines of the recommended option that the baseline does not have too."""
    evaluation = result.cost_benefit.evaluation
    shared = {each.line.id for each in evaluation.lines[evaluation.model.baseline]}
    lines = evaluation.lines[result.cost_benefit.recommended]
    return [each for each in lines if each.line.id not in shared]


def _formulas(basis: Basis, result: EconomicsResult, wording: Wording) -> Iterator[Block]:
    """The formula of each benefit, and the same with the numbers of its last year put in."""
    found = result.cost_benefit
    model = found.evaluation.model
    own = basis.changed(model.overlays.get(found.recommended, {}))
    for each in _own(result):
        if each.line.side != "benefit":
            continue
        id = f"annex.formula.{each.line.id}"[:43]
        earned = np.flatnonzero(each.base)
        tree = parse(each.line.formula)
        if not len(earned) or any(isinstance(node, Total) for node in nodes(tree)):
            yield Equation(id, each.line.name, each.line.formula)
            continue
        at = int(earned[-1])
        numbers = {name: float(own.series(name)[at]) for name in sorted(names(tree))}
        amount = value_of(tree, numbers, float(own.years[at]))
        money = f"{basis.settings.currency} {wording.number(amount, digits=0)}"
        year = wording.year(int(own.years[at]))
        told = (  # what is spread over years is an amount of money, not of a year
            wording.text("summary.formulas.result_once", money=money)
            if each.line.spread
            else wording.text("summary.formulas.result", money=money, year=year)
        )
        values = tuple((name, exact(number, wording)) for name, number in numbers.items())
        yield Equation(id, each.line.name, each.line.formula, values, told)


def value_of(tree: Node, numbers: Mapping[str, float], year: float) -> float:
    """What a formula gives with these numbers, by the engine's own arithmetic."""
    found = evaluate(tree, lambda name: np.array([numbers[name]]), np.array([year]))
    return float(np.squeeze(found))


FIGURES = 6
"""Significant figures of a number put into a formula: whoever multiplies them comes to the result."""


def exact(value: float, wording: Wording) -> str:
    """A number with as many decimals as it has, up to six figures.

    >>> exact(0.45, Wording.read("en")), exact(45000.0, Wording.read("en")), exact(1 / 3, Wording.read("en"))
    ('0.45', '45,000', '0.333333')
    """
    if value == 0:
        return wording.number(0)
    places = max(0, FIGURES - 1 - math.floor(math.log10(abs(value))))
    shortest = f"{value:.{places}f}"
    decimals = len(shortest.rstrip("0").partition(".")[2]) if "." in shortest else 0
    return wording.number(value, digits=decimals)


def _check(basis: Basis, result: EconomicsResult, wording: Wording) -> Iterator[Block]:
    """The same indicators by another library, numpy-financial."""
    import numpy_financial

    found = result.cost_benefit
    net = found.flows.net
    dated, steps = _dated(net, basis.settings.timing)
    rate_of_step = (1 + found.evaluation.rate) ** (1 / steps) - 1
    yield Paragraph("annex.check.intro", wording("summary.check.intro"))
    checked: list[tuple[str | Cell, ...]] = [
        (
            wording.text("economics.indicators.row.npv"),
            thousands(found.base.npv, wording),
            thousands(float(numpy_financial.npv(rate_of_step, dated)), wording),
        )
    ]
    if found.base.irr is not None:
        checked.append(
            (
                _checked("irr", found.recommended, wording),
                wording.share(found.base.irr, digits=4),
                wording.share(float((1 + numpy_financial.irr(dated)) ** steps - 1), digits=4),
            )
        )
    if found.base.mirr is not None:
        rate = found.evaluation.rate
        checked.append(
            (
                _checked("mirr", found.recommended, wording),
                wording.share(found.base.mirr, digits=4),
                wording.share(float(numpy_financial.mirr(net, rate, rate)), digits=4),
            )
        )
    yield Table(
        "annex.check.table",
        wording.text("summary.check.caption"),
        (
            Column(wording.text("economics.indicators.column.indicator"), 2.0),
            Column(wording.text("summary.check.column.ours"), 1.2, "right"),
            Column(wording.text("summary.check.column.theirs"), 1.2, "right"),
        ),
        tuple(checked),
        source=wording("summary.check.source", basis=price_basis(basis, wording)),
    )


def _checked(name: str, option: str, wording: Wording) -> Cell:
    """The head of the row that checks an indicator."""
    words = spans(wording.text(f"economics.indicators.row.{name}"))
    return Cell(words, holds=(f"{name}.{option}.economic",))


def _dated(net: Floats, timing: str) -> tuple[Floats, int]:
    """The flows at even distances, as the other library takes them, and the steps in a year."""
    if timing == "end" or len(net) == 1:
        return net, 1
    if timing == "start":  # the first two fall due on the same day
        return np.concatenate(([net[0] + net[1]], net[2:])), 1
    halves = np.zeros(2 * len(net) - 2)
    halves[0], halves[1::2] = net[0], net[1:]
    return halves, 2
