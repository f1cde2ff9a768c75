"""Sub-item 5.2 as blocks: the world without the project, the options, the tests, the verdict."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import Pending, rows
from fs_toolkit.document.blocks import (
    Block,
    Bullets,
    Callout,
    Cell,
    Column,
    Heading,
    Paragraph,
    Spans,
    Table,
    spans,
)
from fs_toolkit.document.cells import cited, unanswered
from fs_toolkit.document.prose import prose
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsAnswers, EconomicsResult
from fs_toolkit.economics.inputs import EconomicsInputs
from fs_toolkit.economics.report.words import option_name, price_basis, rate, ratio, thousands

SHADES = {0: 4, 1: 3, 2: 2, 3: 1, 4: 0}
"""The lower a score, the stronger its shade."""


def rationale(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsAnswers, wording: Wording
) -> Iterator[Block]:
    """Sub-item 5.2."""
    currency = basis.settings.currency
    modelled = result if isinstance(result, EconomicsResult) else None
    yield Heading("economics.rationale", 2, wording.text("economics.rationale.heading"))
    yield Paragraph("economics.rationale.answer", _answer(result, currency, wording), "answer")
    yield from prose(inputs.rationale, "economics.rationale.text")
    yield from unanswered("economics.rationale.pending", inputs, "rationale", wording)
    if modelled and modelled.inaction.any():
        yield Paragraph(
            "economics.rationale.inaction",
            wording(
                "economics.rationale.inaction",
                yearly=wording.money_words(float(modelled.inaction[0]), currency),
                last=wording.money_words(float(modelled.inaction[-1]), currency),
                year=wording.year(int(basis.years[-1])),
            ),
        )
    if modelled:
        yield from _options(inputs, basis, modelled, wording)
    yield from unanswered("economics.feasibility.pending", inputs, "feasibility", wording)
    if rows(inputs.feasibility):
        yield from _tests(inputs, result, wording)
    yield from _conditions(inputs, wording)


def _answer(result: EconomicsAnswers, currency: str, wording: Wording) -> Spans:
    """The verdict; that there is none, while nothing can be appraised."""
    if not isinstance(result, EconomicsResult):
        return wording("economics.rationale.answer_pending")
    found = result.cost_benefit
    return wording(
        "economics.rationale.answer",
        option=option_name(result, found.recommended),
        verdict=wording.text(f"economics.verdict.{result.verdict}"),
        bcr=ratio(found.base.bcr, wording),
        npv=wording.money_words(found.base.npv, currency),
    )


def _options(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsResult, wording: Wording
) -> Iterator[Block]:
    found = result.cost_benefit
    best = max(
        found.evaluation.model.alternatives,
        key=lambda each: found.appraisals[each.id]["economic"].bcr or 0.0,
    )
    yield Paragraph("economics.options.intro", wording("economics.options.intro"))
    cells = []
    for option in found.evaluation.model.alternatives:
        economic = found.appraisals[option.id]["economic"]
        per_unit = result.cost_per_unit.get(option.id)
        cells.append(
            (
                Cell(spans(option.name), bold=option.id == found.recommended),
                thousands(economic.pv_costs, wording),
                thousands(economic.pv_benefits, wording),
                thousands(economic.npv, wording),
                ratio(economic.bcr, wording),
                rate(economic.irr, economic.irr_status, wording),
                wording.dash if per_unit is None else wording.number(per_unit, digits=1),
            )
        )
    heads = ("option", "costs", "benefits", "npv", "bcr", "irr", "per_unit")
    yield Table(
        "economics.options",
        wording.text(
            "economics.options.caption",
            option=best.name,
            bcr=ratio(found.appraisals[best.id]["economic"].bcr, wording),
        ),
        tuple(
            Column(
                wording.text(f"economics.options.column.{head}"),
                2.2 if head == "option" else 1.1,
                "left" if head == "option" else "right",
            )
            for head in heads
        ),
        tuple(cells),
        source=wording(
            "economics.options.source",
            basis=price_basis(basis, wording),
            currency=basis.settings.currency,
            noun=wording.dash
            if isinstance(inputs.effectiveness, Pending)
            else inputs.effectiveness.noun,
        ),
    )


def _tests(inputs: EconomicsInputs, result: EconomicsAnswers, wording: Wording) -> Iterator[Block]:
    if isinstance(result, EconomicsResult):
        verdict = wording.text(f"economics.verdict.{result.verdict}")
        intro = wording("economics.feasibility.intro", verdict=verdict)
    else:
        intro = wording("economics.feasibility.intro_pending")
    yield Paragraph("economics.feasibility.intro", intro)
    yield Table(
        "economics.feasibility",
        wording.text("economics.feasibility.caption"),
        (
            Column(wording.text("economics.feasibility.column.test"), 1.2),
            Column(wording.text("economics.feasibility.column.score"), 0.6, "centre"),
            Column(wording.text("economics.feasibility.column.evidence"), 3.4),
            Column(wording.text("economics.feasibility.column.condition"), 2.4),
        ),
        tuple(
            (
                wording.text(f"economics.test.{test.id}"),
                Cell(spans(wording.number(test.score)), shade=SHADES[test.score]),
                cited(test.evidence, test.source),
                test.condition or wording.dash,
            )
            for test in rows(inputs.feasibility)
        ),
        source=wording("economics.feasibility.source"),
    )


def _conditions(inputs: EconomicsInputs, wording: Wording) -> Iterator[Block]:
    conditions = [test.condition for test in rows(inputs.feasibility) if test.condition]
    if conditions:
        items = Bullets(
            "economics.conditions.list", tuple(spans(each) for each in conditions), numbered=True
        )
        yield Callout("economics.conditions", wording.text("report.box.conditions"), (items,))
