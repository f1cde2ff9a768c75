"""Sub-item 1.1 as blocks, second part: the country's e-government index beside its peers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import Block, Chart, Column, Heading, Paragraph, Spans, Table
from fs_toolkit.document.cells import capital, cited, in_sentence, made_up, unanswered
from fs_toolkit.document.wording import Wording
from fs_toolkit.environment.inputs import EnvironmentInputs
from fs_toolkit.environment.inputs.overview import IndexEdition
from fs_toolkit.environment.report.charts import index_series
from fs_toolkit.environment.result import EnvironmentResult, IndexComparison


def index(
    inputs: EnvironmentInputs, basis: Basis, result: EnvironmentResult, wording: Wording
) -> Iterator[Block]:
    """Country's e-government index beside its peers, in the editions known at the cut-off."""
    yield Heading("environment.index_part", 3, wording.text("environment.index.heading"))
    yield from unanswered("environment.index.pending", inputs, "indices", wording)
    if result.index is None:
        return
    yield from _comparison(rows(inputs.indices), result.index, basis, wording)
    if result.index.breaks:
        yield Paragraph("environment.index.break", _broken(result.index, wording))
    if all(
        row.role != "own" for row in result.later_editions
    ):  # else the series stands in the box of later facts
        yield _series(rows(inputs.indices), result.index, basis, wording)


def place(ratio: float, wording: Wording) -> str:
    """How far above or below the mean of the peers: "11 % above"."""
    key = "above" if ratio >= 1 else "below"
    return wording.text(f"environment.overview.{key}", share=wording.share(abs(ratio - 1)))


def _comparison(
    editions: Sequence[IndexEdition], index: IndexComparison, basis: Basis, wording: Wording
) -> Iterator[Block]:
    first, last = index.own[0], index.own[-1]
    years = {"first": wording.year(first.year), "last": wording.year(last.year)}
    yield Paragraph(
        "environment.index.intro",
        wording(
            "environment.index.intro",
            country=capital(in_sentence(last.country, wording.language)),
            count=wording.number(len(index.peers)),
            first_place=place(index.first_ratio, wording),
            last_place=place(index.parts[0].ratio, wording),
            first_rank=wording.number(first.rank),
            last_rank=wording.number(last.rank),
            weakest=wording.text(f"environment.index.part.{index.weakest.name}"),
            strongest=wording.text(f"environment.index.part.{index.strongest.name}"),
            **years,
        ),
    )
    country = last.country
    columns = (
        Column(wording.text("environment.index.part_head"), 3),
        Column(
            wording.text("environment.index.own", country=country, year=years["first"]),
            1.5,
            "right",
        ),
        Column(
            wording.text("environment.index.own", country=country, year=years["last"]), 1.5, "right"
        ),
        Column(wording.text("environment.index.peers", year=years["last"]), 1.5, "right"),
        Column(wording.text("environment.index.ratio", country=country), 1.5, "right"),
        Column(_beside(index, years["last"], wording), 1.5, "right"),
    )
    table = tuple(
        (
            capital(wording.text(f"environment.index.part.{part.name}")),
            wording.number(part.first, 3),
            wording.number(part.last, 3),
            wording.number(part.peers, 3),
            wording.number(part.ratio, 2),
            wording.number(part.leader, 3),
        )
        for part in index.parts
    )
    sources = tuple(dict.fromkeys(source for row in index.own for source in row.source))
    words = wording("environment.index.source", peers=wording.list(index.peers))
    caption = wording.text(
        "environment.index.caption",
        country=capital(in_sentence(country, wording.language)),
        weakest=wording.text(f"environment.index.part.{index.weakest.name}"),
    )
    yield Table(
        "environment.index",
        made_up(caption, editions, basis.about.city, wording),
        columns,
        table,
        source=cited(words, sources),
    )


def _beside(index: IndexComparison, year: str, wording: Wording) -> str:
    """The head of the column of the country shown beside: its name, for it need not lead that year."""
    if index.leader:
        return wording.text("environment.index.own", country=index.leader, year=year)
    return wording.text("environment.index.leader", year=year)


def _broken(index: IndexComparison, wording: Wording) -> Spans:
    """Which editions measure otherwise, and what may still be compared across them."""
    noted = "; ".join(
        wording.text(
            f"environment.index.breaks.{row.breaks}",
            year=wording.year(row.year),
            note=row.note or wording.dash,
        )
        for row in index.breaks
    )
    return wording("environment.index.break", breaks=noted)


def _series_title(index: IndexComparison, wording: Wording) -> str:
    first, last = index.own[0], index.own[-1]
    return wording.text(
        "environment.index.series_title",
        first=wording.year(first.year),
        last=wording.year(last.year),
        first_rank=wording.number(first.rank),
        last_rank=wording.number(last.rank),
    )


def _series(
    editions: Sequence[IndexEdition], index: IndexComparison, basis: Basis, wording: Wording
) -> Chart:
    """The index of the country, its peers and the leader, edition by edition."""
    first, last = index.own[0], index.own[-1]
    caption = wording.text(
        "environment.index.series",
        country=capital(in_sentence(last.country, wording.language)),
        first=wording.year(first.year),
        last=wording.year(last.year),
        first_place=place(index.first_ratio, wording),
        last_place=place(index.parts[0].ratio, wording),
    )
    sources = (source for row in index.own for source in row.source)
    return Chart(
        "environment.index_series",
        made_up(caption, editions, basis.about.city, wording),
        index_series(
            editions,
            basis.about.information_cutoff.year,
            _series_title(index, wording),
            wording,
        ),
        wording.text(
            "environment.index.alt",
            country=last.country,
            first=wording.year(first.year),
            last=wording.year(last.year),
            rank=wording.number(last.rank),
        ),
        source=cited(wording("environment.index.series_source"), sources),
    )
