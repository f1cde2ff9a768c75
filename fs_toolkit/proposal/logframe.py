"""The logic of a results chain: what each level must lead to, and what is missing from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Level = Literal["impact", "outcome", "output", "process"]

LEVELS: tuple[Level, ...] = ("impact", "outcome", "output", "process")
"""From what the city wants to what the project does."""


@dataclass(frozen=True)
class Link:
    """An indicator in the results chain."""

    level: Level
    serves: tuple[str, ...] = ()
    """Indicators of a higher level that it leads to."""


def without_purpose(chain: Mapping[str, Link]) -> tuple[str, ...]:
    """Outputs and processes that lead to nothing of a higher level, in their order.

    >>> without_purpose({"replies": Link("outcome"), "trained": Link("output", ("replies",)),
    ...                  "meetings": Link("process")})
    ('meetings',)
    """
    height = {level: place for place, level in enumerate(LEVELS)}

    def leads_up(link: Link) -> bool:
        above = (chain[id].level for id in link.serves if id in chain)
        return any(height[level] < height[link.level] for level in above)

    return tuple(
        id
        for id, link in chain.items()
        if link.level in ("output", "process") and not leads_up(link)
    )


def unmeasured(goals: Iterable[str], outcomes: Iterable[str]) -> tuple[str, ...]:
    """Goals that no outcome indicator measures, in their order.

    >>> unmeasured(["faster", "open"], ["open"])
    ('faster',)
    """
    measured = set(outcomes)
    return tuple(goal for goal in goals if goal not in measured)


def progress(baseline: float, target: float, actual: float) -> float:
    """How much of the way from the baseline to the target has been gone, as a share.

    Raises
    ------
    ValueError
        If the target is the baseline, so that there is no way to go.

    Examples
    --------
    >>> progress(40.0, 20.0, 25.0)
    0.75
    """
    if target == baseline:
        raise ValueError(f"a target of {target:g} equals its baseline, so progress has no meaning")
    return (actual - baseline) / (target - baseline)
