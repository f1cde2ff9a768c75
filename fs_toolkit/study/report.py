"""A study as a report: the blocks of all sections in order, with names turned into words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from fs_toolkit import __version__
from fs_toolkit.core.findings import Finding, Place
from fs_toolkit.core.model import Prose, rows
from fs_toolkit.core.units import BUILT_IN
from fs_toolkit.core.waivers import divided, waivers_are_about_something
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
from fs_toolkit.document.source_notes import with_source_notes
from fs_toolkit.document.traverse import block_text, every_block, words_of
from fs_toolkit.document.untranslated import marked_untranslated
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.report import report as economics
from fs_toolkit.environment.report import report as environment
from fs_toolkit.legal.report import report as legal
from fs_toolkit.proposal.report import report as proposal
from fs_toolkit.proposal.report.safeguards import report_safeguards
from fs_toolkit.review.completeness import Completeness, by_section, completeness
from fs_toolkit.review.plan import data_request, work_plan
from fs_toolkit.review.questions import Question
from fs_toolkit.study.annexes import EARLY, annexes
from fs_toolkit.study.elsewhere import after_adoption, elsewhere
from fs_toolkit.study.fictional import marked, notice, status
from fs_toolkit.study.inputs import prose_of
from fs_toolkit.study.open_questions import all_questions
from fs_toolkit.study.stages import early_summary, staged, without_lost_references
from fs_toolkit.study.translation_rules import texts_are_translated
from fs_toolkit.study.values import values
from fs_toolkit.summary.annexes import references
from fs_toolkit.summary.basics import basics
from fs_toolkit.summary.checks import (
    a_final_report_answers_the_decision,
    numbers_of_the_summary_stand_in_the_chapters,
)
from fs_toolkit.summary.decision import ASKED_FOR, decision_rows
from fs_toolkit.summary.details import Detail, parted
from fs_toolkit.summary.executive import executive
from fs_toolkit.summary.glossary import abbreviations_are_explained
from fs_toolkit.summary.guideline import guideline
from fs_toolkit.technical.report import report as technical

if TYPE_CHECKING:
    from fs_toolkit.study.translating import Translated
    from fs_toolkit.study.wiring import Study


def compose(
    study: Study,
    language: str,
    words: Translated | None = None,
    told: Callable[[Sequence[Block]], None] | None = None,
) -> tuple[Report, tuple[Finding, ...]]:
    """The report of a study, and what was found while names became words.

    Parameters
    ----------
    study : Study
        Its own texts in the language of the report, as far as they are translated.
    language : str
        Of the generated sentences.
    words : Translated, optional
        What is lacking of them; nothing where the report is in the study's own language.
    told : callable, optional
        Is given the blocks of each section as soon as there are some.
    """
    wording = Wording.read(language)
    about = study.basis.about
    chapters: tuple[Block, ...] = ()
    for section in _chapters(study, wording):
        blocks = tuple(section)
        if told is not None:
            told(blocks)
        chapters += blocks
    asked = all_questions(study.inputs, wording)
    counted = completeness(asked)
    before = (*_summary(study, counted, wording), *_early(study, asked, counted, wording))
    body = (*before, *staged(chapters, about.stage, counted, wording))
    body = without_lost_references(body, chapters, wording)
    body, moved = parted(body)
    waivers = rows(study.inputs.waivers)
    known = (*study.findings, *(each.finding for each in study.waived), *study.of_draws)
    lacking = tuple(texts_are_translated(words, about.language, language)) if words else ()
    known = (*known, *lacking)
    texts = words.words if words else {}
    done, found, notes = _resolved(study, body, moved, known, counted, wording, texts)
    if found:  # the annex of limitations tells of them too
        done, again, notes = _resolved(
            study, body, moved, (*known, *found), counted, wording, texts
        )
        found = (*found, *(each for each in again if each not in found))
    leftover = tuple(waivers_are_about_something(waivers, (*known, *found)))
    findings, _ = divided((*lacking, *found, *leftover), waivers)
    if words:
        lacks = [each.text for each in words.missing if not each.is_prose]
        done = marked_untranslated(done, lacks, about.language)
    run: tuple[tuple[str, str], ...] = (
        (wording.text("report.front.in_force_at"), wording.date(about.in_force_at)),
        (wording.text("report.front.information_cutoff"), wording.date(about.information_cutoff)),
        (wording.text("report.run.tool"), f"fs_toolkit {__version__}"),
        (wording.text("report.run.study"), study.fingerprint[:16]),
    )
    if words and words.missing:
        run += (_untranslated(words, about.language, wording),)
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
    report = Report(
        front, done[: len(before)], done[len(before) :], run, names, tuple(notes.items())
    )
    return report, findings


def _untranslated(words: Translated, own: str, wording: Wording) -> tuple[str, str]:
    """How much of the study is not translated, and how it is marked: for the title page."""
    counts = {
        "missing": wording.number(len(words.missing)),
        "all": wording.number(len(words.missing) + words.done),
    }
    name = wording.text(f"report.language.{own}")
    return wording.text("report.front.translation"), wording.text(
        "report.front.untranslated", language=name, **counts
    )


def _resolved(
    study: Study,
    body: tuple[Block, ...],
    moved: tuple[Detail, ...],
    known: Sequence[Finding],
    counted: Completeness,
    wording: Wording,
    texts: Mapping[str, str],
) -> tuple[tuple[Block, ...], tuple[Finding, ...], Mapping[str, str]]:
    """The body and the annexes with names turned into words, and what that found wrong.

    Last, what footnotes of citations may say.
    """
    standing, waived = divided(known, rows(study.inputs.waivers))
    behind, words, letter = annexes(study, body, moved, standing, waived, counted, wording, texts)
    whole = marked((*body, *behind), study.basis.about, wording)
    sources = study.basis.sources
    bibliography = Bibliography(
        {id: sources[id] for id in cited(whole) if id in sources}, wording.language
    )
    places = _places(study, whole)
    notes: Mapping[str, str] = {}
    if study.basis.about.citations == "footnotes":
        whole, notes = with_source_notes(whole, bibliography)
    done, findings = resolve(whole, values(study, wording), bibliography, places)
    findings += abbreviations_are_explained(words.unknown)
    findings += _of_summary(study, done, len(body), wording)
    entries = bibliography.entries(bibliography.used)
    return (*done, *references(entries, wording, letter)), tuple(findings), notes


def _of_summary(
    study: Study, done: tuple[Block, ...], body: int, wording: Wording
) -> Iterator[Finding]:
    """What is wrong with the summary, once names are words."""
    about, given = study.basis.about, study.inputs.summary
    said, others = list[str](), list[str]()
    for block in every_block(done):
        mine = block.id.startswith("summary.messages")
        (said if mine else others).extend(words_of(block) if not mine else [block_text(block)])
    chapters = "\n".join(
        text
        for block in every_block(done)
        if not block.id.startswith("summary.")
        for text in words_of(block)
    )
    place = given.messages.where if isinstance(given.messages, Prose) else Place("summary")
    yield from numbers_of_the_summary_stand_in_the_chapters(place, "\n".join(said), chapters)
    if about.stage == "final":
        rows_ = dict(
            decision_rows(
                given,
                study.inputs.economics,
                study.basis,
                study.results.economics,
                elsewhere(study, wording),
                wording,
            )
        )
        lacks = [
            wording.text(f"summary.decision.row.{name}") for name in ASKED_FOR if name not in rows_
        ]
        open_ = [
            block.what
            for block in every_block(done)
            if isinstance(block, Missing) and block.id.startswith("summary.")
        ]
        yield from a_final_report_answers_the_decision(about, lacks, open_)


def _summary(study: Study, counted: Completeness, wording: Wording) -> Iterator[Block]:
    inputs, results = study.inputs, study.results
    if study.basis.about.stage in EARLY:
        yield from early_summary(study.basis.about, wording)
        return
    yield from executive(
        inputs.summary,
        inputs.economics,
        study.basis,
        results.economics,
        elsewhere(study, wording),
        wording,
    )


def _early(
    study: Study, asked: Sequence[Question], counted: Completeness, wording: Wording
) -> Iterator[Block]:
    """How much is answered, and in an inception report how work goes on and what is asked of whom."""
    stage = study.basis.about.stage
    if counted.is_early(stage) or stage in EARLY:
        yield from by_section(counted, wording)
    if stage in EARLY:
        yield from work_plan(asked, wording)
        yield from data_request(asked, wording)


def _chapters(study: Study, wording: Wording) -> Iterator[Iterable[Block]]:
    """The chapters, section by section."""
    inputs, basis, results = study.inputs, study.basis, study.results
    yield environment(inputs.environment, basis, results.environment, wording)
    yield technical(inputs.technical, basis, results.technical, wording)
    yield legal(inputs.legal, basis, results.legal, wording)
    yield proposal(inputs.proposal, basis, results.proposal, wording)
    safeguards = report_safeguards(inputs.proposal, basis, results.proposal.safeguards, wording)
    yield economics(
        inputs.economics, basis, results.economics, wording, safeguards=tuple(safeguards)
    )
    yield basics(inputs.summary, wording)
    after = after_adoption(study, wording)
    yield guideline(inputs.summary, basis, results.economics, after, wording)


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
