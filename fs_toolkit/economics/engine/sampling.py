"""Draws of quantities: streams that nothing else in a study can shift, and how they are spread.

Every quantity has a stream of its own, keyed by the seed, its id and the number of a block of
draws. Another quantity, another chunk or another worker therefore changes no number that was
there before, and one seed means the same percentiles in every city, option and scenario.
Sobol points are the exception: they are points of all quantities together, so that another
quantity moves them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from inspect import signature
from typing import Any, Literal

import numpy as np

from fs_toolkit.core.numeric import Floats
from fs_toolkit.economics.distributions import Distribution
from fs_toolkit.economics.engine.copula import Copula
from fs_toolkit.economics.engine.quantiles import Quantiles, Tables
from fs_toolkit.economics.engine.sobol_points import MOST, ScrambledSobol

BLOCK = 8192
"""Draws of one block. Each is a Latin hypercube of its own; the last may be shorter."""

Sampling = Literal["latin_hypercube", "random", "sobol"]
SAMPLINGS: tuple[Sampling, ...] = ("latin_hypercube", "random", "sobol")
SMALLEST = 2.0**-53
"""No share is zero or one, where a quantile may be infinite."""


class Streams:
    """Uniform numbers in (0, 1), by quantity and block."""

    def __init__(self, seed: int, sampling: Sampling = "latin_hypercube") -> None:
        if sampling not in SAMPLINGS:
            raise ValueError(f"sampling must be one of {', '.join(SAMPLINGS)}, not {sampling!r}")
        if not 0 <= seed < 2**64:
            raise ValueError(f"the seed must be a whole number from 0 to 2**64 - 1, not {seed}")
        self.seed, self.sampling = seed, sampling
        self._bits = np.random.Philox(key=[0, 0])
        self._start = self._bits.state
        self._random = np.random.Generator(self._bits)
        self._sobol: dict[tuple[str, ...], SobolPoints] = {}

    def shares(
        self, quantities: tuple[str, ...], block: int, size: int, into: Floats | None = None
    ) -> dict[str, Floats]:
        """The shares of several quantities in one block, shape (size,) each.

        They are rows of `into` where it is given, shape (K, size).
        """
        if into is None:
            into = np.empty((len(quantities), size))
        if self.sampling == "sobol":
            if quantities not in self._sobol:
                self._sobol[quantities] = SobolPoints(self.seed, quantities)
            points = self._sobol[quantities]
            for row, each in zip(into, points.shares(block, size).values(), strict=True):
                row[...] = each
        else:
            for row, id in zip(into, quantities, strict=True):
                self._draw(id, block, row)
        return dict(zip(quantities, into, strict=True))

    def _draw(self, quantity: str, block: int, into: Floats) -> None:
        self._turn_to(quantity, block)
        if self.sampling == "random":
            self._random.random(out=into)
        else:
            stratum = self._random.permutation(into.size)
            self._random.random(out=into)
            into += stratum
            into /= into.size
            np.minimum(into, 1 - SMALLEST, out=into)
        np.maximum(into, SMALLEST, out=into)

    def _turn_to(self, quantity: str, block: int) -> None:
        state = self._start
        state["state"] = {
            "counter": np.array([0, 0, block, 0], dtype=np.uint64),
            "key": np.array([self.seed, name_number(quantity)], dtype=np.uint64),
        }
        state["buffer_pos"], state["has_uint32"] = 4, 0
        self._bits.state = state


def name_number(name: str) -> int:
    """A number of 64 bits that stands for a name, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "little")


class SobolPoints:
    """Scrambled Sobol points, one dimension for each quantity in the order of their names."""

    def __init__(self, seed: int, quantities: tuple[str, ...]) -> None:
        self.seed, self.quantities = seed, quantities
        count = len(quantities)
        # The two give the same points; SciPy has more dimensions and takes half a second to load.
        self._points = (
            ScrambledSobol(count, seed).points
            if 1 <= count <= MOST
            else _SciPys(count, seed).points
        )

    def shares(self, block: int, size: int) -> dict[str, Floats]:
        """The points of one block."""
        points = np.clip(self._points(block * BLOCK, size), SMALLEST, 1 - SMALLEST)
        return {id: points[:, k].copy() for k, id in enumerate(self.quantities)}


class _SciPys:
    """SciPy's points, which only go forward."""

    def __init__(self, dimensions: int, seed: int) -> None:
        self._dimensions, self._seed = dimensions, seed
        self._sequence = self._fresh()

    def _fresh(self) -> Any:
        from scipy.stats import qmc

        self._next = 0
        name = "rng" if "rng" in signature(qmc.Sobol).parameters else "seed"  # SciPy before 1.15
        random = np.random.default_rng(self._seed)
        return qmc.Sobol(self._dimensions, scramble=True, **{name: random})

    def points(self, start: int, count: int) -> Floats:
        """So many points from number `start` on."""
        if start < self._next:
            self._sequence = self._fresh()
        if start > self._next:
            self._sequence.fast_forward(start - self._next)
        drawn = (
            1 << (count - 1).bit_length()
        )  # a whole power of two, of which a shorter block is the first
        self._next = start + drawn
        points: Floats = self._sequence.random(drawn)[:count]
        return points


@dataclass(frozen=True)
class Sampler:
    """Draws of a study's uncertain quantities, block by block."""

    distributions: Mapping[str, Distribution]
    """By quantity."""
    copula: Copula | None = None
    """How some of them move together; None where each goes its own way."""

    @cached_property
    def quantities(self) -> tuple[str, ...]:
        """Their ids, in order."""
        return tuple(sorted(self.distributions))

    @cached_property
    def _tables(self) -> Tables:
        return Tables([Quantiles.of(self.distributions[id]) for id in self.quantities])

    def draw(
        self,
        streams: Streams,
        block: int,
        size: int = BLOCK,
        space: DrawSpace | None = None,
        at: int = 0,
    ) -> dict[str, Floats]:
        """The draws of one block, shape (size,) for each quantity.

        They stand in `space` from position `at` on, where it is given, until others are drawn
        there.
        """
        space = DrawSpace(len(self.quantities), size) if space is None else space
        here = slice(at, at + size)
        shares, values = space.shares[:, here], space.values[:, here]
        drawn = streams.shares(self.quantities, block, size, shares)
        self._move_together(drawn)
        self._tables.look_up(shares, values)
        return dict(zip(self.quantities, values, strict=True))

    def middle(self) -> dict[str, Floats]:
        """The median of each quantity, shape (1,)."""
        return self.values({id: np.array([0.5]) for id in self.quantities})

    def values(self, shares: Mapping[str, Floats]) -> dict[str, Floats]:
        """The draws that shares stand for; correlated quantities are moved together first."""
        copied = np.stack([shares[id] for id in self.quantities])
        self._move_together(dict(zip(self.quantities, copied, strict=True)))
        values = np.empty_like(copied)
        self._tables.look_up(copied, values)
        return dict(zip(self.quantities, values, strict=True))

    def _move_together(self, shares: Mapping[str, Floats]) -> None:
        if self.copula is not None:
            for id, moved in self.copula.together(shares).items():
                shares[id][...] = moved


class DrawSpace:
    """Room for draws of all quantities, used again and again."""

    def __init__(self, quantities: int, length: int) -> None:
        self.shares, self.values = np.empty((quantities, length)), np.empty((quantities, length))
