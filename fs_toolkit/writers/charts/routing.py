"""Ways of lines between boxes that stand in layers: they bend in the channels between layers only.

The page is seen along one axis: layers follow each other `along` it, boxes of a layer stand side
by side `across` it. A chart that runs down and one that runs to the right are routed alike.
A line leaves its box on the side that faces the other box, passes the layers between
through gaps, and crosses a channel on a track of its own. Words stand at one end of their line,
within the width of the box there, so that no other line runs through them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from fs_toolkit.writers.charts.line_ends import (
    PITCH,
    End,
    Fit,
    Item,
    Wire,
    ends_of,
    give_words,
    set_places,
    straighten,
)
from fs_toolkit.writers.charts.tracks import STRAIGHT, Leg, set_tracks

CLEAR = 0.14
"""Between a line that passes and a box [cm]."""
POINTED, BLUNT = 0.3, 0.16
"""Between a layer and the first track or word: where lines end in heads, and where not [cm]."""
STEP = 0.05
"""How finely places for passing lines are looked for [cm]."""


@dataclass(frozen=True)
class Label:
    """Words at the end of a line: their middle across, and their two edges along [cm]."""

    words: str
    middle: float
    first: float
    last: float
    wide: float


@dataclass
class Routing:
    """Where all lines run; lengths along are known as soon as the layers have theirs."""

    items: Mapping[str, Item]
    wires: Sequence[Wire]
    ends: list[tuple[End, End]]
    legs: list[list[Leg]]
    """Of each line, from the earlier layer to the later one."""
    layers: int
    marks: Mapping[int, str] = field(default_factory=dict)
    """Lines whose words have room at neither end, and the numbers that stand for them."""

    def _zone(self, channel: int, *, after: bool) -> tuple[float, float]:
        """Room for heads and for words at one side of a channel [cm]."""
        ends = [
            end for pair in self.ends for end in pair
            if end.channel == channel and end.after == after
        ]  # fmt: skip
        heads = any(not end.at_start or self.wires[end.wire].both for end in ends)
        deep = max((end.deep for end in ends), default=0.0)
        return POINTED if heads else BLUNT, deep + 0.08 if deep else 0.0

    def size(self, channel: int) -> float:
        """How long a channel has to be; nothing if no line runs in it [cm]."""
        legs = [leg for legs in self.legs for leg in legs if leg.channel == channel]
        if not legs:
            return 0.0
        tracks = max((leg.track for leg in legs if not leg.straight), default=0)
        return sum(self._zone(channel, after=True) + self._zone(channel, after=False)) + (
            PITCH * tracks
        )

    def way(
        self, wire: int, before: Sequence[float], behind: Sequence[float]
    ) -> list[tuple[float, float]]:
        """The bends of a line, across and along, if layers lie from `before` to `behind`."""
        places: list[tuple[float, float]] = []
        for leg in self.legs[wire]:
            top = behind[leg.channel - 1] if leg.channel else before[0]
            track = top + sum(self._zone(leg.channel, after=True)) + PITCH * leg.track
            if leg.lower:
                start, end = leg.upper[0], leg.lower[0]
                bottom = before[leg.channel]
                places += [(start, top), (start, track), (end, track), (end, bottom)]
            else:
                start, end = leg.upper
                places += [(start, top), (start, track), (end, track), (end, top)]
        first, last = self.ends[wire]
        if first.item.layer > last.item.layer:
            places.reverse()
        return _simplified(places)

    def listing(self) -> list[tuple[str, str]]:
        """The numbers that stand for words, and the words."""
        return [(mark, self.wires[number].words) for number, mark in self.marks.items()]

    def label(self, wire: int, before: Sequence[float], behind: Sequence[float]) -> Label | None:
        """Where the words of a line stand."""
        for end in self.ends[wire]:
            if end.words:
                pad = self._zone(end.channel, after=end.after)[0]
                if end.after:
                    edge = behind[end.item.layer] + pad
                    return Label(end.words, end.place, edge, edge + end.deep, end.wide)
                edge = before[end.item.layer] - pad
                return Label(end.words, end.place, edge - end.deep, edge, end.wide)
        return None


def _simplified(places: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Without places that change nothing."""
    made: list[tuple[float, float]] = []
    for place in places:
        if made and abs(place[0] - made[-1][0]) + abs(place[1] - made[-1][1]) < 1e-6:
            continue
        if len(made) > 1:
            (a, b), (c, d) = made[-2], made[-1]
            if (abs(a - c) < 1e-6 and abs(c - place[0]) < 1e-6) or (
                abs(b - d) < 1e-6 and abs(d - place[1]) < 1e-6
            ):
                made.pop()
        made.append(place)
    return made


