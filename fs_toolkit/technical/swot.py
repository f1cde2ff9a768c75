"""SWOT and TOWS: labels of the items, the balance of their weights, and which kinds a strategy joins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

JOINS: Mapping[str, tuple[str, str]] = {
    "SO": ("S", "O"),
    "WO": ("W", "O"),
    "ST": ("S", "T"),
    "WT": ("W", "T"),
}
"""The two kinds of item that a strategy of each kind joins."""


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
