"""What the SWOT of sub-item 2.1 reads: items, raters' weights, cross-impact, strategies."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from fs_toolkit.core.model import Id, Ids, RefersTo, Row, SourceIds
from fs_toolkit.core.quantities import Origin

SwotKind = Literal["S", "W", "O", "T"]
Quadrant = Literal["SO", "WO", "ST", "WT"]


class SwotItem(Row):
    """A row of swot.csv: a strength, a weakness, an opportunity or a threat."""

    defines: ClassVar[str] = "swot_item"

    id: Id
    """The name that strategies refer to."""
    kind: SwotKind
    """S and W lie within the city government, O and T outside it."""
    name: str = ""
    """Two or three words for the head of a chart: Fast roll-out."""
    text: Annotated[str, Field(min_length=1)]
    """The item in one sentence."""
    weight: Annotated[int, Field(ge=1, le=5)] = 3
    """How much it matters to the project, 1 to 5; several raters stand in swot_weights.csv."""
    changed_by: Literal["own", "others", ""] = ""
    """Who could change it: own (the government itself) or others (law, market, people)."""
    sources: SourceIds = ()
    """The evidence."""
    page: str = ""
    """Where in the source: a page, a paragraph."""
    desk_reading: str = ""
    """Where no source says it outright: what was read, and what was inferred."""
    origin: Origin = "desk_estimate"
    """collected, published, desk_estimate or synthetic."""


class SwotWeight(Row):
    """A row of swot_weights.csv: how much one rater thinks an item matters."""

    item: Annotated[Id, RefersTo("swot_item")]
    """A row of swot.csv."""
    rater: Annotated[str, Field(min_length=1)]
    """Who rated: an office or a role, no name."""
    weight: Annotated[int, Field(ge=1, le=5)]
    """1 to 5; the mean of the raters replaces the weight in swot.csv."""
    origin: Origin = "collected"
    """collected, published, desk_estimate or synthetic."""


class CrossImpact(Row):
    """A row of cross_impact.csv: what an item within does with an item outside."""

    internal: Annotated[Id, RefersTo("swot_item")]
    """A strength or a weakness."""
    external: Annotated[Id, RefersTo("swot_item")]
    """An opportunity or a threat."""
    score: Annotated[int, Field(ge=-3, le=3)]
    """-3 to +3 on the toolkit's own scale: +3 uses the opportunity fully or removes the threat, -3 bars the opportunity or lets the threat through, 0 neither."""
    reason: Annotated[str, Field(min_length=1)]
    """How a strength uses the opportunity or meets the threat; how a weakness bars or worsens it."""
    rater: str = "desk"
    """Who scored; several are averaged and their spread is shown."""
    origin: Origin = "desk_estimate"
    """collected, published, desk_estimate or synthetic."""


class Strategy(Row):
    """A row of strategies.csv: what the project does about items of two kinds."""

    id: Id
    """A name for the row."""
    kind: Quadrant
    """Which two kinds of item it joins."""
    text: Annotated[str, Field(min_length=1)]
    """What is done."""
    items: Annotated[Ids, RefersTo("swot_item")]
    """The items it answers."""
    requirements: Annotated[Ids, RefersTo("requirement")] = ()
    """The requirements that carry it out."""
    components: Annotated[Ids, RefersTo("component")] = ()
    """The components that carry it out."""
