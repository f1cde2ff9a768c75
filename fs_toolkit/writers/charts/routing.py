"""Ways of lines between boxes that stand in layers: they bend in the channels between layers only.

The page is seen along one axis: layers follow each other `along` it, boxes of a layer stand side
by side `across` it. A chart that runs down and one that runs to the right are routed alike.
A line leaves its box on the side that faces the other box, passes the layers between
through gaps, and crosses a channel on a track of its own. Words stand at one end of their line,
within the width of the box there, so that no other line runs through them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from fs_toolkit.writers.charts import placing

PITCH, WIDE_PITCH = 0.2, 0.34
"""Between two lines, and where there is room between their ends [cm]."""
CLEAR = 0.14
"""Between a line that passes and a box [cm]."""
MARGIN = 0.16
"""Between a line's end and the corner of its box [cm]."""
POINTED, BLUNT = 0.3, 0.16
"""Between a layer and the first track or word: where lines end in heads, and where not [cm]."""
STRAIGHT = 0.02
SMALL_BEND = 0.6
"""A line's end is moved this far to spare a bend [cm]."""
STEP = 0.05
"""How finely places for passing lines are looked for [cm]."""


@dataclass(frozen=True)
class Item:
    """A box: its layer, and where it stands across [cm]."""

    id: str
    layer: int
    low: float
    high: float

    @property
    def middle(self) -> float:
        """Its middle [cm]."""
        return (self.low + self.high) / 2


@dataclass(frozen=True)
class Wire:
    """A line from one box to another, and whether it has a head at its start as well."""

    start: str
    end: str
    words: str = ""
    both: bool = False


Fit = Callable[[str, float], tuple[str, float, float] | None]
"""Words wrapped for the room that they have across, with their sizes across and along [cm].

Nothing if they have no room.
"""


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


@dataclass
class End:
    """An end of a line at a side of a box."""

    wire: int
    at_start: bool
    item: Item
    after: bool
    """Whether it is at the side towards the following layer."""
    place: float = 0.0
    words: str = ""
    wide: float = PITCH
    deep: float = 0.0

    @property
    def channel(self) -> int:
        """The channel it is in: channel n comes before layer n."""
        return self.item.layer + self.after


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
    ends = [_ends(number, wire, known) for number, wire in enumerate(wires)]
    passes = _passes(items, wires, known, low, high, avoid)
    sides: dict[tuple[str, bool], list[End]] = {}
    for pair in ends:
        for end in pair:
            sides.setdefault((end.item.id, end.after), []).append(end)
    marks = _give_words(wires, ends, sides, fit, at_start=at_start)
    for pair in ends:
        for end in pair:
            end.place = end.item.middle
    for _ in range(3):
        for members in sides.values():
            _set_places(members, ends, passes)
    for pair in ends:
        _straighten(pair, passes[pair[0].wire], sides)
    legs = [_legs(pair, passes[number]) for number, pair in enumerate(ends)]
    for channel in range(layers + 1):
        _set_tracks([leg for own in legs for leg in own if leg.channel == channel])
    return Routing(known, wires, ends, legs, layers, marks)


def _ends(number: int, wire: Wire, known: Mapping[str, Item]) -> tuple[End, End]:
    """The two ends: each at the side that faces the other; within a layer both behind it."""
    start, end = known[wire.start], known[wire.end]
    return (
        End(number, True, start, start.layer <= end.layer),
        End(number, False, end, end.layer <= start.layer),
    )


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


def _give_words(
    wires: Sequence[Wire],
    ends: Sequence[tuple[End, End]],
    sides: Mapping[tuple[str, bool], Sequence[End]],
    fit: Fit,
    *,
    at_start: bool,
) -> dict[int, str]:
    """Words to one end of each line; a number where they have no room, which is returned."""
    spoken = {number: wire.words for number, wire in enumerate(wires) if wire.words.strip()}
    marks: dict[int, str] = {}
    for number in spoken:
        if not _say_somewhere(ends[number], sides, spoken, fit, at_start=at_start):
            marks[number] = str(len(marks) + 1)
    for number, mark in marks.items():
        spoken[number] = mark
        if not _say_somewhere(ends[number], sides, spoken, fit, at_start=False):
            ends[number][0].words = mark
    return marks


def _say_somewhere(
    pair: tuple[End, End],
    sides: Mapping[tuple[str, bool], Sequence[End]],
    spoken: Mapping[int, str],
    fit: Fit,
    *,
    at_start: bool,
) -> bool:
    """Whether one of the ends of a line has room for its words, which it is given."""
    start, end = pair
    crowd = [len(sides[one.item.id, one.after]) for one in pair]
    choice = [start, end] if crowd[0] <= crowd[1] else [end, start]
    return any(
        _say(one, sides[one.item.id, one.after], spoken, fit)
        for one in ([start] if at_start else choice)
    )


