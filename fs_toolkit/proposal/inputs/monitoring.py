"""Rows of sub-item 4.5: indicators, measurements, reviews, reports and what watching costs."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from fs_toolkit.core.model import Id, Ids, Record, RefersTo, Row, SourceIds, Year
from fs_toolkit.core.quantities import Origin
from fs_toolkit.proposal.inputs.composition import Month, Words
from fs_toolkit.proposal.logframe import Level

Every = Literal["month", "quarter", "half_year", "year"]
PeopleGroup = Literal[
    "women", "men", "young", "older", "disabled", "unconnected", "minority", "rural"
]
Criterion = Literal[
    "relevance", "coherence", "effectiveness", "efficiency", "impact", "sustainability"
]
CRITERIA: tuple[Criterion, ...] = (
    "relevance",
    "coherence",
    "effectiveness",
    "efficiency",
    "impact",
    "sustainability",
)
"""The criteria of the OECD's Development Assistance Committee, in its order."""
COHERENCE_SINCE = date(2019, 12, 10)
"""Day on which the committee adopted coherence as the sixth criterion; the other five are of 1991."""


def _months(cell: object) -> object:
    if cell is None:
        return ()
    if isinstance(cell, str):
        return tuple(part.strip() for part in cell.split(";") if part.strip())
    return cell


Months = Annotated[tuple[Month, ...], BeforeValidator(_months)]
"""Months in one cell, between semicolons: 2016-05;2019-02."""


Milestones = Annotated[
    tuple[Annotated[str, Field(pattern=r"^[12]\d{3}=-?\d+(\.\d+)?$")], ...],
    BeforeValidator(_months),
]
"""Years and values in one cell: 2019=0.6;2020=0.8."""


class Indicator(Row):
    """What is measured to see whether the project works."""

    defines: ClassVar[str] = "indicator"

    id: Id
    """Name of the indicator, for other tables."""
    level: Level
    """impact, outcome, output or process."""
    text: Words
    """What is measured."""
    unit: Words
    """In people's words: % of adults; `share` for a share of what `text` says, printed in per cent."""
    goal: Annotated[str, RefersTo("project_goal")] = ""
    """The goal it measures, for outcomes."""
    serves: Annotated[Ids, RefersTo("indicator")] = ()
    """Indicators of a higher level that it leads to."""
    baseline: float | None = None
    """Value before the project; empty while nobody has measured it."""
    baseline_from: Annotated[str, RefersTo("quantity")] = ""
    """Instead of a baseline: the quantity that is it."""
    baseline_year: Year | None = None
    """Year of the baseline."""
    target: float | None = None
    """Value to be reached."""
    target_from: Annotated[str, RefersTo("quantity")] = ""
    """Instead of a target: the quantity that is it."""
    target_year: Year | None = None
    """Year of the target."""
    reason: str = ""
    """Why this target."""
    source: Words
    """Where the measurement comes from: a log, a register, a survey."""
    frequency: Words
    """How often it is measured."""
    owner: Annotated[Id, RefersTo("project_role")]
    """The role that measures."""
    split: str = ""
    """By which groups it is shown apart: sex, age, district, connected or not."""
    short: Annotated[str, Field(max_length=48)] = ""
    """The indicator in a few words, for drawings."""
    assumption: str = ""
    """What must hold, outside the project's hands, for it to lead to the next level."""
    people: bool = False
    """true where it counts or asks people, so that women and men have to be shown apart."""
    asked: Literal["", "users", "everybody"] = ""
    """Who is asked, where people are asked: users, or everybody, non-users among them."""
    every: Every | Literal[""] = ""
    """month, quarter, half_year or year: how often it is measured from `first` on."""
    first: Month | None = None
    """Month of the first regular measurement: 2018-01."""
    last: Month | None = None
    """Month of the last regular one; empty where it goes on to the last review."""
    measured: Months = ()
    """Months of single measurements, such as those of a baseline or an evaluation: 2016-05;2019-02."""
    milestones: Milestones = ()
    """Values that shall be reached on the way to the target: 2019=0.6;2020=0.8."""


class Review(Row):
    """A moment at which the project is looked at and something is decided."""

    defines: ClassVar[str] = "project_review"

    id: Id
    """Name of the review."""
    month: Month
    """When: 2017-11."""
    name: Words
    """What people call it."""
    decides: Words
    """What is decided, and what it may stop."""
    owner: Annotated[Id, RefersTo("project_role")]
    """The role that calls it."""


