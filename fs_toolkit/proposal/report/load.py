"""4.4 as blocks: how many people each role needs by quarter, against how many it has."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.document.blocks import Block, Chart, Paragraph
from fs_toolkit.document.cells import made_up
from fs_toolkit.document.charts import HeatCell, HeatMap, HeatPanel, HeatRow
from fs_toolkit.document.wording import Wording
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.proposal.analysis.staffing import RoleLoad, StaffLoad
from fs_toolkit.proposal.report.words import quoted

HALF = 0.5


def report_load(result: ProposalResult, basis: Basis, wording: Wording) -> Iterator[Block]:
    """The load as a heat map, and who is asked for too much."""
    load, schedule = result.load, result.schedule
    if load is None or schedule is None:
        return
    yield Paragraph("proposal.load_text", wording("proposal.load.text", told=_told(load, wording)))
    over = [each for each in load.roles if each.is_over]
    if over:
        names = wording.list(each.role.name for each in over)
        caption = wording.text("proposal.load.caption_over", names=names)
    else:
        busiest = max(load.roles, key=lambda each: each.most)
        caption = wording.text(
            "proposal.load.caption",
            name=busiest.role.name,
            people=_people(busiest.most, wording),
            quarter=_quarter(load, busiest, wording),
        )
    yield Chart(
        "proposal.load",
        made_up(caption, (each.task for each in schedule.tasks), basis.about.city, wording),
        HeatMap(
            wording.text("proposal.load.title"),
            tuple(
                wording.text("proposal.load.column", year=wording.year(year), quarter=str(quarter))
                for year, quarter in load.quarters
            ),
            (HeatPanel("", tuple(_row(each, wording) for each in load.roles)),),
            tuple(
                wording.text(f"proposal.load.{step}")
                for step in ("some_use", "much_use", "too_much")
            ),
        ),
        caption,
        wording("proposal.load.source"),
    )


def _told(load: StaffLoad, wording: Wording) -> str:
    """Who needs more than it has, whom nobody asked, and what has no effort yet."""
    over = [each for each in load.roles if each.is_over]
    unasked = [each.role.name for each in load.roles if each.role.capacity is None]
    parts = [
        wording.text(
            "proposal.load.over",
            name=each.role.name,
            people=_people(each.most, wording),
            has=wording.number(each.role.capacity or 0),
            quarter=_quarter(load, each, wording),
        )
        for each in over
    ]
    asked = [each for each in load.roles if each.role.capacity is not None]
    if asked and not over:
        most = max(asked, key=lambda each: each.most / (each.role.capacity or 1))
        parts.append(
            wording.text(
                "proposal.load.most",
                name=most.role.name,
                people=_people(most.most, wording),
                has=wording.number(most.role.capacity or 0),
                quarter=_quarter(load, most, wording),
            )
        )
    if unasked:
        parts.append(wording.text("proposal.load.unasked", names=quoted(unasked, wording)))
    if load.without:
        parts.append(wording.text("proposal.load.without", count=wording.number(load.without)))
    return " ".join(parts)


def _row(each: RoleLoad, wording: Wording) -> HeatRow:
    name = each.role.name
    if each.role.capacity is not None:
        name = wording.text(
            "proposal.load.has", name=name, people=wording.number(each.role.capacity)
        )

    def cell(people: float) -> HeatCell:
        if people < 0.05:
            return HeatCell(None, "")
        words = _people(people, wording)
        if each.role.capacity is None:
            return HeatCell(None, words)
        share = people / each.role.capacity
        return HeatCell(2 if share > 1 + 1e-9 else 1 if share > HALF else 0, words)

    return HeatRow(name, tuple(cell(people) for people in each.people))


def _people(count: float, wording: Wording) -> str:
    return wording.number(count, 1)


def _quarter(load: StaffLoad, each: RoleLoad, wording: Wording) -> str:
    year, quarter = load.quarters[each.busiest]
    return wording.text("proposal.load.quarter", year=wording.year(year), quarter=str(quarter))
