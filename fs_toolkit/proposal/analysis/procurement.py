"""Analysis of 4.4: what each package costs and when it is bought; legal actions and their tasks."""

from __future__ import annotations

from dataclasses import dataclass

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.proposal.analysis.schedule import PlannedTask, ProjectSchedule
from fs_toolkit.proposal.costs import ProjectCosts
from fs_toolkit.proposal.handed_over import LegalLead
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.procurement import Package
from fs_toolkit.proposal.months import day_number


@dataclass(frozen=True)
class PlannedPackage:
    """A package with its cost and its place in the schedule."""

    package: Package
    cost: float
    """Base estimate of its components' investment, without taxes and uplifts. [money]"""
    task: PlannedTask | None


@dataclass(frozen=True)
class Procurement:
    """What is bought together; empty where nobody has cut packages."""

    packages: tuple[PlannedPackage, ...]
    unbought: tuple[str, ...]
    """Ids of components that cost something and stand in no package."""

    @property
    def cost(self) -> float:
        """All packages together [money]."""
        return sum(each.cost for each in self.packages)


@dataclass(frozen=True)
class LegalStep:
    """A legal action and the task that carries it out."""

    action: LegalLead
    task: PlannedTask | None
    room: float
    """Months from the day the law was read (`in_force_at`) to the end of its task; inf without a task."""

    @property
    def short_by(self) -> float:
        """Months that its lead time is longer than that; 0 where it fits, or the action is done."""
        if self.task is None or not self.task.is_work and self.task.start == 0:
            return 0.0
        return max(0.0, self.action.months - self.room)


def procure(
    inputs: ProposalInputs, costs: ProjectCosts, schedule: ProjectSchedule | None
) -> Procurement:
    """What each package costs, and which components nobody buys."""
    tasks = schedule.by_id if schedule else {}
    packages = rows(inputs.packages)
    bought = {id for package in packages for id in package.components}
    return Procurement(
        packages=tuple(
            PlannedPackage(
                package,
                sum(costs.components[id].base for id in package.components if id in costs.components),
                tasks.get(package.task),
            )
            for package in packages
        ),
        unbought=tuple(
            id for id, cost in costs.components.items() if packages and cost.base and id not in bought
        ),
    )


def legal_steps(
    actions: tuple[LegalLead, ...], schedule: ProjectSchedule | None, basis: Basis
) -> tuple[LegalStep, ...]:
    """Each legal action with its task; where several carry it out, the one that ends last."""
    if schedule is None:
        return ()
    today = day_number(basis.about.in_force_at, schedule.first_year)
    found = []
    for action in actions:
        carrying = [each for each in schedule.tasks if action.id in each.task.legal_action]
        task = max(carrying, key=lambda each: each.end) if carrying else None
        found.append(LegalStep(action, task, task.end - today if task else float("inf")))
    return tuple(found)
