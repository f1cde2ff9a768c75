"""The tape: the operations of a graph in the order they are done, and the buffers they use.

A tape is run on a chunk of draws that fits the processor's cache. Its memory is that of one
chunk, however many draws there are, and no draw's number depends on the chunk it is in.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from fs_toolkit.core.numeric import Floats
from fs_toolkit.economics.engine.graph import (
    OPERATIONS,
    Applied,
    Constant,
    Graph,
    Input,
    Powers,
    Sum,
    Term,
    used_by,
)

CHUNK_BYTES = 786_432
"""An array over the years and draws of a chunk; smaller ones cost calls, larger ones leave the cache."""
SMALLEST_CHUNK, LARGEST_CHUNK = 256, 8192


def chunk_length(years: int) -> int:
    """How many draws are computed at once, a power of two."""
    fitting = CHUNK_BYTES // (8 * max(years, 1))
    return int(min(max(1 << (fitting.bit_length() - 1), SMALLEST_CHUNK), LARGEST_CHUNK))


@dataclass(frozen=True)
class Operation:
    """One step of the tape."""

    node: int
    does: Applied | Powers | Sum
    over_years: bool
    buffer: int
    """Which buffer of its kind holds the result."""


@dataclass(frozen=True)
class Tape:
    """Operations compiled once, for draws of some quantities."""

    years: int
    inputs: tuple[str, ...]
    """The quantities that differ between draws."""
    outputs: tuple[int, ...]
    """The nodes asked for."""
    operations: tuple[Operation, ...]
    constants: Mapping[int, Floats]
    input_nodes: Mapping[int, str]
    buffers: tuple[int, int]
    """How many are needed over draws, and over years and draws."""

    def touched_by(self, quantities: Collection[str]) -> tuple[Operation, ...]:
        """The operations whose results these quantities change."""
        changed = {node for node, id in self.input_nodes.items() if id in quantities}
        found = []
        for operation in self.operations:
            if changed.intersection(used_by(operation.does)):
                changed.add(operation.node)
                found.append(operation)
        return tuple(found)


def compile_tape(graph: Graph, outputs: tuple[int, ...], keep_all: bool = False) -> Tape:
    """The tape for some nodes of a graph.

    Parameters
    ----------
    graph : Graph
        Nodes in an order of evaluation.
    outputs : tuple of int
        The nodes whose numbers are wanted.
    keep_all : bool
        Whether every result keeps a buffer of its own, so that a part can be run again.
    """
    needed, waiting = set[int](), list(outputs)
    while waiting:
        node = waiting.pop()
        if node not in needed:
            needed.add(node)
            waiting += used_by(graph.nodes[node])
    order = sorted(needed)
    last_use = {node: len(graph.nodes) for node in outputs}
    for node in order:
        for used in used_by(graph.nodes[node]):
            if used not in outputs:
                last_use[used] = node
    pools = _Pools()
    operations, held = [], dict[int, tuple[bool, int]]()
    for node in order:
        does = graph.nodes[node]
        if isinstance(does, Constant | Input):
            continue
        over_years = graph.kinds[node] == "both"
        buffer = pools.take(over_years)
        operations.append(Operation(node, does, over_years, buffer))
        held[node] = (over_years, buffer)
        if not keep_all:
            for used in set(used_by(does)):
                if used in held and last_use[used] == node:
                    pools.give_back(*held[used])
    inputs = {node: each.quantity for node in order if isinstance(each := graph.nodes[node], Input)}
    return Tape(
        years=graph.years.size,
        inputs=tuple(sorted(inputs.values())),
        outputs=outputs,
        operations=tuple(operations),
        constants={
            node: each.value for node in order if isinstance(each := graph.nodes[node], Constant)
        },
        input_nodes=inputs,
        buffers=(pools.made[False], pools.made[True]),
    )


class _Pools:
    """Buffers that are free again, over draws and over years and draws."""

    def __init__(self) -> None:
        self.made = {False: 0, True: 0}
        self._free: dict[bool, list[int]] = {False: [], True: []}

    def take(self, over_years: bool) -> int:
        free = self._free[over_years]
        if free:
            return free.pop()
        self.made[over_years] += 1
        return self.made[over_years] - 1

    def give_back(self, over_years: bool, buffer: int) -> None:
        self._free[over_years].append(buffer)


class Player:
    """Runs a tape on chunks of one length or less; holds the buffers from call to call."""

    def __init__(self, tape: Tape, length: int) -> None:
        self.tape, self.length = tape, length
        flat, wide = tape.buffers
        self._flat = [np.empty(length) for _ in range(flat)]
        self._wide = [np.empty((tape.years, length)) for _ in range(wide)]
        self._scratch = np.empty((tape.years, length))
        self._terms = {
            operation.node: tuple(_Stretch.of(term, tape.years) for term in operation.does.terms)
            for operation in tape.operations
            if isinstance(operation.does, Sum)
        }

    def run(self, draws: Mapping[str, Floats]) -> list[Floats]:
        """The numbers of the outputs, shape (N,) or (T, N); valid until the next run.

        Parameters
        ----------
        draws : mapping
            The numbers of each input, shape (N,), N at most the length.
        """
        values: dict[int, Floats] = dict(self.tape.constants)
        for node, quantity in self.tape.input_nodes.items():
            values[node] = draws[quantity]
        width = next((each.size for each in draws.values()), 1)
        self._do(self.tape.operations, values, width)
        self._values = values
        return [values[node] for node in self.tape.outputs]

    def again(
        self, operations: tuple[Operation, ...], draws: Mapping[str, Floats], into: Player
    ) -> list[Floats]:
        """The outputs where some inputs differ from the last run, done in another's buffers.

        Everything that `operations` do not compute is taken from the last run of this player,
        whose tape keeps all its results.
        """
        values = dict(self._values)
        for node, quantity in self.tape.input_nodes.items():
            if quantity in draws:
                values[node] = draws[quantity]
        width = next(each.size for each in draws.values())
        into._do(operations, values, width)
        return [values[node] for node in self.tape.outputs]

    def _do(self, operations: tuple[Operation, ...], values: dict[int, Floats], width: int) -> None:
        with np.errstate(all="ignore"):
            for operation in operations:
                pool = self._wide if operation.over_years else self._flat
                out = pool[operation.buffer][..., :width]
                match operation.does:
                    case Applied("step", (operand,)):
                        np.greater_equal(values[operand], 0.0, out=out, casting="unsafe")
                    case Applied(operator, operands):
                        OPERATIONS[operator](*(values[each] for each in operands), out=out)
                    case Powers(base):
                        _powers(values[base], out)
                    case Sum(constant, _):
                        self._add_up(constant, self._terms[operation.node], values, out)
                values[operation.node] = out

    def _add_up(
        self,
        constant: Floats,
        terms: tuple[_Stretch, ...],
        values: dict[int, Floats],
        out: Floats,
    ) -> None:
        out[...] = constant if constant.ndim == 0 else constant[:, np.newaxis]
        for term in terms:
            scratch = self._scratch[term.first : term.last, : out.shape[1]]
            if term.profile is None:
                numbers: Floats = np.ones((term.last - term.first, 1))
            else:
                numbers = values[term.profile]
                if numbers.shape[0] > 1:
                    numbers = numbers[term.first : term.last]
            if term.years is None:
                np.multiply(values[term.coefficient], numbers, out=scratch)
            else:
                np.multiply(values[term.coefficient], term.years, out=scratch)
                if term.profile is not None:
                    scratch *= numbers
            out[term.first : term.last] += scratch


@dataclass(frozen=True)
class _Stretch:
    """A term over the years in which it is not zero."""

    coefficient: int
    profile: int | None
    first: int
    last: int
    years: Floats | None
    """Shape (last - first, 1); None for ones."""

    @staticmethod
    def of(term: Term, years: int) -> _Stretch:
        if term.years is None:
            return _Stretch(term.coefficient, term.profile, 0, years, None)
        there = np.flatnonzero(term.years)
        first, last = (int(there[0]), int(there[-1]) + 1) if there.size else (0, 0)
        part = term.years[first:last]
        plain = bool((part == 1.0).all())
        return _Stretch(
            term.coefficient, term.profile, first, last, None if plain else part.reshape(-1, 1)
        )


def _powers(base: Floats, out: Floats) -> None:
    out[0] = 1.0
    for age in range(1, out.shape[0]):
        np.multiply(out[age - 1], base, out=out[age])
