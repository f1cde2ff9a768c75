"""A tree as terms: what varies by draw, times what varies by year.

Most of a line is a product, such as `population * share * minutes * wage` in the years it runs.
Of its factors some differ between draws only, some between years only, and few between both.
Kept apart they are cheap: lines that run and grow alike are added up over the draws, before
they meet the years. A `Value` holds an expression in this form.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from fs_toolkit.core.numeric import Floats
from fs_toolkit.economics.engine.graph import Graph, Operator, Powers, Term

MOST_TERMS = 12
"""A product of more terms than these is computed over draws and years instead."""


@dataclass(frozen=True)
class Profile:
    """How something varies by year: numbers over the years times nodes over both."""

    years: bytes = b""
    """The numbers, as bytes, so that they can be compared; empty for ones."""
    factors: tuple[int, ...] = ()

    @property
    def numbers(self) -> Floats | None:
        """The numbers over the years, shape (T,); None for ones."""
        return np.frombuffer(self.years) if self.years else None


FLAT = Profile()


@dataclass(frozen=True)
class Value:
    """Numbers over the years, and terms: a coefficient over the draws by profile."""

    constant: Floats
    """Shape () or (T,)."""
    terms: Mapping[Profile, int] = field(default_factory=dict)

    @property
    def is_constant(self) -> bool:
        """Whether no draw changes it."""
        return not self.terms

    @property
    def is_flat(self) -> bool:
        """Whether no year changes it."""
        return _uniform(self.constant) is not None and all(each == FLAT for each in self.terms)


def _uniform(numbers: Floats) -> float | None:
    """The one number that an array holds; None where it holds several."""
    if numbers.ndim == 0:
        return float(numbers)
    first = float(numbers.flat[0])
    same = (numbers == first) | (np.isnan(numbers) & np.isnan(first))
    return first if bool(same.all()) else None


def _is_nothing(value: Value) -> bool:
    return not value.terms and value.constant.ndim == 0 and value.constant == 0.0


def _constant(left: Floats, right: Floats, operation: np.ufunc) -> Floats:
    """A sum or difference of constants; of two infinities there is none, and the draw says so later."""
    with np.errstate(invalid="ignore", over="ignore"):
        found: Floats = operation(left, right)
    return found


class Algebra:
    """Operations on values over one graph."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.ages = np.arange(graph.years.size, dtype=np.float64)

    # --- Making ---
    def number(self, value: float) -> Value:
        """A constant."""
        return Value(np.asarray(value, dtype=np.float64))

    def years(self) -> Value:
        """The calendar year."""
        return Value(self.graph.years)

    def input(self, quantity: str) -> Value:
        """A quantity that differs between draws."""
        return Value(np.zeros(()), {FLAT: self.graph.input(quantity)})

    # --- Arithmetic ---
    def total(self, values: Iterable[Value]) -> Value:
        """The sum of several."""
        found = self.number(0.0)
        for each in values:
            found = self.plus(found, each)
        return found

    def plus(self, left: Value, right: Value) -> Value:
        """The sum; terms of one profile become one."""
        if _is_nothing(right):
            return left
        if _is_nothing(left):
            return right
        terms = dict(left.terms)
        for profile, coefficient in right.terms.items():
            known = terms.get(profile)
            added = coefficient if known is None else self.graph.apply("+", known, coefficient)
            terms[profile] = added
        kept = {each: node for each, node in terms.items() if node != self.graph.zero}
        return Value(_constant(left.constant, right.constant, np.add), kept)

    def minus(self, left: Value, right: Value) -> Value:
        """The difference; a term that stands on both sides falls out."""
        terms = dict(left.terms)
        for profile, coefficient in right.terms.items():
            known = terms.get(profile, self.graph.zero)
            terms[profile] = self.graph.apply("-", known, coefficient)
        kept = {each: node for each, node in terms.items() if node != self.graph.zero}
        return Value(_constant(left.constant, right.constant, np.subtract), kept)

    def negative(self, operand: Value) -> Value:
        """The operand with its sign turned."""
        return self.minus(self.number(0.0), operand)

    def times(self, left: Value, right: Value) -> Value:
        """The product, term by term."""
        if len(left.terms) * len(right.terms) > MOST_TERMS:
            left, right = self._one_term(left), self._one_term(right)
        with np.errstate(all="ignore"):
            found = Value(np.asarray(left.constant * right.constant))
        found = self.plus(found, self._scaled(right.terms, left.constant))
        found = self.plus(found, self._scaled(left.terms, right.constant))
        for mine, coefficient in left.terms.items():
            for other, another in right.terms.items():
                profile = self._together(mine, other)
                product = self.graph.apply("*", coefficient, another)
                found = self.plus(found, Value(np.zeros(()), {profile: product}))
        return found

    def divided(self, left: Value, right: Value) -> Value:
        """The quotient."""
        return self.times(left, self._inverse(right))

    def power(self, base: Value, exponent: Value) -> Value:
        """The base to the power of the exponent; growth over the years by repeated products."""
        start = self._ages_since(exponent)
        fixed = base.is_constant and exponent.is_constant
        if fixed or start is None or not base.is_flat:
            return self.apply("**", base, exponent)
        node = self.scalar(base)
        first = self.graph.apply("**", node, self.scalar(start))
        return self._term(first, Profile(factors=(self.graph.powers(node),)))

    def apply(self, operator: Operator, *operands: Value) -> Value:
        """Any operator, on values as they are."""
        node = self.graph.apply(operator, *(self.node(each) for each in operands))
        numbers = self.graph.value(node)
        if numbers is not None:
            return Value(numbers if numbers.ndim == 0 else numbers[:, 0])
        if self.graph.kinds[node] == "draws":
            return self._term(node, FLAT)
        return self._term(self.graph.one, Profile(factors=(node,)))

    # --- Nodes ---
    def node(self, value: Value) -> int:
        """A node with the numbers of a value."""
        if value.is_constant:
            return self._node_of(value.constant)
        if value.is_flat:
            return self.scalar(value)
        return self.flows(value)

    def flows(self, value: Value) -> int:
        """A node over both draws and years, whatever the value depends on."""
        return self.graph.sum(value.constant, tuple(self._terms_of(value)))

    def scalar(self, value: Value) -> int:
        """A node over the draws with the numbers of a value that no year changes."""
        constant = self.graph.number(float(value.constant.flat[0]))
        node = value.terms.get(FLAT)
        return constant if node is None else self.graph.apply("+", node, constant)

    def _terms_of(self, value: Value) -> Iterable[Term]:
        for profile, coefficient in value.terms.items():
            node: int | None = None
            for factor in profile.factors:
                node = factor if node is None else self.graph.apply("*", node, factor)
            yield Term(coefficient, profile.numbers, node)

    def _node_of(self, constant: Floats) -> int:
        uniform = _uniform(constant)
        return self.graph.column(constant) if uniform is None else self.graph.number(uniform)

    def _term(self, coefficient: int, profile: Profile) -> Value:
        value = self.graph.value(coefficient)
        if value is not None and profile == FLAT:
            return Value(value)
        return Value(np.zeros(()), {profile: coefficient})

    def _one_term(self, value: Value) -> Value:
        """The same with at most one term, computed over draws and years."""
        if len(value.terms) <= 1:
            return value
        if value.is_flat:
            return self._term(self.scalar(value), FLAT)
        return self._term(self.graph.one, Profile(factors=(self.node(value),)))

    # --- Profiles ---
    def _scaled(self, terms: Mapping[Profile, int], numbers: Floats) -> Value:
        """Terms times numbers over the years."""
        if not terms or (numbers.ndim == 0 and numbers == 0.0):
            return self.number(0.0)
        found = self.number(0.0)
        for profile, coefficient in terms.items():
            found = self.plus(found, self._scaled_term(profile, coefficient, numbers))
        return found

    def _scaled_term(self, profile: Profile, coefficient: int, numbers: Floats) -> Value:
        uniform = _uniform(numbers)
        if uniform is None:
            own = profile.numbers
            with np.errstate(all="ignore"):
                product = numbers if own is None else numbers * own
            # One number is taken out, so that 0.2 and 0.4 of one pattern are one profile.
            uniform = float(product[np.argmax(np.abs(product))])
            if uniform and np.isfinite(uniform):
                product = product / uniform
            else:
                uniform = 1.0 if uniform else 0.0
            profile = Profile(_as_bytes(product), profile.factors)
        if uniform == 0:
            return self.number(0.0)
        scaled = self.graph.apply("*", coefficient, self.graph.number(uniform))
        return Value(np.zeros(()), {profile: scaled})

    def _together(self, left: Profile, right: Profile) -> Profile:
        """The product of two profiles; powers of two bases are powers of their product."""
        mine, other = left.numbers, right.numbers
        numbers = mine if other is None else other if mine is None else mine * other
        bases, rest = list[int](), list[int]()
        for factor in (*left.factors, *right.factors):
            node = self.graph.nodes[factor]
            (bases if isinstance(node, Powers) else rest).append(factor)
        if bases:
            base = self.graph.one
            for factor in bases:
                node = self.graph.nodes[factor]
                assert isinstance(node, Powers)
                base = self.graph.apply("*", base, node.base)
            rest.append(self.graph.powers(base))
        return Profile(b"" if numbers is None else _as_bytes(numbers), tuple(sorted(rest)))

    def _inverse(self, value: Value) -> Value:
        one = self.number(1.0)
        if value.is_constant:
            with np.errstate(all="ignore"):
                return Value(np.asarray(1.0 / value.constant))
        if value.is_flat:
            return self._term(self.graph.apply("/", self.graph.one, self.scalar(value)), FLAT)
        return self.apply("/", one, value)

    def _ages_since(self, exponent: Value) -> Value | None:
        """Of an exponent that rises by one a year: its value in the first year; else None."""
        if exponent.constant.size != self.ages.size or self.ages.size == 1:
            return None
        start = exponent.constant[0]
        rising = bool((exponent.constant - start == self.ages).all())
        if not rising or any(each != FLAT for each in exponent.terms):
            return None
        return Value(np.asarray(start), exponent.terms)


def _as_bytes(numbers: Floats) -> bytes:
    if bool((numbers == 1.0).all()):
        return b""
    return np.ascontiguousarray(numbers, dtype=np.float64).tobytes()
