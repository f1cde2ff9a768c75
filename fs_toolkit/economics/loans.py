"""Loans: interest, repayment and balance, period by period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from fs_toolkit.core.arrays import as_count, as_numbers, check_fit
from fs_toolkit.core.numeric import Floats
from fs_toolkit.economics.discounting import capital_recovery_factor
from fs_toolkit.economics.flows import as_rate

LoanKind: TypeAlias = Literal["annuity", "equal_principal", "bullet"]
GraceKind: TypeAlias = Literal["interest_only", "capitalised"]


@dataclass(frozen=True, eq=False)
class LoanSchedule:
    """A loan from the first draw to the last repayment; position 0 is the first period.

    Draws are made at the start of a period and bear interest in it; interest and
    principal fall due at its end. In every period the balance is the one before plus
    the draw less the principal.
    """

    interest: Floats
    """What the balance earns the lender, shape (..., N). [money/period]"""
    principal: Floats
    """Repayment, shape (..., N); negative where interest is added to the loan, so that the
    whole of it is the principal lent. [money/period]"""
    balance: Floats
    """Owed at the end of the period, after the payment, shape (..., N). [money]"""
    draws: Floats
    """Paid out at the start of the period, shape (..., N). [money/period]"""
    fee: Floats
    """Paid once, on the day the loan begins, shape (...). [money]"""

    @property
    def payment(self) -> Floats:
        """Interest and principal [money/period] at the end of the period, shape (..., N)."""
        return np.asarray(self.interest + self.principal)

    @property
    def debt_service(self) -> Floats:
        """Fee on day 0, then the payments, shape (..., N + 1): as `grant_element` takes it."""
        return np.concatenate([self.fee[..., np.newaxis], self.payment], axis=-1)


def loan_schedule(
    principal: ArrayLike,
    rate: ArrayLike,
    periods: int,
    kind: LoanKind = "annuity",
    grace: int = 0,
    grace_kind: GraceKind = "interest_only",
    draws: ArrayLike | None = None,
    fee: ArrayLike = 0,
) -> LoanSchedule:
    """Schedule of a loan.

    Parameters
    ----------
    principal : array_like, shape (...)
        What is lent in all. [money]
    rate : array_like, shape (...)
        Interest per period, above -1: half the yearly one for half-yearly payments, as
        loan agreements count it. [1/period]
    periods : int
        Periods from the first draw to the last repayment, grace included.
    kind : {"annuity", "equal_principal", "bullet"}
        Level payments, level repayments, or one repayment at the end.
    grace : int
        Periods at the start without repayment. The first repayment is one period
        later; lenders who count grace up to the first repayment say one more.
    grace_kind : {"interest_only", "capitalised"}
        Whether interest is paid during grace or added to the loan.
    draws : array_like, shape (..., M), optional
        Amounts paid out at the start of periods 1 to M, adding up to `principal`; all
        at once if left out. Payments are set anew on what is owed whenever a draw comes
        after grace. [money]
    fee : array_like, shape (...)
        Paid on the day the loan begins, as a share of `principal`. [-]

    Returns
    -------
    LoanSchedule

    Raises
    ------
    ValueError
        If the principal, a draw or the fee is negative, a rate is -1 or less, grace
        leaves no period for repayment, draws do not add up to the principal or are made
        in more than `periods` periods, or a word is unknown.

    References
    ----------
    .. [1] C. S. Park, "Fundamentals of Engineering Economics," 3rd ed., Pearson, 2013, ch. 3.

    Examples
    --------
    >>> loan = loan_schedule(1000, 0.025, 10, "equal_principal", grace=2)
    >>> loan.payment.tolist()[:4]
    [25.0, 25.0, 150.0, 146.875]
    >>> loan_schedule(1000, 0.10, 2, grace=1, grace_kind="capitalised").balance.round(6)
    array([1100.,    0.])
    """
    if kind not in ("annuity", "equal_principal", "bullet"):
        raise ValueError(f'kind must be "annuity", "equal_principal" or "bullet", not {kind!r}')
    if grace_kind not in ("interest_only", "capitalised"):
        raise ValueError(f'grace_kind must be "interest_only" or "capitalised", not {grace_kind!r}')
    count, idle = as_count(periods, "periods"), as_count(grace, "grace", least=0)
    if idle >= count:
        raise ValueError(f"a grace of {idle} periods leaves none of {count} for repayment")
    lent, share = _not_negative(principal, "principal"), _not_negative(fee, "fee")
    rates, paid_out = as_rate(rate), _paid_out(lent, count, draws)
    leading = {"principal": lent, "rate": rates, "fee": share, "draws": paid_out[..., 0]}
    check_fit({name: array.shape for name, array in leading.items()})
    shape = np.broadcast_shapes(*(array.shape for array in leading.values()))

    owed = np.zeros(shape)
    interest, repaid, balance = (np.empty((*shape, count)) for _ in range(3))
    for period in range(count):
        owed = owed + paid_out[..., period]
        due = owed * rates
        left = count - period
        if period < idle:
            back = np.zeros(shape) if grace_kind == "interest_only" else -due
        elif left == 1:
            back = owed
        elif kind == "annuity":
            back = owed * capital_recovery_factor(rates, left) - due
        else:
            back = owed / left if kind == "equal_principal" else np.zeros(shape)
        owed = owed - back
        interest[..., period], repaid[..., period], balance[..., period] = due, back, owed
    return LoanSchedule(
        interest,
        repaid,
        balance,
        np.broadcast_to(paid_out, (*shape, count)),
        np.asarray(np.broadcast_to(lent * share, shape)),
    )


def _not_negative(values: ArrayLike, name: str) -> Floats:
    array = as_numbers(values, name)
    if np.any(array < 0):
        raise ValueError(f"{name} must not be negative: {array.min():g}")
    return array


def _paid_out(principal: Floats, periods: int, draws: ArrayLike | None) -> Floats:
    """The draws of all periods, shape (..., N)."""
    if draws is None:
        amounts = principal[..., np.newaxis]
    else:
        amounts = _not_negative(draws, "draws")
        if amounts.ndim == 0 or amounts.shape[-1] == 0:
            raise ValueError("draws must have at least one period")
        if amounts.shape[-1] > periods:
            raise ValueError(f"draws cover {amounts.shape[-1]} periods and the loan {periods}")
        check_fit({"principal": principal.shape, "draws": amounts.shape[:-1]})
        total = amounts.sum(axis=-1)
        gap = np.abs(total - principal)
        if np.any(gap > 1e-9 * principal):
            raise ValueError(f"draws must add up to the principal; they miss it by {gap.max():g}")
    later = np.zeros((*amounts.shape[:-1], periods - amounts.shape[-1]))
    return np.concatenate([amounts, later], axis=-1)
