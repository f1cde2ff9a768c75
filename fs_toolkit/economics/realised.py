"""What came true against the plan, line by line and year by year, and the result as built."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.formula import parse
from fs_toolkit.core.model import rows
from fs_toolkit.core.numeric import Floats, evaluate
from fs_toolkit.economics.engine.appraise import Appraisal, appraise
from fs_toolkit.economics.engine.model import Evaluation, Flows, LineFlows
from fs_toolkit.economics.ex_post import as_built, deviation, in_plan_prices
from fs_toolkit.economics.inputs import EconomicsInputs
from fs_toolkit.economics.inputs_afterwards import Actual


@dataclass(frozen=True)
class Realised:
    """One line or quantity in one year: planned and actual, at the prices of the plan."""

    of: str
    name: str
    year: int
    planned: float
    actual: float
    deviation: float
    """As a share of the plan; NaN where nothing was planned."""
    side: str = ""
    """cost or benefit; empty for a quantity."""
    origin: str = ""


@dataclass(frozen=True)
class ExPost:
    """Plan and outcome of the recommended option."""

    lines: tuple[Realised, ...]
    quantities: tuple[Realised, ...]
    first: int
    last: int
    """The years that have actuals."""
    built: Appraisal | None
    """Actual years, then the plan; None where no line was measured."""
    unmeasured: tuple[str, ...]
    """Lines that have something planned in those years and no actual at all."""
    partly: tuple[str, ...]
    """Lines that lack an actual in some of those years."""


def realised(inputs: EconomicsInputs, basis: Basis, evaluation: Evaluation) -> ExPost | None:
    """Compare actuals with the plan; None where there are none.

    A line's actual is what was paid, tax included, or what came true. The share of it that is a
    cost to society is the one of the plan: taxes and conversion factors are not measured anew.
    """
    given = rows(inputs.actuals)
    if not given:
        return None
    option = evaluation.model.recommended
    own = {each.line.id: each for each in evaluation.lines[option]}
    years = [int(year) for year in basis.years]
    by_line: dict[str, Floats] = {}
    for row in given:
        if row.line in own and row.year in years:
            values = by_line.setdefault(row.line, np.full(len(years), np.nan))
            values[years.index(row.year)] = float(in_plan_prices(row.value, row.deflator))
    flows = evaluation.increment(option)
    for id, values in by_line.items():
        flows = _replaced(flows, own[id], values, evaluation)
    seen = sorted({row.year for row in given if row.line in by_line})
    at = [years.index(year) for year in seen]
    baseline = {each.line.id for each in evaluation.lines[evaluation.model.baseline]}
    gaps = {
        id: [k for k in at if each.economic[k] and (id not in by_line or np.isnan(by_line[id][k]))]
        for id, each in own.items()
        if id not in baseline
    }
    return ExPost(
        tuple(_lines(given, own, evaluation, years)),
        tuple(_quantities(given, basis, evaluation, years)),
        min(row.year for row in given),
        max(row.year for row in given),
        appraise(evaluation, flows) if by_line else None,
        tuple(own[id].line.name for id, some in gaps.items() if some and id not in by_line),
        tuple(own[id].line.name for id, some in gaps.items() if some and id in by_line),
    )


def _replaced(flows: Flows, each: LineFlows, actual: Floats, evaluation: Evaluation) -> Flows:
    """The flows with one line as it was, in the years that were measured."""
    worth = as_built(each.economic, actual * _price(each, evaluation))
    more = worth - each.economic
    if each.line.side == "cost":
        return Flows(flows.costs + more, flows.benefits)
    return Flows(flows.costs, flows.benefits + more)


def _price(each: LineFlows, evaluation: Evaluation) -> Floats:
    """What a unit of money paid is to society: without tax, at economic prices."""
    line = each.line
    return (1 - _cell(line.transfer, 0.0, evaluation)) * _cell(line.conversion, 1.0, evaluation)


def _planned(each: LineFlows, evaluation: Evaluation) -> Floats:
    """What the plan has paid or come true: with uplifts and tax, after realisation."""
    full = each.base + each.optimism + each.contingency
    return np.asarray(full * _cell(each.line.realisation, 1.0, evaluation))


def _cell(cell: str, empty: float, evaluation: Evaluation) -> Floats:
    state = evaluation.states[evaluation.model.recommended]
    if not cell:
        return np.full(len(state.years), empty)
    found = evaluate(parse(cell), state.values.__getitem__, state.years, lambda _: np.zeros(()))
    return np.broadcast_to(found, state.years.shape)


def _lines(
    given: tuple[Actual, ...],
    own: dict[str, LineFlows],
    evaluation: Evaluation,
    years: list[int],
) -> list[Realised]:
    found = []
    for row in given:
        if row.line in own and row.year in years:
            each = own[row.line]
            planned = float(_planned(each, evaluation)[years.index(row.year)])
            actual = float(in_plan_prices(row.value, row.deflator))
            found.append(
                Realised(
                    row.line,
                    each.line.name,
                    row.year,
                    planned,
                    actual,
                    float(deviation(planned, actual)),
                    each.line.side,
                    row.origin,
                )
            )
    order = list(own)
    return sorted(found, key=lambda each: (order.index(each.of), each.year))


def _quantities(
    given: tuple[Actual, ...], basis: Basis, evaluation: Evaluation, years: list[int]
) -> list[Realised]:
    state = evaluation.states[evaluation.model.recommended]
    found = []
    for row in given:
        if row.quantity and row.quantity in basis.quantities and row.year in years:
            planned = float(state.over_years(row.quantity)[years.index(row.year)])
            found.append(
                Realised(
                    row.quantity,
                    basis.quantities[row.quantity].name,
                    row.year,
                    planned,
                    row.value,
                    float(deviation(planned, row.value)),
                    origin=row.origin,
                )
            )
    return sorted(found, key=lambda each: (each.name, each.year))
