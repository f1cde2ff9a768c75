"""What sub-item 2.3 reads: alternatives and their scores, components, standards, controls."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from fs_toolkit.core.model import Id, Ids, RefersTo, Row, SourceIds, Texts
from fs_toolkit.core.quantities import Origin

Decision = Literal["scope", "technology"]
Layer = Literal[
    "channel", "application", "integration", "infrastructure", "security", "organisation"
]

LAYERS: tuple[Layer, ...] = (
    "channel",
    "application",
    "integration",
    "infrastructure",
    "security",
    "organisation",
)
"""From the citizen down; the organisation carries all of them."""

OF_COMPLAINANTS = ("anonymity", "retaliation", "misuse")
"""What people who complain have to be protected from, whatever else is secured."""


class Alternative(Row):
    """A row of alternatives.csv: one answer to a decision of the design."""

    defines: ClassVar[str] = "design_alternative"

    id: Id
    """The name that scores refer to; for a scope, the option's."""
    decision: Decision
    """scope (how much is built) or technology (with what)."""
    name: Annotated[str, Field(min_length=1)]
    """The name that people read."""
    option: Annotated[str, RefersTo("option")] = ""
    """For a scope: the option that carries its costs and benefits."""
    summary: Annotated[str, Field(min_length=1)]
    """What it is, in a sentence."""
    exit: str = ""
    """How the city leaves it: what it keeps, how long that takes, what it costs."""


class Criterion(Row):
    """A row of criteria.csv: what alternatives of a decision are judged by."""

    defines: ClassVar[str] = "design_criterion"

    id: Id
    """The name that scores refer to."""
    decision: Decision
    """scope or technology."""
    name: Annotated[str, Field(min_length=1)]
    """The name that people read."""
    kind: Literal["must", "judged", "requirements"]
    """must (met or not), judged (scored 0 to 4) or requirements (4 times the share of requirements met)."""
    weight: Annotated[float, Field(ge=0, le=1)] = 0
    """Its weight; those of a decision sum to 1. A must has none."""
    scale: Annotated[str, Field(min_length=1)]
    """What a score means: in words, from the lowest to the highest."""


class Score(Row):
    """A row of scores.csv: how an alternative does by a criterion, and why."""

    alternative: Annotated[Id, RefersTo("design_alternative")]
    """A row of alternatives.csv."""
    criterion: Annotated[Id, RefersTo("design_criterion")]
    """A row of criteria.csv."""
    score: Annotated[float, Field(ge=0, le=4)]
    """0 to 4; for a must 1 (met) or 0 (not met)."""
    reason: Annotated[str, Field(min_length=1)]
    """Why."""
    sources: SourceIds = ()
    """Evidence, where there is any."""
    rater: str = "desk"
    """Who scored; several are averaged, and a must fails if one of them says so."""
    origin: Origin = "desk_estimate"
    """collected, published, desk_estimate or synthetic."""


class Component(Row):
    """A row of components.csv: a part of the project that is bought, built or reused."""

    defines: ClassVar[str] = "component"

    id: Id
    """The name that cost lines, work packages and strategies refer to."""
    name: Annotated[str, Field(min_length=1)]
    """The name that people read."""
    layer: Layer
    """channel, application, integration, infrastructure, security or organisation."""
    parts: Texts
    """What it consists of, as it stands in the architecture."""
    route: Literal["buy", "build", "reuse"]
    """buy, build or reuse."""
    requirements: Annotated[Ids, RefersTo("requirement")] = ()
    """The requirements it meets."""
    lock_in: Annotated[int, Field(ge=0, le=3)] | None = None
    """0 leave at once, 1 leave within months, 2 leave at a cost, 3 build again; empty for work."""
    leaving: str = ""
    """What the contract must hold so that the city can leave."""


class Standard(Row):
    """A row of standards.csv: a standard the design follows."""

    name: Annotated[str, Field(min_length=1)]
    """Its name with its edition, which must exist on the study's date."""
    published: Annotated[str, Field(min_length=1)]
    """When this edition was published."""
    use: Annotated[str, Field(min_length=1)]
    """What it is followed for."""
    component: Annotated[Id, RefersTo("component")]
    """The component it binds."""
    binding: Literal["law", "contract", "advice"] = "contract"
    """law, contract or advice."""
    sources: SourceIds = ()
    """Where it is published."""


class Control(Row):
    """A row of controls.csv: a security control, and the threat it answers."""

    threat: Annotated[str, Field(min_length=1)]
    """What could happen."""
    concern: Literal[
        "anonymity",
        "retaliation",
        "misuse",
        "confidentiality",
        "integrity",
        "availability",
        "supply",
        "",
    ] = ""
    """What is at stake: anonymity, retaliation and misuse of people who complain; confidentiality, integrity, availability or supply of the service."""
    control: Annotated[str, Field(min_length=1)]
    """What is done against it."""
    check: Annotated[str, Field(min_length=1)]
    """How it is seen to work, and how often."""
    requirement: Annotated[Id, RefersTo("requirement")]
    """The requirement it serves."""
    component: Annotated[Id, RefersTo("component")]
    """The component that carries it."""


class Trial(Row):
    """A row of trials.csv: a requirement or a change tried on an alternative, in the city."""

    alternative: Annotated[Id, RefersTo("design_alternative")]
    """A row of alternatives.csv."""
    kind: Literal["acceptance", "upkeep"] = "acceptance"
    """acceptance (the test of a requirement) or upkeep (the city's own staff change, restore or update it)."""
    requirement: Annotated[Id, RefersTo("requirement")] | None = None
    """Of an acceptance: a row of requirements.csv."""
    task: str = ""
    """Of upkeep: what the city's own staff had to do."""
    passed: bool
    """Whether it was passed."""
    note: str = ""
    """What was seen."""
    origin: Origin = "collected"
    """collected, published, desk_estimate or synthetic."""
