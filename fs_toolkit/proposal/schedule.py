"""Schedule: when tasks can and must happen, by the critical path method."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

SLACK = 1e-9
"""Slack below this share of the whole duration is only rounding."""


class TaskTimes(NamedTuple):
    """When a task can and must happen, in the unit of the durations."""

    early_start: float
    early_finish: float
    late_start: float
    """On the critical path the same as the early start."""
    late_finish: float


def critical_path(tasks: Mapping[str, tuple[float, Iterable[str]]]) -> dict[str, TaskTimes]:
    """Earliest and latest times of tasks that wait for the end of others.

    A forward pass gives the earliest times from 0 on; a backward pass, from the
    finish of the last task, the latest that do not delay it. A task whose two starts
    are equal has no slack: it is critical.

    Parameters
    ----------
    tasks : mapping of id to (duration, predecessors)
        Durations of 0 or more, in any one unit, and the tasks that must end before. [time]

    Returns
    -------
    dict of id to TaskTimes
        Early start, early finish, late start, late finish; tasks in the order given. [time]

    Raises
    ------
    ValueError
        If there are no tasks, a duration is negative or no number, a predecessor is not a
        task, or tasks wait for each other in a circle.

    References
    ----------
    .. [1] J. E. Kelley, M. R. Walker, "Critical-path planning and scheduling," Proceedings
       of the Eastern Joint Computer Conference, 1959, pp. 160-173.

    Examples
    --------
    >>> times = critical_path({"build": (3, []), "train": (1, []), "open": (1, ["build", "train"])})
    >>> times["train"]
    TaskTimes(early_start=0, early_finish=1, late_start=2, late_finish=3)
    >>> [task for task, each in times.items() if each.early_start == each.late_start]
    ['build', 'open']
    """
    if not tasks:
        raise ValueError("there are no tasks")
    durations = {task: _duration(task, duration) for task, (duration, _) in tasks.items()}
    before = {task: _predecessors(task, named, durations) for task, (_, named) in tasks.items()}
    order = _order(before)

    early: dict[str, float] = {}
    for task in order:
        early[task] = max((early[each] + durations[each] for each in before[task]), default=0)
    end = max(early[task] + durations[task] for task in order)

    late_finish: dict[str, float] = dict.fromkeys(order, end)
    for task in reversed(order):
        for each in before[task]:
            late_finish[each] = min(late_finish[each], late_finish[task] - durations[task])
    return {task: _times(early[task], durations[task], late_finish[task], end) for task in tasks}


def _times(early_start: float, duration: float, late_finish: float, end: float) -> TaskTimes:
    early_finish = early_start + duration
    if abs(late_finish - early_finish) <= SLACK * end:
        return TaskTimes(early_start, early_finish, early_start, early_finish)
    return TaskTimes(early_start, early_finish, late_finish - duration, late_finish)


def _duration(task: str, duration: float) -> float:
    if isinstance(duration, bool | str) or not _is_finite(duration) or duration < 0:
        raise ValueError(f"the duration of {task!r} must be 0 or more, not {duration!r}")
    return duration


def _is_finite(duration: float) -> bool:
    try:
        return math.isfinite(duration)
    except TypeError:
        return False


def _predecessors(task: str, named: Iterable[str], durations: Mapping[str, float]) -> set[str]:
    if isinstance(named, str):  # its letters would be taken for tasks
        raise ValueError(f"the predecessors of {task!r} must be a list, not the text {named!r}")
    predecessors = set(named)
    unknown = sorted(predecessors - durations.keys())
    if unknown:
        names = ", ".join(repr(each) for each in unknown)
        raise ValueError(f"{task!r} waits for {names}, which is not a task")
    return predecessors


def _order(before: Mapping[str, set[str]]) -> list[str]:
    """The tasks, each after those it waits for."""
    try:
        return list(TopologicalSorter(before).static_order())
    except CycleError as error:
        circle = " -> ".join(repr(task) for task in error.args[1])
        raise ValueError(f"tasks wait for each other in a circle: {circle}") from None
