"""The UN E-Government Development Index: its identity, and how a country stands beside peers.

The index is the mean of three parts, each between 0 and 1: online services (OSI), human
capital (HCI) and telecommunication infrastructure (TII). E-participation stands beside it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from fs_toolkit.core.numeric import Floats

TOLERANCE = 0.0002
"""How far a printed index may be from the mean of its printed parts: they are rounded to four places."""

SHARED_JUMP = 0.15
"""A part that moves so far in the middle of all countries at once has probably been measured
anew; the toolkit's own threshold."""


def development_index(online: ArrayLike, human: ArrayLike, telecom: ArrayLike) -> Floats:
    """Mean of the three parts, all between 0 and 1: the index.

    References
    ----------
    .. [1] United Nations, "E-Government Survey", annex on methodology.

    Examples
    --------
    Viet Nam in the edition of 2014, printed as 0.47045:

    >>> float(development_index(0.41732, 0.6148, 0.37923).round(5))
    0.47045
    """
    parts = np.stack([np.asarray(part, dtype=np.float64) for part in (online, human, telecom)])
    if np.any(parts < 0) or np.any(parts > 1):
        raise ValueError("the parts of the index lie between 0 and 1")
    return np.asarray(parts.mean(axis=0))


def peer_ratio(own: float, peers: ArrayLike) -> float:
    """Own value over the mean of the peers: 1.10 is a tenth above them.

    >>> peer_ratio(0.55, [0.4, 0.6])
    1.1
    """
    values = np.asarray(peers, dtype=np.float64)
    if values.size == 0 or values.mean() <= 0:
        raise ValueError("a ratio to peers needs at least one peer with a value above 0")
    return float(own / values.mean())


def shared_jump(before: ArrayLike, after: ArrayLike) -> float:
    """Median change of a part of the index over several countries, from one edition to the next.

    Progress comes to one country and not to another; a change of method comes to all at once.

    Parameters
    ----------
    before, after : array_like, shape (countries,)
        The same part of the same countries in two editions, 0 to 1.

    Raises
    ------
    ValueError
        If there are no countries, or not the same number in both editions.

    Examples
    --------
    >>> round(shared_jump([0.2, 0.3, 0.4], [0.4, 0.5, 0.4]), 4)
    0.2
    """
    first, second = np.asarray(before, dtype=np.float64), np.asarray(after, dtype=np.float64)
    if first.size == 0 or first.shape != second.shape:
        raise ValueError("a change over countries needs the same countries in both editions")
    return float(np.median(second - first))
