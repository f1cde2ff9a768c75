"""Rules of 4.4: each gap of skill is closed, in time, with money, and with a test at the end."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, Rule, rule
from fs_toolkit.core.model import rows
from fs_toolkit.core.said import said
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.training import Course


@rule("PRO104", "warning", source="Review practice: training counted as capacity")
def every_gap_of_skill_is_answered(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """A gap that section 3.2 names and nobody closes is still there at go-live."""
    plan = result.training
    if plan is None:
        return
    for need in plan.open:
        naming = (
            "Give the gap an `id` in legal/skills.csv, and name it" if not need.id else "Name it"
        )
        yield (
            rows(inputs.training)[0].at("skills"),
            said(
                "nothing closes the gap {skill!r} of {office}", skill=need.skill, office=need.office
            ),
            f"{naming} in `skills` of a course, or of a row with mode `hiring`.",
        )
    for need in plan.needs:
        hired = any(each.course.mode == "hiring" and need in each.closes for each in plan.courses)
        if need.people and need not in plan.open and not hired:
            yield (
                rows(inputs.training)[0].at("skills"),
                said(
                    "{office} lacks {people} people for {skill!r}, and nobody is hired",
                    office=need.office,
                    people=need.people,
                    skill=need.skill,
                ),
                "Add a row with mode `hiring`; a course does not fill a post.",
            )


@rule("PRO105", "warning", source="Review practice: training after go-live")
def courses_are_held_before_go_live(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """What is learned after the first citizen has called is learned from the citizen."""
    schedule, plan = result.schedule, result.training
    for each in plan.courses if plan else ():
        if schedule is None or schedule.go_live is None or not each.teaches:
            continue
        if each.task is None:
            yield (
                each.course.at("when"),
                said("the course {name!r} has no place in the schedule", name=each.course.name),
                "Name in `when` the task in which it is held.",
            )
        elif each.task.end > schedule.go_live + 1e-6 and each.task.task.activity != "training":
            yield (
                each.course.at("when"),
                said(
                    "the course {name!r} ends with {task_name!r}, after go-live",
                    name=each.course.name,
                    task_name=each.task.task.name,
                ),
                "Hold it in a task that ends before go-live.",
            )


@rule("PRO106", "warning", source="Review practice: training once, people change")
def refreshing_has_money(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """People move; without a yearly round what was learned is gone in three years."""
    plan = result.training
    if plan is None:
        return
    taught = [each for each in plan.courses if each.teaches]
    again = [each for each in taught if each.course.refresh is not None]
    if taught and not again:
        yield (
            taught[0].course.at("refresh"),
            said("none of the {count} courses is held again", count=len(taught)),
            "Give the months after which it is, and a yearly cost line.",
        )
    elif again and plan.once and not plan.yearly:
        yield (
            again[0].course.at("lines"),
            said(
                "{count} courses are held again, and no line of theirs pays for that each year",
                count=len(again),
            ),
            "Name in `lines` the yearly line of economics/lines.csv that pays for it.",
        )


@rule("PRO107", "warning", source="Review practice: success and equal access to training")
def courses_are_tested_and_open_to_women(
    inputs: ProposalInputs, basis: Basis
) -> Iterator[Objection]:
    """Attendance is no skill, and a course without a target is held for those who are sent first."""
    taught = [course for course in rows(inputs.training) if course.mode != "hiring"]
    untested = [course for course in taught if not course.tested]
    open_ = [course for course in taught if course.women is None]
    if untested:
        yield (
            untested[0].at("tested"),
            said("nothing tests what was learned in {courses}", courses=_named(untested)),
            "Say what people can do afterwards, and who looks.",
        )
    if open_:
        yield (
            open_[0].at("women"),
            said("no target for women in {courses}", courses=_named(open_)),
            "Give the share among those taught, at least that among those who do the work.",
        )


def _named(courses: list[Course]) -> tuple[str, ...]:
    return tuple(repr(course.name) for course in courses)


@rule("PRO108", "error", source="Arithmetic: one number of people")
def the_number_of_people_is_said_once(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """Two numbers for one thing contradict each other sooner or later."""
    for course in rows(inputs.training):
        if course.people is not None and course.people_from:
            yield (
                course.at("people_from"),
                f"{course.name!r} says {course.people:g} people, and names {course.people_from!r} too",
                "Keep one of them; the quantity, where there is one.",
            )


@rule("PRO109", "warning", source="Review practice: training without money")
def training_has_money(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """A course that no line pays for is the first thing to be cut."""
    plan = result.training
    for each in plan.courses if plan and result.costs.components else ():
        if plan and each.person_days and not each.course.lines:
            yield (
                each.course.at("lines"),
                said(
                    "no cost line pays for {name!r}, {person_days:,.0f} person-days",
                    name=each.course.name,
                    person_days=each.person_days,
                ),
                "Name the line of economics/lines.csv that does.",
            )


INPUT_RULES: tuple[Rule, ...] = (
    courses_are_tested_and_open_to_women,
    the_number_of_people_is_said_once,
)
RESULT_RULES: tuple[Rule, ...] = (
    every_gap_of_skill_is_answered,
    courses_are_held_before_go_live,
    refreshing_has_money,
    training_has_money,
)
