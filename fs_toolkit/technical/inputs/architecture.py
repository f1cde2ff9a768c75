"""What the drawings of sub-item 2.3 are made of: nodes, links, steps, and where data lie."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from fs_toolkit.core.model import Id, Ids, RefersTo, Row, SourceIds


class Node(Row):
    """A row of nodes.csv: a box of the deployment drawing."""

    defines: ClassVar[str] = "node"

    id: Id
    """The name that links refer to."""
    name: Annotated[str, Field(min_length=1)]
    """The name that people read; short."""
    zone: Annotated[str, Field(min_length=1)]
    """Where it stands, in words: people, public network, data centre. Zones are drawn in the order of the file."""
    component: Annotated[Id, RefersTo("component")] | None = None
    """The component it belongs to; empty for what the project does not touch."""
    look: Literal["plain", "emphasis", "outside"] = "plain"
    """emphasis for what the project builds, outside for what others own."""


class Link(Row):
    """A row of links.csv: what goes from one node to another, and how."""

    start: Annotated[Id, RefersTo("node")]
    """A row of nodes.csv."""
    end: Annotated[Id, RefersTo("node")]
    """Another row of nodes.csv."""
    data: Annotated[str, Field(min_length=1)]
    """What goes over; short."""
    protocol: Annotated[str, Field(min_length=1)]
    """How: the standard or the form of the exchange, without a brand."""
    both_ways: bool = False
    """True if it goes back as well."""
    status: Literal["existing", "agreed", "planned"] = "planned"
    """existing, agreed or planned (drawn dashed)."""


class Step(Row):
    """A row of process.csv: a step of the process as it will be."""

    defines: ClassVar[str] = "process_step"

    id: Id
    """The name that other steps refer to."""
    lane: Annotated[str, Field(min_length=1)]
    """Who does it, in words. Lanes are drawn in the order of the file."""
    name: Annotated[str, Field(min_length=1)]
    """What is done; short."""
    kind: Literal["start", "step", "decision", "end"] = "step"
    """start, step, decision or end."""
    after: Annotated[Ids, RefersTo("process_step")] = ()
    """The steps it follows; none for a start."""
    when: str = ""
    """The answer of the decision it follows: yes, no."""
    changed: bool = False
    """Whether the project adds or changes it."""


class DataPlace(Row):
    """A row of data_places.csv: where data of one kind lie, and what allows it."""

    data: Annotated[str, Field(min_length=1)]
    """Which data."""
    kind: Literal["public", "internal", "personal", "complainant"]
    """public, internal, personal or complainant (who complained of whom)."""
    place: Literal["city", "country", "abroad"]
    """Where they lie: in the city's own rooms, elsewhere in the country, abroad."""
    hosting: Literal["own", "national", "private"]
    """own, national (a state data centre or cloud) or private (a supplier's)."""
    rule: str = ""
    """The law, decree or decision that allows this place; or that it is to be verified, and by whom."""
    component: Annotated[Id, RefersTo("component")]
    """The component that keeps them."""
    sources: SourceIds = ()
    """Where the rule is read."""
