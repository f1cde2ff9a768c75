"""Sub-item 1.1 as blocks: the population as counted and as it may become."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import Pending
from fs_toolkit.document.blocks import Block, Cell, Chart, Column, Paragraph, Spans, Table, spans
from fs_toolkit.document.cells import capital, cited
from fs_toolkit.document.wording import Wording
from fs_toolkit.environment.inputs import EnvironmentInputs
from fs_toolkit.environment.report.charts import population_line
from fs_toolkit.environment.result import EnvironmentResult, Outlook

COLUMNS: tuple[tuple[str, float, Literal["left", "right"]], ...] = (
    ("year", 0.8, "left"),
    ("kind", 1.3, "left"),
    ("low", 1.3, "right"),
    ("base", 1.3, "right"),
    ("high", 1.3, "right"),
    ("growth", 1.2, "right"),
    ("definition", 3.2, "left"),
)


def people(
    inputs: EnvironmentInputs, basis: Basis, result: EnvironmentResult, wording: Wording
) -> Iterator[Block]:
    """Counts, growth between them, and the projection with its range."""
    outlook = result.population
    if outlook is None:
        return
    sources = _sources(inputs, basis)
    low, base, high = outlook.at(outlook.years[-1])
    words = {
        "low": wording.number(low),
        "base": wording.number(base),
        "high": wording.number(high),
        "growth_low": wording.share(outlook.growth[0]),
        "growth": wording.share(outlook.growth[1]),
        "growth_high": wording.share(outlook.growth[2]),
        "until": wording.year(outlook.years[-1]),
    }
    titled = {name: words[name] for name in ("low", "high", "until")}
    past: Spans = ()
    if outlook.observed_growth is not None:
        start = outlook.observed[-2]
        past = wording(
            "environment.population.past",
            first=wording.year(start[0]),
            last=wording.year(outlook.observed[-1][0]),
            observed=wording.share(outlook.observed_growth),
        )
        past = (*past, *spans(" "))
    yield Paragraph(
        "environment.population.intro",
        (*past, *wording("environment.population.intro", **words)),
    )
    yield _table(inputs, basis, result, outlook, wording)
    yield Chart(
        "environment.population",
        wording.text(
            "environment.population.caption",
            city=basis.about.city,
            base=words["base"],
            until=words["until"],
        ),
        population_line(outlook, wording.text("environment.population.title", **titled), wording),
        wording.text("environment.population.alt", **words),
        source=cited(wording("environment.population.source"), sources),
    )


def _sources(inputs: EnvironmentInputs, basis: Basis) -> tuple[str, ...]:
    outlook = inputs.population
    if isinstance(outlook, Pending):
        return ()
    points = basis.points.get(outlook.series, ())
    base = basis.quantities.get(outlook.base)
    return (*(source for point in points for source in point.source), base.source if base else "")


def _table(
    inputs: EnvironmentInputs,
    basis: Basis,
    result: EnvironmentResult,
    outlook: Outlook,
    wording: Wording,
) -> Table:
    """Each count and estimate with its definition, then the projection at go-live and at its end."""
    defined = {
        line.row.year: line
        for line in reversed(result.profile)
        if line.row.measure == "population" and line.row.scope == "city"
    }
    growth = {end: rate for _, end, rate in outlook.growth_between}
    body: list[tuple[str | Spans | Cell, ...]] = []
    for year, count in outlook.observed:
        line = defined.get(year)
        definition: Spans = (
            cited(line.row.definition or wording.dash, line.source)
            if line
            else spans(wording.text("environment.people.counted"))
        )
        body.append(
            (
                wording.year(year),
                capital(wording.text(f"report.kind.{line.kind}")) if line else wording.dash,
                wording.dash if year != outlook.years[0] else wording.number(outlook.low[0], 0),
                wording.number(count, 0),
                wording.dash if year != outlook.years[0] else wording.number(outlook.high[0], 0),
                wording.share(growth[year]) if year in growth else wording.dash,
                definition,
            )
        )
    live = round(basis.value(basis.settings.go_live))
    wanted = {outlook.years[-1], *([live] if live in outlook.years else [])} - {outlook.years[0]}
    for year in sorted(wanted):
        low, base, high = outlook.at(year)
        word = "live" if year == live else "end"
        body.append(
            (
                wording.year(year),
                wording.text("environment.people.projection"),
                wording.number(low),
                wording.number(base),
                wording.number(high),
                wording.share(outlook.growth[1]),
                wording.text(f"environment.people.{word}"),
            )
        )
    columns = tuple(
        Column(wording.text(f"environment.people.{name}"), width, side)
        for name, width, side in COLUMNS
    )
    first, last = outlook.observed[0], outlook.years[-1]
    return Table(
        "environment.people",
        wording.text(
            "environment.people.caption",
            city=basis.about.city,
            start=wording.number(first[1], 0),
            first=wording.year(first[0]),
            end=wording.number(outlook.base[-1]),
            last=wording.year(last),
        ),
        columns,
        tuple(body),
        source=wording("environment.people.source"),
    )
