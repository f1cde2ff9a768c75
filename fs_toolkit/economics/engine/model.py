"""The model of a study, compiled once, and its evaluation in one case."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.definitions import Definitions, State
from fs_toolkit.core.formula import Name, Node, Number, families, names
from fs_toolkit.core.model import rows
from fs_toolkit.core.numeric import Evaluator, Floats
from fs_toolkit.core.series import Shape
from fs_toolkit.core.settings import Settings
from fs_toolkit.core.shapes import moment
from fs_toolkit.economics.engine.trees import Calendar, LineTrees, line_trees
from fs_toolkit.economics.inputs import EconomicsInputs, Line, Option


@dataclass(frozen=True)
class CompiledLine:
    """A line, its trees, and every quantity its numbers depend on."""

    line: Line
    trees: LineTrees
    uses: frozenset[str]


@dataclass(frozen=True)
class Model:
    """Lines, options and overlays of a study, ready to be evaluated."""

    settings: Settings
    definitions: Definitions
    years: Floats
    options: tuple[Option, ...]
    lines: Mapping[str, tuple[CompiledLine, ...]]
    """The lines of each option."""
    overlays: Mapping[str, Mapping[str, float]]
    """What each option and each scenario changes."""

    @property
    def discount_rate(self) -> str:
        """The quantity that is the discount rate."""
        return _named(self.settings.discount_rate)

    @property
    def recommended(self) -> str:
        """The option the study recommends, or would if it were feasible."""
        return _named(self.settings.recommended)

    @cached_property
    def baseline(self) -> str:
        """The option that the others are compared with."""
        return next(option.id for option in self.options if option.kind == "baseline")

    @cached_property
    def alternatives(self) -> tuple[Option, ...]:
        """The options other than the baseline."""
        return tuple(option for option in self.options if option.kind != "baseline")

    @cached_property
    def scenarios(self) -> tuple[str, ...]:
        """The overlays that are no option's."""
        ids = {option.id for option in self.options}
        return tuple(name for name in self.overlays if name not in ids)

    @cached_property
    def uses(self) -> frozenset[str]:
        """Every quantity that a line or the discounting depends on."""
        lines = {id for compiled in self.lines.values() for each in compiled for id in each.uses}
        return frozenset(lines | {self.discount_rate})

    @cached_property
    def lives(self) -> frozenset[str]:
        """The quantities after whose years something is bought again."""
        return frozenset(
            each.line.life for compiled in self.lines.values() for each in compiled
        ) & frozenset(self.definitions.trees)


@dataclass(frozen=True)
class LineFlows:
    """A line's numbers in one case, shape (T,) each [money/year]."""

    line: Line
    base: Floats
    optimism: Floats
    contingency: Floats
    economic: Floats
    financial: Floats
    transfers: Floats
    residual: Floats
    residual_financial: Floats

    def bought_first(self, shapes: Mapping[str, Shape]) -> LineFlows:
        """The numbers of a spread line without what is bought again when its life has passed."""
        if not self.line.spread or not self.line.life:
            return self
        start = int(np.argmax(self.base != 0))
        once = np.arange(len(self.base)) - start
        first = (once >= 0) & (once < len(shapes[self.line.spread].points))
        kept = {
            each.name: np.where(first, getattr(self, each.name), 0.0)
            for each in fields(self)
            if each.name != "line"
        }
        return LineFlows(self.line, **kept)


@dataclass(frozen=True)
class Flows:
    """Costs and benefits over the years, shape (T,) each [money/year]."""

    costs: Floats
    benefits: Floats

    @property
    def net(self) -> Floats:
        """Benefits less costs."""
        return self.benefits - self.costs

    def __sub__(self, other: Flows) -> Flows:
        return Flows(self.costs - other.costs, self.benefits - other.benefits)


@dataclass(frozen=True)
class Evaluation:
    """The numbers of all lines of all options in one case."""

    model: Model
    state: State
    states: Mapping[str, State]
    """The quantities as each option sees them."""
    lines: Mapping[str, tuple[LineFlows, ...]]

    @property
    def rate(self) -> float:
        """The discount rate [1/year]."""
        return self.state.number(self.model.discount_rate)

    def gross(self, option: str, view: str = "economic") -> Flows:
        """An option's own flows, before the baseline is subtracted.

        The residual value of what was bought is a benefit of the last year.
        """
        costs = np.zeros_like(self.model.years)
        benefits = np.zeros_like(self.model.years)
        for flows in self.lines[option]:
            amount = flows.economic if view == "economic" else flows.financial
            left = flows.residual if view == "economic" else flows.residual_financial
            if flows.line.side == "cost":
                costs, benefits = costs + amount, benefits + left
            else:
                benefits = benefits + amount
        return Flows(costs, benefits)

    def increment(self, option: str, view: str = "economic", over: str | None = None) -> Flows:
        """An option's flows less the baseline's, or less another option's."""
        return self.gross(option, view) - self.gross(over or self.model.baseline, view)


def lacking(inputs: EconomicsInputs, settings: Settings) -> Mapping[str, str]:
    """What an economic model needs and nobody has given yet: in words, and where it belongs."""
    options, lines = rows(inputs.options), rows(inputs.lines)
    needed = (
        ("options", "economics/options.csv", options),
        ("lines of costs and benefits", "economics/lines.csv", lines),
        ("discount rate", "discount_rate in basis/settings.yaml", settings.discount_rate),
        (
            "recommended option",
            "recommended in basis/settings.yaml",
            settings.recommended or not options,
        ),
    )
    return {words: place for words, place, there in needed if not there}


