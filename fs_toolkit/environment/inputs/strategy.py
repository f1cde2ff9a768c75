"""Rows of sub-item 1.2: policies, their goals, the project's objectives, what serves what."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from fs_toolkit.core.model import Id, RefersTo, Row, SourceIds, Year
from fs_toolkit.core.quantities import Origin

Verified = Literal["read", "remembered"]
"""Whether somebody read the text or a report of it, or only remembers it."""


class Policy(Row):
    """A row of environment/policies.csv: a policy, programme or plan the project answers to."""

    defines: ClassVar[str] = "policy"

    id: Id
    """A short name that goals refer to."""
    level: Literal["international", "national", "region", "city"]
    """Who made it: international, national, region or city."""
    title: Annotated[str, Field(min_length=1)]
    """Title in the report's language."""
    short: Annotated[str, Field(min_length=1, max_length=40)]
    """A short name for tables and charts: Resolution 36a."""
    title_local: str = ""
    """Title in its own language."""
    language: str = ""
    """Language tag of the local title: vi, ne, fil."""
    number: str = ""
    """Number under which it is cited."""
    date_passed: date | None = None
    """Day it was adopted."""
    ends: Year | None = None
    """Last year of its period; empty if it has no end."""
    status: Literal["in_force", "draft", "expired", "later"]
    """in_force, draft or expired on the study's day; later if adopted between that day and the cut-off."""
    demands: Annotated[str, Field(min_length=1)]
    """What it asks of the city or of the project."""
    owner: str = ""
    """Who answers for it."""
    under: Annotated[str, RefersTo("policy")] = ""
    """The policy of the list that this one carries out; empty if none does."""
    verified: Verified
    """read or remembered; what is remembered is printed as to be verified."""
    source: SourceIds = ()
    """Where it was read."""


class PolicyGoal(Row):
    """A row of environment/goals.csv: something a policy wants."""

    defines: ClassVar[str] = "policy_goal"

    id: Id
    """A short name that the alignment refers to."""
    policy: Annotated[Id, RefersTo("policy")]
    """The policy that sets it."""
    text: Annotated[str, Field(min_length=1)]
    """The goal in a few words."""


class Objective(Row):
    """A row of environment/objectives.csv: something the project is to achieve."""

    defines: ClassVar[str] = "objective"

    id: Id
    """A short name that the alignment refers to."""
    text: Annotated[str, Field(min_length=1)]
    """The objective in a sentence."""
    short: Annotated[str, Field(min_length=1, max_length=24)]
    """The objective in two or three words, for the head of a column."""


class Alignment(Row):
    """A row of environment/alignment.csv: an objective serves a goal."""

    goal: Annotated[Id, RefersTo("policy_goal")]
    """The goal of a policy."""
    objective: Annotated[Id, RefersTo("objective")]
    """The objective of the project."""
    strength: Literal["indirect", "direct"]
    """indirect if it helps the goal, direct if the goal cannot be met without it."""
    reason: Annotated[str, Field(min_length=1)]
    """Why, in a few words."""
    origin: Origin = "desk_estimate"
    """Who says so: desk_estimate by the consultant, collected in a workshop."""


class Neighbour(Row):
    """A row of environment/neighbours.csv: another project or system that touches this one."""

    id: Id
    """A short name for this row."""
    project: Annotated[str, Field(min_length=1)]
    """The other project or system as it is printed."""
    owner: Annotated[str, Field(min_length=1)]
    """Who answers for it."""
    funder: Annotated[str, Field(min_length=1)]
    """Who pays for it; "not known" if nobody has said."""
    state: Literal["running", "building", "planned", "ended", "unknown"]
    """running, building, planned, ended or unknown, on the study's day or as last read."""
    overlap: Literal["function", "data", "users", "none"]
    """What both do or need: the same function, the same data, the same users, or nothing."""
    what: Annotated[str, Field(min_length=1)]
    """What overlaps, in a sentence."""
    handling: Annotated[str, Field(min_length=1)]
    """How duplication is avoided: taken over, linked, left to the other, replaced."""
    agreed: bool = False
    """True if the owner of the other project has agreed."""
    origin: Origin = "desk_estimate"
    """Who says so: desk_estimate by the consultant, collected from its owner."""
    source: SourceIds = ()
    """Where it was read."""
