"""A graph of array operations in which no operation stands twice.

A node is constant, over the years, over the draws or over both; only what is over both costs
draws x years. Nodes come after the nodes they use, so that the order of the graph is an order
to evaluate it in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from fs_toolkit.core.numeric import Floats

Operator = Literal["+", "-", "*", "/", "**", "min", "max", "negative", "step", "exp"]
Kind = Literal["constant", "years", "draws", "both"]


def step(values: Floats) -> Floats:
    """1 where a value is zero or more, else 0."""
    return np.asarray(np.greater_equal(values, 0.0), dtype=np.float64)


OPERATIONS: dict[str, np.ufunc] = {
    "+": np.add,
    "-": np.subtract,
    "*": np.multiply,
    "/": np.divide,
    "**": np.power,
    "min": np.minimum,
    "max": np.maximum,
    "negative": np.negative,
    "exp": np.exp,
}
"""What computes each operator; a step is a comparison."""


@dataclass(frozen=True)
class Constant:
    """A number, or numbers over the years as a column, shape () or (T, 1)."""

    value: Floats


@dataclass(frozen=True)
class Input:
    """A quantity that differs between draws."""

    quantity: str


@dataclass(frozen=True)
class Applied:
    """An operator on other nodes."""

    operator: Operator
    operands: tuple[int, ...]


@dataclass(frozen=True)
class Powers:
    """A base over the draws to the powers 0, 1, 2 ... of the years."""

    base: int


@dataclass(frozen=True)
class Term:
    """A coefficient over the draws times what varies by year: numbers, another node or both."""

    coefficient: int
    years: Floats | None
    """Shape (T,); None for ones."""
    profile: int | None
    """A node over both; None for ones."""


@dataclass(frozen=True)
class Sum:
    """Numbers over the years and terms, added up."""

    constant: Floats
    """Shape () or (T,)."""
    terms: tuple[Term, ...]


Node = Constant | Input | Applied | Powers | Sum


class Graph:
    """The nodes of a model, each of them once."""

    def __init__(self, years: Floats) -> None:
        self.years = years
        self.nodes: list[Node] = []
        self.kinds: list[Kind] = []
        self._known: dict[object, int] = {}
        self.zero, self.one = self.number(0.0), self.number(1.0)

    def _add(self, key: object, node: Node, kind: Kind) -> int:
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = len(self.nodes)
            self.nodes.append(node)
            self.kinds.append(kind)
        return found

    def number(self, value: float) -> int:
        """A constant."""
        array = np.asarray(value, dtype=np.float64)
        return self._add(("number", array.tobytes()), Constant(array), "constant")

    def column(self, values: Floats) -> int:
        """Numbers over the years, shape (T,)."""
        array = np.array(values, dtype=np.float64).reshape(-1, 1)
        return self._add(("column", array.tobytes()), Constant(array), "years")

    def input(self, quantity: str) -> int:
        """A quantity that differs between draws."""
        return self._add(("input", quantity), Input(quantity), "draws")

    def powers(self, base: int) -> int:
        """A base to the powers 0, 1, 2 ... of the years."""
        return self._add(("powers", base), Powers(base), "both")

    def sum(self, constant: Floats, terms: tuple[Term, ...]) -> int:
        """Terms added up, over both draws and years."""
        parts = tuple(
            (each.coefficient, None if each.years is None else each.years.tobytes(), each.profile)
            for each in terms
        )
        return self._add(("sum", constant.tobytes(), parts), Sum(constant, terms), "both")

    def value(self, node: int) -> Floats | None:
        """The numbers of a constant; None of any other node."""
        found = self.nodes[node]
        return found.value if isinstance(found, Constant) else None

    def apply(self, operator: Operator, *operands: int) -> int:
        """An operator on nodes: computed at once on constants, left out where it does nothing."""
        values = [self.value(each) for each in operands]
        if all(value is not None for value in values):
            with np.errstate(all="ignore"):
                result = computed(operator, *(value for value in values if value is not None))
            return self.number(float(result)) if result.ndim == 0 else self.column(result[:, 0])
        same = self._same(operator, operands)
        if same is not None:
            return same
        if operator in ("+", "*", "min", "max"):
            operands = tuple(sorted(operands))
        kinds = {self.kinds[each] for each in operands}
        kind: Kind = "both" if kinds & {"both", "years"} else "draws"
        return self._add((operator, *operands), Applied(operator, operands), kind)

    def _same(self, operator: Operator, operands: tuple[int, ...]) -> int | None:
        """The node that an operation comes to without being done: x + 0, 1 x, x / 1, x - x."""
        if len(operands) != 2:
            return None
        left, right = operands
        if operator in ("+", "-") and right == self.zero:
            return left
        if operator in ("*", "/", "**") and right == self.one:
            return left
        if operator == "**" and right == self.zero:
            return self.one
        if operator == "+" and left == self.zero:
            return right
        if operator == "*" and left == self.one:
            return right
        if operator == "*" and self.zero in operands:
            return self.zero
        if operator == "-" and left == right:
            return self.zero
        return left if operator in ("min", "max") and left == right else None


def computed(operator: Operator, *values: Floats) -> Floats:
    """An operator on numbers."""
    if operator == "step":
        return step(values[0])
    return np.asarray(OPERATIONS[operator](*values), dtype=np.float64)


def used_by(node: Node) -> tuple[int, ...]:
    """The nodes that a node uses directly."""
    match node:
        case Applied(_, operands):
            return operands
        case Powers(base):
            return (base,)
        case Sum(_, terms):
            coefficients = tuple(each.coefficient for each in terms)
            return coefficients + tuple(each.profile for each in terms if each.profile is not None)
        case _:
            return ()
