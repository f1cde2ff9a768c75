"""Tracks of the lines in a channel between two layers of boxes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fs_toolkit.writers.charts.line_ends import PITCH

STRAIGHT = 0.02
"""A line that goes aside by less than this needs no track [cm]."""


@dataclass
class Leg:
    """A piece of a line in a channel: where it comes in and goes out, and its track."""

    wire: int
    channel: int
    upper: list[float]
    """Where it meets the layer before the channel; both ends of a line within one layer."""
    lower: list[float]
    """Where it meets the layer after the channel."""
    track: int = 0

    @property
    def low(self) -> float:
        """Its end that comes first across [cm]."""
        return min(self.upper + self.lower)

    @property
    def high(self) -> float:
        """Its end that comes last across [cm]."""
        return max(self.upper + self.lower)

    @property
    def straight(self) -> bool:
        """Whether it needs no track."""
        return self.high - self.low < STRAIGHT


def set_tracks(legs: Sequence[Leg]) -> None:
    """Tracks of the pieces in a channel: in the order that crosses least, as few as possible."""
    order = [leg for leg in legs if not leg.straight]
    order.sort(key=lambda leg: (sum(leg.upper) / len(leg.upper), leg.wire))
    for _ in range(len(order)):
        changed = False
        for at in range(len(order) - 1):
            if clash(order[at + 1], order[at]) < clash(order[at], order[at + 1]):
                order[at], order[at + 1] = order[at + 1], order[at]
                changed = True
        if not changed:
            break
    for number, leg in enumerate(order):
        leg.track = max(
            (
                other.track + 1
                for other in order[:number]
                if other.low - PITCH / 2 < leg.high and leg.low - PITCH / 2 < other.high
            ),
            default=0,
        )


def clash(upper: Leg, lower: Leg) -> float:
    """Crossings of two pieces, if one's track comes before the other's; running over it is worst."""
    crossed = sum(upper.low < at < upper.high for at in lower.upper)
    crossed += sum(lower.low < at < lower.high for at in upper.lower)
    covered = sum(abs(a - b) < PITCH / 2 for a in lower.upper for b in upper.lower)
    return crossed + 20 * covered
