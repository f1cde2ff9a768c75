"""4.5 as blocks: the results chain, who looks when, what is evaluated, and risks."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import Block, Heading, Paragraph
from fs_toolkit.document.cells import unanswered
from fs_toolkit.document.prose import prose
from fs_toolkit.document.wording import Wording
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.proposal.analysis.monitoring import Monitoring
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.report.calendar import report_calendar
from fs_toolkit.proposal.report.evaluation import report_evaluation
from fs_toolkit.proposal.report.logframe import report_logframe
from fs_toolkit.proposal.report.risks import report_risks


def report_monitoring(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult, wording: Wording
) -> Iterator[Block]:
    """Monitoring and evaluation."""
    yield Heading("proposal.monitoring", 2, wording.text("proposal.monitoring.title"))
    monitoring = result.monitoring
    yield _answer(inputs, basis, monitoring, wording)
    yield from prose(inputs.monitoring, "proposal.monitoring_text")
    yield from unanswered("proposal.indicators_open", inputs, "indicators", wording)
    if monitoring.measured:
        yield Heading("proposal.results_title", 3, wording.text("proposal.chain.heading"))
        yield from report_logframe(inputs, basis, monitoring, wording)
        yield Heading("proposal.calendar_title", 3, wording.text("proposal.calendar.heading"))
    yield from report_calendar(inputs, basis, monitoring, wording)
    if monitoring.measured:
        yield Heading("proposal.evaluation_title", 3, wording.text("proposal.evaluation.heading"))
    yield from report_evaluation(inputs, basis, monitoring, wording)
    yield from report_risks(inputs, basis, result.risks, wording)


def _answer(
    inputs: ProposalInputs, basis: Basis, monitoring: Monitoring, wording: Wording
) -> Paragraph:
    if not monitoring.measured:
        words = wording("proposal.monitoring.answer_open")
        return Paragraph("proposal.monitoring_answer", words, "answer")
    cost = wording.text("proposal.monitoring.cost_unknown")
    if monitoring.cost_share is not None and monitoring.cost is not None:
        cost = wording.text(
            "proposal.monitoring.cost",
            share=wording.share(monitoring.cost_share),
            amount=wording.money_words(monitoring.cost, basis.settings.currency),
        )
    outcomes = sum(each.indicator.level == "outcome" for each in monitoring.measured)
    slots = {
        "count": wording.number(len(monitoring.measured)),
        "outcomes": wording.number(outcomes),
        "reviews": wording.number(len(rows(inputs.reviews))),
        "cost": cost,
    }
    missing = len(monitoring.measured) - monitoring.with_baseline
    if missing:
        answer = wording("proposal.monitoring.answer", open=wording.number(missing), **slots)
    else:
        answer = wording("proposal.monitoring.answer_measured", **slots)
    return Paragraph("proposal.monitoring_answer", answer, "answer")
