"""Rows of sub-item 4.1: issues, goals, strategies, what is delivered, for whom, in which steps."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from fs_toolkit.core.model import Id, Ids, RefersTo, Row, SourceIds
from fs_toolkit.core.quantities import Origin

Words = Annotated[str, Field(min_length=1)]
Month = Annotated[str, Field(pattern=r"^[12]\d{3}-(0[1-9]|1[0-2])$")]


class Issue(Row):
    """A problem that the project answers."""

    defines: ClassVar[str] = "issue"

    id: Id
    """Name of the issue, for other tables."""
    text: Words
    """The problem in one sentence, as the people who have it would put it."""
    evidence: SourceIds = ()
    """Sources that show it; none where it is the consultant's reading."""
    barriers: Annotated[Ids, RefersTo("barrier")] = ()
    """Barriers of the environment analysis that it comes from."""


class Goal(Row):
    """What shall be true when issues are solved."""

    defines: ClassVar[str] = "project_goal"

    id: Id
    """Name of the goal, for other tables."""
    text: Words
    """A state of affairs, not an activity: letters are answered in time, not: a system is built."""
    issues: Annotated[Ids, RefersTo("issue")] = ()
    """The issues whose mirror it is."""


class Objective(Row):
    """A row of proposal/objective_tree.csv: what is true once a problem is solved.

    The tree has the links of environment/problem_tree.csv, of which it is the mirror.
    """

    mirrors: Annotated[Id, RefersTo("tree_item")]
    """The item of environment/problem_tree.csv that it turns round."""
    text: Annotated[str, Field(min_length=1, max_length=90)]
    """A state of affairs, short enough for a box."""
    goals: Annotated[Ids, RefersTo("project_goal")] = ()
    """Goals of proposal/goals.csv that stand for it; none where it follows of itself."""
    left_to: str = ""
    """Who else must see to it, where the project does not: "the council", "a later project"."""
    origin: Origin = "desk_estimate"
    """Who says so: desk_estimate by the consultant, collected in a workshop."""
    source: SourceIds = ()
    """Evidence that was read."""


class Strategy(Row):
    """How goals are reached."""

    id: Id
    """Name of the strategy."""
    text: Words
    """What is done, in one sentence."""
    goals: Annotated[Ids, RefersTo("project_goal")] = ()
    """The goals it serves."""
    components: Annotated[Ids, RefersTo("component")] = ()
    """The components it needs."""


class Deliverable(Row):
    """What a component delivers."""

    component: Annotated[Id, RefersTo("component")]
    """A component of the technical design."""
    delivers: Words
    """What the city has in hand when the component is accepted."""


class ScopeItem(Row):
    """Something the project does, or leaves to others."""

    id: Id
    """Name of the item."""
    side: Literal["in", "out"]
    """in: the project does it; out: it does not."""
    text: Words
    """What it is."""
    reason: str = ""
    """Why, for what is left out."""


class Beneficiary(Row):
    """A group that gains."""

    defines: ClassVar[str] = "beneficiary"

    id: Id
    """Name of the group, for other tables."""
    group: Words
    """Who they are."""
    count: Annotated[str, RefersTo("quantity")] = ""
    """The quantity that says how many they are; empty where nobody has counted."""
    gain: Words
    """What becomes better for them."""


class Phase(Row):
    """A step of the introduction."""

    defines: ClassVar[str] = "phase"

    id: Id
    """Name of the phase, for other tables."""
    name: Words
    """What people call it."""
    covers: Words
    """Which part of the city it reaches, and with what."""
    first: Month
    """Month in which it begins: 2016-01."""
    last: Month
    """Month in which it ends: 2017-12."""
    kind: Literal["", "prepare", "build", "pilot", "roll_out"] = ""
    """prepare, build, pilot (a part of the city, before the rest) or roll_out."""


class Gate(Row):
    """A measurement that must be passed before the next phase starts."""

    defines: ClassVar[str] = "gate"

    id: Id
    """Name of the gate."""
    after: Annotated[Id, RefersTo("phase")]
    """The phase at whose end it stands."""
    measure: Words
    """What is measured."""
    threshold: Annotated[Id, RefersTo("quantity")]
    """The quantity that is the least value to go on."""
    unit: Words
    """The unit in people's words: visits a unit and working day."""
    instrument: Words
    """How it is measured."""
    otherwise: Words
    """What happens if it is missed."""
