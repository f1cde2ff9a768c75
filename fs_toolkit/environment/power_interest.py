"""Power, interest and stance of stakeholders: means of raters, quadrants, weight of support."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

THRESHOLD = 3.0
"""Power and interest count as great above the middle of the scale of 1 to 5."""
RATERS_NEEDED = 2
"""A mean of fewer raters is one person's opinion and is not printed."""

Quadrant = Literal["manage_closely", "keep_satisfied", "keep_informed", "monitor"]


def quadrant(power: float, interest: float) -> Quadrant:
    """How to deal with a group of such power and interest.

    >>> quadrant(4.5, 2), quadrant(3.0, 3.5)
    ('keep_satisfied', 'keep_informed')
    """
    for mark in (power, interest):
        if not 1 <= mark <= 5:
            raise ValueError(f"power and interest go from 1 to 5, not {mark:g}")
    if power > THRESHOLD:
        return "manage_closely" if interest > THRESHOLD else "keep_satisfied"
    return "keep_informed" if interest > THRESHOLD else "monitor"


def support_index(power: ArrayLike, interest: ArrayLike, stance: ArrayLike) -> float:
    r"""Balance of support, -1 (all against) to 1 (all for), weighted by power and interest.

    .. math:: S = \frac{\sum_i p_i \, q_i \, s_i}{\sum_i 2 \, p_i \, q_i}

    Parameters
    ----------
    power, interest : array_like, shape (groups,)
        1 to 5.
    stance : array_like, shape (groups,)
        -2 to 2.

    Examples
    --------
    >>> support_index([5, 1], [5, 1], [2, -2]).__round__(4)
    0.9231
    """
    weight = np.asarray(power, dtype=np.float64) * np.asarray(interest, dtype=np.float64)
    if weight.size == 0 or weight.sum() <= 0:
        raise ValueError("support needs at least one group with power and interest")
    stances = np.asarray(stance, dtype=np.float64)
    if np.any(np.abs(stances) > 2):
        raise ValueError("a stance goes from -2 to 2")
    return float((weight * stances).sum() / (2 * weight.sum()))


def opposing_coalition(
    power: ArrayLike, interest: ArrayLike, stance: ArrayLike
) -> tuple[float, float]:
    r"""Weight of the groups whose stance is below 0, and its share of the weight of all.

    .. math:: O = \sum_{i: s_i < 0} p_i \, q_i \qquad O / \sum_i p_i \, q_i

    Parameters
    ----------
    power, interest : array_like, shape (groups,)
        1 to 5.
    stance : array_like, shape (groups,)
        -2 to 2.

    Raises
    ------
    ValueError
        If there is no group, or none has power and interest.

    Examples
    --------
    >>> opposing_coalition([5, 2], [3, 5], [1, -1])
    (10.0, 0.4)
    """
    weight = np.asarray(power, dtype=np.float64) * np.asarray(interest, dtype=np.float64)
    if weight.size == 0 or weight.sum() <= 0:
        raise ValueError("a coalition needs at least one group with power and interest")
    against = float(weight[np.asarray(stance, dtype=np.float64) < 0].sum())
    return against, float(against / weight.sum())
