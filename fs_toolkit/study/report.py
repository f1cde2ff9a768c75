"""A study as a report: the blocks of all sections in order, with names turned into words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from fs_toolkit import __version__
from fs_toolkit.core.findings import Finding, Place
from fs_toolkit.core.model import Prose
from fs_toolkit.core.units import BUILT_IN
from fs_toolkit.document.blocks import (
    Block,
    Bullets,
    FrontMatter,
    Heading,
    Missing,
    Paragraph,
    Report,
)
from fs_toolkit.document.citations import Bibliography
from fs_toolkit.document.prose import prose, prose_places
from fs_toolkit.document.resolve import cited, resolve
from fs_toolkit.document.traverse import every_block
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.report import report as economics
from fs_toolkit.environment.report import report as environment
from fs_toolkit.legal.report import report as legal
from fs_toolkit.proposal.report import report as proposal
from fs_toolkit.review.completeness import by_section, by_sub_item, completeness
from fs_toolkit.study.elsewhere import elsewhere
from fs_toolkit.study.fictional import marked, notice, status
from fs_toolkit.study.inputs import prose_of, words_for_ids
from fs_toolkit.study.open_questions import all_questions
from fs_toolkit.study.values import values
from fs_toolkit.summary.annexes import limitations, references, register
from fs_toolkit.summary.basics import basics
from fs_toolkit.summary.calculation import calculation
from fs_toolkit.summary.executive import executive
from fs_toolkit.summary.pictures import pictures
from fs_toolkit.technical.report import report as technical

if TYPE_CHECKING:
    from fs_toolkit.study.wiring import Study



def compose(study: Study, language: str) -> tuple[Report, tuple[Finding, ...]]:
    """The report of a study, and what was found while names became words."""
    wording = Wording.read(language)
    about = study.basis.about
    counted = completeness(all_questions(study.inputs, wording))
    early = by_section(counted, wording) if counted.is_early(about.stage) else ()
    before = (*_summary(study, wording), *early)
    body = (*before, *_chapters(study, wording))
    done, findings = _resolved(study, body, study.findings, wording)
    if findings:  # the annex of limitations tells of them too
        done, findings = _resolved(study, body, (*study.findings, *findings), wording)
    run = (
        (wording.text("report.front.in_force_at"), wording.date(about.in_force_at)),
        (wording.text("report.front.information_cutoff"), wording.date(about.information_cutoff)),
        (wording.text("report.run.tool"), f"fs_toolkit {__version__}"),
        (wording.text("report.run.study"), study.fingerprint[:16]),
    )
    front = FrontMatter(
        title=about.project,
        subtitle=wording.text("report.front.series"),
        city=about.city,
        country=about.country,
        date="",  # a study has two dates; both stand in the document control
        status=status(about, wording),
        authors=about.authors,
        language=language,
        notice=notice(about, wording),
        control=run,
    )
    names = tuple((id, row.name) for id, row in study.basis.quantities.items())
    names += tuple((id, wording.text(f"economics.built_in.{id}")) for id in BUILT_IN)
    report = Report(front, done[: len(before)], done[len(before) :], run, names)
    return report, findings


def _resolved(
    study: Study, body: tuple[Block, ...], known: Sequence[Finding], wording: Wording
) -> tuple[tuple[Block, ...], tuple[Finding, ...]]:
    """The body and the annexes with names turned into words, and what that found wrong."""
    composed = (*body, *_annexes(study, body, known, wording))
    whole = marked(composed, study.basis.about, wording)
    sources = study.basis.sources
    bibliography = Bibliography(
        {id: sources[id] for id in cited(whole) if id in sources}, wording.language
    )
    places = _places(study, whole)
    done, findings = resolve(whole, values(study, wording), bibliography, places)
    entries = bibliography.entries(bibliography.used)
    return (*done, *references(entries, wording)), tuple(findings)


def _summary(study: Study, wording: Wording) -> Iterator[Block]:
    inputs, results = study.inputs, study.results
    yield from executive(
        inputs.summary,
        inputs.economics,
        study.basis,
        results.economics,
        elsewhere(study, wording),
        wording,
    )


def _chapters(study: Study, wording: Wording) -> Iterator[Block]:
    inputs, basis, results = study.inputs, study.basis, study.results
    yield from environment(inputs.environment, basis, results.environment, wording)
    yield from technical(inputs.technical, basis, results.technical, wording)
    yield from legal(inputs.legal, basis, results.legal, wording)
    yield from proposal(inputs.proposal, basis, results.proposal, wording)
    yield from economics(inputs.economics, basis, results.economics, wording)
    yield from basics(inputs.summary, wording)


def _annexes(
    study: Study, body: tuple[Block, ...], known: Sequence[Finding], wording: Wording
) -> Iterator[Block]:
    pending = [block for block in every_block(body) if isinstance(block, Missing)]
    yield from register(study.basis, study.results.economics, wording)
    yield from calculation(study.inputs.economics, study.basis, study.results.economics, wording)
    counted = by_sub_item(completeness(all_questions(study.inputs, wording)), wording)
    yield from limitations(known, pending, wording, words_for_ids(study.inputs), tuple(counted))
    yield from pictures(study.inputs.pictures, wording)


def _places(study: Study, whole: tuple[Block, ...]) -> dict[str, Place]:
    """Where prose blocks come from, so that findings in them name file and line.

    A section may print a prose file under any id; it is known by its first part.
    """
    known: dict[Block, Prose] = {}
    for value in prose_of(study.inputs):
        for part in every_block(prose(value, "part")):
            if part.id == "part.1":
                known[replace(part, id="")] = value
    found: dict[str, Place] = {}
    for block in every_block(whole):
        id, _, number = block.id.rpartition(".")
        if number == "1" and isinstance(block, Paragraph | Bullets | Heading):
            source = known.get(replace(block, id=""))
            found.update(prose_places(source, id) if source else {})
    return found
