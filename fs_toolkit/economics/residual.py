"""What is left at the end of the appraisal: two methods, of which a study uses one."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from fs_toolkit.core.arrays import as_numbers, check_fit, plain
from fs_toolkit.core.numeric import Floats
from fs_toolkit.economics.discounting import net_present_value
from fs_toolkit.economics.flows import as_flows


def straight_line_residual(cost: ArrayLike, life: ArrayLike, used: ArrayLike) -> Floats:
    r"""Part of a cost that has not been used up.

    .. math:: C \max(0, 1 - u / L)

    Parameters
    ----------
    cost, life, used : array_like, shape (...)
        Cost [money], life above 0 and years of use, 0 or more [year].

    Returns
    -------
    ndarray, shape (...)
        Value in the last year; leading dimensions broadcast. [money]

    Raises
    ------
    ValueError
        If a life is not above 0, years of use are negative, or shapes do not fit.

    Examples
    --------
    >>> round(float(straight_line_residual(1000, 15, 10)), 4)
    333.3333
    """
    paid, years, gone = as_numbers(cost, "cost"), as_numbers(life, "life"), as_numbers(used, "used")
    if np.any(years <= 0):
        raise ValueError(f"life must be above 0, not {np.min(years):g}")
    if np.any(gone < 0):
        raise ValueError(f"used must be 0 or more, not {np.min(gone):g}")
    check_fit({"cost": paid.shape, "life": years.shape, "used": gone.shape})
    return plain(np.asarray(paid * np.maximum(0.0, 1.0 - gone / years)))


def residual_of_flows(rate: ArrayLike, flows: ArrayLike) -> Floats:
    r"""Value in the last year of the net flows that come after it.

    .. math:: \sum_{k=1}^{K} F_k / (1 + r)^k

    Parameters
    ----------
    rate : array_like, shape (...)
        Discount rate, above -1. [1/year]
    flows : array_like, shape (..., K)
        Net benefits of the years after the last one. [money/year]

    Returns
    -------
    ndarray, shape (...)
        Value in the last year; leading dimensions broadcast. [money]

    Raises
    ------
    ValueError
        If the rate is -1 or less, or shapes do not fit.

    References
    ----------
    .. [1] European Commission, "Guide to Cost-Benefit Analysis of Investment Projects," 2014.

    Examples
    --------
    Five more years of 100 after a horizon of ten:

    >>> round(float(residual_of_flows(0.05, [100] * 5)), 4)
    432.9477
    """
    later = as_flows(flows, "flows")
    nothing = np.zeros((*later.shape[:-1], 1))
    return net_present_value(rate, np.concatenate([nothing, later], axis=-1))
