"""The box "What happened afterwards": later facts, and how the study stands beside them."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import Block, Bullets, Callout, Chart, Paragraph, Spans
from fs_toolkit.document.cells import cited
from fs_toolkit.document.wording import Wording
from fs_toolkit.environment.indices import peer_ratio
from fs_toolkit.environment.inputs import EnvironmentInputs
from fs_toolkit.environment.report.charts import index_series
from fs_toolkit.environment.report.index import place
from fs_toolkit.environment.result import EnvironmentResult, LaterTest


def afterwards(
    inputs: EnvironmentInputs, basis: Basis, result: EnvironmentResult, wording: Wording
) -> Iterator[Block]:
    """Facts after the cut-off; none of them sets a value of the study."""
    tests = {test.fact.id: test for test in result.tests}
    items = tuple(
        (
            *cited(f"{fact.year}: {fact.fact}", fact.source),
            *(_test(tests[fact.id], wording) if fact.id in tests else ()),
        )
        for fact in sorted(rows(inputs.later), key=lambda fact: fact.year)
    )
    cutoff = basis.about.information_cutoff
    if items:
        intro = Paragraph(
            "environment.later.intro",
            wording("environment.later.intro", cutoff=wording.date(cutoff)),
        )
        yield Callout(
            "environment.later",
            wording.text("report.box.afterwards"),
            (intro, Bullets("environment.later.facts", items)),
        )
    if result.later_editions:
        yield from _editions(inputs, basis, result, wording)


def _test(test: LaterTest, wording: Wording) -> Spans:
    difference = test.expected / test.found - 1 if test.found else 0.0
    words = {
        "expected": wording.number(test.expected),
        "difference": wording.share(abs(difference)),
        "side": wording.text(
            "environment.later.low" if difference < 0 else "environment.later.high"
        ),
    }
    if test.low is None or test.high is None:
        return wording("environment.later.value", **words)
    verdict = "within" if test.within else "outside"
    return wording(
        "environment.later.range",
        low=wording.number(test.low),
        high=wording.number(test.high),
        verdict=wording.text(f"environment.later.{verdict}"),
        **words,
    )


def _editions(
    inputs: EnvironmentInputs, basis: Basis, result: EnvironmentResult, wording: Wording
) -> Iterator[Block]:
    own = [row for row in result.later_editions if row.role == "own"]
    if not own:
        return
    last = max(own, key=lambda row: row.year)
    cutoff = wording.date(basis.about.information_cutoff)
    words = {
        "country": last.country,
        "year": wording.year(last.year),
        "rank": wording.number(last.rank),
        "cutoff": cutoff,
    }
    peers = [
        row.egdi for row in result.later_editions if row.role == "peer" and row.year == last.year
    ]
    standing = place(peer_ratio(last.egdi, peers), wording) if peers else wording.dash
    breaks = [row for row in own if row.note]
    yield Paragraph("environment.later.editions", wording("environment.later.editions", **words))
    if breaks:
        noted = "; ".join(f"{row.year}: {row.note}" for row in breaks)
        yield Paragraph(
            "environment.later.breaks", wording("environment.later.breaks", breaks=noted)
        )
    editions = rows(inputs.indices)
    sources = (source for row in editions if row.role == "own" for source in row.source)
    yield Chart(
        "environment.index_series",
        wording.text(
            "environment.later.caption",
            country=last.country,
            year=words["year"],
            place=standing,
        ),
        index_series(
            editions,
            basis.about.information_cutoff.year,
            wording.text("environment.later.title", rank=words["rank"], year=words["year"]),
            wording,
        ),
        wording.text("environment.later.alt", **words),
        source=cited(wording("environment.later.source", cutoff=cutoff), sources),
    )
