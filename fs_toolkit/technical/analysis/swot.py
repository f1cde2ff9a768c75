"""What the SWOT finds: labels, weights of several raters, cross-impact, and what answers what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from statistics import fmean

import numpy as np

from fs_toolkit.core.model import rows
from fs_toolkit.technical import swot as method
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inputs.swot import CrossImpact, Strategy, SwotItem

HEAVY = 4.0
"""From this weight on an item has to be answered."""


@dataclass(frozen=True)
class Weight:
    """How much an item matters."""

    mean: float
    """1 to 5."""
    low: float
    high: float
    raters: int
    """0 where the weight stands in swot.csv alone."""


@dataclass(frozen=True)
class CrossResult:
    """The cross-impact, averaged over its raters."""

    internal: tuple[SwotItem, ...]
    external: tuple[SwotItem, ...]
    scores: method.Floats
    """Shape (I, E); NaN where a pair was not scored."""
    sums: method.CrossSums
    posture: method.Posture | None
    raters: int
    spread: float
    """The widest range between raters on one pair, 0 to 6."""
    strongest: CrossImpact | None
    """The score furthest from 0; the first of several."""

    @property
    def unscored(self) -> tuple[tuple[SwotItem, SwotItem], ...]:
        """Pairs without a score."""
        pairs = product(enumerate(self.internal), enumerate(self.external))
        return tuple((a, b) for (i, a), (e, b) in pairs if np.isnan(self.scores[i, e]))

    def between(self, items: tuple[str, ...]) -> float | None:
        """Sum of the scores of the pairs among these items; None where none was scored."""
        inside = [i for i, item in enumerate(self.internal) if item.id in items]
        outside = [e for e, item in enumerate(self.external) if item.id in items]
        part = self.scores[np.ix_(inside, outside)]
        return None if np.isnan(part).all() else float(np.nansum(part))

    def touches(self, items: tuple[str, ...]) -> bool:
        """Whether any pair among these items has an effect."""
        inside = [i for i, item in enumerate(self.internal) if item.id in items]
        outside = [e for e, item in enumerate(self.external) if item.id in items]
        return bool((np.nan_to_num(self.scores[np.ix_(inside, outside)]) != 0).any())


@dataclass(frozen=True)
class SwotResult:
    """The result of the SWOT."""

    labels: Mapping[str, str]
    """S1, W1 ... by the item's id."""
    weights: Mapping[str, Weight]
    balance: method.Balance
    strategies: Mapping[str, str]
    """SO1 ... by the strategy's id."""
    cross: CrossResult | None
    """None while nothing was scored."""
    unanswered: tuple[SwotItem, ...]
    """Heavy items that no strategy answers; empty while there are no strategies."""
    idle: tuple[Strategy, ...]
    """Strategies whose pairs score nothing; empty while nothing was scored."""


def analyse_swot(inputs: TechnicalInputs) -> SwotResult:
    """What the items, their cross-impact and the strategies say."""
    items, strategies = rows(inputs.swot), rows(inputs.strategies)
    kinds = [item.kind for item in items]
    weights = {item.id: _weight(inputs, item) for item in items}
    cross = _cross(inputs)
    answered = {id for strategy in strategies for id in strategy.items}
    heavy = [item for item in items if weights[item.id].mean >= HEAVY]
    return SwotResult(
        labels=dict(zip((item.id for item in items), method.labels(kinds), strict=True)),
        weights=weights,
        balance=method.balance(kinds, [weights[item.id].mean for item in items]),
        strategies=dict(
            zip(
                (strategy.id for strategy in strategies),
                method.labels([strategy.kind for strategy in strategies]),
                strict=True,
            )
        ),
        cross=cross,
        unanswered=tuple(i for i in heavy if i.id not in answered) if strategies else (),
        idle=tuple(s for s in strategies if cross and not cross.touches(s.items)),
    )


def _weight(inputs: TechnicalInputs, item: SwotItem) -> Weight:
    given = [row.weight for row in rows(inputs.swot_weights) if row.item == item.id]
    if not given:
        return Weight(item.weight, item.weight, item.weight, 0)
    return Weight(fmean(given), min(given), max(given), len(given))


def _cross(inputs: TechnicalInputs) -> CrossResult | None:
    items, rated = rows(inputs.swot), rows(inputs.cross_impact)
    internal = tuple(i for kind in "SW" for i in items if i.kind == kind)
    external = tuple(i for kind in "OT" for i in items if i.kind == kind)
    given: dict[tuple[str, str], list[int]] = {}
    for row in rated:
        given.setdefault((row.internal, row.external), []).append(row.score)
    if not given or not internal or not external:
        return None
    scores = np.array(
        [[fmean(given.get((i.id, e.id), [np.nan])) for e in external] for i in internal]
    )
    sums = method.cross_sums(scores, [i.kind for i in internal], [e.kind for e in external])
    return CrossResult(
        internal,
        external,
        scores,
        sums,
        method.posture(sums),
        raters=len({row.rater for row in rated}),
        spread=float(max(max(each) - min(each) for each in given.values())),
        strongest=max(rated, key=lambda row: abs(row.score), default=None),
    )
