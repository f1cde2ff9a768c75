"""What sub-item 2.1 reads of people: surveys, interviews, SWOT."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from fs_toolkit.core.model import Id, Ids, RefersTo, Row, SourceIds


class Survey(Row):
    """A row of surveys.csv: a survey that is planned or done."""

    defines: ClassVar[str] = "survey"

    id: Id
    """The name that items and responses refer to."""
    name: Annotated[str, Field(min_length=1)]
    """The name that people read."""
    group: Literal["officials", "citizens"]
    """officials or citizens: a study of participation asks both."""
    population: Annotated[str, RefersTo("quantity")]
    """The quantity that counts the people it speaks for."""
    margin: Annotated[float, Field(gt=0, lt=1)] = 0.05
    """Half width of the interval aimed at."""
    confidence: Annotated[float, Field(gt=0, lt=1)] = 0.95
    """Confidence of that interval."""
    design_effect: Annotated[float, Field(ge=1)] = 1
    """Loss through drawing people in clusters; 1 for a simple random sample."""
    response: Annotated[float, Field(gt=0, le=1)] = 1
    """Share of those invited who are expected to answer."""
    drawn: Annotated[str, Field(min_length=1)]
    """How people are drawn, and which groups must be in."""


class SurveyItem(Row):
    """A row of survey_items.csv: a statement that people agree with, 1 to 5."""

    defines: ClassVar[str] = "survey_item"

    id: Id
    """The name that responses refer to."""
    survey: Annotated[Id, RefersTo("survey")]
    """A row of surveys.csv."""
    scale: Id
    """Items of one scale measure one thing: trust, ease."""
    text: Annotated[str, Field(min_length=1)]
    """The statement."""


class Response(Row):
    """A row of responses.csv: one person's answer to one item."""

    person: Annotated[str, Field(min_length=1)]
    """A number or code; never a name."""
    item: Annotated[Id, RefersTo("survey_item")]
    """A row of survey_items.csv."""
    value: Annotated[float, Field(ge=1, le=5)] | None = None
    """1 disagree wholly to 5 agree wholly; empty if not answered."""
    weight: Annotated[float, Field(gt=0)] = 1
    """People this person stands for, over the mean."""
    subgroup: str = ""
    """The group that is reported on its own: women, over 60, not online."""


class Interview(Row):
    """A row of interviews.csv: a talk that was held."""

    organisation: str
    """The office or association."""
    role: str
    """The function of the person; no name."""
    day: str
    """When: 2015-11-03."""
    topic: str
    """What it was about."""
    finding: str
    """What was learnt, in a sentence."""
    source: Annotated[str, RefersTo("source")] = ""
    """The minutes, as a row of basis/sources.csv."""


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
