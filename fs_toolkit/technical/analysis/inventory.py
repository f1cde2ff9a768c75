"""What the inventories say: information base, equipment, power, services, systems, and peers of the city."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import Pending, rows
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inputs.inventory import (
    Benchmark,
    CityService,
    CitySystem,
    EquipmentItem,
    InfrastructureItem,
    PowerSite,
    ServiceCount,
)
from fs_toolkit.technical.inventory import DigitalShare, digital_share, system_score
from fs_toolkit.technical.sizing import HOURS_PER_YEAR

BUSY = 0.8
"""From this share of its capacity on, equipment leaves no room for a project."""


@dataclass(frozen=True)
class Known:
    """A number as the study may know it: its value and what it is true of."""

    value: float
    as_of: str


@dataclass(frozen=True)
class ServicesKnown:
    """The city's online services, as far as they are counted."""

    latest: ServiceCount
    share: float | None
    """Of all procedures, or of the programme counted."""
    by_level: Mapping[int, Known]


@dataclass(frozen=True)
class BenchmarkResult:
    """One published measure: the city beside others."""

    measure: str
    year: int
    places: Mapping[str, Benchmark]
    own: Benchmark | None
    best: Benchmark
    gap: float | None
    """The city's value over the best one's, less 1."""


@dataclass(frozen=True)
class ServiceStanding:
    """A service with its cases, and the visits that they cost people."""

    service: CityService
    volume: Known | None
    visits: float | None
    """Cases a year times visits a case. [visit/year]"""


@dataclass(frozen=True)
class ServicesCounted:
    """What the service inventory says as a whole."""

    services: tuple[ServiceStanding, ...]
    """In the order of cases, those without a count last."""
    digital: DigitalShare
    visits: float
    """Over the services that give both cases and visits. [visit/year]"""
    heaviest: ServiceStanding | None
    """The service that costs people most visits."""


@dataclass(frozen=True)
class SystemStanding:
    """A system with its score."""

    system: CitySystem
    score: float
    """0 to 100; NaN where an aspect is not known."""


@dataclass(frozen=True)
class EquipmentStanding:
    """Equipment with its age, and whether it is past its end of life or full."""

    item: EquipmentItem
    age: int | None
    """In the year of the study. [year]"""
    ended: bool
    full: bool


@dataclass(frozen=True)
class InventoryResult:
    """The inventories of 2.1."""

    infrastructure: tuple[tuple[InfrastructureItem, Known | None], ...]
    equipment: tuple[EquipmentStanding, ...]
    power: tuple[tuple[PowerSite, float], ...]
    """Share of the year with supply, by place."""
    dark: tuple[PowerSite, ...]
    """Places whose longest cut is longer than what they bridge."""
    services: ServicesKnown | None
    service_inventory: ServicesCounted | None
    benchmarks: tuple[BenchmarkResult, ...]
    systems: tuple[SystemStanding, ...]
    ended: tuple[CitySystem, ...]
    """Systems without support by the project's first year."""
    taking_reports: tuple[CitySystem, ...]
    """Systems in use that keep citizens' reports; from two on they are duplicates."""


def known(basis: Basis, id: str) -> Known | None:
    """A quantity as of the study's date: the last point of a series, or a constant's value."""
    if not basis.has(id):
        return None
    points = [p for p in basis.points.get(id, ()) if p.year <= basis.about.in_force_at.year]
    if points:
        last = max(points, key=lambda point: point.year)
        return Known(last.value, str(last.year))
    row = basis.quantities.get(id)
    value = float(basis.series(id)[0])
    return Known(value, row.as_of if row and row.as_of else str(basis.settings.price_year))


