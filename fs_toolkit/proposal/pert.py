"""Three-point durations: when a goal is reached with which chance, by formula and by simulation."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import NormalDist
from typing import NamedTuple

import numpy as np

from fs_toolkit.core.numeric import Floats
from fs_toolkit.proposal.network import Period, Step, in_sequence, leading_to

DRAWS = 10_000


class Estimate(NamedTuple):
    """The working time of a task, in three points."""

    optimistic: float
    likely: float
    pessimistic: float

    @property
    def expected(self) -> float:
        """Expected working time (o + 4m + p)/6 [time]."""
        return (self.optimistic + 4 * self.likely + self.pessimistic) / 6

    @property
    def variance(self) -> float:
        """Variance ((p - o)/6)² [time²]."""
        return ((self.pessimistic - self.optimistic) / 6) ** 2


class Finish(NamedTuple):
    """When a goal is reached by the normal approximation."""

    mean: float
    variance: float

    def quantile(self, chance: float) -> float:
        """The moment before which it is reached with this chance [time].

        >>> round(Finish(20, 4).quantile(0.8), 2)
        21.68
        """
        if self.variance == 0:
            return self.mean
        return NormalDist(self.mean, self.variance**0.5).inv_cdf(chance)


def refuse_disorder(id: str, estimate: Estimate) -> None:
    """Raises ValueError unless 0 <= optimistic <= likely <= pessimistic."""
    if not 0 <= estimate.optimistic <= estimate.likely <= estimate.pessimistic < float("inf"):
        raise ValueError(
            f"{id!r}: optimistic, likely and pessimistic must rise from 0 on, not "
            f"{estimate.optimistic:g}, {estimate.likely:g}, {estimate.pessimistic:g}"
        )


def expected_finish(
    steps: Mapping[str, Step], estimates: Mapping[str, Estimate], goal: str
) -> Finish:
    """Mean and variance of a goal's finish along the critical path of expected durations.

    The textbook's approximation: other paths are taken never to become critical, and the
    tasks of the path to vary independently. Of several critical paths the one with the
    largest variance counts. Where a start is tied to a start, the duration before it adds
    nothing; where the ends are tied, the duration after it adds nothing.

    Parameters
    ----------
    steps : mapping of id to Step
        The network; durations of tasks with an estimate are replaced. [time]
    estimates : mapping of id to Estimate
        Three points of some tasks; the others are certain. [time]
    goal : id

    Raises
    ------
    ValueError
        If the three points of a task do not rise.

    References
    ----------
    .. [1] D. G. Malcolm, J. H. Roseboom, C. E. Clark, W. Fazar, "Application of a technique
       for research and development program evaluation," Operations Research 7(5), 1959.

    Examples
    --------
    >>> from fs_toolkit.proposal.network import Link
    >>> expected_finish({"a": Step(3), "b": Step(5, (Link("a"),))},
    ...                 {"a": Estimate(1, 3, 5), "b": Estimate(2, 5, 14)}, "b")
    Finish(mean=9.0, variance=4.444444444444445)
    """
    for id, estimate in estimates.items():
        refuse_disorder(id, estimate)
    ends: dict[str, tuple[Finish, Finish]] = {}
    for id in in_sequence(leading_to([goal], steps)):
        ends[id] = _ends(steps[id], estimates.get(id), ends)
    return ends[goal][1]


def _ends(
    step: Step, estimate: Estimate | None, ends: Mapping[str, tuple[Finish, Finish]]
) -> tuple[Finish, Finish]:
    """Start and finish of a task, each with the variance of the path that leads to it."""
    duration = estimate.expected if estimate else step.duration
    own = estimate.variance if estimate else 0.0
    # (start, variance of the start, variance of the finish) of each thing that may bind
    binding = [(float(step.not_before), 0.0, own)]
    for link in step.links:
        before = ends[link.task][link.tie[0] == "F"]
        moment = before.mean + link.lag
        if link.tie[1] == "S":
            binding.append((moment, before.variance, before.variance + own))
        else:
            start = float(_start_before(np.array(moment), np.array(duration), step.closed))
            binding.append((start, before.variance + own, before.variance))
    latest = max(start for start, _, _ in binding)
    tied = [each for each in binding if latest - each[0] <= 1e-9]
    _, at_start, at_finish = max(tied, key=lambda each: each[2])
    opens = _first_open(np.array(latest), step.closed)
    finish = _finish_after(opens, np.array(duration), step.closed)
    return Finish(float(opens), at_start), Finish(float(finish), at_finish)


def simulated_finish(
    steps: Mapping[str, Step],
    estimates: Mapping[str, Estimate],
    goal: str,
    generator: np.random.Generator,
    draws: int = DRAWS,
) -> Floats:
    """When a goal is reached in each of many draws, whichever path is critical in it.

    Durations are beta-PERT with shape 4. Where paths merge, the latest of them counts, and
    the mean lies later than that of any one path: the merge bias that the formula leaves out.

    Parameters
    ----------
    steps, estimates, goal
        As in `expected_finish`. The order of the mappings does not matter.
    generator : numpy.random.Generator
        Where chance comes from.
    draws : int, optional

    Returns
    -------
    ndarray, shape (draws,)
        Moments. [time]

    References
    ----------
    .. [1] D. Vose, "Risk Analysis: A Quantitative Guide," 3rd ed., Wiley, 2008 (PERT distribution).

    Examples
    --------
    Two tasks of 2 to 4 months side by side: the mean of the later one is above 3.

    >>> from fs_toolkit.proposal.network import Link
    >>> steps = {"a": Step(3), "b": Step(3), "open": Step(0, (Link("a"), Link("b")))}
    >>> both = {"a": Estimate(2, 3, 4), "b": Estimate(2, 3, 4)}
    >>> float(simulated_finish(steps, both, "open", np.random.default_rng(1)).mean().round(1))
    3.2
    """
    if draws < 1:
        raise ValueError(f"a simulation needs one draw at least, not {draws}")
    leading = leading_to([goal], steps)
    drawn = {}
    for id in sorted(leading):
        if id in estimates:
            refuse_disorder(id, estimates[id])
            drawn[id] = _beta_pert(estimates[id], generator, draws)
    ends: dict[str, tuple[Floats, Floats]] = {}
    for id in in_sequence(leading):
        duration = drawn.get(id, np.array(float(steps[id].duration)))
        ends[id] = _drawn_ends(steps[id], duration, ends)
    return np.broadcast_to(ends[goal][1], (draws,)).copy()


def _beta_pert(estimate: Estimate, generator: np.random.Generator, draws: int) -> Floats:
    low, likely, high = estimate
    if high == low:
        return np.full(draws, float(low))
    rise = 1 + 4 * (likely - low) / (high - low)
    fall = 1 + 4 * (high - likely) / (high - low)
    return np.asarray(low + (high - low) * generator.beta(rise, fall, draws))


def _drawn_ends(
    step: Step, duration: Floats, ends: Mapping[str, tuple[Floats, Floats]]
) -> tuple[Floats, Floats]:
    start = np.array(float(step.not_before))
    for link in step.links:
        moment = ends[link.task][link.tie[0] == "F"] + link.lag
        if link.tie[1] == "F":
            moment = _start_before(moment, duration, step.closed)
        start = np.maximum(start, moment)
    start = _first_open(start, step.closed)
    return start, _finish_after(start, duration, step.closed)


def _first_open(moment: Floats, closed: tuple[Period, ...]) -> Floats:
    for begin, end in closed:
        moment = np.where((begin <= moment) & (moment < end), end, moment)
    return moment


def _finish_after(start: Floats, duration: Floats, closed: tuple[Period, ...]) -> Floats:
    finish = start + duration
    for begin, end in closed:
        pauses = (start <= begin) & (begin < finish)
        finish = np.where(pauses, finish + (end - begin), finish)
    return np.asarray(finish)


def _start_before(finish: Floats, duration: Floats, closed: tuple[Period, ...]) -> Floats:
    for begin, end in closed:
        inside = (begin < finish) & ((finish < end) | ((finish == end) & (duration > 0)))
        finish = np.where(inside, begin, finish)
    start = finish - duration
    for begin, end in reversed(closed):
        start = np.where((start < end) & (end <= finish), start - (end - begin), start)
    return np.asarray(start)
