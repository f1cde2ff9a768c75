"""The tape: the operations of a graph in the order they are done, and the buffers they use.

A tape is run on a chunk of draws that fits the processor's cache. Its memory is that of one
chunk, however many draws there are, and no draw's number depends on the chunk it is in.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from fs_toolkit.core.numeric import Floats
from fs_toolkit.economics.engine.graph import (
    Applied,
    Constant,
    Graph,
    Input,
    Powers,
    Sum,
    used_by,
)

CHUNK_BYTES = 3_145_728
"""An array over the years and draws of a chunk: longer chunks cost fewer calls, and more memory."""
SMALLEST_CHUNK, LARGEST_CHUNK = 256, 32_768


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
    keeps_all: bool = False
    """Whether every result keeps a buffer of its own."""

    def touched_by(self, quantities: Collection[str]) -> tuple[Operation, ...]:
        """The operations whose results these quantities change."""
        asked = 0
        for place, id in enumerate(self.inputs):
            if id in quantities:
                asked |= 1 << place
        reached = self._reached
        return tuple(each for each in self.operations if reached[each.node] & asked)

    @cached_property
    def _reached(self) -> Mapping[int, int]:
        """By node: the inputs it depends on, one bit for each."""
        places = {id: 1 << place for place, id in enumerate(self.inputs)}
        found = {node: places[id] for node, id in self.input_nodes.items()}
        for operation in self.operations:
            bits = 0
            for node in used_by(operation.does):
                bits |= found.get(node, 0)
            found[operation.node] = bits
        return found


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
    # What is over draws alone never needs what is over years too, and comes first: so a player
    # may go through the years one by one.
    order = sorted(needed, key=lambda node: (graph.kinds[node] == "both", node))
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
        keeps_all=keep_all,
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
