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


def elasticity(base: ArrayLike, below: ArrayLike, above: ArrayLike, step: ArrayLike) -> Floats:
    r"""Per cent that a result moves for one per cent of a quantity, at the base value itself.

    .. math:: \varepsilon = \frac{(N_+ - N_-) / |N_0|}{2 \, \Delta x / x}

    Where the result is a straight line it is the sensitivity indicator, whatever the change.

    Parameters
    ----------
    base : array_like, shape (...)
        N_0, not 0. [money]
    below, above : array_like, shape (...)
        The result where the quantity is smaller and larger by the step. [money]
    step : array_like, shape (...)
        Relative change to either side, above 0: 0.01. [-]

    Returns
    -------
    ndarray, shape (...)
        With its sign: above 0 if the result grows with the quantity. [-]

    Raises
    ------
    ValueError
        If the base result or the step is 0, or shapes do not fit.

    Examples
    --------
    >>> float(elasticity(200, 190, 210, 0.01))
    5.0
    """
    before, result = as_numbers(below, "below"), as_numbers(base, "base")
    after, change = as_numbers(above, "above"), as_numbers(step, "step")
    if np.any(result == 0) or np.any(change == 0):
        raise ValueError("there is no elasticity where the base result or the step is 0")
    shapes = {"base": result, "below": before, "above": after, "step": change}
    check_fit({name: array.shape for name, array in shapes.items()})
    return plain(np.asarray((after - before) / np.abs(result) / (2 * change)))


def is_critical(slope: ArrayLike) -> bool:
    """Whether one per cent of a quantity moves the result by at least one per cent.

    Parameters
    ----------
    slope : array_like, shape ()
        Elasticity or sensitivity indicator. [-]

    References
    ----------
    .. [1] European Commission, "Guide to Cost-Benefit Analysis of Investment Projects," 2014,
       section 2.9.1: critical variables.

    Examples
    --------
    >>> is_critical(-1.2), is_critical(0.4)
    (True, False)
    """
    return bool(np.abs(as_numbers(slope, "slope")) >= 1.0)
