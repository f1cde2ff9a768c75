"""How the study's promises are tested afterwards: the design of the evaluation as a table."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import Pending
from fs_toolkit.document.blocks import Block, Column, Paragraph, Table
from fs_toolkit.document.cells import made_up, unanswered
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.inputs import EconomicsInputs


def evaluation(inputs: EconomicsInputs, basis: Basis, wording: Wording) -> Iterator[Block]:
    """What is compared with what, by whom, when, and who pays."""
    design = inputs.evaluation
    yield from unanswered("economics.evaluation.pending", inputs, "evaluation", wording)
    if isinstance(design, Pending):
        return
    method = wording.text(f"feasibility.evaluation.method.{design.method}")
    yield Paragraph(
        "economics.evaluation.intro", wording("feasibility.evaluation.intro", method=method)
    )
    parts = {
        "compared": design.compared,
        "questions": " ".join(design.questions),
        "baseline": wording.date(design.baseline) if design.baseline else wording.dash,
        "rounds": design.rounds,
        "sample": design.sample,
        "by": design.by,
        "payer": _paid(design.payer, design.cost, basis, wording),
        "limits": design.limits,
    }
    yield Table(
        "economics.evaluation",
        made_up(
            wording.text("feasibility.evaluation.caption", payer=design.payer.split(";")[0]),
            [design],
            basis.about.city,
            wording,
        ),
        (
            Column(wording.text("feasibility.evaluation.column.part"), 1.4),
            Column(wording.text("feasibility.evaluation.column.what"), 5.6),
        ),
        tuple(
            (wording.text(f"feasibility.evaluation.part.{part}"), words)
            for part, words in parts.items()
        ),
        source=wording(f"feasibility.evaluation.source_{design.origin}"),
    )


def _paid(payer: str, cost: str, basis: Basis, wording: Wording) -> str:
    if not cost or not basis.has(cost):
        return payer
    money = wording.money_words(basis.value(cost), basis.settings.currency)
    return wording.text("feasibility.evaluation.paid", payer=payer, cost=money)
