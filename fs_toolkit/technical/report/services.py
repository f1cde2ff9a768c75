"""Online services and published indices as blocks: counts, levels, the city beside others."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import Pending, is_pending
from fs_toolkit.document.blocks import Block, Cell, Column, Heading, Paragraph, Table, spans
from fs_toolkit.document.cells import cited, unanswered
from fs_toolkit.document.wording import Wording
from fs_toolkit.technical.analysis import TechnicalResult
from fs_toolkit.technical.analysis.inventory import BenchmarkResult
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inputs.inventory import ServiceProgramme
from fs_toolkit.technical.report.service_inventory import report_service_inventory


def report_services(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult, wording: Wording
) -> Iterator[Block]:
    """Where the city stands among others, and how far its services have come."""
    yield from _benchmarks(result.level.inventory.benchmarks, wording)
    yield Heading("technical.level.services", 3, wording.text("technical.services.title"))
    if is_pending(inputs.service_inventory):  # who has the list needs no count of it
        yield from unanswered("technical.level.services_open", inputs, "services", wording)
    programme = inputs.services
    if not isinstance(programme, Pending):
        if programme.counts:
            yield from _counts(programme, wording)
        if programme.levels:
            yield from _levels(programme, result, wording)
    yield from report_service_inventory(inputs, basis, result, wording)


def _benchmarks(found: tuple[BenchmarkResult, ...], wording: Wording) -> Iterator[Block]:
    ranked = [line for line in found if line.own and line.gap is not None]
    if not ranked:
        return
    first = ranked[0]
    assert first.own is not None  # it is ranked
    words = {"measure": first.measure, "year": wording.year(first.year)}
    caption = wording.text("technical.benchmark.caption_best", **words)
    if first.best.own:
        text = wording("technical.benchmark.text_best", **words)
    else:
        words |= {"best": first.best.place, "gap": wording.share(abs(first.gap or 0.0))}
        caption = wording.text("technical.benchmark.caption", **words)
        if first.own.rank:
            text = wording("technical.benchmark.text", **words, rank=wording.number(first.own.rank))
        else:
            text = wording("technical.benchmark.text_unranked", **words)
    yield Paragraph("technical.level.benchmarks_text", text)
    places = list(dict.fromkeys(place for line in found for place in line.places))
    own = [place for place in places if any(line.own and line.own.place == place for line in found)]
    order = own + [place for place in places if place not in own]

    def cell(line: BenchmarkResult, place: str) -> str:
        row = line.places.get(place)
        if row is None:
            return wording.dash
        value = wording.number(row.value, 2)
        if row.rank is None:
            return value
        return wording.text("technical.value.ranked", value=value, rank=wording.number(row.rank))

    yield Table(
        "technical.level.benchmarks",
        caption,
        (
            Column(wording.text("technical.head.measure"), 3),
            *(Column(place, 1.4, "right") for place in order),
            Column(wording.text("technical.head.gap"), 1.2, "right"),
        ),
        tuple(
            (
                cited(f"{line.measure}, {line.year}", line.best.sources),
                *(cell(line, place) for place in order),
                wording.dash if line.gap is None else wording.share(line.gap),
            )
            for line in found
        ),
        wording("technical.source.benchmarks"),
    )


def _counts(programme: ServiceProgramme, wording: Wording) -> Iterator[Block]:
    if len(programme.counts) == 1:  # one count is a sentence and no table
        only = programme.counts[0]
        text = wording(
            "technical.services.counts_text_one",
            when=wording.date(only.as_of),
            services=wording.number(only.services),
            what=cited(only.what, only.sources),
        )
        yield Paragraph("technical.level.counts_text", text)
        return
    yield Paragraph(
        "technical.level.counts_text",
        wording("technical.services.counts_text", counts=wording.number(len(programme.counts))),
    )
    yield Table(
        "technical.level.counts",
        wording.text("technical.services.counts_caption"),
        (
            Column(wording.text("technical.head.when"), 1.4),
            Column(wording.text("technical.head.services"), 0.9, "right"),
            Column(wording.text("technical.head.counted"), 4),
            Column(wording.text("technical.head.share"), 1.4, "right"),
        ),
        tuple(
            (
                wording.date(count.as_of),
                wording.number(count.services),
                cited(count.what, count.sources),
                wording.share(count.services / count.of if count.of else count.share),
            )
            for count in programme.counts
        ),
    )


def _levels(
    programme: ServiceProgramme, result: TechnicalResult, wording: Wording
) -> Iterator[Block]:
    counted = result.level.inventory.services
    by_level = counted.by_level if counted else {}
    key = "levels_text" if by_level else "levels_text_uncounted"
    scheme = cited(programme.scheme, programme.sources)
    yield Paragraph(
        "technical.level.levels_text", wording(f"technical.services.{key}", scheme=scheme)
    )
    last = programme.levels[-1].level

    def count(level: int) -> str:
        known = by_level.get(level)
        return wording.number(known.value) if known else wording.text("technical.value.unknown")

    yield Table(
        "technical.level.levels",
        wording.text("technical.services.levels_caption"),
        (
            Column(wording.text("technical.head.level"), 0.7, "centre"),
            Column(wording.text("technical.head.offers"), 3),
            Column(wording.text("technical.head.services"), 1.4, "right"),
            Column(wording.text("technical.head.project"), 3.4),
        ),
        tuple(
            (
                Cell(spans(str(row.level)), shade=round(4 * row.level / last) if last else 0),
                row.offers,
                count(row.level),
                row.project or wording.dash,
            )
            for row in programme.levels
        ),
    )
