"""What other sections are handed of the economic evaluation: what the options cost."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.numeric import Floats
from fs_toolkit.core.series import Shape
from fs_toolkit.economics.discounting import net_present_value
from fs_toolkit.economics.engine.appraise import npv
from fs_toolkit.economics.engine.model import Evaluation, LineFlows
from fs_toolkit.economics.engine.trees import is_one_off
from fs_toolkit.proposal.costs import ComponentCost, EconomicCost, ProjectCosts
from fs_toolkit.proposal.handed import LineCost
from fs_toolkit.technical.options import LifeCycleCost


def option_costs(evaluation: Evaluation) -> dict[str, LifeCycleCost]:
    """Present value of what each option costs beyond the baseline, for the appraisal of the design."""
    rate, timing = evaluation.rate, evaluation.model.settings.timing

    def present(option: str, view: str) -> float:
        costs = evaluation.increment(option, view).costs
        return float(net_present_value(rate, costs, timing))

    return {
        option.id: LifeCycleCost(present(option.id, "economic"), present(option.id, "financial"))
        for option in evaluation.model.options
    }


def no_costs(basis: Basis) -> ProjectCosts:
    """What the proposal is handed while the economic model is pending: no component has a cost."""
    return ProjectCosts(basis.years, {})


def project_costs(
    evaluation: Evaluation, components: Mapping[str, str], shapes: Mapping[str, Shape]
) -> ProjectCosts:
    """What the city pays for the recommended option, by component, taxes included.

    Staff time that is no cash, and what the baseline costs too, is no cost of the project.
    A line without a component is left out; a rule says so. What is bought again when its life
    has passed is renewal.
    """
    model = evaluation.model
    own = [each for each in _own_costs(evaluation) if each.financial.any()]
    years = model.years.astype(np.int64)
    found = {}
    for id, name in components.items():
        lines = [each for each in own if each.line.component == id]
        if lines:
            found[id] = _component(name, lines, len(years), shapes)
    option = next(each.name for each in model.options if each.id == model.recommended)
    carried = {id for id in components if id in found}
    return ProjectCosts(years, found, option, economic_cost(evaluation, carried))


def economic_cost(evaluation: Evaluation, components: Collection[str]) -> EconomicCost:
    """What leads from the money of some components to the economic cost of the recommended option.

    Every cost line of the option beyond the baseline's lines is followed from the price
    that is paid to what it costs society; what the baseline costs too is in one step.
    """
    model = evaluation.model
    recommended = model.recommended
    own = _own_costs(evaluation)
    nothing = np.zeros_like(model.years)
    elsewhere, taxes, conversion, without_cash, of_own = (nothing.copy() for _ in range(5))
    for each in own:
        price = each.base + each.optimism + each.contingency  # a cost has no realisation: a rule
        if each.line.component not in components:
            elsewhere += each.financial
        taxes -= each.transfers
        conversion += each.economic - (price - each.transfers)
        without_cash += price - each.financial
        of_own += each.economic
    total = evaluation.increment(recommended).costs
    return EconomicCost(
        elsewhere=elsewhere,
        taxes=taxes,
        conversion=conversion,
        without_cash=without_cash,
        today=total - of_own,
        total=total,
        factors=net_present_value(evaluation.rate, np.eye(len(total)), model.settings.timing),
        financial_npv=npv(evaluation, recommended, "financial"),
    )


def _own_costs(evaluation: Evaluation) -> list[LineFlows]:
    """The cost lines of the recommended option that the baseline has not."""
    model = evaluation.model
    baseline = {each.line.id for each in evaluation.lines[model.baseline]}
    return [
        each
        for each in evaluation.lines[model.recommended]
        if each.line.side == "cost" and each.line.id not in baseline
    ]


def line_costs(evaluation: Evaluation, shapes: Mapping[str, Shape]) -> dict[str, LineCost]:
    """What the city pays for each cost line of the recommended option, taxes included.

    A line that is paid once has its sum without renewal, a yearly one its last year of payment.
    """
    found = {}
    for each in evaluation.lines[evaluation.model.recommended]:
        if each.line.side == "cost":
            once = is_one_off(each.line)
            flows = each.bought_first(shapes) if once and each.line.spread else each
            paid = flows.financial
            years = np.flatnonzero(paid)
            amount = float(paid.sum()) if once or not len(years) else float(paid[years[-1]])
            base = flows.base * _untaxed(flows)
            price = float(base.sum()) if once or not len(years) else float(base[years[-1]])
            found[each.line.id] = LineCost(each.line.name, amount, not once, price)
    return found


def _component(
    name: str, lines: list[LineFlows], years: int, shapes: Mapping[str, Shape]
) -> ComponentCost:
    bought = [each for each in lines if each.line.spread]
    investment = [each.bought_first(shapes) for each in bought]
    renewal = [each for each in lines if not each.line.spread and is_one_off(each.line)]
    operation = [each for each in lines if not is_one_off(each.line)]

    def yearly(some: list[LineFlows]) -> Floats:
        return np.sum([each.financial for each in some], axis=0) if some else np.zeros(years)

    untaxed = [_untaxed(each) for each in investment]
    return ComponentCost(
        name=name,
        base=sum(
            float((each.base * share).sum())
            for each, share in zip(investment, untaxed, strict=True)
        ),
        optimism_bias=sum(
            float((each.optimism * share).sum())
            for each, share in zip(investment, untaxed, strict=True)
        ),
        contingency=sum(
            float((each.contingency * share).sum())
            for each, share in zip(investment, untaxed, strict=True)
        ),
        transfer=sum(float(each.transfers.sum()) for each in investment),
        investment=yearly(investment),
        operation=yearly(operation),
        renewal=yearly(renewal) + yearly(bought) - yearly(investment),
    )


def _untaxed(each: LineFlows) -> float:
    """The share of a line's price that is no tax."""
    full = float((each.base + each.optimism + each.contingency).sum())
    return 1 - float(each.transfers.sum()) / full if full else 1.0
