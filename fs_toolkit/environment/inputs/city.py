"""Rows of sub-item 1.1 beside the profile: groups of people, ratios to compute, terms of office."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from fs_toolkit.core.model import Id, Row, Share, SourceIds, Year
from fs_toolkit.core.quantities import Kind, Origin
from fs_toolkit.environment.inputs.overview import Scope, Topic

Trait = Literal["sex", "age", "tier", "language", "registration"]


class GroupShare(Row):
    """A row of environment/composition.csv: the share of one group of people among all."""

    id: Id
    """A short name for this row."""
    by: Trait
    """What tells the groups apart: sex, age, tier, language or registration."""
    group: Annotated[str, Field(min_length=1)]
    """The group as it is printed; the groups of one trait leave nobody out and nobody counts twice."""
    scope: Scope
    """city, or country where only a national share is known."""
    year: Year
    """The year the share is true of."""
    share: Share | None = None
    """Share of all people, 0 to 1; empty where nobody knows it yet."""
    definition: str = ""
    """What is counted: census or estimate, which people."""
    kind: Kind = "fact"
    """fact, estimate, assumption or target."""
    source: SourceIds = ()
    """Where it was read."""
    who: str = ""
    """Who must give the share, where it is missing."""
    note: str = ""
    """Needed for an old share and for a national one."""
    origin: Origin = "published"
    """collected, published or desk_estimate; synthetic in a worked example."""


class Ratio(Row):
    """A row of environment/ratios.csv: a figure that is computed from two measures of the profile."""

    id: Id
    """A short name for this row: density, budget_per_head."""
    topic: Topic
    """Where it is printed: territory, people, administration, economy, access or services."""
    item: Annotated[str, Field(min_length=1)]
    """What comes out, as it is printed: people for each km²."""
    over: Id
    """The measure of the profile above the line; its latest value for the city is taken."""
    under: Id
    """The measure below the line; its value of the year nearest to that of the other."""
    times: float = 1.0
    """What the ratio is multiplied by for print: 1000 where the profile counts in thousands, 100 for per cent."""
    unit: str = ""
    """The unit as it is printed after the number."""
    digits: Annotated[int, Field(ge=0, le=4)] = 0
    """Decimals printed."""
    stated: str = ""
    """A measure of the profile that states the same thing, to be compared with."""
    note: str = ""
    """Why the stated value differs, where it does by more than a tenth."""


class Term(Row):
    """A row of environment/terms.csv: a body that decides, its term and the next election."""

    id: Id
    """A short name for this row."""
    body: Annotated[str, Field(min_length=1)]
    """The body or office: the city council, the mayor."""
    began: date | None = None
    """Day its present term began; empty where it is not known."""
    next_election: date | None = None
    """Day of the next election or appointment; empty where it is not known."""
    bearing: Annotated[str, Field(min_length=1)]
    """What it means for the project: what must be decided before that day, or after it."""
    kind: Kind = "fact"
    """fact, estimate, assumption or target."""
    source: SourceIds = ()
    """Where the days were read."""
    who: str = ""
    """Who must give the days, where they are missing."""
    origin: Origin = "published"
    """collected, published or desk_estimate; synthetic in a worked example."""
