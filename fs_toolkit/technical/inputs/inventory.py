"""What sub-item 2.1 reads of things: information base, equipment, power, services, systems."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from fs_toolkit.core.model import Id, Record, RefersTo, Row, Share, SourceIds, Texts, Year
from fs_toolkit.core.quantities import Origin

IdOrNone = Annotated[str, Field(pattern=r"^([a-z][a-z0-9_]{0,59})?$")]
"""An id, or nothing where the row has none."""

SystemArea = Literal["administration", "life", "industry", "infrastructure"]
"""The four areas of a city's systems: its offices, its residents, its businesses, its streets and pipes."""

SYSTEM_AREAS: tuple[SystemArea, ...] = ("administration", "life", "industry", "infrastructure")

EquipmentType = Literal["server", "data_centre", "endpoint", "network", "security", "power"]
EQUIPMENT_TYPES: tuple[EquipmentType, ...] = (
    "data_centre",
    "server",
    "network",
    "endpoint",
    "security",
    "power",
)


class InfrastructureItem(Row):
    """A row of infrastructure.csv: what is known of the information base, the networks or hosting."""

    layer: Literal["information_base", "network", "access", "hosting"]
    """information_base, network, access or hosting."""
    item: Annotated[str, Field(min_length=1)]
    """What it is: internet users, the decree on portals."""
    quantity: Annotated[str, RefersTo("quantity")] = ""
    """The quantity that measures it; empty where it is an act or an institution."""
    shown_as: Literal["share", "per_100", "number"] = "share"
    """How the quantity is printed: share, per_100 (people) or number."""
    since: str = ""
    """Instead of a quantity: since when it is in force."""
    stated: str = ""
    """Instead of both: when the source said so."""
    scope: Literal["country", "city"]
    """Whose value it is: country or city. A national value is never a city's score."""
    meaning: Annotated[str, Field(min_length=1)]
    """What follows for the project."""
    sources: SourceIds = ()
    """Where it is read."""


class EquipmentItem(Row):
    """A row of equipment.csv: equipment of one kind in one place, counted on the spot."""

    type: EquipmentType
    """server, data_centre, endpoint, network, security or power."""
    item: Annotated[str, Field(min_length=1)]
    """What it is: counter computers, the line to the ward offices."""
    quantity: Annotated[float, Field(ge=0)]
    """How many."""
    unit: Annotated[str, Field(min_length=1)]
    """Of what: computers, lines, racks."""
    capacity: str = ""
    """What one of them can do: 20 Mbit/s, 2 x 16 cores, 40 kVA."""
    utilisation: Share | None = None
    """Share of the capacity in use in a busy hour; empty if nobody measured it. 0-1"""
    installed: Year | None = None
    """Year in which the greater part was put in; gives the age."""
    end_of_life: Year | None = None
    """Last year with spare parts or updates from the maker."""
    standard: str = ""
    """The standard it meets, or that was asked for when it was bought."""
    origin: Origin = "collected"
    """collected, published, desk_estimate, or synthetic in a worked example."""
    sources: SourceIds = ()
    """The record or the visit it is taken from."""


class PowerSite(Row):
    """A row of power.csv: the electricity supply of a place that the project uses."""

    site: str
    """The place: data centre, district office, commune counter."""
    outage_hours: Annotated[float, Field(ge=0)]
    """Hours without supply in the last twelve months. [hour/year]"""
    longest_hours: Annotated[float, Field(ge=0)] | None = None
    """The longest single cut of these months. [hour]"""
    backup_hours: Annotated[float, Field(ge=0)] = 0
    """Hours that its own batteries or generator bridge. [hour]"""
    origin: Origin = "collected"
    """collected, published, desk_estimate, or synthetic in a worked example."""
    sources: SourceIds = ()
    """The record it is taken from."""


class ServiceLevel(Row):
    """A level of online service, as the country's law orders them."""

    level: Annotated[int, Field(ge=0, le=9)]
    """Its number."""
    offers: Annotated[str, Field(min_length=1)]
    """What a citizen can do at this level."""
    services: Annotated[str, RefersTo("quantity")] = ""
    """The quantity that counts the city's services at this level; empty if nobody published it."""
    project: str = ""
    """What the project offers at this level."""


