"""Demand and size as blocks: the chart of volumes, capacity by year, counts at the counters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.document.blocks import Block, Chart, Column, Heading, Paragraph, Table
from fs_toolkit.document.cells import unanswered
from fs_toolkit.document.charts import LineChart, Numbers, Series
from fs_toolkit.document.wording import Wording
from fs_toolkit.technical.analysis.needs import CapacityGap, NeedsResult, SizingResult
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.sizing import Floats

SMALL = 50.0
"""Requests a second that a pair of ordinary servers answers; below it, load decides nothing."""


def report_demand(
    inputs: TechnicalInputs, basis: Basis, needs: NeedsResult, wording: Wording
) -> Iterator[Block]:
    """How much will come, and how large the system must be for it."""
    yield Heading("technical.needs.demand", 3, wording.text("technical.demand.title"))
    yield from unanswered("technical.needs.sizing_open", inputs, "sizing", wording)
    if needs.sizing is not None:
        yield from _sized(needs.sizing, wording, counted=needs.avoidable is not None)
    yield from unanswered("technical.needs.tally_open", inputs, "tally", wording)
    if needs.avoidable is not None:
        yield Paragraph(
            "technical.needs.tally_text",
            wording(
                "technical.demand.tally_text",
                mean=wording.number(needs.avoidable.mean, 1),
                margin=wording.number(needs.avoidable.margin, 1),
            ),
        )


def _within(names: Iterable[str]) -> str:
    """Names within a sentence, between semicolons because they hold commas."""
    return "; ".join(name[:1].lower() + name[1:] for name in names)


def _sized(sizing: SizingResult, wording: Wording, *, counted: bool) -> Iterator[Block]:
    last, base = -1, sizing.base
    size = "small" if sizing.high.rate.max() < SMALL else "large"
    facts = {
        "low": wording.number(float(sizing.low.transactions[last])),
        "base": wording.number(float(base.transactions[last])),
        "high": wording.number(float(sizing.high.transactions[last])),
        "year": wording.year(sizing.years[last]),
        "drivers": _within(sizing.drivers),
    }
    key = "text" if counted else "text_uncounted"
    series = _within(sizing.series)
    yield Paragraph(
        "technical.needs.demand_text", wording(f"technical.demand.{key}", **facts, series=series)
    )
    yield Chart(
        "technical.needs.demand_chart",
        wording.text(
            "technical.demand.chart_caption",
            low=facts["low"],
            high=facts["high"],
            year=facts["year"],
        ),
        LineChart(
            title=wording.text("technical.demand.chart_title"),
            x=sizing.years,
            series=(
                Series(
                    wording.text("technical.demand.with_project"),
                    _numbers(base.transactions),
                    emphasis=True,
                    dashed=True,
                ),
                *(Series(name, _numbers(values), dashed=True) for name, values in sizing.beside),
            ),
            unit=wording.text("technical.demand.unit"),
            band=(_numbers(sizing.low.transactions), _numbers(sizing.high.transactions)),
        ),
        wording.text("technical.demand.chart_alt", **facts),
        wording("technical.source.demand", drivers=facts["drivers"]),
    )
    yield Paragraph(
        "technical.needs.size_text",
        wording(
            f"technical.demand.size_text_{size}",
            rate=_rough(base.rate[last], wording),
            high_rate=_rough(sizing.high.rate[last], wording),
            stored=_rough(base.stored[last], wording),
            downtime=_rough(sizing.downtime, wording),
        ),
    )
    yield _by_year(sizing, wording, size)
    yield from _recovery(sizing, wording)
    yield from _gaps(sizing, wording)


def _by_year(sizing: SizingResult, wording: Wording, size: str) -> Table:
    base, high = sizing.base, sizing.high
    heads = ["year", "transactions", "rate", "high_rate", "stored", "line"]
    columns = [base.rate, high.rate, base.stored, base.line]
    if base.users is not None and high.users is not None:
        heads.append("users_at_once")
        columns.append(high.users)
    return Table(
        "technical.needs.sizing",
        wording.text(f"technical.demand.size_caption_{size}"),
        tuple(
            Column(wording.text(f"technical.head.{head}"), 1, "left" if head == "year" else "right")
            for head in heads
        ),
        tuple(
            (
                wording.year(sizing.years[year]),
                wording.number(float(base.transactions[year])),
                *(_rough(column[year], wording) for column in columns),
            )
            for year in range(sizing.first, len(sizing.years))
        ),
        wording("technical.source.sizing"),
    )


def _recovery(sizing: SizingResult, wording: Wording) -> Iterator[Paragraph]:
    if sizing.recovery_point is not None and sizing.recovery_time is not None:
        yield Paragraph(
            "technical.needs.recovery",
            wording(
                "technical.demand.recovery",
                lost=wording.number(sizing.recovery_point),
                back=wording.number(sizing.recovery_time),
            ),
        )


def _gaps(sizing: SizingResult, wording: Wording) -> Iterator[Block]:
    """Required less what is there, by type, where both are known."""
    gaps = sizing.gaps
    if not gaps:
        yield Paragraph("technical.needs.capacity_open", wording("technical.demand.capacity_open"))
        return
    short = [gap for gap in gaps if gap.lacking > 0]
    yield Paragraph(
        "technical.needs.capacity_text",
        wording(
            "technical.demand.capacity_text",
            known=wording.number(len(gaps)),
            short=wording.list([gap.existing.name for gap in short]),
        )
        if short
        else wording("technical.demand.capacity_enough", known=wording.number(len(gaps))),
    )
    heads = ("there", "asked", "asked_high", "lacking")
    yield Table(
        "technical.needs.capacity",
        wording.text(
            "technical.demand.capacity_caption",
            short=wording.number(len(short)),
            known=wording.number(len(gaps)),
        )
        if short
        else wording.text("technical.demand.capacity_caption_none"),
        (
            Column(wording.text("technical.head.infrastructure"), 2.4),
            Column(wording.text("technical.head.unit"), 1.6),
            *(Column(wording.text(f"technical.head.{head}"), 1, "right") for head in heads),
        ),
        tuple(
            (
                gap.existing.name,
                wording.text(f"technical.capacity.{gap.existing.kind}"),
                *(
                    _amount(gap, value, wording)
                    for value in (gap.current, gap.required, gap.high, gap.lacking)
                ),
            )
            for gap in gaps
        ),
        wording("technical.source.capacity", year=wording.year(sizing.years[-1])),
    )


def _amount(gap: CapacityGap, value: float, wording: Wording) -> str:
    if gap.existing.kind == "availability":
        return wording.share(value, 1)
    return wording.number(value) if value == 0 else _rough(value, wording)


def _numbers(values: Floats) -> Numbers:
    """Yearly values of a chart; years before the service are a gap, not a zero."""
    return tuple(float(value) if value > 0 else None for value in values)


def _rough(value: float, wording: Wording) -> str:
    """Two significant figures: a size that rests on assumptions carries no more."""
    return wording.number(float(f"{float(value):.2g}"))
