"""What each quantity is: a tree, a unit, constant or over years, and an order to evaluate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from graphlib import CycleError, TopologicalSorter

import numpy as np

from fs_toolkit.core.formula import FormulaError, Name, Node, Number, names, parse, rewrite
from fs_toolkit.core.numeric import Floats, evaluate
from fs_toolkit.core.quantities import Quantity
from fs_toolkit.core.series import SeriesPoint, Shape
from fs_toolkit.core.settings import Settings
from fs_toolkit.core.shapes import follows_live, moment, needs, observed_tree, shape_tree
from fs_toolkit.core.units import BUILT_IN, Unit, read_unit


@dataclass(frozen=True)
class Definitions:
    """The quantities of a study, compiled once."""

    trees: Mapping[str, Node]
    """Each quantity's tree: a number, a formula, a shape over years."""
    units: Mapping[str, Unit]
    over_years: frozenset[str]
    """Quantities whose value depends on the year."""
    order: tuple[str, ...]
    """Each quantity after those it uses."""

    @cached_property
    def reach(self) -> Mapping[str, frozenset[str]]:
        """Each quantity with all it depends on, itself among them."""
        found: dict[str, frozenset[str]] = {}
        for id in self.order:
            used = names(self.trees[id])
            found[id] = frozenset({id}).union(*(found[name] for name in used))
        return found

    def evaluate(
        self,
        years: Floats,
        changes: Mapping[str, float] | None = None,
        base: State | None = None,
    ) -> State:
        """The numbers of all quantities, with some of them changed.

        Parameters
        ----------
        years : array, shape (T,)
            Calendar years.
        changes : mapping, optional
            Quantities that take another value; it also replaces a formula.
        base : State, optional
            The numbers without the changes; what the changes do not touch is taken from it.
        """
        changes = changes or {}
        values: dict[str, Floats] = {}
        for id in self.order:
            if id in changes:
                values[id] = np.asarray(changes[id], dtype=np.float64)
            elif base is not None and self.reach[id].isdisjoint(changes):
                values[id] = base.values[id]
            else:
                values[id] = evaluate(self.trees[id], values.__getitem__, years)
        return State(years, values, dict(changes))


@dataclass(frozen=True)
class State:
    """The numbers of all quantities in one case."""

    years: Floats
    values: Mapping[str, Floats]
    changes: Mapping[str, float] = field(default_factory=dict)
    """What is changed against the basis."""

    def number(self, id: str) -> float:
        """A quantity that does not depend on the year."""
        return float(self.values[id])

    def over_years(self, id: str) -> Floats:
        """A quantity in each year, shape (T,)."""
        return np.broadcast_to(self.values[id], self.years.shape)


@dataclass(frozen=True)
class Rows:
    """The rows that definitions are made of."""

    settings: Settings
    quantities: tuple[Quantity, ...]
    points: tuple[SeriesPoint, ...]
    shapes: tuple[Shape, ...]

    @property
    def last_year(self) -> int:
        """The last year of the model."""
        return self.settings.first_year + self.settings.years - 1

    def moment(self, cell: str) -> Node:
        """A point in time as it stands in a cell; the first year of the model if it is empty."""
        cell = cell or str(self.settings.first_year)
        return moment(cell, self.settings.go_live, self.last_year)

    def points_of(self) -> dict[str, list[SeriesPoint]]:
        """Observed points by series."""
        found: dict[str, list[SeriesPoint]] = {}
        for point in self.points:
            found.setdefault(point.id, []).append(point)
        return found

    def uses(self) -> dict[str, frozenset[str]]:
        """Which quantities each quantity uses; a formula that cannot be read uses none."""
        found: dict[str, set[str]] = {row.id: set() for row in self.quantities}
        for row in self.quantities:
            found[row.id] |= _names(row.formula)
        for shape in self.shapes:
            try:
                used = set(needs(shape))
            except FormulaError:
                continue
            if follows_live(shape):
                used.add(self.settings.go_live)
            found.setdefault(shape.id, set()).update(used)
        return {id: frozenset(used) for id, used in found.items()}

    def over_years(self) -> frozenset[str]:
        """Quantities whose value depends on the year, by themselves or by what they use."""
        found = {point.id for point in self.points} | {shape.id for shape in self.shapes}
        uses, more = self.uses(), found
        while more:
            more = {id for id, used in uses.items() if used & found} - found
            found |= more
        return frozenset(found)


def _names(formula: str) -> frozenset[str]:
    try:
        return names(parse(formula)) if formula else frozenset()
    except FormulaError:
        return frozenset()


def cycle(uses: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """A circle of quantities that depend on each other; empty where there is none.

    >>> cycle({"a": ["b"], "b": ["a"]})
    ('a', 'b', 'a')
    """
    try:
        TopologicalSorter({id: sorted(used) for id, used in sorted(uses.items())}).prepare()
    except CycleError as error:
        circle = tuple(error.args[1])[::-1]
        start = circle.index(min(circle))
        turned = circle[start:-1] + circle[:start]
        return (*turned, turned[0])
    return ()


def define(rows: Rows) -> Definitions:
    """Compile the quantities of a study whose rows have no errors."""
    currency = rows.settings.currency
    trees: dict[str, Node] = {id: Number(value) for id, (value, _) in BUILT_IN.items()}
    units = {id: read_unit(unit) for id, (_, unit) in BUILT_IN.items()}
    over_years = rows.over_years()
    points, shapes = rows.points_of(), {shape.id: shape for shape in rows.shapes}
    uses = rows.uses()
    order = TopologicalSorter({id: sorted(used) for id, used in sorted(uses.items())})
    quantities = {row.id: row for row in rows.quantities}
    sequence = [id for id in order.static_order() if id not in BUILT_IN]
    for id in sequence:
        row = quantities[id]
        units[id] = read_unit(row.unit, currency)
        if row.formula:
            trees[id] = parse(row.formula)
        elif row.value is not None:
            trees[id] = Number(row.value)
        else:
            followed = _Expand(trees, over_years)
            shape = shape_tree(shapes[id], rows.moment, followed) if id in shapes else None
            trees[id] = observed_tree(points[id], shape) if id in points else shape or Number(0.0)
    return Definitions(trees, units, over_years, (*BUILT_IN, *sequence))


class _Expand:
    """Gives a series' tree with the series it uses written out, so that all of it can be moved in time."""

    def __init__(self, trees: Mapping[str, Node], over_years: Iterable[str]) -> None:
        self.trees, self.over_years = trees, frozenset(over_years)

    def __call__(self, id: str) -> Node:
        def leaf(node: Node) -> Node:
            if isinstance(node, Name) and node.id in self.over_years:
                return self(node.id)
            return node

        return rewrite(self.trees[id], leaf)
