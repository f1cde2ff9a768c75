"""Sub-item 1.1: the population as it was counted, and where its growth leads."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import Pending
from fs_toolkit.environment.inputs import EnvironmentInputs
from fs_toolkit.environment.population import projection, yearly_growth
from fs_toolkit.environment.result import Outlook


def population_outlook(inputs: EnvironmentInputs, basis: Basis) -> Outlook | None:
    """Counts before the base year, and the projection from it; None where either is not given."""
    outlook = inputs.population
    if isinstance(outlook, Pending):
        return None
    base, growth = basis.quantities.get(outlook.base), basis.quantities.get(outlook.growth)
    if base is None or growth is None or not base.as_of[:4].isdigit():
        return None
    first = int(base.as_of[:4])
    people, rate = basis.value(outlook.base), basis.value(outlook.growth)
    years = np.arange(max(outlook.until - first, 0) + 1)
    points = sorted(
        (p.year, p.value) for p in basis.points.get(outlook.series, ()) if p.year < first
    )
    observed = (*points, (first, people))
    rates = (_or(growth.low, rate), rate, _or(growth.high, rate))
    ends = (_or(base.low, people), people, _or(base.high, people))
    low, middle, high = (
        tuple(projection(start, r, years).tolist()) for start, r in zip(ends, rates, strict=True)
    )
    return Outlook(
        observed=observed,
        growth_between=tuple(
            (start, end, yearly_growth(fewer, more, end - start))
            for (start, fewer), (end, more) in pairwise(observed)
        ),
        growth=rates,
        years=tuple(int(year) for year in first + years),
        low=low,
        base=middle,
        high=high,
    )


def _or(value: float | None, otherwise: float) -> float:
    return otherwise if value is None else value
