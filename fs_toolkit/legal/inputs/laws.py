"""Rows of sub-item 3.1: laws, coverage of topics, rights, levels."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from fs_toolkit.core.model import Id, Ids, RefersTo, Row, SourceIds
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
LevelName = Literal[
    "access_to_information", "public_rights", "transparency", "participation", "cooperation"
]
LevelScale = Annotated[int, Field(ge=0, le=4)]


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
    replaced_by: Annotated[str, RefersTo("law")] = ""
    """The law that took its place."""
    provision: str = ""
    """What it says that bears on the project, with the article where it is known."""
    verified: Literal["read", "remembered"]
    """read if somebody read it or a report of it with its dates; else printed as to be verified."""
    source: SourceIds = ()
    """Where it was read."""


class Coverage(Row):
    """A row of legal/coverage.csv: how well a topic is covered by law."""

    topic: Topic
    """A topic of the toolkit's list."""
    laws: Annotated[Ids, RefersTo("law")] = ()
    """Laws that cover it, in force or passed."""
    status: Literal["none", "partial", "adequate", "conflicting"]
    """none, partial or adequate; conflicting where a law stands against what the project needs."""
    matters: Annotated[int, Field(ge=1, le=3)]
    """How much the project needs it: 1 a little, 2 much, 3 cannot do without."""
    finding: Words
    """What is there, and what the project lacks."""


class Right(Row):
    """A row of legal/rights.csv: what people may ask of the city."""

    right: Words
    """The right in a few words."""
    holder: Words
    """Who has it."""
    duty_bearer: Words
    """Who must answer."""
    law: Annotated[Id, RefersTo("law")]
    """The law that gives it."""
    deadline: str = ""
    """By when; empty until counsel has confirmed it."""
    remedy: str = ""
    """What can be done if it is refused; empty until counsel has confirmed it."""
    channel: Words
    """How the project serves it."""
    note: str = ""
    """Needed where the law is not yet in force on the study's day."""
    source: SourceIds = ()
    """Where it was read."""


class LevelMark(Row):
    """A row of legal/levels.csv: where one of the five levels stands, 0 to 4."""

    level: LevelName
    """access_to_information, public_rights, transparency, participation or cooperation."""
    in_law: LevelScale | None = None
    """What the law gives, 0 to 4."""
    in_practice: LevelScale | None = None
    """What people meet with, 0 to 4; empty until it was observed."""
    target: LevelScale
    """What the project aims at, 0 to 4."""
    evidence: Words
    """Why these marks."""
    origin: Origin = "desk_estimate"
    """Who gave the marks: desk_estimate, or collected from a panel."""
    source: SourceIds = ()
    """Where it was read."""
