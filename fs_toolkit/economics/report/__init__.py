"""Section 5 as blocks: needs, rationale, cost-benefit analysis, supervision of the assumptions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fs_toolkit.core.basis import Basis
from fs_toolkit.document.blocks import Block, Heading
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsAnswers, EconomicsResult
from fs_toolkit.economics.inputs import EconomicsInputs
from fs_toolkit.economics.report.appraisal import appraisal
from fs_toolkit.economics.report.model_pending import model_pending
from fs_toolkit.economics.report.needs import needs
from fs_toolkit.economics.report.rationale import rationale
from fs_toolkit.economics.report.reviews import reviews


def report(
    inputs: EconomicsInputs,
    basis: Basis,
    result: EconomicsAnswers,
    wording: Wording,
    safeguards: Sequence[Block] = (),
) -> Iterator[Block]:
    """The chapter on feasibility, sub-items 5.1 to 5.4; without numbers while the model is pending.

    `safeguards` are blocks of another section that 5.2 prints between the tests and the verdict.
    """
    yield Heading("economics", 1, wording.text("report.chapter.economics"))
    yield from needs(inputs, basis, result, wording)
    yield from rationale(inputs, basis, result, wording, safeguards)
    if isinstance(result, EconomicsResult):
        yield from appraisal(inputs, basis, result, wording)
    else:
        yield from model_pending(inputs, basis, wording)
    yield from reviews(inputs, basis, result, wording)
