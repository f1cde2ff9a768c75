"""Section 1 as blocks: overview, policy and strategy, stakeholders, barriers."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.document.blocks import Block, Heading
from fs_toolkit.document.wording import Wording
from fs_toolkit.environment.analysis import EnvironmentResult
from fs_toolkit.environment.inputs import EnvironmentInputs
from fs_toolkit.environment.report.barriers import barriers
from fs_toolkit.environment.report.overview import overview
from fs_toolkit.environment.report.stakeholders import stakeholders
from fs_toolkit.environment.report.strategy import strategy


def report(
    inputs: EnvironmentInputs, basis: Basis, result: EnvironmentResult, wording: Wording
) -> Iterator[Block]:
    """Chapter "Environment analysis" with its four sub-items, in order."""
    yield Heading("environment", 1, wording.text("report.chapter.environment"))
    yield from overview(inputs, basis, result, wording)
    yield from strategy(inputs, basis, result, wording)
    yield from stakeholders(inputs, basis, result, wording)
    yield from barriers(inputs, basis, result, wording)
