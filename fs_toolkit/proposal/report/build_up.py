"""What the project costs, in 4.3: from the base estimate to the money to be found, and on to the economic cost."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.core.numeric import Floats
from fs_toolkit.document.blocks import Block, Cell, Column, Paragraph, Table, spans
from fs_toolkit.document.cells import made_up
from fs_toolkit.document.wording import Wording
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.proposal.analysis.bridge import Bridge, Step
from fs_toolkit.proposal.analysis.financing import FinancingPlan
from fs_toolkit.proposal.costs import ProjectCosts
from fs_toolkit.proposal.funding import running_cents
from fs_toolkit.proposal.inputs import ProposalInputs

THOUSAND = 1000.0
SUMS = ("found", "constant", "economic")


def report_build_up(
    inputs: ProposalInputs,
    plan: FinancingPlan,
    result: ProposalResult,
    basis: Basis,
    wording: Wording,
) -> Iterator[Block]:
    """The build-up, the components year by year, and the bridge to chapter 5."""
    yield Paragraph(
        "proposal.build_up_text",
        wording(
            "proposal.financing.build_up_text",
            price_year=wording.year(basis.settings.price_year),
            currency=basis.settings.currency,
        ),
    )
    yield _build_up(plan, result.costs, basis, wording)
    yield from _components(inputs, plan, result.costs, basis, wording)
    if result.financing.bridge is not None:
        yield from _bridge(result.financing.bridge, plan, basis, wording)


def _build_up(plan: FinancingPlan, costs: ProjectCosts, basis: Basis, wording: Wording) -> Table:
    real = float(costs.investment.sum())
    nominal = plan.total("investment")

    def row(key: str, amount: float) -> tuple[str, ...]:
        return (
            wording.text(key, year=wording.year(basis.settings.price_year))
            if key.endswith(".real")
            else wording.text(key),
            wording.money(amount, THOUSAND) if amount else wording.dash,
            wording.share(amount / costs.base if costs.base else None),
        )

    steps = [
        row("proposal.financing.base", costs.base),
        row("proposal.financing.optimism_bias", costs.optimism_bias),
        row("proposal.financing.contingency", costs.contingency),
        row("proposal.financing.taxes", costs.transfer),
        row("proposal.financing.real", real),
        row("proposal.financing.price_contingency", plan.price_contingency),
        row("proposal.financing.nominal", nominal),
    ]
    if plan.debts:
        steps += [
            row("financing.build_up.interest", plan.building_interest),
            row("financing.build_up.found", nominal + plan.building_interest),
        ]
    *before, whole = steps
    found = nominal + plan.building_interest
    added = found / costs.base - 1 if costs.base else 0.0
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
        (*before, whole),
        wording("proposal.financing.build_up_source"),
        totals=1,
    )


def _components(
    inputs: ProposalInputs, plan: FinancingPlan, costs: ProjectCosts, basis: Basis, wording: Wording
) -> Iterator[Block]:
    """Every component's investment by year, in the prices of each; what is paid abroad where known."""
    bought = {id: each for id, each in costs.components.items() if each.investment.any()}
    if not bought:
        return
    years = [int(place) for place in np.flatnonzero(plan.uses["investment"])]
    cells = {
        id: running_cents((each.investment * plan.index)[years]) for id, each in bought.items()
    }
    largest = max(bought, key=lambda each: int(cells[each].sum()))
    whole = plan.uses["investment"][years]
    shares = [row for row in rows(inputs.foreign_shares) if row.component in bought]
    abroad = {row.component: row.share for row in shares}
    paid_abroad = sum(int(cells[id].sum()) * share for id, share in abroad.items()) / 100
    currency = basis.settings.currency

    def row(name: str, amounts: Floats, share: float | None, base: float) -> tuple[str, ...]:
        found = (
            name,
            wording.money(base, THOUSAND),
            *(wording.money(float(value), THOUSAND) for value in amounts),
            wording.money(float(amounts.sum()), THOUSAND),
        )
        return (*found, wording.share(share)) if abroad else found

    total = int(whole.sum()) / 100
    yield Paragraph(
        "proposal.component_years_text",
        wording(
            "financing.components.text",
            abroad=wording.text(
                "financing.components.abroad",
                share=wording.share(paid_abroad / total if total else None),
                amount=wording.money_words(paid_abroad, currency),
            )
            if abroad
            else wording.text("financing.components.abroad_open"),
        ),
    )
    yield Table(
        "proposal.component_years",
        made_up(
            wording.text(
                "financing.components.caption",
                name=costs.components[largest].name,
                amount=wording.money_words(int(cells[largest].sum()) / 100, currency),
                share=wording.share(int(cells[largest].sum()) / 100 / total if total else None),
            ),
            shares,
            basis.about.city,
            wording,
        ),
        (
            Column(wording.text("proposal.head.component"), 2.6),
            Column(
                wording.text("financing.head.base", year=wording.year(basis.settings.price_year)),
                1.1,
                "right",
            ),
            *(Column(wording.year(int(plan.years[place])), 0.8, "right") for place in years),
            Column(wording.text("report.column.total"), 0.8, "right"),
            *((Column(wording.text("financing.head.abroad"), 0.9, "right"),) if abroad else ()),
        ),
        (
            *(
                row(each.name, cells[id] / 100, abroad.get(id), each.base)
                for id, each in bought.items()
            ),
            row(
                wording.text("report.column.total"),
                whole / 100,
                paid_abroad / total if len(abroad) == len(bought) and total else None,
                costs.base,
            ),
        ),
        wording("financing.components.source", currency=currency),
        totals=1,
    )


