"""Rows of sub-item 1.1: the city in figures, index editions, PESTEL, later facts."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from fs_toolkit.core.model import Id, Record, RefersTo, Row, Share, SourceIds, Year
from fs_toolkit.core.quantities import Kind, Origin

Topic = Literal["territory", "people", "administration", "economy", "access", "services"]
Scope = Literal["city", "country"]
Mark = Annotated[int, Field(ge=1, le=5)]
Dimension = Literal["political", "economic", "social", "technological", "environmental", "legal"]


class ProfileValue(Row):
    """A row of environment/profile.csv: one value of the city's or the country's profile."""

    id: Id
    """A short name for this row: area, population_2009."""
    topic: Topic
    """territory, people, administration, economy, access or services."""
    item: Annotated[str, Field(min_length=1)]
    """What is counted or measured, as it is printed."""
    measure: Id
    """The same word for values of the same thing: population, area."""
    scope: Scope
    """city, or country where only a national value is known."""
    year: Year
    """The year the value is true of."""
    value: float | None = None
    """The value; empty where `quantity` gives it, or where nobody knows it yet."""
    quantity: Annotated[str, RefersTo("quantity")] = ""
    """Instead of a value: a quantity of the basis, or a series of which `year` is a point."""
    times: float = 1.0
    """What a quantity is multiplied by for print: 100 for a share that is printed in per cent."""
    unit: str = ""
    """The unit as it is printed after the number; empty for a count."""
    digits: Annotated[int, Field(ge=0, le=4)] = 0
    """Decimals printed."""
    definition: str = ""
    """What is counted: census or estimate, which area, which people."""
    kind: Kind = "fact"
    """fact, estimate, assumption or target; a quantity of the basis brings its own."""
    source: SourceIds = ()
    """Where the value was read."""
    who: str = ""
    """Who must give the value, where it is missing."""
    note: str = ""
    """Needed for an old value, for a second value of the same thing, and for a national one."""
    origin: Origin = "published"
    """collected, published or desk_estimate; synthetic in a worked example."""


class PopulationOutlook(Record):
    """environment/population.yaml: which quantities give the population."""

    series: Annotated[Id, RefersTo("quantity")]
    """The series whose observed points are drawn: population."""
    base: Annotated[Id, RefersTo("quantity")]
    """The population that the projection starts from, with its range."""
    growth: Annotated[Id, RefersTo("quantity")]
    """Yearly growth, with its range."""
    until: Year
    """Last year of the projection."""


class IndexEdition(Row):
    """A row of environment/indices.csv: one country in one edition of the UN index (EGDI)."""

    country: Annotated[str, Field(min_length=1)]
    """The country's name in the report's language."""
    role: Literal["own", "peer", "leader"]
    """own for the city's country, peer for those of the mean, leader for a country shown beside it."""
    year: Year
    """The edition of the survey."""
    rank: Annotated[int, Field(ge=1)]
    """Place among the countries of that edition."""
    egdi: Share
    """The index itself, 0 to 1."""
    osi: Share
    """Its part online services."""
    hci: Share
    """Its part human capital."""
    tii: Share
    """Its part telecommunication infrastructure."""
    epi: Share
    """E-participation, which stands beside the index and not in it."""
    breaks: Literal["", "known", "suspected"] = ""
    """Whether this edition measures differently from the one before: known if the survey says so,
    suspected if the numbers jump as progress alone seldom makes them; empty if neither."""
    note: str = ""
    """What this edition measures differently from the one before, or why that is suspected."""
    source: SourceIds = ()
    """The edition of the survey, in basis/sources.csv."""
    origin: Origin = "published"
    """published, or synthetic in a worked example."""


class PestelItem(Row):
    """A row of environment/pestel.csv: a fact around the project, and what follows from it."""

    id: Id
    """A short name for this row."""
    dimension: Dimension
    """political, economic, social, technological, environmental or legal."""
    short: Annotated[str, Field(max_length=48)] = ""
    """The fact in a few words, for the heat list; the fact itself if empty."""
    fact: Annotated[str, Field(min_length=1)]
    """What is the case, with its number and year."""
    effect: Literal["helps", "hinders"]
    """Whether it helps or hinders the project, in the judgement of `origin`."""
    bearing: Annotated[str, Field(min_length=1)]
    """What the project must do because of it."""
    likelihood: Mark | None = None
    """How likely it is that it bears on the project, 1 to 5."""
    impact: Mark | None = None
    """How much it then helps or hinders, 1 to 5."""
    horizon: Literal["", "decision", "building", "service"] = ""
    """When it bears first: before the decision, while the system is built, or in service."""
    reason: str = ""
    """Why these marks."""
    origin: Origin = "desk_estimate"
    """Who judged the effect: desk_estimate by the consultant, collected in a workshop."""
    source: SourceIds = ()
    """Where the fact was read."""


class LaterFact(Row):
    """A row of environment/later.csv: what happened after the cut-off."""

    defines: ClassVar[str] = "later_fact"

    id: Id
    """A short name for this row."""
    year: Year
    """When it happened."""
    fact: Annotated[str, Field(min_length=1)]
    """What happened, as a sentence."""
    value: float | None = None
    """A value that tests one of the study's own."""
    tests: Literal["", "population", "profile"] = ""
    """What the value tests: the projection of the population, or a value of the profile."""
    measure: str = ""
    """For `tests: profile`: the measure of the profile that it tests."""
    source: SourceIds = ()
    """Where it was read."""
