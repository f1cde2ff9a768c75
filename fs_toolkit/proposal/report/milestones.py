"""4.4 as blocks: milestones and what is in hand then, the road map by year, steps of law and donors."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import Block, Column, Paragraph, Table
from fs_toolkit.document.cells import made_up
from fs_toolkit.document.wording import Wording
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.proposal.analysis.procurement import LegalStep
from fs_toolkit.proposal.analysis.schedule import PlannedTask, ProjectSchedule
from fs_toolkit.proposal.costs import ProjectCosts
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.composition import Phase
from fs_toolkit.proposal.report.words import quoted


def report_milestones(
    inputs: ProposalInputs, result: ProposalResult, basis: Basis, wording: Wording
) -> Iterator[Block]:
    """What is in hand when, what each year brings, and whose steps the plan holds."""
    schedule = result.schedule
    if schedule is None:
        return
    dated = [each for each in schedule.tasks if each.task.kind != "task" or each.task.deliverable]
    dated.sort(key=lambda each: each.end)
    if dated:
        yield Paragraph("proposal.milestones_text", wording("proposal.milestones.text"))
        yield _milestones(dated, inputs, schedule, basis, wording)
    yield from _law(result.legal_steps, schedule, wording)
    yield from _donors(schedule, wording)
    years = _years(schedule, result.costs)
    if len(years) > 1:
        yield Paragraph("proposal.road_map_text", wording("proposal.road_map.text"))
        yield _road_map(years, inputs, result, basis, wording)


def _milestones(
    dated: list[PlannedTask],
    inputs: ProposalInputs,
    schedule: ProjectSchedule,
    basis: Basis,
    wording: Wording,
) -> Table:
    owners = {role.id: role.name for role in rows(inputs.roles)}
    gates = [each for each in dated if each.task.kind == "gate"]
    caption = wording.text(
        "proposal.milestones.caption",
        count=wording.number(len(dated)),
        gates=wording.number(len(gates)),
    )
    return Table(
        "proposal.milestones",
        made_up(caption, (each.task for each in dated), basis.about.city, wording),
        (
            Column(wording.text("proposal.head.by"), 1.2),
            Column(wording.text("proposal.head.step"), 2.4),
            Column(wording.text("proposal.head.kind"), 0.9),
            Column(wording.text("proposal.head.in_hand"), 3.0),
            Column(wording.text("proposal.head.owner"), 1.5),
        ),
        tuple(
            (
                wording.date(
                    schedule.last_month(each.end) if each.is_work else schedule.month(each.end)
                ),
                each.task.name,
                wording.text(f"proposal.kind.{each.task.kind}"),
                each.task.deliverable or wording.dash,
                owners.get(each.task.owner, wording.dash),
            )
            for each in dated
        ),
    )


def _law(
    steps: tuple[LegalStep, ...], schedule: ProjectSchedule, wording: Wording
) -> Iterator[Block]:
    planned = [each for each in steps if each.task is not None]
    left = [each for each in steps if each.task is None]
    if not steps:
        return
    parts = [
        wording.text(
            "proposal.milestones.law",
            planned=wording.number(len(planned)),
            count=wording.number(len(steps)),
        )
    ]
    ends = [each for each in planned if each.task and each.task.task.activity == "legal"]
    if ends:
        last = max((each.task for each in ends if each.task), key=lambda task: task.end)
        parts.append(
            wording.text(
                "proposal.milestones.law_last",
                task=last.task.name,
                date=wording.date(schedule.last_month(last.end)),
            )
        )
    for key, names in (
        ("law_outside", [each.action.name for each in left if not each.action.within_power]),
        ("law_open", [each.action.name for each in left if each.action.within_power]),
    ):
        if names:
            parts.append(wording.text(f"proposal.milestones.{key}", names=quoted(names, wording)))
    yield Paragraph("proposal.legal_steps", wording("proposal.sentences", text=" ".join(parts)))


def _donors(schedule: ProjectSchedule, wording: Wording) -> Iterator[Block]:
    found = [each for each in schedule.tasks if each.task.donor_step]
    if found:
        steps = wording.list(
            wording.text(
                "proposal.milestones.donor_step",
                step=wording.text(f"proposal.donor_step.{each.task.donor_step}"),
                date=wording.date(schedule.last_month(each.end)),
            )
            for each in found
        )
        yield Paragraph("proposal.donor_steps", wording("proposal.milestones.donors", steps=steps))


def _years(schedule: ProjectSchedule, costs: ProjectCosts) -> list[int]:
    last = int(schedule.year(schedule.end) - 1e-9)
    return [int(year) for year in costs.years if year <= last]


def _road_map(
    years: list[int],
    inputs: ProposalInputs,
    result: ProposalResult,
    basis: Basis,
    wording: Wording,
) -> Table:
    schedule, costs = result.schedule, result.costs
    assert schedule is not None

    def row(year: int) -> tuple[str, ...]:
        ended = [each for each in schedule.tasks if int(schedule.year(each.end) + 1e-9) == year]
        dated = [each.task.name for each in ended if each.task.kind != "task"]
        reached = dated or [each.task.name for each in ended if each.task.deliverable]
        phases = [phase.name for phase in rows(inputs.phases) if _covers(phase, year)]
        if not phases and schedule.go_live is not None and year > schedule.year(schedule.go_live):
            phases = [wording.text("proposal.road_map.operation")]
        money = (costs.investment + costs.operation)[np.flatnonzero(costs.years == year)]
        spent = float(money.sum())
        return (
            wording.year(year),
            "; ".join(phases) or wording.dash,
            "; ".join(reached) or wording.dash,
            wording.money_words(spent, basis.settings.currency) if spent else wording.dash,
        )

    live = schedule.opening
    opens = int(schedule.year(live.end) + 1e-9) if live else years[0]
    if live is None:
        caption = wording.text("proposal.road_map.caption_none")
    elif opens - years[0] == 1:
        caption = wording.text("proposal.road_map.caption_one", year=wording.year(opens))
    else:
        caption = wording.text(
            "proposal.road_map.caption",
            years=wording.number(opens - years[0]),
            year=wording.year(opens),
        )
    return Table(
        "proposal.road_map",
        made_up(caption, (each.task for each in schedule.tasks), basis.about.city, wording),
        (
            Column(wording.text("proposal.head.year"), 0.6),
            Column(wording.text("proposal.head.phases"), 2.4),
            Column(wording.text("proposal.head.reached"), 3.6),
            Column(wording.text("proposal.head.spent"), 1.6, "right"),
        ),
        tuple(row(year) for year in years),
        wording("proposal.road_map.source", year=wording.year(basis.settings.price_year)),
    )


def _covers(phase: Phase, year: int) -> bool:
    return int(phase.first[:4]) <= year <= int(phase.last[:4])
