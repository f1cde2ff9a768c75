"""Analysis of 4.4: how certain the date of go-live is, by formula and by simulation."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fs_toolkit.proposal.analysis.schedule import PlannedTask, ProjectSchedule
from fs_toolkit.proposal.pert import DRAWS, Estimate, expected_finish, simulated_finish

SEED = 44
CHANCE = 0.8


@dataclass(frozen=True)
class FinishRisk:
    """When go-live is reached if durations vary; no money depends on it. Moments in months."""

    tasks: int
    """Tasks that lead to go-live and have three points."""
    expected: float
    """Mean along the critical path."""
    sd: float
    """Standard deviation of the critical path. [month]"""
    p80_formula: float
    """Reached by then with a chance of 80 %, by the normal approximation along the critical path."""
    mean: float
    """Mean of the simulation over all paths."""
    p80: float
    """Reached by then in 80 % of the draws."""
    as_planned: float
    """Share of draws that keep the planned date."""
    draws: int = DRAWS
    seed: int = SEED

    @property
    def merge_bias(self) -> float:
        """What the formula leaves out: the mean over all paths less that of one [month]."""
        return self.mean - self.expected


def estimate_of(task_: PlannedTask) -> Estimate | None:
    """The three points of a task; None where it has not both."""
    task = task_.task
    if task.optimistic is None or task.pessimistic is None:
        return None
    return Estimate(task.optimistic, task.duration, task.pessimistic)


def finish_risk(schedule: ProjectSchedule | None, seed: int = SEED) -> FinishRisk | None:
    """How certain go-live is; None without go-live, or without three points of any task before it."""
    if schedule is None or schedule.opening is None:
        return None
    goal = schedule.opening.task.id
    estimates = {
        each.task.id: estimate
        for each in schedule.tasks
        if each.leads and (estimate := estimate_of(each)) is not None
    }
    if not estimates:
        return None
    along = expected_finish(schedule.steps, estimates, goal)
    drawn = simulated_finish(schedule.steps, estimates, goal, np.random.default_rng(seed))
    return FinishRisk(
        tasks=len(estimates),
        expected=along.mean,
        sd=along.variance**0.5,
        p80_formula=along.quantile(CHANCE),
        mean=float(drawn.mean()),
        p80=float(np.quantile(drawn, CHANCE)),
        as_planned=float((drawn <= schedule.opening.end + 1e-9).mean()),
        seed=seed,
    )
