"""What puts a city before another, in each draw."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

import numpy as np

from fs_toolkit.core.numeric import Floats
from fs_toolkit.portfolio.city import City

Criterion = Literal["npv", "bcr", "npv_per_head", "npv_per_budget"]
CRITERIA: tuple[Criterion, ...] = ("npv", "bcr", "npv_per_head", "npv_per_budget")
IN_MONEY: tuple[Criterion, ...] = ("npv", "npv_per_head")
"""The criteria that need one money; the others are ratios."""


class Apart(ValueError):
    """A city that has no rank, and why."""


def _per_head(city: City, factor: float) -> Floats:
    if city.heads is None:
        raise Apart("the study has no such number of heads")
    assert city.npv is not None
    return city.npv * factor / city.heads


def _per_budget(city: City, factor: float) -> Floats:
    if city.budget <= 0:
        raise Apart("the recommended option has no investment")
    assert city.npv is not None
    return city.npv / city.budget


def _net(city: City, factor: float) -> Floats:
    assert city.npv is not None
    return city.npv * factor


def _ratio(city: City, factor: float) -> Floats:
    assert city.bcr is not None
    if not np.isfinite(np.median(city.bcr)):
        raise Apart("it has no costs in half of the draws or more, and so no ratio")
    return city.bcr


VALUE: Mapping[str, Callable[[City, float], Floats]] = {
    "npv": _net,
    "bcr": _ratio,
    "npv_per_head": _per_head,
    "npv_per_budget": _per_budget,
}
"""The criterion in each draw, of a city and the factor to the money of the report; may raise Apart."""