class Watch(Row):
    """The signal by which a barrier is noticed in time."""

    id: Id
    """Name of the signal."""
    barrier: Annotated[str, RefersTo("barrier")] = ""
    """The barrier of the environment analysis."""
    risk: Annotated[str, RefersTo("project_risk")] = ""
    """Instead of a barrier: a risk of risks.csv that is none."""
    signal: Words
    """What is seen first, with the value that alarms."""
    response: Words
    """What is done then."""
    owner: Annotated[Id, RefersTo("project_role")]
    """The role that looks."""


class MonitoringCost(Record):
    """What monitoring and evaluation cost, in constant prices of the price year."""

    baseline: Annotated[Id, RefersTo("quantity")]
    """The quantity that is the cost of measuring baselines. [money]"""
    yearly: Annotated[Id, RefersTo("quantity")]
    """The quantity that is the cost in each year of service. [money/year]"""
    years: Annotated[int, Field(ge=1, le=30)]
    """Years of service until the last evaluation that belongs to the project."""
    source: SourceIds = ()
    """Where the costs come from."""


class GroupTarget(Row):
    """The baseline and target of one group of people, beside those of all."""

    indicator: Annotated[Id, RefersTo("indicator")]
    """The indicator, which counts people."""
    group: PeopleGroup
    """women, men, young, older, disabled, unconnected, minority (by language or origin) or rural."""
    baseline: float | None = None
    """Value before the project; empty while nobody has measured it."""
    target: float | None = None
    """Value to be reached; empty until the baseline is known."""
    reason: str = ""
    """Why this target, or until when it waits."""
    origin: Origin = "desk_estimate"
    """Who gave the values: collected, published, desk_estimate or synthetic."""


class ProgressReport(Row):
    """A report on the project: who writes what to whom, and when."""

    id: Id
    """Name of the report."""
    name: Words
    """What people call it."""
    writer: Annotated[Id, RefersTo("project_role")]
    """The role that writes it."""
    reader: Words
    """Who gets it, and must answer."""
    contents: Words
    """What stands in it."""
    form: Words
    """In what form: a page, a table, a file for download."""
    every: Every | Literal[""] = ""
    """month, quarter, half_year or year, from `first` on; empty for one that is written at dates."""
    first: Month | None = None
    """Month of the first one."""
    due: Months = ()
    """Months in which single ones are due."""
    origin: Origin = "desk_estimate"
    """Who proposed it: desk_estimate by the consultant, collected in a workshop."""


class EvaluationQuestion(Row):
    """A question that an evaluation of the project answers."""

    id: Id
    """Name of the question."""
    criterion: Criterion
    """relevance, coherence, effectiveness, efficiency, impact or sustainability."""
    question: Words
    """The question, about this project."""
    method: Words
    """How it will be answered: with which data and comparison."""
    indicators: Annotated[Ids, RefersTo("indicator")] = ()
    """Indicators that answer it."""
    review: Annotated[str, RefersTo("project_review")] = ""
    """The review for which it is answered."""
    origin: Origin = "desk_estimate"
    """Who asked it: desk_estimate by the consultant, collected in a workshop."""


class Measurement(Row):
    """A value of an indicator that somebody measured after the baseline."""

    indicator: Annotated[Id, RefersTo("indicator")]
    """The indicator."""
    date: date
    """The day it is true of: 2019-02-28."""
    value: float
    """In the indicator's unit."""
    source: SourceIds = ()
    """Where it stands."""
    origin: Origin
    """collected, published, desk_estimate or synthetic."""


class ExitCriterion(Row):
    """What must be true before the project lets go and its owner goes on alone."""

    id: Id
    """Name of the criterion."""
    text: Words
    """What must be true, with its value."""
    shown_by: Words
    """What shows it: a test, a signature, an entry."""
    owner: Annotated[Id, RefersTo("project_role")]
    """The role that shows it."""
    review: Annotated[str, RefersTo("project_review")] = ""
    """The review that decides on it."""
    origin: Origin = "desk_estimate"
    """Who proposed it: desk_estimate by the consultant, collected in a workshop."""
