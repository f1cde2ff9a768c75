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

    def __init__(self, tape: Tape, length: int) -> None:
        self.tape, self.length = tape, length
        flat, wide = tape.buffers
        self._flat = [np.empty(length) for _ in range(flat)]
        self._wide = [np.empty((tape.years, length)) for _ in range(wide)]
        self._scratch = np.empty((tape.years, length))
        self._inputs = {id: np.empty(length) for id in tape.inputs}
        self._plans: dict[object, _Plan] = {}
        self._last: _Plan | None = None

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
            pool = self._wide if operation.over_years else self._flat
            out = pool[operation.buffer][..., :width]
            match operation.does:
                case Applied("step", (operand,)):
                    calls.append((_step, (values[operand], out)))
                case Applied(operator, operands):
                    arrays = tuple(values[each] for each in operands)
                    function = _NAMED.get(operator, OPERATIONS[operator])
                    calls.append((function, (*arrays, out)))
                case Powers(base):
                    calls += _powers(values[base], out)
                case Sum(constant, terms):
                    calls += self._added_up(constant, terms, values, out)
            values[operation.node] = out
        return _Plan(inputs, tuple(calls), values)

    def _added_up(
        self,
        constant: Floats,
        terms: tuple[Term, ...],
        values: Mapping[int, Floats],
        out: Floats,
    ) -> Iterator[Call]:
        """The calls of a sum; the first term of all years is written, the others are added."""
        written = False
        if terms and terms[0].years is None and not constant.any():
            yield from _product(terms[0], values, out, slice(None))
            written, terms = True, terms[1:]
        if not written:
            yield partial(np.copyto, out), (constant if constant.ndim == 0 else constant[:, None],)
        for term in terms:
            where = _years_of(term, out.shape[0])
            part = out[where]
            scratch = self._scratch[where, : out.shape[1]]
            yield from _product(term, values, scratch, where)
            yield np.add, (part, scratch, part)


def _product(term: Term, values: Mapping[int, Floats], out: Floats, where: slice) -> Iterator[Call]:
    """The calls that write a term over the years in which it is not zero."""
    coefficient = values[term.coefficient]
    profile: Floats | None = None
    if term.profile is not None:
        profile = values[term.profile]
        profile = profile[where] if profile.shape[0] > 1 else profile
    years = None if term.years is None else term.years[where].reshape(-1, 1)
    if years is None or bool((years == 1.0).all()):
        yield np.multiply, (coefficient, np.ones((1, 1)) if profile is None else profile, out)
        return
    yield np.multiply, (coefficient, years, out)
    if profile is not None:
        yield np.multiply, (out, profile, out)


def _years_of(term: Term, years: int) -> slice:
    """From the first to the last year in which a term is not zero."""
    if term.years is None:
        return slice(0, years)
    there = np.flatnonzero(term.years)
    return slice(int(there[0]), int(there[-1]) + 1) if there.size else slice(0, 0)


def _powers(base: Floats, out: Floats) -> Iterator[Call]:
    yield out[0].fill, (1.0,)
    for age in range(1, out.shape[0]):
        yield np.multiply, (out[age - 1], base, out[age])


def _step(values: Floats, out: Floats) -> None:
    np.greater_equal(values, 0.0, out=out, casting="unsafe")


def _smaller(left: Floats, right: Floats, out: Floats) -> None:
    np.minimum(left, right, out=out)


def _larger(left: Floats, right: Floats, out: Floats) -> None:
    np.maximum(left, right, out=out)


_NAMED: dict[str, Callable[..., Any]] = {"min": _smaller, "max": _larger}
"""Functions that NumPy asks to name the array they write to."""
