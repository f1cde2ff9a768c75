"""What sub-item 2.1 reads of people: surveys, interviews, SWOT."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from fs_toolkit.core.model import Id, Ids, RefersTo, Row, SourceIds


class SwotItem(Row):
    """A row of swot.csv: a strength, a weakness, an opportunity or a threat."""

    defines: ClassVar[str] = "swot_item"

    id: Id
    """The name that strategies refer to."""
    kind: Literal["S", "W", "O", "T"]
    """S and W lie within the city government, O and T outside it."""
    text: Annotated[str, Field(min_length=1)]
    """The item in one sentence."""
    weight: Annotated[int, Field(ge=1, le=5)] = 3
    """How much it matters to the project, 1 to 5."""
    sources: SourceIds = ()
    """The evidence."""
    desk_reading: str = ""
    """Where no source says it outright: what was read, and what was inferred."""


class Strategy(Row):
    """A row of strategies.csv: what the project does about items of two kinds."""

    id: Id
    """A name for the row."""
    kind: Literal["SO", "WO", "ST", "WT"]
    """Which two kinds of item it joins."""
    text: Annotated[str, Field(min_length=1)]
    """What is done."""
    items: Annotated[Ids, RefersTo("swot_item")]
    """The items it answers."""
    requirements: Annotated[Ids, RefersTo("requirement")] = ()
    """The requirements that carry it out."""
    components: Annotated[Ids, RefersTo("component")] = ()
    """The components that carry it out."""
