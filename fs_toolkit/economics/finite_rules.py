"""The rule that every number of the model comes out finite, in every case that is tried."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from itertools import chain

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, Rule, rule
from fs_toolkit.core.formula import Operation, names, nodes
from fs_toolkit.core.numeric import Floats
from fs_toolkit.economics.engine.model import (
    Evaluation,
    LineFlows,
    Model,
    compile_model,
    evaluate_model,
    lacking,
)
from fs_toolkit.economics.engine.questions import ranged
from fs_toolkit.economics.inputs import EconomicsInputs
from fs_toolkit.economics.line_rules import ENGINE, LINE_RULES


@rule("ECO008", "error", source=ENGINE)
def every_number_is_finite(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """A division by zero spreads through every sum it enters."""
    cure = "Look for a division by zero or a very large power."
    clean = not any(True for other in LINE_RULES for _ in other(inputs, basis))
    for id, values in basis.state.values.items():
        row, what = basis.quantities.get(id), _not_finite(values)
        if row is not None and what:
            clean = False
            yield row.where, f"{id!r} comes out as {what}", cure
    if not clean or lacking(inputs, basis.settings):
        return  # the lines are looked at when all else is right, and there
    model = compile_model(inputs, basis)
    base = evaluate_model(model)
    seen: set[str] = set()
    for words, changes in _cases(model, basis):
        case = evaluate_model(model, changes, base)
        for each in _new_flows(case, base) if changes else chain(*base.lines.values()):
            what = _not_finite(each.economic, each.financial, each.residual)
            if what and each.line.id not in seen:
                seen.add(each.line.id)
                yield each.line.at("formula"), f"{each.line.id!r} comes out as {what}{words}", cure


def _new_flows(case: Evaluation, base: Evaluation) -> Iterator[LineFlows]:
    """The lines that are not as in the base case."""
    for option, flows in case.lines.items():
        yield from (
            each for each, same in zip(flows, base.lines[option], strict=True) if each is not same
        )


def _not_finite(*arrays: Floats) -> str:
    if all(np.isfinite(values).all() for values in arrays):
        return ""
    bad = [value for values in arrays for value in values.ravel() if not math.isfinite(value)]
    return "infinite" if any(map(math.isinf, bad)) else "no number"


def _cases(model: Model, basis: Basis) -> Iterator[tuple[str, Mapping[str, float]]]:
    """The base case, the scenarios, and the ends of ranges that a division or a power meets."""
    yield "", {}
    for name in model.scenarios:
        yield f" in the scenario {name!r}", model.overlays[name]
    definitions, risky = model.definitions, set[str]()
    lines = [tree for some in model.lines.values() for each in some for tree in each.trees.of_money]
    for node in nodes(*definitions.trees.values(), *lines):
        if isinstance(node, Operation) and node.symbol in ("/", "**"):
            risky |= names(node.right if node.symbol == "/" else node)
    met = frozenset().union(*(definitions.reach[name] for name in risky))
    for row in ranged(model, dict(basis.quantities)):
        for end, value in (("low", row.low), ("high", row.high)):
            if row.id in met and value is not None:
                yield f" where {row.id!r} is at its {end} end {value:g}", {row.id: value}


FINITE_RULES: tuple[Rule, ...] = (every_number_is_finite,)
"""Asked once the rules on lines have nothing to say; it stops the evaluation."""
