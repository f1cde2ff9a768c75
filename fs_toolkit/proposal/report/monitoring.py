"""4.5 as blocks: the results chain, who looks when, and the signs that something goes wrong."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import (
    Block,
    Bullets,
    Column,
    Heading,
    Landscape,
    Missing,
    Paragraph,
    Table,
)
from fs_toolkit.document.cells import unanswered
from fs_toolkit.document.prose import prose
from fs_toolkit.document.wording import Wording
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.proposal.analysis.monitoring import Measured, Monitoring
from fs_toolkit.proposal.inputs import ProposalInputs

SHARE = "share"
"""The unit of indicators that are printed in per cent."""


def report_monitoring(
    inputs: ProposalInputs, result: ProposalResult, wording: Wording
) -> Iterator[Block]:
    """Monitoring and evaluation."""
    yield Heading("proposal.monitoring", 2, wording.text("proposal.monitoring.title"))
    monitoring = result.monitoring
    yield _answer(inputs, monitoring, wording)
    yield from prose(inputs.monitoring, "proposal.monitoring_text")
    yield from unanswered("proposal.indicators_open", inputs, "indicators", wording)
    if monitoring.measured:
        yield Paragraph("proposal.logframe_text", wording("proposal.monitoring.logframe_text"))
        yield Landscape("proposal.logframe_page", (_logframe(inputs, monitoring, wording),))
        yield from _open_baselines(inputs, monitoring, wording)
    yield from unanswered("proposal.reviews_open", inputs, "reviews", wording)
    if rows(inputs.reviews):
        yield Paragraph("proposal.reviews_text", wording("proposal.monitoring.reviews_text"))
        yield _reviews(inputs, wording)
    if rows(inputs.watch):
        yield Paragraph("proposal.watch_text", wording("proposal.monitoring.watch_text"))
        yield _watch(inputs, wording)
    yield from unanswered("proposal.roles_open", inputs, "roles", wording)
    if rows(inputs.roles):
        yield Paragraph("proposal.roles_text", wording("proposal.monitoring.roles_text"))
        yield Bullets(
            "proposal.roles",
            tuple(
                wording("proposal.monitoring.role", name=role.name, duty=role.duty)
                for role in rows(inputs.roles)
            ),
        )


def _answer(inputs: ProposalInputs, monitoring: Monitoring, wording: Wording) -> Paragraph:
    if not monitoring.measured:
        words = wording("proposal.monitoring.answer_open")
        return Paragraph("proposal.monitoring_answer", words, "answer")
    cost = (
        wording.text("proposal.monitoring.cost_unknown")
        if monitoring.cost_share is None
        else wording.text("proposal.monitoring.cost", share=wording.share(monitoring.cost_share))
    )
    return Paragraph(
        "proposal.monitoring_answer",
        wording(
            "proposal.monitoring.answer",
            count=wording.number(len(monitoring.measured)),
            outcomes=wording.number(
                sum(each.indicator.level == "outcome" for each in monitoring.measured)
            ),
            open=wording.number(len(monitoring.measured) - monitoring.with_baseline),
            reviews=wording.number(len(rows(inputs.reviews))),
            cost=cost,
        ),
        "answer",
    )


def _value(each: Measured, number: float | None, wording: Wording) -> str:
    if number is None:
        return wording.text("report.pending.pending")
    return wording.share(number) if each.indicator.unit == SHARE else wording.number(number)


def _with_year(value: str, year: int | None, wording: Wording) -> str:
    if year is None:
        return value
    return wording.text("proposal.monitoring.value_year", value=value, year=wording.year(year))


def _logframe(inputs: ProposalInputs, monitoring: Monitoring, wording: Wording) -> Table:
    owners = {role.id: role.name for role in rows(inputs.roles)}

    def row(each: Measured) -> tuple[str, ...]:
        indicator = each.indicator
        baseline = _with_year(
            _value(each, each.baseline, wording),
            indicator.baseline_year if each.baseline is not None else None,
            wording,
        )
        if each.assumed:
            baseline = wording.text("proposal.monitoring.assumed", value=baseline)
        unit = "" if indicator.unit == SHARE else indicator.unit
        text = indicator.text
        return (
            wording.text(f"proposal.level.{indicator.level}"),
            wording.text("proposal.monitoring.indicator", text=text, unit=unit) if unit else text,
            baseline,
            _with_year(
                _value(each, each.target, wording),
                indicator.target_year if each.target is not None else None,
                wording,
            ),
            indicator.source,
            indicator.frequency,
            owners.get(indicator.owner, wording.dash),
            indicator.split or wording.dash,
        )

    return Table(
        "proposal.logframe",
        wording.text(
            "proposal.monitoring.logframe_caption",
            open=wording.number(len(monitoring.measured) - monitoring.with_baseline),
            count=wording.number(len(monitoring.measured)),
        ),
        (
            Column(wording.text("proposal.head.level"), 0.8),
            Column(wording.text("proposal.head.indicator"), 2.6),
            Column(wording.text("proposal.head.baseline"), 1.1),
            Column(wording.text("proposal.head.target"), 1.1),
            Column(wording.text("proposal.head.measured_by"), 1.7),
            Column(wording.text("proposal.head.frequency"), 1.0),
            Column(wording.text("proposal.head.owner"), 1.3),
            Column(wording.text("proposal.head.split"), 1.2),
        ),
        tuple(row(each) for each in monitoring.measured),
        wording("proposal.monitoring.logframe_source"),
    )


def _open_baselines(
    inputs: ProposalInputs, monitoring: Monitoring, wording: Wording
) -> Iterator[Missing]:
    """One block for all baselines that nobody has measured."""
    owners = {role.id: role.name for role in rows(inputs.roles)}
    missing = [
        each.indicator for each in monitoring.measured if each.baseline is None or each.assumed
    ]
    if not missing:
        return
    yield Missing(
        "proposal.baselines",
        what=wording.text(
            "proposal.monitoring.baselines", list="; ".join(row.text for row in missing)
        ),
        who=wording.list(dict.fromkeys(owners.get(row.owner, "") for row in missing)),
        instrument="; ".join(dict.fromkeys(row.source for row in missing)),
    )


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


def _watch(inputs: ProposalInputs, wording: Wording) -> Table:
    owners = {role.id: role.name for role in rows(inputs.roles)}
    return Table(
        "proposal.watch",
        wording.text(
            "proposal.monitoring.watch_caption", count=wording.number(len(rows(inputs.watch)))
        ),
        (
            Column(wording.text("proposal.head.signal"), 2.2),
            Column(wording.text("proposal.head.response"), 2.6),
            Column(wording.text("proposal.head.looks"), 1.4),
        ),
        tuple(
            (watch.signal, watch.response, owners.get(watch.owner, wording.dash))
            for watch in rows(inputs.watch)
        ),
    )
