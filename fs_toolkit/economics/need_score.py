"""How much a need weighs, and how many of those who say "I would" then do."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from fs_toolkit.core.numeric import Floats


def need_score(frequency: ArrayLike, severity: ArrayLike) -> Floats:
    """Frequency times severity: how often a need is named, and how much it hurts.

    Parameters
    ----------
    frequency : array_like, shape (...)
        Share of those asked who have the need, 0-1; NaN where nobody asked.
    severity : array_like, shape (...)
        1 (little) to 5 (much).

    Returns
    -------
    ndarray, shape (...)
        0 to 5, the toolkit's own scale; NaN where nobody asked.

    Raises
    ------
    ValueError
        If a frequency is no share, or a severity is off its scale.

    Examples
    --------
    >>> need_score([0.5, 0.2], [4, 5]).tolist()
    [2.0, 1.0]
    """
    shares, grades = np.asarray(frequency, float), np.asarray(severity, float)
    if np.any((shares < 0) | (shares > 1)):
        raise ValueError("a frequency is a share of those asked, 0 to 1")
    if np.any((grades < 1) | (grades > 5)):
        raise ValueError("a severity is between 1 and 5")
    return np.asarray(shares * grades)


def expected_users(people: ArrayLike, stated: ArrayLike, discount: ArrayLike) -> Floats:
    """People who will use a service, from those who say that they would.

    Parameters
    ----------
    people : array_like, shape (...)
        People in the group. [person]
    stated : array_like, shape (...)
        Share of them who say that they would use it, 0-1.
    discount : array_like, shape (...)
        Share of those who say so and then do it, 0-1; 1 takes a survey at its word.

    Returns
    -------
    ndarray, shape (...)
        Users. [person]

    Raises
    ------
    ValueError
        If a share is below 0 or above 1.

    References
    ----------
    .. [1] Sheeran, "Intention-behavior relations: a conceptual and empirical review,"
       European Review of Social Psychology 12 (2002): intentions explain about 28 % of the
       variance of what people do.

    Examples
    --------
    >>> float(expected_users(1000, 0.8, 0.4))
    320.0
    """
    said, done = np.asarray(stated, float), np.asarray(discount, float)
    if np.any((said < 0) | (said > 1) | (done < 0) | (done > 1)):
        raise ValueError("what people say and do are shares, 0 to 1")
    return np.asarray(np.asarray(people, float) * said * done)
