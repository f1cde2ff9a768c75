"""Sub-item 5.2 as blocks: the world without the project, the options, the tests, the verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fs_toolkit.core.basis import Basis
from fs_toolkit.document.blocks import Block, Heading, Paragraph, Spans
from fs_toolkit.document.cells import unanswered
from fs_toolkit.document.marked import traced
from fs_toolkit.document.prose import prose
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsAnswers, EconomicsResult
from fs_toolkit.economics.inputs import EconomicsInputs
from fs_toolkit.economics.report.conditions import conditions_table
from fs_toolkit.economics.report.counterfactual import counterfactual
from fs_toolkit.economics.report.decision import decision_tree
from fs_toolkit.economics.report.feasibility import feasibility, selection
from fs_toolkit.economics.report.options import options
from fs_toolkit.economics.report.words import option_name, ratio, worth


def rationale(
    inputs: EconomicsInputs,
    basis: Basis,
    result: EconomicsAnswers,
    wording: Wording,
    safeguards: Sequence[Block] = (),
) -> Iterator[Block]:
    """Sub-item 5.2; `safeguards` are blocks of another section that belong to the tests."""
    modelled = result if isinstance(result, EconomicsResult) else None
    yield Heading("economics.rationale", 2, wording.text("economics.rationale.heading"))
    answer = _answer(result, basis, wording)
    yield Paragraph("economics.rationale.answer", answer, "answer")
    yield from prose(inputs.rationale, "economics.rationale.text")
    yield from unanswered("economics.rationale.pending", inputs, "rationale", wording)
    if modelled:
        yield from counterfactual(inputs, basis, modelled, wording)
        yield from options(inputs, basis, modelled, wording)
    yield from unanswered("economics.feasibility.pending", inputs, "feasibility", wording)
    yield from feasibility(inputs, basis, result, wording)
    yield from safeguards
    yield from selection(inputs, basis, wording)
    if modelled:
        yield from decision_tree(basis, modelled, wording)
    yield from conditions_table(result, wording)


def _answer(result: EconomicsAnswers, basis: Basis, wording: Wording) -> Spans:
    """The verdict; that there is none, while nothing can be appraised."""
    if not isinstance(result, EconomicsResult):
        return wording("economics.rationale.answer_pending")
    found = result.cost_benefit
    return wording(
        "economics.rationale.answer",
        option=option_name(result, found.recommended),
        verdict=wording.text(f"economics.verdict.{result.verdict}"),
        bcr=traced(f"bcr.{found.recommended}.economic", ratio(found.base.bcr, wording)),
        npv=worth(found.recommended, found.base.npv, basis, wording),
    )
