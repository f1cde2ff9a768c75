"""Sub-item 5.3 as blocks while there is no economic model: what is missing, and no number."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import Declined, Pending, is_pending, rows
from fs_toolkit.document.blocks import Block, Heading, Missing, Paragraph
from fs_toolkit.document.cells import unanswered
from fs_toolkit.document.prose import prose
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.inputs import EconomicsInputs
from fs_toolkit.economics.report.appraisal import unmonetised

NEEDED = ("options", "lines")
"""The tables without which nothing can be appraised."""


def model_pending(inputs: EconomicsInputs, basis: Basis, wording: Wording) -> Iterator[Block]:
    """Sub-item 5.3 without an appraisal: a net present value of nothing would be read as one."""
    declined = any(isinstance(getattr(inputs, name), Declined) for name in NEEDED)
    yield Heading("economics.appraisal", 2, wording.text("economics.appraisal.heading"))
    answer = "answer_declined" if declined else "answer_pending"
    yield Paragraph(
        "economics.appraisal.answer", wording(f"economics.appraisal.{answer}"), "answer"
    )
    for name in NEEDED:
        if not (declined and isinstance(getattr(inputs, name), Pending)):
            yield from unanswered(f"economics.{name}.pending", inputs, name, wording)
    if not declined:
        yield from _conventions(inputs, basis, wording)
    yield from unanswered("economics.unmonetised.pending", inputs, "unmonetised", wording)
    if rows(inputs.unmonetised):
        yield from unmonetised(inputs, wording)
    if not is_pending(inputs.conclusion):
        yield Heading("economics.closing", 3, wording.text("economics.closing.heading"))
    yield from prose(inputs.conclusion, "economics.conclusion")


def _conventions(inputs: EconomicsInputs, basis: Basis, wording: Wording) -> Iterator[Missing]:
    """What the settings do not say yet, and the appraisal needs."""
    settings = basis.settings
    open_points = {"discount_rate": settings.discount_rate is None}
    open_points["recommended"] = bool(rows(inputs.options)) and settings.recommended is None
    for name, is_open in open_points.items():
        if is_open:
            yield Missing(
                f"economics.{name}.pending",
                *(
                    wording.text(f"economics.pending.{name}.{part}")
                    for part in ("what", "who", "instrument")
                ),
            )
