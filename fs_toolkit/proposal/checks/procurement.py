"""Rules of 4.4: legal actions and donors' steps have their place, and everything is bought once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, Rule, rule
from fs_toolkit.core.model import rows
from fs_toolkit.core.said import said
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.procurement import Package
from fs_toolkit.proposal.inputs.schedule import DonorStep


@rule("PRO095", "warning", source="Review practice: no lead time of the law in the Gantt chart")
def legal_actions_stand_in_the_schedule(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """A rule that nobody has planned is not in force when the service begins."""
    for each in result.legal_steps:
        action = each.action
        if each.task is None and action.within_power and result.schedule is not None:
            yield (
                result.schedule.tasks[0].task.at("legal_action"),
                said(
                    "no task carries out the legal action {name!r} ({months:g} months)",
                    name=action.name,
                    months=action.months,
                ),
                f"Write {action.id!r} into `legal_action` of the task that does; "
                "of a milestone at the start, if it is done.",
            )
        elif each.task is not None and each.short_by > 1e-6:
            yield (
                each.task.task.at("duration"),
                said(
                    "{name!r} gives the legal action {action_name!r} {room:.0f} months, and "
                    "section 3.3 says {months:g}",
                    name=each.task.task.name,
                    action_name=action.name,
                    room=each.room,
                    months=action.months,
                ),
                "Lengthen the task or let it begin earlier, or correct the lead time in legal/actions.csv.",
            )


@rule("PRO096", "warning", source="Practice of lenders: identification to no-objection")
def donors_steps_are_tasks(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """Money of others comes after their own steps, which are seldom in the city's plan."""
    tasks = rows(inputs.tasks)
    givers = [each for each in rows(inputs.funding) if each.kind in ("grant", "loan")]
    missing = [
        step.replace("_", "-")
        for step in get_args(DonorStep)
        if step and all(task.donor_step != step for task in tasks)
    ]
    if tasks and givers and missing:
        yield (
            tasks[0].where,
            said(
                "{name!r} shall pay, and of its own steps these are no tasks: {missing}",
                name=givers[0].name,
                missing=tuple(missing),
            ),
            "Add them with activity `donor` and `donor_step`, before the contract that they pay.",
        )


@rule("PRO100", "error", source="Arithmetic: bought once, counted once")
def each_component_is_bought_once(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """A component in two packages is paid twice in the table."""
    bought: dict[str, Package] = {}
    for package in rows(inputs.packages):
        for id in package.components:
            if id in bought:
                yield (
                    package.at("components"),
                    f"the component {id!r} stands in {bought[id].name!r} and in {package.name!r}",
                    "Leave it in one of them; what is bought apart is a component of its own.",
                )
            bought.setdefault(id, package)


@rule("PRO101", "warning", source="Review practice: procurement plan against cost table")
def everything_is_bought_somewhere(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """Money without a procedure is spent late, or directly."""
    for id in result.procurement.unbought:
        yield (
            rows(inputs.packages)[0].where,
            said("the component {id!r} costs something and stands in no package", id=id),
            "Add it to one, or to a package with method `own_work`.",
        )


@rule("PRO102", "warning", source="Review practice: procurement in one month")
def packages_fit_their_tasks(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """The schedule must give a procedure the months that it takes."""
    tasks = {task.id: task for task in rows(inputs.tasks)}
    for package in rows(inputs.packages):
        task = tasks.get(package.task)
        if task is not None and package.months > task.duration + 1e-6:
            yield (
                package.at("months"),
                said(
                    "{name!r} takes {months:g} months from publication to signature, and its "
                    "task {task_name!r} has {duration:g}",
                    name=package.name,
                    months=package.months,
                    task_name=task.name,
                    duration=task.duration,
                ),
                "Lengthen the task, or name the one in which it really happens.",
            )


INPUT_RULES: tuple[Rule, ...] = (
    donors_steps_are_tasks,
    each_component_is_bought_once,
    packages_fit_their_tasks,
)
RESULT_RULES: tuple[Rule, ...] = (
    legal_actions_stand_in_the_schedule,
    everything_is_bought_somewhere,
)
