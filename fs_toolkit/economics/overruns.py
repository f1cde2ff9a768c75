"""How much more than planned a project may cost: a usual body, and a tail that is fat.

References
----------
.. [1] B. Flyvbjerg, D. Gardner, "How Big Things Get Done," Currency, 2023: 18 % of IT projects
   overrun by more than 50 %.
.. [2] B. Flyvbjerg, A. Budzier et al., "The uniqueness trap / fat tails of IT projects,"
   Project Management Journal, 2025: a tail index of 1 or less.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from fs_toolkit.core.numeric import Floats

OVERRUN_FROM, OVERRUN_SHARE, OVERRUN_INDEX = 1.5, 0.18, 1.0
"""18 % of IT projects cost more than 1.5 times their budget [1]_, and how much more has a tail
of index 1 [2]_; `high` says where it is cut off."""
BODY_SIGMA = 0.4
"""Standard deviation of the logarithm of a cost factor below that."""


def overrun(low: float, base: float, high: float) -> tuple[Callable[[Floats], Floats], float]:
    """The quantile function of a cost factor, and its mean.

    Parameters
    ----------
    low, base, high : float
        The lowest factor, above 0; the median of a lognormal body before it is cut, below `OVERRUN_FROM`;
        and the factor that the tail is cut off at.

    Examples
    --------
    >>> quantile, mean = overrun(0.8, 1.0, 5.0)
    >>> quantile(np.array([0.82, 0.91])).round(4).tolist(), round(mean, 4)
    ([1.5, 2.3077], 1.3608)
    """
    from scipy.special import ndtr, ndtri

    body = 1 - OVERRUN_SHARE
    start = float(ndtr(math.log(low / base) / BODY_SIGMA))
    end = float(ndtr(math.log(OVERRUN_FROM / base) / BODY_SIGMA))
    kept = 1 - OVERRUN_FROM / high

    def quantile(u: Floats) -> Floats:
        inside = np.minimum(u, body) / body
        below = base * np.exp(BODY_SIGMA * ndtri(start + (end - start) * inside))
        beyond = np.maximum(u - body, 0.0) / OVERRUN_SHARE
        return np.where(u < body, below, OVERRUN_FROM / (1 - kept * beyond))

    mean_below = (
        base
        * math.exp(BODY_SIGMA**2 / 2)
        * float(
            ndtr(math.log(OVERRUN_FROM / base) / BODY_SIGMA - BODY_SIGMA)
            - ndtr(math.log(low / base) / BODY_SIGMA - BODY_SIGMA)
        )
        / (end - start)
    )
    mean_beyond = OVERRUN_FROM * math.log(high / OVERRUN_FROM) / kept
    return quantile, body * mean_below + OVERRUN_SHARE * mean_beyond
