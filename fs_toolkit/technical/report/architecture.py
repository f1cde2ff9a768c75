"""The design itself as blocks: layers, components, standards, controls, and how to leave."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import Block, Cell, Chart, Column, Heading, Paragraph, Table, spans
from fs_toolkit.document.cells import cited, unanswered, usual
from fs_toolkit.document.charts import Layer, LayerChart
from fs_toolkit.document.wording import Wording
from fs_toolkit.technical.analysis import TechnicalResult
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inputs.design import OF_COMPLAINANTS, Component
from fs_toolkit.technical.report.below import below


def report_architecture(
    inputs: TechnicalInputs, result: TechnicalResult, wording: Wording
) -> Iterator[Block]:
    """Architecture in layers, and its components."""
    yield Heading("technical.design.parts", 3, wording.text("technical.architecture.title"))
    yield from unanswered("technical.design.parts_open", inputs, "components", wording)
    if rows(inputs.components):
        yield from _layers(result, wording)
        yield from _components(inputs, result, wording)


def report_rules(
    inputs: TechnicalInputs, result: TechnicalResult, wording: Wording
) -> Iterator[Block]:
    """Standards, security, and where data lie."""
    yield Heading("technical.design.rules", 3, wording.text("technical.standards.title"))
    yield from unanswered("technical.design.standards_open", inputs, "standards", wording)
    yield from _standards(inputs, wording)
    yield from unanswered("technical.design.controls_open", inputs, "controls", wording)
    yield from _controls(inputs, result, wording)
    yield from unanswered("technical.design.places_open", inputs, "data_places", wording)
    yield from _places(inputs, wording)


def _layers(result: TechnicalResult, wording: Wording) -> Iterator[Block]:
    drawn = tuple(
        Layer(
            wording.text(f"technical.layer.{layer}"),
            tuple(
                part for component in components for part in component.parts or (component.name,)
            ),
        )
        for layer, components in result.design.layers.items()
    )
    layers = wording.number(len(drawn))
    parts = wording.number(sum(len(layer.parts) for layer in drawn))
    yield Paragraph(
        "technical.design.layers_text",
        wording("technical.architecture.text", layers=layers, parts=parts),
    )
    yield Chart(
        "technical.design.layers",
        wording.text("technical.architecture.caption", layers=layers, parts=parts),
        LayerChart(wording.text("technical.architecture.chart_title"), drawn),
        wording.text(
            "technical.architecture.alt",
            layers="; ".join(f"{layer.name}: {', '.join(layer.parts)}" for layer in drawn),
        ),
    )


def _components(
    inputs: TechnicalInputs, result: TechnicalResult, wording: Wording
) -> Iterator[Block]:
    components = rows(inputs.components)
    words = {
        "count": wording.number(len(components)),
        "covered": wording.share(result.design.covered),
    }
    if result.design.lock_in is None:
        text = wording("technical.architecture.components_text_free", **words)
    else:
        text = wording(
            "technical.architecture.components_text",
            **words,
            lock_in=wording.number(result.design.lock_in, 2),
        )
    yield Paragraph("technical.design.components_text", text)
    yield Table(
        "technical.design.components",
        wording.text(
            "technical.architecture.components_caption",
            count=wording.number(len(components)),
            **{
                route: wording.number(sum(row.route == route for row in components))
                for route in ("buy", "build", "reuse")
            },
        ),
        (
            Column(wording.text("technical.head.component"), 2),
            Column(wording.text("technical.head.consists"), 3),
            Column(wording.text("technical.head.route"), 0.9),
            Column(wording.text("technical.head.requirements"), 2),
            Column(wording.text("technical.head.lock_in"), 0.9, "centre"),
            Column(wording.text("technical.head.leaving"), 2.8),
        ),
        tuple(_row(component, result, wording) for component in components),
        wording("technical.source.lock_in_scale"),
    )


def _row(component: Component, result: TechnicalResult, wording: Wording) -> tuple[str | Cell, ...]:
    labels = result.needs.labels
    return (
        component.name,
        ", ".join(component.parts) or wording.dash,
        wording.text(f"technical.route.{component.route}"),
        ", ".join(labels.get(id, "") for id in component.requirements) or wording.dash,
        wording.dash
        if component.lock_in is None
        else Cell(spans(str(component.lock_in)), shade=component.lock_in),
        component.leaving or wording.dash,
    )


def _standards(inputs: TechnicalInputs, wording: Wording) -> Iterator[Block]:
    standards = rows(inputs.standards)
    if not standards:
        return
    names = {row.id: row.name for row in rows(inputs.components)}
    count, common = wording.number(len(standards)), usual(row.sources for row in standards)
    yield Paragraph(
        "technical.design.standards_text",
        wording("technical.standards.text", count=count),
    )
    yield Table(
        "technical.design.standards",
        wording.text(
            "technical.standards.caption",
            count=count,
            bound=wording.number(sum(row.binding != "advice" for row in standards)),
        ),
        (
            Column(wording.text("technical.head.standard"), 3.2),
            Column(wording.text("technical.head.published"), 1.7),
            Column(wording.text("technical.head.used_for"), 3),
            Column(wording.text("technical.head.component"), 2.2),
            Column(wording.text("technical.head.binding"), 1),
        ),
        tuple(
            (
                cited(row.name, () if row.sources == common else row.sources),
                wording.date(row.published),
                row.use,
                names.get(row.component, wording.dash),
                wording.text(f"technical.binding.{row.binding}"),
            )
            for row in standards
        ),
        below((), common, wording),
    )


def _controls(
    inputs: TechnicalInputs, result: TechnicalResult, wording: Wording
) -> Iterator[Block]:
    controls = rows(inputs.controls)
    if not controls:
        return
    people = sum(row.concern in OF_COMPLAINANTS for row in controls)
    yield Paragraph(
        "technical.design.controls_text",
        wording(
            "technical.standards.controls_text",
            count=wording.number(len(controls)),
            people=wording.number(people),
        )
        if people
        else wording("technical.standards.controls_plain", count=wording.number(len(controls))),
    )
    concerned = all(row.concern for row in controls)
    yield Table(
        "technical.design.controls",
        wording.text("technical.standards.controls_caption", count=wording.number(len(controls))),
        (
            *([Column(wording.text("technical.head.concern"), 1.3)] if concerned else []),
            Column(wording.text("technical.head.threat"), 2.4),
            Column(wording.text("technical.head.control"), 3.2),
            Column(wording.text("technical.head.check"), 2.8),
            Column(wording.text("technical.head.requirement_number"), 0.9),
        ),
        tuple(
            (
                *([wording.text(f"technical.concern.{row.concern}")] if concerned else []),
                row.threat,
                row.control,
                row.check,
                result.needs.labels.get(row.requirement, wording.dash),
            )
            for row in controls
        ),
    )


def _places(inputs: TechnicalInputs, wording: Wording) -> Iterator[Block]:
    places = rows(inputs.data_places)
    if not places:
        return
    names = {row.id: row.name for row in rows(inputs.components)}
    common = usual(row.sources for row in places)
    away = [row for row in places if row.hosting != "own"]
    count = wording.number(len(places))
    yield Paragraph(
        "technical.design.places_text",
        wording(
            "technical.places.text",
            count=count,
            away=wording.list([row.data[:1].lower() + row.data[1:] for row in away]),
        )
        if away
        else wording("technical.places.text_own", count=count),
    )
    heads = ("data", "data_kind", "place", "hosting", "rule", "component")
    yield Table(
        "technical.design.places",
        wording.text("technical.places.caption", count=count, away=wording.number(len(away))),
        tuple(
            Column(wording.text(f"technical.head.{head}"), width)
            for head, width in zip(heads, (2.2, 1.4, 1.2, 1.3, 3.2, 2), strict=True)
        ),
        tuple(
            (
                row.data,
                wording.text(f"technical.places.kind_{row.kind}"),
                wording.text(f"technical.places.place_{row.place}"),
                wording.text(f"technical.places.hosting_{row.hosting}"),
                cited(row.rule or wording.dash, () if row.sources == common else row.sources),
                names.get(row.component, wording.dash),
            )
            for row in places
        ),
        below((), common, wording),
    )
