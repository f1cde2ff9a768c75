"""Rules of 4.3 on loans: currencies, draws, terms, the way to the city, and what stands outside the plan."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, Rule, rule
from fs_toolkit.core.model import rows
from fs_toolkit.core.said import said
from fs_toolkit.core.suggest import did_you_mean
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.proposal.analysis.debts import Debt
from fs_toolkit.proposal.analysis.sources_and_uses import FinancingPlan
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.financing import ConcessionalityTest

DAC = {
    "until 2017": ((0.10, 0.25),),
    "from 2018": ((0.09, 0.45), (0.07, 0.15), (0.06, 0.10)),
}
"""Discount rate and threshold of the Development Assistance Committee, by the year of the loan."""


DUST = 1e-9
"""A series that steps up and down ends beside zero by the last digits of its numbers."""


@rule("PRO070", "error", source="Consistency: one currency, converted once at the border")
def foreign_money_has_a_rate(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """Debt service in a money without a rate would be added as if it were the plan's own."""
    own = basis.settings.currency
    known = (own, *(row.currency for row in rows(inputs.currencies)))
    for row in rows(inputs.funding):
        if row.kind == "loan" and row.currency and row.currency not in known:
            yield (
                row.at("currency"),
                f"nothing says what {row.currency}, the money of the loan {row.name!r}, costs in {own}",
                f"Give its rate in proposal/currencies.csv. {did_you_mean(row.currency, known, 'The plan knows')}",
            )
    for each in rows(inputs.currencies):
        if each.currency == own:
            yield (
                each.at("currency"),
                f"{own} is the money of the plan itself",
                "Take the row out; only other currencies need a rate.",
            )
        if basis.has(each.rate) and float(basis.series(each.rate)[0]) <= 0:
            yield (
                each.at("rate"),
                f"a unit of {each.currency} costs {basis.series(each.rate)[0]:g} {own}",
                "Correct the quantity: a rate lies above 0.",
            )
        if basis.has(each.depreciation) and float(basis.series(each.depreciation).min()) <= -1:
            yield (
                each.at("depreciation"),
                f"{each.currency} would become worthless: its price changes by "
                f"{float(basis.series(each.depreciation).min()):.0%} a year",
                "Correct the quantity: a share above -1, 0.03 for 3 % a year.",
            )


