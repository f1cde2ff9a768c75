"""Rows of sub-item 4.4: roles, tasks, the calendar in which work stands still."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from fs_toolkit.core.model import SPLIT, Id, Ids, RefersTo, Row, SourceIds
from fs_toolkit.core.quantities import Origin
from fs_toolkit.proposal.inputs.composition import Month, Words

Activity = Literal[
    "preparation",
    "approval",
    "donor",
    "legal",
    "procurement",
    "build",
    "migration",
    "training",
    "outreach",
    "pilot",
    "parallel_run",
    "go_live",
    "roll_out",
    "hand_over",
    "evaluation",
]
DonorStep = Literal["", "identification", "appraisal", "agreement", "no_objection"]
Months = Annotated[float, Field(ge=0, le=240)]


class Role(Row):
    """Someone who does or watches something: a role, not a person's name."""

    defines: ClassVar[str] = "project_role"

    id: Id
    """Name of the role, for other tables."""
    name: Words
    """What people call it."""
    duty: Words
    """What it answers for in this project."""
    capacity: Annotated[float, Field(gt=0)] | None = None
    """How many people it can give to the project at a time; empty where it has not been asked."""


class Task(Row):
    """Something that must be done."""

    defines: ClassVar[str] = "task"

    id: Id
    """Name of the task, for other tables."""
    name: Words
    """What is done."""
    duration: Months
    """Months of work, as most likely; 0 for a milestone."""
    predecessors: Ids = ()
    """What it waits for: `tender` (its end), `tender:FS+1` (a month later), `build:SS+2` (two
    months after its start), `build:FF-1` (ends a month before its end at the earliest), `old:SF`."""
    owner: Annotated[Id, RefersTo("project_role")]
    """The role that answers for it."""
    kind: Literal["task", "milestone", "gate"] = "task"
    """task, milestone (a date without work) or gate (a decision to go on or to stop)."""
    activity: Activity
    """preparation, approval (of the city or the nation), donor (a step of who gives or lends), legal,
    procurement, build, migration, training, outreach, pilot, parallel_run (old and new side by side),
    go_live, roll_out, hand_over or evaluation."""
    earliest: Month | None = None
    """Month before which it cannot begin: 2016-04."""
    optimistic: Months | None = None
    """Months if all goes well; with `pessimistic`, and then `duration` is the most likely."""
    pessimistic: Months | None = None
    """Months if much goes wrong."""
    reason: str = ""
    """Why it takes so long: deadlines of a law, a case elsewhere, a judgement."""
    deliverable: str = ""
    """What is in hand when it is done, for milestones and gates above all."""
    legal_action: Annotated[Ids, RefersTo("legal_action")] = ()
    """The legal actions of legal/actions.csv that it carries out; a milestone at the start for what is done."""
    donor_step: DonorStep = ""
    """Of a donor's step: identification, appraisal, agreement or no_objection."""
    effort: Annotated[float, Field(ge=0)] | None = None
    """Person-months of its owner's own people; empty where nobody has estimated them."""
    origin: Origin = "desk_estimate"
    """Who judged duration and effort: desk_estimate, collected, or synthetic in a worked example."""


class Standstill(Row):
    """A period in which some work does not go on: a holiday, an election, a season of storms."""

    id: Id
    """Name of the period."""
    name: Words
    """What people call it, without the year: Lunar New Year."""
    first: date
    """Its first day."""
    last: date
    """Its last day."""
    activities: Annotated[tuple[Activity | Literal["all"], ...], SPLIT] = ("all",)
    """Activities that stand still, or all."""
    reason: Words
    """Why they do."""
    source: SourceIds = ()
    """Sources of the dates; none where they are a desk estimate."""
    origin: Origin = "desk_estimate"
    """published where the dates have a source, desk_estimate, collected, or synthetic in a worked example."""
