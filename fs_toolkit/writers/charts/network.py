"""Networks: nodes in zones, the user's on top, and what connects them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fs_toolkit.document.charts import NetworkChart
from fs_toolkit.writers.charts import network_places, nodes, text, words
from fs_toolkit.writers.charts.furniture import Sample, key, listed
from fs_toolkit.writers.charts.labelling import Box
from fs_toolkit.writers.charts.line_ends import Wire
from fs_toolkit.writers.charts.network_places import Row
from fs_toolkit.writers.charts.nodes import DASHED, EMPHASIS, PLAIN
from fs_toolkit.writers.charts.page import GAP, MIDDLE, Page
from fs_toolkit.writers.charts.routing import Routing, route
from fs_toolkit.writers.charts.style import BLUE, LABEL, PAPER, SHADE, SMALL, SOFT, Fill

if TYPE_CHECKING:
    from matplotlib.figure import Figure

HEAD = 2.2
"""Width of the cell with a zone's name [cm]."""
PADDING = 0.16
"""Between the edge of a zone and its nodes [cm]."""
BETWEEN = 0.2
"""Between two zones that no line connects [cm]."""
EDGE = 0.3
"""Left free at either end of a row, for lines that pass it [cm]."""
TALL = 18.5
LEAST = 0.7
MOST_LINES = 3
"""Of the words of a link [lines]."""


def figure(data: NetworkChart, language: str) -> Figure:
    """The chart drawn on its page."""
    refuse_bad_data(data)
    page = Page(data.title)
    if entries := _key_entries(data, language):
        key(page, entries)
    plan = plan_of(data, page, LABEL)
    if plan.height > TALL:
        plan = plan_of(data, page, SMALL)
    _draw_zones(page, data, plan)
    names = {node.id: node for zone in data.zones for node in zone.nodes}
    for id_, box in plan.boxes.items():
        node = names[id_]
        fill = {"plain": PLAIN, "emphasis": EMPHASIS, "outside": DASHED}[node.look]
        dashes = nodes.DASHES[node.look == "outside"]
        nodes.draw_box(page, box, node.name, plan.size, fill, dashes=dashes)
    _draw_links(page, data, plan)
    page.y += plan.height
    if marks := plan.routing.listing():
        page.y += GAP
        listed(page, marks)
    return page.finish()


@dataclass(frozen=True)
class Plan:
    """Where the rows, the boxes and the lines of a network stand."""

    size: float
    rows: list[Row]
    tops: list[float]
    bottoms: list[float]
    boxes: dict[str, Box]
    routing: Routing
    height: float


def plan_of(data: NetworkChart, page: Page, size: float) -> Plan:
    """The plan of a network from the page's next free place, for a size of its words."""
    low, high = page.left + HEAD + EDGE, page.right - EDGE
    rows = network_places.rows_of(data, high - low, size)
    links = [(link.start, link.end) for link in data.links]
    widths = network_places.widths_of(rows, network_places.passing(rows, links), high - low)
    items = network_places.items_of(rows, widths, links, low, high)
    wires = [Wire(link.start, link.end, link.words, link.both_ways) for link in data.links]
    routing = route(items, wires, low - EDGE / 2, high + EDGE / 2, fit)
    high_enough = _heights_of_names(data, rows)
    tops, bottoms, y = [], [], page.y
    for number, (row, wide) in enumerate(zip(rows, widths, strict=True)):
        inside = number > 0 and rows[number - 1].zone == row.zone
        channel = routing.size(number)
        if number:
            y += channel if inside else max(channel, BETWEEN + 2 * PADDING)
        else:
            y += PADDING
        tops.append(y)
        y += max(
            [
                LEAST,
                high_enough[row.zone],
                *(nodes.size_of(node.name, "", wide, size) for node in row.nodes),
            ]
        )
        bottoms.append(y)
    boxes = {
        item.id: Box(item.low, tops[item.layer], item.high, bottoms[item.layer]) for item in items
    }
    y += max(PADDING, routing.size(len(rows)))
    return Plan(size, rows, tops, bottoms, boxes, routing, y - page.y)


