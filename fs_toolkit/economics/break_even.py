"""How hard a result hangs on one quantity: the indicators that development banks print."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from fs_toolkit.core.arrays import as_numbers, check_fit, plain
from fs_toolkit.core.numeric import Floats


def sensitivity_indicator(base: ArrayLike, changed: ArrayLike, change: ArrayLike) -> Floats:
    r"""Per cent that a result moves for one per cent of a quantity.

    .. math:: SI = \frac{(N_1 - N_0) / |N_0|}{\Delta x / x}

    Parameters
    ----------
    base, changed : array_like, shape (...)
        N_0 and N_1, the net present value before and after; N_0 not 0. [money]
    change : array_like, shape (...)
        Relative change of the quantity, not 0: 0.2 for 20 % more. [-]

    Returns
    -------
    ndarray, shape (...)
        With its sign: above 0 if the result grows with the quantity. [-]

    Raises
    ------
    ValueError
        If the base result or the change is 0, or shapes do not fit.

    References
    ----------
    .. [1] Asian Development Bank, "Financial Management and Analysis of Projects," 7.11.3.

    Examples
    --------
    A fifth more cost takes 266.8 % of the net present value away:

    >>> round(float(sensitivity_indicator(100, -166.8, 0.2)), 2)
    -13.34
    """
    before, after = as_numbers(base, "base"), as_numbers(changed, "changed")
    step = as_numbers(change, "change")
    if np.any(before == 0) or np.any(step == 0):
        raise ValueError("there is no indicator where the base result or the change is 0")
    check_fit({"base": before.shape, "changed": after.shape, "change": step.shape})
    return plain(np.asarray((after - before) / np.abs(before) / step))


def switching_change(indicator: ArrayLike) -> Floats:
    r"""Relative change of a quantity that brings the result to zero, if all is a straight line.

    .. math:: 1 / |SI|

    Parameters
    ----------
    indicator : array_like, shape (...)
        Sensitivity indicator, not 0. [-]

    Returns
    -------
    ndarray, shape (...)
        Size of the change: 0.075 for 7.5 %. [-]

    Raises
    ------
    ValueError
        If the indicator is 0: the quantity then moves nothing.

    Examples
    --------
    >>> round(float(switching_change(13.34)), 3)
    0.075
    """
    found = as_numbers(indicator, "indicator")
    if np.any(found == 0):
        raise ValueError("a quantity that moves nothing has no switching value")
    return plain(np.asarray(1.0 / np.abs(found)))
