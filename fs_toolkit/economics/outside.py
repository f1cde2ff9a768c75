"""The outside view: what a study assumes and finds, beside what comparable systems reached."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Place
from fs_toolkit.core.model import Pending
from fs_toolkit.core.numeric import Floats
from fs_toolkit.core.quantities import Quantity
from fs_toolkit.core.series import Shape
from fs_toolkit.core.units import UnitError, read_unit
from fs_toolkit.economics.engine.model import Evaluation
from fs_toolkit.economics.engine.trees import is_one_off
from fs_toolkit.economics.inputs import EconomicsInputs
from fs_toolkit.economics.inputs_feasibility import Peer
from fs_toolkit.economics.results import CostBenefit

ADOPTION = ("adoption", "digital_share")
"""Measures that internet access caps."""
ACCESS = "internet_access"
TIME, WAGE = "value_of_time", "wage"
RULED = frozenset({*ADOPTION, ACCESS, TIME, WAGE})
"""Measures that rules use, whether or not anything was observed of them elsewhere."""


@dataclass(frozen=True)
class Comparison:
    """One number of the study and what was observed of the same measure."""

    measure: str
    quantity: str
    """The quantity, or empty where the number is a result."""
    value: float
    low: float | None
    high: float | None
    unit: str
    place: Place
    peers: tuple[Peer, ...]

    @property
    def observed(self) -> tuple[float, float]:
        """The lowest and the highest that was reached elsewhere."""
        values = [
            each
            for peer in self.peers
            for each in (peer.value, peer.low, peer.high)
            if each is not None
        ]
        return min(values), max(values)

    @property
    def inside(self) -> bool:
        """Whether the study's number lies within what was reached."""
        low, high = self.observed
        return low <= self.value <= high


@dataclass(frozen=True)
class OutsideView:
    """Everything that can be compared, and what claims a measure in vain."""

    comparisons: tuple[Comparison, ...] = ()
    unknown: tuple[Quantity, ...] = ()
    """Quantities that claim a measure nobody knows."""
    other_units: tuple[Quantity, ...] = ()
    """Quantities in another unit than everything observed."""
    measures: tuple[str, ...] = ()
    """The measures there are."""


def outside(
    inputs: EconomicsInputs, basis: Basis, found: CostBenefit, peers: Sequence[Peer]
) -> OutsideView:
    """Compare a study with its peers.

    A quantity is compared where its `compare`, or its id, is the name of a measure. The running
    share, the running cost of a report and the benefit-cost ratio are taken from the results.
    """
    by_measure: dict[str, list[Peer]] = {}
    for peer in peers:
        by_measure.setdefault(peer.measure, []).append(peer)
    known = by_measure.keys() | RULED
    comparisons: list[Comparison] = []
    unknown, other = [], []
    for row in basis.quantities.values():
        measure = row.compare or row.id
        if row.compare and measure not in known:
            unknown.append(row)
        if measure not in by_measure or not basis.has(row.id):
            continue
        fitting = _in_unit(by_measure[measure], row.unit, basis)
        if not fitting:
            other += [row] if row.compare else []
            continue
        base = float(basis.series(row.id).max())
        place = row.at("value" if row.value is not None else "id")
        comparisons.append(
            Comparison(measure, row.id, base, row.low, row.high, row.unit, place, fitting)
        )
    for measure, value, unit, place in _results(inputs, basis, found):
        fitting = _in_unit(by_measure.get(measure, []), unit, basis)
        if fitting:
            comparisons.append(Comparison(measure, "", value, None, None, unit, place, fitting))
    return OutsideView(tuple(comparisons), tuple(unknown), tuple(other), tuple(sorted(known)))


def _in_unit(peers: Sequence[Peer], unit: str, basis: Basis) -> tuple[Peer, ...]:
    """The observations in this unit; nothing is converted."""
    currency = basis.settings.currency
    wanted = read_unit(unit, currency)
    found = []
    for peer in peers:
        try:
            same = read_unit(peer.unit, currency) == wanted
        except UnitError:
            same = False
        if same:
            found.append(peer)
    return tuple(found)


def _results(
    inputs: EconomicsInputs, basis: Basis, found: CostBenefit
) -> Iterator[tuple[str, float, str, Place]]:
    """Measure, value, unit and place of what the appraisal comes to."""
    evaluation, option = found.evaluation, found.recommended
    where = next(each.where for each in evaluation.model.options if each.id == option)
    share = running_share(evaluation, option, basis.shapes)
    if share is not None:
        yield "running_share", share, "1", where
    if found.base.bcr is not None:
        yield "benefit_cost_ratio", found.base.bcr, "1", where
    effectiveness = inputs.effectiveness
    if isinstance(effectiveness, Pending):
        return
    volume = evaluation.states[option].over_years(effectiveness.volume)
    yearly = running_costs(evaluation, option)
    if yearly is not None and volume[-1] > 0:
        unit = basis.quantities[effectiveness.volume].unit.partition("/")[0]
        place = effectiveness.at("volume")
        cost = float(yearly[-1] / volume[-1])
        yield "running_cost_per_report", cost, f"{basis.settings.currency}/{unit}", place


def running_costs(evaluation: Evaluation, option: str) -> Floats | None:
    """Yearly cost of operation of an option, base estimates, shape (T,); None without any."""
    baseline = {each.line.id for each in evaluation.lines[evaluation.model.baseline]}
    yearly = [
        each.base
        for each in evaluation.lines[option]
        if each.line.side == "cost" and each.line.id not in baseline and not is_one_off(each.line)
    ]
    return np.asarray(np.sum(yearly, axis=0)) if yearly else None


def running_share(evaluation: Evaluation, option: str, shapes: Mapping[str, Shape]) -> float | None:
    """The dearest year of operation over the first investment; None where one of them is missing."""
    baseline = {each.line.id for each in evaluation.lines[evaluation.model.baseline]}
    invested = sum(
        float(each.bought_first(shapes).base.sum())
        for each in evaluation.lines[option]
        if each.line.side == "cost" and each.line.id not in baseline and each.line.spread
    )
    yearly = running_costs(evaluation, option)
    if not invested or yearly is None:
        return None
    return float(np.max(yearly)) / invested
