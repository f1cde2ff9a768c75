"""What the city can afford, in 4.3: the project against budgets and limits."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.document.blocks import Block, Cell, Column, Paragraph, Spans, Table, spans
from fs_toolkit.document.cells import cited
from fs_toolkit.document.wording import Wording
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.proposal.analysis.affordability import Ratio
from fs_toolkit.proposal.analysis.financing import FinancingPlan

THOUSAND = 1000.0


def report_affordability(result: ProposalResult, basis: Basis, wording: Wording) -> Iterator[Block]:
    """A sentence for each budget that is to carry building and running, and the table of all limits."""
    plan, found = result.financing.plan, result.financing.ratios
    for number, each in enumerate(result.financing.comparisons, start=1):
        yield Paragraph(
            f"proposal.affordable_{number}",
            wording(
                "proposal.financing.affordable",
                investment=wording.share(each.investment_share),
                operation=wording.share(each.operation_share),
                budget=cited(each.budget.name, each.budget.source),
                amount=wording.money_words(each.amount, basis.settings.currency),
            ),
        )
    if not found or plan is None:
        return
    yield Paragraph("proposal.affordability_text", wording("financing.afford.text"))
    yield _table(found, plan, basis, wording)


def _table(found: tuple[Ratio, ...], plan: FinancingPlan, basis: Basis, wording: Wording) -> Table:
    before = any(each.existing.any() for each in found)
    limits = any(each.row.threshold is not None for each in found)
    return Table(
        "proposal.affordability",
        _caption(found, wording),
        (
            Column(wording.text("financing.head.measure"), 2.6),
            Column(wording.text("financing.head.budget_year"), 1.0, "right"),
            *((Column(wording.text("financing.head.before"), 0.9, "right"),) if before else ()),
            Column(wording.text("financing.head.project"), 0.9, "right"),
            Column(wording.text("financing.head.worst_year"), 0.7, "right"),
            Column(wording.text("financing.head.share_of_budget"), 0.8, "right"),
            *((Column(wording.text("financing.head.limit"), 0.8, "right"),) if limits else ()),
        ),
        tuple(_row(each, before, limits, wording) for each in found),
        wording("financing.afford.source", currency=basis.settings.currency),
    )


def _row(
    each: Ratio, before: bool, limits: bool, wording: Wording
) -> tuple[str | Spans | Cell, ...]:
    place = each.worst

    def amount(value: float) -> str:
        return wording.money(value, THOUSAND) if value else wording.dash

    cells: list[str | Spans | Cell] = [
        cited(_name(each, wording), each.row.source),
        amount(float(each.budget[place])),
    ]
    if before:
        cells.append(amount(float(each.existing[place])))
    share = wording.share(float(each.shares[place]), 1)
    cells += [
        amount(float(each.project[place])),
        wording.year(each.worst_year),
        Cell(spans(share), shade=2 if each.kept is False else 0),
    ]
    if limits:
        cells.append(wording.share(each.row.threshold))
    return tuple(cells)


def _caption(found: tuple[Ratio, ...], wording: Wording) -> str:
    """The limit that is nearest, or broken; the largest share where there is no limit."""
    limited = [each for each in found if each.row.threshold]
    worst = max(limited or found, key=lambda each: each.used)
    words = {
        "name": _name(worst, wording),
        "share": wording.share(float(worst.shares[worst.worst]), 1),
        "year": wording.year(worst.worst_year),
    }
    if not limited:
        return wording.text("financing.afford.caption_no_limit", **words)
    key = "broken" if worst.used > 1 else "held" if len(limited) == len(found) else "some_held"
    limit = wording.share(worst.row.threshold)
    return wording.text(f"financing.afford.caption_{key}", limit=limit, **words)


def _name(each: Ratio, wording: Wording) -> str:
    return wording.text(f"financing.measure.{each.row.measure}", budget=each.row.name)
