"""The calendar of 4.5 as blocks: when what is measured, decided and reported, and by whom."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import Block, Chart, Column, Paragraph, Spans, Table
from fs_toolkit.document.cells import made_up, unanswered
from fs_toolkit.document.charts import HeatCell, HeatMap, HeatPanel, HeatRow
from fs_toolkit.document.wording import Wording
from fs_toolkit.proposal.analysis.monitoring import Monitoring
from fs_toolkit.proposal.calendar import in_year, quarters
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.report.words import with_desk

FEW = 2
"""Up to so many times a year, a cell of the calendar names the quarters; above, how often."""


def report_calendar(
    inputs: ProposalInputs, basis: Basis, monitoring: Monitoring, wording: Wording
) -> Iterator[Block]:
    """Calendar, reviews, reports and roles."""
    if monitoring.years and any(each.months for each in monitoring.measured):
        yield Paragraph("proposal.calendar_text", _calendar_text(monitoring, wording))
        yield _calendar(inputs, monitoring, wording)
    yield from unanswered("proposal.reviews_open", inputs, "reviews", wording)
    if rows(inputs.reviews):
        yield Paragraph("proposal.reviews_text", wording("proposal.monitoring.reviews_text"))
        yield _reviews(inputs, wording)
    yield from unanswered("proposal.reports_open", inputs, "reports", wording)
    if monitoring.reports:
        yield Paragraph("proposal.reports_text", _reports_text(inputs, monitoring, wording))
        yield _reports(inputs, basis, monitoring, wording)
    yield from unanswered("proposal.roles_open", inputs, "roles", wording)
    if rows(inputs.roles):
        yield Paragraph("proposal.roles_text", _roles_text(inputs, wording))
        yield _roles(inputs, wording)


def _calendar_text(monitoring: Monitoring, wording: Wording) -> Spans:
    counts = {
        year: sum(len(in_year(each.months, year)) for each in monitoring.measured)
        for year in monitoring.years
    }
    most = max(counts, key=lambda year: counts[year])
    return wording(
        "proposal.calendar.text",
        year=wording.year(most),
        count=wording.number(counts[most]),
        first=wording.year(monitoring.years[0]),
    )


def _calendar(inputs: ProposalInputs, monitoring: Monitoring, wording: Wording) -> Chart:
    def row(name: str, months: tuple[str, ...]) -> HeatRow:
        return HeatRow(name, tuple(_cell(months, year, wording) for year in monitoring.years))

    measured = tuple(
        row(each.indicator.short or each.indicator.text, each.months)
        for each in monitoring.measured
        if each.months
    )
    reviews = tuple(review.month for review in rows(inputs.reviews))
    decided = (row(wording.text("proposal.calendar.decided"), reviews),) if reviews else ()
    before = sum(1 for each in monitoring.measured if in_year(each.months, monitoring.years[0]))
    words = {
        "before": wording.number(before),
        "first": wording.year(monitoring.years[0]),
        "last": wording.year(monitoring.years[-1]),
    }
    return Chart(
        "proposal.calendar",
        wording.text("proposal.calendar.caption", **words),
        HeatMap(
            wording.text("proposal.calendar.title", first=words["first"], last=words["last"]),
            tuple(wording.year(year) for year in monitoring.years),
            (HeatPanel("", (*measured, *decided)),),
            tuple(
                wording.text(f"proposal.calendar.scale.{name}") for name in ("few", "some", "many")
            ),
        ),
        wording.text("proposal.calendar.alt", indicators=wording.number(len(measured)), **words),
    )


def _cell(months: tuple[str, ...], year: int, wording: Wording) -> HeatCell:
    here = in_year(months, year)
    if not here:
        return HeatCell(None)
    count = len(here)
    if count <= FEW:
        words = wording.text(
            "proposal.calendar.quarters", list=", ".join(str(each) for each in quarters(here))
        )
        return HeatCell(0, words)
    step = 1 if count <= 4 else 2
    return HeatCell(step, wording.text("proposal.calendar.times", count=wording.number(count)))


def _reviews(inputs: ProposalInputs, wording: Wording) -> Table:
    owners = {role.id: role.name for role in rows(inputs.roles)}
    return Table(
        "proposal.reviews",
        wording.text(
            "proposal.monitoring.reviews_caption", count=wording.number(len(rows(inputs.reviews)))
        ),
        (
            Column(wording.text("report.column.when"), 1.0),
            Column(wording.text("proposal.head.review"), 1.4),
            Column(wording.text("proposal.head.decides"), 3.0),
            Column(wording.text("proposal.head.calls"), 1.6),
        ),
        tuple(
            (
                wording.date(review.month),
                review.name,
                review.decides,
                owners.get(review.owner, wording.dash),
            )
            for review in sorted(rows(inputs.reviews), key=lambda review: review.month)
        ),
    )


def _reports_text(inputs: ProposalInputs, monitoring: Monitoring, wording: Wording) -> Spans:
    writers = {report.writer for report, _ in monitoring.reports}
    return wording(
        "proposal.reports.text",
        count=wording.number(len(monitoring.reports)),
        writers=wording.number(len(writers)),
    )


def _reports(
    inputs: ProposalInputs, basis: Basis, monitoring: Monitoring, wording: Wording
) -> Table:
    owners = {role.id: role.name for role in rows(inputs.roles)}
    listed = [report for report, _ in monitoring.reports]
    caption = wording.text("proposal.reports.caption", count=wording.number(len(listed)))
    return Table(
        "proposal.reports",
        made_up(caption, listed, basis.about.city, wording),
        (
            Column(wording.text("proposal.head.report"), 1.8),
            Column(wording.text("proposal.head.writer"), 1.2),
            Column(wording.text("proposal.head.reader"), 2.2),
            Column(wording.text("proposal.head.contents"), 3.4),
        ),
        tuple(
            (
                wording(
                    "proposal.reports.name",
                    name=report.name,
                    when=_when(report.every, report.first, report.due, wording),
                ),
                owners.get(report.writer, wording.dash),
                report.reader,
                wording.text(
                    "proposal.reports.contents",
                    contents=report.contents.rstrip("."),
                    form=report.form.rstrip("."),
                ),
            )
            for report in listed
        ),
        with_desk((), listed, wording),
    )


def _when(every: str, first: str | None, due: tuple[str, ...], wording: Wording) -> str:
    if every and first:
        return wording.text(f"proposal.every.{every}", first=wording.date(first))
    return "; ".join(wording.date(month) for month in due) or wording.dash


def _roles_text(inputs: ProposalInputs, wording: Wording) -> Spans:
    """Who measures most, and how many roles measure at all."""
    measuring = [row.owner for row in rows(inputs.indicators)]
    owners = {role.id: role.name for role in rows(inputs.roles)}
    known = [owner for owner in measuring if owner in owners]
    if not known:
        return wording("proposal.monitoring.roles_text")
    most = max(dict.fromkeys(known), key=known.count)
    return wording(
        "proposal.monitoring.roles_text_most",
        most=owners[most],
        count=wording.number(known.count(most)),
        all=wording.number(len(measuring)),
    )


def _roles(inputs: ProposalInputs, wording: Wording) -> Table:
    def times(count: int) -> str:
        return wording.number(count) if count else wording.dash

    def row(id: str, name: str, duty: str) -> tuple[str, ...]:
        return (
            name,
            duty,
            times(sum(each.owner == id for each in rows(inputs.indicators))),
            times(
                sum(each.owner == id for each in rows(inputs.watch))
                + sum(each.owner == id for each in rows(inputs.risks))
            ),
            times(
                sum(each.owner == id for each in rows(inputs.reviews))
                + sum(each.writer == id for each in rows(inputs.reports))
            ),
        )

    roles = rows(inputs.roles)
    measuring = len({each.owner for each in rows(inputs.indicators)})
    return Table(
        "proposal.roles",
        wording.text(
            "proposal.monitoring.roles_caption",
            measuring=wording.number(measuring),
            count=wording.number(len(roles)),
        ),
        (
            Column(wording.text("proposal.head.role"), 1.8),
            Column(wording.text("proposal.head.duty"), 4.8),
            Column(wording.text("proposal.head.measures"), 1.0, "right"),
            Column(wording.text("proposal.head.looks_for"), 1.0, "right"),
            Column(wording.text("proposal.head.calls_writes"), 1.2, "right"),
        ),
        tuple(row(role.id, role.name, role.duty) for role in roles),
    )
