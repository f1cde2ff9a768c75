"""SWOT and TOWS: labels, the balance of weights, cross-impact, and which kinds a strategy joins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

JOINS: Mapping[str, tuple[str, str]] = {
    "SO": ("S", "O"),
    "WO": ("W", "O"),
    "ST": ("S", "T"),
    "WT": ("W", "T"),
}
"""The two kinds of item that a strategy of each kind joins."""

STRONGEST = 3.0
"""The strongest effect of one item on another, either way; the toolkit's own scale."""


class Balance(NamedTuple):
    """Where the weights lie: -1 all against, +1 all for."""

    internal: float
    """(strengths - weaknesses) / (strengths + weaknesses)"""
    external: float
    """(opportunities - threats) / (opportunities + threats)"""


def labels(kinds: Sequence[str]) -> tuple[str, ...]:
    """Labels of items, numbered within their kind in order.

    Examples
    --------
    >>> labels(["S", "W", "S", "SO"])
    ('S1', 'W1', 'S2', 'SO1')
    """
    seen: Counter[str] = Counter()
    named = []
    for kind in kinds:
        seen[kind] += 1
        named.append(f"{kind}{seen[kind]}")
    return tuple(named)


def balance(kinds: Sequence[str], weights: Sequence[float]) -> Balance:
    """How the weights of strengths stand to weaknesses, and of opportunities to threats.

    A side without any weight gives 0: nothing speaks either way.

    Examples
    --------
    >>> balance(["S", "W", "O", "T"], [3, 1, 1, 1])
    Balance(internal=0.5, external=0.0)
    """
    if len(kinds) != len(weights):
        raise ValueError(f"{len(kinds)} items need as many weights, not {len(weights)}")
    sums = dict.fromkeys("SWOT", 0.0)
    for kind, weight in zip(kinds, weights, strict=True):
        if kind not in sums:
            raise ValueError(f"an item is S, W, O or T, not {kind!r}")
        sums[kind] += weight
    return Balance(_tilt(sums["S"], sums["W"]), _tilt(sums["O"], sums["T"]))


def _tilt(good: float, bad: float) -> float:
    return 0.0 if good + bad == 0 else (good - bad) / (good + bad)


def lacking_kinds(strategy: str, items: Sequence[str]) -> tuple[str, ...]:
    """Kinds that a strategy must join and does not, such as an SO without an opportunity.

    Examples
    --------
    >>> lacking_kinds("SO", ["S", "S"])
    ('O',)
    """
    return tuple(kind for kind in _joined(strategy) if kind not in items)


def foreign_kinds(strategy: str, items: Sequence[str]) -> tuple[str, ...]:
    """Kinds among a strategy's items that it should not join.

    Examples
    --------
    >>> foreign_kinds("SO", ["S", "O", "T"])
    ('T',)
    """
    return tuple(kind for kind in dict.fromkeys(items) if kind not in _joined(strategy))


def _joined(strategy: str) -> tuple[str, str]:
    if strategy not in JOINS:
        raise ValueError(f"a strategy is SO, WO, ST or WT, not {strategy!r}")
    return JOINS[strategy]


class CrossSums(NamedTuple):
    """A cross-impact matrix added up; every way of adding gives the same total."""

    internal: Floats
    """By item within, shape (I,)."""
    external: Floats
    """By item outside, shape (E,)."""
    quadrants: Mapping[str, float]
    """SO, WO, ST, WT."""
    means: Mapping[str, float]
    """The same for each pair that was scored; 0 where there is none."""


class Posture(NamedTuple):
    """What the quadrant with the largest sum asks for."""

    quadrant: str
    """SO use, WO mend, ST defend, WT protect."""
    firm: bool
    """Whether no other is larger for each pair, to a tenth of a point: then it is not the number of pairs that decides."""


def cross_sums(scores: ArrayLike, internal: Sequence[str], external: Sequence[str]) -> CrossSums:
    """Sums of cross-impact by item and by quadrant.

    Parameters
    ----------
    scores : array_like, shape (I, E)
        -3 to +3; NaN where a pair was not scored, which adds nothing.
    internal : sequence of str, length I
        S or W of each row.
    external : sequence of str, length E
        O or T of each column.

    Raises
    ------
    ValueError
        If shapes or kinds do not fit, or a score lies outside the scale.

    Examples
    --------
    One strength, one weakness; one opportunity, one threat:

    >>> sums = cross_sums([[3, 1], [-2, 0]], ["S", "W"], ["O", "T"])
    >>> sums.internal.tolist(), sums.external.tolist()
    ([4.0, -2.0], [1.0, 1.0])
    >>> dict(sums.quadrants)
    {'SO': 3.0, 'WO': -2.0, 'ST': 1.0, 'WT': 0.0}
    """
    table = np.asarray(scores, dtype=float).reshape(len(internal), len(external))
    for kinds, known in ((internal, "SW"), (external, "OT")):
        if wrong := [kind for kind in kinds if kind not in known]:
            raise ValueError(f"an item of this side is {known[0]} or {known[1]}, not {wrong[0]!r}")
    if np.any(np.abs(table) > STRONGEST):
        raise ValueError(f"a cross-impact is -3 to +3, not {table[np.abs(table) > STRONGEST][0]:g}")
    filled, scored = np.nan_to_num(table), ~np.isnan(table)
    rows, columns = np.array(list(internal)), np.array(list(external))
    quadrants, means = {}, {}
    for name, (inside, outside) in JOINS.items():
        part = np.ix_(rows == inside, columns == outside)
        count = int(scored[part].sum())
        quadrants[name] = float(filled[part].sum())
        means[name] = quadrants[name] / count if count else 0.0
    return CrossSums(filled.sum(axis=1), filled.sum(axis=0), quadrants, means)


def posture(sums: CrossSums) -> Posture | None:
    """The quadrant whose sum is the largest, whichever its sign; None at a tie or if all are 0.

    Examples
    --------
    >>> posture(cross_sums([[3, 1], [-2, 0]], ["S", "W"], ["O", "T"]))
    Posture(quadrant='SO', firm=True)
    """
    largest = _largest(sums.quadrants)
    if largest is None:
        return None
    means = {name: round(abs(mean), 1) for name, mean in sums.means.items()}
    return Posture(largest, means[largest] >= max(means.values()))


def _largest(values: Mapping[str, float]) -> str | None:
    size = {name: abs(value) for name, value in values.items()}
    top = max(size.values(), default=0.0)
    first = [name for name, value in size.items() if value > top - 1e-9]
    return first[0] if top > 0 and len(first) == 1 else None
