r"""What it is worth to know before one decides.

Whoever chooses the option of the highest expected value may choose wrong. With perfect
information the best option is taken in each draw; the difference is the expected value of
perfect information, :math:`E[\max_o v_o] - \max_o E[v_o]`. With information on one quantity x
alone, :math:`E_x[\max_o E[v_o | x]] - \max_o E[v_o]`, where the expectations given x are taken over
draws whose x lie close together.

References
----------
.. [1] H. Raiffa, R. Schlaifer, "Applied Statistical Decision Theory," Harvard, 1961.
.. [2] M. Strong, J. E. Oakley, "An efficient method for computing single-parameter partial
   expected value of perfect information," Medical Decision Making 33, 2013, pp. 755-766.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from fs_toolkit.core.arrays import as_numbers
from fs_toolkit.core.numeric import Floats


def value_of_perfect_information(values: ArrayLike) -> float:
    """The expected value of knowing everything, in the unit of the values.

    Parameters
    ----------
    values : array_like, shape (M, N)
        Of M options in N draws; one that is always there, such as doing nothing, is zero.

    Raises
    ------
    ValueError
        If there is no option or no draw.

    Examples
    --------
    >>> value_of_perfect_information([[0, 0], [100, -60]])  # 50 on average, 20 by choosing now
    30.0
    """
    values = _options(values)
    return float(values.max(axis=0).mean() - values.mean(axis=1).max())


def value_of_partial_information(values: ArrayLike, quantity: ArrayLike) -> float:
    r"""The expected value of knowing one quantity, in the unit of the values.

    Parameters
    ----------
    values : array_like, shape (M, N)
        Of M options in N draws.
    quantity : array_like, shape (N,)
        The quantity in the same draws.

    Raises
    ------
    ValueError
        If the shapes do not fit.

    Notes
    -----
    The draws are sorted by the quantity and cut into :math:`\sqrt{N}` groups or so [2]_; few
    groups see too little, many count noise as knowledge. It is never below zero, nor above the
    value of knowing everything.

    Examples
    --------
    >>> value_of_partial_information([[0, 0, 0, 0], [5, 5, -7, -7]], [1, 1, 9, 9])
    2.5
    """
    values, quantity = _options(values), as_numbers(quantity, "quantity")
    if quantity.shape != values.shape[1:]:
        raise ValueError(
            f"quantity {quantity.shape} must have one value for each draw of {values.shape}"
        )
    order = np.argsort(quantity, kind="stable")
    count = quantity.size
    groups = max(2, round(count**0.5 / 2)) if count > 1 else 1
    starts = np.unique(np.linspace(0, count, groups + 1).astype(int)[:-1])
    sums = np.add.reduceat(values[:, order], starts, axis=1)
    best = sums.max(axis=0).sum() / count
    return float(max(best - values.mean(axis=1).max(), 0.0))


def _options(values: ArrayLike) -> Floats:
    found = as_numbers(values, "values")
    if found.ndim != 2 or not found.size:
        raise ValueError(f"values {found.shape} must be of options and draws, one or more of each")
    return found