def route(
    items: Sequence[Item],
    wires: Sequence[Wire],
    low: float,
    high: float,
    fit: Fit,
    *,
    avoid: Sequence[float] = (),
    at_start: bool = False,
) -> Routing:
    """Ways of all lines between boxes that stand from `low` to `high` across [cm].

    `avoid` are places across at which no line should pass a layer. With `at_start` words stand
    where their line starts, as at a decision; otherwise at the end that has more room.
    """
    known = {item.id: item for item in items}
    layers = max(item.layer for item in items) + 1
    ends = [ends_of(number, wire, known) for number, wire in enumerate(wires)]
    passes = _passes(items, wires, known, low, high, avoid)
    sides: dict[tuple[str, bool], list[End]] = {}
    for pair in ends:
        for end in pair:
            sides.setdefault((end.item.id, end.after), []).append(end)
    marks = give_words(wires, ends, sides, fit, at_start=at_start)
    for pair in ends:
        for end in pair:
            end.place = end.item.middle
    for _ in range(3):
        for members in sides.values():
            set_places(members, ends, passes)
    for pair in ends:
        straighten(pair, passes[pair[0].wire], sides)
    legs = [_legs(pair, passes[number]) for number, pair in enumerate(ends)]
    for channel in range(layers + 1):
        set_tracks([leg for own in legs for leg in own if leg.channel == channel])
    return Routing(known, wires, ends, legs, layers, marks)


def _passes(
    items: Sequence[Item],
    wires: Sequence[Wire],
    known: Mapping[str, Item],
    low: float,
    high: float,
    avoid: Sequence[float],
) -> list[dict[int, float]]:
    """Where each line passes the layers between its ends: near the straight way, and alone."""
    taken: dict[int, list[float]] = {}
    boxes: dict[int, list[Item]] = {}
    for item in items:
        boxes.setdefault(item.layer, []).append(item)
    passes: list[dict[int, float]] = [{} for _ in wires]
    order = sorted(
        range(len(wires)),
        key=lambda n: (abs(known[wires[n].start].layer - known[wires[n].end].layer), n),
    )
    for number in order:
        first, last = known[wires[number].start], known[wires[number].end]
        if first.layer > last.layer:
            first, last = last, first
        place = first.middle
        for layer in range(first.layer + 1, last.layer):
            taken_here = taken.setdefault(layer, [])
            place = _free(boxes.get(layer, []), taken_here, avoid, (low, high), place, last.middle)
            passes[number][layer] = place
            taken_here.append(place)
    return passes


def _free(
    boxes: Sequence[Item],
    taken: Sequence[float],
    avoid: Sequence[float],
    limits: tuple[float, float],
    here: float,
    aim: float,
) -> float:
    """The place on the shortest way from `here` to `aim` that keeps clear of boxes and lines."""
    low, high = limits

    def cost(at: float) -> float:
        return abs(at - here) + abs(at - aim) + 0.2 * (abs(at - here) > STRAIGHT)

    steps = [low + STEP * step for step in range(int((high - low) / STEP) + 1)]
    wanted = [
        here,
        aim,
        *steps,
        *(edge for box in boxes for edge in (box.low - CLEAR, box.high + CLEAR)),
    ]
    for clear, pitch in ((CLEAR, PITCH), (CLEAR / 2, PITCH / 2), (0.02, 0.04), (-99.0, 0.0)):
        free = [
            at
            for at in wanted
            if low - 1e-6 <= at <= high + 1e-6
            and all(not box.low - clear + 1e-6 < at < box.high + clear - 1e-6 for box in boxes)
            and all(abs(at - other) >= pitch - 1e-6 for other in taken)
            and all(abs(at - other) >= min(0.1, pitch) for other in avoid)
        ]
        if free:
            return min(free, key=lambda at: (round(cost(at), 6), at))
    return low


def _legs(pair: tuple[End, End], passes: Mapping[int, float]) -> list[Leg]:
    """The pieces of a line, channel by channel."""
    start, end = pair
    if start.item.layer == end.item.layer:
        return [Leg(start.wire, start.channel, [start.place, end.place], [])]
    first, last = (start, end) if start.item.layer < end.item.layer else (end, start)
    stops = [first.place, *(passes[layer] for layer in sorted(passes)), last.place]
    return [
        Leg(start.wire, first.channel + number, [here], [there])
        for number, (here, there) in enumerate(pairwise(stops))
    ]
