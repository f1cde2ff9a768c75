"""Many draws of a model: net present value, benefit-cost ratio and internal rate of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from fs_toolkit.core.numeric import Floats
from fs_toolkit.economics.discounting import EARLIER, Timing
from fs_toolkit.economics.engine.compile import Program
from fs_toolkit.economics.engine.player import Player
from fs_toolkit.economics.engine.rates import Codes, RateFinder
from fs_toolkit.economics.engine.sampling import BLOCK, DrawSpace, Sampler, Streams
from fs_toolkit.economics.engine.tape import chunk_length


@dataclass(frozen=True, eq=False)
class OptionDraws:
    """What the draws of one option over the baseline come to, shape (N,) each."""

    npv: Floats
    """Net present value [money]."""
    bcr: Floats
    """Benefit-cost ratio; infinite where the present value of costs is not above zero."""
    irr: Floats
    """Internal rate [1/year]; NaN beside any status but unique."""
    irr_status: Codes
    """0 none, 1 unique, 2 several, 3 borrowing."""


class Overflow(ValueError):
    """A draw that cannot be appraised: its flows are no numbers, or its discount rate is none."""


def simulated(
    program: Program, sampler: Sampler, streams: Streams, draws: int, timing: Timing = "end"
) -> dict[str, OptionDraws]:
    """The draws of every option of a program, all on the same quantities.

    Parameters
    ----------
    program : Program
        Compiled for the sampler's quantities.
    sampler, streams :
        Where the draws come from.
    draws : int
        How many, 1 or more.
    timing : {"end", "mid", "start"}
        When in their year flows fall.

    Returns
    -------
    dict
        By option.

    Raises
    ------
    Overflow
        If the flows of a draw are not finite: something is divided by zero, or overflows; or
        its discount rate is -1 or less.
    ValueError
        If there are no draws, or no quantity to draw.
    """
    _something_to_draw(sampler, draws)
    found = {
        option: OptionDraws(
            np.empty(draws), np.empty(draws), np.empty(draws), np.empty(draws, dtype=np.uint8)
        )
        for option in program.options
    }
    appraiser = Appraiser(program, timing, sampler.middle())
    for start, chunk in chunks(program, sampler, streams, draws):
        appraiser(chunk, found, start)
    return found


def chunks(
    program: Program, sampler: Sampler, streams: Streams, draws: int
) -> Iterator[tuple[int, Mapping[str, Floats]]]:
    """The draws in pieces that one run of the tape takes, each with its first number.

    A piece is valid until the next one.
    """
    _something_to_draw(sampler, draws)
    length = chunk_length(program.tape.years)
    at_once = max(length, BLOCK)  # a piece holds several blocks, or a block several pieces
    space = DrawSpace(len(sampler.quantities), min(draws, at_once))
    for first in range(0, draws, at_once):
        size = min(at_once, draws - first)
        for at in range(0, size, BLOCK):
            sampler.draw(streams, (first + at) // BLOCK, min(BLOCK, size - at), space, at)
        for start in range(0, size, length):
            here = slice(start, min(start + length, size))
            yield first + start, dict(zip(sampler.quantities, space.values[:, here], strict=True))


def _something_to_draw(sampler: Sampler, draws: int) -> None:
    if draws < 1:
        raise ValueError(f"a simulation has at least one draw, not {draws}")
    if not sampler.quantities:
        raise ValueError("no quantity has a range, so that no draw differs from another")


class Appraiser:
    """Appraises chunks of draws; holds the buffers from call to call."""

    def __init__(
        self, program: Program, timing: Timing, middle: Mapping[str, Floats] | None = None
    ) -> None:
        """For a program whose quantities are `middle` in a draw like many others."""
        self.program, self.timing = program, timing
        years, length = program.tape.years, chunk_length(program.tape.years)
        self._player = Player(program.tape, length, by_year=True)
        self._net = np.empty((years, length))
        self._rates = [RateFinder(years, timing, losing) for losing in self._losing_years(middle)]

    def _losing_years(
        self, middle: Mapping[str, Floats] | None
    ) -> Iterator[tuple[bool, ...] | None]:
        """The years in which each option loses in the middle."""
        count = len(self.program.options)
        if middle is None:
            yield from [None] * count
            return
        outputs = self._player.run(middle)
        for costs, benefits in zip(
            outputs[0 : 2 * count : 2], outputs[1 : 2 * count : 2], strict=True
        ):
            with np.errstate(all="ignore"):
                net = np.broadcast_to(benefits - costs, self._net[:, :1].shape)
            yield tuple(bool(each) for each in net[:, 0] < 0)

    def __call__(
        self, chunk: Mapping[str, Floats], into: Mapping[str, OptionDraws], start: int
    ) -> None:
        """Write the results of a chunk from position `start` on."""
        outputs = self._player.run(chunk)
        width = next((each.size for each in chunk.values()), 1)
        rate = outputs[self.program.rate]
        if (rate <= -1).any():
            first = int(np.flatnonzero(rate <= -1)[0])
            raise Overflow(
                f"draw {start + first + 1} has a discount rate of {rate.flat[first]:.3g}; "
                "it must be above -1"
            )
        for number, option in enumerate(self.program.options):
            costs, benefits = (
                np.broadcast_to(each, (self._net.shape[0], width))
                for each in outputs[2 * number : 2 * number + 2]
            )
            draws, here = into[option], slice(start, start + width)
            net = np.subtract(benefits, costs, out=self._net[:, :width])
            npv = present_value(net, rate, self.timing)
            pv_costs = present_value(costs, rate, self.timing)
            if not np.isfinite(npv).all():
                raise Overflow(_which(npv, start, option))
            draws.npv[here] = npv
            with np.errstate(all="ignore"):
                ratio = (npv + pv_costs) / pv_costs
            draws.bcr[here] = np.where(pv_costs > 0, ratio, np.inf)
            found = self._rates[number](net, rate)
            draws.irr[here], draws.irr_status[here] = found.rates, found.status


def _which(npv: Floats, start: int, option: str) -> str:
    first = start + int(np.flatnonzero(~np.isfinite(npv))[0])
    return (
        f"draw {first + 1} of option {option} has no number: a formula divides by zero or overflows"
    )


def present_value(flows: Floats, rate: Floats, timing: Timing) -> Floats:
    """The present value of flows of shape (T, N) at rates of shape (N,) or ()."""
    if flows.shape[0] == 1:
        return np.array(flows[0])  # not a view of what the next chunk is written to
    with np.errstate(all="ignore"):
        v = 1.0 / (1.0 + rate)
        worth = np.array(np.broadcast_to(flows[-1], np.broadcast_shapes(flows.shape[1:], v.shape)))
        for row in flows[-2:0:-1]:
            worth *= v
            worth += row
        early = 1.0 - EARLIER[timing]
        if early:
            worth *= v if early == 1.0 else v**early
        worth += flows[0]
    return worth
