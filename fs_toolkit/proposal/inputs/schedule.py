"""Rows of sub-item 4.4: roles and tasks."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from fs_toolkit.core.model import Id, Ids, RefersTo, Row
from fs_toolkit.proposal.inputs.composition import Month, Words

Activity = Literal[
    "preparation",
    "approval",
    "legal",
    "procurement",
    "build",
    "training",
    "outreach",
    "pilot",
    "go_live",
    "roll_out",
    "hand_over",
    "evaluation",
]


class Role(Row):
    """Someone who does or watches something: a role, not a person's name."""

    defines: ClassVar[str] = "project_role"

    id: Id
    """Name of the role, for other tables."""
    name: Words
    """What people call it."""
    duty: Words
    """What it answers for in this project."""


class Task(Row):
    """Something that must be done."""

    defines: ClassVar[str] = "task"

    id: Id
    """Name of the task, for other tables."""
    name: Words
    """What is done."""
    duration: Annotated[float, Field(ge=0, le=240)]
    """Months of work; 0 for a milestone."""
    predecessors: Annotated[Ids, RefersTo("task")] = ()
    """Tasks that must have ended."""
    owner: Annotated[Id, RefersTo("project_role")]
    """The role that answers for it."""
    kind: Literal["task", "milestone", "gate"] = "task"
    """task, milestone (a date without work) or gate (a decision to go on or to stop)."""
    activity: Activity
    """preparation, approval, legal, procurement, build, training, outreach, pilot, go_live, roll_out, hand_over or evaluation."""
    earliest: Month | None = None
    """Month before which it cannot begin: 2016-04."""
