"""Rows of sub-item 4.5: indicators, reviews, warning signs and what watching costs."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from fs_toolkit.core.model import Id, Ids, Record, RefersTo, Row, SourceIds, Year
from fs_toolkit.proposal.inputs.composition import Month, Words
from fs_toolkit.proposal.logframe import Level


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


class Review(Row):
    """A moment at which the project is looked at and something is decided."""

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
