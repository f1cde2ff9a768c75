"""All scenarios of one city: the few that change the model are played whole, the others share draws."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from fs_toolkit.core.numeric import Floats
from fs_toolkit.core.units import UnitError, read_unit
from fs_toolkit.economics.engine.model import Model
from fs_toolkit.economics.engine.multiples import Multiples
from fs_toolkit.economics.engine.outcomes import Outcome, option_outcome, outcome, share
from fs_toolkit.economics.engine.overlays import BASE, Overlaid, Overlay, is_plain
from fs_toolkit.economics.engine.sampling import Sampler, Streams
from fs_toolkit.economics.engine.simulate import OptionDraws, Overflow
from fs_toolkit.economics.engine.splitting import NotMultiples
from fs_toolkit.portfolio.asked import BASE_CASE, Ask, Change, CommonScenario
from fs_toolkit.portfolio.city import Figures, Scenario

OWN, COMMON = "own", "common"
Name = tuple[str, str]
"""Whose scenario, and its name."""


@dataclass
class Played:
    """What the scenarios of a city came to."""

    base: Mapping[str, Figures] = field(default_factory=dict)
    own: dict[str, Scenario] = field(default_factory=dict)
    common: dict[str, Scenario] = field(default_factory=dict)
    npv: Floats | None = None
    bcr: Floats | None = None


class NotApplicable(ValueError):
    """A common scenario that means nothing in a city."""


def play(model: Model, sampler: Sampler, ask: Ask) -> Played:
    """Play the base case, a study's own scenarios and the common ones.

    Raises
    ------
    Overflow
        If a draw of the base case has no number.
    """
    found = Played()
    wanted: dict[Name, Overlay] = {
        (OWN, name): Overlay(name, sets=model.overlays[name]) for name in model.scenarios
    }
    for each in ask.scenarios:
        try:
            wanted[COMMON, each.name] = overlay_of(each, model)
        except NotApplicable as why:
            found.common[each.name] = Scenario(None, str(why))
    city = _City(model, sampler, ask, found)
    multiples, shared = (None, {}) if ask.irr or ask.form == "general" else city.shared(wanted)
    city.play_whole({name: each for name, each in wanted.items() if name not in shared})
    if multiples is not None:
        city.play_shared(multiples, shared)
    found.own = {name: found.own[name] for name in model.scenarios}
    found.common = {each.name: found.common[each.name] for each in ask.scenarios}
    return found


def overlay_of(scenario: CommonScenario, model: Model) -> Overlay:
    """A common scenario in the quantities of a city.

    Raises
    ------
    NotApplicable
        If the city lacks a quantity, or has it in another unit.
    """
    units, currency = model.definitions.units, model.settings.currency
    missing = [each.quantity for each in scenario.changes if each.quantity not in units]
    if missing:
        raise NotApplicable(f"the study has no quantity {', '.join(missing)}")
    for change in scenario.changes:
        if change.value is not None:
            if not is_plain(model, change.quantity):
                raise NotApplicable(
                    f"{change.quantity} is a formula or a series here, and no one value can take its "
                    "place; give a factor"
                )
            _check_unit(change, str(units[change.quantity]), currency)
    return Overlay(
        scenario.name,
        {each.quantity: each.value for each in scenario.changes if each.value is not None},
        {each.quantity: each.factor for each in scenario.changes if each.factor is not None},
    )


def _check_unit(change: Change, here: str, currency: str) -> None:
    if not change.unit:
        if "money" in here:
            raise NotApplicable(
                f"{change.quantity} is in {here.replace('money', currency)} here, and the scenario "
                "does not say in what its value is; give the unit, or a factor"
            )
        return
    try:
        unit = str(read_unit(change.unit, currency))
    except UnitError as error:
        raise NotApplicable(str(error)) from None
    if unit != here:
        words = here.replace("money", currency)
        raise NotApplicable(f"{change.quantity} is in {words} here, not in {change.unit}")


@dataclass
class _City:
    model: Model
    sampler: Sampler
    ask: Ask
    found: Played

    def shared(
        self, wanted: Mapping[Name, Overlay]
    ) -> tuple[Multiples | None, Mapping[Name, Overlay]]:
        """The shared draws, and the scenarios that can be made of them."""
        drawn = frozenset(self.sampler.quantities)
        multiplying = {
            name: each
            for name, each in wanted.items()
            if not any(id in drawn or not is_plain(self.model, id) for id in each.sets)
        }
        refused: frozenset[str] = frozenset()
        while True:
            made = {
                name: each
                for name, each in multiplying.items()
                if refused.isdisjoint(each.quantities)
            }
            if not made:
                return None, {}
            changed = frozenset().union(*(each.quantities for each in made.values()))
            try:
                streams = self._streams()
                return Multiples.drawn(
                    self.model, changed, self.sampler, streams, self.ask.draws
                ), made
            except NotMultiples as not_multiples:
                refused |= not_multiples.quantities

    def _streams(self) -> Streams:
        return Streams(self.ask.seed, self.ask.sampling)

    def play_whole(self, wanted: Mapping[Name, Overlay]) -> None:
        """The base case and scenarios, draw by draw, with internal rates."""
        names: list[Name | None] = [None, *wanted]
        overlays = [BASE, *wanted.values()]
        played = Overlaid(self.model, self.sampler, self._streams(), self.ask.draws).play(overlays)
        for name, (overlay, draws) in zip(names, played, strict=True):
            if name is None:
                if isinstance(draws, Overflow):
                    raise draws
                self.found.base = _figures_of(draws)
                self._keep(BASE_CASE, draws)
            elif isinstance(draws, Overflow):
                self._put(name, Scenario(None, str(draws)))
            else:
                self._put(name, Scenario(_figures_of(draws), "", self._idle(overlay)))
                if name[0] == COMMON:
                    self._keep(name[1], draws)

    def play_shared(self, multiples: Multiples, wanted: Mapping[Name, Overlay]) -> None:
        """Scenarios as sums of parts that were drawn once."""
        for name, overlay in wanted.items():
            try:
                draws = multiples.scenario(overlay)
            except Overflow as overflow:
                self._put(name, Scenario(None, str(overflow)))
                continue
            figures = {option: _figures(*each) for option, each in draws.items()}
            self._put(name, Scenario(figures, "", self._idle(overlay), shared=True))
            if name == (COMMON, self.ask.rank_in) and self.ask.keep_draws:
                self.found.npv, self.found.bcr = draws[self.model.recommended]

    def _put(self, name: Name, scenario: Scenario) -> None:
        (self.found.own if name[0] == OWN else self.found.common)[name[1]] = scenario

    def _keep(self, name: str, draws: Mapping[str, OptionDraws]) -> None:
        if self.ask.keep_draws and name == self.ask.rank_in:
            kept = draws[self.model.recommended]
            self.found.npv, self.found.bcr = kept.npv, kept.bcr

    def _idle(self, overlay: Overlay) -> tuple[str, ...]:
        return tuple(sorted(overlay.quantities - self.model.uses))


def _figures_of(draws: Mapping[str, OptionDraws]) -> dict[str, Figures]:
    found: dict[str, Figures] = {}
    for option, each in draws.items():
        outcomes = option_outcome(each)
        irr = {**with_errors(outcomes.irr), "status_shares": dict(outcomes.irr_statuses)}
        found[option] = {**_figures(each.npv, each.bcr), "irr": irr}
    return found


def _figures(npv: Floats, bcr: Floats) -> Figures:
    loses = share(int(np.count_nonzero(npv < 0)), npv.size)
    return {
        "npv": with_errors(outcome(npv)),
        "prob_npv_negative": loses.value,
        "prob_npv_negative_se": loses.se,
        "bcr": with_errors(outcome(bcr)),
    }


def with_errors(found: Outcome) -> dict[str, object]:
    """Figures by the names that scripts rely on, and the standard errors of the percentiles."""
    errors = {f"p{each}": error for each, error in found.percentile_errors.items()}
    return {**found.to_dict(), "percentile_se": errors}
