"""What a result rests on: facts, estimates, assumptions, and how much of its value on each."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import zip_longest
from typing import NamedTuple

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.numeric import Floats
from fs_toolkit.economics.analysis import EconomicsResult
from fs_toolkit.economics.discounting import net_present_value
from fs_toolkit.economics.engine.model import Evaluation, evaluate_model

KINDS = ("fact", "estimate", "assumption", "target", "synthetic")


STEP = 1e-3
"""By which share a number is moved to see what follows it."""


class _Latest(NamedTuple):
    """What was asked for last, and the answer: a report asks for it in four places."""

    basis: Basis
    result: EconomicsResult
    shares: Mapping[str, float]


_latest: list[_Latest] = []


def influence(basis: Basis, result: EconomicsResult) -> Mapping[str, float]:
    """Share of the present value of costs and benefits by the kinds of the numbers behind them.

    The present value of each line, whatever its sign, is divided among the numbers of its
    formula in proportion to the size of their elasticities: by how many per cent the line's
    value follows one per cent of the number. The factors of a product have one each and get
    equal parts; the terms of a sum get parts of their own size. A course over years is moved
    as a whole, as the factor it is. A derived quantity passes its part on to what it is made
    of. Conventions that every line shares (the discount rate, the opening year) get none,
    and a line of numbers written into its formula counts as an assumption.

    The toolkit's own measure; elasticities as in any text on sensitivity analysis. `shares`
    is the stricter one: a line rests on its weakest number alone.
    """
    for known in _latest:
        if known.basis is basis and known.result is result:
            return known.shares
    shares = _influence(basis, result)
    _latest[:] = [_Latest(basis, result, shares)]
    return shares


def _influence(basis: Basis, result: EconomicsResult) -> Mapping[str, float]:
    evaluation = result.cost_benefit.evaluation
    conventions = {evaluation.model.discount_rate, basis.settings.go_live}
    baseline = {each.line.id for each in evaluation.lines[evaluation.model.baseline]}
    option = result.cost_benefit.recommended
    uses = {
        each.line.id: _written(basis, each.uses) - conventions
        for each in evaluation.model.lines[option]
        if each.line.id not in baseline
    }
    values = {id: value for id, value in result.cost_benefit.lines.items() if id in uses and value}
    follows = _elasticities(
        basis, evaluation, option, set().union(*uses.values()) if uses else set()
    )
    weight = dict.fromkeys(KINDS, 0.0)
    for line, value in values.items():
        parts = {id: abs(follows[id].get(line, 0.0)) for id in uses[line]}
        total = sum(parts.values())
        if not total:
            weight["assumption"] += abs(value)
        for id, part in parts.items():
            if total:
                weight[_kind(basis, id)] += abs(value) * part / total
    total = sum(weight.values())
    return {kind: value / total for kind, value in weight.items() if value} if total else {}


def _written(basis: Basis, ids: frozenset[str]) -> frozenset[str]:
    """Those of the quantities that somebody wrote a number for: no formulas, nothing built in."""
    rows = basis.quantities
    return frozenset(id for id in ids if id in rows and not rows[id].formula)


def _elasticities(
    basis: Basis, evaluation: Evaluation, option: str, ids: set[str]
) -> Mapping[str, Mapping[str, float]]:
    """Per cent of each line's present value that follow one per cent of each number."""
    before = _present(evaluation, option)
    found: dict[str, dict[str, float]] = {}
    for id in ids:
        value = basis.state.values[id]
        if value.ndim or not float(value):  # a course over years is a factor of its lines
            found[id] = dict.fromkeys(before, 1.0 if value.ndim else 0.0)
            continue
        changes = {id: float(value) * (1 + STEP)}
        case = evaluate_model(evaluation.model, changes, evaluation, only=(option,))
        after = _present(case, option, evaluation)
        found[id] = {
            line: (after.get(line, present) - present) / (STEP * present)
            for line, present in before.items()
            if present and np.isfinite(after.get(line, present))
        }
    return found


def _present(
    evaluation: Evaluation, option: str, base: Evaluation | None = None
) -> dict[str, float]:
    """The present value of each line; of those alone that are not as in `base`, if given."""
    timing = evaluation.model.settings.timing
    same_rate = base is not None and float(base.rate) == float(evaluation.rate)
    kept = base.lines[option] if base is not None and same_rate else ()

    def present(flow: Floats) -> float:
        return float(net_present_value(evaluation.rate, flow, timing))

    return {
        each.line.id: present(each.economic)
        for each, same in zip_longest(evaluation.lines[option], kept)
        if each is not same
    }


def shares(basis: Basis, result: EconomicsResult) -> Mapping[str, float]:
    """Share of the present value of costs and benefits by the weakest kind that each line uses.

    A line rests on the weakest of the numbers it is made of: one assumption makes it an
    assumption, one synthetic number makes it synthetic. Conventions that every line shares
    (the discount rate, the opening year) do not count.
    """
    evaluation = result.cost_benefit.evaluation
    conventions = {evaluation.model.discount_rate, basis.settings.go_live}
    weight = dict.fromkeys(KINDS, 0.0)
    uses = {
        each.line.id: each.uses for each in evaluation.model.lines[result.cost_benefit.recommended]
    }
    baseline = {each.line.id for each in evaluation.lines[evaluation.model.baseline]}
    for id, value in result.cost_benefit.lines.items():
        if id not in baseline:
            weight[_weakest(basis, uses[id] - conventions)] += abs(value)
    total = sum(weight.values())
    return {kind: value / total for kind, value in weight.items() if value} if total else {}


def _weakest(basis: Basis, ids: frozenset[str]) -> str:
    found = "fact"
    for id in ids:
        row = basis.quantities.get(id)
        if row is None or (row.formula and row.origin != "synthetic"):
            continue  # built in, or made of others that are looked at themselves
        kind = _kind(basis, id)
        if KINDS.index(kind) > KINDS.index(found):
            found = kind
    return found


def _kind(basis: Basis, id: str) -> str:
    row = basis.quantities[id]
    made_up = row.origin == "synthetic" and not basis.about.fictional  # there every number is
    return "synthetic" if made_up else row.kind
