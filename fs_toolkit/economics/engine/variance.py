"""Which uncertain quantities the spread of a result comes from.

The points of one sample are kept while the tape is run again for each quantity; of the tape only
what the quantity touches is done again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from fs_toolkit.core.numeric import Floats
from fs_toolkit.economics.discounting import Timing
from fs_toolkit.economics.engine.compile import Program, compile_program
from fs_toolkit.economics.engine.model import Model
from fs_toolkit.economics.engine.player import Player
from fs_toolkit.economics.engine.sampling import BLOCK, Sampler, SobolPoints, name_number
from fs_toolkit.economics.engine.simulate import present_value
from fs_toolkit.economics.sobol import RESAMPLES, SobolIndices, sobol_indices

CHUNK = 4096
"""Draws done at once; every result of a chunk is kept, so that it can be used again."""


@dataclass(frozen=True, eq=False)
class VarianceShares:
    """Where the variance of an option's net present value comes from."""

    option: str
    quantities: tuple[str, ...]
    indices: SobolIndices
    """In the order of the quantities."""


def variance_shares(
    model: Model,
    sampler: Sampler,
    option: str,
    draws: int = 4096,
    seed: int = 1,
    resamples: int = RESAMPLES,
    program: Program | None = None,
) -> VarianceShares:
    """Sobol indices of an option's net present value over the baseline.

    Parameters
    ----------
    model : Model
        A compiled study.
    sampler : Sampler
        The uncertain quantities. Indices are of independent quantities: a copula is left out.
    option : str
        The alternative.
    draws : int
        Points of each sample, best a power of two; the model is run (K + 2) times as often.
    seed, resamples :
        Of the points, and of the intervals.
    program : Program, optional
        The option's, compiled already by `variance_program`.

    Raises
    ------
    ValueError
        If a net present value is not finite.
    """
    ids = sampler.quantities
    program = variance_program(model, sampler, option) if program is None else program
    a, b, mixed = np.empty(draws), np.empty(draws), np.empty((len(ids), draws))
    runner = _Runner(program, model.settings.timing)
    for start, one, other in _two_samples(sampler, seed, draws):
        here = slice(start, start + next(iter(one.values())).size)
        b[here] = runner.whole(other)
        a[here] = runner.whole(one)
        for row, id in enumerate(ids):
            mixed[row, here] = runner.changed(id, other[id])
    generator = np.random.Generator(np.random.Philox(key=[seed, name_number("resamples")]))
    return VarianceShares(option, ids, sobol_indices(a, b, mixed, generator, resamples))


def variance_program(model: Model, sampler: Sampler, option: str) -> Program:
    """The option's program with all its results kept, so that a part can be done again."""
    return compile_program(model, sampler.quantities, (option,), keep_all=True)


def _two_samples(
    sampler: Sampler, seed: int, draws: int
) -> Iterator[tuple[int, Mapping[str, Floats], Mapping[str, Floats]]]:
    """Chunks of two independent samples: the halves of points of twice the dimensions."""
    ids = sampler.quantities
    points = SobolPoints(seed, (*ids, *(f"{id} again" for id in ids)))
    alone = sampler if sampler.copula is None else Sampler(sampler.distributions)
    for block, first in enumerate(range(0, draws, BLOCK)):
        size = min(BLOCK, draws - first)
        shares = points.shares(block, size)
        one = alone.values({id: shares[id] for id in ids})
        other = alone.values({id: shares[f"{id} again"] for id in ids})
        for start in range(0, size, CHUNK):
            here = slice(start, min(start + CHUNK, size))
            yield (
                first + start,
                {id: each[here] for id, each in one.items()},
                {id: each[here] for id, each in other.items()},
            )


class _Runner:
    """Net present values of whole chunks, and of chunks with one quantity changed."""

    def __init__(self, program: Program, timing: Timing) -> None:
        self._timing = timing
        self._kept, self._other = Player(program.tape, CHUNK), Player(program.tape, CHUNK)
        self._touched = {id: program.tape.touched_by((id,)) for id in program.tape.inputs}
        self._base = np.zeros(0)
        self._net = np.empty((program.tape.years, CHUNK))

    def whole(self, draws: Mapping[str, Floats]) -> Floats:
        self._base = self._npv(self._kept.run(draws))
        return self._base

    def changed(self, quantity: str, values: Floats) -> Floats:
        if quantity not in self._touched:
            return self._base
        return self._npv(self._kept.again(self._touched[quantity], {quantity: values}, self._other))

    def _npv(self, outputs: list[Floats]) -> Floats:
        costs, benefits, rate = outputs
        shape = np.broadcast_shapes(costs.shape, benefits.shape)
        net = np.subtract(benefits, costs, out=self._net[:, : shape[-1]])
        return present_value(net, rate, self._timing)
