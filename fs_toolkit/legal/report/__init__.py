"""Section 3 as blocks: laws and regulations, institutions, proposed criteria."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.document.blocks import Block, Heading
from fs_toolkit.document.wording import Wording
from fs_toolkit.legal.analysis import LegalResult
from fs_toolkit.legal.inputs import LegalInputs
from fs_toolkit.legal.report.criteria import criteria
from fs_toolkit.legal.report.institutions import institutions
from fs_toolkit.legal.report.laws import laws


def report(
    inputs: LegalInputs, basis: Basis, result: LegalResult, wording: Wording
) -> Iterator[Block]:
    """Chapter "Law and regulation" with its three sub-items, in order."""
    yield Heading("legal", 1, wording.text("report.chapter.legal"))
    yield from laws(inputs, basis, result, wording)
    yield from institutions(inputs, basis, result, wording)
    yield from criteria(inputs, basis, result, wording)
