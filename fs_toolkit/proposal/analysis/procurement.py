"""Analysis of 4.4: what each package costs and when it is bought; legal actions and their tasks."""

from __future__ import annotations

from dataclasses import dataclass

from fs_toolkit.core.model import rows
from fs_toolkit.proposal.analysis.schedule import PlannedTask, ProjectSchedule
from fs_toolkit.proposal.costs import ProjectCosts
from fs_toolkit.proposal.handed import LegalLead
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.procurement import Package


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
    """Months that the schedule gives it; inf without a task or where it is done."""

    @property
    def short_by(self) -> float:
        """Months that its lead time is longer than what the schedule gives it; 0 where it fits."""
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
                sum(
                    costs.components[id].base for id in package.components if id in costs.components
                ),
                tasks.get(package.task),
            )
            for package in packages
        ),
        unbought=tuple(
            id
            for id, cost in costs.components.items()
            if packages and cost.base and id not in bought
        ),
    )


def legal_steps(
    actions: tuple[LegalLead, ...], schedule: ProjectSchedule | None
) -> tuple[LegalStep, ...]:
    """Each legal action with its task; where several carry it out, the one that ends last."""
    if schedule is None:
        return ()
    found = []
    for action in actions:
        carrying = [each for each in schedule.tasks if action.id in each.task.legal_action]
        task = max(carrying, key=lambda each: each.end) if carrying else None
        found.append(LegalStep(action, task, _room(task, schedule)))
    return tuple(found)


def _room(task: PlannedTask | None, schedule: ProjectSchedule) -> float:
    """A legal task is given its own months; a clause in another task, those until go-live."""
    if task is None or not task.is_work:
        return float("inf")
    if task.task.activity == "legal":
        return task.task.duration
    return (schedule.go_live if schedule.go_live is not None else float("inf")) - task.start
