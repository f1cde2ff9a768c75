"""Where the nodes of a network stand: in rows of their zones, near to what they are linked with."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fs_toolkit.document.charts import NetworkChart, NetworkNode
from fs_toolkit.writers.charts import placing, text
from fs_toolkit.writers.charts.line_ends import PITCH, Item
from fs_toolkit.writers.charts.nodes import PADDING
from fs_toolkit.writers.charts.routing import CLEAR

WIDEST, NARROWEST = 3.0, 1.7
GAP = 0.5
"""Between two nodes at least [cm]."""
ROUNDS = 12


@dataclass(frozen=True)
class Row:
    """Nodes side by side, and the zone they are in."""

    zone: int
    nodes: tuple[NetworkNode, ...]


def rows_of(data: NetworkChart, room: float, size: float) -> list[Row]:
    """The rows of all zones from the top: as few as leave no word cut, and evenly filled."""
    rows = []
    for number, zone in enumerate(data.zones):
        if not zone.nodes:
            rows.append(Row(number, ()))
            continue
        least = max(NARROWEST, *(text.longest_word(n.name, size) for n in zone.nodes))
        least = min(least + 2 * PADDING + 0.01, room)
        most = max(1, int((room + GAP) / (least + GAP)))
        count = math.ceil(len(zone.nodes) / most)
        many = math.ceil(len(zone.nodes) / count)
        rows += [Row(number, zone.nodes[at : at + many]) for at in range(0, len(zone.nodes), many)]
    return rows


def widths_of(rows: Sequence[Row], passing: Sequence[int], room: float) -> list[float]:
    """How wide the nodes of each row are, so that the lines which pass it have gaps to pass in."""
    widths = []
    for row, lines in zip(rows, passing, strict=True):
        count = max(len(row.nodes), 1)
        gaps = GAP * (count - 1) + PITCH * max(0, lines - count) + 2 * CLEAR * (lines > 0)
        widths.append(max(NARROWEST, min(WIDEST, (room - gaps) / count)))
    return widths


def passing(rows: Sequence[Row], links: Sequence[tuple[str, str]]) -> list[int]:
    """How many lines pass each row."""
    layer = {node.id: at for at, row in enumerate(rows) for node in row.nodes}
    counts = [0] * len(rows)
    for start, end in links:
        first, last = sorted((layer[start], layer[end]))
        for between in range(first + 1, last):
            counts[between] += 1
    return counts


def items_of(
    rows: Sequence[Row],
    widths: Sequence[float],
    links: Sequence[tuple[str, str]],
    low: float,
    high: float,
) -> list[Item]:
    """The nodes from `low` to `high`, ordered so that few lines cross and many run straight."""
    linked: dict[str, list[str]] = {node.id: [] for row in rows for node in row.nodes}
    for start, end in links:
        linked[start].append(end)
        linked[end].append(start)
    layer = {node.id: at for at, row in enumerate(rows) for node in row.nodes}
    places: dict[str, float] = {}
    for row, wide in zip(rows, widths, strict=True):
        places |= _even(row.nodes, wide, low, high)
    best, fewest = dict(places), _crossings(links, layer, places)
    for turn in range(ROUNDS):
        numbers = range(len(rows)) if turn % 2 == 0 else reversed(range(len(rows)))
        for number in numbers:
            _move(rows[number].nodes, widths[number], linked, places, low, high)
        crossings = _crossings(links, layer, places)
        if crossings < fewest:
            best, fewest = dict(places), crossings
    return [
        Item(node.id, at, best[node.id] - wide / 2, best[node.id] + wide / 2)
        for at, (row, wide) in enumerate(zip(rows, widths, strict=True))
        for node in row.nodes
    ]


def _even(nodes: Sequence[NetworkNode], wide: float, low: float, high: float) -> dict[str, float]:
    """The middles of nodes that are spread evenly."""
    free = (high - low - wide * len(nodes)) / (len(nodes) + 1)
    return {
        node.id: low + free + (wide + free) * number + wide / 2 for number, node in enumerate(nodes)
    }


def _move(
    nodes: Sequence[NetworkNode],
    wide: float,
    linked: Mapping[str, Sequence[str]],
    places: dict[str, float],
    low: float,
    high: float,
) -> None:
    """Moves the nodes of a row to the middle of what each is linked with, as far as there is room."""
    wanted = []
    for node in nodes:
        others = [places[other] for other in linked[node.id]]
        wanted.append(sum(others) / len(others) if others else places[node.id])
    # Gaps are shared out where the row is full; where it is not, none is less than the least.
    gap = min(GAP, (high - low - wide * len(nodes)) / max(len(nodes), 1))
    middles = placing.spread(wanted, [wide + gap] * len(nodes), low - gap / 2, high + gap / 2)
    for node, middle in zip(nodes, middles, strict=True):
        places[node.id] = middle


def _crossings(
    links: Sequence[tuple[str, str]], layer: Mapping[str, int], places: Mapping[str, float]
) -> tuple[int, float]:
    """Lines that cross as straight lines, and how far they lead across in all [cm]."""
    lines = []
    for ends in links:
        first, last = sorted(ends, key=layer.__getitem__)
        lines.append((layer[first], layer[last], places[first], places[last]))
    crossed = 0
    for number, (top, bottom, a, b) in enumerate(lines):
        for top_, bottom_, c, d in lines[number + 1 :]:
            high, deep = max(top, top_), min(bottom, bottom_)
            if high >= deep:
                continue
            before = _at(top, bottom, a, b, high) - _at(top_, bottom_, c, d, high)
            after = _at(top, bottom, a, b, deep) - _at(top_, bottom_, c, d, deep)
            crossed += before * after < 0
    return crossed, round(sum(abs(a - b) for _, _, a, b in lines), 6)


def _at(top: int, bottom: int, a: float, b: float, layer: int) -> float:
    return a + (b - a) * (layer - top) / (bottom - top)