class ServiceCount(Row):
    """A count of the city's online services that somebody published."""

    as_of: Annotated[str, Field(min_length=4)]
    """What day, month or year it is true of: 2017-12-05."""
    services: Annotated[int, Field(ge=0)]
    """How many."""
    of: Annotated[int, Field(gt=0)] | None = None
    """Of how many, if the same source says so."""
    share: Share | None = None
    """The share of all procedures, if the source gives it and not the whole. 0-1"""
    what: Annotated[str, Field(min_length=1)]
    """What was counted."""
    sources: SourceIds = ()
    """Where it is read."""


class ServiceProgramme(Record):
    """services.yaml: the city's online services, counted and by level."""

    scheme: Annotated[str, Field(min_length=1)]
    """The act that defines the levels."""
    sources: SourceIds = ()
    """Where the levels are read."""
    counts: tuple[ServiceCount, ...] = ()
    """The counts, the oldest first."""
    levels: tuple[ServiceLevel, ...] = ()
    """The levels, lowest first."""


class CityService(Row):
    """A row of service_inventory.csv: a service of the city, as a citizen meets it."""

    id: Id
    """A name for the row."""
    name: Annotated[str, Field(min_length=1)]
    """What people call it."""
    channel: Texts = ()
    """Where it can be asked for, between semicolons: counter; telephone; web."""
    stage: Annotated[int, Field(ge=0, le=4)]
    """0 nothing online, 1 explained, 2 forms to print, 3 filed online, 4 finished online."""
    annual_volume: Annotated[float, Field(ge=0)] | None = None
    """Cases a year; empty if nobody counted them. [case/year]"""
    volume: Annotated[str, RefersTo("quantity")] = ""
    """Instead of annual_volume: the quantity of the basis that counts them."""
    as_of: str = ""
    """The year or the day that annual_volume is true of."""
    days: Annotated[float, Field(ge=0)] | None = None
    """Working days from asking to the answer. [day]"""
    visits: Annotated[float, Field(ge=0)] | None = None
    """Visits that one case takes. [visit/case]"""
    documents: Annotated[float, Field(ge=0)] | None = None
    """Papers that have to be brought."""
    fee: Annotated[float, Field(ge=0)] | None = None
    """What one case costs who asks, in the model's currency. [money/case]"""
    complaints: Annotated[float, Field(ge=0)] | None = None
    """Complaints about it in the same year. [complaint/year]"""
    origin: Origin = "collected"
    """collected, published, desk_estimate, or synthetic in a worked example."""
    sources: SourceIds = ()
    """The register, the page or the visit it is taken from."""


class Benchmark(Row):
    """A row of benchmarks.csv: a published index of cities or provinces."""

    measure: Annotated[str, Field(min_length=1)]
    """The index or the part of it."""
    place: Annotated[str, Field(min_length=1)]
    """The city or province."""
    own: bool = False
    """True for the study's own city."""
    year: Year
    """The edition."""
    value: float
    """Its value; more is better."""
    rank: Annotated[int, Field(ge=1)] | None = None
    """Its rank in that edition."""
    sources: SourceIds = ()
    """Where it is read."""


class CitySystem(Row):
    """A row of systems.csv: a system in use in the city, or one that is lacking."""

    name: Annotated[str, Field(min_length=1)]
    """What people call it."""
    kind: IdOrNone = ""
    """The kind of system it is, as the question set of the diagnosis names them: document_management."""
    area: SystemArea
    """administration, life, industry or infrastructure."""
    owner: str
    """The office that answers for it."""
    exists: bool = True
    """False for a system that the city needs and does not have."""
    started: Year | None = None
    """Year of first use."""
    end_of_life: Year | None = None
    """Last year of support by its maker or supplier."""
    users: Annotated[float, Field(ge=0)] | None = None
    """People it is meant for. [user]"""
    use: Share | None = None
    """Share of its intended users who use it every month, 0-1."""
    integration: Annotated[int, Field(ge=0, le=3)] = 0
    """0 stands alone, 1 exchanges files, 2 one-way service, 3 two-way service."""
    quality: Annotated[int, Field(ge=0, le=3)] | None = None
    """0 fails every week, 1 every month, 2 seldom, 3 seldom and restored from backup in a test."""
    vendor: str = ""
    """Who made it or keeps it running; no brand is needed."""
    hosting: str = ""
    """Where it runs: city data centre, office computer, supplier."""
    takes_reports: bool = False
    """True if citizens' reports or petitions are kept in it."""
    yearly_cost: Annotated[float, Field(ge=0)] | None = None
    """In the model's currency. [money/year]"""
    origin: Origin = "collected"
    """collected, published, desk_estimate, or synthetic in a worked example."""
    sources: SourceIds = ()
    """The form, the contract or the visit it is taken from."""
