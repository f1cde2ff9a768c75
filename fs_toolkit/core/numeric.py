"""The NumPy face of formulas: a tree to numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias, assert_never

import numpy as np
from numpy.typing import NDArray

from fs_toolkit.core.formula import (
    Call,
    Exponential,
    Name,
    Negative,
    Node,
    Number,
    Operation,
    Step,
    Total,
    Year,
)

Floats: TypeAlias = NDArray[np.float64]


class Evaluator:
    """The numbers of trees in one state; a part that several of them share is computed once.

    Parts are known by identity, so the trees must outlive the evaluator.
    """

    def __init__(
        self,
        value: Callable[[str], Floats],
        year: Floats,
        total: Callable[[str], Floats] | None = None,
    ) -> None:
        """As `evaluate`."""
        self._value, self._year, self._total = value, year, total
        self._known: dict[int, Floats] = {}

    def __call__(self, node: Node) -> Floats:
        """The numbers of a tree, shape () or (T,)."""
        with np.errstate(all="ignore"):
            return self._of(node)

    def _of(self, node: Node) -> Floats:
        found = self._known.get(id(node))
        if found is None:
            found = self._known[id(node)] = np.asarray(self._compute(node), dtype=np.float64)
        return found

    def _compute(self, node: Node) -> Floats:
        of = self._of
        match node:  # what there is most of first
            case Operation(symbol, left, right):
                return _join(symbol, of(left), of(right))
            case Number(number):
                return np.asarray(number)
            case Name(id):
                return self._value(id)
            case Year():
                return self._year
            case Negative(operand):
                return -of(operand)
            case Step(operand):
                return np.where(of(operand) >= 0, 1.0, 0.0)
            case Exponential(operand):
                return np.exp(of(operand))
            case Call(function, arguments):
                choose = np.minimum if function == "min" else np.maximum
                result = of(arguments[0])
                for argument in arguments[1:]:
                    result = choose(result, of(argument))
                return result
            case Total(family):
                if self._total is None:
                    raise ValueError(f"total({family}) has a meaning in lines only")
                return self._total(family)
            case _:
                assert_never(node)


def evaluate(
    node: Node,
    value: Callable[[str], Floats],
    year: Floats,
    total: Callable[[str], Floats] | None = None,
) -> Floats:
    """The numbers of a tree.

    Parameters
    ----------
    node : Node
        A formula, or a line's or a shape's whole tree.
    value : callable
        Gives the numbers of a quantity, shape () or (T,); leading dimensions broadcast.
    year : array, shape (T,)
        Calendar years.
    total : callable, optional
        Gives the numbers of a family's total.

    Returns
    -------
    array
        Not finite where the formula divides by zero or overflows; the caller says so.

    Examples
    --------
    >>> from fs_toolkit.core.formula import parse
    >>> float(evaluate(parse("2 * a ** 3"), lambda name: np.array(2.0), np.array([2015.0])))
    16.0
    """
    return Evaluator(value, year, total)(node)


def _join(symbol: str, left: Floats, right: Floats) -> Floats:
    if symbol == "+":
        return left + right
    if symbol == "-":
        return left - right
    if symbol == "*":
        return left * right
    if symbol == "/":
        return left / right
    return np.asarray(np.power(left, right))
