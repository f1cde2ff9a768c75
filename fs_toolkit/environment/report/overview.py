"""Sub-item 1.1 as blocks: the city in figures, the country's index, PESTEL, what came later."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import Pending
from fs_toolkit.document.blocks import (
    Block,
    Cell,
    Chart,
    Column,
    Heading,
    Missing,
    Note,
    Paragraph,
    Spans,
    Table,
    spans,
)
from fs_toolkit.document.cells import cited, unanswered
from fs_toolkit.document.prose import prose
from fs_toolkit.document.wording import Wording
from fs_toolkit.environment.inputs import EnvironmentInputs
from fs_toolkit.environment.report.charts import population_line
from fs_toolkit.environment.report.index import index, pestel, place
from fs_toolkit.environment.report.later import afterwards
from fs_toolkit.environment.result import EnvironmentResult, Outlook, ProfileLine


def overview(
    inputs: EnvironmentInputs, basis: Basis, result: EnvironmentResult, wording: Wording
) -> Iterator[Block]:
    """Sub-item 1.1."""
    yield Heading("environment.overview", 2, wording.text("environment.overview.heading"))
    yield Paragraph("environment.overview.answer", _answer(basis, result, wording), "answer")
    yield from prose(inputs.overview, "environment.overview.text")
    yield from _profile(inputs, basis, result, wording)
    if result.population:
        yield from _population(_sources(inputs, basis), basis, result.population, wording)
    yield from unanswered("environment.population.pending", inputs, "population", wording)
    yield from index(inputs, result, wording)
    yield from pestel(inputs, wording)
    yield from afterwards(inputs, basis, result, wording)


def _answer(basis: Basis, result: EnvironmentResult, wording: Wording) -> Spans:
    outlook, comparison = result.population, result.index
    if outlook is None or comparison is None:
        return wording("environment.overview.answer_pending", city=basis.about.city)
    return wording(
        "environment.overview.answer",
        city=basis.about.city,
        country=basis.about.country,
        people=wording.number(outlook.base[0]),
        year=wording.year(outlook.years[0]),
        growth=wording.share(outlook.growth[1]),
        place=place(comparison.parts[0].ratio, wording),
        count=wording.number(len(comparison.peers)),
        part=wording.text(f"environment.index.part.{comparison.weakest.name}"),
        consequence=wording(f"environment.overview.consequence.{comparison.weakest.name}"),
    )


def _profile(
    inputs: EnvironmentInputs, basis: Basis, result: EnvironmentResult, wording: Wording
) -> Iterator[Block]:
    heading = wording.text("environment.profile.heading")
    yield Heading("environment.profile_part", 3, heading)
    yield from unanswered("environment.profile.pending", inputs, "profile", wording)
    if result.profile:
        national = sum(line.row.scope == "country" for line in result.profile)
        yield Paragraph(
            "environment.profile.intro",
            wording(
                "environment.profile.intro",
                city=basis.about.city,
                country=basis.about.country,
                count=wording.number(len(result.profile)),
                national=wording.number(national),
            ),
        )
        yield _profile_table(basis, result.profile, wording)
    if result.unanswered:
        yield Missing(
            "environment.profile.unanswered",
            what="; ".join(row.item for row in result.unanswered),
            who="; ".join(dict.fromkeys(row.who for row in result.unanswered if row.who)),
            instrument=wording.text("environment.profile.instrument"),
        )


def _profile_table(basis: Basis, lines: tuple[ProfileLine, ...], wording: Wording) -> Table:
    heads = (("item", 2.4), ("value", 1.6), ("year", 0.7), ("definition", 3.0), ("evidence", 2.0))
    columns = tuple(
        Column(
            wording.text(f"environment.profile.{name}"),
            width,
            "right" if name == "value" else "left",
        )
        for name, width in heads
    )
    table: list[tuple[str | Spans | Cell, ...]] = []
    for topic in dict.fromkeys(line.row.topic for line in lines):
        name = wording.text(f"environment.topic.{topic}")
        table.append((Cell(spans(name), shade=1, bold=True, columns=len(columns)),))
        table.extend(
            _profile_row(basis, line, wording) for line in lines if line.row.topic == topic
        )
    return Table(
        "environment.profile",
        wording.text("environment.profile.caption", city=basis.about.city),
        columns,
        tuple(table),
        source=wording("environment.profile.source"),
    )


def _profile_row(
    basis: Basis, line: ProfileLine, wording: Wording
) -> tuple[str | Spans | Cell, ...]:
    row = line.row
    scope = wording.text("environment.profile.national", item=row.item, country=basis.about.country)
    defined: Spans = spans(row.definition or wording.dash)
    if row.note:
        defined = (*defined, Note(spans(row.note)))
    return (
        scope if row.scope == "country" else row.item,
        f"{wording.number(line.value, row.digits)} {row.unit}".strip(),
        wording.year(row.year),
        defined,
        cited(wording.text(f"report.kind.{line.kind}"), line.source),
    )


def _sources(inputs: EnvironmentInputs, basis: Basis) -> tuple[str, ...]:
    outlook = inputs.population
    if isinstance(outlook, Pending):
        return ()
    points = basis.points.get(outlook.series, ())
    base = basis.quantities.get(outlook.base)
    return (*(source for point in points for source in point.source), base.source if base else "")


def _population(
    sources: tuple[str, ...], basis: Basis, outlook: Outlook, wording: Wording
) -> Iterator[Block]:
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
    if outlook.observed_growth is not None:
        start = outlook.observed[-2]
        past = wording(
            "environment.population.past",
            first=wording.year(start[0]),
            last=wording.year(outlook.observed[-1][0]),
            observed=wording.share(outlook.observed_growth),
        )
        yield Paragraph("environment.population.past", past)
    yield Paragraph(
        "environment.population.intro", wording("environment.population.intro", **words)
    )
    yield Chart(
        "environment.population",
        wording.text(
            "environment.population.caption",
            city=basis.about.city,
            base=words["base"],
            until=words["until"],
        ),
        population_line(
            outlook, wording.text("environment.population.title", city=basis.about.city), wording
        ),
        wording.text("environment.population.alt", **words),
        source=cited(wording("environment.population.source"), sources),
    )
