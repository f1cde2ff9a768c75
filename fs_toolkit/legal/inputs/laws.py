"""Rows of sub-item 3.1: laws, what each provides on a topic, coverage of topics."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from fs_toolkit.core.model import Id, Ids, RefersTo, Row, SourceIds, Texts
from fs_toolkit.core.quantities import Origin

Words = Annotated[str, Field(min_length=1)]
LawLevel = Literal[
    "constitution", "law", "ordinance", "resolution", "decree", "decision", "circular", "city_rule"
]
Topic = Literal[
    "electronic_transactions",
    "documents_archives",
    "access_to_information",
    "open_data",
    "personal_data",
    "cyber_security",
    "petitions",
    "complainants",
    "participation",
    "service_standards",
    "procurement",
    "it_investment",
    "foreign_funding",
    "local_powers",
    "accessibility",
    "environment",
    "intellectual_property",
    "payment",
    "identity",
    "cloud",
]
Status = Literal["none", "partial", "adequate", "conflicting"]


class Law(Row):
    """A row of legal/laws.csv: a law or a regulation, with the dates of its force."""

    defines: ClassVar[str] = "law"

    id: Id
    """A short name that other tables refer to."""
    level: LawLevel
    """constitution, law, ordinance, resolution, decree, decision, circular or city_rule."""
    title: Words
    """Title in the report's language."""
    short: Annotated[str, Field(min_length=1, max_length=40)]
    """A short name for tables and charts: Complaints Law 2011."""
    title_local: str = ""
    """Title in its own language."""
    language: str = ""
    """Language tag of the local title: vi, ne, fil."""
    number: str = ""
    """Number under which it is cited."""
    date_passed: date | None = None
    """Day it was passed or issued."""
    date_in_force: date | None = None
    """Day it came or comes into force."""
    date_repealed: date | None = None
    """Day its force ended."""
    retroactive: str = ""
    """Why it is in force from a day before it was passed, with the article; empty for all others."""
    replaced_by: Annotated[str, RefersTo("law")] = ""
    """The law that took its place."""
    provision: str = ""
    """What it says that bears on the project, with the article where it is known."""
    articles: Texts = ()
    """The articles that bear on the project, between semicolons: Article 8; Article 9."""
    binding_on_city: bool = True
    """false where it binds other authorities only and the city merely follows it."""
    verified: Literal["read", "remembered"]
    """read if somebody read it or a report of it with its dates; else printed as to be verified."""
    verified_by: str = ""
    """Who read it: a name, an office, counsel."""
    verified_on: date | None = None
    """Day it was read."""
    source: SourceIds = ()
    """Where it was read."""


class Provision(Row):
    """A row of legal/provisions.csv: what one law says on one topic, and how far that carries."""

    law: Annotated[Id, RefersTo("law")]
    """The law."""
    topic: Topic
    """A topic of the toolkit's list."""
    bears: Literal["partial", "adequate", "conflicting"]
    """partial, adequate, or conflicting where it stands against what the project needs."""
    article: str = ""
    """The article, where it is known."""
    says: str = ""
    """What it says on this topic, in a few words."""
    origin: Origin = "desk_estimate"
    """Who judged it: desk_estimate, or collected from counsel."""
    source: SourceIds = ()
    """Where it was read."""


class Coverage(Row):
    """A row of legal/coverage.csv: how well a topic is covered by law."""

    topic: Topic
    """A topic of the toolkit's list."""
    laws: Annotated[Ids, RefersTo("law")] = ()
    """Laws that cover it, in force or passed."""
    status: Status
    """none, partial or adequate; conflicting where a law stands against what the project needs."""
    matters: Annotated[int, Field(ge=1, le=3)]
    """How much the project needs it: 1 a little, 2 much, 3 cannot do without."""
    finding: Words
    """What is there, and what the project lacks."""
    origin: Origin = "desk_estimate"
    """Who judged it: desk_estimate, or collected from counsel."""
