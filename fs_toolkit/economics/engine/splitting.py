"""Splits the nodes of a graph by the powers in which some of its inputs multiply them.

2 a x + b with a and b split off is {a: 2 x, b: 1}: each part times its powers, added up.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np

from fs_toolkit.core.numeric import Floats
from fs_toolkit.economics.engine.graph import (
    Applied,
    Constant,
    Graph,
    Input,
    Powers,
    Sum,
    Term,
    used_by,
)

Monomial = tuple[tuple[str, float], ...]
"""Quantities with the powers in which they stand in a part, by name."""
NOTHING: Monomial = ()
MOST_PARTS = 64
"""A sum of more parts than these is computed scenario by scenario instead."""


class NotMultiples(ValueError):
    """Quantities that do more than multiply a part of the flows."""

    def __init__(self, quantities: Collection[str]) -> None:
        self.quantities = frozenset(quantities)
        super().__init__(f"no multiples of {', '.join(sorted(quantities))}")


def together(left: Monomial, right: Monomial) -> Monomial:
    """The product of two monomials.

    >>> together((("a", 1.0), ("b", 2.0)), (("b", -2.0),))
    (('a', 1.0),)
    """
    powers = dict(left)
    for name, power in right:
        powers[name] = powers.get(name, 0.0) + power
    return tuple(sorted((name, power) for name, power in powers.items() if power))


class Splitter:
    """Splits nodes of a graph by the powers of some of its inputs."""

    def __init__(self, graph: Graph, tags: Mapping[str, str]) -> None:
        """Take a graph, and the quantity that each of the inputs to be split by stands for."""
        self.graph, self.tags = graph, tags
        self._known: dict[int, dict[Monomial, int]] = {}

    def all_below(self, outputs: Collection[int]) -> None:
        """Split all that some nodes are made of, what is used before what uses it."""
        needed, waiting = set[int](), list(outputs)
        while waiting:
            node = waiting.pop()
            if node not in needed:
                needed.add(node)
                waiting += used_by(self.graph.nodes[node])
        for node in sorted(needed):
            self(node)

    def __call__(self, node: int) -> dict[Monomial, int]:
        """By monomial the node that it is multiplied with.

        Raises
        ------
        NotMultiples
            If an input does more than multiply.
        """
        found = self._known.get(node)
        if found is None:
            found = self._known[node] = self._split(node)
        if len(found) > MOST_PARTS:
            raise NotMultiples({name for each in found for name, _ in each})
        return found

    def _split(self, node: int) -> dict[Monomial, int]:
        match self.graph.nodes[node]:
            case Constant():
                return {NOTHING: node}
            case Input(quantity):
                tag = self.tags.get(quantity)
                return {NOTHING: node} if tag is None else {((tag, 1.0),): self.graph.one}
            case Applied(operator, operands):
                return self._applied(node, operator, operands)
            case Powers(base):
                self._untouched(base)
                return {NOTHING: node}
            case Sum(constant, terms):
                return self._sum(constant, terms)

    def _applied(self, node: int, operator: str, operands: tuple[int, ...]) -> dict[Monomial, int]:
        parts = [self(each) for each in operands]
        if all(set(each) == {NOTHING} for each in parts):
            return {NOTHING: node}
        apply, zero = self.graph.apply, self.graph.zero
        if operator == "negative":
            return {power: apply("-", zero, each) for power, each in parts[0].items()}
        if operator in ("+", "-"):
            found = dict(parts[0])
            for power, each in parts[1].items():
                found[power] = apply("+" if operator == "+" else "-", found.get(power, zero), each)
            return {power: each for power, each in found.items() if each != zero}
        if operator == "*":
            return self._product(*parts)
        if operator == "/" and len(parts[1]) == 1:
            [(below, divisor)] = parts[1].items()
            inverse = tuple((name, -power) for name, power in below)
            return {
                together(power, inverse): apply("/", each, divisor)
                for power, each in parts[0].items()
            }
        exponent = self.graph.value(operands[-1])
        if operator == "**" and len(parts[0]) == 1 and exponent is not None and not exponent.ndim:
            [(power, base)] = parts[0].items()
            raised = tuple((name, each * float(exponent)) for name, each in power)
            return {raised: apply("**", base, operands[-1])}
        raise NotMultiples(self._tags_in(parts))

    def _product(
        self, left: Mapping[Monomial, int], right: Mapping[Monomial, int]
    ) -> dict[Monomial, int]:
        found: dict[Monomial, int] = {}
        for mine, one in left.items():
            for other, another in right.items():
                power = together(mine, other)
                product = self.graph.apply("*", one, another)
                known = found.get(power)
                found[power] = product if known is None else self.graph.apply("+", known, product)
        return found

    def _sum(self, constant: Floats, terms: tuple[Term, ...]) -> dict[Monomial, int]:
        found: dict[Monomial, list[Term]] = {}
        for term in terms:
            profile = {NOTHING: None} if term.profile is None else self(term.profile)
            for mine, coefficient in self(term.coefficient).items():
                for other, node in profile.items():
                    part = Term(coefficient, term.years, node)
                    found.setdefault(together(mine, other), []).append(part)
        nothing = np.zeros_like(constant)
        if constant.any():
            found.setdefault(NOTHING, [])
        return {
            power: self.graph.sum(constant if power == NOTHING else nothing, tuple(each))
            for power, each in found.items()
        }

    def _untouched(self, node: int) -> None:
        parts = self(node)
        if set(parts) - {NOTHING}:
            raise NotMultiples(self._tags_in([parts]))

    def _tags_in(self, parts: list[dict[Monomial, int]]) -> set[str]:
        return {name for part in parts for power in part for name, _ in power}
