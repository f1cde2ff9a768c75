"""Rows of sub-item 3.2: posts, working time, the process as it is."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from fs_toolkit.core.model import Id, Record, RefersTo, Row, SourceIds, Texts
from fs_toolkit.core.quantities import Origin

Words = Annotated[str, Field(min_length=1)]


class WorkingTime(Record):
    """legal/working_time.yaml: how much of a year one person can work."""

    days: Annotated[Id, RefersTo("quantity")]
    """The quantity that holds the working days of a year."""
    hours: Annotated[float, Field(gt=0, le=24)] = 8.0
    """Hours of a working day. [hour/day]"""
    utilisation: Annotated[float, Field(gt=0, le=1)] = 0.8
    """Share of the paid time that is left for the work itself, 0 to 1."""
    reason: str = ""
    """Why these hours and this share."""


class Post(Row):
    """A row of legal/posts.csv: work that needs people, by volume or by a fixed number."""

    id: Id
    """A short name."""
    name: Words
    """The post or the work as it is printed."""
    institution: Annotated[Id, RefersTo("institution")]
    """Where it belongs."""
    volume: Annotated[str, RefersTo("quantity")] = ""
    """Quantity or series of cases a year; empty where nobody knows it, or the number is fixed."""
    minutes: Annotated[str, RefersTo("quantity")] = ""
    """Quantity of the staff time that one case takes. [minute/case]"""
    share: Annotated[float, Field(gt=0, le=1)] = 1.0
    """Share of the volume that comes to this post, 0 to 1."""
    fixed: Annotated[float, Field(gt=0)] | None = None
    """People needed whatever the volume, instead of volume and minutes. [person]"""
    now: Annotated[float, Field(ge=0)] | None = None
    """Posts filled today for this work; empty where nobody has said. [person]"""
    approval: Literal["approved", "requested", "needed", "none"] = "needed"
    """approved, requested, needed (not asked yet), or none where no new post is created."""
    approved_by: Annotated[str, RefersTo("institution")] = ""
    """Who approves new posts."""
    cost_line: Annotated[str, RefersTo("line")] = ""
    """The line of economics/lines.csv that pays for it."""
    origin: Origin = "desk_estimate"
    """Where the number comes from."""
    reason: str = ""
    """Why this share, this number; or who knows the volume."""


class ProcessStep(Row):
    """A row of legal/process.csv: a step of how a case is handled today."""

    defines: ClassVar[str] = "step_today"

    id: Id
    """A short name that following steps refer to."""
    name: Words
    """What is done, in a few words."""
    institution: Annotated[str, RefersTo("institution", also=("citizen",))]
    """Who does it: an institution, or citizen."""
    kind: Literal["start", "step", "decision", "end"] = "step"
    """start, step, decision or end."""
    after: Texts = ()
    """The steps it follows, between semicolons; words on the arrow stand behind a colon: check:yes."""
    touch: Annotated[float, Field(ge=0)] | None = None
    """Time somebody works on it; empty where nobody has watched. [minute]"""
    wait: Annotated[float, Field(ge=0)] | None = None
    """Time it lies before that; empty where nobody has watched. [working day]"""
    document: str = ""
    """What passes on: a form, a letter, a telephone call."""
    changed: bool = False
    """true for a step that the project changes or does away with."""
    origin: Origin = "collected"
    """Where the step and its times come from."""
    source: SourceIds = ()
    """Minutes, tally or report."""
