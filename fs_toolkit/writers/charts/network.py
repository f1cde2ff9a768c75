"""Networks: nodes in zones, the user's on top, and what connects them."""

from __future__ import annotations

from matplotlib.figure import Figure

from fs_toolkit.document.charts import NetworkChart
from fs_toolkit.writers.charts import nodes, text, words
from fs_toolkit.writers.charts.furniture import Sample, key
from fs_toolkit.writers.charts.labelling import Box
from fs_toolkit.writers.charts.nodes import DASHED, EMPHASIS, PLAIN
from fs_toolkit.writers.charts.page import MIDDLE, Page
from fs_toolkit.writers.charts.style import BLUE, LABEL, PAPER, SHADE, SMALL, SOFT, Fill

HEAD = 2.4
BETWEEN = 1.0


def figure(data: NetworkChart, language: str) -> Figure:
    """The chart drawn on its page."""
    refuse_bad_data(data)
    page = Page(data.title)
    if entries := _key_entries(data, language):
        key(page, entries)
    boxes: dict[str, Box] = {}
    for zone in data.zones:
        wide = (page.right - page.left - HEAD) / max(len(zone.nodes), 1) - 0.4
        wide = min(wide, 3.0)
        name = text.wrap(zone.name, HEAD - 0.3, LABEL, bold=True)
        high = max(
            text.height(name, LABEL) + 0.3,
            0.9,
            *(nodes.size_of(node.name, "", wide, LABEL) + 0.3 for node in zone.nodes),
        )
        page.box(page.left, page.y, HEAD, high, Fill(BLUE, "", BLUE))
        page.words(
            page.left + HEAD / 2, page.y + high / 2, name, colour=PAPER, bold=True,
            across="center", down="center",
        )  # fmt: skip
        start = page.left + HEAD
        page.box(start, page.y, page.right - start, high, SHADE, order=MIDDLE - 0.6)
        step = (page.right - start) / max(len(zone.nodes), 1)
        for number, node in enumerate(zone.nodes):
            x = start + step * (number + 0.5)
            tall = nodes.size_of(node.name, "", wide, LABEL)
            y = page.y + (high - tall) / 2
            boxes[node.id] = Box(x - wide / 2, y, x + wide / 2, y + tall)
            fill = {"plain": PLAIN, "emphasis": EMPHASIS, "outside": DASHED}[node.look]
            dashes = nodes.DASHES[node.look == "outside"]
            nodes.draw_box(page, boxes[node.id], node.name, LABEL, fill, dashes=dashes)
        page.y += high + BETWEEN
    page.y -= BETWEEN
    for link in data.links:
        start_, end = nodes.facing(boxes[link.start], boxes[link.end])
        dashes = nodes.DASHES[link.planned]
        nodes.arrow(page, (start_, end), dashes=dashes, both=link.both_ways)
        x, y = (start_[0] + end[0]) / 2, (start_[1] + end[1]) / 2
        label = text.wrap(link.words, 3.0, SMALL)
        page.words(x, y, label, SMALL, across="center", down="center", on=PAPER)
    return page.finish()


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
