"""The options of 5.2 compared: from the cheapest to the dearest, with every indicator once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import Pending
from fs_toolkit.document.blocks import Block, Cell, Column, Paragraph, Spans, Table, spans
from fs_toolkit.document.marked import traced
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsResult
from fs_toolkit.economics.increments import increments
from fs_toolkit.economics.inputs import EconomicsInputs, Option
from fs_toolkit.economics.report.words import (
    option_name,
    price_basis,
    rate,
    ratio,
    thousands,
    worth,
    years,
)


def options(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsResult, wording: Wording
) -> Iterator[Block]:
    """Every option with what it costs and returns, what it fails, and what decides."""
    found = result.cost_benefit
    chosen = found.evaluation.model.alternatives
    economic = [found.appraisals[option.id]["economic"] for option in chosen]
    steps = increments(
        [each.pv_costs for each in economic], [each.pv_benefits for each in economic]
    )
    yield Paragraph("economics.options.intro", wording("economics.options.intro"))
    cells = []
    for place in steps.order:
        option, here = chosen[place], economic[place]
        per_unit = result.cost_per_unit.get(option.id)
        led = partial(_led, option.id == found.recommended, option.id)
        cells.append(
            (
                Cell(
                    spans(option.name), bold=option.id == found.recommended, holds=_held(option.id)
                ),
                led("pv_costs", thousands(here.pv_costs, wording)),
                led("npv", thousands(here.npv, wording)),
                led("bcr", ratio(here.bcr, wording)),
                wording.dash if per_unit is None else wording.number(per_unit, digits=1),
                led("irr", rate(here.irr, here.irr_status, wording)),
                led("payback", years(here.payback, wording)),
                _against(option, wording),
            )
        )
    heads = {"option": 1.6, "costs": 0.8, "npv": 0.8, "bcr": 0.6, "per_unit": 0.8}
    more = {"irr": 0.95, "payback": 0.95, "decides": 2.6}
    yield Table(
        "economics.options",
        _caption(basis, result, wording),
        tuple(
            Column(
                wording.text(f"{file}.options.column.{head}"),
                width,
                "left" if head in ("option", "decides") else "right",
            )
            for file, some in (("economics", heads), ("feasibility", more))
            for head, width in some.items()
        ),
        tuple(cells),
        source=wording(
            "feasibility.options.source",
            basis=price_basis(basis, wording),
            currency=basis.settings.currency,
            noun=wording.dash
            if isinstance(inputs.effectiveness, Pending)
            else inputs.effectiveness.noun,
        ),
    )
    yield Paragraph("economics.options.choice", _choice(basis, result, wording))


def _held(option: str) -> tuple[str, ...]:
    """Names of what the row of an option shows."""
    shown = ("pv_costs", "npv", "bcr", "irr", "payback")
    return (*(f"{name}.{option}.economic" for name in shown), f"cost_per_unit.{option}")


def _led(own: bool, option: str, name: str, words: str) -> str | Spans:
    """A number of the recommended option leads to its working; that of another stands here alone."""
    return spans(traced(f"{name}.{option}.economic", words)) if own else words


def _caption(basis: Basis, result: EconomicsResult, wording: Wording) -> str:
    """Who is ahead by net present value: options exclude each other, so a ratio ranks nothing."""
    found, currency = result.cost_benefit, basis.settings.currency
    chosen = found.evaluation.model.alternatives
    economic = {each.id: found.appraisals[each.id]["economic"] for each in chosen}
    best = max(chosen, key=lambda each: (economic[each.id].npv, each.id))
    own = economic[found.recommended]
    words = {
        "option": option_name(result, found.recommended),
        "npv": wording.money_words(own.npv, currency),
        "bcr": ratio(own.bcr, wording),
    }
    if best.id == found.recommended:
        return wording.text("economics.options.caption", **words)
    ahead = wording.money_words(economic[best.id].npv, currency)
    return wording.text("economics.options.caption_other", **words, best=best.name, ahead=ahead)


def _against(option: Option, wording: Wording) -> str:
    failed = wording.list(wording.text(f"economics.test.{id}").lower() for id in option.fails)
    parts = [wording.text("feasibility.options.fails", tests=failed)] if option.fails else []
    return ". ".join([*parts, option.decides] if option.decides else parts) or wording.dash


def _choice(basis: Basis, result: EconomicsResult, wording: Wording) -> Spans:
    """What the money alone would choose, doing nothing among the choices."""
    found = result.cost_benefit
    model = found.evaluation.model
    values = {
        option.id: found.appraisals[option.id]["economic"].npv for option in model.alternatives
    }
    best = max(model.alternatives, key=lambda each: (values[each.id], each.id))
    names = {option.id: option.name for option in model.options}
    own = names[found.recommended]
    if best.id == found.recommended:
        kind = "recommended" if values[best.id] > 0 else "recommended_loses"
        return wording(
            f"feasibility.options.choice_{kind}",
            option=own,
            npv=worth(best.id, values[best.id], basis, wording),
        )
    kind = "other" if values[best.id] > 0 else "nothing"
    return wording(
        f"feasibility.options.choice_{kind}",
        option=own,
        best=best.name,
        npv=worth(best.id, values[best.id], basis, wording),
        own=worth(found.recommended, values[found.recommended], basis, wording),
    )
