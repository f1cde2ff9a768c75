"""The world without the project: what it costs, what grows, and what people go on paying."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import Pending
from fs_toolkit.core.numeric import Floats
from fs_toolkit.document.blocks import Block, Column, Paragraph, Table
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsResult
from fs_toolkit.economics.discounting import net_present_value
from fs_toolkit.economics.inputs import EconomicsInputs
from fs_toolkit.economics.report.words import price_basis, sentence_case, thousands

YEARS_SHOWN = 4


def counterfactual(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsResult, wording: Wording
) -> Iterator[Block]:
    """What goes on as today, by year and as a present value; nothing where nothing is known of it."""
    yearly, today, forgone = _rows(inputs, basis, result, wording)
    if result.inaction.any():
        growth = float(result.inaction[-1] / result.inaction[0] - 1) if result.inaction[0] else 0.0
        kind = "grows" if growth > 0.01 else "falls" if growth < -0.01 else "stays"
        currency = basis.settings.currency
        slots = {} if kind == "stays" else {"change": wording.share(abs(growth), 0)}
        if kind == "grows" and (drivers := _drivers(basis, result)):
            kind, slots = "grows_with", {**slots, "drivers": wording.list(drivers)}
        yield Paragraph(
            "economics.rationale.inaction",
            (
                *wording(
                    "economics.rationale.inaction",
                    yearly=wording.money_words(float(result.inaction[0]), currency),
                    last=wording.money_words(float(result.inaction[-1]), currency),
                    year=wording.year(int(basis.years[-1])),
                ),
                *wording(f"feasibility.counterfactual.{kind}", **slots),
            ),
        )
    if len(yearly) < 2:
        return  # one row is a sentence
    years = [int(basis.years[k]) for k in _shown(len(basis.years))]
    yield Paragraph("economics.counterfactual.intro", wording("feasibility.counterfactual.intro"))
    yield Table(
        "economics.counterfactual",
        wording.text(
            "feasibility.counterfactual.caption",
            today=wording.money_words(today, basis.settings.currency),
            forgone=wording.money_words(forgone, basis.settings.currency),
            saved=wording.money_words(result.cost_benefit.base.pv_costs, basis.settings.currency),
        ),
        (
            Column(wording.text("feasibility.counterfactual.column.what"), 3.2),
            *(Column(wording.year(year), 0.9, "right") for year in years),
            Column(wording.text("feasibility.counterfactual.column.present"), 1.0, "right"),
        ),
        tuple(yearly),
        source=wording("feasibility.counterfactual.source", basis=price_basis(basis, wording)),
    )


def _drivers(basis: Basis, result: EconomicsResult) -> list[str]:
    """The series that move the baseline's costs, by name."""
    model = result.cost_benefit.evaluation.model
    used = {id for each in model.lines[model.baseline] for id in each.uses}
    moving = [id for id in (*basis.shapes, *basis.points) if id in used]
    return [sentence_case(basis.quantities[id].name) for id in dict.fromkeys(moving)]


def _rows(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsResult, wording: Wording
) -> tuple[list[tuple[str, ...]], float, float]:
    """Volume without the project, costs of today, and what each party goes on losing."""
    found = result.cost_benefit
    evaluation = found.evaluation
    rate, timing = evaluation.rate, evaluation.model.settings.timing
    at = _shown(len(basis.years))
    lines: list[tuple[str, ...]] = []
    effectiveness = inputs.effectiveness
    if not isinstance(effectiveness, Pending) and effectiveness.without:
        volume = evaluation.states[evaluation.model.baseline].over_years(effectiveness.without)
        if volume.any():
            name = wording.text("feasibility.counterfactual.volume", noun=effectiveness.noun)
            lines.append((name, *(wording.number(float(volume[k])) for k in at), wording.dash))

    def add(name: str, flow: Floats) -> float:
        value = float(net_present_value(rate, flow, timing))
        if np.any(flow):
            lines.append(
                (name, *(thousands(float(flow[k]), wording) for k in at), thousands(value, wording))
            )
        return value

    today = lost = 0.0

    for each in evaluation.lines[evaluation.model.baseline]:
        if each.line.side == "cost":
            today += add(each.line.name, each.economic)
    forgone: dict[str, Floats] = {}
    baseline = {each.line.id for each in evaluation.lines[evaluation.model.baseline]}
    for each in evaluation.lines[found.recommended]:
        if each.line.side == "benefit" and each.line.id not in baseline:
            before = forgone.get(each.line.party, np.zeros(len(basis.years)))
            forgone[each.line.party] = before + each.economic
    for party, flow in forgone.items():
        key = f"economics.party.{party}"
        who = wording.text(key) if wording.has(key) else party
        lost += add(wording.text("feasibility.counterfactual.forgone", party=who), flow)
    return lines, today, lost


def _shown(years: int) -> list[int]:
    """The first year, the last, and some between."""
    return sorted({round(k) for k in np.linspace(0, years - 1, min(YEARS_SHOWN, years))})
