"""4.4 as blocks: who is taught what, when, and what closes each gap of skill."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import Block, Column, Heading, Paragraph, Table
from fs_toolkit.document.cells import made_up, unanswered
from fs_toolkit.document.wording import Wording
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.proposal.analysis.schedule import ProjectSchedule
from fs_toolkit.proposal.analysis.training import PlannedCourse, TrainingPlan
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.report.words import quoted


def report_training(
    inputs: ProposalInputs, result: ProposalResult, basis: Basis, wording: Wording
) -> Iterator[Block]:
    """Capacity building."""
    plan, schedule = result.training, result.schedule
    if plan is None:
        if rows(inputs.tasks):
            yield from unanswered("proposal.training_open", inputs, "training", wording)
        return
    yield Heading("proposal.training_part", 3, wording.text("proposal.training.title"))
    yield Paragraph(
        "proposal.training_text",
        wording("proposal.sentences", text=" ".join(_sentences(plan, basis, wording))),
    )
    yield Paragraph("proposal.training_table_text", wording("proposal.training.table_text"))
    yield _table(plan, schedule, basis, wording)


def _sentences(plan: TrainingPlan, basis: Basis, wording: Wording) -> Iterator[str]:
    currency = basis.settings.currency
    hired = [each for each in plan.courses if not each.teaches]
    if plan.needs:
        count = wording.number(len(plan.needs))
        names = quoted((need.skill for need in plan.open), wording)
        yield (
            wording.text("proposal.training.gaps_open", count=count, names=names)
            if plan.open
            else wording.text("proposal.training.gaps_closed", count=count)
        )
    else:
        yield wording.text("proposal.training.gaps_unknown")
    if hired:
        people = sum(each.people or 0 for each in hired)
        yield wording.text("proposal.training.hired", people=wording.number(people))
    yield wording.text("proposal.training.days", days=wording.number(round(plan.person_days)))
    if plan.day_cost is not None:
        yield wording.text(
            "proposal.training.cost",
            once=wording.money_words(plan.once, currency),
            day=wording.money_words(float(f"{plan.day_cost:.2g}"), currency),
        )
    if plan.yearly:
        yield wording.text(
            "proposal.training.yearly",
            yearly=wording.money_words(plan.yearly, currency),
            lines=plan.yearly_lines,
        )
    uncounted = [
        each.course.name for each in plan.courses if each.course.women is None and each.teaches
    ]
    if uncounted:
        yield wording.text("proposal.training.women_open", names=quoted(uncounted, wording))


def _table(
    plan: TrainingPlan, schedule: ProjectSchedule | None, basis: Basis, wording: Wording
) -> Table:
    taught = [each for each in plan.courses if each.teaches]
    largest = max(plan.courses, key=lambda each: each.person_days)
    caption = wording.text("proposal.training.caption_none", count=wording.number(len(taught)))
    if plan.person_days:
        caption = wording.text(
            "proposal.training.caption",
            name=largest.course.name,
            share=wording.share(largest.person_days / plan.person_days),
        )
    return Table(
        "proposal.training",
        made_up(caption, (each.course for each in plan.courses), basis.about.city, wording),
        (
            Column(wording.text("proposal.head.learned"), 2.2),
            Column(wording.text("proposal.head.audience"), 1.7),
            Column(wording.text("proposal.head.people"), 0.8, "right"),
            Column(wording.text("proposal.head.days"), 0.6, "right"),
            Column(wording.text("proposal.head.way"), 1.1),
            Column(wording.text("proposal.head.until"), 1.3),
            Column(wording.text("proposal.head.tested"), 2.4),
            Column(wording.text("proposal.head.women"), 0.8, "right"),
        ),
        tuple(_row(each, schedule, wording) for each in plan.courses),
        wording("proposal.training.source"),
    )


def _row(
    each: PlannedCourse, schedule: ProjectSchedule | None, wording: Wording
) -> tuple[str, ...]:
    course = each.course
    until = wording.dash
    if each.task is not None and schedule is not None:
        until = wording.date(schedule.last_month(each.task.end))
    if course.refresh is not None:
        until = wording.text(
            "proposal.training.again", date=until, months=wording.number(course.refresh)
        )
    return (
        course.name,
        course.audience,
        wording.number(each.people) if each.people is not None else wording.dash,
        wording.number(course.days) if each.teaches else wording.dash,
        wording.text(f"proposal.mode.{course.mode}"),
        until,
        course.tested or wording.dash,
        wording.share(course.women) if course.women is not None else wording.dash,
    )
