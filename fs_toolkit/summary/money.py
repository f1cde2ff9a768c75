"""Investment and operation of an option as the summary says them, and the span of the investment."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.economics.analysis import EconomicsResult
from fs_toolkit.economics.engine.model import Evaluation, evaluate_model
from fs_toolkit.economics.engine.questions import ranged


class Investment(NamedTuple):
    """What building an option costs, in constant prices. [money]."""

    base: float
    """Base estimate, without taxes."""
    with_bias: float
    """With optimism bias and contingency, without taxes."""
    paid: float
    """With optimism bias, contingency and taxes: what somebody pays."""


def investment(basis: Basis, result: EconomicsResult, option: str) -> Investment:
    """Investment in an option, over all years."""
    return _investment(basis, result.cost_benefit.evaluation, option)


def _investment(basis: Basis, evaluation: Evaluation, option: str) -> Investment:
    lines = [
        each.bought_first(basis.shapes)
        for each in evaluation.lines[option]
        if each.line.side == "cost" and each.line.spread
    ]
    taxes = sum(float(each.transfers.sum()) for each in lines)
    economic = sum(float(each.economic.sum()) for each in lines)
    full = sum(float((each.base + each.optimism + each.contingency).sum()) for each in lines)
    untaxed = economic / (economic + taxes) if economic + taxes else 1.0
    return Investment(sum(float(each.base.sum()) for each in lines) * untaxed, economic, full)


def has_contingency(result: EconomicsResult, option: str) -> bool:
    """Whether a physical contingency is put on any line of an option."""
    lines = result.cost_benefit.evaluation.lines[option]
    return any(each.line.side == "cost" and each.contingency.any() for each in lines)


def operation(basis: Basis, result: EconomicsResult, option: str) -> float:
    """Operation of the last year of the model, with taxes. [money/year]."""
    yearly = np.zeros(len(basis.years))
    for each in result.cost_benefit.evaluation.lines[option]:
        lasting = each.line.first.replace(" ", "") != each.line.last.replace(" ", "")
        if each.line.side == "cost" and not each.line.spread and lasting:
            yearly = yearly + each.financial
    return float(yearly[-1])


def span(basis: Basis, result: EconomicsResult, option: str) -> tuple[float, float] | None:
    """The least and the most that building an option may cost, with optimism bias. [money].

    Every quantity with a range that moves the investment stands at the end that makes it
    cheaper, then at the one that makes it dearer: the corners, which are wider than what is
    likely. None where no range is behind the investment.
    """
    evaluation = result.cost_benefit.evaluation
    quantities = dict(basis.quantities)

    def cost(changes: dict[str, float]) -> float:
        case = evaluate_model(evaluation.model, changes, evaluation, only=(option,))
        return _investment(basis, case, option).with_bias

    conventions = {evaluation.model.discount_rate, basis.settings.go_live}
    bought = {
        each.line.id
        for each in evaluation.lines[option]
        if each.line.side == "cost" and each.line.spread
    }
    behind = {
        id for each in evaluation.model.lines[option] if each.line.id in bought for id in each.uses
    }
    cheap: dict[str, float] = {}
    dear: dict[str, float] = {}
    base = cost({})
    for row in ranged(evaluation.model, quantities):
        if row.id in conventions or row.id not in behind or row.low is None or row.high is None:
            continue
        at_low, at_high = cost({row.id: row.low}), cost({row.id: row.high})
        if np.isclose(at_low, base) and np.isclose(at_high, base):
            continue
        low_end, high_end = (row.low, row.high) if at_low <= at_high else (row.high, row.low)
        cheap[row.id], dear[row.id] = low_end, high_end
    if not cheap:
        return None
    return cost(cheap), cost(dear)
