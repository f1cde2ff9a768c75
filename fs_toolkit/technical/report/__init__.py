"""Chapter 2 as blocks: current level of ICT, what the project needs, design and approach."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.document.blocks import Block, Heading
from fs_toolkit.document.wording import Wording
from fs_toolkit.technical.analysis import TechnicalResult
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.report.design import report_design
from fs_toolkit.technical.report.level import report_level
from fs_toolkit.technical.report.needs import report_needs


def report(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult, wording: Wording
) -> Iterator[Block]:
    """The technical analysis, sub-items 2.1 to 2.3."""
    yield Heading("technical", 1, wording.text("technical.title"))
    yield from report_level(inputs, basis, result, wording)
    yield from report_needs(inputs, basis, result, wording)
    yield from report_design(inputs, basis, result, wording)
