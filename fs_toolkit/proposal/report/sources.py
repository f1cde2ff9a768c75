"""Sources and uses, in 4.3: who pays for what, when, from which line, and how certain it is."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.numeric import Floats
from fs_toolkit.document.blocks import Block, Bullets, Chart, Column, Paragraph, Spans, Table
from fs_toolkit.document.cells import capital, cited
from fs_toolkit.document.charts import BarChart, Series
from fs_toolkit.document.wording import Wording
from fs_toolkit.proposal.analysis.financing import USES, FinancingPlan, Flow
from fs_toolkit.proposal.report.operation import mean_inflation

THOUSAND = 1000.0


def report_sources(plan: FinancingPlan, basis: Basis, wording: Wording) -> Iterator[Block]:
    """The whole plan by source, the mix as a chart, the years of building, and the conditions."""
    gap = any(plan.gap(use).any() for use in USES)
    alone = not gap and len({flow.source.name for flow in plan.flows if flow.cents.any()}) == 1
    balance = "unbalanced" if gap else "alone" if alone else "balanced"
    yield Paragraph("proposal.sources_text", wording(f"proposal.financing.sources_{balance}"))
    yield _whole(plan, basis, wording)
    if not alone:  # one who pays everything needs no chart of shares and no table of draws
        yield _mix(plan, wording)
        yield Paragraph("proposal.disbursement_text", _counterpart(plan, basis, wording))
        yield _disbursement(plan, basis, wording)
    conditions = [flow for flow in plan.flows if flow.source.condition]
    if conditions:
        yield Paragraph("proposal.conditions_text", wording("proposal.financing.conditions_text"))
        yield Bullets(
            "proposal.conditions", tuple(_condition(flow, wording) for flow in conditions)
        )


def _whole(plan: FinancingPlan, basis: Basis, wording: Wording) -> Table:
    flows = [flow for flow in plan.flows if flow.cents.any()]
    due = plan.total(*USES)
    lines = any(flow.source.budget_line for flow in flows)

    def row(flow: Flow) -> tuple[str | Spans, ...]:
        cells: tuple[str | Spans, ...] = (
            cited(flow.source.name, flow.source.source),
            wording.text(f"proposal.use_head.{flow.source.use}"),
            wording.money(flow.amount, THOUSAND),
            wording.share(plan.share(flow)),
            capital(wording.text(f"proposal.status.{flow.source.status}")),
        )
        return (*cells, flow.source.budget_line or wording.dash) if lines else cells

    def sum_row(key: str, amount: float, share: str) -> tuple[str | Spans, ...]:
        dash = wording.dash
        cells = (wording.text(key), dash, wording.money(amount, THOUSAND), share, dash)
        return (*cells, dash) if lines else cells

    cents = sum(int(flow.cents.sum()) for flow in flows)  # whole: all of it is no 99.99 %
    all_paid = wording.share(cents / round(due * 100) if due else None)
    return Table(
        "proposal.sources",
        wording.text(
            "proposal.financing.sources_caption", sought=wording.share(plan.by_status()["sought"])
        ),
        (
            Column(wording.text("financing.head.source"), 2.2),
            Column(wording.text("financing.head.pays_for"), 1.2),
            Column(
                wording.text("proposal.head.thousand", currency=basis.settings.currency),
                1.0,
                "right",
            ),
            Column(wording.text("financing.head.share_of_use"), 0.8, "right"),
            Column(wording.text("proposal.head.status"), 0.9),
            *((Column(wording.text("financing.head.budget_line"), 2.0),) if lines else ()),
        ),
        (
            *(row(flow) for flow in flows),
            sum_row("proposal.financing.sources", cents / 100, all_paid),
            sum_row("financing.sources.uses", due, wording.dash),
        ),
        wording(
            "proposal.financing.thousands_source",
            currency=basis.settings.currency,
            inflation=mean_inflation(plan, wording),
        ),
        totals=2,
    )


def _mix(plan: FinancingPlan, wording: Wording) -> Chart:
    """The share of each source in each use: who carries the building, and who carries the rest."""
    uses = [use for use in USES if plan.uses[use].any()]
    names = list(dict.fromkeys(flow.source.name for flow in plan.flows if flow.cents.any()))
    total = plan.total(*uses)
    carried = {
        name: sum(flow.amount for flow in plan.flows if flow.source.name == name) for name in names
    }
    main = max(carried, key=lambda name: carried[name]) if carried else wording.dash

    def share(name: str, use: str) -> float:
        return 100 * sum(
            plan.share(flow)
            for flow in plan.flows
            if flow.source.name == name and flow.source.use == use
        )

    of_all = wording.share(carried.get(main, 0.0) / total if total else None)
    parts = wording.list(
        wording.text(
            "financing.mix.part",
            use=wording.text(f"proposal.use.{use}"),
            share=wording.share(share(main, use) / 100),
        )
        for use in uses
    )
    return Chart(
        "proposal.mix",
        wording.text("financing.mix.caption", name=main, share=of_all),
        BarChart(
            wording.text("financing.mix.title"),
            tuple(wording.text(f"proposal.use_head.{use}") for use in uses),
            tuple(Series(name, tuple(share(name, use) for use in uses)) for name in names),
            wording.text("financing.mix.unit"),
            stacked=True,
            horizontal=True,
        ),
        wording.text("financing.mix.alt", name=main, parts=parts),
    )


def _counterpart(plan: FinancingPlan, basis: Basis, wording: Wording) -> Spans:
    """What the city itself must bring while others pay, and when."""
    own = [
        flow
        for flow in plan.flows
        if flow.source.use == "investment" and flow.source.kind in ("city_budget", "fee")
    ]
    amounts = np.asarray(sum((flow.amounts for flow in own), np.zeros(len(plan.years))))
    years = [int(place) for place in np.flatnonzero(amounts)]
    total = plan.total("investment")
    return wording(
        "financing.disbursement.text" if years else "financing.disbursement.text_none",
        **(
            {
                "share": wording.share(float(amounts.sum()) / total if total else None),
                "parts": wording.list(
                    wording.text(
                        "financing.disbursement.part",
                        amount=wording.money_words(float(amounts[place]), basis.settings.currency),
                        year=wording.year(int(plan.years[place])),
                    )
                    for place in years
                ),
            }
            if years
            else {}
        ),
    )


def _disbursement(plan: FinancingPlan, basis: Basis, wording: Wording) -> Table:
    flows = [flow for flow in plan.flows if flow.source.use == "investment"]
    due = plan.uses["investment"]
    paid = plan.paid("investment")
    years = [int(place) for place in np.flatnonzero(due.astype(bool) | paid.astype(bool))]

    def cells(name: str, amounts: Floats) -> tuple[str, ...]:
        return (
            name,
            *(wording.money(float(amounts[place]), THOUSAND) for place in years),
            wording.money(float(amounts.sum()), THOUSAND),
        )

    dearest = max(years, key=lambda place: due[place]) if years else 0
    return Table(
        "proposal.disbursement",
        wording.text(
            "financing.disbursement.caption",
            year=wording.year(int(plan.years[dearest])),
            share=wording.share(float(due[dearest] / due.sum()) if due.sum() else None),
        ),
        (
            Column(wording.text("financing.head.source"), 2.6),
            *(Column(wording.year(int(plan.years[place])), 0.9, "right") for place in years),
            Column(wording.text("report.column.total"), 0.9, "right"),
        ),
        (
            *(cells(flow.source.name, flow.amounts) for flow in flows),
            cells(wording.text("proposal.financing.sources"), paid / 100),
            cells(wording.text("proposal.financing.uses"), due / 100),
        ),
        wording("financing.disbursement.source", currency=basis.settings.currency),
        totals=2,
    )


def _condition(flow: Flow, wording: Wording) -> Spans:
    return wording(
        "proposal.financing.condition",
        name=flow.source.name,
        use=wording.text(f"proposal.use.{flow.source.use}"),
        status=wording.text(f"proposal.status.{flow.source.status}"),
        condition=flow.source.condition,
    )
