"""What a loan costs the borrower in each year of a plan, and how soft it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from fs_toolkit.core.numeric import Floats
from fs_toolkit.economics.concessionality import grant_element
from fs_toolkit.economics.discounting import net_present_value
from fs_toolkit.economics.loans import LoanSchedule, loan_schedule
from fs_toolkit.proposal.funding import LoanTerms


@dataclass(frozen=True)
class DebtService:
    """What a loan asks for in each year of the plan; all amounts in its own currency."""

    drawn: Floats
    """Paid out, shape (T,). [money/year]"""
    interest: Floats
    """Shape (T,). [money/year]"""
    principal: Floats
    """Repayment, negative where interest is added to the loan, shape (T,). [money/year]"""
    fee: Floats
    """At signature, and on what is not drawn yet, shape (T,). [money/year]"""
    balance: Floats
    """Still owed at the end of the year, shape (T,). [money]"""
    later: float = 0.0
    """Interest and repayment after the last year of the plan. [money]"""
    later_years: int = 0
    """For how many years after the plan payments go on."""

    @property
    def total(self) -> Floats:
        """Interest, repayment and fees together, shape (T,). [money/year]."""
        return self.interest + self.principal + self.fee

    @property
    def outstanding(self) -> float:
        """Still owed after the last year of the plan. [money]."""
        return float(self.balance[-1]) if len(self.balance) else 0.0


def drawn_in_time(terms: LoanTerms, drawn: ArrayLike) -> bool:
    """Whether the last draw comes before the last repayment.

    >>> drawn_in_time(LoanTerms(0.01, tenor=1), [50.0, 50.0])
    False
    """
    years = np.flatnonzero(np.asarray(drawn, float))
    return bool(years.size == 0 or (years[-1] - years[0]) * terms.per_year < terms.periods)


def commitment_fees(draws: ArrayLike, yearly: float, per_year: int = 1) -> Floats:
    r"""Fee on the part of a loan that is promised and not drawn yet, period by period.

    .. math:: C_k = (c / m) (L - \sum_{j \le k} d_j)

    Parameters
    ----------
    draws : array_like, shape (N,)
        Amounts drawn at the start of each period; the loan L is their sum. [money]
    yearly : float
        The fee c, 0 to 1. [1/year]
    per_year : int
        Periods a year, m.

    Returns
    -------
    ndarray, shape (N,)
        Due at the end of each period. [money/period]

    Raises
    ------
    ValueError
        If a draw is negative, or the fee no share.

    Examples
    --------
    >>> commitment_fees([40.0, 60.0, 0.0], 0.01).tolist()  # 60 are not drawn in the first year
    [0.6, 0.0, 0.0]
    """
    amounts = np.asarray(draws, float)
    if np.any(amounts < 0):
        raise ValueError(f"draws must not be negative: {amounts.min():g}")
    if not 0 <= yearly <= 1:
        raise ValueError(f"a commitment fee must lie between 0 and 1, not {yearly:g}")
    if per_year < 1:
        raise ValueError(f"per_year must be 1 or more, not {per_year}")
    undrawn = np.maximum(amounts.sum() - np.cumsum(amounts), 0.0)
    return np.asarray(np.round(undrawn * yearly / per_year, 12))


def debt_service(terms: LoanTerms, drawn: ArrayLike) -> DebtService:
    """Debt service of a loan that is drawn as the plan needs it.

    Draws are made at the beginning of a year and bear interest in it; the term counts
    from the first of them. Interest and repayment stand in the year at whose end, or in
    which, they fall due; interest of the building years is paid and not built up, unless
    the terms say that it is capitalised.

    Parameters
    ----------
    terms : LoanTerms
    drawn : array_like, shape (T,)
        Amounts drawn in each year of the plan, not negative. [money/year]

    Raises
    ------
    ValueError
        If a draw is negative, the grace leaves no time for repayment, or the loan ends
        before it is drawn.

    Examples
    --------
    >>> terms = LoanTerms(0.10, tenor=2, repayment="equal_principal")
    >>> service = debt_service(terms, [100.0, 0.0, 0.0])
    >>> service.total.tolist(), service.balance.tolist()
    ([60.0, 55.0, 0.0], [50.0, 0.0, 0.0])
    """
    amounts = np.asarray(drawn, float)
    count = len(amounts)
    years = np.flatnonzero(amounts)
    if years.size == 0:
        nothing = np.zeros(count)
        return DebtService(amounts, nothing, nothing, nothing, nothing)
    first, last = int(years[0]), int(years[-1])
    loan, commitment = _schedule(terms, amounts[first : last + 1])
    span = max(count, first + -(-terms.periods // terms.per_year))
    place = first + np.arange(terms.periods) // terms.per_year

    def by_year(periods: Floats) -> Floats:
        found = np.zeros(span)
        np.add.at(found, place, periods)
        return found

    interest, principal, fee = (
        by_year(each) for each in (loan.interest, loan.principal, commitment)
    )
    fee[first] += float(loan.fee)
    balance = np.zeros(span)
    balance[place] = loan.balance  # the last period of a year is the one that stays
    later = interest[count:] + principal[count:]
    return DebtService(
        amounts,
        interest[:count],
        principal[:count],
        fee[:count],
        balance[:count],
        float(later.sum()),
        int(np.count_nonzero(np.abs(later) > 1e-9)),
    )


def grant_element_of(
    terms: LoanTerms, discount_rate: float, drawn: ArrayLike | None = None
) -> float:
    """Grant element of a loan, by a test's yearly discount rate.

    Parameters
    ----------
    terms : LoanTerms
    discount_rate : float
        Of the test. [1/year]
    drawn : array_like, shape (T,), optional
        What is drawn at the beginning of each year, from the first draw on; all at once
        if left out. The face value is then the present value of the draws.

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
    amounts = np.ones(1) if drawn is None else np.trim_zeros(np.asarray(drawn, float))
    loan, commitment = _schedule(terms, amounts)
    service = loan.debt_service
    service[1:] += commitment
    by_period = (1 + discount_rate) ** (1 / terms.per_year) - 1
    face = net_present_value(by_period, loan.draws)
    return float(grant_element(face, service, discount_rate, terms.per_year))


def _schedule(terms: LoanTerms, drawn: Floats) -> tuple[LoanSchedule, Floats]:
    """The loan period by period, the first draw in the first, and its commitment fees."""
    draws = np.zeros((len(drawn) - 1) * terms.per_year + 1)
    draws[:: terms.per_year] = drawn
    loan = loan_schedule(
        draws.sum(),
        terms.rate / terms.per_year,
        terms.periods,
        terms.repayment,
        terms.grace_periods,
        terms.grace_kind,
        draws,
        terms.fee,
    )
    return loan, commitment_fees(loan.draws, terms.commitment_fee, terms.per_year)
