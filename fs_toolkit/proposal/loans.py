"""What a loan costs the borrower in each year of a plan, and how soft it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from fs_toolkit.core.numeric import Floats
from fs_toolkit.economics.concessionality import grant_element
from fs_toolkit.economics.loans import loan_schedule
from fs_toolkit.proposal.funding import LoanTerms


@dataclass(frozen=True)
class DebtService:
    """What a loan asks for in each year of the plan; all amounts in prices of the year."""

    interest: Floats
    """Shape (T,). [money/year]"""
    principal: Floats
    """Repayment, negative where interest is added to the loan, shape (T,). [money/year]"""
    fee: Floats
    """Shape (T,). [money/year]"""
    outstanding: float
    """Still owed after the last year of the plan. [money]"""

    @property
    def total(self) -> Floats:
        """Interest, repayment and fee together, shape (T,). [money/year]."""
        return self.interest + self.principal + self.fee


def drawn_in_time(terms: LoanTerms, drawn: ArrayLike) -> bool:
    """Whether the last draw comes before the last repayment.

    >>> drawn_in_time(LoanTerms(0.01, tenor=1), [50.0, 50.0])
    False
    """
    years = np.flatnonzero(np.asarray(drawn, float))
    return bool(years.size == 0 or (years[-1] - years[0]) * terms.per_year < terms.periods)


def debt_service(terms: LoanTerms, drawn: ArrayLike) -> DebtService:
    """Debt service of a loan that is drawn as the plan needs it.

    Draws are made at the beginning of a year and bear interest in it; the term counts
    from the first of them. Interest and repayment stand in the year at whose end, or in
    which, they fall due.

    Parameters
    ----------
    terms : LoanTerms
    drawn : array_like, shape (T,)
        Amounts drawn in each year of the plan, not negative. [money/year]

    Examples
    --------
    >>> terms = LoanTerms(0.10, tenor=2, repayment="equal_principal")
    >>> debt_service(terms, [100.0, 0.0, 0.0]).total.tolist()
    [60.0, 55.0, 0.0]
    """
    amounts = np.asarray(drawn, float)
    interest, principal, fee = (np.zeros(len(amounts)) for _ in range(3))
    years = np.flatnonzero(amounts)
    if years.size == 0:
        return DebtService(interest, principal, fee, 0.0)
    first, last = int(years[0]), int(years[-1])
    by_period = np.zeros((last - first) * terms.per_year + 1)
    by_period[:: terms.per_year] = amounts[first : last + 1]
    loan = loan_schedule(
        by_period.sum(),
        terms.rate / terms.per_year,
        terms.periods,
        terms.repayment,
        terms.grace_periods,
        terms.grace_kind,
        by_period,
        terms.fee,
    )
    fee[first] = float(loan.fee)
    outstanding = 0.0
    for period in range(terms.periods):
        year = first + period // terms.per_year
        if year == len(amounts):
            break
        interest[year] += loan.interest[period]
        principal[year] += loan.principal[period]
        outstanding = float(loan.balance[period])
    return DebtService(interest, principal, fee, outstanding)


def grant_element_of(terms: LoanTerms, discount_rate: float) -> float:
    """Grant element of a loan that is paid out at once, by a test's yearly discount rate.

    Returns
    -------
    float
        Share of the face value: 1 for a grant.

    Examples
    --------
    The terms 1.5 %, 30 years with 10 of grace, equal repayments twice a year:

    >>> soft = LoanTerms(0.015, tenor=30, grace=10, per_year=2, repayment="equal_principal")
    >>> round(grant_element_of(soft, 0.05), 3), round(grant_element_of(soft, 0.035), 3)
    (0.427, 0.279)
    """
    loan = loan_schedule(
        1.0,
        terms.rate / terms.per_year,
        terms.periods,
        terms.repayment,
        terms.grace_periods,
        terms.grace_kind,
        fee=terms.fee,
    )
    return float(grant_element(1.0, loan.debt_service, discount_rate, terms.per_year))