def analyse_inventory(inputs: TechnicalInputs, basis: Basis) -> InventoryResult:
    """What can be said of things: lines, machines, power, services and systems."""
    systems = rows(inputs.systems)
    first_year = basis.settings.first_year
    return InventoryResult(
        infrastructure=tuple(
            (item, known(basis, item.quantity) if item.quantity else None)
            for item in rows(inputs.infrastructure)
        ),
        equipment=tuple(_equipment(item, basis) for item in rows(inputs.equipment)),
        power=tuple((site, 1 - site.outage_hours / HOURS_PER_YEAR) for site in rows(inputs.power)),
        dark=tuple(
            site
            for site in rows(inputs.power)
            if site.longest_hours is not None and site.longest_hours > site.backup_hours
        ),
        services=_services(inputs, basis),
        service_inventory=_service_inventory(rows(inputs.service_inventory), basis),
        benchmarks=_benchmarks(rows(inputs.benchmarks)),
        systems=_systems(systems),
        ended=tuple(
            system
            for system in systems
            if system.exists and system.end_of_life is not None and system.end_of_life < first_year
        ),
        taking_reports=tuple(
            system for system in systems if system.exists and system.takes_reports
        ),
    )


def _equipment(item: EquipmentItem, basis: Basis) -> EquipmentStanding:
    today = basis.about.in_force_at.year
    return EquipmentStanding(
        item,
        None if item.installed is None else today - item.installed,
        item.end_of_life is not None and item.end_of_life < basis.settings.first_year,
        item.utilisation is not None and item.utilisation >= BUSY,
    )


def _services(inputs: TechnicalInputs, basis: Basis) -> ServicesKnown | None:
    programme = inputs.services
    if isinstance(programme, Pending) or not programme.counts:
        return None
    latest = max(programme.counts, key=lambda count: count.as_of)
    counts = {row.level: known(basis, row.services) for row in programme.levels if row.services}
    return ServicesKnown(
        latest,
        latest.services / latest.of if latest.of else latest.share,
        {level: count for level, count in counts.items() if count is not None},
    )


def _service_inventory(services: tuple[CityService, ...], basis: Basis) -> ServicesCounted | None:
    if not services:
        return None
    standing = []
    for service in services:
        volume = _volume(service, basis)
        counted = volume is not None and service.visits is not None
        visits = volume.value * service.visits if counted else None  # type: ignore[union-attr,operator]
        standing.append(ServiceStanding(service, volume, visits))
    standing.sort(key=lambda each: -(each.volume.value if each.volume else -1))
    burden = [each for each in standing if each.visits]
    return ServicesCounted(
        tuple(standing),
        digital_share(
            [each.service.stage for each in standing],
            [each.volume.value if each.volume else np.nan for each in standing],
        ),
        sum(each.visits or 0.0 for each in burden),
        max(burden, key=lambda each: each.visits or 0.0, default=None),
    )


def _volume(service: CityService, basis: Basis) -> Known | None:
    if service.annual_volume is not None:
        return Known(service.annual_volume, service.as_of)
    return known(basis, service.volume) if service.volume else None


def _benchmarks(published: tuple[Benchmark, ...]) -> tuple[BenchmarkResult, ...]:
    found = []
    for measure, year in dict.fromkeys((row.measure, row.year) for row in published):
        mine = [row for row in published if (row.measure, row.year) == (measure, year)]
        own = next((row for row in mine if row.own), None)
        best = max(mine, key=lambda row: row.value)
        gap = own.value / best.value - 1 if own and best.value > 0 else None
        places = {row.place: row for row in mine}
        found.append(BenchmarkResult(measure, year, places, own, best, gap))
    return tuple(found)


def _systems(systems: tuple[CitySystem, ...]) -> tuple[SystemStanding, ...]:
    if not systems:
        return ()
    scores = system_score(
        [np.nan if system.use is None else system.use for system in systems],
        [system.integration for system in systems],
        [np.nan if system.quality is None else system.quality for system in systems],
        [system.exists for system in systems],
    )
    return tuple(
        SystemStanding(system, float(score)) for system, score in zip(systems, scores, strict=True)
    )
