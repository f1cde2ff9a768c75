"""Inventories in numbers: how good a system is, and how many services are digital.

The weights and thresholds are the toolkit's own scale.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

USE_WEIGHT, INTEGRATION_WEIGHT, QUALITY_WEIGHT = 0.4, 0.3, 0.3
"""What the three aspects of a system weigh in its score; they add to 1."""
TOP_STEP = 3.0
"""The highest step of integration and of quality."""
DIGITAL_STAGE = 3
"""From this stage on a service is digital: it can be filed online."""
TOP_STAGE = 4
ENOUGH_VOLUMES = 0.8
"""Below this share of services with a known volume there is no share by volume."""


class DigitalShare(NamedTuple):
    """How many services are digital, by number and by cases."""

    by_service: float
    """Digital services over all; NaN if there are none. 0-1"""
    by_volume: float
    """Cases of digital services over all known cases; NaN if too few volumes are known. 0-1"""
    missing: int
    """Services whose volume is not known."""


def system_score(
    use: ArrayLike, integration: ArrayLike, quality: ArrayLike, exists: ArrayLike = True
) -> NDArray[np.float64]:
    r"""Score of a system from its use, its integration and its quality; 0 where there is none.

    .. math:: S = 100 \cdot e \cdot (0.4\,u + 0.3\,i/3 + 0.3\,q/3)

    Parameters
    ----------
    use : array_like
        Share of its intended users who use it every month; NaN if not known. [0-1]
    integration, quality : array_like
        Steps of 0 to 3; NaN if not known.
    exists : array_like of bool
        Whether there is such a system.

    Returns
    -------
    ndarray
        0 to 100; NaN where it exists and an aspect is not known, because a gap in the form is
        neither a bad system nor a good one.

    Examples
    --------
    >>> round(float(system_score(0.5, 3, 1)), 1)  # 100 x (0.2 + 0.3 + 0.1)
    60.0
    >>> float(system_score(0.9, 3, 3, exists=False))
    0.0
    """
    share = np.asarray(use, dtype=float)
    steps = [np.asarray(each, dtype=float) for each in (integration, quality)]
    if np.any((share < 0) | (share > 1)):
        raise ValueError("a share of use must be from 0 to 1")
    for name, each in zip(("integration", "quality"), steps, strict=True):
        if np.any((each < 0) | (each > TOP_STEP)):
            raise ValueError(f"{name} must be from 0 to {TOP_STEP:g}")
    whole = (
        USE_WEIGHT * share + (INTEGRATION_WEIGHT * steps[0] + QUALITY_WEIGHT * steps[1]) / TOP_STEP
    )
    return np.asarray(np.where(np.asarray(exists, dtype=bool), 100 * whole, 0.0))


def digital_share(stages: ArrayLike, volumes: ArrayLike) -> DigitalShare:
    r"""Share of services that are digital, by number and weighted by the cases of each.

    .. math:: \frac{\sum_{s: stage \ge 3} v_s}{\sum_s v_s}

    over the services whose volume is known. It is given if at least 80 % of the services have
    one, and if any case is counted at all.

    Parameters
    ----------
    stages : array_like, shape (S,)
        0 nothing online to 4 finished online.
    volumes : array_like, shape (S,)
        Cases of each service; NaN if not known. [case/year]

    Examples
    --------
    >>> digital_share([4, 3, 1, 0], [100, 300, 500, 100])
    DigitalShare(by_service=0.5, by_volume=0.4, missing=0)
    >>> digital_share([4, 0], [100, float("nan")])  # half of the volumes: no share by volume
    DigitalShare(by_service=0.5, by_volume=nan, missing=1)
    """
    stage, volume = np.asarray(stages, dtype=float), np.asarray(volumes, dtype=float)
    if stage.shape != volume.shape:
        raise ValueError(f"{stage.size} services need {stage.size} volumes, not {volume.size}")
    if not np.all((stage >= 0) & (stage <= TOP_STAGE)):
        raise ValueError(f"a stage must be from 0 to {TOP_STAGE}")
    if np.any(volume < 0):
        raise ValueError(f"a volume cannot be negative: {np.nanmin(volume):g}")
    if stage.size == 0:
        return DigitalShare(float("nan"), float("nan"), 0)
    digital, known = stage >= DIGITAL_STAGE, ~np.isnan(volume)
    cases = float(volume[known].sum())
    enough = known.mean() >= ENOUGH_VOLUMES and cases > 0
    by_volume = float(volume[known & digital].sum()) / cases if enough else float("nan")
    return DigitalShare(float(digital.mean()), by_volume, int((~known).sum()))
