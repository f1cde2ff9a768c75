"""Scenarios over draws: quantities that are set or multiplied, on the same draws as the base case.

A quantity that a scenario sets is no longer uncertain in it; one that it multiplies stays so.
What an option sets itself holds in that option. Scenarios that open the same quantities share
one program, and the draws of a block are made once for many of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from fs_toolkit.core.formula import Name, Number, Operation
from fs_toolkit.core.numeric import Floats
from fs_toolkit.economics.engine.compile import compile_program
from fs_toolkit.economics.engine.model import Model
from fs_toolkit.economics.engine.sampling import Sampler, Streams
from fs_toolkit.economics.engine.simulate import Appraiser, OptionDraws, Overflow, chunks

MOST_BYTES = 64_000_000
"""Results of scenarios that are held at once, if there are several."""
BYTES_A_DRAW = 25


@dataclass(frozen=True)
class Overlay:
    """A scenario: what it sets, and what it multiplies."""

    name: str
    sets: Mapping[str, float] = field(default_factory=dict)
    """Quantities that take a value, in their own unit."""
    factors: Mapping[str, float] = field(default_factory=dict)
    """Quantities that are multiplied."""

    @property
    def quantities(self) -> frozenset[str]:
        """All that it changes."""
        return frozenset(self.sets) | frozenset(self.factors)


BASE = Overlay("base")
"""Nothing changed."""


def factor_of(id: str) -> str:
    """The input that multiplies a quantity; no id of a study has a blank."""
    return f"factor of {id}"


def is_plain(model: Model, id: str) -> bool:
    """Whether a quantity is a number, and no formula or series."""
    return isinstance(model.definitions.trees[id], Number)


@dataclass(frozen=True)
class Opening:
    """The quantities that become inputs of a program beside the drawn ones."""

    values: frozenset[str] = frozenset()
    """They take a value."""
    factors: frozenset[str] = frozenset()
    """Formulas and series that are multiplied."""

    @classmethod
    def of(cls, overlay: Overlay, model: Model, drawn: Collection[str]) -> Opening:
        """What a scenario opens."""
        scaled = {
            id for id in overlay.factors if id not in drawn and not is_plain(model, id)
        } - overlay.sets.keys()
        return cls(overlay.quantities - scaled - frozenset(drawn), frozenset(scaled))


def multiplied(model: Model, ids: Collection[str]) -> Model:
    """The model in which each of these quantities is multiplied by an input of its own."""
    if not ids:
        return model
    definitions = model.definitions
    trees = dict(definitions.trees)
    names = [factor_of(id) for id in sorted(ids)]
    for id, name in zip(sorted(ids), names, strict=True):
        trees[id] = Operation("*", trees[id], Name(name))
    trees |= dict.fromkeys(names, Number(1.0))
    order = (*names, *definitions.order)
    return replace(model, definitions=replace(definitions, trees=trees, order=order))


class Overlaid:
    """A model and its draws, ready for scenarios."""

    def __init__(self, model: Model, sampler: Sampler, streams: Streams, draws: int) -> None:
        self.model, self.sampler, self.streams, self.draws = model, sampler, streams, draws
        self._drawn = frozenset(sampler.quantities)
        self._appraisers: dict[Opening, Appraiser] = {}

    def play(
        self, overlays: Sequence[Overlay]
    ) -> Iterator[tuple[Overlay, Mapping[str, OptionDraws] | Overflow]]:
        """The draws of every option in each scenario, or why a draw has no number.

        No more than a few scenarios' results are held at once; keep what you need of them.
        """
        a_scenario = BYTES_A_DRAW * self.draws * len(self.model.alternatives)
        several = max(1, MOST_BYTES // max(a_scenario, 1))
        for start in range(0, len(overlays), several):
            yield from self._batch(overlays[start : start + several])

    def _batch(
        self, overlays: Sequence[Overlay]
    ) -> list[tuple[Overlay, Mapping[str, OptionDraws] | Overflow]]:
        playing = [(each, self._appraiser(each), self._nothing_yet()) for each in overlays]
        refused: dict[int, Overflow] = {}
        plain = self._appraiser(BASE).program
        for first, values in chunks(plain, self.sampler, self.streams, self.draws):
            for at, (overlay, appraiser, into) in enumerate(playing):
                if at not in refused:
                    try:
                        appraiser(self._changed(values, overlay), into, first)
                    except Overflow as overflow:
                        refused[at] = overflow
        return [(each, refused.get(at, into)) for at, (each, _, into) in enumerate(playing)]

    def _appraiser(self, overlay: Overlay) -> Appraiser:
        opening = Opening.of(overlay, self.model, self._drawn)
        found = self._appraisers.get(opening)
        if found is None:
            inputs = self._drawn | opening.values | {factor_of(id) for id in opening.factors}
            program = compile_program(multiplied(self.model, opening.factors), inputs)
            found = Appraiser(program, self.model.settings.timing, self._middle(opening))
            self._appraisers[opening] = found
        return found

    def _middle(self, opening: Opening) -> Mapping[str, Floats] | None:
        """A draw like many others before anything is changed, whichever scenario comes first."""
        if not all(is_plain(self.model, id) for id in opening.values):
            return None
        unchanged = {id: self._value(id) for id in opening.values}
        unchanged |= {factor_of(id): 1.0 for id in opening.factors}
        return self.sampler.middle() | {id: np.full(1, each) for id, each in unchanged.items()}

    def _nothing_yet(self) -> dict[str, OptionDraws]:
        count = self.draws
        return {
            option.id: OptionDraws(
                np.empty(count), np.empty(count), np.empty(count), np.empty(count, dtype=np.uint8)
            )
            for option in self.model.alternatives
        }

    def _changed(self, values: Mapping[str, Floats], overlay: Overlay) -> Mapping[str, Floats]:
        """The draws as a scenario sees them."""
        if not overlay.quantities:
            return values
        found = dict(values)
        width = next(each.size for each in values.values())
        for id, factor in overlay.factors.items():
            if id in values:
                found[id] = values[id] * factor
            elif is_plain(self.model, id):
                found[id] = np.full(width, self._value(id) * factor)
            else:
                found[factor_of(id)] = np.full(width, factor)
        for id, value in overlay.sets.items():
            found[id] = np.full(width, value)
        return found

    def _value(self, id: str) -> float:
        tree = self.model.definitions.trees[id]
        assert isinstance(tree, Number)
        return tree.value
