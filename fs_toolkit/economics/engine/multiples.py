"""The present value of many scenarios at once, where they only multiply quantities.

Most quantities enter a line as a factor: `population * share * minutes * wage`. Multiply the
wage by 1.1, and all terms with the wage are multiplied by 1.1, in every draw and every year. The
flows are therefore split by the powers in which such quantities stand in them, the present value
of each part is drawn once, Z, and a scenario is a sum of the parts, each times the product of
its factors: W Z. Where a quantity is compared, raised to a power that is drawn, or discounts,
there is no such form, and `NotMultiples` names it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import numpy as np

from fs_toolkit.core.formula import Name, Number, Operation
from fs_toolkit.core.numeric import Floats
from fs_toolkit.economics.engine.compile import Program, compile_graph
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
from fs_toolkit.economics.engine.model import Model
from fs_toolkit.economics.engine.overlays import Overlay, factor_of, is_plain
from fs_toolkit.economics.engine.player import Player
from fs_toolkit.economics.engine.sampling import Sampler, Streams
from fs_toolkit.economics.engine.simulate import Overflow, chunks, present_value
from fs_toolkit.economics.engine.tape import compile_tape

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


def drawn_as(id: str) -> str:
    """The input with the draws of a quantity that scenarios multiply."""
    return f"draws of {id}"


@dataclass(frozen=True)
class Parts:
    """A program whose outputs are parts of the flows, and which part is which."""

    program: Program
    costs: Mapping[str, Mapping[Monomial, int]]
    """By option and monomial: the output."""
    benefits: Mapping[str, Mapping[Monomial, int]]
    renamed: Mapping[str, str]
    """Drawn quantities that are fed under another name."""
    values: Mapping[str, float]
    """Quantities that are a number in the base case and stand outside the parts."""


def split_model(model: Model, drawn: Collection[str], changed: Collection[str]) -> Parts:
    """The parts of a model's flows by the powers of the quantities that scenarios multiply.

    Raises
    ------
    NotMultiples
        If one of these quantities does more than multiply.
    """
    if model.discount_rate in changed:
        raise NotMultiples({model.discount_rate})
    definitions = model.definitions
    trees = dict(definitions.trees)
    values: dict[str, float] = {}
    tags, renamed, added = dict[str, str](), dict[str, str](), list[str]()
    for id in sorted(changed):
        name, tree = factor_of(id), trees[id]
        tags[name] = id
        added.append(name)
        if id in drawn:
            renamed[id] = drawn_as(id)
            added.append(renamed[id])
            trees[id] = Operation("*", Name(renamed[id]), Name(name))
        elif is_plain(model, id):
            assert isinstance(tree, Number)
            values[id] = tree.value
            trees[id] = Name(name)
        else:
            trees[id] = Operation("*", tree, Name(name))
    trees |= dict.fromkeys(added, Number(1.0))
    order = (*added, *definitions.order)
    opened = replace(model, definitions=replace(definitions, trees=trees, order=order))
    inputs = (frozenset(drawn) - frozenset(changed)) | frozenset(added)
    graph, outputs, options = compile_graph(opened, inputs)
    splitter = Splitter(graph, tags)
    splitter.all_below(outputs)
    if set(splitter(outputs[-1])) - {NOTHING}:
        raise NotMultiples({name for power in splitter(outputs[-1]) for name, _ in power})
    nodes: list[int] = []

    def placed(node: int) -> dict[Monomial, int]:
        parts = splitter(node)
        places = {power: len(nodes) + at for at, power in enumerate(sorted(parts))}
        nodes.extend(parts[power] for power in sorted(parts))
        return places

    costs, benefits = {}, {}
    for number, option in enumerate(options):
        costs[option] = placed(outputs[2 * number])
        benefits[option] = placed(outputs[2 * number + 1])
    tape = compile_tape(graph, (*nodes, outputs[-1]))
    program = Program(tape, options, len(nodes))
    return Parts(program, costs, benefits, renamed, values)


class Multiples:
    """The present values of the parts over the draws, and scenarios made of them."""

    def __init__(self, parts: Parts, present: Floats) -> None:
        self.parts, self.present = parts, present
        """Z, shape (parts, draws) [money]."""
        self._scratch = np.empty(present.shape[1])

    @classmethod
    def drawn(
        cls,
        model: Model,
        changed: Collection[str],
        sampler: Sampler,
        streams: Streams,
        draws: int,
    ) -> Multiples:
        """Draw the parts once.

        Raises
        ------
        NotMultiples
            If a changed quantity does more than multiply.
        """
        parts = split_model(model, sampler.quantities, changed)
        program, timing = parts.program, model.settings.timing
        count = len(program.tape.outputs) - 1
        present = np.empty((count, draws))
        player: Player | None = None
        for first, values in chunks(program, sampler, streams, draws):
            width = next(each.size for each in values.values())
            if player is None:
                player = Player(program.tape, width)
            fed = {parts.renamed.get(id, id): each for id, each in values.items()}
            outputs = player.run(fed)
            rate = outputs[program.rate]
            years = program.tape.years
            for row, flows in zip(present, outputs[:count], strict=True):
                wide = np.broadcast_to(flows, (years, width))
                row[first : first + width] = present_value(wide, rate, timing)
        return cls(parts, present)

    def weights(self, overlay: Overlay, places: Mapping[Monomial, int]) -> list[tuple[float, int]]:
        """A row of W: what each part is multiplied with, and where the part stands."""
        base = self.parts.values

        def multiple(id: str) -> float:
            if id in overlay.sets:
                return overlay.sets[id]
            return base.get(id, 1.0) * overlay.factors.get(id, 1.0)

        found = []
        for power, place in places.items():
            weight = 1.0
            with np.errstate(all="ignore"):
                for id, exponent in power:
                    weight *= float(np.float64(multiple(id)) ** exponent)
            found.append((weight, place))
        return found

    def scenario(self, overlay: Overlay) -> dict[str, tuple[Floats, Floats]]:
        """Net present value and benefit-cost ratio by option, shape (draws,) each.

        The product W Z is added up part by part: a library of linear algebra may add in an
        order of its own for another number of threads.

        Raises
        ------
        Overflow
            If a draw has no number.
        """
        found = {}
        for option in self.parts.program.options:
            costs = self._added_up(self.weights(overlay, self.parts.costs[option]))
            npv = self._added_up(self.weights(overlay, self.parts.benefits[option])) - costs
            if not np.isfinite(npv).all():
                draw = int(np.flatnonzero(~np.isfinite(npv))[0]) + 1
                raise Overflow(f"draw {draw} of option {option} has no number")
            with np.errstate(all="ignore"):
                ratio = (npv + costs) / costs
            found[option] = (npv, np.where(costs > 0, ratio, np.inf))
        return found

    def _added_up(self, weights: list[tuple[float, int]]) -> Floats:
        total = np.zeros(self.present.shape[1])
        with np.errstate(all="ignore"):
            for weight, place in weights:
                np.multiply(self.present[place], weight, out=self._scratch)
                total += self._scratch
        return total
