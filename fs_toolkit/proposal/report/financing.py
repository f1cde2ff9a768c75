"""4.3 as blocks: cost build-up, sources and uses, operation after hand-over, what the city can afford."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.numeric import Floats
from fs_toolkit.document.blocks import (
    Block,
    Bullets,
    Chart,
    Column,
    Heading,
    Paragraph,
    Spans,
    Table,
)
from fs_toolkit.document.cells import cited, unanswered
from fs_toolkit.document.charts import BarChart, Series
from fs_toolkit.document.prose import prose
from fs_toolkit.document.wording import Wording
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.proposal.analysis.financing import USES, FinancingPlan, Flow
from fs_toolkit.proposal.costs import ProjectCosts
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.report.loans import report_loans

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
        yield from _operation(plan, basis, wording)
        yield from _affordability(result, plan, wording)
    yield from unanswered("proposal.ceiling", inputs, "ceiling", wording)
    yield from prose(inputs.ceiling, "proposal.ceiling_text")
    yield from report_loans(result, basis, wording)


def _answer(plan: FinancingPlan, basis: Basis, wording: Wording) -> Paragraph:
    shares = plan.by_status()
    payers = [flow for flow in plan.flows if flow.source.use == "investment"]
    first, later = _years_of_operation(plan, wording)
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
            secured=wording.share(shares["secured"]),
            operation=wording.money_words(
                float(np.max(plan.amounts("operation"))), basis.settings.currency
            ),
            first=first,
            later=later,
        ),
        "answer",
    )


def _years_of_operation(plan: FinancingPlan, wording: Wording) -> tuple[str, str]:
    serving = plan.serving
    if not len(serving):
        return wording.dash, wording.dash
    return wording.year(int(serving[0])), wording.year(int(serving[-1]))


def _build_up(
    plan: FinancingPlan, costs: ProjectCosts, basis: Basis, wording: Wording
) -> Table:
    def row(name: str, amount: float, **words: str) -> tuple[str, str, str]:
        return (
            wording.text(f"proposal.financing.{name}", **words),
            wording.money(amount, THOUSAND),
            wording.share(amount / costs.base if costs.base else None),
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
            Column(wording.text("proposal.head.thousand", currency=basis.settings.currency), 1.0, "right"),
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

    total = plan.total("investment")
    source_rows = [
        cells(
            flow.source.name,
            flow.amounts,
            plan.share(flow),
            wording.text(f"proposal.status.{flow.source.status}"),
        )
        for flow in flows
    ]
    paid = plan.paid("investment") / 100
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
            cells(wording.text("proposal.financing.uses"), plan.amounts("investment"), 1.0, wording.dash),
            *source_rows,
            cells(
                wording.text("proposal.financing.sources"),
                paid,
                float(paid.sum()) / total if total else None,
                wording.dash,
            ),
        ),
        wording(
            "proposal.financing.thousands_source",
            currency=basis.settings.currency,
            inflation=_inflation(plan, wording),
        ),
        totals=1,
    )
    conditions = [flow for flow in plan.flows if flow.source.condition]
    if conditions:
        yield Paragraph("proposal.conditions_text", wording("proposal.financing.conditions_text"))
        yield Bullets("proposal.conditions", tuple(_condition(flow, wording) for flow in conditions))


def _condition(flow: Flow, wording: Wording) -> Spans:
    return wording(
        "proposal.financing.condition",
        name=flow.source.name,
        use=wording.text(f"proposal.use.{flow.source.use}"),
        status=wording.text(f"proposal.status.{flow.source.status}"),
        condition=flow.source.condition,
    )


def _inflation(plan: FinancingPlan, wording: Wording) -> str:
    """The yearly rise of prices from the first year to the last, as a mean."""
    count = max(1, len(plan.index) - 1)
    return wording.share(float((plan.index[-1] / plan.index[0]) ** (1 / count) - 1), 1)


def _operation(plan: FinancingPlan, basis: Basis, wording: Wording) -> Iterator[Block]:
    places = [int(place) for place in np.flatnonzero(plan.years >= plan.go_live)]
    if not places:
        return
    first, later = _years_of_operation(plan, wording)
    uses = [use for use in USES if use != "investment" and plan.uses[use].any()]
    payers = list(dict.fromkeys(flow.source.name for flow in plan.flows if flow.source.use in uses))
    yield Paragraph(
        "proposal.operation_text",
        wording(
            "proposal.financing.operation_text",
            first=first,
            later=later,
            total=wording.money_words(plan.total(*uses), basis.settings.currency),
            payers=wording.list(payers),
            years=wording.number(plan.years_operated),
        ),
    )
    yield _yearly_chart(plan, basis, wording)
    running = sum((plan.amounts(use) for use in uses), np.zeros(len(plan.years)))

    def amount(value: float) -> str:
        return wording.money(value, THOUSAND) if value else wording.dash

    yield Table(
        "proposal.operation",
        wording.text("proposal.financing.operation_caption", payers=wording.list(payers)),
        (
            Column(wording.text("report.column.year"), 0.7),
            Column(
                wording.text("proposal.head.operation_real", year=wording.year(basis.settings.price_year)),
                1.2,
                "right",
            ),
            *(Column(wording.text(f"proposal.use_head.{use}"), 1.2, "right") for use in uses),
            Column(wording.text("report.column.total"), 1.0, "right"),
            Column(wording.text("proposal.head.payer"), 1.6),
        ),
        tuple(
            (
                wording.year(int(plan.years[place])),
                amount(float(plan.real["operation"][place])),
                *(amount(float(plan.amounts(use)[place])) for use in uses),
                amount(float(running[place])),
                _payers(plan, place, wording),
            )
            for place in places
        ),
        wording(
            "proposal.financing.thousands_source",
            currency=basis.settings.currency,
            inflation=_inflation(plan, wording),
        ),
    )


def _payers(plan: FinancingPlan, place: int, wording: Wording) -> str:
    names = dict.fromkeys(
        flow.source.name
        for flow in plan.flows
        if flow.source.use != "investment" and flow.cents[place] > 0
    )
    return wording.list(names)


def _yearly_chart(plan: FinancingPlan, basis: Basis, wording: Wording) -> Chart:
    uses = [use for use in USES if plan.uses[use].any()]
    running = plan.amounts("operation")[plan.years >= plan.go_live]
    words = {
        "amount": wording.money_words(float(running.mean()), basis.settings.currency),
        "first": wording.year(plan.go_live),
    }
    return Chart(
        "proposal.money",
        wording.text("proposal.financing.money_caption", **words),
        BarChart(
            wording.text("proposal.financing.money_title", **words),
            tuple(wording.year(int(year)) for year in plan.years),
            tuple(
                Series(
                    wording.text(f"proposal.use_head.{use}"),
                    tuple(float(value) / THOUSAND for value in plan.amounts(use)),
                )
                for use in uses
            ),
            wording.text("proposal.financing.money_unit", currency=basis.settings.currency),
            stacked=True,
        ),
        wording.text(
            "proposal.financing.money_alt",
            **words,
            investment=wording.money_words(plan.total("investment"), basis.settings.currency),
        ),
    )


def _affordability(
    result: ProposalResult, plan: FinancingPlan, wording: Wording
) -> Iterator[Block]:
    for number, each in enumerate(result.financing.comparisons, start=1):
        yield Paragraph(
            f"proposal.affordable_{number}",
            wording(
                "proposal.financing.affordable",
                investment=wording.share(each.investment_share),
                operation=wording.share(each.operation_share),
                budget=cited(each.budget.name, each.budget.source),
            ),
        )
