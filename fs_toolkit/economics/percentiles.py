"""The limits of a triangular or a PERT distribution of which two percentiles are known."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from fs_toolkit.core.numeric import Floats

PERT_WEIGHT = 4.0
"""How much more the mode of a PERT distribution counts than either end."""

Share: TypeAlias = Callable[[float, float, float, float], float]
"""The share below x of a distribution, from its low, high and mode, and x."""


FURTHEST = 20.0
"""Limits are looked for within e to this power times the distance of the percentiles."""


def triangular_share(low: float, high: float, mode: float, x: float) -> float:
    """The share of a triangular distribution below x."""
    if x <= mode:
        return (x - low) ** 2 / ((high - low) * (mode - low)) if x > low else 0.0
    return 1 - (high - x) ** 2 / ((high - low) * (high - mode)) if x < high else 1.0


def pert_shapes(low: float, high: float, mode: float) -> tuple[float, float]:
    """Alpha and beta of a PERT distribution, the beta distribution that it is."""
    width = high - low
    return 1 + PERT_WEIGHT * (mode - low) / width, 1 + PERT_WEIGHT * (high - mode) / width


def pert_share(low: float, high: float, mode: float, x: float) -> float:
    """The share of a PERT distribution below x."""
    from scipy.special import betainc

    place = min(max((x - low) / (high - low), 0.0), 1.0)
    return float(betainc(*pert_shapes(low, high, mode), place))


def limits(
    share: Share, low: float, mode: float, high: float, outside: float
) -> tuple[float, float] | None:
    """The limits of a distribution that has a share outside low and high on either side.

    Parameters
    ----------
    share : callable
        `triangular_share` or `pert_share`.
    low, mode, high : float
        The two percentiles with the mode between them, none equal to another.
    outside : float
        The share below low, and above high.

    Returns
    -------
    tuple of float, or None
        The limits; None where no such distribution has these percentiles.

    Examples
    --------
    >>> found = limits(triangular_share, 0.0, 1.0, 2.0, 0.125)
    >>> [round(each, 6) for each in found]
    [-1.0, 3.0]
    """
    from scipy.optimize import root

    width = high - low
    place = (mode - low) / width  # between 0 and 1, so that no digit is lost in large numbers

    def around(spans: Floats) -> tuple[float, float]:
        start, end = np.exp(np.clip(spans, -FURTHEST, FURTHEST))
        return -float(start), 1 + float(end)

    def misses(spans: Floats) -> Floats:
        start, end = around(spans)
        below, within = share(start, end, place, 0.0), share(start, end, place, 1.0)
        return np.array([below - outside, 1 - within - outside])

    found = root(misses, np.array([-1.0, -1.0]), tol=1e-13)
    if not np.abs(misses(found.x)).max() < 1e-9:
        return None
    start, end = around(found.x)
    return low + start * width, low + end * width
