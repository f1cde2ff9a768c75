"""Sub-item 1.1 as blocks: the city in figures, the country's index, PESTEL, what came later."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.document.blocks import Block, Heading, Paragraph, Spans
from fs_toolkit.document.cells import in_sentence, unanswered
from fs_toolkit.document.prose import prose
from fs_toolkit.document.wording import Wording
from fs_toolkit.environment.inputs import EnvironmentInputs
from fs_toolkit.environment.report.index import index, place
from fs_toolkit.environment.report.later import afterwards
from fs_toolkit.environment.report.people import people
from fs_toolkit.environment.report.pestel import pestel
from fs_toolkit.environment.report.profile import profile
from fs_toolkit.environment.result import EnvironmentResult


def overview(
    inputs: EnvironmentInputs, basis: Basis, result: EnvironmentResult, wording: Wording
) -> Iterator[Block]:
    """Sub-item 1.1."""
    yield Heading("environment.overview", 2, wording.text("environment.overview.heading"))
    yield Paragraph("environment.overview.answer", _answer(basis, result, wording), "answer")
    yield from prose(inputs.overview, "environment.overview.text")
    yield from profile(inputs, basis, result, wording)
    yield from people(inputs, basis, result, wording)
    yield from unanswered("environment.population.pending", inputs, "population", wording)
    yield from index(inputs, basis, result, wording)
    yield from pestel(inputs, basis, result, wording)
    yield from afterwards(inputs, basis, result, wording)


def _answer(basis: Basis, result: EnvironmentResult, wording: Wording) -> Spans:
    outlook, comparison = result.population, result.index
    if outlook is None or comparison is None:
        return wording("environment.overview.answer_pending", city=basis.about.city)
    return wording(
        "environment.overview.answer",
        city=basis.about.city,
        country=in_sentence(basis.about.country, wording.language),
        people=wording.number(outlook.base[0]),
        year=wording.year(outlook.years[0]),
        growth=wording.share(outlook.growth[1]),
        place=place(comparison.parts[0].ratio, wording),
        count=wording.number(len(comparison.peers)),
        part=wording.text(f"environment.index.part.{comparison.weakest.name}"),
        consequence=wording(f"environment.overview.consequence.{comparison.weakest.name}"),
    )
