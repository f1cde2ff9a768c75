"""Progress of an indicator: how much of its way it has gone, and the traffic light that says so."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from fs_toolkit.core.numeric import Floats

Light = Literal["green", "amber", "red"]

GREEN, AMBER = 0.9, 0.7
"""From these shares of the way on a light is green, or amber; below it is red."""


def progress(baseline: ArrayLike, target: ArrayLike, actual: ArrayLike) -> Floats:
    r"""How much of the way from the baseline to the target has been gone.

    .. math:: p = (a - b) / (t - b)

    A target below the baseline (days, complaints) needs no other formula: both differences are
    then negative. Below 0 the indicator has moved away, above 1 it has passed its target.

    Parameters
    ----------
    baseline, target, actual : array_like, shape (...)
        In the indicator's own unit; they broadcast.

    Returns
    -------
    ndarray, shape (...)
        A share of the way; NaN where `actual` is NaN.

    Raises
    ------
    ValueError
        If a target is its baseline, so that there is no way to go.

    References
    ----------
    .. [1] Percentage of targeted improvement, as monitoring guides use it: actual change over
       planned change.

    Examples
    --------
    From 40 days to 20: at 25, fifteen of twenty days are won.

    >>> float(progress(40, 20, 25))
    0.75
    """
    start, end, now = np.broadcast_arrays(
        np.asarray(baseline, dtype=np.float64),
        np.asarray(target, dtype=np.float64),
        np.asarray(actual, dtype=np.float64),
    )
    same = start == end
    if np.any(same):
        raise ValueError(
            f"a target of {float(end[same].flat[0]):g} equals its baseline, "
            "so progress has no meaning"
        )
    return np.asarray((now - start) / (end - start))


def light(share: float) -> Light:
    """The traffic light of a progress: green from 90 % on, amber from 70 % on, else red.

    Raises
    ------
    ValueError
        If the share is not a number.

    Examples
    --------
    >>> [light(share) for share in (1.2, 0.9, 0.7, 0.69, -0.1)]
    ['green', 'green', 'amber', 'red', 'red']
    """
    if np.isnan(share):
        raise ValueError("a traffic light needs a progress, and not a missing number")
    if share >= GREEN:
        return "green"
    return "amber" if share >= AMBER else "red"


def due(milestones: dict[int, float], year: int) -> float | None:
    """The value that should have been reached by the end of a year; None before the first.

    Parameters
    ----------
    milestones : dict of int to float
        Values by year, the target among them.
    year : int
        Year of the measurement.

    Examples
    --------
    >>> due({2019: 0.5, 2021: 0.8}, 2020), due({2019: 0.5}, 2018)
    (0.5, None)
    """
    passed = [each for each in milestones if each <= year]
    return milestones[max(passed)] if passed else None
