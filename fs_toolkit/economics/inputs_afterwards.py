"""What section 5 asks besides: demand by group, the partner's tests, the evaluation, what came true."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from fs_toolkit.core.model import Id, Record, RefersTo, Row, SourceIds, Texts, Year
from fs_toolkit.core.quantities import Origin
from fs_toolkit.economics.inputs_feasibility import Month

Words = Annotated[str, Field(min_length=1)]
SelectionTest = Literal[
    "commitment", "alignment", "local_support", "sustainability", "after_the_study"
]
SELECTION_TESTS: tuple[SelectionTest, ...] = (
    "commitment",
    "alignment",
    "local_support",
    "sustainability",
    "after_the_study",
)


class Segment(Row):
    """A row of segments.csv: a group of people who will use the service, or will not."""

    defines: ClassVar[str] = "segment"

    id: Id
    """The name of the group."""
    name: Words
    """The group, as people read it."""
    people: Annotated[Id, RefersTo("quantity")]
    """The quantity that says how many they are. [person]"""
    connected: Literal["yes", "no", "mixed"]
    """yes if they use the internet, no if they do not, mixed if that cannot be told apart."""
    stated: Annotated[str, RefersTo("quantity")] = ""
    """The quantity that is the share of them who say that they would use it."""
    discount: Annotated[str, RefersTo("quantity")] = ""
    """The quantity that is the share of those who say so and then do it: an assumption with a range."""
    volume: Annotated[str, RefersTo("quantity")] = ""
    """The quantity or series that is their yearly volume, in the unit of effectiveness.yaml."""
    way: str = ""
    """How they reach the service: counter, telephone, page."""
    origin: Origin = "desk_estimate"
    """collected, published, desk_estimate or synthetic."""
    source: SourceIds = ()
    """Rows of basis/sources.csv."""


class Importance(Row):
    """A row of importance.csv: how much something matters to people, and how content they are."""

    defines: ClassVar[str] = "importance"

    id: Id
    """The name of the subject."""
    name: Annotated[str, Field(min_length=1, max_length=40)]
    """The subject in few words, as it stands in the chart."""
    important: Annotated[Id, RefersTo("survey_item")]
    """The statement that asked how much it matters."""
    content: Annotated[Id, RefersTo("survey_item")]
    """The statement that asked how it is today."""


class Selection(Row):
    """A row of selection.csv: one of the five tests by which WeGO chooses cities for a study."""

    defines: ClassVar[str] = "selection_test"

    id: SelectionTest
    """commitment, alignment, local_support, sustainability or after_the_study."""
    met: Literal["yes", "partly", "no", "open"]
    """yes, partly, no, or open where nobody has been asked."""
    evidence: Words
    """What it rests on; for an open one, who must answer."""
    origin: Origin = "desk_estimate"
    """collected, published, desk_estimate or synthetic."""
    source: SourceIds = ()
    """Rows of basis/sources.csv."""


class EvaluationDesign(Record):
    """evaluation.yaml: how the study's promises are tested when the service has run."""

    method: Literal["before_after", "rollout", "comparison"]
    """before_after: the same places before and after; rollout: places that have the service with
    places that wait for it; comparison: with places that never get it."""
    compared: Words
    """What is compared with what."""
    questions: Texts
    """What it must answer, between semicolons or as a list."""
    baseline: Month
    """The month in which the values before the project are measured: 2017-03."""
    rounds: Words
    """When it is measured again."""
    sample: Words
    """Who and what is measured, people who do not use the service included."""
    by: Words
    """Who carries it out; not who built the system."""
    payer: Words
    """Whose money pays for it."""
    cost: Annotated[str, RefersTo("quantity")] = ""
    """The quantity that is what it costs; empty where it is part of a line."""
    limits: Words
    """What the comparison cannot tell."""
    origin: Origin = "desk_estimate"
    """collected, published, desk_estimate or synthetic: who agreed to it."""


class Actual(Row):
    """A row of actuals.csv: what a line or a quantity came to in one year."""

    line: Annotated[str, RefersTo("line")] = ""
    """The line of economics/lines.csv; empty where a quantity was measured."""
    quantity: Annotated[str, RefersTo("quantity")] = ""
    """The quantity that was measured; empty where a line was."""
    year: Year
    """The year."""
    value: float
    """A line: what was paid, tax included, or what came true; a quantity: its value in its own unit."""
    deflator: Annotated[float, Field(gt=0)] = 1.0
    """Price level of that year, the price year being 1; 1 where the value is in prices of the price year."""
    origin: Origin
    """collected, published, desk_estimate or synthetic."""
    source: SourceIds = ()
    """Rows of basis/sources.csv: the ledger, the register, the tally."""
