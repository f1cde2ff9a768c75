"""4.4 as blocks: what drives the date of go-live, the Gantt chart, tasks with their slack."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import (
    Block,
    Cell,
    Chart,
    Column,
    Heading,
    Paragraph,
    Spans,
    Table,
    spans,
)
from fs_toolkit.document.cells import unanswered
from fs_toolkit.document.charts import Span, TimeChart
from fs_toolkit.document.prose import prose
from fs_toolkit.document.wording import Wording
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.proposal.analysis.composition import go_live
from fs_toolkit.proposal.analysis.schedule import PlannedTask, ProjectSchedule
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.months import last_month


def report_schedule(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult, wording: Wording
) -> Iterator[Block]:
    """Schedule."""
    yield Heading("proposal.schedule", 2, wording.text("proposal.schedule.title"))
    schedule = result.schedule
    if schedule is None:
        yield Paragraph(
            "proposal.schedule_answer", wording("proposal.schedule.answer_open"), "answer"
        )
    else:
        yield _answer(schedule, basis, wording)
    yield from prose(inputs.schedule, "proposal.schedule_text")
    yield from unanswered("proposal.tasks_open", inputs, "tasks", wording)
    if schedule is None:
        return
    yield Paragraph("proposal.gantt_text", _chain(schedule, wording))
    yield _gantt(schedule, wording)
    yield Paragraph("proposal.tasks_text", _slack(schedule, wording))
    yield _tasks(inputs, schedule, wording)


def _answer(schedule: ProjectSchedule, basis: Basis, wording: Wording) -> Paragraph:
    if schedule.go_live is None:
        words = wording("proposal.schedule.answer_no_date", months=wording.number(schedule.end))
        return Paragraph("proposal.schedule_answer", words, "answer")
    modelled = go_live(basis)
    late = int(schedule.year(schedule.go_live) + 1e-9) > modelled
    return Paragraph(
        "proposal.schedule_answer",
        wording(
            f"proposal.schedule.answer_{'late' if late else 'fits'}",
            months=wording.number(schedule.go_live),
            date=wording.date(schedule.month(schedule.go_live)),
            modelled=wording.year(modelled),
            slack=_pressure(schedule, wording),
        ),
        "answer",
    )


def _pressure(schedule: ProjectSchedule, wording: Wording) -> str:
    tasks = wording.number(len(schedule.work))
    if not schedule.critical:
        return wording.text("proposal.schedule.answer_loose", tasks=tasks)
    critical = wording.number(len(schedule.critical))
    return wording.text("proposal.schedule.answer_tight", tasks=tasks, critical=critical)


def _chain(schedule: ProjectSchedule, wording: Wording) -> Spans:
    if not schedule.critical:
        return wording("proposal.schedule.chain_none")
    return wording("proposal.schedule.chain", chain=_names(schedule))


def _names(schedule: ProjectSchedule) -> str:
    return "; ".join(each.task.name for each in schedule.critical)


def _slack(schedule: ProjectSchedule, wording: Wording) -> Spans:
    loose = [each for each in schedule.work if not each.critical]
    if not loose:
        return wording("proposal.schedule.no_slack")
    most = max(loose, key=lambda each: each.slack)
    least = min(loose, key=lambda each: each.slack)
    return wording(
        "proposal.schedule.slack",
        most=most.task.name,
        most_months=_months(most.slack, wording),
        least=least.task.name,
        least_months=_months(least.slack, wording),
    )


def _months(count: float, wording: Wording) -> str:
    key = "month" if abs(count - 1) < 1e-9 else "months"
    return wording.text(f"proposal.schedule.{key}", count=wording.number(count))


def _gantt(schedule: ProjectSchedule, wording: Wording) -> Chart:
    title, caption, alt = _told(schedule, wording)
    return Chart(
        "proposal.gantt",
        caption,
        TimeChart(
            title,
            tuple(
                Span(
                    each.task.name,
                    schedule.year(each.start),
                    schedule.year(each.end),
                    critical=each.critical,
                    milestone=not each.is_work,
                )
                for each in schedule.tasks
            ),
            unit="month",
        ),
        alt,
    )


def _told(schedule: ProjectSchedule, wording: Wording) -> tuple[str, str, str]:
    """What the chart shows: its title, its caption, and words for who does not see it."""
    if not schedule.critical:
        return (
            wording.text("proposal.schedule.gantt_title_none"),
            wording.text("proposal.schedule.gantt_caption_none"),
            wording.text("proposal.schedule.gantt_alt_none"),
        )
    longest = max(schedule.critical, key=lambda each: each.task.duration)
    count = wording.number(len(schedule.critical))
    return (
        wording.text("proposal.schedule.gantt_title", longest=longest.task.name),
        wording.text("proposal.schedule.gantt_caption", count=count),
        wording.text("proposal.schedule.gantt_alt", chain=_names(schedule)),
    )


def _tasks(inputs: ProposalInputs, schedule: ProjectSchedule, wording: Wording) -> Table:
    owners = {role.id: role.name for role in rows(inputs.roles)}

    def row(each: PlannedTask) -> tuple[str | Cell, ...]:
        year, month = last_month(each.end, schedule.first_year)
        return (
            each.task.name,
            wording.text(f"proposal.kind.{each.task.kind}"),
            wording.date(schedule.month(each.start)),
            wording.date(f"{year}-{month:02d}") if each.is_work else wording.dash,
            Cell(spans(wording.number(abs(each.slack))), shade=2 if each.critical else 0),
            owners.get(each.task.owner, wording.dash),
        )

    return Table(
        "proposal.tasks",
        wording.text(
            "proposal.schedule.tasks_caption",
            tasks=wording.number(len(schedule.work)),
            critical=wording.number(len(schedule.critical)),
        ),
        (
            Column(wording.text("proposal.head.task"), 2.6),
            Column(wording.text("proposal.head.kind"), 0.9),
            Column(wording.text("proposal.head.first"), 1.2),
            Column(wording.text("proposal.head.last"), 1.2),
            Column(wording.text("proposal.head.slack"), 0.7, "right"),
            Column(wording.text("proposal.head.owner"), 2.0),
        ),
        tuple(row(each) for each in schedule.tasks),
        wording("proposal.schedule.tasks_source"),
    )
