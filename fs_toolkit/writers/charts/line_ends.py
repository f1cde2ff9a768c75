"""Ends of lines at the sides of boxes: where they stand, and which of them bear the words.

Seen along one axis: layers of boxes follow each other `along` it, and boxes of a layer stand side
by side `across` it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from fs_toolkit.writers.charts import placing

PITCH, WIDE_PITCH = 0.2, 0.34
"""Between two lines, and where there is room between their ends [cm]."""
MARGIN = 0.16
"""Between a line's end and the corner of its box [cm]."""
SMALL_BEND = 0.6
"""A line's end is moved this far to spare a bend [cm]."""


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


def ends_of(number: int, wire: Wire, known: Mapping[str, Item]) -> tuple[End, End]:
    """The two ends: each at the side that faces the other; within a layer both behind it."""
    start, end = known[wire.start], known[wire.end]
    return (
        End(number, True, start, start.layer <= end.layer),
        End(number, False, end, end.layer <= start.layer),
    )


def give_words(
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


def set_places(
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


def straighten(
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
