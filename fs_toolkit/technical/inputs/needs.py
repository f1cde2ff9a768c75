"""What sub-item 2.2 reads: requirements, sizing, counts at the counters, gaps, interfaces, limits."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from fs_toolkit.core.model import Id, Ids, Record, RefersTo, Row, SourceIds

RequirementType = Literal[
    "functional",
    "data",
    "integration",
    "migration",
    "assisted",
    "security",
    "log",
    "accessibility",
    "language",
    "backup",
    "performance",
    "legal",
    "training",
    "operation",
]
Moscow = Literal["must", "should", "could", "wont"]

CLASSES_NOBODY_MAY_FORGET: tuple[RequirementType, ...] = (
    "security",
    "log",
    "accessibility",
    "language",
    "backup",
    "migration",
    "assisted",
)
"""Requirements that users do not voice and that a service fails without, or leaves people out."""


class Requirement(Row):
    """A row of requirements.csv: what the project must be able to do, without a brand."""

    defines: ClassVar[str] = "requirement"

    id: Id
    """The name that components, strategies and legal actions refer to."""
    type: RequirementType
    """functional, data, integration, migration, assisted, security, log, accessibility,
    language, backup, performance, legal, training or operation."""
    text: Annotated[str, Field(min_length=1)]
    """What must be so, in one sentence."""
    ground: Literal["need", "law", "policy", ""] = ""
    """Why it is asked for: a need of people, a law, a policy."""
    because: str = ""
    """The need, law or policy in words."""
    sources: SourceIds = ()
    """Where that is read."""
    moscow: Moscow
    """must, should, could or wont (not in this project)."""
    priority: Annotated[int, Field(ge=1, le=5)] = 3
    """Order within its class, 1 first."""
    acceptance: str = ""
    """The test that shows it is met."""
    release: Annotated[int, Field(ge=1, le=20)] | None = None
    """The release it comes with, 1 the first; empty where that is not settled."""
    depends_on: Annotated[Ids, RefersTo("requirement")] = ()
    """The requirements that must be met before it."""
    met_by: Annotated[Ids, RefersTo("option")] = ()
    """The options that meet it."""


class Existing(Row):
    """A capacity that the city has today: an item of `existing` in sizing.yaml."""

    kind: Literal["rate", "users", "stored", "line", "availability"]
    """rate (requests/s), users (at once), stored (GB), line (Mbit/s) or availability (a share)."""
    name: Annotated[str, Field(min_length=1)]
    """The equipment or contract that has it."""
    quantity: Annotated[Id, RefersTo("quantity")]
    """The quantity that states it."""


class Sizing(Record):
    """sizing.yaml: which series are the transactions, and which quantities size the system."""

    transactions: Annotated[Ids, RefersTo("quantity")]
    """Series of transactions a year; their sum is what the system carries."""
    beside: Annotated[Ids, RefersTo("quantity")] = ()
    """Series shown beside it, such as the volume without the project."""
    drivers: Annotated[Ids, RefersTo("quantity")] = ()
    """Quantities whose low and high, taken together, give the low and the high demand."""
    requests: Annotated[Id, RefersTo("quantity")]
    """Pages and calls that one transaction causes over its life."""
    day_share: Annotated[Id, RefersTo("quantity")]
    """Share of a year's transactions on its busiest day."""
    hour_share: Annotated[Id, RefersTo("quantity")]
    """Share of a day's transactions in its busiest hour."""
    safety: Annotated[Id, RefersTo("quantity")]
    """Factor for bursts within the hour."""
    payload: Annotated[Id, RefersTo("quantity")]
    """Size of one answer. [kB]"""
    overhead: Annotated[Id, RefersTo("quantity")]
    """Factor for protocol and encryption."""
    attachments: Annotated[Id, RefersTo("quantity")]
    """Volume of one transaction with its pictures. [MB]"""
    retention: Annotated[Id, RefersTo("quantity")]
    """Years a transaction is kept."""
    copies: Annotated[Id, RefersTo("quantity")]
    """Copies kept: live, standby, backup."""
    availability: Annotated[Id, RefersTo("quantity")]
    """Share of the year that the service runs."""
    adoption: Annotated[Ids, RefersTo("quantity")] = ()
    """Shares of people or dealings that the study takes to go online."""
    internet_access: Annotated[str, RefersTo("quantity")] = ""
    """The share of people with internet access, which no adoption may exceed."""
    awareness: Annotated[str, RefersTo("quantity")] = ""
    """The share of them who know the service; no adoption may exceed access times awareness."""
    session: Annotated[str, RefersTo("quantity")] = ""
    """How long a visit to the service lasts. [second]"""
    requests_per_session: Annotated[str, RefersTo("quantity")] = ""
    """Pages and calls of one visit; with `session` it gives the users at once."""
    recovery_point: Annotated[str, RefersTo("quantity")] = ""
    """How much work may be lost at most (RPO). [hour]"""
    recovery_time: Annotated[str, RefersTo("quantity")] = ""
    """How long a restore may take at most (RTO). [hour]"""
    existing: tuple[Existing, ...] = ()
    """What the city has today, where it was measured or is in a contract."""


class CounterCount(Row):
    """A row of tally.csv: one day at one counter."""

    unit: str
    """The counter."""
    kind: str = ""
    """The kind of counter that it is counted with: ward office, district office, department."""
    day: date
    """The day."""
    visits: Annotated[int, Field(ge=0)]
    """People who came."""
    avoidable: Annotated[int, Field(ge=0)]
    """Those who came only to ask what a page or a message could tell."""
    reports: Annotated[int, Field(ge=0)] = 0
    """Those who reported something."""
    origin: Literal["", "collected", "synthetic"] = ""
    """collected, or synthetic in a worked example."""


class Gap(Row):
    """A row of gaps.csv: how it is, how it must be, and who closes the gap."""

    subject: Annotated[str, Field(min_length=1)]
    """What is compared."""
    as_is: Annotated[str, Field(min_length=1)]
    """How it is, as far as known."""
    measured: bool = False
    """True if the as-is was measured or read, False if it is a desk reading to be confirmed."""
    to_be: Annotated[str, Field(min_length=1)]
    """How it must be when the service opens."""
    components: Annotated[Ids, RefersTo("component")] = ()
    """The components that close the gap."""
    sources: SourceIds = ()
    """Where the as-is is read."""


class Interface(Row):
    """A row of interfaces.csv: what the project exchanges with another system."""

    partner: Annotated[str, Field(min_length=1)]
    """The other system."""
    owner: Annotated[str, Field(min_length=1)]
    """Who answers for it."""
    data: Annotated[str, Field(min_length=1)]
    """What goes over, and in which direction."""
    way: Annotated[str, Field(min_length=1)]
    """How: a service, a file, a message."""
    fallback: Annotated[str, Field(min_length=1)]
    """What is done until it works, or if it fails."""
    status: Literal["agreed", "to_confirm", "planned"] = "to_confirm"
    """agreed, to_confirm or planned."""
    requirement: Annotated[Id, RefersTo("requirement")]
    """The requirement it serves."""


class Constraint(Row):
    """A row of constraints.csv: a limit that the design cannot move."""

    kind: Literal["legal", "organisational", "financial", "technical", "social", "time"]
    """legal, organisational, financial, technical, social or time."""
    text: Annotated[str, Field(min_length=1)]
    """The limit."""
    consequence: Annotated[str, Field(min_length=1)]
    """What the design does about it."""
    sources: SourceIds = ()
    """Where it is read."""
