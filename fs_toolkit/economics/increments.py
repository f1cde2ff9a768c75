"""Options in the order of their cost: what each next step costs and brings."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fs_toolkit.core.numeric import Floats


@dataclass(frozen=True)
class Increments:
    """Options from the cheapest to the dearest, each over the one before it."""

    order: NDArray[np.int64]
    """Places of the options in what was given, shape (N,)."""
    costs: Floats
    """Additional cost over the option before; of the first, over doing nothing. Shape (N,)."""
    benefits: Floats
    """Additional benefit, shape (N,)."""

    @property
    def values(self) -> Floats:
        """Additional net present value, shape (N,)."""
        return np.asarray(self.benefits - self.costs)

    @property
    def ratios(self) -> Floats:
        """Additional benefit for each additional unit of cost, shape (N,); NaN without a cost."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(self.costs > 0, self.benefits / self.costs, np.nan)


def increments(costs: ArrayLike, benefits: ArrayLike) -> Increments:
    """Each option over the next cheaper one.

    A dear option that beats doing nothing may still be a worse buy than the step before it:
    the ratio of the increment says whether the additional money is worth spending.

    Parameters
    ----------
    costs, benefits : array_like, shape (N,)
        Present values over doing nothing. [money]

    Returns
    -------
    Increments
        In the order of costs; at equal costs the greater benefit comes first.

    Raises
    ------
    ValueError
        If the two have not the same length.

    References
    ----------
    .. [1] Boardman et al., "Cost-Benefit Analysis: Concepts and Practice," 5th ed., 2018:
       choose the greatest net benefit; ratios rank increments, not options.

    Examples
    --------
    >>> found = increments([100, 40], [130, 60])
    >>> found.order.tolist(), found.costs.tolist(), found.ratios.round(2).tolist()
    ([1, 0], [40.0, 60.0], [1.5, 1.17])
    """
    paid, gained = np.asarray(costs, float), np.asarray(benefits, float)
    if paid.shape != gained.shape or paid.ndim != 1:
        raise ValueError("costs and benefits must have one value an option each")
    order = np.lexsort((-gained, paid)).astype(np.int64)
    return Increments(order, np.diff(paid[order], prepend=0.0), np.diff(gained[order], prepend=0.0))
