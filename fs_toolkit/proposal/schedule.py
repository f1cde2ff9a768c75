"""Schedule: when tasks can and must happen, by the critical path method."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from fs_toolkit.proposal.network import Link, Step, precedence_times


class TaskTimes(NamedTuple):
    """When a task can and must happen, in the unit of the durations."""

    early_start: float
    early_finish: float
    late_start: float
    """On the critical path the same as the early start."""
    late_finish: float


def critical_path(tasks: Mapping[str, tuple[float, Iterable[str | Link]]]) -> dict[str, TaskTimes]:
    """Earliest and latest times of tasks that wait for the end of others.

    A forward pass gives the earliest times from 0 on; a backward pass, from the
    finish of the last task, the latest that do not delay it. A task whose two starts
    are equal has no slack: it is critical.

    Parameters
    ----------
    tasks : mapping of id to (duration, predecessors)
        Durations of 0 or more, in any one unit, and the tasks that must end before; a `Link`
        in place of an id ties starts or finishes, with a lag. [time]

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
    steps = {
        task: Step(durations[task], _predecessors(task, named))
        for task, (_, named) in tasks.items()
    }
    return {task: TaskTimes(*times[:4]) for task, times in precedence_times(steps).items()}


def _duration(task: str, duration: float) -> float:
    if isinstance(duration, bool | str) or not _is_finite(duration) or duration < 0:
        raise ValueError(f"the duration of {task!r} must be 0 or more, not {duration!r}")
    return duration


def _is_finite(duration: float) -> bool:
    try:
        return math.isfinite(duration)
    except TypeError:
        return False


def _predecessors(task: str, named: Iterable[str | Link]) -> tuple[Link, ...]:
    if isinstance(named, str):  # its letters would be taken for tasks
        raise ValueError(f"the predecessors of {task!r} must be a list, not the text {named!r}")
    return tuple(each if isinstance(each, Link) else Link(each) for each in named)
