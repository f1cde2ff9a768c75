"""Analysis of 4.4: when each task falls, which tasks leave no slack, and when service begins."""

from __future__ import annotations

from dataclasses import dataclass

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.schedule import Task
from fs_toolkit.proposal.months import calendar_month, decimal_year, month_number
from fs_toolkit.proposal.schedule import critical_path

Network = dict[str, tuple[float, list[str]]]
"""Duration and predecessors by task."""

TOLERANCE = 1e-6
"""Months; less slack than this is none."""


@dataclass(frozen=True)
class PlannedTask:
    """A task with its dates, in months after January of the schedule's first year."""

    task: Task
    start: float
    end: float
    slack: float
    """Months it may slip before go-live does, or, where go-live does not wait for it, the end."""
    leads: bool
    """Whether go-live waits for it; true of all where no task is go-live."""

    @property
    def critical(self) -> bool:
        """Whether it has no slack."""
        return self.slack <= TOLERANCE

    @property
    def is_work(self) -> bool:
        """Whether it takes time, and is not only a date."""
        return self.task.duration > 0


@dataclass(frozen=True)
class ProjectSchedule:
    """What 4.4 shows; the tasks stand in the order in which they begin."""

    first_year: int
    tasks: tuple[PlannedTask, ...]
    end: float
    """Months until everything is done."""
    go_live: float | None
    """Months until service begins; None where no task says so."""

    @property
    def work(self) -> tuple[PlannedTask, ...]:
        """Tasks that take time and that go-live waits for."""
        return tuple(each for each in self.tasks if each.is_work and each.leads)

    @property
    def critical(self) -> tuple[PlannedTask, ...]:
        """Those of them without slack: the chain that decides the date."""
        return tuple(each for each in self.work if each.critical)

    def year(self, months: float) -> float:
        """A moment as a decimal year."""
        return decimal_year(months, self.first_year)

    def month(self, months: float) -> str:
        """The month in which a moment falls: 2018-01."""
        year, month = calendar_month(months, self.first_year)
        return f"{year}-{month:02d}"

    def before_go_live(self, *activities: str) -> float:
        """Months between the end of the last task of these activities and go-live; inf without either."""
        ends = [each.end for each in self.tasks if each.task.activity in activities]
        if self.go_live is None or not ends:
            return float("inf")
        return self.go_live - max(ends)


def plan(inputs: ProposalInputs, basis: Basis) -> ProjectSchedule | None:
    """The schedule; None until tasks are there."""
    tasks = rows(inputs.tasks)
    if not tasks:
        return None
    first_year = basis.settings.first_year
    network: Network = {}
    for task in tasks:
        waits = list(task.predecessors)
        if task.earliest:
            # "not before" is waiting for the calendar: a task that takes until then
            calendar = f"{task.id} not before"
            months = max(0, month_number(task.earliest, first_year))
            network[calendar] = (float(months), [])
            waits.append(calendar)
        network[task.id] = (task.duration, waits)
    opening = [task.id for task in tasks if task.activity == "go_live"]
    times = dict(critical_path(network))
    leading = _leading_to(opening, network) if opening else network
    # what leads to go-live is held against go-live, and not against what comes years later
    times.update(critical_path(leading))
    planned = []
    for task in tasks:
        early_start, early_finish, late_start, _ = times[task.id]
        slack = late_start - early_start
        planned.append(PlannedTask(task, early_start, early_finish, slack, task.id in leading))
    planned.sort(key=lambda each: (each.start, each.end))
    live = [each.end for each in planned if each.task.id in opening]
    return ProjectSchedule(
        first_year=first_year,
        tasks=tuple(planned),
        end=max(each.end for each in planned),
        go_live=max(live) if live else None,
    )


def _leading_to(ids: list[str], network: Network) -> Network:
    """The part of a network that these tasks wait for, they themselves included."""
    found: Network = {}
    waiting = list(ids)
    while waiting:
        id = waiting.pop()
        if id not in found:
            found[id] = network[id]
            waiting.extend(network[id][1])
    return found
