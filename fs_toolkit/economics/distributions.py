r"""How a quantity is spread between its low and its high value, as quantile functions.

A distribution here is its quantile function :math:`Q(u)`: the value below which a share u of
the draws lies. One uniform number then gives one draw, the same percentile in every city,
scenario and option.

References
----------
.. [1] D. G. Malcolm, J. H. Roseboom, C. E. Clark, W. Fazar, "Application of a Technique for
   Research and Development Program Evaluation," Operations Research 7(5), 1959, 646-669.
.. [2] D. L. Keefer, S. E. Bodily, "Three-point approximations for continuous random
   variables," Management Science 29(5), 1983, 595-609.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from fs_toolkit.core.numeric import Floats
from fs_toolkit.economics.overruns import OVERRUN_FROM, overrun
from fs_toolkit.economics.percentiles import (
    PERT_WEIGHT,
    Share,
    limits,
    pert_shapes,
    pert_share,
    triangular_share,
)

Range = Literal["", "limits", "p5_p95", "p10_p90"]
Family = Literal["triangular", "pert", "uniform", "normal", "lognormal", "discrete", "overrun"]

OUTSIDE = {"": 0.0, "limits": 0.0, "p5_p95": 0.05, "p10_p90": 0.10}
"""The share of draws below low, and above high."""
DEVIATIONS_TO_LIMIT = 3.0
"""A normal or a lognormal whose low and high are limits has them three standard deviations
from its middle, and is cut off there."""
POINTS = {"": (1 / 6, 4 / 6, 1 / 6), "limits": (1 / 6, 4 / 6, 1 / 6)} | {
    "p5_p95": (0.185, 0.630, 0.185),
    "p10_p90": (0.3, 0.4, 0.3),
}
"""Probabilities of low, base and high where a quantity takes these three values only: the
weights of PERT [1]_ between limits, extended Pearson-Tukey and Swanson-Megill [2]_ between
percentiles."""


class NoDistribution(ValueError):
    """Low, base and high that no such distribution has; says why, and the cure."""

    def __init__(self, problem: str, cure: str) -> None:
        super().__init__(f"{problem}. {cure}")
        self.problem, self.cure = problem, cure


@dataclass(frozen=True)
class Distribution:
    """A quantile function with what is known of it."""

    family: Family
    quantile: Callable[[Floats], Floats]
    """Shares in (0, 1) to values, any shape."""
    lowest: float
    highest: float
    """What no draw goes below or above; infinite where there is no limit."""
    mean: float
    is_smooth: bool = True
    """Whether it has no jumps, so that a table may stand for it."""


def distribution(
    family: Family, low: float, base: float, high: float, range: Range = "limits"
) -> Distribution:
    r"""The distribution of a quantity from its low, base and high value.

    Parameters
    ----------
    family : str
        triangular and pert have their mode at the base value; uniform leaves it out; of a
        normal it is the middle, of a lognormal the median; discrete takes low, base and high
        themselves; overrun is a cost factor whose body has its median there.
    low, base, high : float
        In the unit of the quantity, low <= base <= high.
    range : "limits", "p5_p95" or "p10_p90"
        What low and high are.

    Raises
    ------
    NoDistribution
        If low is not below high, the base lies outside, a lognormal or an overrun has a low of
        zero or less, or the percentiles fit no such distribution.

    Notes
    -----
    PERT is the beta distribution with :math:`\alpha = 1 + 4 (m - a) / (b - a)` and
    :math:`\beta = 1 + 4 (b - m) / (b - a)`, whose mean is :math:`(a + 4 m + b) / 6`.

    Examples
    --------
    >>> found = distribution("triangular", 0.0, 1.0, 2.0)
    >>> found.quantile(np.array([0.125, 0.5, 0.875])).tolist()
    [0.5, 1.0, 1.5]
    >>> found.mean
    1.0
    """
    _check_order(low, base, high)
    outside = OUTSIDE[range]
    match family:
        case "uniform":
            width = (high - low) / (1 - 2 * outside)
            return _uniform(low - outside * width, width)
        case "triangular":
            return _triangular(*_limits(triangular_share, low, base, high, outside), base)
        case "pert":
            return _pert(*_limits(pert_share, low, base, high, outside), base)
        case "normal":
            return _normal(low, base, high, outside)
        case "lognormal":
            return _lognormal(low, base, high, outside)
        case "discrete":
            return _discrete(low, base, high, POINTS[range])
        case "overrun":
            return _overrun(low, base, high)


def _check_order(low: float, base: float, high: float) -> None:
    if not all(map(math.isfinite, (low, base, high))):
        raise NoDistribution("low, base and high must be numbers", "Write all three.")
    if low > high:
        raise NoDistribution(f"low ({low:g}) is above high ({high:g})", "Change them over.")
    if low == high:
        raise NoDistribution(
            f"low and high are both {low:g}",
            "Leave both empty, or give the range that it may have.",
        )
    if not low <= base <= high:
        raise NoDistribution(
            f"the value {base:g} lies outside {low:g} to {high:g}", "Widen the range to hold it."
        )


def _uniform(start: float, width: float) -> Distribution:
    return Distribution(
        "uniform", lambda u: start + width * u, start, start + width, start + width / 2
    )


# --- Triangular and PERT ---
def _limits(
    share: Share, low: float, mode: float, high: float, outside: float
) -> tuple[float, float]:
    """The limits of a distribution that has a share outside low and high on either side."""
    if not outside:
        return low, high
    if not low < mode < high:
        raise NoDistribution(
            f"the mode {mode:g} is one of the percentiles {low:g} and {high:g}",
            "Give limits, or percentiles on either side of the value.",
        )
    found = limits(share, low, mode, high, outside)
    if found is None:
        raise NoDistribution(
            f"no such distribution has {100 * outside:g} % below {low:g} and above {high:g} "
            f"with its mode at {mode:g}",
            "Give limits, or percentiles less one-sided.",
        )
    return found


def _triangular(low: float, high: float, mode: float) -> Distribution:
    width, turn = high - low, (mode - low) / (high - low)

    def quantile(u: Floats) -> Floats:
        rising = low + np.sqrt(u * (width * (mode - low)))
        falling = high - np.sqrt((1 - u) * (width * (high - mode)))
        return np.where(u < turn, rising, falling)

    return Distribution("triangular", quantile, low, high, (low + mode + high) / 3)


def _pert(low: float, high: float, mode: float) -> Distribution:
    from scipy.special import betaincinv

    alpha, beta = pert_shapes(low, high, mode)

    def quantile(u: Floats) -> Floats:
        return np.asarray(low + (high - low) * betaincinv(alpha, beta, u))

    mean = (low + PERT_WEIGHT * mode + high) / (PERT_WEIGHT + 2)
    return Distribution("pert", quantile, low, high, mean)


# --- Normal and lognormal ---
def _deviations(outside: float) -> float:
    from scipy.special import ndtri

    return float(-ndtri(outside)) if outside else DEVIATIONS_TO_LIMIT


def _standard(outside: float) -> Callable[[Floats], Floats]:
    """The standard normal, cut off where low and high are limits."""
    from scipy.special import ndtr, ndtri

    if outside:
        return lambda u: np.asarray(ndtri(u))
    tail = float(ndtr(-DEVIATIONS_TO_LIMIT))
    return lambda u: np.asarray(ndtri(tail + (1 - 2 * tail) * u))


def _normal(low: float, base: float, high: float, outside: float) -> Distribution:
    middle = (low + high) / 2
    if abs(base - middle) > 0.01 * (high - low):
        raise NoDistribution(
            f"a normal distribution has its value in the middle, {middle:g}, not at {base:g}",
            "Use pert or triangular, which may lean to one side.",
        )
    deviation = (high - low) / 2 / _deviations(outside)
    standard = _standard(outside)
    ends = (-math.inf, math.inf) if outside else (low, high)
    return Distribution("normal", lambda u: middle + deviation * standard(u), *ends, middle)


def _lognormal(low: float, base: float, high: float, outside: float) -> Distribution:
    if low <= 0:
        raise NoDistribution(
            f"a lognormal distribution is above zero, and low is {low:g}",
            "Give a low above zero, or use pert or triangular.",
        )
    middle = (math.log(low) + math.log(high)) / 2
    if abs(math.log(base) - middle) > 0.05 * (math.log(high) - math.log(low)):
        raise NoDistribution(
            f"a lognormal distribution from {low:g} to {high:g} has its median at "
            f"{math.exp(middle):.4g}, not at {base:g}",
            "Use pert, or a range whose ends lie as many times below as above the value.",
        )
    sigma = (math.log(high) - math.log(low)) / 2 / _deviations(outside)
    standard = _standard(outside)
    mean = math.exp(middle + sigma**2 / 2) * (1.0 if outside else _cut_off_share(sigma))
    ends = (0.0, math.inf) if outside else (low, high)

    def quantile(u: Floats) -> Floats:
        return np.exp(middle + sigma * standard(u))

    return Distribution("lognormal", quantile, *ends, mean)


def _cut_off_share(sigma: float) -> float:
    """The mean of a lognormal cut off at three deviations, over that of the whole one."""
    from scipy.special import ndtr

    limit = DEVIATIONS_TO_LIMIT
    return float((ndtr(limit - sigma) - ndtr(-limit - sigma)) / (ndtr(limit) - ndtr(-limit)))


# --- A few values, and overruns ---
def _discrete(
    low: float, base: float, high: float, shares: tuple[float, float, float]
) -> Distribution:
    values = np.array([low, base, high])
    bounds = np.cumsum(shares)[:2]

    def quantile(u: Floats) -> Floats:
        return np.asarray(values[np.searchsorted(bounds, u, side="right")])

    mean = float(np.dot(values, shares))
    return Distribution("discrete", quantile, low, high, mean, is_smooth=False)


def _overrun(low: float, base: float, high: float) -> Distribution:
    if low <= 0:
        raise NoDistribution(
            f"an overrun is a factor on a cost, and low is {low:g}", "Give a low above zero."
        )
    if not base < OVERRUN_FROM < high:
        raise NoDistribution(
            f"an overrun has its value below {OVERRUN_FROM:g} and its high, where it is cut off, "
            f"above; here they are {base:g} and {high:g}",
            "Give the factor that the tail is cut off at as high, such as 5.",
        )
    quantile, mean = overrun(low, base, high)
    return Distribution("overrun", quantile, low, high, mean)
