"""What came true against what was planned, and the result as built."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import Declined, rows
from fs_toolkit.document.blocks import Block, Cell, Column, Paragraph, Table, spans
from fs_toolkit.document.cells import made_up, unanswered
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsAnswers, EconomicsResult
from fs_toolkit.economics.inputs import EconomicsInputs
from fs_toolkit.economics.realised import ExPost, Realised
from fs_toolkit.economics.report.words import figure, price_basis, rate, stated, thousands

FAR = 0.1
"""A deviation from the plan that is shaded; the toolkit's own."""


def ex_post(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsAnswers, wording: Wording
) -> Iterator[Block]:
    """Actuals against the plan; while there are none, when the first of them are due."""
    found = result.ex_post if isinstance(result, EconomicsResult) else None
    if isinstance(inputs.actuals, Declined):
        yield from unanswered("economics.actuals.pending", inputs, "actuals", wording)
    if found is None or not isinstance(result, EconomicsResult):
        if isinstance(result, EconomicsResult) and not rows(inputs.actuals):
            yield Paragraph(
                "economics.ex_post.none",
                wording(
                    "feasibility.ex_post.none",
                    day=wording.date(basis.about.in_force_at),
                    first=wording.year(basis.settings.first_year),
                    next=wording.year(basis.settings.first_year + 1),
                ),
            )
        return
    if found.lines:
        yield from _lines(inputs, basis, result, found, wording)
    if found.quantities:
        yield from _quantities(inputs, basis, found, wording)


def _lines(
    inputs: EconomicsInputs,
    basis: Basis,
    result: EconomicsResult,
    found: ExPost,
    wording: Wording,
) -> Iterator[Block]:
    currency = basis.settings.currency
    words = {"first": wording.year(found.first), "last": wording.year(found.last)}
    if found.built is not None:
        plan = result.cost_benefit.base
        words |= {
            "npv": wording.money_words(found.built.npv, currency),
            "planned": wording.money_words(plan.npv, currency),
            "irr": rate(found.built.irr, found.built.irr_status, wording),
            "planned_irr": rate(plan.irr, plan.irr_status, wording),
        }
        yield Paragraph("economics.ex_post.intro", wording("feasibility.ex_post.intro", **words))
    for kind, names in (("unmeasured", found.unmeasured), ("partly", found.partly)):
        if names:
            yield Paragraph(
                f"economics.ex_post.{kind}",
                wording(f"feasibility.ex_post.{kind}", lines="; ".join(names)),
            )
    furthest = max(
        (each for each in found.lines if np.isfinite(each.deviation)),
        key=lambda each: abs(each.deviation),
        default=found.lines[0],
    )
    yield Table(
        "economics.ex_post",
        made_up(
            wording.text(
                "feasibility.ex_post.caption",
                line=furthest.name,
                year=wording.year(furthest.year),
                deviation=_deviation(furthest, wording),
            ),
            rows(inputs.actuals),
            basis.about.city,
            wording,
        ),
        _columns(("line", "year", "planned", "actual", "deviation"), wording),
        tuple(
            (
                each.name,
                wording.year(each.year),
                thousands(each.planned, wording),
                thousands(each.actual, wording),
                _shaded(each, wording),
            )
            for each in found.lines
        ),
        source=wording("feasibility.ex_post.source", basis=price_basis(basis, wording)),
    )


def _quantities(
    inputs: EconomicsInputs, basis: Basis, found: ExPost, wording: Wording
) -> Iterator[Block]:
    yield Paragraph("economics.measured.intro", wording("feasibility.measured.intro"))
    yield Table(
        "economics.measured",
        made_up(
            wording.text(
                "feasibility.measured.caption", count=wording.number(len(found.quantities))
            ),
            rows(inputs.actuals),
            basis.about.city,
            wording,
        ),
        _columns(("quantity", "year", "planned", "actual", "deviation"), wording),
        tuple(
            (
                each.name,
                wording.year(each.year),
                spans(stated(each.planned, basis.quantities[each.of], wording)),
                figure(each.actual, basis.quantities[each.of], wording),
                _shaded(each, wording),
            )
            for each in found.quantities
        ),
        source=wording("feasibility.measured.source"),
    )


def _columns(heads: tuple[str, ...], wording: Wording) -> tuple[Column, ...]:
    return tuple(
        Column(
            wording.text(f"feasibility.ex_post.column.{head}"),
            3.4 if head in ("line", "quantity") else 1.2,
            "left" if head in ("line", "quantity") else "right",
        )
        for head in heads
    )


def _deviation(each: Realised, wording: Wording) -> str:
    if not np.isfinite(each.deviation):
        return wording.text("feasibility.ex_post.unplanned")
    sign = "+" if each.deviation > 0 else ""
    return f"{sign}{wording.share(each.deviation, 0)}"


def _shaded(each: Realised, wording: Wording) -> Cell:
    far = not np.isfinite(each.deviation) or abs(each.deviation) > FAR
    return Cell(spans(_deviation(each, wording)), shade=2 if far else 0)