@rule("PRO071", "error", source="Consistency: the rest is one thing")
def one_source_pays_the_rest(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """Two sources without a share or an amount would halve what is left, and neither has said so."""
    for use in ("investment", "operation", "renewal", "debt_service"):
        takers = [
            row
            for row in rows(inputs.funding)
            if row.use == use and row.share is None and row.amount is None
        ]
        for row in takers[1:]:
            yield (
                row.where,
                f"{takers[0].name!r} and {row.name!r} both pay the rest of {use.replace('_', ' ')}",
                "Give one of them a share or an amount.",
            )


@rule("PRO072", "error", source="Arithmetic: a draw is paid out, never in")
def draws_are_not_negative(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """A negative draw lowers one year's debt and hides it in another's."""
    for row in rows(inputs.funding):
        if not (row.draws and basis.has(row.draws)):
            continue
        draws = basis.series(row.draws)
        for place in np.flatnonzero(draws < -DUST):
            yield (
                row.at("draws"),
                f"{row.name!r} draws {float(draws[place]):g} of its money in {int(basis.years[place])}",
                f"Correct the series {row.draws!r} in basis/: draws are 0 or more and add up to 1.",
            )


@rule("PRO073", "warning", source="World Bank and EDCF practice: the whole debt service is shown")
def loans_end_within_the_plan(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """What falls due after the last year of the plan is paid by somebody who never saw it."""
    plan = result.financing.plan
    for debt in plan.debts if plan else ():
        if debt.later >= 0.5 and plan:
            yield (
                debt.source.at("tenor"),
                said(
                    "the loan {name!r} runs on after {last_year}, the last year of the plan: "
                    "{later:,.0f} {currency} of debt service, over {later_years} years, stand "
                    "outside it{rate}",
                    name=debt.source.name,
                    last_year=int(plan.years[-1]),
                    later=debt.later,
                    currency=basis.settings.currency,
                    later_years=debt.service.later_years,
                    rate=_at_the_last_rate(debt, plan),
                ),
                "Say in proposal/financing.md who pays it, or lengthen `years` in basis/settings.yaml.",
            )


def _at_the_last_rate(debt: Debt, plan: FinancingPlan) -> str:
    """Of a loan in another currency: the exchange rate at which its later service is counted."""
    year = int(plan.years[-1])
    return said(" (at the exchange rate of {year})", year=year) if debt.exchange else ""


@rule("PRO074", "error", source="On-lending: each step borrows what the step before lends")
def on_lending_is_a_chain(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """A missing step hides a margin, and a party that carries the currency."""
    steps = rows(inputs.on_lending)
    for loan in dict.fromkeys(row.loan for row in steps):
        chain = sorted((row for row in steps if row.loan == loan), key=lambda row: row.step)
        numbers = [row.step for row in chain]
        if numbers != list(range(1, len(chain) + 1)):
            yield (
                chain[0].at("step"),
                f"the steps of {loan!r} are {', '.join(map(str, numbers))}",
                "Number them 1, 2, 3 from the lender on, each once.",
            )
        for before, after in pairwise(chain):
            if before.borrower != after.lender:
                yield (
                    after.at("lender"),
                    f"step {after.step} lends from {after.lender!r}, and step {before.step} lent to "
                    f"{before.borrower!r}",
                    "Name the same party, or add the step between them.",
                )
        for row in chain:
            if row.grace >= row.tenor:
                yield (
                    row.at("grace"),
                    f"step {row.step} has {row.grace:g} years of grace in a term of {row.tenor:g}",
                    "Correct `grace` or `tenor`; the term includes the grace.",
                )


@rule("PRO075", "error", source="On-lending: the plan pays what the last step asks for")
def the_city_owes_the_last_step(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """Debt service by the lender's terms, where a ministry adds a margin, is too small."""
    own = basis.settings.currency
    for loan in rows(inputs.funding):
        chain = [row for row in rows(inputs.on_lending) if row.loan == loan.id]
        if not chain:
            continue
        last = max(chain, key=lambda row: row.step)
        if loan.kind != "loan":
            yield (
                last.at("loan"),
                f"{loan.name!r} is lent on, and is no loan in funding.csv",
                "Correct `loan`, or the kind of the source.",
            )
            continue
        pairs: tuple[tuple[str, object, object], ...] = (
            ("rate", last.rate, loan.rate),
            ("tenor", last.tenor, loan.tenor),
            ("grace", last.grace, loan.grace),
            ("currency", last.currency, loan.currency or own),
        )
        for name, there, here in pairs:
            if there != here:
                yield (
                    last.at(name),
                    f"the last step of {loan.name!r} has the {name} {there}, and funding.csv has {here}",
                    "The plan pays what the city owes: give the last step's terms in both.",
                )


@rule(
    "PRO081",
    "warning",
    source="Method: three tests of concessionality, each with its rate and date",
)
def named_tests_have_their_terms(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """A loan passes by the rate of the test as much as by its own, so a name stands for its rate."""
    for row in rows(inputs.concessionality):
        wanted = _wanted(row)
        if wanted:
            yield (
                row.at("rate"),
                said(
                    "{name!r} has a rate of {rate:.1%} and a threshold of {threshold:.0%}; the "
                    "test of this name has {wanted}",
                    name=row.name,
                    rate=row.rate,
                    threshold=row.threshold,
                    wanted=wanted,
                ),
                "Correct rate and threshold, or leave `method` empty and say in `note` what the test is.",
            )


def _wanted(row: ConcessionalityTest) -> str:
    """The terms that a named test has, if this row has others."""

    def among(pairs: tuple[tuple[float, float], ...]) -> bool:
        return any(abs(row.rate - a) < 1e-9 and abs(row.threshold - b) < 1e-9 for a, b in pairs)

    if row.method == "imf_world_bank" and not among(((0.05, 0.35),)):
        return "5 % and 35 %"
    if row.method == "arrangement" and row.threshold not in (0.35, 0.50):
        return "a threshold of 35 %, or 50 % for least developed countries"
    if row.method == "dac":
        old = bool(row.last) and row.last < "2018"
        era = "until 2017" if old else "from 2018" if row.first >= "2018" else ""
        pairs = DAC[era] if era else (*DAC["until 2017"], *DAC["from 2018"])
        if not among(pairs):
            return " or ".join(f"{a:.0%} and {b:.0%}" for a, b in pairs)
    return ""


INPUT_RULES: tuple[Rule, ...] = (
    foreign_money_has_a_rate,
    one_source_pays_the_rest,
    draws_are_not_negative,
    on_lending_is_a_chain,
    the_city_owes_the_last_step,
    named_tests_have_their_terms,
)
RESULT_RULES: tuple[Rule, ...] = (loans_end_within_the_plan,)
