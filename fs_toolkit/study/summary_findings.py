"""What is wrong with the folder summary/, and with what feeds the executive summary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Finding
from fs_toolkit.core.model import Row
from fs_toolkit.economics.analysis import EconomicsResult
from fs_toolkit.summary.checks import input_findings, made_up_numbers_feed_no_summary
from fs_toolkit.summary.crosswalk import lists
from fs_toolkit.summary.evidence import influence

if TYPE_CHECKING:
    from fs_toolkit.study.inputs import StudyInputs
    from fs_toolkit.study.sections import Results

RISKS_SHOWN = 3
"""The gravest barriers, which the summary names."""


def summary_findings(inputs: StudyInputs, basis: Basis, results: Results) -> Iterator[Finding]:
    """What can be said before the report is composed."""
    yield from input_findings(inputs.summary, basis.about, [row.id for row in lists()[0]])
    if basis.about.fictional:
        return
    economics = results.economics
    resting = influence(basis, economics) if isinstance(economics, EconomicsResult) else {}
    yield from made_up_numbers_feed_no_summary(basis.about, resting, _fed(basis, results))


def _fed(basis: Basis, results: Results) -> Iterator[tuple[str, Row]]:
    """Rows whose words or numbers the decision prints, besides those of the model."""
    for each in results.environment.barriers[:RISKS_SHOWN]:
        yield each.barrier.statement, each.barrier
    composition = results.proposal.composition
    for id in (
        *(each.beneficiary.count for each in composition.reached),
        *(each.gate.threshold for each in composition.gates),
    ):
        if id in basis.quantities:
            yield basis.quantities[id].name, basis.quantities[id]
