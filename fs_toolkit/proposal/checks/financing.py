"""Rules of 4.3: sources equal uses, operation is paid for, money that is only hoped for is named."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, Place, Rule, rule
from fs_toolkit.core.model import rows
from fs_toolkit.core.said import said
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.proposal.analysis.debts import applies, terms_of
from fs_toolkit.proposal.analysis.financing import USES
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.financing import FundingSource, LoanOffer

LEAST_YEARS_OPERATED = 5
MOST_SOUGHT = 0.5


@rule("PRO021", "error", source="Consistency: one promise a source")
def a_source_promises_one_thing(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """A share and an amount of the same source contradict each other as soon as a cost changes."""
    for row in rows(inputs.funding):
        if row.share is not None and row.amount is not None:
            yield (
                row.at("amount"),
                f"{row.name!r} gives a share of {row.share:g} and an amount of {row.amount:,.0f}",
                "Keep one of them; leave both empty for the source that pays the rest.",
            )


@rule("PRO022", "error", source="EDCF and World Bank practice: terms of a loan")
def a_loan_has_terms(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """Without a rate and a term, the debt service is left out in silence."""
    for row in rows(inputs.funding):
        if row.kind != "loan":
            continue
        for name, value in (("rate", row.rate), ("tenor", row.tenor)):
            if value is None:
                yield (
                    row.at(name),
                    f"the loan {row.name!r} has no {name}",
                    f"Give `{name}` as the lender states it.",
                )
    loans: tuple[FundingSource | LoanOffer, ...] = (
        *rows(inputs.funding),
        *rows(inputs.loan_offers),
    )
    for loan in loans:
        if loan.tenor is None:
            continue
        terms = terms_of(loan)
        if terms.periods == 0:
            yield (
                loan.at("tenor"),
                f"the loan {loan.name!r} ends before its first payment: {loan.tenor:g} years, "
                f"and {loan.per_year} payments a year",
                "Correct `tenor`, which is in years, or `per_year`.",
            )
        elif terms.grace_periods >= terms.periods:
            yield (
                loan.at("grace"),
                f"the loan {loan.name!r} has {loan.grace:g} years of grace in a term of {loan.tenor:g}",
                "Correct `grace` or `tenor`; the term includes the grace.",
            )


@rule("PRO023", "error", source="Consistency: one currency")
def amounts_are_in_the_models_currency(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """An amount in another currency would be added as if it were not."""
    for row in rows(inputs.funding):
        known = {
            None,
            basis.settings.currency,
            *(each.currency for each in rows(inputs.currencies)),
        }
        if row.amount is not None and row.currency not in known:
            yield (
                row.at("currency"),
                f"{row.name!r} gives {row.amount:,.0f} in {row.currency}, "
                f"and the plan is in {basis.settings.currency}",
                f"Give the rate of {row.currency} in proposal/currencies.csv, or convert the amount.",
            )


@rule("PRO024", "error", source="Consistency: each day's money once")
def draws_add_up_to_one(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """Draws are the shares of a whole; if they do not add up, money is missing or invented."""
    for row in rows(inputs.funding):
        if row.draws and basis.has(row.draws):
            total = float(np.sum(basis.series(row.draws)))
            if abs(total - 1) > 1e-6:
                yield (
                    row.at("draws"),
                    f"the draws of {row.name!r} add up to {total:g}, not to 1",
                    f"Correct the series {row.draws!r} in basis/.",
                )


@rule("PRO025", "warning", source="Architecture of the plan: nominal money is made from real costs")
def the_plan_has_an_inflation(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """Without a rise of prices there is no money of the year in which it is paid."""
    if rows(inputs.funding) and basis.settings.inflation is None:
        yield (
            Place("basis/settings.yaml"),
            "the financing plan cannot be made: no quantity is named as inflation",
            "Name it as `inflation` in basis/settings.yaml.",
        )


@rule("PRO026", "error", source="World Bank and EDCF practice: sources and uses of funds")
def sources_equal_uses(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """A year in which they differ by a cent is a year in which somebody does not get paid."""
    plan = result.financing.plan
    for use in USES if plan else ():
        gap = plan.gap(use) if plan else np.zeros(0)
        for place in np.flatnonzero(gap):
            year, cents = int(plan.years[place]) if plan else 0, int(gap[place])
            sources = [row for row in rows(inputs.funding) if row.use == use]
            short = cents > 0
            yield (
                sources[0].where if sources else rows(inputs.funding)[0].where,
                f"in {year} sources of {use.replace('_', ' ')} are {abs(cents) / 100:,.2f} "
                f"{'below' if short else 'above'} what is due",
                "Add a source, raise its share, or leave share and amount of one source empty "
                "so that it pays the rest."
                if short
                else "Lower a share or an amount.",
            )


@rule("PRO019", "error", source="Arithmetic: nobody repays what was not lent yet")
def loans_are_drawn_before_they_end(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """A term that ends before the last draw cannot be kept."""
    plan = result.financing.plan
    for loan in plan.too_short if plan else ():
        yield (
            loan.at("tenor"),
            f"the loan {loan.name!r} ends after {loan.tenor:g} years, and is still being drawn then",
            "Lengthen `tenor`, or draw it earlier.",
        )


@rule("PRO027", "error", source="World Bank and EDCF practice: sources and uses of funds")
def no_source_takes_money_out(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """A source that pays the rest becomes negative where the others promise more than is due."""
    plan = result.financing.plan
    for flow in plan.flows if plan else ():
        for place in np.flatnonzero(flow.cents < 0)[:1]:
            yield (
                flow.source.where,
                f"{flow.source.name!r} would have to take {-flow.cents[place] / 100:,.2f} out "
                f"in {int(plan.years[place]) if plan else 0}",
                "The other sources promise more than is due: lower their amounts or draws.",
            )


@rule("PRO028", "warning", source="KOICA and World Bank practice: operation after hand-over")
def operation_is_paid_for_five_years(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """Who pays for year four onward is the first question of a reviewer."""
    plan = result.financing.plan
    if plan and plan.years_operated < LEAST_YEARS_OPERATED:
        yield (
            rows(inputs.funding)[0].where,
            said(
                "operation is planned and paid for {years_operated} years after go-live, "
                "fewer than {least}",
                years_operated=plan.years_operated,
                least=LEAST_YEARS_OPERATED,
            ),
            "Lengthen `years` in basis/settings.yaml, or add a source with use `operation`.",
        )


@rule("PRO029", "warning", source="Review practice: donor to be found for more than half")
def most_money_is_more_than_sought(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """Money that was only asked for is a hope."""
    plan = result.financing.plan
    sought = plan.by_status()["sought"] if plan else 0.0
    if sought > MOST_SOUGHT:
        row = next(row for row in rows(inputs.funding) if row.status == "sought")
        yield (
            row.at("status"),
            said("{sought:.0%} of the investment is merely sought", sought=sought),
            "Get decisions in writing, and change `status` to planned or secured.",
        )


@rule("PRO030", "warning", source="Vintage: editions of donor rules obey the study's date")
def tests_of_loans_were_in_force(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """The same loan passes or fails by the edition of the test."""
    day = basis.about.in_force_at.isoformat()
    for row in rows(inputs.concessionality):
        if not applies(row, basis):
            yield (
                row.where,
                said(
                    "the test {name!r} was not in force on {day}, and is not applied",
                    name=row.name,
                    day=day,
                ),
                "Take the edition that was, and move this one to a box on what happened afterwards.",
            )


@rule("PRO020", "warning", source="Method: who bears currency risk")
def a_foreign_loan_says_who_bears_the_risk(
    inputs: ProposalInputs, basis: Basis
) -> Iterator[Objection]:
    """A loan in another currency is paid back in a money the city does not earn."""
    for row in rows(inputs.funding):
        foreign = row.currency not in (None, basis.settings.currency)
        told = row.condition or any(step.loan == row.id for step in rows(inputs.on_lending))
        if row.kind == "loan" and foreign and not told:
            yield (
                row.at("condition"),
                said(
                    "the loan {name!r} is in {currency}, and nothing says who bears the "
                    "currency risk",
                    name=row.name,
                    currency=row.currency,
                ),
                "Say so in `condition`, or step by step in proposal/on_lending.csv.",
            )


INPUT_RULES: tuple[Rule, ...] = (
    a_foreign_loan_says_who_bears_the_risk,
    a_source_promises_one_thing,
    a_loan_has_terms,
    amounts_are_in_the_models_currency,
    draws_add_up_to_one,
    the_plan_has_an_inflation,
    tests_of_loans_were_in_force,
)
RESULT_RULES: tuple[Rule, ...] = (
    sources_equal_uses,
    loans_are_drawn_before_they_end,
    no_source_takes_money_out,
    operation_is_paid_for_five_years,
    most_money_is_more_than_sought,
)
