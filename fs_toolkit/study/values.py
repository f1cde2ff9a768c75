"""What names in prose stand for: quantities, and results such as npv.lean.economic."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from fs_toolkit.core.model import rows
from fs_toolkit.document.resolve_rules import Printed
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsResult
from fs_toolkit.economics.report.words import figure, rate, ratio
from fs_toolkit.economics.uncertainty import Undrawn
from fs_toolkit.proposal.analysis.financing import USES
from fs_toolkit.summary.evidence import KINDS, influence, shares
from fs_toolkit.summary.money import investment, operation

if TYPE_CHECKING:
    from fs_toolkit.economics.engine.appraise import Appraisal
    from fs_toolkit.economics.engine.cases import Worth
    from fs_toolkit.study.wiring import Study

Named = Iterator[tuple[str, Printed]]

MEANINGS = {
    "npv.OPTION.VIEW": "net present value; VIEW is economic or financial",
    "pv_benefits.OPTION.VIEW": "present value of benefits",
    "pv_costs.OPTION.VIEW": "present value of costs",
    "bcr.OPTION.VIEW": "benefit-cost ratio",
    "irr.OPTION.VIEW": "internal rate of return, a share",
    "mirr.OPTION.VIEW": "modified internal rate of return, a share",
    "payback.OPTION.VIEW": "years until the net flows have paid back",
    "discounted_payback.OPTION.VIEW": "the same, discounted",
    "cost_per_unit.OPTION": "discounted cost for each unit of the volume",
    "investment.OPTION": "investment, base estimate without taxes",
    "investment_with_bias.OPTION": "investment with optimism bias and contingency, without taxes",
    "investment_paid.OPTION": "investment with optimism bias, contingency and taxes",
    "operation.OPTION": "operation of the last year of the model, with taxes",
    "loss.OPTION": "share of the draws in which costs are larger than benefits",
    "better.OPTION": "share of the draws in which the recommended option is worth more than this one",
    "budget_p50.OPTION": "investment, paid, that half of the draws stay within",
    "budget_p80.OPTION": "investment, paid, that eight in ten draws stay within",
    "npv.SCENARIO": "net present value of the recommended option in a scenario, economic",
    "bcr.SCENARIO": "its benefit-cost ratio",
    "switching.QUANTITY": "value of a quantity at which the net present value is zero",
    "rests_on.KIND": "share of the present value that rests on a fact, estimate, assumption, target or synthetic number",
    "weakest.KIND": "share of the present value whose weakest number is of that kind",
    "finance.USE": "investment, operation, renewal or debt_service over all years, in prices of each year",
    "finance.SOURCE": "what a source of basis and proposal/funding.csv pays, in prices of each year",
    "debt.PART": "of all loans, in prices of each year: interest (with fees), peak (dearest year), owed (at the end of the plan), later (debt service after it), tested (debt service if the exchange rate moves to its high end)",
    "funded.STATUS": "share of the investment that is secured, planned or sought",
    "schedule.go_live": "when service begins, from the tasks of proposal/tasks.csv",
    "schedule.likely": "when service has begun with a chance of 80 %, by the simulation",
    "schedule.end": "when everything is done",
}
"""The families of names besides the quantities, for the page that lists them."""
WITHOUT_VALUE = (
    *(f"funded.{status}" for status in ("secured", "planned", "sought")),
    *(f"finance.{use}" for use in USES),
    *(f"debt.{part}" for part in ("interest", "peak", "owed", "later", "tested")),
    *("schedule.go_live", "schedule.likely", "schedule.end"),
)
"""Names that are known before there is a plan or a schedule: they wait for their value."""


def values(study: Study, wording: Wording) -> dict[str, object]:
    """Every name that prose may use, with its number and its words."""
    found: dict[str, object] = dict(_quantities(study, wording))
    economics = study.results.economics
    if isinstance(economics, EconomicsResult):
        results = dict(_economics(study, economics, wording))
        results |= dict(_draws(study, economics, wording))
        found |= {name: value for name, value in results.items() if name not in found}
    found |= dict(_finance(study, wording))
    found |= dict(_schedule(study, wording))
    waiting = (*WITHOUT_VALUE, *_of_options(study))
    return dict.fromkeys(waiting, Printed(np.nan, wording.dash)) | found


def _of_options(study: Study) -> Iterator[str]:
    """Results that each option has once the study says what it needs for them."""
    for row in rows(study.inputs.economics.options):
        for family in ("cost_per_unit", "investment", "investment_with_bias", "investment_paid"):
            yield f"{family}.{row.id}"
        yield f"operation.{row.id}"
        for family in ("loss", "better", "budget_p50", "budget_p80"):
            yield f"{family}.{row.id}"
        for view in ("economic", "financial"):
            for name in ("npv", "pv_benefits", "pv_costs", "bcr", "irr", "mirr", "payback"):
                yield f"{name}.{row.id}.{view}"


def _quantities(study: Study, wording: Wording) -> Named:
    basis, currency = study.basis, study.basis.settings.currency
    for id, row in basis.quantities.items():
        value = basis.state.values[id]
        if value.ndim == 0:
            number = float(value)
            words = (
                wording.money_words(number, currency)
                if row.unit == currency
                else figure(number, row, wording)
            )
            yield id, Printed(number, words)


def _economics(study: Study, result: EconomicsResult, wording: Wording) -> Named:
    basis, found = study.basis, result.cost_benefit

    def money(amount: float) -> Printed:
        return Printed(amount, wording.money_words(amount, basis.settings.currency))

    def appraised(end: str, each: Appraisal | Worth) -> Named:
        yield f"npv.{end}", money(each.npv)
        yield f"bcr.{end}", Printed(_number(each.bcr), ratio(each.bcr, wording))

    for option, views in result.appraisals.items():
        for view, each in views.items():
            end = f"{option}.{view}"
            yield from appraised(end, each)
            yield f"pv_benefits.{end}", money(each.pv_benefits)
            yield f"pv_costs.{end}", money(each.pv_costs)
            yield f"irr.{end}", Printed(_number(each.irr), rate(each.irr, each.irr_status, wording))
            yield f"mirr.{end}", _share(each.mirr, wording)
            yield f"payback.{end}", _years(each.payback, wording)
            yield f"discounted_payback.{end}", _years(each.discounted_payback, wording)
        built = investment(basis, result, option)
        yield f"investment.{option}", money(built.base)
        yield f"investment_with_bias.{option}", money(built.with_bias)
        yield f"investment_paid.{option}", money(built.paid)
        yield f"operation.{option}", money(operation(basis, result, option))
    for option, amount in result.cost_per_unit.items():
        words = f"{basis.settings.currency} {wording.number(amount, digits=1)}"
        yield f"cost_per_unit.{option}", Printed(amount, words)
    for scenario in found.scenarios:
        yield from appraised(scenario.name, scenario.appraisal)
    for switch in found.switching:
        if switch.value is not None:
            row = basis.quantities[switch.quantity]
            words = figure(switch.value, row, wording)
            yield f"switching.{switch.quantity}", Printed(switch.value, words)
    for name, parts in (
        ("rests_on", influence(basis, result)),
        ("weakest", shares(basis, result)),
    ):
        for kind in KINDS:
            share = parts.get(kind, 0.0)
            yield f"{name}.{kind}", Printed(share, wording.share(share))


def _draws(study: Study, result: EconomicsResult, wording: Wording) -> Named:
    found, currency = result.cost_benefit.uncertainty, study.basis.settings.currency
    if isinstance(found, Undrawn):
        return
    for option, outcome in found.simulation.outcomes.items():
        yield f"loss.{option}", Printed(outcome.loses.value, wording.share(outcome.loses.value))
    for option, duel in found.better.items():
        yield f"better.{option}", Printed(duel.ahead.value, wording.share(duel.ahead.value))
    for option, budget in found.budgets.items():
        for name, amount in (("budget_p50", budget.p50), ("budget_p80", budget.p80)):
            yield f"{name}.{option}", Printed(amount, wording.money_words(amount, currency))


def _finance(study: Study, wording: Wording) -> Named:
    plan, currency = study.results.proposal.financing.plan, study.basis.settings.currency
    if plan is None:
        return
    amounts: dict[str, float] = {use: plan.total(use) for use in USES}
    amounts |= {flow.source.id: flow.amount for flow in plan.flows}
    for name, amount in amounts.items():
        yield f"finance.{name}", Printed(amount, wording.money_words(amount, currency))
    if plan.debts:
        tested = [debt.cents / 100 if debt.tested is None else debt.tested for debt in plan.debts]
        parts = {
            "interest": plan.interest,
            "peak": float(plan.amounts("debt_service").max()),
            "owed": float(plan.owed[-1]),
            "later": plan.later,
            "tested": float(np.sum(tested)),
        }
        for name, amount in parts.items():
            yield f"debt.{name}", Printed(amount, wording.money_words(amount, currency))
    for status, share in plan.by_status().items():
        yield f"funded.{status}", Printed(share, wording.share(share))


def _schedule(study: Study, wording: Wording) -> Named:
    """Moments as decimal years, printed as months."""
    schedule = study.results.proposal.schedule
    if schedule is None:
        return
    risk = study.results.proposal.risk
    moments = {
        "end": schedule.end,
        "go_live": schedule.go_live,
        "likely": risk.p80 if risk else None,
    }
    for name, moment in moments.items():
        if moment is not None:
            words = wording.date(schedule.month(moment))
            yield f"schedule.{name}", Printed(schedule.year(moment), words)


def _share(value: float | None, wording: Wording) -> Printed:
    return Printed(_number(value), wording.share(value, 1))


def _years(value: float | None, wording: Wording) -> Printed:
    words = wording.text("report.answer.not_reached")
    return Printed(np.inf, words) if value is None else Printed(value, wording.number(value, 1))


def _number(value: float | None) -> float:
    return np.nan if value is None else value
