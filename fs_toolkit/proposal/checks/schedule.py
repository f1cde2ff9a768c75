"""Rules of 4.4: time for procurement and law, training before service, service when the model says."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.definitions import cycle
from fs_toolkit.core.findings import Objection, Rule, rule
from fs_toolkit.core.model import rows
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.proposal.analysis.composition import go_live
from fs_toolkit.proposal.inputs import ProposalInputs

BEFORE_SERVICE = ("preparation", "approval", "legal", "procurement", "build")
LEAST_PROCUREMENT = 3.0
"""Months; a public tender with publication, evaluation and award takes no less."""


@rule("PRO031", "error", source="Arithmetic: a circle has no first step")
def tasks_do_not_wait_for_each_other(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """Tasks that wait for each other never begin."""
    tasks = {task.id: task for task in rows(inputs.tasks)}
    found = cycle({id: task.predecessors for id, task in tasks.items()})
    if found:
        yield (
            tasks[found[0]].at("predecessors"),
            f"tasks wait for each other: {' > '.join(found)}",
            "Take one of them out of `predecessors`.",
        )


@rule("PRO032", "warning", source="Review practice: procurement in one month")
def procurement_has_its_time(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """Procurement is the step that donors' projects most often forget, and the one that delays most."""
    tasks = rows(inputs.tasks)
    tenders = [task for task in tasks if task.activity == "procurement"]
    if tasks and not tenders:
        yield (
            tasks[0].where,
            f"none of the {len(tasks)} tasks is a procurement",
            "Add the tender with its months: activity `procurement`.",
        )
    for task in tenders:
        if 0 < task.duration < LEAST_PROCUREMENT:
            yield (
                task.at("duration"),
                f"{task.name!r} takes {task.duration:g} months, below {LEAST_PROCUREMENT:g}",
                "Give it the time that the procurement law's deadlines add up to.",
            )


@rule("PRO033", "warning", source="Review practice: no date of service")
def service_begins_once(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """Without a task that is go-live, the schedule cannot be held against the economic model."""
    tasks = rows(inputs.tasks)
    live = [task for task in tasks if task.activity == "go_live"]
    if tasks and len(live) != 1:
        yield (
            (live[1] if live else tasks[0]).where,
            f"{len(live)} tasks have the activity `go_live`",
            "Mark the one at which service to the whole city begins.",
        )


@rule("PRO034", "error", source="Logic: what a service stands on comes before it")
def what_service_needs_ends_before_go_live(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """A law, a contract or a system that comes after the service it carries is too late."""
    schedule = result.schedule
    if schedule is None or schedule.go_live is None:
        return
    for each in schedule.tasks:
        late = each.end - schedule.go_live
        if each.task.activity in BEFORE_SERVICE and late > 1e-6:
            yield (
                each.task.where,
                f"{each.task.name!r} ends {late:g} months after go-live",
                "Let go-live wait for it in `predecessors`, or shorten it.",
            )


@rule("PRO035", "warning", source="Review practice: training after go-live")
def people_are_trained_before_go_live(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """Officials who learn the system from the citizens' first complaints turn against it."""
    schedule = result.schedule
    if schedule is None or schedule.go_live is None:
        return
    for each in schedule.tasks:
        if each.task.activity == "training" and each.end - schedule.go_live > 1e-6:
            yield (
                each.task.where,
                f"{each.task.name!r} ends after go-live",
                "Train before go-live, and put the refresher into the yearly operation.",
            )


@rule("PRO036", "error", source="Consistency: benefits cannot begin before the service")
def go_live_is_not_later_than_in_the_model(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """The economic model counts benefits from its own first year of service on."""
    schedule = result.schedule
    if schedule is None or schedule.go_live is None:
        return
    computed, modelled = int(schedule.year(schedule.go_live) + 1e-9), go_live(basis)
    if computed > modelled:
        task = next(each.task for each in schedule.tasks if each.task.activity == "go_live")
        yield (
            task.where,
            f"the schedule reaches go-live in {computed}, and the economic model "
            f"counts service from {modelled} on",
            f"Shorten the critical tasks, or set the quantity {basis.settings.go_live!r} to {computed}.",
        )


INPUT_RULES: tuple[Rule, ...] = (
    tasks_do_not_wait_for_each_other,
    procurement_has_its_time,
    service_begins_once,
)
RESULT_RULES: tuple[Rule, ...] = (
    what_service_needs_ends_before_go_live,
    people_are_trained_before_go_live,
    go_live_is_not_later_than_in_the_model,
)
