"""Which quantities of a study are uncertain, and how each is spread."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fs_toolkit.core.formula import Node, Step, names, nodes
from fs_toolkit.core.quantities import Quantity
from fs_toolkit.economics.distributions import (
    Distribution,
    Family,
    NoDistribution,
    distribution,
)
from fs_toolkit.economics.engine.model import Model
from fs_toolkit.economics.engine.questions import ranged


@dataclass(frozen=True)
class Spread:
    """An uncertain quantity and its distribution."""

    quantity: Quantity
    family: Family
    distribution: Distribution


@dataclass(frozen=True)
class Misfit:
    """An uncertain quantity whose cells have no such distribution."""

    quantity: Quantity
    problem: str
    cure: str


def spreads(
    model: Model, quantities: Mapping[str, Quantity]
) -> tuple[tuple[Spread, ...], tuple[Misfit, ...]]:
    """The uncertain quantities that a model depends on, and those that cannot be drawn.

    A quantity without a distribution of its own is triangular; one of whole numbers that decides
    in which year something happens takes its low, base and high value only, because a third of a
    year makes no third of a budget. The discount rate is a convention that is tested and not
    drawn, unless it is given a distribution.
    """
    found, misfits = [], []
    in_whole_years = deciding_years(model)
    for row in ranged(model, dict(quantities)):
        assert row.low is not None
        assert row.value is not None
        assert row.high is not None
        if row.low == row.high or (row.id == model.discount_rate and not row.distribution):
            continue
        whole = row.id in in_whole_years and all(
            each.is_integer() for each in (row.low, row.value, row.high)
        )
        family: Family = row.distribution or ("discrete" if whole else "triangular")
        try:
            spread = distribution(family, row.low, row.value, row.high, row.range)
        except NoDistribution as none:
            misfits.append(Misfit(row, none.problem, none.cure))
        else:
            found.append(Spread(row, family, spread))
    return tuple(found), tuple(misfits)


def deciding_years(model: Model) -> frozenset[str]:
    """The quantities that decide in which year something begins, ends or is bought again."""
    reach = model.definitions.reach
    steps = [node.operand for node in nodes(*_trees(model)) if isinstance(node, Step)]
    return frozenset().union(*(reach[name] for name in names(*steps)))


def _trees(model: Model) -> Iterator[Node]:
    yield from model.definitions.trees.values()
    seen = set()
    for lines in model.lines.values():
        for each in lines:
            if each.line.id not in seen:
                seen.add(each.line.id)
                yield from each.trees.of_money