def _say(one: End, side: Sequence[End], spoken: Mapping[int, str], fit: Fit) -> bool:
    """Gives an end its words if its side has room for them beside what it has to say already."""
    said = [end for end in side if end.words or end is one]
    room = one.item.high - one.item.low - 2 * MARGIN + PITCH - PITCH * (len(side) - len(said))
    made = {}
    for end in said:
        fitted = fit(spoken[end.wire], room / len(said))
        if fitted is None:
            return False
        made[end.wire] = fitted
    for end in said:
        end.words, end.wide, end.deep = made[end.wire]
    return True


def _set_places(
    members: Sequence[End], ends: Sequence[tuple[End, End]], passes: Sequence[Mapping[int, float]]
) -> None:
    """Places of the ends at one side: towards where their lines go, and apart from each other."""
    item = members[0].item
    low, high = item.low + MARGIN - PITCH / 2, item.high - MARGIN + PITCH / 2
    aims = []
    for end in members:
        other = ends[end.wire][end.at_start]
        layer = item.layer + (1 if end.after else -1)
        aims.append(passes[end.wire].get(layer, other.place))
    # Towards far aims the middle part of the side is enough: corners look like mistakes.
    inner = (0.25 if len(members) > 1 else 0.5) * (item.high - item.low)
    wanted = [
        aim if item.low + MARGIN <= aim <= item.high - MARGIN
        else min(max(aim, item.low + inner), item.high - inner)
        for aim in aims
    ]  # fmt: skip
    order = sorted(range(len(members)), key=lambda n: (aims[n], members[n].wire))
    highest = -1e9
    for number in order:  # rising in the order of their aims, so that lines do not cross here
        highest = max(highest + 1e-6, wanted[number])
        wanted[number] = highest
    room = high - low
    said = sum(end.wide for end in members if end.words)
    bare = sum(not end.words for end in members)
    loose = min(WIDE_PITCH, max(PITCH, 0.8 * (room - said) / max(bare, 1)))
    sizes = [end.wide if end.words else loose for end in members]
    if sum(sizes) > room:
        thin = max(room - said, 0.0) / max(bare, 1)
        sizes = [end.wide if end.words else thin for end in members]
    if sum(sizes) > room:
        low, high = item.low, item.high
    places = placing.spread(wanted, sizes, low, high)
    for end, place in zip(members, places, strict=True):
        end.place = place


def _straighten(
    pair: tuple[End, End],
    passes: Mapping[int, float],
    sides: Mapping[tuple[str, bool], Sequence[End]],
) -> None:
    """Moves an end of a line a little, where that spares it a bend."""
    for end in pair:
        other = pair[end.at_start]
        layer = end.item.layer + (1 if end.after else -1)
        aim = passes.get(layer, other.place)
        adjacent = layer in passes or other.item.layer == layer
        if not adjacent or not 0 < abs(aim - end.place) <= SMALL_BEND:
            continue
        inside = end.item.low + MARGIN <= aim - end.wide / 2 + PITCH / 2
        inside = inside and aim + end.wide / 2 - PITCH / 2 <= end.item.high - MARGIN
        clear = all(
            abs(aim - one.place) >= (one.wide + end.wide) / 2 - 1e-6
            and (aim - one.place) * (end.place - one.place) > 0
            for one in sides[end.item.id, end.after]
            if one is not end
        )
        if inside and clear:
            end.place = aim


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


def _set_tracks(legs: Sequence[Leg]) -> None:
    """Tracks of the pieces in a channel: in the order that crosses least, as few as possible."""
    order = [leg for leg in legs if not leg.straight]
    order.sort(key=lambda leg: (sum(leg.upper) / len(leg.upper), leg.wire))
    for _ in range(len(order)):
        changed = False
        for at in range(len(order) - 1):
            if _clash(order[at + 1], order[at]) < _clash(order[at], order[at + 1]):
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


def _clash(upper: Leg, lower: Leg) -> float:
    """Crossings of two pieces, if one's track comes before the other's; running over it is worst."""
    crossed = sum(upper.low < at < upper.high for at in lower.upper)
    crossed += sum(lower.low < at < lower.high for at in upper.lower)
    covered = sum(abs(a - b) < PITCH / 2 for a in lower.upper for b in upper.lower)
    return crossed + 20 * covered
