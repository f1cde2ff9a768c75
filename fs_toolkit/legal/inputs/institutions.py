"""Rows of sub-item 3.2: institutions, functions, mandates, responsibilities, skills, bodies."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from fs_toolkit.core.model import Id, Ids, RefersTo, Row, SourceIds
from fs_toolkit.core.quantities import Origin

Words = Annotated[str, Field(min_length=1)]
Skilled = Annotated[int, Field(ge=0, le=4)]


class Institution(Row):
    """A row of legal/institutions.csv: a body that decides, answers, operates or supervises."""

    defines: ClassVar[str] = "institution"

    id: Id
    """A short name that responsibilities refer to."""
    name: Words
    """Its name as it is printed."""
    short: Annotated[str, Field(min_length=1, max_length=16)]
    """A short name for the head of a column."""
    tier: Literal["national", "city", "district", "commune"]
    """national, city, district or commune."""
    mandate: Words
    """What it is for, as far as the project is concerned."""
    laws: Annotated[Ids, RefersTo("law")] = ()
    """The laws its mandate rests on."""
    parent: Annotated[str, RefersTo("institution")] = ""
    """The institution it stands under; empty for those that stand under none of the list."""
    proposed: bool = False
    """true for what does not exist yet and the study proposes."""
    staff: Annotated[int, Field(ge=0)] | None = None
    """People who work there. [person]"""
    it_staff: Annotated[int, Field(ge=0)] | None = None
    """Those of them who are IT staff. [person]"""
    verified: Literal["read", "remembered"]
    """read where a source names it; else printed as to be confirmed by the city."""
    origin: Origin = "published"
    """Where name, mandate and staff come from: published, collected, desk_estimate, synthetic."""
    source: SourceIds = ()
    """Where it was read."""


class Function(Row):
    """A row of legal/functions.csv: something that must be done."""

    defines: ClassVar[str] = "function"

    id: Id
    """A short name that responsibilities refer to."""
    name: Words
    """The function as it is printed."""
    phase: Literal["build", "operate"]
    """build until hand-over, operate after it."""


class Mandate(Row):
    """A row of legal/mandates.csv: an institution to which a law gives a function."""

    function: Annotated[Id, RefersTo("function")]
    """The function."""
    institution: Annotated[Id, RefersTo("institution")]
    """The institution that the law names."""
    law: Annotated[Id, RefersTo("law")]
    """The law."""
    article: str = ""
    """The article, where it is known."""
    origin: Origin = "desk_estimate"
    """Who read it: desk_estimate, or collected from counsel."""
    source: SourceIds = ()
    """Where it was read."""


class Responsibility(Row):
    """A row of legal/responsibilities.csv: the part an institution has in a function."""

    function: Annotated[Id, RefersTo("function")]
    """The function."""
    institution: Annotated[Id, RefersTo("institution")]
    """The institution."""
    role: Literal["R", "A", "C", "I"]
    """R does it, A answers for it, C is asked before, I is told after."""


class Skill(Row):
    """A row of legal/skills.csv: a skill of a unit, now and needed."""

    defines: ClassVar[str] = "skill"

    institution: Annotated[Id, RefersTo("institution")]
    """The institution whose staff it is."""
    skill: Words
    """The skill."""
    now: Skilled
    """Its level now, 0 to 4."""
    needed: Skilled
    """The level the project needs, 0 to 4."""
    people: Annotated[int, Field(ge=0)]
    """How many people are missing."""
    id: Annotated[str, Field(pattern=r"^([a-z][a-z0-9_]{0,59})?$")] = ""
    """A short name, so that proposal/training.csv can say which course closes the gap."""
    origin: Origin = "collected"
    """collected, or synthetic in a worked example."""


class GovernanceBody(Row):
    """A row of legal/governance.csv: a body that decides about the project, and what it decides."""

    id: Id
    """A short name."""
    name: Words
    """Its name as it is printed."""
    chair: Annotated[Id, RefersTo("institution")]
    """The institution that chairs it."""
    members: Annotated[Ids, RefersTo("institution")]
    """The institutions that sit on it."""
    frequency: Words
    """How often it meets."""
    decides: Words
    """What it decides, and up to what amount."""
    otherwise: str = ""
    """Where a matter goes that it cannot settle."""
    proposed: bool = True
    """false for a body that exists."""
    origin: Origin = "desk_estimate"
    """desk_estimate for a proposal, collected where the city named it."""
    source: SourceIds = ()
    """Where it was read."""
