"""The yearly flows of sub-item 5.3 as a table, from investment down to the sum of present values."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.numeric import Floats
from fs_toolkit.document.blocks import Block, Column, Paragraph, Table
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsResult
from fs_toolkit.economics.discounting import net_present_value
from fs_toolkit.economics.engine.trees import is_one_off
from fs_toolkit.economics.report.words import option_name, price_basis, thousands


def flows(basis: Basis, result: EconomicsResult, wording: Wording) -> Iterator[Block]:
    """Costs, benefits, their difference, the discount factor and what has come together."""
    found = result.cost_benefit.flows
    option = option_name(result, result.cost_benefit.recommended)
    yield Paragraph("economics.flows.intro", wording("economics.flows.intro", option=option))
    once = invested(result)
    factors = discount_factors_of(basis, result)
    named = (
        ("investment", once),
        ("operation", found.costs - once),
        ("costs", found.costs),
        ("benefits", found.benefits),
        ("net", found.net),
        ("factor", factors),
        ("present", found.net * factors),
        ("cumulative", np.cumsum(found.net * factors)),
    )
    yield Table(
        "economics.flows",
        wording.text("economics.flows.caption", option=option, basis=price_basis(basis, wording)),
        (
            Column(wording.text("report.column.item"), 1.9),
            *(Column(wording.year(int(year)), 1.0, "right") for year in basis.years),
        ),
        tuple(
            (
                wording.text(f"economics.flows.row.{name}"),
                *(
                    wording.number(float(value), digits=3)
                    if name == "factor"
                    else thousands(float(value), wording)
                    for value in flow
                ),
            )
            for name, flow in named
        ),
        source=wording("economics.flows.source"),
        totals=1,
    )


def invested(result: EconomicsResult) -> Floats:
    """Costs of the recommended option that fall once, renewals among them, over the baseline's."""
    evaluation = result.cost_benefit.evaluation

    def once(option: str) -> Floats:
        return np.asarray(
            sum(
                (
                    each.economic
                    for each in evaluation.lines[option]
                    if each.line.side == "cost" and is_one_off(each.line)
                ),
                np.zeros(len(evaluation.model.years)),
            )
        )

    return once(result.cost_benefit.recommended) - once(evaluation.model.baseline)


def discount_factors_of(basis: Basis, result: EconomicsResult) -> Floats:
    """What one of each year is worth at the study's rate and timing, shape (T,)."""
    each_year = np.eye(len(basis.years))
    rate, timing = result.cost_benefit.evaluation.rate, basis.settings.timing
    return np.asarray(net_present_value(rate, each_year, timing))
