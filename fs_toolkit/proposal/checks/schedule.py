"""Rules of 4.4: links that can be read, time for procurement, training before service, service when the model says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.definitions import cycle
from fs_toolkit.core.findings import Objection, Rule, rule
from fs_toolkit.core.model import rows
from fs_toolkit.core.said import said
from fs_toolkit.core.suggest import did_you_mean
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.proposal.analysis.composition import go_live
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.schedule import Task
from fs_toolkit.proposal.network import leading_to, read_link

BEFORE_SERVICE = ("preparation", "approval", "donor", "legal", "procurement", "build", "migration")
LEAST_PROCUREMENT = 3.0
"""Months; a public tender with publication, evaluation and award takes no less."""


@rule("PRO031", "error", source="Arithmetic: a circle has no first step")
def tasks_do_not_wait_for_each_other(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """Tasks that wait for each other never begin."""
    tasks = {task.id: task for task in rows(inputs.tasks)}
    found = cycle({id: _waited_for(task) for id, task in tasks.items()})
    if found:
        yield (
            tasks[found[0]].at("predecessors"),
            f"tasks wait for each other: {' > '.join(found)}",
            "Take one of them out of `predecessors`.",
        )


def _waited_for(task: Task) -> tuple[str, ...]:
    """The tasks of its links, those that cannot be read left out."""
    found = []
    for text in task.predecessors:
        with suppress(ValueError):
            found.append(read_link(text).task)
    return tuple(found)


@rule("PRO090", "error", source="Format: what a task waits for")
def links_can_be_read(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """A link that is read otherwise than it was meant moves every date after it."""
    for task in rows(inputs.tasks):
        for text in task.predecessors:
            try:
                read_link(text)
            except ValueError:
                yield (
                    task.at("predecessors"),
                    f"predecessors: {text!r} is no link",
                    "Write a task alone, or with FS, SS, FF or SF and months: "
                    "tender, tender:FS+1, build:SS+2, build:FF-0.5.",
                )


@rule("PRO091", "error", source="Logic: nothing can wait for what is not there")
def links_name_tasks(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """A task that waits for nothing known begins too early."""
    tasks = rows(inputs.tasks)
    known = {task.id for task in tasks}
    for task in tasks:
        for id in _waited_for(task):
            if id not in known:
                yield (
                    task.at("predecessors"),
                    f"predecessors: unknown task {id!r}",
                    did_you_mean(id, known),
                )


@rule("PRO092", "error", source="Arithmetic: three points rise")
def three_points_rise(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """An optimistic time above the likely one turns the risk of the date upside down."""
    for task in rows(inputs.tasks):
        low, high = task.optimistic, task.pessimistic
        if (low is None) != (high is None):
            column = "optimistic" if low is None else "pessimistic"
            yield (
                task.at(column),
                f"{task.name!r} has one of its two outer times",
                f"Give {column} as well, or neither: then {task.duration:g} months are certain.",
            )
        elif low is not None and low > task.duration:
            yield (
                task.at("optimistic"),
                f"{task.name!r}: optimistic {low:g} is above the likely {task.duration:g} months",
                "Optimistic, duration and pessimistic must rise; perhaps two of them changed places.",
            )
        elif high is not None and high < task.duration:
            yield (
                task.at("pessimistic"),
                f"{task.name!r}: pessimistic {high:g} is below the likely {task.duration:g} months",
                "Optimistic, duration and pessimistic must rise; perhaps two of them changed places.",
            )


@rule("PRO093", "error", source="Arithmetic: a period runs forward")
def standstills_run_forward(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """A period that ends before it begins stops no work, and nobody sees it."""
    for each in rows(inputs.calendar):
        if each.last < each.first:
            yield (
                each.at("last"),
                f"{each.name!r} ends on {each.last}, before it begins on {each.first}",
                "Correct one of the two days; they may have changed places.",
            )


@rule("PRO098", "warning", source="Review practice: parallel run and migration not scheduled")
def old_and_new_are_joined(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """Open cases left in the old books, and the months in which both are kept, are work."""
    tasks = rows(inputs.tasks)
    found = {task.activity for task in tasks}
    for activity, what in (
        ("migration", "takes over what is in the old registers"),
        ("parallel_run", "keeps old and new side by side until they agree"),
    ):
        if tasks and activity not in found:
            yield (
                tasks[0].where,
                said("none of the {count} tasks {what}", count=len(tasks), what=what),
                f"Add it with its months: activity `{activity}`.",
            )


@rule("PRO032", "warning", source="Review practice: procurement in one month")
def procurement_has_its_time(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """Procurement is the step that donors' projects most often forget, and the one that delays most."""
    tasks = rows(inputs.tasks)
    tenders = [task for task in tasks if task.activity == "procurement"]
    if tasks and not tenders:
        yield (
            tasks[0].where,
            said("none of the {count} tasks is a procurement", count=len(tasks)),
            "Add the tender with its months: activity `procurement`.",
        )
    for task in tenders:
        if 0 < task.duration < LEAST_PROCUREMENT:
            yield (
                task.at("duration"),
                said(
                    "{name!r} takes {duration:g} months, below {least:g}",
                    name=task.name,
                    duration=task.duration,
                    least=LEAST_PROCUREMENT,
                ),
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
            said("{count} tasks have the activity `go_live`", count=len(live)),
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
                said("{name!r} ends after go-live", name=each.task.name),
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


@rule("PRO094", "warning", source="Malcolm et al. (1959); merge bias by simulation")
def go_live_is_likely_in_the_year_of_the_model(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """Benefits that begin in a year which the schedule misses as often as not are counted too early."""
    schedule, risk = result.schedule, result.risk
    if schedule is None or schedule.opening is None or risk is None:
        return
    likely, modelled = int(schedule.year(risk.p80) + 1e-9), go_live(basis)
    if likely > modelled:
        yield (
            schedule.opening.task.where,
            said(
                "only by {month} is go-live reached with a chance of 80 %, and the "
                "economic model counts service from {modelled} on",
                month=schedule.month(risk.p80),
                modelled=modelled,
            ),
            f"Test a go-live of {likely} as a scenario, or take time out of the critical tasks.",
        )


@rule(
    "PRO097",
    "warning",
    source="Review practice: start before budget approval; national steps missing",
)
def nothing_is_bought_before_it_is_approved(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """A tender without money in the budget is cancelled, and the bidders do not come a second time."""
    schedule = result.schedule
    if schedule is None:
        return
    approvals = {each.task.id for each in schedule.tasks if each.task.activity == "approval"}
    if not approvals:
        yield (
            schedule.tasks[0].task.where,
            said(
                "none of the {count} tasks is an approval, of the city or the nation",
                count=len(schedule.tasks),
            ),
            "Add the budget's approval and the national ones with their months: activity `approval`.",
        )
        return
    for each in schedule.tasks:
        before = leading_to([each.task.id], schedule.steps)
        if each.task.activity in ("procurement", "build") and not approvals & before.keys():
            yield (
                each.task.at("predecessors"),
                said("{name!r} begins before anything is approved", name=each.task.name),
                "Let it wait for the task that approves the budget.",
            )


@rule("PRO099", "warning", source="Review practice: no float")
def something_has_room(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """Where every step is critical, the first small delay moves the date."""
    schedule = result.schedule
    if schedule is None or schedule.go_live is None or len(schedule.work) < 2:
        return
    if len(schedule.critical) == len(schedule.work):
        yield (
            schedule.work[0].task.where,
            said(
                "all {count} pieces of work that lead to go-live are without slack",
                count=len(schedule.work),
            ),
            "Look for work that can be done side by side, or plan a reserve before go-live.",
        )


@rule("PRO103", "warning", source="Arithmetic: work against people")
def no_role_is_overloaded(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """A quarter that needs more people than there are takes longer than a quarter."""
    load = result.load
    for each in load.roles if load else ():
        if load and each.is_over:
            year, quarter = load.quarters[each.busiest]
            yield (
                each.role.at("capacity"),
                said(
                    "{name!r} needs {most:.1f} people in quarter {quarter} of {year}, and has "
                    "{capacity:g}",
                    name=each.role.name,
                    most=each.most,
                    quarter=quarter,
                    year=year,
                    capacity=each.role.capacity,
                ),
                "Move tasks within their slack, hire help for that quarter, or lengthen the tasks.",
            )


INPUT_RULES: tuple[Rule, ...] = (
    links_can_be_read,
    links_name_tasks,
    tasks_do_not_wait_for_each_other,
    three_points_rise,
    standstills_run_forward,
    procurement_has_its_time,
    old_and_new_are_joined,
    service_begins_once,
)
RESULT_RULES: tuple[Rule, ...] = (
    what_service_needs_ends_before_go_live,
    people_are_trained_before_go_live,
    go_live_is_not_later_than_in_the_model,
    go_live_is_likely_in_the_year_of_the_model,
    nothing_is_bought_before_it_is_approved,
    something_has_room,
    no_role_is_overloaded,
)
