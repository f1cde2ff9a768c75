"""Plays a tape on chunks of draws.

For each width of a chunk the calls are bound to their buffers once: NumPy's functions and the
arrays they read and write. To play is then to call them in turn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from fs_toolkit.core.numeric import Floats
from fs_toolkit.economics.engine.graph import OPERATIONS, Applied, Powers, Sum, Term
from fs_toolkit.economics.engine.tape import Operation, Tape

Call = tuple[Callable[..., Any], tuple[Any, ...]]
PLANS_KEPT = 256
"""Plans of other widths and parts that are kept; a search asks for many widths once."""


@dataclass(frozen=True, eq=False)
class _Plan:
    """Calls bound to arrays."""

    inputs: Mapping[str, Floats]
    """Where the draws of each quantity are copied to, shape (N,)."""
    calls: tuple[Call, ...]
    values: Mapping[int, Floats]
    """The numbers of every node while its buffer is not used again."""

    def play(self, draws: Mapping[str, Floats]) -> None:
        for quantity, place in self.inputs.items():
            place[...] = draws[quantity]
        with np.errstate(all="ignore"):
            for function, arguments in self.calls:
                function(*arguments)


class Player:
    """Plays a tape on chunks of one length or less; holds the buffers from call to call."""

    def __init__(self, tape: Tape, length: int, by_year: bool = False) -> None:
        """For chunks of up to so many draws.

        Parameters
        ----------
        tape : Tape
            What is played.
        length : int
            The most draws of a chunk.
        by_year : bool
            Whether to play a year after the other. What is over years and draws then needs room
            for one year only, and stays in the cache, at the price of more calls: for long chunks.
        """
        self.tape, self.length = tape, length
        if by_year and tape.keeps_all:
            raise ValueError("a tape that keeps all its results is not played by year")
        self._parts = [slice(t, t + 1) for t in range(tape.years)] if by_year else [slice(None)]
        flat, wide = tape.buffers
        self._flat = [np.empty(length) for _ in range(flat)]
        rows = 1 if by_year else tape.years
        self._wide = [np.empty((rows, length)) for _ in range(wide)]
        self._own = {}  # of outputs all years are wanted; powers are continued from year to year
        if by_year:
            for each in tape.operations:
                if each.over_years and (each.node in tape.outputs or isinstance(each.does, Powers)):
                    years = tape.years if each.node in tape.outputs else 1
                    self._own[each.node] = np.empty((years, length))
        self._scratch = np.empty((rows, length))
        self._inputs = {id: np.empty(length) for id in tape.inputs}
        self._plans: dict[object, _Plan] = {}
        self._last: _Plan | None = None

    @property
    def room(self) -> int:
        """Bytes of its buffers."""
        own = (*self._flat, *self._wide, *self._own.values(), *self._inputs.values())
        return self._scratch.nbytes + sum(each.nbytes for each in own)

    def run(self, draws: Mapping[str, Floats]) -> list[Floats]:
        """The numbers of the outputs, shape (N,) or (T, N); valid until the next run.

        Parameters
        ----------
        draws : mapping
            The numbers of each input, shape (N,), N at most the length.
        """
        width = next((each.size for each in draws.values()), 1)
        plan = self._plans.get(width)
        if plan is None:
            inputs = {id: place[:width] for id, place in self._inputs.items()}
            values: dict[int, Floats] = dict(self.tape.constants)
            values |= {node: inputs[id] for node, id in self.tape.input_nodes.items()}
            plan = self._keep(width, self._bound(self.tape.operations, inputs, values, width))
        plan.play(draws)
        self._last = plan
        return [plan.values[node] for node in self.tape.outputs]

    def again(
        self, operations: tuple[Operation, ...], draws: Mapping[str, Floats], into: Player
    ) -> list[Floats]:
        """The outputs where some inputs differ from the last run, done in another's buffers.

        Everything that `operations` do not compute is taken from the last run of this player,
        whose tape keeps all its results.
        """
        if self._last is None:
            raise ValueError("a part of a tape can be played again only after the whole of it")
        width = next(each.size for each in draws.values())
        key = (self, tuple(each.node for each in operations), tuple(draws), width)
        plan = into._plans.get(key)
        if plan is None:
            inputs = {id: into._inputs[id][:width] for id in draws if id in into._inputs}
            values = dict(self._last.values)
            for node, id in self.tape.input_nodes.items():
                if id in inputs:
                    values[node] = inputs[id]
            plan = into._keep(key, into._bound(operations, inputs, values, width))
        plan.play(draws)
        return [plan.values[node] for node in self.tape.outputs]

    def _keep(self, key: object, plan: _Plan) -> _Plan:
        if len(self._plans) >= PLANS_KEPT:
            self._plans.pop(next(iter(self._plans)))
        self._plans[key] = plan
        return plan

    # --- Binding ---
    def _bound(
        self,
        operations: tuple[Operation, ...],
        inputs: Mapping[str, Floats],
        values: dict[int, Floats],
        width: int,
    ) -> _Plan:
        calls: list[Call] = []
        for operation in operations:
            values[operation.node] = self._room(operation)[..., :width]
        for operation in operations:
            if not operation.over_years:
                calls += self._calls(operation, values, slice(None), width)
        for part in self._parts:
            for operation in operations:
                if operation.over_years:
                    calls += self._calls(operation, values, part, width)
        return _Plan(inputs, tuple(calls), values)

    def _room(self, operation: Operation) -> Floats:
        """Where the result of an operation is written."""
        if not operation.over_years:
            return self._flat[operation.buffer]
        return self._own.get(operation.node, self._wide[operation.buffer])

    def _calls(
        self, operation: Operation, values: Mapping[int, Floats], part: slice, width: int
    ) -> Iterator[Call]:
        """The calls of one operation, for a part of the years."""
        out = _of_years(values[operation.node], part)
        match operation.does:
            case Applied("step", (operand,)):
                yield _step, (_of_years(values[operand], part), out)
            case Applied(operator, operands):
                arrays = (_of_years(values[each], part) for each in operands)
                yield _NAMED.get(operator, OPERATIONS[operator]), (*arrays, out)
            case Powers(base):
                yield from _powers(values[base], values[operation.node], part)
            case Sum(constant, terms):
                yield from self._added_up(constant, terms, values, out, part)

    def _added_up(
        self,
        constant: Floats,
        terms: tuple[Term, ...],
        values: Mapping[int, Floats],
        out: Floats,
        part: slice,
    ) -> Iterator[Call]:
        """The calls of a sum; the first term of all its years is written, the others are added."""
        here = constant if constant.ndim == 0 else constant[part]
        parts = [each for term in terms if (each := _Part.of(term, part, out.shape[0])) is not None]
        if parts and parts[0].is_whole and not here.any():
            yield from _product(parts[0], values, out)
            parts = parts[1:]
        else:
            yield partial(np.copyto, out), (here if here.ndim == 0 else here[:, None],)
        for each in parts:
            into = out[each.where]
            if each.years is None and each.term.profile is None:
                yield np.add, (into, values[each.term.coefficient], into)
                continue
            scratch = self._scratch[: into.shape[0], : out.shape[1]]
            yield from _product(each, values, scratch)
            yield np.add, (into, scratch, into)


@dataclass(frozen=True, eq=False)
class _Part:
    """A term in a part of the years, as far as it is not zero there."""

    term: Term
    years: Floats | None
    """Its numbers by year as a column; None for ones."""
    where: slice
    """Those years among the years of the part."""
    of_all: slice
    """Those years among all."""
    is_whole: bool
    """Whether it is all of the part."""

    @staticmethod
    def of(term: Term, part: slice, length: int) -> _Part | None:
        first = part.start or 0
        if term.years is None:
            return _Part(term, None, slice(0, length), slice(first, first + length), True)
        numbers = term.years[part]
        there = np.flatnonzero(numbers)
        if not there.size:
            return None
        where = slice(int(there[0]), int(there[-1]) + 1)
        numbers = numbers[where]
        ones = bool((numbers == 1.0).all())
        of_all = slice(first + where.start, first + where.stop)
        whole = numbers.size == length
        return _Part(term, None if ones else numbers.reshape(-1, 1), where, of_all, whole)


def _product(part: _Part, values: Mapping[int, Floats], out: Floats) -> Iterator[Call]:
    """The calls that write a term."""
    coefficient, profile = values[part.term.coefficient], None
    if part.term.profile is not None:
        profile = _of_years(values[part.term.profile], part.of_all)
    if part.years is None:
        yield np.multiply, (coefficient, np.ones((1, 1)) if profile is None else profile, out)
        return
    yield np.multiply, (coefficient, part.years, out)
    if profile is not None:
        yield np.multiply, (out, profile, out)


def _of_years(values: Floats, part: slice) -> Floats:
    """A part of the years of what is over all of them; anything else as it is."""
    return values[part] if values.ndim == 2 and values.shape[0] > 1 else values


def _powers(base: Floats, out: Floats, part: slice) -> Iterator[Call]:
    start, stop, _ = part.indices(out.shape[0] if part == slice(None) else part.stop)
    if out.shape[0] == 1:  # the room of one year, continued from year to year
        yield (out[0].fill, (1.0,)) if start == 0 else (np.multiply, (out[0], base, out[0]))
        return
    for age in range(start, stop):
        if age:
            yield np.multiply, (out[age - 1], base, out[age])
        else:
            yield out[0].fill, (1.0,)


def _step(values: Floats, out: Floats) -> None:
    np.greater_equal(values, 0.0, out=out, casting="unsafe")


def _smaller(left: Floats, right: Floats, out: Floats) -> None:
    np.minimum(left, right, out=out)


def _larger(left: Floats, right: Floats, out: Floats) -> None:
    np.maximum(left, right, out=out)


_NAMED: dict[str, Callable[..., Any]] = {"min": _smaller, "max": _larger}
"""Functions that NumPy asks to name the array they write to."""
