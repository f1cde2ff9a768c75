"""Sources and uses of money, year by year and to the cent, in the prices of each year.

The economic case is in constant prices; money that somebody must pay is not. A plan
in which sources and uses differ by a cent has an arithmetic mistake or an unpaid bill, so
amounts are whole cents from the first step on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fs_toolkit.core.numeric import Floats

Cents = NDArray[np.int64]
"""Whole cents: sums of them are exact."""


def price_index(inflation: ArrayLike, years: ArrayLike, price_year: int) -> Floats:
    r"""Prices of each year over those of the price year.

    .. math:: P_t = \prod_{s=p+1}^{t} (1 + i_s)

    Parameters
    ----------
    inflation : array_like, shape (T,)
        Rise of prices over the year before. [1/year]
    years : array_like, shape (T,)
        Consecutive calendar years.
    price_year : int
        The year in whose prices the amounts are. Between it and the years prices
        rise at the rate of the nearest year.

    Returns
    -------
    ndarray, shape (T,)

    Raises
    ------
    ValueError
        If prices would fall to nothing.

    Examples
    --------
    >>> price_index([0.02, 0.02], [2016, 2017], 2015).round(4).tolist()
    [1.02, 1.0404]
    """
    rates, calendar = np.asarray(inflation, float), np.asarray(years, int)
    if np.any(rates <= -1):
        raise ValueError(f"inflation must be above -1, not {rates.min():g}")
    chain = np.cumprod(1 + rates)
    before, after = int(calendar[0]) - 1 - price_year, price_year - int(calendar[-1])
    if before >= 0:
        return np.asarray(chain * (1 + rates[0]) ** before, dtype=np.float64)
    if after > 0:
        return np.asarray(chain / (chain[-1] * (1 + rates[-1]) ** after), dtype=np.float64)
    return np.asarray(chain / chain[price_year - int(calendar[0])], dtype=np.float64)


def exchange_path(
    rate: float, depreciation: ArrayLike, years: ArrayLike, price_year: int
) -> Floats:
    r"""What a unit of a lender's money costs in each year, in the money of the plan.

    .. math:: X_t = X_p \prod_{s=p+1}^{t} (1 + e_s)

    Parameters
    ----------
    rate : float
        Price of a unit in the price year, above 0. [money/foreign money]
    depreciation : array_like, shape (T,)
        Yearly rise of that price: by how much the plan's money loses. [1/year]
    years : array_like, shape (T,)
        Consecutive calendar years.
    price_year : int
        The year of the rate.

    Returns
    -------
    ndarray, shape (T,)
        [money/foreign money]

    Raises
    ------
    ValueError
        If the rate is 0 or less, or the plan's money would become infinitely dear.

    Examples
    --------
    >>> exchange_path(1.10, [0.10, 0.10], [2016, 2017], 2015).round(3).tolist()
    [1.21, 1.331]
    """
    if not rate > 0:
        raise ValueError(f"an exchange rate must be above 0, not {rate:g}")
    if np.any(np.asarray(depreciation, float) <= -1):
        raise ValueError("a depreciation must be above -1")
    return np.asarray(rate * price_index(depreciation, years, price_year))


def running_cents(amounts: ArrayLike) -> Cents:
    """Amounts in whole cents that add up to the whole sum in cents: cut by running totals.

    >>> running_cents([0.004, 0.004, 0.004]).tolist()  # 1.2 cents in all
    [0, 1, 0]
    """
    totals = np.rint(np.cumsum(np.asarray(amounts, float)) * 100)
    return np.asarray(np.diff(totals, prepend=0.0), dtype=np.int64)


def cents(amounts: ArrayLike) -> Cents:
    """Amounts of money in whole cents.

    >>> cents([1.005, 2.0]).tolist()
    [100, 200]
    """
    return np.asarray(np.rint(np.asarray(amounts, float) * 100), dtype=np.int64)


@dataclass(frozen=True)
class Promise:
    """What a source pays of one use: a share of it, an amount, or whatever the others leave."""

    share: float | None = None
    """Share of the use, 0-1."""
    amount: float | None = None
    """Amount over all years. [money]"""
    draws: Floats | None = None
    """Share of the total that is paid in each year, shape (T,); as the use falls due if left out."""

    @property
    def rest(self) -> bool:
        """Whether it pays what the others leave."""
        return self.share is None and self.amount is None


def share_out(use: Cents, promises: Sequence[Promise]) -> Cents:
    """What each source pays of a use in each year, to the cent.

    Shares are cut by running totals, so that shares which add up to one pay the
    use exactly and no cent is lost to rounding. What the promises leave open goes
    to the sources that pay the rest, in equal parts; it may be negative where
    promises exceed the use.

    Parameters
    ----------
    use : array of int, shape (T,)
        What must be paid. [cent]
    promises : sequence of Promise, length N

    Returns
    -------
    ndarray of int, shape (N, T)
        [cent]

    Examples
    --------
    >>> share_out(np.array([1001, 999]), [Promise(share=0.6), Promise(share=0.4)]).tolist()
    [[601, 599], [400, 400]]
    >>> share_out(np.array([1000, 500]), [Promise(amount=9), Promise()]).tolist()
    [[600, 300], [400, 200]]
    """
    paid = np.zeros((len(promises), len(use)), dtype=np.int64)
    so_far = 0.0
    for row, promise in enumerate(promises):
        if promise.share is not None and promise.draws is None:
            upper = so_far + promise.share
            paid[row] = np.rint(use * upper) - np.rint(use * so_far)
            so_far = upper
        elif not promise.rest:
            paid[row] = _drawn(use, promise)
    takers = [row for row, promise in enumerate(promises) if promise.rest]
    left = use - paid.sum(axis=0)
    for position, row in enumerate(takers):
        paid[row] = left * (position + 1) // len(takers) - left * position // len(takers)
    return paid


def _drawn(use: Cents, promise: Promise) -> Cents:
    """A total that is paid by a pattern of its own, or as the use falls due."""
    whole = int(use.sum())
    total = promise.share * whole if promise.share is not None else (promise.amount or 0.0) * 100
    if promise.draws is not None:
        pattern = np.asarray(promise.draws, float)
    elif whole:
        pattern = use / whole
    else:
        pattern = np.zeros(len(use))
    return np.diff(np.rint(total * np.cumsum(pattern)), prepend=0.0).astype(np.int64)


@dataclass(frozen=True)
class LoanTerms:
    """What a lender asks for."""

    rate: float
    """Nominal interest. [1/year]"""
    tenor: float
    """Years from signature to the last repayment, grace included."""
    grace: float = 0.0
    """Years before the first repayment."""
    per_year: int = 1
    """Payments a year."""
    repayment: Literal["annuity", "equal_principal", "bullet"] = "annuity"
    grace_kind: Literal["interest_only", "capitalised"] = "interest_only"
    fee: float = 0.0
    """Share of the principal that is paid at signature."""
    commitment_fee: float = 0.0
    """Paid on what is promised and not drawn yet. [1/year]"""

    @property
    def periods(self) -> int:
        """Payment periods of the whole term."""
        return round(self.tenor * self.per_year)

    @property
    def grace_periods(self) -> int:
        """Payment periods before the first repayment."""
        return round(self.grace * self.per_year)
