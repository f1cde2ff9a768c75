"""Operation after hand-over, in 4.3: what must be paid each year, and by whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.document.blocks import Block, Chart, Column, Paragraph, Spans, Table, spans
from fs_toolkit.document.charts import BarChart, Series
from fs_toolkit.document.wording import Wording
from fs_toolkit.proposal.analysis.financing import USES, FinancingPlan
from fs_toolkit.proposal.inputs.financing import Use

THOUSAND = 1000.0


def years_of_service(plan: FinancingPlan, wording: Wording) -> tuple[str, str]:
    """The first and the last year of service in the plan."""
    serving = plan.serving
    if not len(serving):
        return wording.dash, wording.dash
    return wording.year(int(serving[0])), wording.year(int(serving[-1]))


def mean_inflation(plan: FinancingPlan, wording: Wording) -> str:
    """The yearly rise of prices from the first year to the last, as a mean."""
    count = max(1, len(plan.index) - 1)
    return wording.share(float((plan.index[-1] / plan.index[0]) ** (1 / count) - 1), 1)


def report_operation(plan: FinancingPlan, basis: Basis, wording: Wording) -> Iterator[Block]:
    """What the years of service cost, as a sentence, a chart and a table."""
    places = [int(place) for place in np.flatnonzero(plan.years >= plan.go_live)]
    if not places:
        return
    first, later = years_of_service(plan, wording)
    uses = [use for use in USES if use != "investment" and plan.uses[use].any()]
    payers = list(dict.fromkeys(flow.source.name for flow in plan.flows if flow.source.use in uses))
    running = sum((plan.amounts(use) for use in uses), np.zeros(len(plan.years)))
    yield Paragraph(
        "proposal.operation_text",
        wording(
            "proposal.financing.operation_text",
            first=first,
            later=later,
            total=wording.money_words(float(running[places].sum()), basis.settings.currency),
            parts=wording.list(
                wording.text(
                    "financing.operation.part",
                    amount=wording.money_words(
                        float(plan.amounts(use)[places].sum()), basis.settings.currency
                    ),
                    use=wording.text(f"financing.operation.use.{use}"),
                )
                for use in uses
            ),
            payers=wording.list(payers),
            years=wording.number(plan.years_operated),
        ),
    )
    yield _yearly_chart(plan, basis, wording)

    def amount(value: float) -> str:
        return wording.money(value, THOUSAND) if value else wording.dash

    yield Table(
        "proposal.operation",
        wording.text("proposal.financing.operation_caption", payers=wording.list(payers)),
        (
            Column(wording.text("report.column.year"), 0.7),
            Column(
                wording.text(
                    "proposal.head.operation_real", year=wording.year(basis.settings.price_year)
                ),
                1.2,
                "right",
            ),
            *(Column(wording.text(f"proposal.use_head.{use}"), 1.2, "right") for use in uses),
            Column(wording.text("report.column.total"), 1.0, "right"),
        ),
        tuple(
            (
                wording.year(int(plan.years[place])),
                amount(float(plan.real["operation"][place])),
                *(amount(float(plan.amounts(use)[place])) for use in uses),
                amount(float(running[place])),
            )
            for place in places
        ),
        _source(plan, uses, basis, wording),
    )


def _source(plan: FinancingPlan, uses: Sequence[Use], basis: Basis, wording: Wording) -> Spans:
    """Who pays for each use, from which line of the budget, and the prices."""
    paid = " ".join(
        wording.text(
            "financing.operation.paid_by",
            use=wording.text(f"proposal.use_head.{use}"),
            payers=wording.list(_payers(plan, use, wording)),
        )
        for use in uses
        if any(flow.source.use == use for flow in plan.flows)
    )
    words = wording(
        "proposal.financing.thousands_source",
        currency=basis.settings.currency,
        inflation=mean_inflation(plan, wording),
    )
    return (*spans(f"{paid} "), *words)


def _payers(plan: FinancingPlan, use: Use, wording: Wording) -> list[str]:
    names: dict[str, None] = {}
    for flow in plan.flows:
        source = flow.source
        if source.use != use or not flow.cents.any():
            continue
        if source.budget_line:
            words = wording.text(
                "financing.operation.payer", name=source.name, line=source.budget_line
            )
        elif source.kind == "city_budget":
            words = wording.text("financing.operation.payer_open", name=source.name)
        else:
            words = source.name
        names[words] = None
    return list(names)


def _yearly_chart(plan: FinancingPlan, basis: Basis, wording: Wording) -> Chart:
    uses = [use for use in USES if plan.uses[use].any()]
    running = plan.amounts("operation")[plan.years >= plan.go_live]
    words = {
        "amount": wording.money_words(float(running.mean()), basis.settings.currency),
        "first": wording.year(plan.go_live),
    }
    renewed = [int(year) for year in plan.years[plan.uses["renewal"] > 0]]
    investment = wording.money_words(plan.total("investment"), basis.settings.currency)
    alt = wording.text("proposal.financing.money_alt", **words, investment=investment)
    if renewed:
        years = wording.list(wording.year(year) for year in renewed)
        alt += " " + wording.text("proposal.financing.money_alt_renewal", years=years)
    return Chart(
        "proposal.money",
        wording.text("proposal.financing.money_caption", **words),
        BarChart(
            wording.text("proposal.financing.money_title"),
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
        alt,
    )
