r"""What many draws come to: mean, spread, percentiles, each with its standard error.

The standard error of a mean is :math:`s / \sqrt{n}`, of a share p :math:`\sqrt{p (1 - p) / n}`,
and of a percentile half the distance between the order statistics one such error on either side
of it. They hold for independent draws; a Latin hypercube is never worse by more than a
factor :math:`\sqrt{n / (n - 1)}` [1]_, so that here they are upper bounds.

References
----------
.. [1] A. B. Owen, "Monte Carlo variance of scrambled net quadrature," SIAM Journal on Numerical
   Analysis 34(5), 1997, pp. 1884-1910.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from fs_toolkit.core.numeric import Floats
from fs_toolkit.economics.engine.rates import STATUSES, UNIQUE
from fs_toolkit.economics.engine.simulate import OptionDraws

PERCENTILES = (5, 10, 50, 80, 90, 95)
LEAST_DRAWS = 100
"""Of which something is said."""


@dataclass(frozen=True)
class Outcome:
    """One figure over many draws."""

    mean: float
    sd: float
    se: float
    """Standard error of the mean."""
    percentiles: Mapping[int, float]
    """By per cent: 5, 10, 50, 80, 90, 95."""
    percentile_errors: Mapping[int, float]
    """Their standard errors."""

    def to_dict(self) -> dict[str, float]:
        """The figures by the names that scripts rely on."""
        found = {"mean": self.mean, "sd": self.sd, "se": self.se}
        return found | {f"p{each}": value for each, value in self.percentiles.items()}


def outcome(values: Floats) -> Outcome:
    """The figures of draws, shape (N,); NaN where there is none.

    Examples
    --------
    >>> found = outcome(np.arange(101.0))
    >>> found.mean, found.percentiles[5]
    (50.0, 5.0)
    """
    count = values.size
    if not count:
        nothing = dict.fromkeys(PERCENTILES, math.nan)
        return Outcome(math.nan, math.nan, math.nan, nothing, nothing)
    ordered = np.sort(values)
    with np.errstate(invalid="ignore"):  # a ratio may be infinite
        mean = float(values.mean())
        sd = float(values.std(ddof=1)) if count > 1 else math.nan
    shares = np.array(PERCENTILES) / 100
    at = _order_statistic(ordered, shares)
    error = np.sqrt(shares * (1 - shares) / count)
    with np.errstate(invalid="ignore"):
        width = _order_statistic(ordered, shares + error) - _order_statistic(
            ordered, shares - error
        )
    return Outcome(
        mean=mean,
        sd=sd,
        se=sd / math.sqrt(count),
        percentiles=dict(zip(PERCENTILES, at.tolist(), strict=True)),
        percentile_errors=dict(zip(PERCENTILES, (width / 2).tolist(), strict=True)),
    )


def _order_statistic(ordered: Floats, shares: Floats) -> Floats:
    """Percentiles by straight lines between the draws; no line leads to an infinite one."""
    place = np.clip(shares, 0, 1) * (ordered.size - 1)
    below = np.floor(place).astype(np.intp)
    above = np.minimum(below + 1, ordered.size - 1)
    low, high = ordered[below], ordered[above]
    with np.errstate(invalid="ignore"):
        between = low + (place - below) * (high - low)
    return np.where(np.isfinite(high) & np.isfinite(low), between, low)


@dataclass(frozen=True)
class Share:
    """A share of draws and its standard error."""

    value: float
    se: float


def share(hits: int, count: int) -> Share:
    """How many of the draws do something.

    That none of them does, or all, is not sure either: the standard error is then that of half a
    draw which had gone the other way.

    >>> share(25, 100)
    Share(value=0.25, se=0.04330127018922193)
    >>> share(0, 1)
    Share(value=0.0, se=0.5)
    """
    value = hits / count
    seen = min(max(value, 0.5 / count), 1 - 0.5 / count)
    return Share(value, math.sqrt(seen * (1 - seen) / count))


@dataclass(frozen=True)
class OptionOutcome:
    """What the draws of one option over the baseline come to."""

    npv: Outcome
    bcr: Outcome
    irr: Outcome
    """Of the draws that have a single internal rate."""
    loses: Share
    """Draws with a net present value below zero."""
    irr_statuses: Mapping[str, float]
    """Shares of draws by status: unique, several, none, borrowing."""

    def to_dict(self) -> dict[str, object]:
        """The figures by the names that scripts rely on."""
        return {
            "npv": self.npv.to_dict(),
            "prob_npv_negative": self.loses.value,
            "prob_npv_negative_se": self.loses.se,
            "bcr": self.bcr.to_dict(),
            "irr": {**self.irr.to_dict(), "status_shares": dict(self.irr_statuses)},
        }


def option_outcome(draws: OptionDraws) -> OptionOutcome:
    """The figures of one option."""
    count = draws.npv.size
    statuses = np.bincount(draws.irr_status, minlength=len(STATUSES)) / count
    return OptionOutcome(
        npv=outcome(draws.npv),
        bcr=outcome(draws.bcr),
        irr=outcome(draws.irr[draws.irr_status == UNIQUE]),
        loses=share(int(np.count_nonzero(draws.npv < 0)), count),
        irr_statuses=dict(zip(STATUSES, statuses.tolist(), strict=True)),
    )


@dataclass(frozen=True)
class Step:
    """What the first draws of many come to."""

    draws: int
    mean: float
    se: float
    """Standard error of the mean."""
    loses: Share
    """Draws below zero."""


def convergence(values: Floats, parts: tuple[int, ...] = (10, 4, 2, 1)) -> tuple[Step, ...]:
    """Mean and share below zero of the first tenth, quarter and half of the draws, and of all.

    Parts of fewer than 100 draws are left out.

    Examples
    --------
    >>> [(each.draws, each.mean) for each in convergence(np.arange(400.0))]
    [(100, 49.5), (200, 99.5), (400, 199.5)]
    """
    found = []
    for part in parts:
        count = values.size // part
        if count >= LEAST_DRAWS:
            first = values[:count]
            below = share(int(np.count_nonzero(first < 0)), count)
            error = float(first.std(ddof=1)) / math.sqrt(count)
            found.append(Step(count, float(first.mean()), error, below))
    return tuple(found)