def _bridge(found: Bridge, plan: FinancingPlan, basis: Basis, wording: Wording) -> Iterator[Block]:
    currency = basis.settings.currency
    first, last = wording.year(int(plan.years[0])), wording.year(int(plan.years[-1]))
    yield Paragraph(
        "proposal.bridge_text",
        wording(
            "financing.bridge.text",
            first=first,
            last=last,
            found=wording.money_words(found.step("found").amount, currency),
            economic=wording.money_words(found.step("economic").amount, currency),
            present=wording.money_words((found.step("economic").present or 0) / 100, currency),
        ),
    )
    shown = [step for step in found.steps if step.id in SUMS or step.cents or step.present]
    largest = min(shown, key=lambda step: step.cents)
    yield Table(
        "proposal.bridge",
        wording.text(
            "financing.bridge.caption",
            found=wording.money_words(found.step("found").amount, currency),
            economic=wording.money_words(found.step("economic").amount, currency),
            step=wording.text(f"financing.bridge.short.{largest.id}"),
        )
        if largest.cents < 0
        else wording.text(
            "financing.bridge.caption_plain",
            found=wording.money_words(found.step("found").amount, currency),
            economic=wording.money_words(found.step("economic").amount, currency),
        ),
        (
            Column(wording.text("proposal.head.step"), 3.4),
            Column(wording.text("proposal.head.thousand", currency=currency), 1.0, "right"),
            Column(wording.text("financing.head.present"), 1.0, "right"),
        ),
        tuple(_step(step, basis, wording) for step in shown),
        wording("financing.bridge.source"),
        totals=1,
    )


def _step(step: Step, basis: Basis, wording: Wording) -> tuple[Cell, ...]:
    words = wording.text(
        f"financing.bridge.{step.id}",
        **({"year": wording.year(basis.settings.price_year)} if step.id == "constant" else {}),
    )
    present = wording.dash if step.present is None else wording.money(step.present / 100, THOUSAND)
    bold = step.id in SUMS
    return tuple(
        Cell(spans(each), bold=bold)
        for each in (words, wording.money(step.amount, THOUSAND), present)
    )
