"""Work spread over time: how many people are needed in each period."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from fs_toolkit.core.numeric import Floats


def load_by_period(
    starts: ArrayLike, ends: ArrayLike, efforts: ArrayLike, edges: ArrayLike
) -> Floats:
    """Effort of each task in each period, spread evenly between its start and its end.

    Parameters
    ----------
    starts, ends : array_like, shape (N,)
        When the tasks happen; a task that ends when it starts falls into that period. [month]
    efforts : array_like, shape (N,)
        Work of the tasks. [person-month]
    edges : array_like, shape (P + 1,)
        Where the periods begin, rising, and where the last one ends. [month]

    Returns
    -------
    ndarray, shape (N, P)
        Work. [person-month]

    Raises
    ------
    ValueError
        If a task ends before it starts, an effort is negative, or the edges do not rise.

    Examples
    --------
    Six person-months over two quarters, from the second month on:

    >>> load_by_period([1], [4], [6], [0, 3, 6]).tolist()
    [[4.0, 2.0]]
    """
    starts, ends, efforts = (np.asarray(each, float) for each in (starts, ends, efforts))
    edges = np.asarray(edges, float)
    if edges.size < 2 or np.any(np.diff(edges) <= 0):
        raise ValueError("the edges of the periods must rise, and be two at least")
    if np.any(ends < starts):
        raise ValueError("a task ends before it starts")
    if np.any(efforts < 0):
        raise ValueError("an effort is negative")
    begin, finish = edges[:-1], edges[1:]
    common = np.minimum(ends[:, None], finish) - np.maximum(starts[:, None], begin)
    lasting = (ends - starts)[:, None]
    at_once = (begin <= starts[:, None]) & (starts[:, None] < finish)
    shares = np.where(
        lasting > 0, np.clip(common, 0, None) / np.where(lasting > 0, lasting, 1), at_once
    )
    return np.asarray(efforts[:, None] * shares)
