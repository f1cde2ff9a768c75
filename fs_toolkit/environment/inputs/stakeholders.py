"""Rows of sub-item 1.3: stakeholders, raters' scores, consultations."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from fs_toolkit.core.model import Id, Ids, RefersTo, Row, SourceIds
from fs_toolkit.core.quantities import Origin

StakeholderGroup = Literal[
    "political",
    "administration",
    "operator",
    "frontline",
    "citizens",
    "vulnerable",
    "business",
    "civil_society",
    "media",
    "donor",
    "vendor",
]
Attitude = Literal["unaware", "resistant", "neutral", "supportive", "leading"]
Mark = Annotated[int, Field(ge=1, le=5)]


class Stakeholder(Row):
    """A row of environment/stakeholders.csv: a group that is affected, decides, or may lose."""

    defines: ClassVar[str] = "stakeholder"

    id: Id
    """A short name that scores refer to."""
    name: Annotated[str, Field(min_length=1)]
    """The group as it is printed."""
    group: StakeholderGroup
    """political, administration, operator, frontline, citizens, vulnerable, business, civil_society, media, donor or vendor."""
    interest: Annotated[str, Field(min_length=1)]
    """What it wants from the project."""
    concern: Annotated[str, Field(min_length=1)]
    """What it may fear or lose."""
    loses: bool = False
    """True if the project takes something from it: discretion, business, time."""
    engagement: Annotated[str, Field(min_length=1)]
    """How it is to be involved."""
    origin: Origin = "desk_estimate"
    """Who says so: desk_estimate by the consultant, collected from the group itself."""
    source: SourceIds = ()
    """Where it was read."""


class StakeholderScore(Row):
    """A row of environment/stakeholder_scores.csv: one rater's view of one group."""

    stakeholder: Annotated[Id, RefersTo("stakeholder")]
    """The group."""
    rater: Annotated[str, Field(min_length=1)]
    """Who rates; a letter, if names are not to be printed."""
    power: Mark
    """How far it can move or stop the project, 1 to 5."""
    interest: Mark
    """How much the project matters to it, 1 to 5."""
    stance: Annotated[int, Field(ge=-2, le=2)]
    """From -2, against, to +2, for."""
    legitimacy: Mark | None = None
    """How far its claim is held to be proper, 1 to 5; for the classes of salience."""
    urgency: Mark | None = None
    """How pressing its claim is, 1 to 5; for the classes of salience."""
    origin: Origin = "collected"
    """collected, or synthetic in a worked example."""


class Engagement(Row):
    """A row of environment/engagement.csv: how a group is to be moved, and by whom."""

    stakeholder: Annotated[Id, RefersTo("stakeholder")]
    """The group."""
    now: Attitude | Literal[""] = ""
    """unaware, resistant, neutral, supportive or leading; empty where the group has not been asked."""
    target: Attitude
    """What the project needs of it: unaware, resistant, neutral, supportive or leading."""
    action: Annotated[str, Field(min_length=1)]
    """What is done."""
    owner: Annotated[str, Field(min_length=1)]
    """The role that does it."""
    frequency: Annotated[str, Field(min_length=1)]
    """How often: monthly, before each release."""
    origin: Origin = "desk_estimate"
    """Who says so: desk_estimate by the consultant, collected in a workshop."""


class Consultation(Row):
    """A row of environment/consultations.csv: a meeting with stakeholders."""

    held: date
    """Day of the meeting."""
    place: Annotated[str, Field(min_length=1)]
    """Where."""
    stakeholders: Annotated[str, Field(min_length=1)]
    """Who was invited."""
    people: Annotated[int, Field(ge=1)]
    """How many came."""
    women: Annotated[int, Field(ge=0)]
    """How many of them were women."""
    outcome: Annotated[str, Field(min_length=1)]
    """What came of it."""
    heard: Annotated[Ids, RefersTo("stakeholder")] = ()
    """The groups of environment/stakeholders.csv that were heard, between semicolons."""
    origin: Origin = "collected"
    """collected, or synthetic in a worked example."""