def _heights_of_names(data: NetworkChart, rows: Sequence[Row]) -> list[float]:
    """How high the rows of each zone are at least, so that its name has room beside them [cm]."""
    heights = []
    for number, zone in enumerate(data.zones):
        name = text.wrap(zone.name, HEAD - 0.24, LABEL, bold=True)
        count = sum(row.zone == number for row in rows)
        heights.append((text.height(name, LABEL) + 0.2 - 2 * PADDING) / count)
    return heights


def fit(label: str, room: float) -> tuple[str, float, float] | None:
    """Words of a link wrapped, if they have room; with their width and height [cm]."""
    room -= 0.12
    if text.longest_word(label, SMALL) > room:
        return None
    lines = text.wrap(label, room, SMALL)
    if lines.count("\n") >= MOST_LINES:
        return None
    width, height = text.measure(lines, SMALL)
    return lines, width + 0.12, height


def refuse_bad_data(data: NetworkChart) -> None:
    """Raises ValueError where there is nothing to draw, or a link leads nowhere."""
    ids = [node.id for zone in data.zones for node in zone.nodes]
    if not ids:
        raise ValueError(f'chart "{data.title}" has no nodes to draw')
    for one in ids:
        if ids.count(one) > 1:
            raise ValueError(f'chart "{data.title}" has two nodes with the id "{one}"')
    for link in data.links:
        for end in (link.start, link.end):
            if end not in ids:
                raise ValueError(
                    f'chart "{data.title}": a link from "{link.start}" to "{link.end}", '
                    f'but there is no node "{end}"'
                )
        if link.start == link.end:
            raise ValueError(f'chart "{data.title}": a link from "{link.start}" to itself')


def _draw_zones(page: Page, data: NetworkChart, plan: Plan) -> None:
    """The bands of the zones with their names."""
    for number, zone in enumerate(data.zones):
        at = [place for place, row in enumerate(plan.rows) if row.zone == number]
        top, bottom = plan.tops[at[0]] - PADDING, plan.bottoms[at[-1]] + PADDING
        name = text.wrap(zone.name, HEAD - 0.24, LABEL, bold=True)
        page.box(page.left, top, HEAD, bottom - top, Fill(BLUE, "", BLUE))
        page.words(
            page.left + HEAD / 2, (top + bottom) / 2, name, colour=PAPER, bold=True,
            across="center", down="center",
        )  # fmt: skip
        start = page.left + HEAD
        page.box(start, top, page.right - start, bottom - top, SHADE, order=MIDDLE - 0.9)


def _draw_links(page: Page, data: NetworkChart, plan: Plan) -> None:
    """The lines and their words."""
    for number, link in enumerate(data.links):
        way = plan.routing.way(number, plan.tops, plan.bottoms)
        nodes.arrow(page, way, dashes=nodes.DASHES[link.planned], both=link.both_ways)
        label = plan.routing.label(number, plan.tops, plan.bottoms)
        if label:
            page.words(
                label.middle, label.first, label.words, SMALL, across="center", on=PAPER,
                bold=number in plan.routing.marks,
            )  # fmt: skip


def _key_entries(data: NetworkChart, language: str) -> list[tuple[str, Sample]]:
    """What is to be explained, as far as it occurs."""
    looks = {node.look for zone in data.zones for node in zone.nodes}
    entries: list[tuple[str, Sample]] = []
    if "emphasis" in looks:
        entries.append((words.say("built", language), nodes.box_sample(EMPHASIS)))
    if "outside" in looks:
        entries.append((words.say("outside", language), nodes.box_sample(DASHED, "--")))
    if any(link.planned for link in data.links):
        entries.append((words.say("planned", language), nodes.arrow_sample(SOFT, "--")))
    return entries
