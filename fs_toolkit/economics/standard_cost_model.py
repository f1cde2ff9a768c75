"""The standard cost model: what it costs others to do what the administration asks of them."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from fs_toolkit.core.arrays import as_numbers, check_fit, plain
from fs_toolkit.core.numeric import Floats


def administrative_burden(
    population: ArrayLike, frequency: ArrayLike, hours: ArrayLike, wage: ArrayLike
) -> Floats:
    r"""Yearly cost of an information obligation.

    .. math:: P \times F \times T \times W

    Parameters
    ----------
    population : array_like, shape (...)
        P, firms or people who have to comply, 0 or more. [firm]
    frequency : array_like, shape (...)
        F, times a year, 0 or more. [1/year]
    hours : array_like, shape (...)
        T, time each takes, 0 or more. [hour]
    wage : array_like, shape (...)
        W, what an hour costs, with on-costs, 0 or more. [money/hour]

    Returns
    -------
    ndarray, shape (...)
        Leading dimensions broadcast. [money/year]

    Raises
    ------
    ValueError
        If a factor is negative, or shapes do not fit.

    References
    ----------
    .. [1] SCM Network, "International Standard Cost Model Manual," OECD, 2005.

    Examples
    --------
    >>> float(administrative_burden(20, 52, 6, 600))
    3744000.0
    """
    given = {
        "population": as_numbers(population, "population"),
        "frequency": as_numbers(frequency, "frequency"),
        "hours": as_numbers(hours, "hours"),
        "wage": as_numbers(wage, "wage"),
    }
    check_fit({name: each.shape for name, each in given.items()})
    product: Floats = np.ones(())
    for name, each in given.items():
        if np.any(each < 0):
            raise ValueError(f"{name} must be 0 or more, not {np.min(each):g}")
        product = product * each
    return plain(np.asarray(product))
