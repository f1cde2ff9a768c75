"""Rows of sub-item 3.1: rights, and the five levels."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from fs_toolkit.core.model import Id, RefersTo, Row, SourceIds
from fs_toolkit.core.quantities import Origin

Words = Annotated[str, Field(min_length=1)]
LevelName = Literal[
    "access_to_information", "public_rights", "transparency", "participation", "cooperation"
]
LevelScale = Annotated[int, Field(ge=0, le=4)]


class Right(Row):
    """A row of legal/rights.csv: what people may ask of the city."""

    defines: ClassVar[str] = "right"

    id: Annotated[str, Field(pattern=r"^([a-z][a-z0-9_]{0,59})?$")] = ""
    """A short name that the outline of the rules refers to."""
    right: Words
    """The right in a few words."""
    holder: Words
    """Who has it."""
    duty_bearer: Words
    """Who must answer."""
    law: Annotated[Id, RefersTo("law")]
    """The law that gives it."""
    deadline: str = ""
    """By when, in words; empty until counsel has confirmed it."""
    days: int | None = None
    """The same as a number of days that the register counts. [day]"""
    day_kind: Literal["working", "calendar"] = "calendar"
    """Whether they are working or calendar days."""
    requirement: Annotated[str, RefersTo("requirement")] = ""
    """The requirement of technical/requirements.csv whose acceptance test holds the deadline."""
    remedy: str = ""
    """What can be done if it is refused; empty until counsel has confirmed it."""
    channel: Words
    """How the project serves it."""
    origin: Origin = "desk_estimate"
    """published where it was read, collected from counsel, else desk_estimate."""
    note: str = ""
    """Needed where the law is not yet in force on the study's day."""
    source: SourceIds = ()
    """Where it was read."""


class LevelMark(Row):
    """A row of legal/levels.csv: where one of the five levels stands, 0 to 4, as one rater sees it."""

    level: LevelName
    """access_to_information, public_rights, transparency, participation or cooperation."""
    rater: str = ""
    """Who gave these marks, where several did: one row a level and rater."""
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
