"""Demand and size as blocks: the chart of volumes, capacity by year, counts at the counters."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.document.blocks import Block, Chart, Column, Heading, Paragraph, Table
from fs_toolkit.document.cells import unanswered
from fs_toolkit.document.charts import LineChart, Numbers, Series
from fs_toolkit.document.wording import Wording
from fs_toolkit.technical.analysis.needs import NeedsResult, SizingResult
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.sizing import Floats

SMALL = 20.0
"""Requests a second that one ordinary server answers; below it, load decides nothing."""


def report_demand(
    inputs: TechnicalInputs, basis: Basis, needs: NeedsResult, wording: Wording
) -> Iterator[Block]:
    """How much will come, and how large the system must be for it."""
    yield Heading("technical.needs.demand", 3, wording.text("technical.demand.title"))
    yield from unanswered("technical.needs.sizing_open", inputs, "sizing", wording)
    if needs.sizing is not None:
        yield from _sized(needs.sizing, wording)
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


def _sized(sizing: SizingResult, wording: Wording) -> Iterator[Block]:
    last, base = -1, sizing.base
    facts = {
        "low": wording.number(float(sizing.low.transactions[last])),
        "base": wording.number(float(base.transactions[last])),
        "high": wording.number(float(sizing.high.transactions[last])),
        "year": wording.year(sizing.years[last]),
        "drivers": wording.list(sizing.drivers),
    }
    yield Paragraph("technical.needs.demand_text", wording("technical.demand.text", **facts))
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
            "technical.demand.size_text",
            rate=wording.number(float(base.rate[last])),
            high_rate=wording.number(float(sizing.high.rate[last])),
            stored=wording.number(float(base.stored[last])),
            downtime=wording.number(sizing.downtime),
        ),
    )
    heads = ("year", "transactions", "rate", "high_rate", "stored", "line")
    yield Table(
        "technical.needs.sizing",
        wording.text("technical.demand.size_caption"),
        tuple(
            Column(wording.text(f"technical.head.{head}"), 1, "left" if head == "year" else "right")
            for head in heads
        ),
        tuple(
            (
                wording.year(sizing.years[year]),
                wording.number(float(base.transactions[year])),
                wording.number(float(base.rate[year])),
                wording.number(float(sizing.high.rate[year])),
                wording.number(float(base.stored[year])),
                wording.number(float(base.line[year])),
            )
            for year in range(sizing.first, len(sizing.years))
        ),
        wording("technical.source.sizing"),
    )


def _numbers(values: Floats) -> Numbers:
    """Yearly values of a chart; years before the service are a gap, not a zero."""
    return tuple(float(value) if value > 0 else None for value in values)
