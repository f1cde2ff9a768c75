"""The executive summary: the verdict, the decision on one page, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import Declined, Pending, rows
from fs_toolkit.document.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    PageBreak,
    Paragraph,
    Spans,
    Table,
    spans,
)
from fs_toolkit.document.cells import unanswered
from fs_toolkit.document.prose import prose
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsAnswers, EconomicsResult
from fs_toolkit.economics.inputs import EconomicsInputs
from fs_toolkit.economics.report.sensitivity import scenario_name
from fs_toolkit.economics.report.words import (
    figure,
    option_name,
    rate,
    ratio,
    sentence_case,
    unit_of,
)
from fs_toolkit.summary.evidence import counts, shares
from fs_toolkit.summary.inputs import SummaryInputs

SWITCHING_SHOWN = 3
LEAST_ROWS = 2
"""Answers from which the decision is a table; a single one says nothing that the text does not."""


@dataclass(frozen=True)
class MoneyBySource:
    """A source of finance as the financing plan has it: words, and nominal money."""

    name: str
    amount: float
    status: str


@dataclass(frozen=True)
class Elsewhere:
    """What the decision takes from the other chapters: each a list of items in words."""

    funding: tuple[MoneyBySource, ...] = ()
    people: tuple[str, ...] = ()
    gates: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()


def executive(
    inputs: SummaryInputs,
    economics: EconomicsInputs,
    basis: Basis,
    result: EconomicsAnswers,
    elsewhere: Elsewhere,
    wording: Wording,
) -> Iterator[Block]:
    """The summary as blocks; without a verdict while nothing has been appraised."""
    yield Heading("summary", 1, wording.text("report.chapter.summary"), numbered=False, letter="S")
    yield Paragraph("summary.verdict", _verdict(economics, basis, result, wording), "answer")
    yield from prose(inputs.messages, "summary.messages")
    yield from unanswered("summary.messages.pending", inputs, "messages", wording)
    yield from unanswered("summary.decision.pending", inputs, "decision", wording)
    answers = tuple(_rows(inputs, economics, basis, result, elsewhere, wording))
    if len(answers) < LEAST_ROWS:
        return
    yield Paragraph("summary.decision.intro", wording("summary.decision.intro"))
    yield PageBreak("summary.decision.page")
    yield Table(
        "summary.decision",
        wording.text("summary.decision.caption"),
        (
            Column(wording.text("summary.decision.column.question"), 0.8),
            Column(wording.text("summary.decision.column.answer"), 3.0),
        ),
        tuple(
            (Cell(spans(wording.text(f"summary.decision.row.{name}")), bold=True), answer)
            for name, answer in answers
        ),
        source=wording("summary.decision.source", year=wording.year(basis.settings.price_year))
        if isinstance(result, EconomicsResult)
        else (),
    )


def _verdict(
    economics: EconomicsInputs, basis: Basis, result: EconomicsAnswers, wording: Wording
) -> Spans:
    about = basis.about
    if not isinstance(result, EconomicsResult):
        declined = isinstance(economics.options, Declined) or isinstance(economics.lines, Declined)
        name = "declined" if declined else "pending"
        return wording(f"summary.verdict.{name}", project=about.project, city=about.city)
    found = result.cost_benefit
    return wording(
        f"summary.verdict.{result.verdict}",
        option=option_name(result, found.recommended),
        project=about.project,
        city=about.city,
        npv=wording.money_words(found.base.npv, basis.settings.currency),
        bcr=ratio(found.base.bcr, wording),
    )


def _rows(
    inputs: SummaryInputs,
    economics: EconomicsInputs,
    basis: Basis,
    result: EconomicsAnswers,
    elsewhere: Elsewhere,
    wording: Wording,
) -> Iterator[tuple[str, str | Spans]]:
    modelled = isinstance(result, EconomicsResult)
    decision = inputs.decision
    if not isinstance(decision, Pending):
        yield "asked", decision.asked
        yield "of", f"{decision.of}; {decision.by}"
        if decision.not_asked:
            yield "not_asked", decision.not_asked
    if isinstance(result, EconomicsResult):
        yield from _numbers(economics, basis, result, elsewhere, wording)
    effects = [row.name for row in rows(economics.unmonetised)]
    if effects or modelled:
        yield "unmonetised", _listed(effects, wording)
    if elsewhere.people:
        yield "people", _listed(elsewhere.people, wording)
    if elsewhere.risks:
        yield "risks", " ".join(elsewhere.risks)
    if elsewhere.gates:
        yield "gates", _listed(elsewhere.gates, wording)
    conditions = [row.condition for row in rows(economics.feasibility) if row.condition]
    if conditions or modelled:
        yield "conditions", " ".join(conditions) or wording.dash
    if isinstance(result, EconomicsResult):
        yield "evidence", _evidence(basis, result, wording)


def _numbers(
    economics: EconomicsInputs,
    basis: Basis,
    result: EconomicsResult,
    elsewhere: Elsewhere,
    wording: Wording,
) -> Iterator[tuple[str, str | Spans]]:
    """What the appraisal says."""
    found = result.cost_benefit
    currency = basis.settings.currency
    yield "option", _compared(result, wording)
    yield "cost", _cost(basis, result, wording)
    if elsewhere.funding:
        yield "money", _money(elsewhere.funding, currency, wording)
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
    if found.scenarios:
        yield "range", _range(result, wording)
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


def _listed(items: Iterable[str], wording: Wording) -> str:
    """Items between semicolons, because they hold commas; the first keeps its capital."""
    first, *others = list(items) or [wording.dash]
    return "; ".join([first, *(sentence_case(each) for each in others)])


def _money(funding: tuple[MoneyBySource, ...], currency: str, wording: Wording) -> str:
    return wording.text(
        "summary.decision.money",
        total=wording.money_words(sum(each.amount for each in funding), currency),
        parts="; ".join(
            f"{each.name} {wording.money_words(each.amount, currency)} ({each.status})"
            for each in funding
        ),
    )


def _range(result: EconomicsResult, wording: Wording) -> str:
    """The worst and the best scenario by benefit-cost ratio."""
    cases = [each for each in result.cost_benefit.scenarios if each.appraisal.bcr is not None]
    ordered = sorted(cases, key=lambda each: each.appraisal.bcr or 0.0)
    if not ordered:
        return wording.dash
    worst, best = ordered[0], ordered[-1]
    return wording.text(
        "summary.decision.range",
        low=ratio(worst.appraisal.bcr, wording),
        worst=sentence_case(scenario_name(worst.name, wording)),
        high=ratio(best.appraisal.bcr, wording),
        best=sentence_case(scenario_name(best.name, wording)),
    )


def _evidence(basis: Basis, result: EconomicsResult, wording: Wording) -> str:
    """How much of the present value rests on what, and how many numbers of each kind there are."""
    value = "; ".join(
        f"{sentence_case(wording.text(f'report.kinds.{kind}'))} {wording.share(share, digits=0)}"
        for kind, share in shares(basis, result).items()
    )
    if not value:
        return wording.dash
    numbers = counts(basis, result)
    return wording.text(
        "summary.decision.evidence",
        value=value,
        count=wording.number(sum(numbers.values())),
        kinds=wording.list(
            f"{sentence_case(wording.text(f'report.kinds.{kind}'))} {wording.number(count)}"
            for kind, count in numbers.items()
        ),
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
    proven = result.verdict in ("feasible", "conditional")
    return wording.text(
        f"summary.decision.{'option' if proven else 'option_if'}",
        option=option_name(result, found.recommended),
        others=wording.list(others),
    )


def _cost(basis: Basis, result: EconomicsResult, wording: Wording) -> str:
    """Investment: base estimate, with optimism bias, and with taxes; the do-minimum beside it."""
    found, currency = result.cost_benefit, basis.settings.currency
    base, with_bias, paid = _investment(basis, result, found.recommended)
    words = wording.text(
        "summary.decision.cost",
        year=wording.year(basis.settings.price_year),
        base=wording.money_words(base, currency),
        with_bias=wording.money_words(with_bias, currency),
        paid=wording.money_words(paid, currency),
    )
    for option in found.evaluation.model.alternatives:
        if option.kind == "do_minimum" and option.id != found.recommended:
            base, with_bias, paid = _investment(basis, result, option.id)
            words += " " + wording.text(
                "summary.decision.cost_minimum",
                option=option.name,
                base=wording.money_words(base, currency),
                paid=wording.money_words(paid, currency),
            )
    return words


def _investment(basis: Basis, result: EconomicsResult, option: str) -> tuple[float, float, float]:
    """Investment in an option: base without taxes, with optimism bias, with taxes [money]."""
    lines = [
        each.bought_first(basis.shapes)
        for each in result.cost_benefit.evaluation.lines[option]
        if each.line.side == "cost" and each.line.spread
    ]
    taxes = sum(float(each.transfers.sum()) for each in lines)
    economic = sum(float(each.economic.sum()) for each in lines)
    full = sum(float((each.base + each.optimism + each.contingency).sum()) for each in lines)
    untaxed = economic / (economic + taxes) if economic + taxes else 1.0
    return sum(float(each.base.sum()) for each in lines) * untaxed, economic, full


def _operation(basis: Basis, result: EconomicsResult, wording: Wording) -> str:
    found = result.cost_benefit
    yearly = np.zeros(len(basis.years))
    for each in found.evaluation.lines[found.recommended]:
        lasting = each.line.first.replace(" ", "") != each.line.last.replace(" ", "")
        if each.line.side == "cost" and not each.line.spread and lasting:
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
                value=figure(each.value, row, wording),
                base=figure(each.base, row, wording),
                unit="" if unit_of(row, wording) == wording.dash else f" ({unit_of(row, wording)})",
            )
        )
    return _listed(parts, wording) if parts else wording.text("report.answer.none")
