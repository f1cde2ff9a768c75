"""Deployment and process as blocks: what stands where, what goes between, who does what."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import Block, Chart, Column, Heading, Paragraph, Table
from fs_toolkit.document.cells import unanswered
from fs_toolkit.document.charts import (
    NetworkChart,
    NetworkLink,
    NetworkNode,
    NetworkZone,
    ProcessChart,
    ProcessStep,
)
from fs_toolkit.document.wording import Wording
from fs_toolkit.technical.inputs import TechnicalInputs


def report_deployment(inputs: TechnicalInputs, wording: Wording) -> Iterator[Block]:
    """The network, its exchanges, and the process as it will be."""
    yield Heading("technical.design.network", 3, wording.text("technical.network.title"))
    yield from unanswered("technical.design.nodes_open", inputs, "nodes", wording)
    network = tuple(_network(inputs, wording))
    yield from network[:1]
    yield from unanswered("technical.design.links_open", inputs, "links", wording)
    # the table first: it may part over two pages, and two large figures in a row may not
    yield from _exchanges(inputs, wording)
    yield from network[1:]
    yield Heading("technical.design.process_head", 3, wording.text("technical.process.title"))
    yield from unanswered("technical.design.process_open", inputs, "process", wording)
    yield from _process(inputs, wording)


def _network(inputs: TechnicalInputs, wording: Wording) -> Iterator[Block]:
    nodes, links = rows(inputs.nodes), rows(inputs.links)
    if not nodes:
        return
    zones = dict.fromkeys(node.zone for node in nodes)
    ours = sum(node.look == "emphasis" for node in nodes)
    words = {"nodes": wording.number(len(nodes)), "ours": wording.number(ours)}
    names = {node.id: node.name for node in nodes}
    zone_of = {node.id: node.zone for node in nodes}
    box = {node.id: f"n{number}" for number, node in enumerate(nodes, start=1)}
    yield Paragraph(
        "technical.design.network_text",
        wording("technical.network.text", **words, zones=wording.number(len(zones))),
    )
    yield Chart(
        "technical.design.deployment",
        wording.text("technical.network.caption", **words),
        NetworkChart(
            wording.text(
                "technical.network.chart_title",
                links=wording.number(len(links)),
                planned=wording.number(sum(link.status == "planned" for link in links)),
            ),
            tuple(
                NetworkZone(
                    zone,
                    tuple(NetworkNode(box[n.id], n.name, n.look) for n in nodes if n.zone == zone),
                )
                for zone in zones
            ),
            tuple(
                NetworkLink(
                    box[link.start],
                    box[link.end],
                    # within a zone boxes stand close; the table says what goes between them
                    "" if zone_of[link.start] == zone_of[link.end] else link.data,
                    link.both_ways,
                    planned=link.status == "planned",
                )
                for link in links
                if link.start in names and link.end in names and link.start != link.end
            ),
        ),
        wording.text(
            "technical.network.alt",
            links="; ".join(
                wording.text(
                    "technical.network.from_to",
                    start=names.get(link.start, ""),
                    end=names.get(link.end, ""),
                    data=link.data,
                )
                for link in links
            )
            or wording.dash,
        ),
        wording("technical.source.network"),
    )


def _exchanges(inputs: TechnicalInputs, wording: Wording) -> Iterator[Block]:
    names = {node.id: node.name for node in rows(inputs.nodes)}
    links = rows(inputs.links)
    if not links:
        return
    planned = sum(link.status == "planned" for link in links)
    yield Paragraph(
        "technical.design.interop_text",
        wording("technical.network.interop_text_all", count=wording.number(len(links)))
        if planned == len(links)
        else wording(
            "technical.network.interop_text",
            count=wording.number(len(links)),
            planned=wording.number(planned),
        ),
    )
    heads = ("from", "to", "data", "protocol", "status")
    yield Table(
        "technical.design.interoperability",
        wording.text("technical.network.interop_caption", count=wording.number(len(links))),
        tuple(
            Column(wording.text(f"technical.head.{head}"), width)
            for head, width in zip(heads, (2, 2, 2.6, 2.6, 1.1), strict=True)
        ),
        tuple(
            (
                names.get(link.start, wording.dash),
                names.get(link.end, wording.dash),
                wording.text("technical.network.both_ways", data=link.data)
                if link.both_ways
                else link.data,
                link.protocol,
                wording.text(f"technical.network.{link.status}"),
            )
            for link in links
        ),
    )


def _process(inputs: TechnicalInputs, wording: Wording) -> Iterator[Block]:
    steps = rows(inputs.process)
    if not steps:
        return
    lanes = list(dict.fromkeys(step.lane for step in steps))
    decisions = {step.id for step in steps if step.kind == "decision"}
    place = {step.id: f"s{number}" for number, step in enumerate(steps, start=1)}
    words = {
        "steps": wording.number(len(steps)),
        "changed": wording.number(sum(step.changed for step in steps)),
    }
    yield Paragraph(
        "technical.design.process_text",
        wording("technical.process.text", **words, lanes=wording.number(len(lanes))),
    )
    yield Chart(
        "technical.design.process",
        wording.text("technical.process.caption", **words),
        ProcessChart(
            wording.text("technical.process.chart_title", lanes=wording.number(len(lanes))),
            tuple(lanes),
            tuple(
                ProcessStep(
                    place[step.id],
                    lanes.index(step.lane),
                    step.name,
                    step.kind,
                    tuple(
                        (place[id], step.when if id in decisions else "")
                        for id in step.after
                        if id in place
                    ),
                    step.changed,
                )
                for step in steps
            ),
        ),
        wording.text(
            "technical.process.alt",
            steps="; ".join(f"{step.lane}: {step.name}" for step in steps),
        ),
        wording("technical.source.process"),
    )
