"""Is a switching value believable: where it lies, how many draws are worse, what the base rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from fs_toolkit.core.quantities import Quantity
from fs_toolkit.economics.break_even import elasticity, is_critical
from fs_toolkit.economics.engine.model import Evaluation
from fs_toolkit.economics.engine.questions import Questions, SwitchingValue
from fs_toolkit.economics.engine.uncertain import spreads

DRAWS = 100
"""Draws of a quantity's own distribution, evenly spread: the middles of a hundred equal parts."""
STEP = 0.01
"""Relative change at which the elasticity is taken, to either side."""

Place = Literal["inside", "below", "above", "nowhere"]


@dataclass(frozen=True)
class Plausibility:
    """How believable it is that one quantity alone brings a result to zero."""

    quantity: Quantity
    switching: SwitchingValue
    place: Place
    """Inside its range, below its low, above its high, or nowhere that was searched."""
    beyond: float
    """How far outside the range, in widths of the range; 0 inside and nowhere. [-]"""
    elasticity: float | None
    """Per cent of the result for one per cent of the quantity; None where either is 0. [-]"""
    critical: bool
    """Whether one per cent of it moves the result by one per cent or more."""
    losing: int | None
    """Of 100 draws of its own distribution, all else as in the base case, how many leave a loss;
    None where it cannot be drawn."""

    @property
    def change(self) -> float | None:
        """Exact relative change from the base to the switching value, 0.1 for 10 %."""
        value, base = self.switching.value, self.switching.base
        return None if value is None or not base else value / base - 1

    @property
    def switching_percent(self) -> float | None:
        """The SV of the Asian Development Bank, 100 / SI in per cent: exact on a straight line only."""
        return None if not self.elasticity else 100 / abs(self.elasticity)

    def to_dict(self) -> dict[str, object]:
        """The figures by name, for JSON and for frames."""
        return {
            "quantity": self.quantity.id,
            "base": self.switching.base,
            "low": self.quantity.low,
            "high": self.quantity.high,
            "switching_value": self.switching.value,
            "change": self.change,
            "place": self.place,
            "beyond": self.beyond,
            "elasticity": self.elasticity,
            "sv_percent": self.switching_percent,
            "critical": self.critical,
            "losing_of_100": self.losing,
            "kind": self.quantity.kind,
            "reason": self.quantity.reason,
            "source": self.quantity.source,
        }


def plausibilities(
    base: Evaluation,
    quantities: Mapping[str, Quantity],
    questions: Questions,
    switching: Sequence[SwitchingValue],
    npv: float,
) -> tuple[Plausibility, ...]:
    """The plausibility of each switching value, in the order they come.

    Parameters
    ----------
    base : Evaluation
        The base case.
    quantities : mapping
        The rows of the basis by id.
    questions : Questions
        About the option whose net present value is `npv`.
    switching : sequence of SwitchingValue
        Each of a quantity with a range.
    npv : float
        Net present value of the base case [money].
    """
    ids = [each.quantity for each in switching]
    losing = _losing(base, quantities, questions, ids)
    slopes = _elasticities(questions, switching, npv)
    found = []
    for each in switching:
        row, slope = quantities[each.quantity], slopes.get(each.quantity)
        place, beyond = _place(each, row)
        critical = slope is not None and is_critical(slope)
        lost = losing.get(row.id)
        found.append(Plausibility(row, each, place, beyond, slope, critical, lost))
    return tuple(found)


def _place(each: SwitchingValue, row: Quantity) -> tuple[Place, float]:
    if each.value is None:
        return "nowhere", 0.0
    low = each.base if row.low is None else row.low
    high = each.base if row.high is None else row.high
    if low <= each.value <= high:
        return "inside", 0.0
    off = low - each.value if each.value < low else each.value - high
    width = high - low
    return ("below" if each.value < low else "above"), off / width if width > 0 else np.inf


def _elasticities(
    questions: Questions, switching: Sequence[SwitchingValue], npv: float
) -> Mapping[str, float]:
    asked = [each for each in switching if each.base and npv]
    ids = [each.quantity for each in asked]
    values = np.array([each.base for each in asked])
    ends = np.concatenate([values * (1 - STEP), values * (1 + STEP)])
    below, above = questions.one_at_a_time([*ids, *ids], ends).reshape(2, -1)
    return {
        id: float(elasticity(npv, before, after, STEP))
        for id, before, after in zip(ids, below, above, strict=True)
        if np.isfinite([before, after]).all()
    }


def _losing(
    base: Evaluation,
    quantities: Mapping[str, Quantity],
    questions: Questions,
    ids: Sequence[str],
) -> Mapping[str, int]:
    """How many of a hundred draws of each quantity alone leave a loss."""
    asked = {id: quantities[id] for id in ids}
    drawn, _ = spreads(base.model, asked)
    if not drawn:
        return {}
    shares = (np.arange(DRAWS) + 0.5) / DRAWS
    names = [each.quantity.id for each in drawn for _ in shares]
    values = np.concatenate([each.distribution.quantile(shares) for each in drawn])
    results = questions.one_at_a_time(names, values).reshape(len(drawn), DRAWS)
    counts = (results < 0).sum(axis=1)
    return {each.quantity.id: int(count) for each, count in zip(drawn, counts, strict=True)}
