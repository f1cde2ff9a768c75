"""Options that exclude each other, as blocks: what each costs and brings on top of a cheaper one."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import Pending
from fs_toolkit.document.blocks import Block, Cell, Column, Paragraph, Spans, Table, Text, spans
from fs_toolkit.document.marked import traced
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsResult
from fs_toolkit.economics.discounting import net_present_value
from fs_toolkit.economics.incremental import incremental_chain
from fs_toolkit.economics.inputs import EconomicsInputs
from fs_toolkit.economics.report.words import option_name, price_basis, ratio, thousands


def increments(basis: Basis, result: EconomicsResult, wording: Wording) -> Iterator[Block]:
    """The options by cost, each over the best of the cheaper ones."""
    found = result.cost_benefit
    options = found.evaluation.model.alternatives
    if len(options) < 2:
        return
    views = [found.appraisals[option.id] for option in options]
    chain = incremental_chain(
        [view["economic"].pv_benefits for view in views],
        [view["economic"].pv_costs for view in views],
    )
    kept = [step for step in chain if step.worth_it]
    last = options[kept[-1].option].name if kept else ""
    yield Paragraph("economics.increments.intro", _intro(basis, result, wording))
    heads = ("option", "npv", "cash", "over", "costs", "benefits", "ratio", "value")
    yield Table(
        "economics.increments",
        wording.text("economics.increments.caption", option=last)
        if kept
        else wording.text("economics.increments.caption_none"),
        tuple(
            Column(
                wording.text(f"economics.increments.column.{head}"),
                1.8 if head in ("option", "over") else 1.0,
                "left" if head in ("option", "over") else "right",
            )
            for head in heads
        ),
        tuple(
            (
                Cell(
                    spans(options[step.option].name),
                    bold=options[step.option].id == found.recommended,
                ),
                thousands(views[step.option]["economic"].npv, wording),
                thousands(views[step.option]["financial"].npv, wording),
                options[step.over].name
                if step.over is not None
                else wording.text("economics.increments.nothing"),
                thousands(step.costs, wording),
                thousands(step.benefits, wording),
                ratio(step.ratio, wording),
                thousands(step.value, wording),
            )
            for step in chain
        ),
        source=wording("economics.increments.source", basis=price_basis(basis, wording)),
    )


def _intro(basis: Basis, result: EconomicsResult, wording: Wording) -> Spans:
    found = result.cost_benefit
    over = found.over_minimum
    if over is None or over.pv_costs <= 0:
        return wording("economics.increments.intro")
    minimum = next(each.id for each in found.evaluation.model.options if each.kind == "do_minimum")
    currency = basis.settings.currency

    def led(name: str, words: str) -> Text:
        return traced(f"{name}.{found.recommended}.over_minimum", words)

    return wording(
        "economics.increments.intro_minimum",
        option=option_name(result, found.recommended),
        minimum=option_name(result, minimum),
        costs=led("pv_costs", wording.money_words(over.pv_costs, currency)),
        benefits=led("pv_benefits", wording.money_words(over.pv_benefits, currency)),
        ratio=led("bcr", ratio(over.bcr, wording)),
        npv=led("npv", wording.money_words(over.npv, currency)),
    )


def per_unit(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsResult, wording: Wording
) -> Iterator[Block]:
    """What one of what the project is for costs, and one person who uses it."""
    found, effectiveness = result.cost_benefit, inputs.effectiveness
    cost = result.cost_per_unit.get(found.recommended)
    if isinstance(effectiveness, Pending) or cost is None:
        return
    currency = basis.settings.currency
    others = [
        wording.text(
            "economics.per_unit.other",
            option=option.name,
            cost=wording.number(result.cost_per_unit[option.id], digits=1),
        )
        for option in found.evaluation.model.alternatives
        if option.id != found.recommended and option.id in result.cost_per_unit
    ]
    users = wording.text("economics.per_unit.users_unknown")
    if effectiveness.users:
        state = found.evaluation.states[found.recommended]
        served = net_present_value(
            found.evaluation.rate,
            state.over_years(effectiveness.users),
            basis.settings.timing,
        )
        if served > 0:
            users = wording.text(
                "economics.per_unit.users",
                cost=wording.number(found.base.pv_costs / float(served), digits=1),
                currency=currency,
            )
    yield Paragraph(
        "economics.per_unit",
        wording(
            "economics.per_unit.sentence",
            noun=effectiveness.noun,
            currency=currency,
            cost=traced(f"cost_per_unit.{found.recommended}", wording.number(cost, digits=1)),
            option=option_name(result, found.recommended),
            others=wording.text("economics.per_unit.beside", others=wording.list(others))
            if others
            else "",
            users=users,
        ),
    )
