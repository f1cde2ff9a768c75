"""4.4 as blocks: what drives the date of go-live, how certain it is, the Gantt chart, tasks with their slack."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.core.ties import foremost
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
from fs_toolkit.document.cells import made_up, unanswered
from fs_toolkit.document.charts import Span, TimeChart
from fs_toolkit.document.prose import prose
from fs_toolkit.document.wording import Wording
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.proposal.analysis.composition import go_live
from fs_toolkit.proposal.analysis.finish_risk import FinishRisk
from fs_toolkit.proposal.analysis.schedule import PlannedTask, ProjectSchedule
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.schedule import Activity
from fs_toolkit.proposal.report.certainty import report_certainty
from fs_toolkit.proposal.report.load import report_load
from fs_toolkit.proposal.report.milestones import report_milestones
from fs_toolkit.proposal.report.packages import report_packages
from fs_toolkit.proposal.report.training import report_training
from fs_toolkit.proposal.report.words import months


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
        yield _answer(schedule, result.risk, basis, wording)
    yield from prose(inputs.schedule, "proposal.schedule_text")
    yield from unanswered("proposal.tasks_open", inputs, "tasks", wording)
    if schedule is not None:
        yield Paragraph("proposal.gantt_text", _chain(schedule, wording))
        yield _gantt(schedule, basis, wording)
        yield Paragraph("proposal.tasks_text", _slack(schedule, wording))
        yield _tasks(inputs, schedule, basis, wording)
        yield from report_certainty(schedule, result.risk, wording)
        yield from report_milestones(inputs, result, basis, wording)
    yield from report_packages(inputs, result, basis, wording)
    yield from report_load(result, basis, wording)
    yield from report_training(inputs, result, basis, wording)


def _answer(
    schedule: ProjectSchedule, risk: FinishRisk | None, basis: Basis, wording: Wording
) -> Paragraph:
    if schedule.go_live is None:
        words = wording(
            "proposal.schedule.answer_no_date", months=wording.number(round(schedule.end))
        )
        return Paragraph("proposal.schedule_answer", words, "answer")
    modelled = go_live(basis)
    late = int(schedule.year(schedule.go_live) + 1e-9) > modelled
    return Paragraph(
        "proposal.schedule_answer",
        wording(
            f"proposal.schedule.answer_{'late' if late else 'fits'}",
            months=wording.number(
                round(schedule.go_live - min(each.start for each in schedule.tasks))
            ),
            date=wording.date(schedule.month(schedule.go_live)),
            modelled=wording.year(modelled),
            slack=_pressure(schedule, wording) + _chance(schedule, risk, wording),
        ),
        "answer",
    )


def _pressure(schedule: ProjectSchedule, wording: Wording) -> str:
    tasks = wording.number(len(schedule.work))
    if not schedule.critical:
        return wording.text("proposal.schedule.answer_loose", tasks=tasks)
    critical = wording.number(len(schedule.critical))
    return wording.text("proposal.schedule.answer_tight", tasks=tasks, critical=critical)


def _chance(schedule: ProjectSchedule, risk: FinishRisk | None, wording: Wording) -> str:
    if risk is None:
        return ""
    date = wording.date(schedule.month(risk.p80))
    return " " + wording.text("proposal.schedule.answer_chance", date=date)


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
        most_months=months(most.slack, wording),
        least=least.task.name,
        least_months=months(least.slack, wording),
    )


GROUPS: dict[str, tuple[Activity, ...]] = {
    "decisions": ("preparation", "approval", "donor"),
    "law": ("legal",),
    "system": ("procurement", "build", "migration"),
    "people": ("training", "outreach"),
    "service": ("pilot", "parallel_run", "go_live", "roll_out", "hand_over", "evaluation"),
}
"""Groups of the chart, by activity."""


def _group(each: PlannedTask) -> str:
    return next(name for name, found in GROUPS.items() if each.task.activity in found)


def _gantt(schedule: ProjectSchedule, basis: Basis, wording: Wording) -> Chart:
    title, caption, alt = _told(schedule, wording)
    grouped = sorted(schedule.tasks, key=lambda each: list(GROUPS).index(_group(each)))
    return Chart(
        "proposal.gantt",
        made_up(caption, (each.task for each in schedule.tasks), basis.about.city, wording),
        TimeChart(
            title,
            tuple(
                Span(
                    each.task.name,
                    schedule.year(each.start),
                    schedule.year(each.end),
                    group=wording.text(f"proposal.task_group.{_group(each)}"),
                    critical=each.critical and each.leads,
                    milestone=not each.is_work,
                )
                for each in grouped
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
    longest = foremost(schedule.critical, lambda each: each.task.duration)
    title = (
        wording.text("proposal.schedule.gantt_title", longest=longest[0].task.name)
        if len(longest) == 1
        else wording.text(
            "proposal.schedule.gantt_title_several",
            count=wording.number(len(longest)),
            months=months(longest[0].task.duration, wording),
        )
    )
    count = wording.number(len(schedule.critical))
    return (
        title,
        wording.text("proposal.schedule.gantt_caption", count=count),
        wording.text("proposal.schedule.gantt_alt", chain=_names(schedule)),
    )


def _tasks(
    inputs: ProposalInputs, schedule: ProjectSchedule, basis: Basis, wording: Wording
) -> Table:
    owners = {role.id: role.name for role in rows(inputs.roles)}

    def row(each: PlannedTask) -> tuple[str | Cell, ...]:
        return (
            each.task.name,
            schedule.month(each.start),
            schedule.last_month(each.end),
            Cell(spans(_short(each.slack, wording)), shade=2 if each.critical else 0),
            _short(each.free, wording),
            owners.get(each.task.owner, wording.dash),
            each.task.reason or wording.dash,
        )

    work = [each for each in schedule.tasks if each.is_work]
    caption = wording.text(
        "proposal.schedule.tasks_caption",
        tasks=wording.number(len(schedule.work)),
        critical=wording.number(len(schedule.critical)),
    )
    return Table(
        "proposal.tasks",
        made_up(caption, (each.task for each in work), basis.about.city, wording),
        (
            Column(wording.text("proposal.head.task"), 2.6),
            Column(wording.text("proposal.head.first"), 1.15),
            Column(wording.text("proposal.head.last"), 1.15),
            Column(wording.text("proposal.head.slack"), 0.8, "right"),
            Column(wording.text("proposal.head.free"), 0.8, "right"),
            Column(wording.text("proposal.head.owner"), 1.45),
            Column(wording.text("proposal.head.reason"), 2.8),
        ),
        tuple(row(each) for each in work),
        wording("proposal.schedule.tasks_source"),
    )


def _short(months: float, wording: Wording) -> str:
    """Months in a cell: whole ones as they are, others to one decimal."""
    return wording.number(abs(round(months, 1)))
