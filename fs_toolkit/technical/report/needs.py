"""Sub-item 2.2 as blocks: requirements, gaps, interfaces and limits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import Block, Column, Heading, Paragraph, Spans, Table, spans
from fs_toolkit.document.cells import cited, unanswered, usual
from fs_toolkit.document.prose import prose
from fs_toolkit.document.wording import Wording
from fs_toolkit.technical.analysis import TechnicalResult
from fs_toolkit.technical.analysis.needs import MUST_LIMIT, NeedsResult
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inputs.needs import Moscow, Requirement, RequirementType
from fs_toolkit.technical.report.below import below
from fs_toolkit.technical.report.demand import SMALL, report_demand

CLASSES: tuple[Moscow, ...] = get_args(Moscow)


def report_needs(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult, wording: Wording
) -> Iterator[Block]:
    """What the project needs."""
    yield Heading("technical.needs", 2, wording.text("technical.needs.title"))
    yield Paragraph("technical.needs.answer", _answer(result.needs, wording), style="answer")
    yield from prose(inputs.needs, "technical.needs.reading")
    yield from _gaps(inputs, result.needs, wording)
    yield from _requirements(inputs, result.needs, wording)
    yield from report_demand(inputs, basis, result.needs, wording)
    yield from _surroundings(inputs, result.needs, wording)


def _answer(needs: NeedsResult, wording: Wording) -> Spans:
    if not needs.in_project:
        return wording("technical.needs.answer_open")
    counts = {
        "requirements": wording.number(needs.in_project),
        "share": wording.share(needs.must_share),
    }
    if needs.sizing is None:
        return wording("technical.needs.answer_unsized", **counts)
    rate = float(needs.sizing.high.rate.max())
    return wording(
        "technical.needs.answer_small" if rate < SMALL else "technical.needs.answer_large",
        **counts,
        year=wording.year(needs.sizing.years[-1]),
        transactions=wording.number(float(needs.sizing.base.transactions[-1])),
        rate=wording.number(float(f"{rate:.2g}")),
    )


def _requirements(inputs: TechnicalInputs, needs: NeedsResult, wording: Wording) -> Iterator[Block]:
    yield Heading("technical.needs.requirements", 3, wording.text("technical.requirement.title"))
    yield from unanswered("technical.needs.requirements_open", inputs, "requirements", wording)
    requirements = rows(inputs.requirements)
    if not requirements:
        return
    tested = sum(bool(row.acceptance) for row in requirements)
    yield Paragraph(
        "technical.needs.requirements_text",
        wording(
            "technical.requirement.text"
            if needs.must_share <= MUST_LIMIT
            else "technical.requirement.text_over",
            count=wording.number(len(requirements)),
            share=wording.share(needs.must_share),
            limit=wording.share(MUST_LIMIT),
            tested=wording.number(tested),
        ),
    )
    types = dict.fromkeys(row.type for row in requirements)
    classes = [name for name in CLASSES if any(row.moscow == name for row in requirements)]

    def cell(type_: RequirementType, moscow: Moscow) -> str:
        count = needs.counts.get((type_, moscow), 0)
        return wording.number(count) if count else wording.dash

    yield Table(
        "technical.needs.classes",
        wording.text(
            "technical.requirement.classes_caption",
            musts=wording.number(sum(row.moscow == "must" for row in requirements)),
            count=wording.number(len(requirements)),
        ),
        (
            Column(wording.text("technical.head.type"), 3),
            *(Column(wording.text(f"technical.moscow.{m}"), 1, "right") for m in classes),
            Column(wording.text("report.column.total"), 1, "right"),
        ),
        (
            *(
                (
                    wording.text(f"technical.type.{type_}"),
                    *(cell(type_, moscow) for moscow in classes),
                    wording.number(sum(row.type == type_ for row in requirements)),
                )
                for type_ in types
            ),
            (
                wording.text("report.column.total"),
                *(
                    wording.number(sum(row.moscow == moscow for row in requirements))
                    for moscow in classes
                ),
                wording.number(len(requirements)),
            ),
        ),
        totals=1,
    )
    yield _list(requirements, needs, wording)


def _list(requirements: tuple[Requirement, ...], needs: NeedsResult, wording: Wording) -> Table:
    """Every requirement; releases and what each builds on, where the study says so."""
    staged = any(row.release is not None for row in requirements)
    linked = any(row.depends_on for row in requirements)
    common = usual(row.sources for row in requirements)
    columns = [
        Column(wording.text("technical.head.number"), 0.7),
        Column(wording.text("technical.head.requirement"), 3.9),
        Column(wording.text("technical.head.ground"), 3.4),
        Column(wording.text(f"technical.head.{'class_release' if staged else 'class'}"), 1.2),
        *([Column(wording.text("technical.head.builds_on"), 0.9)] if linked else []),
        Column(wording.text("technical.head.test"), 3.6),
    ]

    def cells(row: Requirement) -> Iterator[str | Spans]:
        yield needs.labels[row.id]
        yield row.text
        yield _ground(row, common, wording)
        grade = wording.text(f"technical.moscow.{row.moscow}")
        yield grade if row.release is None else f"{grade}, {wording.number(row.release)}"
        if linked:
            yield ", ".join(needs.labels.get(id, "") for id in row.depends_on) or wording.dash
        yield row.acceptance or wording.dash

    return Table(
        "technical.needs.list",
        wording.text(
            "technical.requirement.list_caption",
            count=wording.number(len(requirements)),
            tested=wording.number(sum(bool(row.acceptance) for row in requirements)),
        ),
        tuple(columns),
        tuple(tuple(cells(row)) for row in requirements),
        below(wording("technical.source.requirements"), common, wording),
    )


def _ground(row: Requirement, common: tuple[str, ...], wording: Wording) -> Spans:
    sources = () if row.sources == common else row.sources
    if not row.ground:
        return cited(row.because or wording.dash, sources)
    kind = wording.text(f"technical.ground.{row.ground}")
    return cited(f"{kind}: {row.because}" if row.because else kind, sources)


def _gaps(inputs: TechnicalInputs, needs: NeedsResult, wording: Wording) -> Iterator[Block]:
    yield Heading("technical.needs.gap", 3, wording.text("technical.gap.title"))
    yield from unanswered("technical.needs.gap_open", inputs, "gaps", wording)
    gaps = rows(inputs.gaps)
    if not gaps:
        return
    components = {row.id: row.name for row in rows(inputs.components)}
    common = usual(gap.sources for gap in gaps if gap.measured)
    yield Paragraph(
        "technical.needs.gap_text",
        wording(
            "technical.gap.text",
            count=wording.number(len(gaps)),
            measured=wording.number(needs.gaps_measured),
        ),
    )
    yield Table(
        "technical.needs.gaps",
        wording.text(
            "technical.gap.caption",
            count=wording.number(len(gaps)),
            measured=wording.number(needs.gaps_measured),
        ),
        (
            Column(wording.text("technical.head.subject"), 1.8),
            Column(wording.text("technical.head.as_is"), 3),
            Column(wording.text("technical.head.to_be"), 3.2),
            Column(wording.text("technical.head.closed_by"), 2.2),
        ),
        tuple(
            (
                gap.subject,
                cited(
                    gap.as_is
                    if gap.measured
                    else wording.text("technical.gap.desk", as_is=gap.as_is),
                    () if gap.sources == common else gap.sources,
                ),
                gap.to_be,
                "; ".join(components.get(id, "") for id in gap.components) or wording.dash,
            )
            for gap in gaps
        ),
        below((), common, wording),
    )


def _surroundings(inputs: TechnicalInputs, needs: NeedsResult, wording: Wording) -> Iterator[Block]:
    yield Heading("technical.needs.limits", 3, wording.text("technical.limits.title"))
    yield from unanswered("technical.needs.interfaces_open", inputs, "interfaces", wording)
    interfaces, constraints = rows(inputs.interfaces), rows(inputs.constraints)
    if interfaces:
        agreed = sum(row.status == "agreed" for row in interfaces)
        count = wording.number(len(interfaces))
        yield Paragraph(
            "technical.needs.interfaces_text",
            wording("technical.limits.interfaces_text", count=count, agreed=wording.number(agreed))
            if agreed
            else wording("technical.limits.interfaces_text_none", count=count),
        )
        heads = ("partner", "data", "way", "fallback", "requirement_number")
        yield Table(
            "technical.needs.interfaces",
            wording.text(
                "technical.limits.interfaces_caption", count=count, agreed=wording.number(agreed)
            )
            if agreed
            else wording.text("technical.limits.interfaces_caption_none", count=count),
            tuple(
                Column(wording.text(f"technical.head.{head}"), width)
                for head, width in zip(heads, (2.6, 2.6, 1.8, 2.8, 0.9), strict=True)
            ),
            tuple(
                (
                    spans(f"{row.partner} ({row.owner})"),
                    row.data,
                    row.way,
                    row.fallback,
                    needs.labels.get(row.requirement, wording.dash),
                )
                for row in interfaces
            ),
        )
    yield from unanswered("technical.needs.limits_open", inputs, "constraints", wording)
    if constraints:
        common = usual(row.sources for row in constraints)
        yield Paragraph(
            "technical.needs.limits_text",
            wording("technical.limits.text", count=wording.number(len(constraints))),
        )
        yield Table(
            "technical.needs.constraints",
            wording.text("technical.limits.caption", count=wording.number(len(constraints))),
            (
                Column(wording.text("technical.head.kind"), 1.2),
                Column(wording.text("technical.head.limit"), 4),
                Column(wording.text("technical.head.consequence"), 4),
            ),
            tuple(
                (
                    wording.text(f"technical.constraint.{row.kind}"),
                    cited(row.text, () if row.sources == common else row.sources),
                    row.consequence,
                )
                for row in constraints
            ),
            below((), common, wording),
        )
