"""Precedence network: tasks tied start or finish to start or finish, with lags and times without work."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Literal, NamedTuple, get_args

Tie = Literal["FS", "SS", "FF", "SF"]
Period = tuple[float, float]
"""From, to; the moment `to` is working time again. [time]"""

TIES: tuple[Tie, ...] = get_args(Tie)
SLACK = 1e-9
"""Slack below this share of the whole duration is only rounding."""
_LINK = re.compile(
    r"(?P<task>[^:\s]+)\s*(?::\s*(?P<tie>FS|SS|FF|SF)?\s*(?P<lag>[+-]\s*\d+(?:\.\d+)?)?)?",
    re.IGNORECASE,
)


class Link(NamedTuple):
    """What a task waits for: the start or the finish of another, and so long after it."""

    task: str
    tie: Tie = "FS"
    """Its finish or start, then mine: FS waits for its finish to start."""
    lag: float = 0
    """Time between the two; negative is a lead. Lags run through holidays. [time]"""


class Step(NamedTuple):
    """A task of a network."""

    duration: float
    """Working time; 0 for a milestone. [time]"""
    links: tuple[Link, ...] = ()
    not_before: float = 0
    """Moment before which it cannot start. [time]"""
    closed: tuple[Period, ...] = ()
    """Periods in which it does not go on, in order and apart. [time]"""


class StepTimes(NamedTuple):
    """When a task can and must happen."""

    early_start: float
    early_finish: float
    late_start: float
    """On the critical path the same as the early start."""
    late_finish: float
    free_float: float
    """How long it may slip before any other task does."""

    @property
    def total_float(self) -> float:
        """How long it may slip before the goal does."""
        return self.late_start - self.early_start


def read_link(text: str) -> Link:
    """A link as it is written: a task, or a task with its tie and lag.

    Raises
    ------
    ValueError
        If the text is no link.

    Examples
    --------
    >>> read_link("design")
    Link(task='design', tie='FS', lag=0.0)
    >>> read_link("uat:FF-1.5"), read_link("tender:+2")
    (Link(task='uat', tie='FF', lag=-1.5), Link(task='tender', tie='FS', lag=2.0))
    """
    found = _LINK.fullmatch(text.strip())
    if found is None or text.strip().endswith(":"):
        raise ValueError(f"{text!r} is no link; write task, task:SS, task:FS+2 or task:FF-1")
    tie = next(each for each in TIES if each == (found["tie"] or "FS").upper())
    return Link(found["task"], tie, float((found["lag"] or "0").replace(" ", "")))


def precedence_times(steps: Mapping[str, Step], goals: Iterable[str] = ()) -> dict[str, StepTimes]:
    """Earliest and latest times of tasks by the precedence diagram method.

    Forward, each task starts as soon as its links, its first day and its calendar let it;
    backward, as late as what is tied to it and the goals let it. Work is not split: it
    only pauses where its calendar is closed.

    Parameters
    ----------
    steps : mapping of id to Step
        The network; all times in one unit, counted from the project's start. [time]
    goals : iterable of ids, optional
        Tasks whose latest early finish is the deadline; without them, the end of everything.
        With them each task must lead to one (`leading_to`).

    Returns
    -------
    dict of id to StepTimes
        In the order given. [time]

    Raises
    ------
    ValueError
        If a link names no task, or tasks wait for each other in a circle.

    References
    ----------
    .. [1] J. J. Moder, C. R. Phillips, E. W. Davis, "Project Management with CPM, PERT and
       Precedence Diagramming," 3rd ed., Van Nostrand Reinhold, 1983.

    Examples
    --------
    Testing begins 2 after building does, and ends 1 after it:

    >>> times = precedence_times({
    ...     "build": Step(6),
    ...     "test": Step(2, (Link("build", "SS", 2), Link("build", "FF", 1)))})
    >>> times["test"]
    StepTimes(early_start=5, early_finish=7, late_start=5, late_finish=7, free_float=0)
    """
    sequence = in_sequence(steps)
    early: dict[str, tuple[float, float]] = {}
    for id in sequence:
        early[id] = _earliest(steps[id], early)
    goals = set(goals)
    end = max(early[id][1] for id in goals or sequence)
    after = _after(steps)
    late: dict[str, tuple[float, float]] = {}
    for id in reversed(sequence):
        deadline = end if not goals or id in goals else float("inf")
        late[id] = _latest(steps[id], early[id], deadline, after[id], late)
    return {id: _times(early, late[id], after[id], id, end) for id in steps}


def leading_to(goals: Iterable[str], steps: Mapping[str, Step]) -> dict[str, Step]:
    """The part of a network that these tasks wait for, they themselves included.

    >>> list(leading_to(["b"], {"a": Step(1), "b": Step(1, (Link("a"),)), "c": Step(9)}))
    ['a', 'b']
    """
    found: set[str] = set()
    waiting = list(goals)
    while waiting:
        id = waiting.pop()
        if id not in found:
            found.add(id)
            waiting.extend(link.task for link in steps[id].links)
    return {id: step for id, step in steps.items() if id in found}


def in_sequence(steps: Mapping[str, Step]) -> list[str]:
    """The tasks, each after those it waits for; ValueError names a circle or an unknown task.

    >>> in_sequence({"b": Step(1, (Link("a"),)), "a": Step(1)})
    ['a', 'b']
    """
    for id, step in steps.items():
        unknown = sorted({link.task for link in step.links} - steps.keys())
        if unknown:
            names = ", ".join(repr(each) for each in unknown)
            raise ValueError(f"{id!r} waits for {names}, which is not a task")
    before = {id: {link.task for link in step.links} for id, step in steps.items()}
    try:
        return list(TopologicalSorter(before).static_order())
    except CycleError as error:
        circle = " -> ".join(repr(task) for task in error.args[1])
        raise ValueError(f"tasks wait for each other in a circle: {circle}") from None


def finish_after(start: float, duration: float, closed: Iterable[Period]) -> float:
    """When work that can start at a moment is done, with the pauses of its calendar.

    >>> finish_after(4, 2, [(5, 6)]), finish_after(5, 2, [(5, 6)])
    (7, 8)
    """
    start = first_open(start, closed)
    finish = start + duration
    for begin, end in closed:
        if start <= begin < finish:
            finish += end - begin
    return finish


def start_before(finish: float, duration: float, closed: Iterable[Period]) -> float:
    """The latest start of work that must be done at a moment.

    >>> start_before(7, 2, [(5, 6)]), start_before(5.5, 2, [(5, 6)])
    (4, 3)
    """
    periods = tuple(closed)
    for begin, end in periods:
        if begin < finish < end or (finish == end and duration > 0):
            finish = begin
    start = finish - duration
    for begin, end in reversed(periods):
        if start < end <= finish:
            start -= end - begin
    return start


def first_open(moment: float, closed: Iterable[Period]) -> float:
    """The moment, or the end of the period without work that it falls in.

    >>> first_open(5.5, [(5, 6)]), first_open(6, [(5, 6)])
    (6, 6)
    """
    for begin, end in closed:
        if begin <= moment < end:
            moment = end
    return moment


def _earliest(step: Step, early: Mapping[str, tuple[float, float]]) -> tuple[float, float]:
    start, dragged = step.not_before, 0.0
    for link in step.links:
        moment = early[link.task][link.tie[0] == "F"] + link.lag
        if link.tie[1] == "F":
            dragged = max(dragged, moment)
            moment = start_before(moment, step.duration, step.closed)
        start = max(start, moment)
    start = first_open(start, step.closed)
    finish = finish_after(start, step.duration, step.closed)
    return start, max(finish, dragged) if step.closed else finish


def _latest(
    step: Step,
    early: tuple[float, float],
    deadline: float,
    after: Iterable[tuple[str, Link]],
    late: Mapping[str, tuple[float, float]],
) -> tuple[float, float]:
    finish, bound = deadline, float("inf")
    for id, link in after:
        moment = late[id][link.tie[1] == "F"] - link.lag
        if link.tie[0] == "F":
            finish = min(finish, moment)
        else:
            bound = min(bound, moment)
    start = min(start_before(finish, step.duration, step.closed), bound)
    finish = min(finish, finish_after(start, step.duration, step.closed))
    return start, max(finish, early[1])


def _after(steps: Mapping[str, Step]) -> dict[str, list[tuple[str, Link]]]:
    """What is tied to each task."""
    found: dict[str, list[tuple[str, Link]]] = {id: [] for id in steps}
    for id, step in steps.items():
        for link in step.links:
            found[link.task].append((id, link))
    return found


def _times(
    early: Mapping[str, tuple[float, float]],
    late: tuple[float, float],
    after: Iterable[tuple[str, Link]],
    id: str,
    end: float,
) -> StepTimes:
    start, finish = early[id]
    if abs(late[0] - start) <= SLACK * abs(end):
        return StepTimes(start, finish, start, finish, 0)
    # what is free is free of every task that is tied to this one, and of the end
    room = late[0] - start
    for other, link in after:
        mine = early[id][link.tie[0] == "F"]
        room = min(room, early[other][link.tie[1] == "F"] - mine - link.lag)
    return StepTimes(start, finish, *late, max(0, room))
