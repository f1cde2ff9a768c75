"""The plan's loans: what they cost in their own money and in the plan's, and how soft they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.core.numeric import Floats
from fs_toolkit.proposal.funding import Cents, LoanTerms, cents, exchange_path
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.financing import (
    ConcessionalityTest,
    FundingSource,
    LoanOffer,
    OnLending,
)
from fs_toolkit.proposal.loans import DebtService, grant_element_of


@dataclass(frozen=True)
class Exchange:
    """What a unit of a lender's money costs over the years of the plan."""

    currency: str
    path: Floats
    """By the depreciation that is assumed, shape (T,). [money/foreign money]"""
    tested: Floats | None = None
    """By the high end of its range; None where it has none, shape (T,). [money/foreign money]"""
    depreciation: float = 0.0
    """Mean of the years. [1/year]"""
    tested_depreciation: float = 0.0
    """The high end. [1/year]"""


@dataclass(frozen=True)
class Debt:
    """A loan of the plan with what it costs."""

    source: FundingSource
    service: DebtService
    """In the money of the loan."""
    exchange: Exchange | None = None
    """None where the loan is in the plan's own money."""
    chain: tuple[OnLending, ...] = ()
    """How it comes to the city, from the lender on."""

    def in_plan(self, amounts: Floats) -> Floats:
        """Amounts of the loan in the plan's money, at the rate of each year, shape (T,)."""
        return amounts * self.exchange.path if self.exchange else amounts

    @property
    def cents(self) -> Cents:
        """Debt service in the plan's money by year, shape (T,). [cent]."""
        return cents(self.in_plan(self.service.total))

    @property
    def cost(self) -> Floats:
        """Interest and fees in the plan's money by year, shape (T,)."""
        return self.in_plan(self.service.interest + self.service.fee)

    @property
    def owed(self) -> Floats:
        """Still owed at the end of each year in the plan's money, shape (T,)."""
        return self.in_plan(self.service.balance)

    @property
    def later(self) -> float:
        """Debt service after the plan, at the last rate of the plan. [money]."""
        rate = float(self.exchange.path[-1]) if self.exchange else 1.0
        return self.service.later * rate

    @property
    def tested(self) -> Floats | None:
        """Debt service by year if the plan's money falls as the test says; None without a test."""
        if self.exchange is None or self.exchange.tested is None:
            return None
        return self.service.total * self.exchange.tested


@dataclass(frozen=True)
class GrantElement:
    """How soft a loan is by one test."""

    offer: LoanOffer | FundingSource
    test: ConcessionalityTest
    value: float
    """Share of the face value."""

    @property
    def passes(self) -> bool:
        """Whether the threshold is reached."""
        return self.value >= self.test.threshold

    @property
    def of_plan(self) -> bool:
        """Whether it is a loan of the plan, with its own draws, and no offer."""
        return isinstance(self.offer, FundingSource)


def exchanges(inputs: ProposalInputs, basis: Basis) -> Mapping[str, Exchange]:
    """The rate of each foreign currency over the years of the plan."""
    price_year, years = basis.settings.price_year, basis.years
    found = {}
    for row in rows(inputs.currencies):
        if not (basis.has(row.rate) and basis.has(row.depreciation)):
            continue
        rate = float(basis.series(row.rate)[0])
        yearly = basis.series(row.depreciation)
        high = basis.quantities[row.depreciation].high
        found[row.currency] = Exchange(
            row.currency,
            exchange_path(rate, yearly, years, price_year),
            None
            if high is None
            else exchange_path(rate, np.full(len(years), high), years, price_year),
            float(yearly.mean()),
            high or 0.0,
        )
    return found


def terms_of(loan: FundingSource | LoanOffer) -> LoanTerms:
    """The terms of a loan or an offer, as the schedule takes them."""
    terms = LoanTerms(
        rate=loan.rate or 0.0,
        tenor=loan.tenor or 0.0,
        grace=loan.grace,
        per_year=loan.per_year,
        repayment=loan.repayment,
    )
    if isinstance(loan, LoanOffer):
        return terms
    return replace(
        terms, grace_kind=loan.grace_kind, fee=loan.fee, commitment_fee=loan.commitment_fee
    )


def applies(test: ConcessionalityTest, basis: Basis) -> bool:
    """Whether a test was in force on the day of the study's law and prices."""
    day = basis.about.in_force_at.isoformat()
    ended = (test.last + "-12-31"[len(test.last) - 4 :] if len(test.last) < 8 else test.last) < day
    return test.first <= day and not (test.last and ended)


def grant_elements(
    inputs: ProposalInputs, basis: Basis, debts: tuple[Debt, ...]
) -> tuple[GrantElement, ...]:
    """The plan's loans by their own draws, then the offers, each by every test in force."""
    tests = [test for test in rows(inputs.concessionality) if applies(test, basis)]
    own = [
        GrantElement(
            debt.source,
            test,
            grant_element_of(terms_of(debt.source), test.rate, debt.service.drawn),
        )
        for debt in debts
        if debt.service.drawn.any()
        for test in tests
    ]
    offers = [
        GrantElement(offer, test, grant_element_of(terms_of(offer), test.rate))
        for offer in rows(inputs.loan_offers)
        for test in tests
    ]
    return (*own, *offers)
