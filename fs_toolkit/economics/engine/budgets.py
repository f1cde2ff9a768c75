"""What building each option costs in many draws, and the draws of the quantities themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from fs_toolkit.core.numeric import Floats
from fs_toolkit.economics.engine.compile import compile_investment
from fs_toolkit.economics.engine.model import Model
from fs_toolkit.economics.engine.player import Player
from fs_toolkit.economics.engine.sampling import BLOCK, Sampler, Streams
from fs_toolkit.economics.engine.tape import chunk_length


def investment_draws(
    model: Model, sampler: Sampler, streams: Streams, draws: int
) -> dict[str, Floats]:
    """The sum that building each option takes, in each draw, shape (N,) by option [money].

    It is what stands in a budget: cash at market prices with taxes, optimism bias and
    contingency, over all years and not discounted, of the option's own spread lines until they
    are bought again.

    Parameters
    ----------
    model : Model
        A compiled study.
    sampler, streams, draws :
        Where the draws come from, and how many; the same give the same draws everywhere.
    """
    program = compile_investment(model, sampler.quantities)
    length = min(chunk_length(program.tape.years), BLOCK)
    player = Player(program.tape, length, by_year=True)
    found = {option: np.empty(draws) for option in program.options}
    for start, values in _blocks(sampler, streams, draws):
        size = next(iter(values.values())).size
        for first in range(0, size, length):
            here = slice(first, min(first + length, size))
            outputs = player.run({id: each[here] for id, each in values.items()})
            shape = (program.tape.years, here.stop - here.start)
            for option, flow in zip(program.options, outputs[: program.rate], strict=True):
                into = slice(start + here.start, start + here.stop)
                found[option][into] = np.broadcast_to(flow, shape).sum(axis=0)
    return found


def investment(model: Model) -> dict[str, float]:
    """The same in the base case, by option [money]."""
    program = compile_investment(model, ())
    outputs = Player(program.tape, 1).run({})
    years = (program.tape.years, 1)
    return {
        option: float(np.broadcast_to(flow, years).sum())
        for option, flow in zip(program.options, outputs[: program.rate], strict=True)
    }


def quantity_draws(sampler: Sampler, streams: Streams, draws: int) -> dict[str, Floats]:
    """The draws of each quantity, shape (N,)."""
    found = {id: np.empty(draws) for id in sampler.quantities}
    for start, values in _blocks(sampler, streams, draws):
        for id, each in values.items():
            found[id][start : start + each.size] = each
    return found


def _blocks(
    sampler: Sampler, streams: Streams, draws: int
) -> Iterator[tuple[int, Mapping[str, Floats]]]:
    for block, first in enumerate(range(0, draws, BLOCK)):
        yield first, sampler.draw(streams, block, min(BLOCK, draws - first))
