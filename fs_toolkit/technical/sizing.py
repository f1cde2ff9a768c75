"""Sizing: from transactions a year to peak load, users at once, storage, bandwidth, downtime, gap.

Every function takes arrays or numbers and broadcasts; years run along the last axis.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

SECONDS_PER_HOUR = 3600.0
HOURS_PER_YEAR = 8760.0
BITS_PER_BYTE = 8.0


def peak_rate(
    yearly: ArrayLike, day_share: ArrayLike, hour_share: ArrayLike, safety: ArrayLike = 1.0
) -> Floats:
    """Transactions a second in the busiest hour of the busiest day [1/s].

    Parameters
    ----------
    yearly : array_like
        Transactions a year. [1/year]
    day_share : array_like
        Share of the year's transactions that fall on its busiest day, 0-1.
    hour_share : array_like
        Share of that day's transactions that fall in its busiest hour, 0-1.
    safety : array_like
        Factor for bursts within the hour, 1 or more.

    Examples
    --------
    >>> float(peak_rate(360_000, 0.01, 0.2, 2))  # 3,600 on the day, 720 in the hour
    0.4
    """
    yearly, day, hour, safe = (
        np.asarray(x, dtype=float) for x in (yearly, day_share, hour_share, safety)
    )
    _refuse_negative(yearly, "transactions a year")
    for share, words in ((day, "share of the busiest day"), (hour, "share of the busiest hour")):
        if np.any((share < 0) | (share > 1)):
            raise ValueError(f"the {words} must be from 0 to 1, not {share.max():g}")
    if np.any(safe < 1):
        raise ValueError(f"a safety factor must be 1 or more, not {safe.min():g}")
    return np.asarray(yearly * day * hour / SECONDS_PER_HOUR * safe)


def stored_volume(
    yearly: ArrayLike, size: ArrayLike, retention: int, copies: ArrayLike = 1.0
) -> Floats:
    """Volume kept at the end of each year: the last `retention` years, in all copies.

    Parameters
    ----------
    yearly : array_like, shape (..., T)
        Transactions of years 0 to T-1. [1/year]
    size : array_like
        Volume of one transaction with its attachments. [MB]
    retention : int
        Years a transaction is kept, its own year included.
    copies : array_like
        How many copies are kept (live, standby, backup).

    Returns
    -------
    ndarray, shape (..., T)
        In the unit of `size`. [MB]

    Examples
    --------
    >>> stored_volume([10, 20, 30], 2, retention=2, copies=3).tolist()
    [60.0, 180.0, 300.0]
    """
    flows = np.asarray(yearly, dtype=float)
    _refuse_negative(flows, "transactions a year")
    if retention < 1:
        raise ValueError(f"retention must be at least one year, not {retention}")
    kept = np.cumsum(flows, axis=-1)
    kept[..., retention:] = kept[..., retention:] - kept[..., :-retention].copy()
    return np.asarray(kept * np.asarray(size, dtype=float) * np.asarray(copies, dtype=float))


def bandwidth(rate: ArrayLike, payload: ArrayLike, overhead: ArrayLike = 1.0) -> Floats:
    """Line capacity that carries `rate` answers a second of `payload` kB [Mbit/s].

    Examples
    --------
    >>> float(bandwidth(10, 100, 1.5))  # 10 x 100 kB x 8 bit / 1000 x 1.5
    12.0
    """
    rates, sizes, over = (np.asarray(x, dtype=float) for x in (rate, payload, overhead))
    _refuse_negative(rates, "requests a second")
    if np.any(over < 1):
        raise ValueError(f"overhead must be 1 or more, not {over.min():g}")
    return np.asarray(rates * sizes * BITS_PER_BYTE / 1000.0 * over)


def concurrent_users(rate: ArrayLike, session: ArrayLike, requests: ArrayLike) -> Floats:
    """People who use the service at once, by Little's law: arrivals times stay.

    Parameters
    ----------
    rate : array_like
        Requests a second. [1/s]
    session : array_like
        How long a visit lasts. [s]
    requests : array_like
        Requests of one visit, above 0.

    References
    ----------
    .. [1] J. D. C. Little, "A proof for the queuing formula L = λW," Operations Research 9
       (1961), pp. 383-387.

    Examples
    --------
    >>> float(concurrent_users(10, 300, 20))  # half a visit begins each second and stays 300 s
    150.0
    """
    rates, stay, each = (np.asarray(x, dtype=float) for x in (rate, session, requests))
    _refuse_negative(rates, "requests a second")
    _refuse_negative(stay, "seconds of a visit")
    if np.any(each <= 0):
        raise ValueError(f"a visit has more than 0 requests, not {each.min():g}")
    return np.asarray(rates / each * stay)


def capacity_gap(required: ArrayLike, current: ArrayLike) -> Floats:
    """What is lacking: required less current, and 0 where there is enough.

    Examples
    --------
    >>> capacity_gap([100, 40], [60, 60]).tolist()
    [40.0, 0.0]
    """
    need, there = np.asarray(required, dtype=float), np.asarray(current, dtype=float)
    _refuse_negative(need, "a required capacity")
    _refuse_negative(there, "a current capacity")
    return np.asarray(np.maximum(need - there, 0.0))


def allowed_downtime(availability: ArrayLike) -> Floats:
    """Hours a year a service may stand still at this availability [hour/year].

    Examples
    --------
    >>> float(allowed_downtime(0.995).round(1))  # 8,760 x 0.005
    43.8
    """
    target = np.asarray(availability, dtype=float)
    if np.any((target < 0) | (target > 1)):
        raise ValueError(f"availability must be from 0 to 1, not {target.max():g}")
    return np.asarray(HOURS_PER_YEAR * (1.0 - target))


def _refuse_negative(values: Floats, words: str) -> None:
    if np.any(values < 0):
        raise ValueError(f"{words} cannot be negative: {values.min():g}")
