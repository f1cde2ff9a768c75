"""Rules of 4.3 on what the city can afford: cash, budget lines, thresholds, replacement, and the bridge."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, Rule, rule
from fs_toolkit.core.model import rows
from fs_toolkit.core.said import said
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.proposal.inputs import ProposalInputs

YEARS_WITHOUT_RENEWAL = 5


@rule(
    "PRO076", "error", source="European Commission, guide to cost-benefit analysis: sustainability"
)
def cash_never_falls_below_zero(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """Money that comes after the bill does not pay it, however well the totals agree."""
    plan = result.financing.plan
    for place in np.flatnonzero(plan.cumulative < 0)[:1] if plan else ():
        short = -int(plan.cumulative[place]) / 100 if plan else 0.0
        yield (
            rows(inputs.funding)[0].where,
            f"up to {int(plan.years[place]) if plan else 0} the sources have paid {short:,.2f} less than was due",
            "Move draws to earlier years, or add a source that pays the rest.",
        )


@rule("PRO077", "warning", source="Fiscal test: the threshold that the study itself gives")
def the_city_can_afford_it(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """A project above the limit of a budget or a debt waits for a decision on the limit."""
    for ratio in result.financing.ratios:
        if ratio.kept is False:
            yield (
                ratio.row.at("threshold"),
                said(
                    "{share:.1%} of {name!r} in {worst_year}, above the threshold of "
                    "{threshold:.0%}",
                    share=float(ratio.shares.max()),
                    name=ratio.row.name,
                    worst_year=ratio.worst_year,
                    threshold=ratio.row.threshold,
                ),
                "Lower the cost, find another payer, or say who decides on the limit.",
            )


@rule("PRO078", "warning", source="KOICA and World Bank practice: operation after hand-over")
def operation_has_a_budget_line(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """A payer without a line in the budget has promised nothing that a clerk could pay from."""
    for row in rows(inputs.funding):
        if row.use == "operation" and row.kind == "city_budget" and not row.budget_line:
            yield (
                row.at("budget_line"),
                said("{name!r} pays for operation from no line of its budget", name=row.name),
                "Name the line in `budget_line`, or say that it is new.",
            )


@rule("PRO087", "error", source="Arithmetic: a share of nothing is no share")
def budgets_are_more_than_nothing(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """A budget of 0 drops out of the table, and nobody sees that it was asked about."""
    for row in rows(inputs.affordability):
        if basis.has(row.budget) and float(basis.series(row.budget).min()) <= 0:
            yield (
                row.at("budget"),
                f"the budget {row.name!r} is {float(basis.series(row.budget).min()):,.0f}",
                "Correct the quantity, or take the row out until the budget is known.",
            )


@rule("PRO080", "error", source="Arithmetic: the bridge leads to the number on the other side")
def the_bridge_foots(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """Two chapters that give two costs for one project are both wrong."""
    found = result.financing.bridge
    for kind, gap in zip(("cost", "present value"), found.differs if found else (), strict=False):
        if abs(gap) > 1:
            yield (
                rows(inputs.funding)[0].where,
                f"the bridge ends {abs(gap) / 100:,.2f} {'above' if gap > 0 else 'below'} the economic "
                f"{kind} of the cost-benefit analysis",
                "Report this with the study: the steps of the bridge leave something out.",
            )


@rule("PRO083", "warning", source="Review practice: a reserve for what wears out")
def what_wears_out_is_renewed(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """Hardware lasts about five years; a plan that serves longer buys it again."""
    plan = result.financing.plan
    if plan and len(plan.serving) > YEARS_WITHOUT_RENEWAL and not plan.uses["renewal"].any():
        yield (
            rows(inputs.funding)[0].where,
            said("nothing is renewed in {count} years of service", count=len(plan.serving)),
            "Give lines of equipment a `life`, or add a line of renewal, in economics/lines.csv.",
        )


@rule("PRO086", "warning", source="Method: local debt limit")
def a_loan_is_held_against_the_debt_limit(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """Whether the city may borrow at all comes before whether it should."""
    plan = result.financing.plan
    measured = {row.measure for row in rows(inputs.affordability)}
    if plan and plan.debts and "debt" not in measured:
        source = plan.debts[0].source
        yield (
            source.where,
            said("the loan {name!r} is held against no limit of the city's debt", name=source.name),
            "Add a row with the measure `debt` to proposal/affordability.csv.",
        )


INPUT_RULES: tuple[Rule, ...] = (operation_has_a_budget_line, budgets_are_more_than_nothing)
RESULT_RULES: tuple[Rule, ...] = (
    cash_never_falls_below_zero,
    the_city_can_afford_it,
    the_bridge_foots,
    what_wears_out_is_renewed,
    a_loan_is_held_against_the_debt_limit,
)
