"""The present value of many scenarios at once, where they only multiply quantities.

Most quantities enter a line as a factor: `population * share * minutes * wage`. Multiply the
wage by 1.1, and all terms with the wage are multiplied by 1.1, in every draw and every year. The
flows are therefore split by the powers in which such quantities stand in them, the present value
of each part is drawn once, Z, and a scenario is a sum of the parts, each times the product of
its factors: W Z. Where a quantity is compared, raised to a power that is drawn, or discounts,
there is no such form, and `NotMultiples` names it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import numpy as np

from fs_toolkit.core.formula import Name, Number, Operation
from fs_toolkit.core.numeric import Floats
from fs_toolkit.economics.engine.compile import Program, compile_graph
from fs_toolkit.economics.engine.model import Model
from fs_toolkit.economics.engine.overlays import Overlay, factor_of, is_plain
from fs_toolkit.economics.engine.player import Player
from fs_toolkit.economics.engine.sampling import Sampler, Streams
from fs_toolkit.economics.engine.simulate import Overflow, chunks, present_value
from fs_toolkit.economics.engine.splitting import NOTHING, Monomial, NotMultiples, Splitter
from fs_toolkit.economics.engine.tape import compile_tape


def drawn_as(id: str) -> str:
    """The input with the draws of a quantity that scenarios multiply."""
    return f"draws of {id}"


@dataclass(frozen=True)
class Parts:
    """A program whose outputs are parts of the flows, and which part is which."""

    program: Program
    costs: Mapping[str, Mapping[Monomial, int]]
    """By option and monomial: the output."""
    benefits: Mapping[str, Mapping[Monomial, int]]
    renamed: Mapping[str, str]
    """Drawn quantities that are fed under another name."""
    values: Mapping[str, float]
    """Quantities that are a number in the base case and stand outside the parts."""


def split_model(model: Model, drawn: Collection[str], changed: Collection[str]) -> Parts:
    """The parts of a model's flows by the powers of the quantities that scenarios multiply.

    Raises
    ------
    NotMultiples
        If one of these quantities does more than multiply.
    """
    if model.discount_rate in changed:
        raise NotMultiples({model.discount_rate})
    definitions = model.definitions
    trees = dict(definitions.trees)
    values: dict[str, float] = {}
    tags, renamed, added = dict[str, str](), dict[str, str](), list[str]()
    for id in sorted(changed):
        name, tree = factor_of(id), trees[id]
        tags[name] = id
        added.append(name)
        if id in drawn:
            renamed[id] = drawn_as(id)
            added.append(renamed[id])
            trees[id] = Operation("*", Name(renamed[id]), Name(name))
        elif is_plain(model, id):
            assert isinstance(tree, Number)
            values[id] = tree.value
            trees[id] = Name(name)
        else:
            trees[id] = Operation("*", tree, Name(name))
    trees |= dict.fromkeys(added, Number(1.0))
    order = (*added, *definitions.order)
    opened = replace(model, definitions=replace(definitions, trees=trees, order=order))
    inputs = (frozenset(drawn) - frozenset(changed)) | frozenset(added)
    graph, outputs, options = compile_graph(opened, inputs)
    splitter = Splitter(graph, tags)
    splitter.all_below(outputs)
    if set(splitter(outputs[-1])) - {NOTHING}:
        raise NotMultiples({name for power in splitter(outputs[-1]) for name, _ in power})
    nodes: list[int] = []

    def placed(node: int) -> dict[Monomial, int]:
        parts = splitter(node)
        places = {power: len(nodes) + at for at, power in enumerate(sorted(parts))}
        nodes.extend(parts[power] for power in sorted(parts))
        return places

    costs, benefits = {}, {}
    for number, option in enumerate(options):
        costs[option] = placed(outputs[2 * number])
        benefits[option] = placed(outputs[2 * number + 1])
    tape = compile_tape(graph, (*nodes, outputs[-1]))
    program = Program(tape, options, len(nodes))
    return Parts(program, costs, benefits, renamed, values)


class Multiples:
    """The present values of the parts over the draws, and scenarios made of them."""

    def __init__(self, parts: Parts, present: Floats) -> None:
        self.parts, self.present = parts, present
        """Z, shape (parts, draws) [money]."""
        self._scratch = np.empty(present.shape[1])

    @classmethod
    def drawn(
        cls,
        model: Model,
        changed: Collection[str],
        sampler: Sampler,
        streams: Streams,
        draws: int,
    ) -> Multiples:
        """Draw the parts once.

        Raises
        ------
        NotMultiples
            If a changed quantity does more than multiply.
        """
        parts = split_model(model, sampler.quantities, changed)
        program, timing = parts.program, model.settings.timing
        count = len(program.tape.outputs) - 1
        present = np.empty((count, draws))
        player: Player | None = None
        for first, values in chunks(program, sampler, streams, draws):
            width = next(each.size for each in values.values())
            if player is None:
                player = Player(program.tape, width)
            fed = {parts.renamed.get(id, id): each for id, each in values.items()}
            outputs = player.run(fed)
            rate = outputs[program.rate]
            years = program.tape.years
            for row, flows in zip(present, outputs[:count], strict=True):
                wide = np.broadcast_to(flows, (years, width))
                row[first : first + width] = present_value(wide, rate, timing)
        return cls(parts, present)

    def weights(self, overlay: Overlay, places: Mapping[Monomial, int]) -> list[tuple[float, int]]:
        """A row of W: what each part is multiplied with, and where the part stands."""
        base = self.parts.values

        def multiple(id: str) -> float:
            if id in overlay.sets:
                return overlay.sets[id]
            return base.get(id, 1.0) * overlay.factors.get(id, 1.0)

        found = []
        for power, place in places.items():
            weight = 1.0
            with np.errstate(all="ignore"):
                for id, exponent in power:
                    weight *= float(np.float64(multiple(id)) ** exponent)
            found.append((weight, place))
        return found

    def scenario(self, overlay: Overlay) -> dict[str, tuple[Floats, Floats]]:
        """Net present value and benefit-cost ratio by option, shape (draws,) each.

        The product W Z is added up part by part: a library of linear algebra may add in an
        order of its own for another number of threads.

        Raises
        ------
        Overflow
            If a draw has no number.
        """
        found = {}
        for option in self.parts.program.options:
            costs = self._added_up(self.weights(overlay, self.parts.costs[option]))
            npv = self._added_up(self.weights(overlay, self.parts.benefits[option])) - costs
            if not np.isfinite(npv).all():
                draw = int(np.flatnonzero(~np.isfinite(npv))[0]) + 1
                raise Overflow(f"draw {draw} of option {option} has no number")
            with np.errstate(all="ignore"):
                ratio = (npv + costs) / costs
            found[option] = (npv, np.where(costs > 0, ratio, np.inf))
        return found

    def _added_up(self, weights: list[tuple[float, int]]) -> Floats:
        total = np.zeros(self.present.shape[1])
        with np.errstate(all="ignore"):
            for weight, place in weights:
                np.multiply(self.present[place], weight, out=self._scratch)
                total += self._scratch
        return total
