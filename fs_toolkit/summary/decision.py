"""The decision on one page: each question of whoever decides, with the answer of this study."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import Pending, rows
from fs_toolkit.document.blocks import Spans, Text
from fs_toolkit.document.inline import inline
from fs_toolkit.document.marked import named
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsAnswers, EconomicsResult
from fs_toolkit.economics.inputs import EconomicsInputs
from fs_toolkit.economics.report.choice import scenario_name
from fs_toolkit.economics.report.draws import in_draws
from fs_toolkit.economics.report.words import (
    figure,
    option_name,
    rate,
    ratio,
    sentence_case,
    unit_of,
)
from fs_toolkit.economics.uncertainty import Uncertainty, Undrawn
from fs_toolkit.summary.evidence import influence
from fs_toolkit.summary.inputs import SummaryInputs
from fs_toolkit.summary.money import has_contingency, investment, operation, span

SWITCHING_SHOWN = 3
MOSTLY = 0.95
"""Share of draws with one rate of return from which its percentiles say something."""
EFFECTS_SHOWN = 5
"""Effects without money on one page; all of them stand in section 5.3."""
CONDITIONS_SHOWN = 2
"""Conditions precedent on one page; all of them stand in section 5.2."""
MAY_BE_OPEN = ("people", "safeguard")
"""Rows that may say "not counted yet" in a final report: a count that the project itself makes."""
ASKED_FOR = ("asked", "of", "option", "cost", "money", "operation", "indicators", "switching",
             "unmonetised", "people", "risks", "conditions", "evidence")  # fmt: skip
"""Rows without which nobody can decide; `fs report --stage final` wants them all."""


@dataclass(frozen=True)
class MoneyBySource:
    """A source of finance as the financing plan has it: words, and nominal money."""

    name: str
    amount: float
    status: str


@dataclass(frozen=True)
class Share:
    """What the project takes of a budget."""

    budget: str
    operation: float
    """Largest yearly operation and renewal over one year of the budget."""


@dataclass(frozen=True)
class Elsewhere:
    """What the decision takes from the other chapters: each a list of items in words."""

    funding: tuple[MoneyBySource, ...] = ()
    payers: tuple[str, ...] = ()
    """Who pays for operation after the project."""
    budgets: tuple[Share, ...] = ()
    people: tuple[str, ...] = ()
    gates: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()
    debt_service: float = 0.0
    """The dearest year of interest and repayment, in the prices of the years of payment."""
    safeguard: str = ""
    """The environmental and social category, where the study has one."""


def decision_rows(
    inputs: SummaryInputs,
    economics: EconomicsInputs,
    basis: Basis,
    result: EconomicsAnswers,
    elsewhere: Elsewhere,
    wording: Wording,
) -> Iterator[tuple[str, str | Spans]]:
    """The rows that can be answered, by name; what no chapter says has no row."""
    decision = inputs.decision
    if not isinstance(decision, Pending):
        yield "asked", decision.asked
        if decision.cost:
            yield "asked_cost", inline(decision.cost)
        yield "of", f"{decision.of}; {decision.by}"
        if decision.not_asked:
            yield "not_asked", decision.not_asked
    if isinstance(result, EconomicsResult):
        yield from _numbers(economics, basis, result, elsewhere, wording)
    if not isinstance(economics.unmonetised, Pending):
        effects = [row.name for row in rows(economics.unmonetised)]
        listed = _listed(effects[:EFFECTS_SHOWN] or [wording.text("report.answer.none")], wording)
        if len(effects) > EFFECTS_SHOWN:
            more = wording.number(len(effects) - EFFECTS_SHOWN)
            listed += "; " + wording.text("summary.decision.more_effects", count=more)
        yield "unmonetised", listed
    if elsewhere.people:
        yield "people", _listed(elsewhere.people, wording)
    if elsewhere.safeguard:
        yield "safeguard", elsewhere.safeguard
    if elsewhere.risks:
        yield "risks", " ".join(elsewhere.risks)
    if elsewhere.gates:
        yield "gates", _listed(elsewhere.gates, wording)
    conditions = list(elsewhere.conditions)
    conditions = conditions or [
        row.condition for row in rows(economics.feasibility) if row.condition
    ]
    if len(conditions) > CONDITIONS_SHOWN:
        more = wording.number(len(conditions) - CONDITIONS_SHOWN)
        conditions = [
            *conditions[:CONDITIONS_SHOWN],
            wording.text("summary.decision.more", count=more),
        ]
    if conditions or not isinstance(economics.feasibility, Pending):
        yield "conditions", " ".join(conditions) or wording.text("report.answer.none")
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
    proven = result.verdict in ("feasible", "conditional")
    yield (
        "option",
        wording.text(
            f"summary.decision.{'option' if proven else 'option_if'}",
            option=option_name(result, found.recommended),
        ),
    )
    yield "cost", _cost(basis, result, wording)
    if elsewhere.funding:
        yield "money", _money(elsewhere.funding, currency, wording)
    yield "operation", _operation(basis, result, elsewhere, wording)
    base, end = found.base, f"{found.recommended}.economic"
    indicators = wording(
        "summary.decision.indicators",
        npv=named(f"npv.{end}", wording.money_words(base.npv, currency)),
        bcr=named(f"bcr.{end}", ratio(base.bcr, wording)),
        irr=named(f"irr.{end}", rate(base.irr, base.irr_status, wording)),
        rate=wording.share(found.evaluation.rate),
    )
    yield "indicators", (*indicators, Text(_drawn(basis, result, wording)))
    yield "financial", _financial(basis, result, wording)
    yield (
        "refused",
        wording(
            "summary.decision.refused",
            saved=named(f"pv_costs.{end}", wording.money_words(base.pv_costs, currency)),
            forgone=named(f"pv_benefits.{end}", wording.money_words(base.pv_benefits, currency)),
        ),
    )
    if found.scenarios and isinstance(found.uncertainty, Undrawn):
        yield "range", _range(basis, result, wording)
    yield "switching", _switching(basis, result, wording)


def _drawn(basis: Basis, result: EconomicsResult, wording: Wording) -> str:
    """Between what the indicators lie in nine of ten draws, and how likely a loss is."""
    drawn = result.cost_benefit.uncertainty
    if isinstance(drawn, Undrawn):
        return ""
    outcome = drawn.simulation.outcomes[drawn.recommended]
    words = {
        "draws": in_draws(outcome.loses.value, drawn.simulation.count, wording),
        "rates": _rates(drawn, wording),
    }
    has_rate = outcome.irr_statuses["unique"] > MOSTLY
    for end, at in (("low", 5), ("high", 95)):
        npv = outcome.npv.percentiles[at]
        words[f"npv_{end}"] = wording.money_words(npv, basis.settings.currency)
        words[f"bcr_{end}"] = ratio(outcome.bcr.percentiles[at], wording)
        if has_rate:
            words[f"irr_{end}"] = rate(outcome.irr.percentiles[at], "unique", wording)
    kind = "drawn" if has_rate else "drawn_without_rate"
    return wording.text(f"summary.decision.{kind}", **words)


def _rates(drawn: Uncertainty, wording: Wording) -> str:
    """Between what the discount rate was drawn, where it was."""
    id = drawn.model.discount_rate
    for each in drawn.simulation.spreads:
        if each.quantity.id == id:
            low, high = wording.share(each.quantity.low), wording.share(each.quantity.high)
            return wording.text("summary.decision.drawn_rates", low=low, high=high)
    return ""


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


def _financial(basis: Basis, result: EconomicsResult, wording: Wording) -> Spans:
    """What the project is to whoever pays for it, in cash."""
    found = result.cost_benefit
    cash, end = found.appraisals[found.recommended]["financial"], f"{found.recommended}.financial"
    return wording(
        f"summary.decision.financial_{'gain' if cash.npv > 0 else 'cost'}",
        npv=named(f"npv.{end}", wording.money_words(cash.npv, basis.settings.currency)),
        irr=named(f"irr.{end}", rate(cash.irr, cash.irr_status, wording)),
    )


def _range(basis: Basis, result: EconomicsResult, wording: Wording) -> str:
    """The worst and the best scenario by benefit-cost ratio."""
    cases = [each for each in result.cost_benefit.scenarios if each.appraisal.bcr is not None]
    ordered = sorted(cases, key=lambda each: each.appraisal.bcr or 0.0)
    if not ordered:
        return wording.text("report.answer.none")
    ends = {"low": ordered[0], "high": ordered[-1]}
    words = {}
    for end, case in ends.items():
        found = case.appraisal
        words[end] = wording.text(
            "summary.decision.case",
            name=scenario_name(case.name, wording),
            npv=wording.money_words(found.npv, basis.settings.currency),
            bcr=ratio(found.bcr, wording),
            irr=rate(found.irr, found.irr_status, wording),
        )
    return wording.text("summary.decision.range", **words)


def _evidence(basis: Basis, result: EconomicsResult, wording: Wording) -> str:
    """How much of the present value rests on what."""
    resting = kinds_in_words(influence(basis, result), wording)
    if not resting:
        return wording.text("report.answer.none")
    return wording.text("summary.decision.evidence", value=resting)


def kinds_in_words(parts: Mapping[str, float], wording: Wording) -> str:
    """Shares by kind: facts 4 %, estimates 31 % and assumptions 65 %; empty where there are none."""
    return (
        wording.list(
            f"{sentence_case(wording.text(f'report.kinds.{kind}'))} {wording.share(part)}"
            for kind, part in parts.items()
        )
        if parts
        else ""
    )


def _cost(basis: Basis, result: EconomicsResult, wording: Wording) -> Spans:
    """Investment: base estimate, with optimism bias, with taxes, and how far it may go."""
    found, currency = result.cost_benefit, basis.settings.currency
    option = found.recommended
    built = investment(basis, result, option)
    kind = "cost_contingency" if has_contingency(result, option) else "cost"
    words = wording(
        f"summary.decision.{kind}",
        base=named(f"investment.{option}", wording.money_words(built.base, currency)),
        with_bias=named(
            f"investment_with_bias.{option}", wording.money_words(built.with_bias, currency)
        ),
        paid=named(f"investment_paid.{option}", wording.money_words(built.paid, currency)),
    )
    drawn = found.uncertainty
    budget = None if isinstance(drawn, Undrawn) else drawn.budgets.get(option)
    ends = None if budget else span(basis, result, option)
    if budget:
        more = wording(
            "summary.decision.cost_drawn",
            p50=named(f"budget_p50.{option}", wording.money_words(budget.p50, currency)),
            p80=named(f"budget_p80.{option}", wording.money_words(budget.p80, currency)),
        )
        return (*words, Text(" "), *more)
    if ends:
        more = wording(
            "summary.decision.cost_span",
            low=wording.money_words(ends[0], currency),
            high=wording.money_words(ends[1], currency),
        )
        return (*words, Text(" "), *more)
    return words


def _operation(
    basis: Basis, result: EconomicsResult, elsewhere: Elsewhere, wording: Wording
) -> str:
    """What a full year costs, in both currencies, who pays, and what part of a budget it is."""
    yearly = operation(basis, result, result.cost_benefit.recommended)
    amount = wording.money_words(yearly, basis.settings.currency)
    local = local_money(basis)
    if local:
        currency, value = local
        amount += f" ({wording.money_words(yearly * value, currency)})"
    words = wording.text("summary.decision.operation", yearly=amount)
    if elsewhere.payers:
        words += " " + wording.text(
            "summary.decision.payers", payers=wording.list(elsewhere.payers)
        )
    for each in elsewhere.budgets:
        words += " " + wording.text(
            "summary.decision.budget",
            share=wording.share(each.operation),
            budget=sentence_case(each.budget),
        )
    if elsewhere.debt_service > 0:
        words += " " + wording.text(
            "summary.decision.debt_service",
            most=wording.money_words(elsewhere.debt_service, basis.settings.currency),
        )
    return words


def local_money(basis: Basis) -> tuple[str, float] | None:
    """The local currency and how much of it one unit of the model's currency is.

    The quantity whose unit is another currency over the model's, such as VND/USD; None where
    there is none, or several.
    """
    end = f"/{basis.settings.currency}"
    rates: Mapping[str, float] = {
        row.unit.removesuffix(end): basis.value(id)
        for id, row in basis.quantities.items()
        if row.unit.endswith(end)
        and len(row.unit) == 7
        and row.unit[:3].isupper()
        and basis.state.values[id].ndim == 0
    }
    return next(iter(rates.items())) if len(rates) == 1 else None


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
    return _listed(parts, wording) if parts else wording.text("summary.decision.no_switch")
