"""Analysis of 4.4: when each task falls, which tasks leave no slack, and when service begins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.schedule import Standstill, Task
from fs_toolkit.proposal.months import (
    calendar_month,
    day_number,
    decimal_year,
    last_month,
    month_number,
)
from fs_toolkit.proposal.network import Period, Step, leading_to, precedence_times, read_link

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
    free: float
    """Months it may slip before any other task does."""
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
    """When everything happens; the tasks stand in the order in which they begin."""

    first_year: int
    tasks: tuple[PlannedTask, ...]
    steps: Mapping[str, Step]
    """The network behind them, in months after January of the first year."""
    standstills: tuple[Standstill, ...]
    """Periods without work, those that meet no task left out."""
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

    @property
    def by_id(self) -> dict[str, PlannedTask]:
        """The tasks by their id."""
        return {each.task.id: each for each in self.tasks}

    @property
    def opening(self) -> PlannedTask | None:
        """The last task that is go-live; None where no task is."""
        live = [each for each in self.tasks if each.task.activity == "go_live"]
        return max(live, key=lambda each: each.end) if live else None

    def year(self, months: float) -> float:
        """A moment as a decimal year."""
        return decimal_year(months, self.first_year)

    def month(self, months: float) -> str:
        """The month in which a moment falls: 2018-01."""
        year, month = calendar_month(months, self.first_year)
        return f"{year}-{month:02d}"

    def last_month(self, months: float) -> str:
        """The month in which work ends that ends at a moment: 2017-12."""
        year, month = last_month(months, self.first_year)
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
    standstills = rows(inputs.calendar)
    steps = {task.id: _step(task, standstills, first_year) for task in tasks}
    opening = [task.id for task in tasks if task.activity == "go_live"]
    times = precedence_times(steps)
    leading = leading_to(opening, steps) if opening else steps
    # what leads to go-live is held against go-live, and not against what comes years later
    times.update(precedence_times(leading, opening))
    planned = []
    for task in tasks:
        found = times[task.id]
        planned.append(
            PlannedTask(
                task,
                found.early_start,
                found.early_finish,
                found.total_float,
                found.free_float,
                task.id in leading,
            )
        )
    planned.sort(key=lambda each: (each.start, each.end))
    live = [each.end for each in planned if each.task.id in opening]
    return ProjectSchedule(
        first_year=first_year,
        tasks=tuple(planned),
        steps=steps,
        standstills=tuple(each for each in standstills if _is_felt(each, planned, first_year)),
        end=max(each.end for each in planned),
        go_live=max(live) if live else None,
    )


def _step(task: Task, standstills: Iterable[Standstill], first_year: int) -> Step:
    wait = month_number(task.earliest, first_year) if task.earliest else 0
    closed = [_period(each, first_year) for each in standstills if _stops(each, task)]
    return Step(
        duration=task.duration,
        links=tuple(read_link(each) for each in task.predecessors),
        not_before=float(max(0, wait)),
        closed=_apart(closed),
    )


def _stops(standstill: Standstill, task: Task) -> bool:
    return "all" in standstill.activities or task.activity in standstill.activities


def _period(standstill: Standstill, first_year: int) -> Period:
    """From the morning of the first day to the evening of the last."""
    after = standstill.last + timedelta(days=1)
    return day_number(standstill.first, first_year), day_number(after, first_year)


def _apart(periods: list[Period]) -> tuple[Period, ...]:
    """Periods in order, those that meet made one."""
    found: list[Period] = []
    for begin, end in sorted(periods):
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((begin, end))
    return tuple(found)


def _is_felt(standstill: Standstill, planned: list[PlannedTask], first_year: int) -> bool:
    """Whether work of its kind is under way, or would begin, in the period."""
    begin, end = _period(standstill, first_year)
    return any(
        each.start <= end and begin < each.end
        for each in planned
        if each.is_work and _stops(standstill, each.task)
    )
