"""Analysis of 4.4: how many people each role needs in each quarter, against how many it has."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fs_toolkit.core.model import rows
from fs_toolkit.proposal.analysis.schedule import ProjectSchedule
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.schedule import Role
from fs_toolkit.proposal.loading import load_by_period

QUARTER = 3
"""Months."""


@dataclass(frozen=True)
class RoleLoad:
    """The people a role needs, by quarter."""

    role: Role
    people: tuple[float, ...]
    """Person-months a month, mean of each quarter."""

    @property
    def most(self) -> float:
        """The people of its busiest quarter."""
        return max(self.people)

    @property
    def busiest(self) -> int:
        """Which quarter that is, 0 the first."""
        return self.people.index(self.most)

    @property
    def is_over(self) -> bool:
        """Whether some quarter needs more people than the role can give."""
        return self.role.capacity is not None and self.most > self.role.capacity + 1e-9


@dataclass(frozen=True)
class StaffLoad:
    """The load of all roles for whose tasks somebody estimated the effort."""

    quarters: tuple[tuple[int, int], ...]
    """Year and quarter, 1 to 4."""
    roles: tuple[RoleLoad, ...]
    without: int
    """Tasks that take time and whose effort nobody has estimated."""


def staff_load(inputs: ProposalInputs, schedule: ProjectSchedule | None) -> StaffLoad | None:
    """The load by role and quarter; None where no task of a known role has an effort."""
    tasks = [each for each in schedule.tasks if each.task.effort] if schedule else []
    if schedule is None or not tasks:
        return None
    first = int(min(each.start for each in tasks) // QUARTER)
    last = max(first + 1, int(np.ceil(max(each.end for each in tasks) / QUARTER - 1e-9)))
    edges = np.arange(first, last + 1) * QUARTER
    loads = load_by_period(
        [each.start for each in tasks],
        [each.end for each in tasks],
        [each.task.effort or 0.0 for each in tasks],
        edges,
    )
    found = []
    for role in rows(inputs.roles):
        own = [each.task.owner == role.id for each in tasks]
        if any(own):
            people = loads[own].sum(axis=0) / QUARTER
            found.append(RoleLoad(role, tuple(map(float, people))))
    if not found:
        return None
    quarters = [(schedule.first_year + n // 4, n % 4 + 1) for n in range(first, last)]
    without = sum(each.is_work and each.task.effort is None for each in schedule.tasks)
    return StaffLoad(tuple(quarters), tuple(found), without)
