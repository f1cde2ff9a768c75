"""How a case travels: handovers, the time it is worked on, the time it takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import NamedTuple


class Travel(NamedTuple):
    """The slowest way of a case through its steps."""

    path: tuple[str, ...]
    handovers: int
    """How often it passes from one lane to another on this way."""
    touch: float
    """Time somebody works on it. [minute]"""
    lead: float
    """Time from the first step to the end of the last. [minute]"""

    @property
    def efficiency(self) -> float | None:
        """Share of the time in which somebody works on it, 0 to 1; None where it takes none."""
        return self.touch / self.lead if self.lead else None


def slowest_way(
    lanes: Mapping[str, str],
    after: Mapping[str, Iterable[str]],
    touch: Mapping[str, float],
    wait: Mapping[str, float],
) -> Travel:
    """The way that takes longest from a step nothing goes before to one nothing follows.

    Of ways that take equally long, the one with more steps.

    Parameters
    ----------
    lanes : mapping of step to lane
        Who does each step.
    after : mapping of step to steps
        The steps that each one follows.
    touch, wait : mapping of step to time
        Time somebody works on the step, and time the case lies before it, 0 or more. [minute]

    Raises
    ------
    ValueError
        If there is no step, one follows a step that is not there, steps follow each other in
        a circle, or a time is negative.

    Examples
    --------
    >>> way = slowest_way(
    ...     {"take": "ward", "check": "city", "mend": "works"},
    ...     {"take": [], "check": ["take"], "mend": ["check"]},
    ...     {"take": 10, "check": 5, "mend": 45},
    ...     {"take": 0, "check": 480, "mend": 1860},
    ... )
    >>> way.handovers, way.touch, way.lead, way.efficiency
    (2, 60.0, 2400.0, 0.025)
    """
    if not lanes:
        raise ValueError("a process has at least one step")
    before = {step: tuple(after.get(step, ())) for step in lanes}
    for step, named in before.items():
        lost = [each for each in named if each not in lanes]
        if lost:
            raise ValueError(f"{step!r} follows {lost[0]!r}, which is no step")
    if min((*touch.values(), *wait.values()), default=0) < 0:
        raise ValueError("times are 0 or more")
    try:
        order = tuple(TopologicalSorter(before).static_order())
    except CycleError as error:
        raise ValueError(
            f"steps follow each other in a circle: {', '.join(error.args[1])}"
        ) from None
    best: dict[str, tuple[float, int, tuple[str, ...]]] = {}
    for step in order:
        time, count, way = max((best[each] for each in before[step]), default=(0.0, 0, ()))
        own = touch.get(step, 0.0) + wait.get(step, 0.0)
        best[step] = (time + own, count + 1, (*way, step))
    lead, _, path = max(best.values())
    passed = sum(lanes[first] != lanes[next_] for first, next_ in pairwise(path))
    return Travel(path, passed, float(sum(touch.get(step, 0.0) for step in path)), float(lead))
