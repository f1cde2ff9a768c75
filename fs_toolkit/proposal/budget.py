"""Which measures to take if money is short: the best set that a ceiling allows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np

from fs_toolkit.proposal.ranking import order

EXACT = 20
"""Up to so many measures every set is tried; beyond them the best for its money comes first."""


class Chosen(NamedTuple):
    """The measures that fit under a ceiling."""

    measures: tuple[str, ...]
    """In the order of the mapping of costs."""
    value: float
    cost: float
    exact: bool
    """Whether no other set that fits is worth more; False where measures were taken in turn."""


def best_within(
    ceiling: float,
    cost: Mapping[str, float],
    value: Mapping[str, float],
    needs: Mapping[str, Iterable[str]],
) -> Chosen:
    r"""The set of measures of the highest value whose cost stays within a ceiling.

    .. math:: \max_{S} \sum_{i \in S} v_i \quad \text{so that} \quad \sum_{i \in S} c_i \le B,
              \quad i \in S \Rightarrow needs(i) \subseteq S

    A knapsack with prerequisites [1]. With 20 measures or fewer every set is tried; of sets
    of the same value the cheaper is taken. With more, the measure that adds most value for its
    money, its missing prerequisites included, is added in turn, which need not be the best.

    Parameters
    ----------
    ceiling : float
        Not negative. [money]
    cost, value : mapping
        By measure; not negative. [money], [-]
    needs : mapping
        Measures that must be in the set if this one is.

    Returns
    -------
    Chosen

    Raises
    ------
    ValueError
        If the ceiling, a cost or a value is negative or no number, costs and values are not
        of the same measures, a measure needs an unknown one, or measures need each other in a
        circle.

    References
    ----------
    .. [1] H. Kellerer, U. Pferschy, D. Pisinger, "Knapsack Problems," Springer, 2004, ch. 13.

    Examples
    --------
    >>> cost, value = {"register": 60, "app": 30, "poster": 50}, {"register": 2, "app": 5, "poster": 4}
    >>> best_within(100, cost, value, {"app": ["register"]}).measures
    ('register', 'app')
    >>> best_within(80, cost, value, {"app": ["register"]}).measures
    ('poster',)
    """
    _refuse(ceiling, cost, value, needs)
    names = list(cost)
    if len(names) > EXACT:
        return _in_turn(ceiling, cost, value, needs)
    sets = np.arange(2 ** len(names))
    money, worth = np.zeros(len(sets)), np.zeros(len(sets))
    allowed = np.ones(len(sets), dtype=bool)
    for place, name in enumerate(names):
        inside = (sets >> place & 1).astype(bool)
        money += inside * float(cost[name])
        worth += inside * float(value[name])
        for need in needs.get(name, ()):
            allowed &= ~inside | (sets >> names.index(need) & 1).astype(bool)
    # a sum of many costs may miss the ceiling by a last digit
    allowed &= money <= ceiling * (1 + 1e-12) + 1e-9
    best = worth[allowed].max()
    equal = np.flatnonzero(allowed & (worth >= best - 1e-9))
    chosen = int(equal[np.argmin(money[equal])])
    taken = tuple(name for place, name in enumerate(names) if chosen >> place & 1)
    return Chosen(taken, float(worth[chosen]), float(money[chosen]), exact=True)


def _in_turn(
    ceiling: float,
    cost: Mapping[str, float],
    value: Mapping[str, float],
    needs: Mapping[str, Iterable[str]],
) -> Chosen:
    def with_needs(name: str) -> frozenset[str]:
        return frozenset({name}).union(*(with_needs(need) for need in needs.get(name, ())))

    taken: frozenset[str] = frozenset()
    spent = 0.0
    while True:
        bundles = {with_needs(name) - taken for name in cost if name not in taken}
        fitting = [each for each in bundles if spent + sum(cost[n] for n in each) <= ceiling]
        if not fitting:
            break
        best = max(fitting, key=lambda each: (_for_its_money(each, cost, value), sorted(each)))
        taken |= best
        spent += sum(float(cost[name]) for name in best)
    listed = tuple(name for name in cost if name in taken)
    return Chosen(listed, float(sum(value[name] for name in listed)), spent, exact=False)


def _for_its_money(
    names: frozenset[str], cost: Mapping[str, float], value: Mapping[str, float]
) -> float:
    money = sum(cost[name] for name in names)
    return sum(value[name] for name in names) / money if money else np.inf


def _refuse(
    ceiling: float,
    cost: Mapping[str, float],
    value: Mapping[str, float],
    needs: Mapping[str, Iterable[str]],
) -> None:
    if not ceiling >= 0:
        raise ValueError(f"a ceiling must not be negative: {ceiling:g}")
    if set(cost) != set(value):
        raise ValueError("costs and values must be of the same measures")
    for name in cost:
        if not (cost[name] >= 0 and value[name] >= 0):
            raise ValueError(f"cost and value of {name} must be numbers that are not negative")
    for name, wanted in needs.items():
        for need in wanted:
            if name in cost and need not in cost:
                raise ValueError(f"{name} needs {need}, which is no measure")
    order(value, needs)  # refuses a circle