def _named(id: str | None) -> str:
    if id is None:
        raise ValueError("the economic model is pending")
    return id


def compile_model(inputs: EconomicsInputs, basis: Basis) -> Model:
    """The model of a study whose lines have no errors, and that lacks nothing."""
    settings, definitions = basis.settings, basis.definitions
    last_year = settings.first_year + settings.years - 1

    overlays: dict[str, dict[str, float]] = {}
    for change in rows(inputs.changes):
        overlays.setdefault(change.set, {})[change.quantity] = change.value

    def shortest(life: Node) -> float:
        if isinstance(life, Number):
            return life.value
        row = basis.quantities.get(life.id) if isinstance(life, Name) else None
        if row is None or row.value is None:
            return 1.0
        if row.range not in ("", "limits"):
            return 1.0  # a draw may fall below the range
        set_to = [changes[row.id] for changes in overlays.values() if row.id in changes]
        return min(row.value, row.value if row.low is None else row.low, *set_to)

    calendar = Calendar(
        moment=lambda cell: moment(cell, settings.go_live, last_year),
        last_year=last_year,
        years=settings.years,
        shapes=basis.shapes,
        shortest=shortest,
    )
    uplifts = {uplift.family: uplift for uplift in rows(inputs.uplifts)}
    options = rows(inputs.options)
    reach = _Reach(definitions)
    compiled: dict[str, tuple[CompiledLine, ...]] = {}
    made = {
        line.id: line_trees(line, uplifts.get(line.family), calendar) for line in rows(inputs.lines)
    }
    for option in options:
        own = [
            line for line in rows(inputs.lines) if option.id in line.option or "all" in line.option
        ]
        compiled[option.id] = tuple(
            CompiledLine(line, made[line.id], reach(line, own, made)) for line in own
        )
    return Model(settings, definitions, basis.state.years, options, compiled, overlays)


class _Reach:
    """Finds every quantity that a line depends on, through formulas, shapes and totals."""

    def __init__(self, definitions: Definitions) -> None:
        self.reach = definitions.reach
        self._known: dict[int, frozenset[str]] = {}

    def __call__(
        self, line: Line, own: list[Line], made: Mapping[str, LineTrees]
    ) -> frozenset[str]:
        found: set[str] = set()
        waiting, seen = [line], set[str]()
        while waiting:
            here = waiting.pop()
            seen.add(here.id)
            trees = made[here.id]
            found |= self._direct(trees)
            used = families(trees.amount)
            if used:
                waiting += [each for each in own if each.family in used and each.id not in seen]
        return frozenset(found)

    def _direct(self, trees: LineTrees) -> frozenset[str]:
        """What a line's own trees depend on; the same in every option."""
        known = self._known.get(id(trees))
        if known is None:
            known = frozenset().union(*(self.reach[name] for name in names(*trees.of_money)))
            self._known[id(trees)] = known
        return known


def evaluate_model(
    model: Model,
    changes: Mapping[str, float] | None = None,
    base: Evaluation | None = None,
    only: Collection[str] | None = None,
) -> Evaluation:
    """The numbers of the model in one case.

    Parameters
    ----------
    model : Model
        A compiled study.
    changes : mapping, optional
        Quantities that take another value: a scenario, one end of a range. What an option
        sets itself holds in that option: a do-minimum does not gain what it cannot do.
    base : Evaluation, optional
        The case without the changes; what the changes do not touch is taken from it.
    only : collection, optional
        The options to evaluate besides the baseline; all if left out.
    """
    changes = changes or {}
    define = model.definitions.evaluate
    lines: dict[str, tuple[LineFlows, ...]] = {}
    states: dict[str, State] = {}
    for option in model.options:
        if only is not None and option.id not in only and option.id != model.baseline:
            continue
        own = model.overlays.get(option.id, {})
        state = define(model.years, {**changes, **own}, base.states[option.id] if base else None)
        touched = changes.keys() - own.keys()
        states[option.id] = state
        compiled = model.lines[option.id]
        numbers = _Numbers(state, compiled)
        kept = base.lines[option.id] if base else (None,) * len(compiled)
        lines[option.id] = tuple(
            flows if flows is not None and each.uses.isdisjoint(touched) else numbers.flows(each)
            for each, flows in zip(compiled, kept, strict=True)
        )
    common = define(model.years, changes, base.state if base else None)
    return Evaluation(model, common, states, lines)


class _Numbers:
    """The numbers of one option's lines in one state."""

    def __init__(self, state: State, compiled: tuple[CompiledLine, ...]) -> None:
        self.state, self.compiled = state, compiled
        self.totals: dict[str, Floats] = {}
        self.of = Evaluator(state.values.__getitem__, state.years, self.total)

    def total(self, family: str) -> Floats:
        if family not in self.totals:
            amounts = [
                self.of(each.trees.amount) for each in self.compiled if each.line.family == family
            ]
            self.totals[family] = np.asarray(sum(amounts, np.zeros(())))
        return self.totals[family]

    def flows(self, compiled: CompiledLine) -> LineFlows:
        trees, shape = compiled.trees, self.state.years.shape

        def each_year(tree: Node) -> Floats:
            return np.broadcast_to(self.of(tree), shape)

        return LineFlows(
            line=compiled.line,
            base=each_year(trees.base),
            optimism=each_year(trees.optimism),
            contingency=each_year(trees.contingency),
            economic=each_year(trees.economic),
            financial=each_year(trees.financial),
            transfers=each_year(trees.transfers),
            residual=each_year(trees.residual),
            residual_financial=each_year(trees.residual_financial),
        )
