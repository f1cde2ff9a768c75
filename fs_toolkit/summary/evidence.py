"""What a result rests on: the share of its movement that stands on facts, estimates, assumptions."""

from __future__ import annotations

from collections.abc import Mapping

from fs_toolkit.core.basis import Basis
from fs_toolkit.economics.analysis import EconomicsResult

KINDS = ("fact", "estimate", "assumption", "target", "synthetic")


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


def counts(basis: Basis, result: EconomicsResult) -> Mapping[str, int]:
    """How many of the numbers that enter the result are facts, estimates, assumptions."""
    found = dict.fromkeys(KINDS, 0)
    for id in result.cost_benefit.evaluation.model.uses:
        row = basis.quantities.get(id)
        if row is not None and not row.formula:
            found["synthetic" if row.origin == "synthetic" else row.kind] += 1
    return {kind: count for kind, count in found.items() if count}


def _weakest(basis: Basis, ids: frozenset[str]) -> str:
    found = "fact"
    for id in ids:
        row = basis.quantities.get(id)
        if row is None or (row.formula and row.origin != "synthetic"):
            continue  # built in, or made of others that are looked at themselves
        kind = "synthetic" if row.origin == "synthetic" else row.kind
        if KINDS.index(kind) > KINDS.index(found):
            found = kind
    return found
