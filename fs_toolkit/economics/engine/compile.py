"""A model as a tape: costs and benefits of each option over the baseline, for draws of quantities."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import assert_never

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
from fs_toolkit.economics.engine.graph import Graph
from fs_toolkit.economics.engine.model import CompiledLine, Model
from fs_toolkit.economics.engine.tape import Tape, compile_tape
from fs_toolkit.economics.engine.terms import Algebra, Value


@dataclass(frozen=True)
class Program:
    """A tape, and which of its outputs are what."""

    tape: Tape
    options: tuple[str, ...]
    """The alternatives, each with its costs and its benefits over the baseline: outputs 2i, 2i + 1;
    of a program of investment, each with one output."""
    rate: int
    """The output that is the discount rate."""


def compile_program(
    model: Model,
    inputs: Collection[str],
    options: Collection[str] | None = None,
    view: str = "economic",
    keep_all: bool = False,
) -> Program:
    """The program of a model for draws of some quantities.

    Parameters
    ----------
    model : Model
        A compiled study.
    inputs : collection of str
        The quantities that differ between draws. What an option sets itself holds in it.
    options : collection of str, optional
        The alternatives asked for; all if left out.
    view : "economic" or "financial"
        The prices.
    keep_all : bool
        Whether parts of the tape can be run again, as for indices of sensitivity.
    """
    graph, outputs, wanted = compile_graph(model, inputs, options, view)
    return Program(compile_tape(graph, outputs, keep_all), wanted, len(outputs) - 1)


def compile_graph(
    model: Model,
    inputs: Collection[str],
    options: Collection[str] | None = None,
    view: str = "economic",
) -> tuple[Graph, tuple[int, ...], tuple[str, ...]]:
    """The graph of a model, its nodes that a program puts out, and the alternatives they are of."""
    graph = Graph(model.years)
    common = _Case(model, graph, frozenset(inputs), {})
    wanted = [each.id for each in model.alternatives if options is None or each.id in options]
    before = _flows(_Case.of(model, common, model.baseline), model.lines[model.baseline], view)
    outputs: list[int] = []
    algebra = common.algebra
    for option in wanted:
        after = _flows(_Case.of(model, common, option), model.lines[option], view)
        outputs += [
            algebra.flows(algebra.minus(mine, other))
            for mine, other in zip(after, before, strict=True)
        ]
    rate = algebra.node(common.quantity(model.discount_rate))
    return graph, (*outputs, rate), tuple(wanted)


def compile_investment(model: Model, inputs: Collection[str]) -> Program:
    """The tape of what building each option costs, gross: output i the cash of option i by year.

    The discount rate is its last output.
    """
    graph = Graph(model.years)
    common = _Case(model, graph, frozenset(inputs), {})
    algebra = common.algebra
    options = tuple(each.id for each in model.alternatives)
    outputs = []
    for option in options:
        lines = model.lines[option]
        case = _Case.of(model, common, option)
        case.families = _families(lines)
        costs = (case.tree(each.trees.investment) for each in lines if each.line.side == "cost")
        outputs.append(algebra.flows(algebra.total(costs)))
    rate = algebra.node(common.quantity(model.discount_rate))
    return Program(compile_tape(graph, (*outputs, rate)), options, len(outputs))


def _families(lines: tuple[CompiledLine, ...]) -> dict[str, list[Node]]:
    """The formulas of the lines of each family, for `total(family)`."""
    families: dict[str, list[Node]] = {}
    for each in lines:
        families.setdefault(each.line.family, []).append(each.trees.amount)
    return families


def _flows(case: _Case, lines: tuple[CompiledLine, ...], view: str) -> tuple[Value, Value]:
    """Costs and benefits of one option, gross; what is left at the end is a benefit."""
    algebra = case.algebra
    costs, benefits = [], []
    case.families = _families(lines)
    for each in lines:
        trees = each.trees
        amount = trees.economic if view == "economic" else trees.financial
        left = trees.residual if view == "economic" else trees.residual_financial
        if each.line.side == "cost":
            costs.append(case.tree(amount))
            benefits.append(case.tree(left))
        else:
            benefits.append(case.tree(amount))
    return algebra.total(costs), algebra.total(benefits)


class _Case:
    """The values of quantities and trees as one option sees them."""

    def __init__(
        self,
        model: Model,
        graph: Graph,
        inputs: frozenset[str],
        own: Mapping[str, float],
        common: _Case | None = None,
    ) -> None:
        self.definitions, self.graph, self.inputs = model.definitions, graph, inputs
        self.own, self.common = own, common
        self.algebra = Algebra(graph)
        self.families: Mapping[str, list[Node]] = {}
        self._quantities: dict[str, Value] = {}
        self._trees: dict[int, Value] = {}

    @staticmethod
    def of(model: Model, common: _Case, option: str) -> _Case:
        """What the option itself does not change is taken from the common case."""
        own = model.overlays.get(option, {})
        return _Case(model, common.graph, common.inputs, own, common)

    def quantity(self, id: str) -> Value:
        found = self._quantities.get(id)
        if found is None:
            found = self._quantities[id] = self._quantity(id)
        return found

    def _quantity(self, id: str) -> Value:
        if id in self.own:
            return self.algebra.number(self.own[id])
        if self.common is not None and self.definitions.reach[id].isdisjoint(self.own):
            return self.common.quantity(id)
        if id in self.inputs:
            return self.algebra.input(id)
        return self.tree(self.definitions.trees[id])

    def tree(self, node: Node) -> Value:
        found = self._trees.get(id(node))
        if found is None:
            found = self._trees[id(node)] = self._compute(node)
        return found

    def _compute(self, node: Node) -> Value:
        algebra = self.algebra
        match node:  # what there is most of first
            case Operation(symbol, left, right):
                return self._join(symbol, self.tree(left), self.tree(right))
            case Number(number):
                return algebra.number(number)
            case Name(id):
                return self.quantity(id)
            case Year():
                return algebra.years()
            case Negative(operand):
                return algebra.negative(self.tree(operand))
            case Step(operand):
                return algebra.apply("step", self.tree(operand))
            case Exponential(operand):
                return algebra.apply("exp", self.tree(operand))
            case Call(function, arguments):
                result = self.tree(arguments[0])
                for argument in arguments[1:]:
                    result = algebra.apply(function, result, self.tree(argument))
                return result
            case Total(family):
                return algebra.total(self.tree(each) for each in self.families.get(family, ()))
            case _:
                assert_never(node)

    def _join(self, symbol: str, left: Value, right: Value) -> Value:
        if symbol == "+":
            return self.algebra.plus(left, right)
        if symbol == "-":
            return self.algebra.minus(left, right)
        if symbol == "*":
            return self.algebra.times(left, right)
        if symbol == "/":
            return self.algebra.divided(left, right)
        return self.algebra.power(left, right)
