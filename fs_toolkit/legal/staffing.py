"""How many people a volume of work needs."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from fs_toolkit.core.numeric import Floats

UTILISATION = 0.8
"""Share of the paid time that is left for the work: leave, training and meetings take the rest."""
MINUTES_AN_HOUR = 60.0


def minutes_a_year(days: float, hours: float) -> float:
    """Minutes that one person is paid for in a year, in minute/year.

    >>> minutes_a_year(250, 8)
    120000.0
    """
    if not (0 < days <= 366 and 0 < hours <= 24):
        raise ValueError(f"a year has no {days:g} days of {hours:g} hours to work")
    return days * hours * MINUTES_AN_HOUR


def full_time_equivalents(
    volume: ArrayLike, minutes: ArrayLike, annual: float, utilisation: float = UTILISATION
) -> Floats:
    r"""People needed for a volume of cases.

    .. math:: FTE_t = V_t m_t / (M u)

    Parameters
    ----------
    volume : array_like, shape (...)
        Cases a year, 0 or more. [case/year]
    minutes : array_like, shape (...)
        Staff time that a case takes; broadcast with `volume`. [minute/case]
    annual : float
        Minutes that one person is paid for in a year. [minute/year]
    utilisation : float
        Share of them left for the work, above 0 and at most 1.

    Returns
    -------
    ndarray, shape (...)
        Full-time equivalents. [person]

    Raises
    ------
    ValueError
        If a volume or a time is negative or no number, or a share lies outside 0 to 1.

    Examples
    --------
    48,000 cases of 10 minutes: 480,000 minutes; a person has 0.8 of 120,000.

    >>> float(full_time_equivalents(48_000, 10, 120_000))
    5.0
    """
    cases, each = np.asarray(volume, float), np.asarray(minutes, float)
    if not (np.isfinite(cases).all() and np.isfinite(each).all()):
        raise ValueError("a volume or a time is no number")
    if (cases < 0).any() or (each < 0).any():
        raise ValueError("volumes and times are 0 or more")
    if annual <= 0 or not 0 < utilisation <= 1:
        raise ValueError(f"one person gives {utilisation:g} of {annual:g} minutes a year")
    return np.asarray(cases * each / (annual * utilisation))
