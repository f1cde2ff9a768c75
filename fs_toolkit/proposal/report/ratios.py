"""4.1 as blocks: shares of the cost beside the rules of thumb of appraisal."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.document.blocks import Block, Column, Paragraph, Table
from fs_toolkit.document.wording import Wording
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.proposal.report.words import line, sentence


def report_ratios(result: ProposalResult, wording: Wording) -> Iterator[Block]:
    """Shares of the cost beside the rules of thumb."""
    ratios = result.composition.ratios
    if not ratios:
        return
    outside = [each for each in ratios if each.verdict != "within"]
    named = wording.list(wording.text(f"proposal.ratio.{each.name}_short") for each in outside)
    facts = {
        "count": wording.number(len(outside)),
        "all": wording.number(len(ratios)),
        "named": named,
    }
    key = "outside" if outside else "inside"
    yield Paragraph(
        "proposal.ratios_text", sentence(wording, f"proposal.ratio.text_{key}", **facts)
    )
    yield Table(
        "proposal.ratios",
        line(wording, f"proposal.ratio.caption_{key}", **facts),
        (
            Column(wording.text("proposal.ratio.head"), 3.0),
            Column(wording.text("proposal.ratio.here"), 0.8, "right"),
            Column(wording.text("proposal.ratio.usual"), 0.9, "right"),
            Column(wording.text("proposal.ratio.verdict"), 0.9),
        ),
        tuple(
            (
                wording.text(f"proposal.ratio.{each.name}"),
                wording.share(each.share),
                wording.text(
                    "proposal.ratio.range",
                    low=wording.number(each.usual[0] * 100),
                    high=wording.number(each.usual[1] * 100),
                ),
                wording.text(f"proposal.ratio.{each.verdict}"),
            )
            for each in ratios
        ),
        wording("proposal.ratio.source"),
    )
