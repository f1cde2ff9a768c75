"""What sub-item 2.1 reads: infrastructure, services, systems, diagnosis, surveys, SWOT."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from fs_toolkit.core.model import Id, Ids, Record, RefersTo, Row, Share, SourceIds, Year

Area = Literal["governance", "policy", "resource", "network", "citizen", "service"]
Force = Literal["internal", "external"]

FORCES: Mapping[Area, Force] = {
    "governance": "internal",
    "policy": "internal",
    "resource": "internal",
    "network": "external",
    "citizen": "external",
    "service": "external",
}
"""The six areas of the diagnosis and the force each belongs to."""

ROLES_OF_A_DIAGNOSIS = ("planning", "finance", "it", "vice_mayor")
"""Who must take part at least, whoever else does."""


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


class PowerSite(Row):
    """A row of power.csv: the electricity supply of a place that the project uses."""

    site: str
    """The place: data centre, district office, commune counter."""
    outage_hours: Annotated[float, Field(ge=0)]
    """Hours without supply in the last twelve months. [hour/year]"""
    backup_hours: Annotated[float, Field(ge=0)] = 0
    """Hours that its own batteries or generator bridge. [hour]"""
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
    """A row of systems.csv: a system in use in the city."""

    name: str
    """What people call it."""
    area: Literal["administration", "life", "industry", "infrastructure"]
    """administration, life, industry or infrastructure."""
    owner: str
    """The office that answers for it."""
    started: Year | None = None
    """Year of first use."""
    use: Share | None = None
    """Share of its intended users who use it every month, 0-1."""
    integration: Annotated[int, Field(ge=0, le=3)] = 0
    """0 stands alone, 1 exchanges files, 2 one-way service, 3 two-way service."""
    takes_reports: bool = False
    """True if citizens' reports or petitions are kept in it."""
    yearly_cost: Annotated[float, Field(ge=0)] | None = None
    """In the model's currency. [money/year]"""


class Question(Row):
    """A row of questions.csv: a question of the diagnosis, answered 0 to 4."""

    defines: ClassVar[str] = "diagnosis_question"

    id: Id
    """The name that answers refer to."""
    area: Area
    """governance, policy, resource, network, citizen or service."""
    text: Annotated[str, Field(min_length=1)]
    """The statement that is rated."""
    weight: Annotated[float, Field(gt=0)] = 1
    """Its weight within its area."""
    respondent: Annotated[str, Field(min_length=1)]
    """The office that answers."""
    evidence: str = ""
    """The paper or the observation that shows the answer."""


class Answer(Row):
    """A row of answers.csv: one office's rating of one question."""

    question: Annotated[Id, RefersTo("diagnosis_question")]
    """A row of questions.csv."""
    role: Annotated[str, Field(min_length=1)]
    """Who answered: planning, finance, it, vice_mayor or another office."""
    score: Annotated[float, Field(ge=0, le=4)] | None = None
    """0 absent, 1 planned, 2 partial, 3 operating, 4 integrated and measured; empty if not known."""
    not_applicable: bool = False
    """True if the question does not arise in this city."""
    evidence: str = ""
    """What was seen or shown."""


class PeerScore(Row):
    """A row of peers.csv: another city's score in one area, of the same diagnosis."""

    city: str
    """The other city."""
    year: Year
    """When it was diagnosed."""
    area: Area
    """governance, policy, resource, network, citizen or service."""
    value: Annotated[float, Field(ge=0, le=100)]
    """0 to 100."""
    sources: SourceIds = ()
    """Where it is read."""


class SwotItem(Row):
    """A row of swot.csv: a strength, a weakness, an opportunity or a threat."""

    defines: ClassVar[str] = "swot_item"

    id: Id
    """The name that strategies refer to."""
    kind: Literal["S", "W", "O", "T"]
    """S and W lie within the city government, O and T outside it."""
    text: Annotated[str, Field(min_length=1)]
    """The item in one sentence."""
    weight: Annotated[int, Field(ge=1, le=5)] = 3
    """How much it matters to the project, 1 to 5."""
    sources: SourceIds = ()
    """The evidence."""
    desk_reading: str = ""
    """Where no source says it outright: what was read, and what was inferred."""


class Strategy(Row):
    """A row of strategies.csv: what the project does about items of two kinds."""

    id: Id
    """A name for the row."""
    kind: Literal["SO", "WO", "ST", "WT"]
    """Which two kinds of item it joins."""
    text: Annotated[str, Field(min_length=1)]
    """What is done."""
    items: Annotated[Ids, RefersTo("swot_item")]
    """The items it answers."""
    requirements: Annotated[Ids, RefersTo("requirement")] = ()
    """The requirements that carry it out."""
    components: Annotated[Ids, RefersTo("component")] = ()
    """The components that carry it out."""
