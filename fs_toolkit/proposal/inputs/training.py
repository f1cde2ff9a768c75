"""Rows of sub-item 4.4: who is taught what, when, and how it is known that it helped."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from fs_toolkit.core.model import Id, Ids, RefersTo, Row, Share
from fs_toolkit.core.quantities import Origin
from fs_toolkit.proposal.inputs.composition import Words

Mode = Literal["course", "on_the_job", "e_learning", "coaching", "hiring"]


class Course(Row):
    """A row of proposal/training.csv: a way to close gaps of skill."""

    id: Id
    """Name of the course."""
    name: Words
    """What is learned; of hiring, which post."""
    audience: Words
    """Who learns it."""
    skills: Annotated[Ids, RefersTo("skill")] = ()
    """The gaps of legal/skills.csv that it closes, by id."""
    people: Annotated[float, Field(ge=0)] | None = None
    """How many people."""
    people_from: Annotated[str, RefersTo("quantity")] = ""
    """The quantity that says how many, in place of a number."""
    days: Annotated[float, Field(ge=0, le=400)] = 0
    """Days for each of them; 0 for hiring."""
    mode: Mode
    """course, on_the_job, e_learning, coaching, or hiring (nobody is taught, a post is filled)."""
    when: Annotated[str, RefersTo("task")] = ""
    """The task of the schedule in which it is held."""
    refresh: Annotated[float, Field(gt=0, le=120)] | None = None
    """Months after which it is held again; empty where it is not."""
    lines: Annotated[Ids, RefersTo("line")] = ()
    """Lines of economics/lines.csv that pay for it."""
    tested: str = ""
    """How it is known that people can do it afterwards."""
    women: Share | None = None
    """Target: share of women among those taught."""
    origin: Origin = "desk_estimate"
    """Who planned it: desk_estimate, collected, or synthetic in a worked example."""
