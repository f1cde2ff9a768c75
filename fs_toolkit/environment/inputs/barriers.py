"""Rows of sub-item 1.4: barriers and what is done about them."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from fs_toolkit.core.model import Id, Ids, RefersTo, Row, SourceIds
from fs_toolkit.core.quantities import Origin

BarrierCategory = Literal[
    "political",
    "organisational",
    "legal",
    "financial",
    "technical",
    "human",
    "social",
    "security",
    "vendor",
]
UsualBarrier = Literal["resistance", "election", "lock_in", "operation_money"]
"""Resistance to change, change after an election, lock-in, money for operation."""
Mark = Annotated[int, Field(ge=1, le=5)]


class Barrier(Row):
    """A row of environment/barriers.csv: something that may stop or spoil the project."""

    defines: ClassVar[str] = "barrier"

    id: Id
    """A short name that other tables refer to."""
    category: BarrierCategory
    """political, organisational, legal, financial, technical, human, social, security or vendor."""
    statement: Annotated[str, Field(min_length=1)]
    """The barrier as a sentence: a cause and an effect, not the absence of a solution."""
    likelihood: Mark
    """How likely, 1 to 5."""
    severity: Mark
    """How bad, 1 to 5."""
    controllability: Annotated[int, Field(ge=1, le=3)]
    """1 outside the city's control, 2 in part, 3 in its hands."""
    reason: Annotated[str, Field(min_length=1)]
    """Why these marks."""
    origin: Origin = "desk_estimate"
    """Who gave the marks: desk_estimate by the consultant, collected in a workshop."""
    source: SourceIds = ()
    """Evidence that was read."""
    mitigation: str = ""
    """What is done about it."""
    owner: str = ""
    """The role that answers for the mitigation."""
    cost_lines: Annotated[Ids, RefersTo("line")] = ()
    """Lines of economics/lines.csv that pay for it."""
    cost_note: str = ""
    """Why it needs no line of its own, where it has none."""
    due: str = ""
    """By when the mitigation must stand: 2016, 2016-05 or 2016-05-31."""
    trigger: str = ""
    """What tells that the barrier is arising, so that somebody acts in time."""
    usual: UsualBarrier | Literal[""] = ""
    """resistance, election, lock_in or operation_money, if it is one of those that lists forget."""
    residual_likelihood: Mark | None = None
    """How likely it stays once that is done, 1 to 5."""
    residual_severity: Mark | None = None
    """How bad it stays, 1 to 5."""


class TreeItem(Row):
    """A row of environment/problem_tree.csv: a cause, the problem itself, or an effect."""

    defines: ClassVar[str] = "tree_item"

    id: Id
    """A short name that `leads_to` refers to."""
    text: Annotated[str, Field(min_length=1, max_length=90)]
    """What is the case, short enough for a box."""
    kind: Literal["cause", "problem", "effect"]
    """cause, problem (one of them) or effect."""
    leads_to: Annotated[Ids, RefersTo("tree_item")] = ()
    """What it brings about, between semicolons: a cause leads to the problem or to another cause."""
    barriers: Annotated[Ids, RefersTo("barrier")] = ()
    """Barriers of environment/barriers.csv that stand in the way of mending it."""
    origin: Origin = "desk_estimate"
    """Who says so: desk_estimate by the consultant, collected in a workshop."""
    source: SourceIds = ()
    """Evidence that was read."""
