"""4.3 as blocks: cost build-up, sources and uses, operation after hand-over, what the city can afford."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.numeric import Floats
from fs_toolkit.document.blocks import (
    Block,
    Bullets,
    Column,
    Heading,
    Paragraph,
    Spans,
    Table,
)
from fs_toolkit.document.cells import cited, unanswered
from fs_toolkit.document.prose import prose
from fs_toolkit.document.wording import Wording
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.proposal.analysis.financing import FinancingPlan, Flow
from fs_toolkit.proposal.costs import ProjectCosts
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.report.loans import report_loans
from fs_toolkit.proposal.report.operation import (
    mean_inflation,
    report_operation,
    years_of_service,
)

THOUSAND = 1000.0


def report_financing(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult, wording: Wording
) -> Iterator[Block]:
    """Financing plan."""
    yield Heading("proposal.financing", 2, wording.text("proposal.financing.title"))
    plan = result.financing.plan
    if plan is None:
        yield Paragraph(
            "proposal.financing_answer", wording("proposal.financing.answer_open"), "answer"
        )
    else:
        yield _answer(plan, basis, wording)
    yield from prose(inputs.financing, "proposal.financing_text")
    yield from unanswered("proposal.funding_open", inputs, "funding", wording)
    if plan is not None:
        yield Paragraph(
            "proposal.build_up_text",
            wording(
                "proposal.financing.build_up_text",
                price_year=wording.year(basis.settings.price_year),
                currency=basis.settings.currency,
            ),
        )
        yield _build_up(plan, result.costs, basis, wording)
        yield from _sources_and_uses(plan, basis, wording)
        yield from report_operation(plan, basis, wording)
        yield from _affordability(result, basis, wording)
    yield from unanswered("proposal.ceiling", inputs, "ceiling", wording)
    yield from prose(inputs.ceiling, "proposal.ceiling_text")
    yield from report_loans(result, basis, wording)


def _answer(plan: FinancingPlan, basis: Basis, wording: Wording) -> Paragraph:
    shares = plan.by_status()
    payers = [flow for flow in plan.flows if flow.source.use == "investment"]
    first, later = years_of_service(plan, wording)
    return Paragraph(
        "proposal.financing_answer",
        wording(
            "proposal.financing.answer",
            investment=wording.money_words(plan.total("investment"), basis.settings.currency),
            sources=wording.list(
                wording.text(
                    "proposal.financing.part",
                    name=flow.source.name,
                    share=wording.share(plan.share(flow)),
                )
                for flow in payers
            ),
            secured=wording.text(
                "proposal.financing.secured", share=wording.share(shares["secured"])
            )
            if shares["secured"]
            else wording.text("proposal.financing.secured_none"),
            operation=wording.money_words(
                float(np.max(plan.amounts("operation"))), basis.settings.currency
            ),
            first=first,
            later=later,
        ),
        "answer",
    )


def _build_up(plan: FinancingPlan, costs: ProjectCosts, basis: Basis, wording: Wording) -> Table:
    def row(name: str, amount: float, **words: str) -> tuple[str, str, str]:
        return (
            wording.text(f"proposal.financing.{name}", **words),
            wording.money(amount, THOUSAND) if amount else wording.dash,
            wording.share(amount / costs.base) if amount and costs.base else wording.dash,
        )

    year = wording.year(basis.settings.price_year)
    steps = [
        row("base", costs.base),
        row("optimism_bias", costs.optimism_bias),
        row("contingency", costs.contingency),
        row("taxes", costs.transfer),
        row("real", float(plan.real["investment"].sum()), year=year),
        row("price_contingency", plan.price_contingency),
    ]
    whole = row("nominal", plan.total("investment"))
    added = plan.total("investment") / costs.base - 1 if costs.base else 0.0
    return Table(
        "proposal.build_up",
        wording.text("proposal.financing.build_up_caption", share=wording.share(added)),
        (
            Column(wording.text("proposal.head.step"), 3.0),
            Column(
                wording.text("proposal.head.thousand", currency=basis.settings.currency),
                1.0,
                "right",
            ),
            Column(wording.text("proposal.head.of_base"), 1.0, "right"),
        ),
        (*steps, whole),
        wording("proposal.financing.build_up_source"),
        totals=1,
    )


def _sources_and_uses(plan: FinancingPlan, basis: Basis, wording: Wording) -> Iterator[Block]:
    flows = [flow for flow in plan.flows if flow.source.use == "investment"]
    due = plan.uses["investment"]
    used = due.astype(bool) | plan.paid("investment").astype(bool)
    years = [int(place) for place in np.flatnonzero(used)]
    gap = int(np.abs(plan.gap("investment")).sum())
    balance = "balanced" if gap == 0 else "unbalanced"
    yield Paragraph("proposal.sources_text", wording(f"proposal.financing.sources_{balance}"))

    def cells(name: str, amounts: Floats, share: float | None, status: str) -> tuple[str, ...]:
        return (
            name,
            *(wording.money(float(amounts[place]), THOUSAND) for place in years),
            wording.money(float(amounts.sum()), THOUSAND),
            wording.share(share),
            status,
        )

    source_rows = [
        cells(
            flow.source.name,
            flow.amounts,
            plan.share(flow),
            wording.text(f"proposal.status.{flow.source.status}"),
        )
        for flow in flows
    ]
    cents = plan.paid("investment")  # whole numbers: all of it is 100 % and not 99.99 %
    yield Table(
        "proposal.sources",
        wording.text(
            "proposal.financing.sources_caption", sought=wording.share(plan.by_status()["sought"])
        ),
        (
            Column(wording.text("proposal.head.item"), 2.6),
            *(Column(wording.year(int(plan.years[place])), 0.9, "right") for place in years),
            Column(wording.text("report.column.total"), 0.9, "right"),
            Column(wording.text("proposal.head.share"), 0.8, "right"),
            Column(wording.text("proposal.head.status"), 1.0),
        ),
        (
            cells(
                wording.text("proposal.financing.uses"),
                plan.amounts("investment"),
                1.0,
                wording.dash,
            ),
            *source_rows,
            cells(
                wording.text("proposal.financing.sources"),
                cents / 100,
                float(cents.sum() / due.sum()) if due.sum() else None,
                wording.dash,
            ),
        ),
        wording(
            "proposal.financing.thousands_source",
            currency=basis.settings.currency,
            inflation=mean_inflation(plan, wording),
        ),
        totals=1,
    )
    conditions = [flow for flow in plan.flows if flow.source.condition]
    if conditions:
        yield Paragraph("proposal.conditions_text", wording("proposal.financing.conditions_text"))
        yield Bullets(
            "proposal.conditions", tuple(_condition(flow, wording) for flow in conditions)
        )


def _condition(flow: Flow, wording: Wording) -> Spans:
    return wording(
        "proposal.financing.condition",
        name=flow.source.name,
        use=wording.text(f"proposal.use.{flow.source.use}"),
        status=wording.text(f"proposal.status.{flow.source.status}"),
        condition=flow.source.condition,
    )


def _affordability(result: ProposalResult, basis: Basis, wording: Wording) -> Iterator[Block]:
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
