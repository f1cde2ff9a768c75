"""The plan's loans, in 4.3: what they cost year by year, how they come to the city, who bears the currency."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.document.blocks import Block, Column, Paragraph, Ref, Spans, Table, spans
from fs_toolkit.document.cells import cited, made_up
from fs_toolkit.document.wording import Wording
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.proposal.analysis.financing import Debt, FinancingPlan

THOUSAND = 1000.0


def report_loans(result: ProposalResult, basis: Basis, wording: Wording) -> Iterator[Block]:
    """What each loan of the plan costs; nothing where the plan has none."""
    plan = result.financing.plan
    if plan is None:
        return
    for number, debt in enumerate(plan.debts, start=1):
        yield Paragraph(f"proposal.debt_{number}", _debt(number, debt, plan, basis, wording))
        yield _schedule(f"proposal.loan_{number}", debt, plan, basis, wording)
        if debt.exchange is not None:
            yield from _currency(f"proposal.currency_{number}", debt, basis, wording)
        if debt.chain:
            yield from _chain(f"proposal.on_lending_{number}", debt, basis, wording)
    if plan.debts:
        yield Paragraph("proposal.cover", _cover(plan, wording))


def _debt(number: int, debt: Debt, plan: FinancingPlan, basis: Basis, wording: Wording) -> Spans:
    service, currency = debt.service, debt.source.currency or basis.settings.currency
    building = plan.years < plan.go_live
    words = wording(
        "financing.loan.text",
        name=debt.source.name,
        drawn=wording.money_words(float(service.drawn.sum()), currency),
        interest=wording.money_words(float(service.interest.sum()), currency),
        fee=wording.money_words(float(service.fee.sum()), currency),
        building=wording.money_words(float(debt.cost[building].sum()), basis.settings.currency),
        table=spans(Ref(f"proposal.loan_{number}")),
    )
    last = wording.year(int(plan.years[-1]))

    def both(lent: float, local: float) -> str:
        """An amount in the loan's money, and behind it in the plan's where that is another."""
        words = wording.money_words(lent, currency)
        if debt.exchange is None:
            return words
        return f"{words} ({wording.money_words(local, basis.settings.currency)})"

    if service.later < 0.5:
        return (*words, *wording("financing.loan.repaid", last=last))
    return (
        *words,
        *wording(
            "financing.loan.later",
            last=last,
            outstanding=both(service.outstanding, float(debt.owed[-1])),
            later=both(service.later, debt.later),
            years=wording.number(service.later_years),
        ),
    )


def _schedule(id: str, debt: Debt, plan: FinancingPlan, basis: Basis, wording: Wording) -> Table:
    service, own = debt.service, basis.settings.currency
    currency = debt.source.currency or own
    used = (service.drawn != 0) | (service.total != 0) | (service.balance > 0.005)
    places = [int(place) for place in np.flatnonzero(used)]
    local, tested = debt.cents / 100, debt.tested
    foreign = debt.exchange is not None

    def amount(value: float) -> str:
        return wording.money(value, THOUSAND, 1) if abs(value) >= 0.005 else wording.dash

    columns = [service.drawn, service.interest, service.fee, service.principal]
    after = [local] if foreign else [service.total]
    after += [tested] if tested is not None else []
    heads = ["drawn", "interest", "fees", "repaid", "owed"]

    def row(place: int) -> tuple[str, ...]:
        return (
            wording.year(int(plan.years[place])),
            *(amount(float(each[place])) for each in columns),
            amount(float(service.balance[place])),
            *(amount(float(each[place])) for each in after),
        )

    total = (
        wording.text("report.column.total"),
        *(amount(float(each.sum())) for each in columns),
        wording.dash,
        *(amount(float(each.sum())) for each in after),
    )
    peak = int(np.argmax(local))
    return Table(
        id,
        wording.text(
            "financing.loan.caption",
            name=debt.source.name,
            amount=wording.money_words(float(local[peak]), own),
            year=wording.year(int(plan.years[peak])),
        ),
        (
            Column(wording.text("report.column.year"), 0.7),
            *(Column(wording.text(f"financing.head.{head}"), 0.9, "right") for head in heads),
            Column(
                wording.text("financing.head.service_in", currency=own)
                if foreign
                else wording.text("proposal.use_head.debt_service"),
                1.0,
                "right",
            ),
            *(
                (Column(wording.text("financing.head.service_tested"), 1.0, "right"),)
                if tested is not None
                else ()
            ),
        ),
        (*(row(place) for place in places), total),
        wording(
            f"financing.loan.source_{debt.source.per_year if debt.source.per_year in (1, 2, 4) else 'other'}",
            currency=currency,
            repayment=wording.text(f"financing.repayment.{debt.source.repayment}"),
            grace=wording.text(
                f"financing.grace.{debt.source.grace_kind}", years=wording.number(debt.source.grace)
            )
            if debt.source.grace
            else wording.text("financing.grace.none"),
        ),
        totals=1,
    )


def _currency(id: str, debt: Debt, basis: Basis, wording: Wording) -> Iterator[Block]:
    exchange, own = debt.exchange, basis.settings.currency
    if exchange is None:
        return
    local = float((debt.cents / 100).sum())
    words = wording(
        "financing.currency.text",
        currency=exchange.currency,
        own=own,
        rate=wording.number(float(exchange.path[0]), 2),
        first=wording.year(int(basis.years[0])),
        depreciation=wording.share(exchange.depreciation, 1),
        local=wording.money_words(local, own),
    )
    if debt.tested is not None:
        tested = float(debt.tested.sum())
        words = (
            *words,
            *wording(
                "financing.currency.test",
                high=wording.share(exchange.tested_depreciation, 1),
                tested=wording.money_words(tested, own),
                more=wording.share(tested / local - 1 if local else None),
            ),
        )
    yield Paragraph(id, words)


def _chain(id: str, debt: Debt, basis: Basis, wording: Wording) -> Iterator[Block]:
    chain = debt.chain
    yield Paragraph(
        f"{id}_text",
        wording(
            "financing.chain.text",
            table=spans(Ref(id)),
            name=debt.source.name,
            steps=wording.number(len(chain)),
        ),
    )
    yield Table(
        id,
        made_up(
            wording.text(
                "financing.chain.caption",
                low=wording.share(chain[0].rate, 2),
                high=wording.share(chain[-1].rate, 2),
                bearer=chain[-1].bears_risk,
            ),
            chain,
            basis.about.city,
            wording,
        ),
        (
            Column(wording.text("financing.head.from_to"), 2.4),
            Column(wording.text("financing.head.instrument"), 1.8),
            Column(wording.text("financing.head.rate"), 0.7, "right"),
            Column(wording.text("financing.head.margin"), 0.8, "right"),
            Column(wording.text("financing.head.term"), 1.2),
            Column(wording.text("financing.head.owed_in"), 0.8),
            Column(wording.text("financing.head.bears"), 1.4),
        ),
        tuple(
            (
                cited(
                    wording.text("financing.chain.step", lender=row.lender, borrower=row.borrower),
                    row.source,
                ),
                row.instrument or wording.dash,
                wording.share(row.rate, 2),
                wording.share(row.rate - chain[place - 1].rate, 2) if place else wording.dash,
                wording.text(
                    "financing.chain.term",
                    tenor=wording.number(row.tenor),
                    grace=wording.number(row.grace),
                ),
                row.currency,
                row.bears_risk,
            )
            for place, row in enumerate(chain)
        ),
        wording("financing.chain.source"),
    )


def _cover(plan: FinancingPlan, wording: Wording) -> Spans:
    cover = plan.cover
    if cover is None:
        return wording("financing.cover.none")
    place = int(np.nanargmin(cover))
    return wording(
        "financing.cover.text",
        ratio=wording.number(float(cover[place]), 2),
        year=wording.year(int(plan.years[place])),
    )
