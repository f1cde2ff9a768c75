"""Chapter 4 as blocks: composition, priorities, financing plan, schedule, monitoring and evaluation."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.document.blocks import Block, Heading
from fs_toolkit.document.wording import Wording
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.report.financing import report_financing
from fs_toolkit.proposal.report.monitoring import report_monitoring
from fs_toolkit.proposal.report.overview import report_overview
from fs_toolkit.proposal.report.priorities import report_priorities
from fs_toolkit.proposal.report.schedule import report_schedule


def report(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult, wording: Wording
) -> Iterator[Block]:
    """The proposal, sub-items 4.1 to 4.5."""
    yield Heading("proposal", 1, wording.text("report.chapter.proposal"))
    yield from report_overview(inputs, basis, result, wording)
    yield from report_priorities(inputs, basis, result, wording)
    yield from report_financing(inputs, basis, result, wording)
    yield from report_schedule(inputs, basis, result, wording)
    yield from report_monitoring(inputs, basis, result, wording)
