"""What 2.2 finds: the requirements in numbers, the demand, and the system's size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import Pending, rows
from fs_toolkit.technical import sizing as method
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inputs.needs import Existing, Moscow, RequirementType, Sizing
from fs_toolkit.technical.sizing import Floats
from fs_toolkit.technical.survey import Interval, mean_interval

MUST_LIMIT = 0.6
"""More Must requirements than this leave nothing to give way when time or money runs out."""


@dataclass(frozen=True)
class Load:
    """What the system carries in one case, by year."""

    transactions: Floats
    """Shape (T,). [1/year]"""
    rate: Floats
    """Requests in the busiest second, shape (T,). [1/s]"""
    stored: Floats
    """Volume at the end of the year, shape (T,). [GB]"""
    line: Floats
    """Shape (T,). [Mbit/s]"""
    users: Floats | None
    """At once in the busiest second, shape (T,); None where the length of a visit is not given."""


@dataclass(frozen=True)
class CapacityGap:
    """A capacity that the city has, beside what the last year asks for."""

    existing: Existing
    current: float
    required: float
    high: float
    lacking: float
    """Against the high case; 0 where there is enough."""


@dataclass(frozen=True)
class SizingResult:
    """The size of the system, base case and both ends of the drivers."""

    years: tuple[int, ...]
    base: Load
    low: Load
    high: Load
    beside: tuple[tuple[str, Floats], ...]
    """Names and yearly volumes shown beside it."""
    series: tuple[str, ...]
    """Names of the transactions."""
    drivers: tuple[str, ...]
    """Names of the quantities whose ends give low and high."""
    downtime: float
    """Hours a year the service may stand still."""
    first: int
    """Index of the first year with transactions."""
    recovery_point: float | None
    """Hours of work that may be lost."""
    recovery_time: float | None
    """Hours a restore may take."""
    gaps: tuple[CapacityGap, ...]
    """By type of infrastructure, where the current capacity is known."""


@dataclass(frozen=True)
class NeedsResult:
    """The result of 2.2."""

    labels: Mapping[str, str]
    """R1, R2 ... by the requirement's id."""
    counts: Mapping[tuple[RequirementType, Moscow], int]
    must_share: float
    """Of the requirements that are in the project."""
    in_project: int
    sizing: SizingResult | None
    avoidable: Interval | None
    """Avoidable visits a counter and day, by the tally."""
    gaps_measured: int


def analyse_needs(inputs: TechnicalInputs, basis: Basis) -> NeedsResult:
    """What the project needs, as far as it is known."""
    requirements = rows(inputs.requirements)
    inside = [row for row in requirements if row.moscow != "wont"]
    musts = sum(row.moscow == "must" for row in inside)
    counts = rows(inputs.tally)
    return NeedsResult(
        labels={row.id: f"R{number}" for number, row in enumerate(requirements, start=1)},
        counts=Counter((row.type, row.moscow) for row in requirements),
        must_share=musts / len(inside) if inside else 0.0,
        in_project=len(inside),
        sizing=None if isinstance(inputs.sizing, Pending) else _sizing(inputs.sizing, basis),
        avoidable=mean_interval([row.avoidable for row in counts]) if len(counts) > 1 else None,
        gaps_measured=sum(gap.measured for gap in rows(inputs.gaps)),
    )


def _sizing(sizing: Sizing, basis: Basis) -> SizingResult | None:
    used = (
        *sizing.transactions, *sizing.beside, *sizing.drivers, sizing.requests, sizing.day_share,
        sizing.hour_share, sizing.safety, sizing.payload, sizing.overhead, sizing.attachments,
        sizing.retention, sizing.copies, sizing.availability,
    )  # fmt: skip
    if not all(basis.has(id) for id in used):
        return None
    base, high = _load(sizing, basis), _load(sizing, basis.changed(_ends(sizing, basis, "high")))
    return SizingResult(
        years=tuple(int(year) for year in basis.years),
        base=base,
        low=_load(sizing, basis.changed(_ends(sizing, basis, "low"))),
        high=high,
        beside=tuple((_name(basis, id), basis.series(id)) for id in sizing.beside),
        series=tuple(_name(basis, id) for id in sizing.transactions),
        drivers=tuple(_name(basis, id) for id in sizing.drivers),
        downtime=float(method.allowed_downtime(basis.value(sizing.availability))),
        first=int(np.argmax(base.transactions > 0)),
        recovery_point=_given(sizing.recovery_point, basis),
        recovery_time=_given(sizing.recovery_time, basis),
        gaps=_gaps(sizing, basis, base, high),
    )


def _load(sizing: Sizing, basis: Basis) -> Load:
    transactions = np.sum([basis.series(id) for id in sizing.transactions], axis=0)
    rate = method.peak_rate(
        transactions * basis.value(sizing.requests),
        basis.value(sizing.day_share),
        basis.value(sizing.hour_share),
        basis.value(sizing.safety),
    )
    stored = method.stored_volume(
        transactions,
        basis.value(sizing.attachments),
        round(basis.value(sizing.retention)),
        basis.value(sizing.copies),
    )
    line = method.bandwidth(rate, basis.value(sizing.payload), basis.value(sizing.overhead))
    stay, each = _given(sizing.session, basis), _given(sizing.requests_per_session, basis)
    users = method.concurrent_users(rate, stay, each) if stay is not None and each else None
    return Load(transactions, rate, stored / 1000.0, line, users)


def _given(id: str, basis: Basis) -> float | None:
    """The value of a quantity that a study need not name."""
    return basis.value(id) if basis.has(id) else None


def _gaps(sizing: Sizing, basis: Basis, base: Load, high: Load) -> tuple[CapacityGap, ...]:
    """Required in the last year less what is there, where both are known."""
    found = []
    for existing in sizing.existing:
        current = _given(existing.quantity, basis)
        if existing.kind == "availability":
            needed = most = float(basis.value(sizing.availability))
        elif (least := getattr(base, existing.kind)) is None:
            continue
        else:
            needed, most = float(least[-1]), float(getattr(high, existing.kind)[-1])
        if current is not None:
            lacking = float(method.capacity_gap(most, current))
            found.append(CapacityGap(existing, current, needed, most, lacking))
    return tuple(found)


def _ends(sizing: Sizing, basis: Basis, end: str) -> dict[str, float]:
    """The drivers at one end of their range; one without a range stays."""
    ends = {id: getattr(basis.quantities.get(id), end, None) for id in sizing.drivers}
    return {id: float(value) for id, value in ends.items() if value is not None}


def _name(basis: Basis, id: str) -> str:
    row = basis.quantities.get(id)
    return row.name if row else id.replace("_", " ")
