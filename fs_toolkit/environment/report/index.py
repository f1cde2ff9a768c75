"""Sub-item 1.1 as blocks, second part: the country's e-government index, and PESTEL."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import Block, Column, Heading, Paragraph, Table
from fs_toolkit.document.cells import capital, cited, unanswered
from fs_toolkit.document.wording import Wording
from fs_toolkit.environment.inputs import EnvironmentInputs
from fs_toolkit.environment.result import EnvironmentResult, IndexComparison


def index(
    inputs: EnvironmentInputs, result: EnvironmentResult, wording: Wording
) -> Iterator[Block]:
    """Country's e-government index beside its peers, in the editions known at the cut-off."""
    yield Heading("environment.index_part", 3, wording.text("environment.index.heading"))
    yield from unanswered("environment.index.pending", inputs, "indices", wording)
    if result.index:
        yield from _comparison(result.index, wording)


def place(ratio: float, wording: Wording) -> str:
    """How far above or below the mean of the peers: "11 % above"."""
    key = "above" if ratio >= 1 else "below"
    return wording.text(f"environment.overview.{key}", share=wording.share(abs(ratio - 1)))


def _comparison(index: IndexComparison, wording: Wording) -> Iterator[Block]:
    first, last = index.own[0], index.own[-1]
    years = {"first": wording.year(first.year), "last": wording.year(last.year)}
    yield Paragraph(
        "environment.index.intro",
        wording(
            "environment.index.intro",
            country=last.country,
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
        Column(wording.text("environment.index.leader", year=years["last"]), 1.5, "right"),
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
    editions = tuple(dict.fromkeys(source for row in index.own for source in row.source))
    words = wording("environment.index.source", peers=wording.list(index.peers))
    yield Table(
        "environment.index",
        wording.text(
            "environment.index.caption",
            country=country,
            weakest=wording.text(f"environment.index.part.{index.weakest.name}"),
        ),
        columns,
        table,
        source=cited(words, editions),
    )


def pestel(inputs: EnvironmentInputs, wording: Wording) -> Iterator[Block]:
    """Facts around the project and what follows from each."""
    yield Heading("environment.pestel_part", 3, wording.text("environment.pestel.heading"))
    yield from unanswered("environment.pestel.pending", inputs, "pestel", wording)
    items = rows(inputs.pestel)
    if not items:
        return
    helps = sum(item.effect == "helps" for item in items)
    yield Paragraph(
        "environment.pestel.intro",
        wording(
            "environment.pestel.intro",
            count=wording.number(len(items)),
            helps=wording.number(helps),
            hinders=wording.number(len(items) - helps),
        ),
    )
    names = ("dimension", "fact", "effect", "bearing")
    columns = tuple(
        Column(wording.text(f"environment.pestel.{name}"), width)
        for name, width in zip(names, (1.3, 3.4, 0.9, 3.4), strict=True)
    )
    table = tuple(
        (
            wording.text(f"environment.dimension.{item.dimension}"),
            cited(item.fact, item.source),
            wording.text(f"environment.effect.{item.effect}"),
            item.bearing,
        )
        for item in items
    )
    yield Table(
        "environment.pestel",
        wording.text("environment.pestel.caption", hinders=wording.number(len(items) - helps)),
        columns,
        table,
        source=wording("environment.pestel.source"),
    )
