"""4.4 as blocks: what is bought together, by which method."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import Block, Column, Paragraph, Table
from fs_toolkit.document.cells import made_up, unanswered
from fs_toolkit.document.wording import Wording
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.proposal.analysis.procurement import PlannedPackage
from fs_toolkit.proposal.analysis.schedule import ProjectSchedule
from fs_toolkit.proposal.inputs import ProposalInputs

THOUSAND = 1000.0


def report_packages(
    inputs: ProposalInputs, result: ProposalResult, basis: Basis, wording: Wording
) -> Iterator[Block]:
    """Packages with method, months and cost."""
    if rows(inputs.tasks):
        yield from unanswered("proposal.packages_open", inputs, "packages", wording)
    packages = result.procurement.packages
    if not packages:
        return
    largest = max(packages, key=lambda each: each.cost)
    competed = [each for each in packages if each.package.method != "own_work"]
    words = {"count": wording.number(len(packages)), "competed": wording.number(len(competed))}
    caption = wording.text("proposal.packages.caption_none", **words)
    if result.procurement.cost:
        caption = wording.text(
            "proposal.packages.caption",
            largest=largest.package.name,
            share=wording.share(largest.cost / result.procurement.cost),
            method=wording.text(f"proposal.method.{largest.package.method}"),
        )
    yield Paragraph("proposal.packages_text", wording("proposal.packages.text", **words))
    yield Table(
        "proposal.packages",
        made_up(caption, (each.package for each in packages), basis.about.city, wording),
        (
            Column(wording.text("proposal.head.package"), 1.7),
            Column(wording.text("proposal.head.method"), 1.3),
            Column(wording.text("proposal.head.rule"), 2.4),
            Column(wording.text("proposal.head.during"), 1.3),
            Column(wording.text("proposal.head.ready"), 2.3),
            Column(
                wording.text("proposal.head.thousand", currency=basis.settings.currency),
                0.9,
                "right",
            ),
        ),
        tuple(_row(each, result.schedule, wording) for each in packages),
        wording("proposal.packages.source"),
    )


def _row(
    each: PlannedPackage, schedule: ProjectSchedule | None, wording: Wording
) -> tuple[str, ...]:
    package = each.package
    method = wording.text(f"proposal.method.{package.method}")
    if package.lots > 1:
        method = wording.text(
            "proposal.packages.lots", method=method, lots=wording.number(package.lots)
        )
    during = wording.dash
    if each.task is not None and schedule is not None:
        date = wording.date(schedule.last_month(each.task.end))
        months = wording.number(package.months)
        during = (
            wording.text("proposal.packages.during_one", date=date)
            if package.months == 1
            else wording.text("proposal.packages.during", months=months, date=date)
        )
    return (
        package.name,
        method,
        package.rule,
        during,
        package.documents,
        wording.money(each.cost, THOUSAND) if each.cost else wording.dash,
    )
