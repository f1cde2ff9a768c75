"""The report of a study: parts in order, names as words, and where a mistake stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from fs_toolkit.document.blocks import (
    Bullets,
    Callout,
    Cell,
    Group,
    Heading,
    Landscape,
    Missing,
    Note,
    Paragraph,
    Table,
    Text,
    spans,
)
from fs_toolkit.document.inline import plain
from fs_toolkit.document.marked import citations, origin
from fs_toolkit.document.proofreading import SUB_ITEMS
from fs_toolkit.document.source_notes import note_words
from fs_toolkit.document.traverse import block_text, every_block, every_span
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.report.words import figure
from fs_toolkit.study import Study, StudyError
from fs_toolkit.writers.delivery import word_bytes
from fs_toolkit.writers.word.footnotes import footnotes_part
from fs_toolkit.writers.word.lint import lint
from fs_toolkit.writers.word.manifest import read_manifest
from fs_toolkit.writers.word.markup import q
from fs_toolkit.writers.word.package import body_of, opened
from fs_toolkit.writers.word.source_notes import mark_key, source_notes

RESULTS_WITHOUT_A_ROW = {"operation", "rests_on", "schedule"}
"""Kinds of results that prose may name and no table has a row of."""
PROSE = [
    "technical/needs.md",
    "proposal/overview.md",
    "summary/guideline.md",
    "summary/messages.md",
    "economics/afterwards.md",
    "environment/strategy.md",
]


class TestCompose:
    def test_parts_stand_in_order(self, composed):
        first = composed.summary[0]
        assert isinstance(first, Heading)
        assert first.id == "summary"
        chapters = [
            block.id
            for block in every_block(composed.body)
            if isinstance(block, Heading) and block.level == 1
        ]
        assert chapters == [
            *SUB_ITEMS,
            "summary.basics",
            "summary.guideline",
            "annex.evidence",
            "annex.calculation",
            "annex.limitations",
            "annex.crosswalk",
            "annex.edcf",
            "annex.details",
            "annex.glossary",
            "annex.references",
        ]

    def test_nothing_is_left_to_look_up(self, composed):
        kinds = {type(span).__name__ for span in every_span(composed.blocks)}
        assert kinds <= {"Text", "Ref", "Note", "Link"}

    def test_every_cited_source_is_listed_and_no_other(self, composed, studied):
        listed = [
            block.id.removeprefix("annex.reference.")
            for block in composed.body
            if block.id.startswith("annex.reference.")
        ]
        assert len(listed) > 30
        assert set(listed) <= {id[:27] for id in studied.basis.sources}

    def test_every_open_question_stands_in_the_annex(self, composed):
        asked = [block for block in every_block(composed.body) if isinstance(block, Missing)]
        [table] = [
            block for block in every_block(composed.body) if block.id == "annex.pending.table"
        ]
        assert isinstance(table, Table)
        assert len(table.rows) == len(asked) > 5

    def test_front_matter_and_run_record(self, studied):
        report, _ = studied.report("en")
        assert (report.front.city, report.front.title) == ("Hanoi", "Citizen participation system")
        assert "worked example" in report.front.notice
        run = dict(report.run)
        assert f"fs_toolkit {__import__('fs_toolkit').__version__}" in run.values()
        assert studied.fingerprint[:16] in run.values()

    def test_quantities_have_words_for_equations(self, studied):
        names = dict(studied.report("en")[0].names)
        assert names["petitions"] == studied.basis.quantities["petitions"].name
        assert names["minutes_per_hour"]


class TestPlaces:
    @pytest.mark.parametrize("file", PROSE)
    def test_a_mistake_in_prose_names_file_and_line(self, hanoi, file):
        text = hanoi.text(file).rstrip("\n")
        hanoi.write(file, f"{text}\n\nIt is {{{{ no_such_thing }}}}.\n")
        line = text.count("\n") + 3
        _, findings = Study.read(hanoi.folder).report()
        [found] = [each for each in findings if each.code == "PRS009"]
        assert str(found.place) == f"{file}:{line}"

    def test_a_warning_in_prose_stands_among_the_limitations(self, hanoi):
        hanoi.write("technical/needs.md", "It pays. {{? npv.lean.economic > 1e9 }}\n")
        report, findings = Study.read(hanoi.folder).report()
        assert [each.code for each in findings] == ["PRS010"]
        blocks = {block.id: block for block in every_block(report.body)}
        assert "Claim no longer true" in block_text(blocks["annex.limitations.findings"])


class TestCitationsBelow:
    @pytest.mark.parametrize("language", ["en", "ko"])
    def test_each_chapter_tells_each_source_whole_once(self, hanoi, language):
        before, known = Study.read(hanoi.folder).report(language)
        hanoi.write("study.yaml", hanoi.text("study.yaml") + "citations: footnotes\n")
        report, findings = Study.read(hanoi.folder).report(language)
        assert {each.code for each in findings} == {each.code for each in known}
        entries = entries_of(report)
        assert entries == entries_of(before)
        told: set[str] = set()
        counted = 0
        for block in every_block((*report.summary, *report.body)):
            if isinstance(block, Heading) and block.level == 1:
                told = set()
            for span in (
                every_span([block]) if not isinstance(block, Callout | Group | Landscape) else ()
            ):
                if isinstance(span, Note) and span.mark:
                    words = note_words(span.spans)
                    for name in re.findall(r"@(\w+)", span.mark):
                        assert (entries[f"@{name}"] in words) == (name not in told)
                        told.add(name)
                        counted += 1
        assert counted > 150

    def test_they_are_footnotes_of_word(self, hanoi):
        hanoi.write("study.yaml", hanoi.text("study.yaml") + "citations: footnotes\n")
        report, _ = Study.read(hanoi.folder).report()
        data = word_bytes(report)
        assert lint(data) == []
        document = opened(data)
        manifest = read_manifest(document)
        found = source_notes(body_of(document), footnotes_part(document).element, manifest.cited)
        inside = every_span((*report.summary, *report.body))
        marked = [span for span in inside if isinstance(span, Note) and span.mark]
        assert [note.key for note in found] == [mark_key(span.mark) for span in marked]

    def test_no_frame_stands_in_a_footnote(self, hanoi):
        """LibreOffice would lose words of the text above."""
        hanoi.write("study.yaml", hanoi.text("study.yaml") + "citations: footnotes\n")
        report, _ = Study.read(hanoi.folder).report()
        notes = footnotes_part(opened(word_bytes(report))).element
        assert len(notes) > 100
        assert next(notes.iter(q("w:sdt")), None) is None

    def test_an_unknown_way_is_refused_with_the_known_ones(self, hanoi):
        hanoi.write("study.yaml", hanoi.text("study.yaml") + "citations: endnotes\n")
        with pytest.raises(
            StudyError, match=r"'endnotes' is none of the choices\n.*text, footnotes"
        ):
            Study.read(hanoi.folder)


def entries_of(report) -> dict[str, str]:
    """The entry of each source in the references, without the full stop at its end."""
    paragraphs = [each for each in every_block(report.body) if isinstance(each, Paragraph)]
    return {
        name: note_words(each.spans).removesuffix(".")
        for each in paragraphs
        for name in each.holds
        if name.startswith("@")
    }


class TestMoney:
    def test_the_summary_says_who_pays(self, composed, studied):
        plan = studied.results.proposal.financing.plan
        assert plan is not None
        [table] = [block for block in composed.summary if block.id == "summary.decision"]
        names = [flow.source.name for flow in plan.flows if flow.source.use == "investment"]
        assert names
        korean = {row.original: row.text for row in studied.as_read.translations["ko"]}
        for name in names:
            wanted = korean[name] if composed.language == "ko" else name
            assert wanted in block_text(table)


NUMBER = re.compile(r"\d[\d.,]*")


def runs_of(block) -> Iterator[tuple[tuple, bool]]:
    """Each run of spans of a block, and whether it stands in a row that numbers lead to."""
    if isinstance(block, Table):
        for row in block.rows:
            held = isinstance(row[0], Cell) and bool(row[0].holds)
            for cell in row:
                yield spans_of(cell), held
    elif isinstance(block, Paragraph):
        yield block.spans, False
    elif isinstance(block, Bullets):
        yield from ((item, False) for item in block.items)


def spans_of(cell) -> tuple:
    if isinstance(cell, Cell):
        return cell.spans
    return spans(cell) if isinstance(cell, str) else cell


class TestNumbersThatLeadToTheirRow:
    """Chapter 5: who reads a number finds what it rests on."""

    @pytest.fixture
    def held(self, composed) -> set[str]:
        """The names of all rows that numbers lead to."""
        tables = (block for block in every_block(composed.blocks) if isinstance(block, Table))
        firsts = (row[0] for table in tables for row in table.rows)
        return {name for each in firsts if isinstance(each, Cell) for name in each.holds}

    @pytest.fixture
    def chapter(self, composed) -> list:
        """The blocks of chapter 5, those that moved to the annex of details among them."""
        return [
            block
            for block in every_block(composed.body)
            if block.id.startswith("economics.") and not isinstance(block, Group)
        ]

    def test_every_number_that_was_put_in_has_a_row(self, studied, held):
        given = {id for id, row in studied.basis.quantities.items() if not row.formula}
        assert given <= held

    def test_no_name_leads_nowhere_but_those_of_derived_quantities(self, composed, studied, held):
        named = {
            name
            for span in every_span(composed.blocks)
            if isinstance(span, Text) and (name := origin(span))
        }
        derived = {id for id, row in studied.basis.quantities.items() if row.formula}
        results = {name for name in named - held if name not in derived}
        assert {name.partition(".")[0] for name in results} <= RESULTS_WITHOUT_A_ROW

    def test_in_the_row_of_a_quantity_its_numbers_lead_to_the_register(
        self, chapter, composed, studied
    ):
        """Whatever stands beside its name and reads like its value or an end of its range."""
        wording = Wording.read(composed.language)
        (register,) = [
            each for each in every_block(composed.body) if each.id == "annex.evidence.table"
        ]
        named = {
            plain(row[0].spans): studied.basis.quantities[row[0].holds[0]]
            for row in register.rows
            if row[0].holds
        }
        counted = 0
        for block in chapter:
            for row in block.rows if isinstance(block, Table) else ():
                words = [plain(spans_of(cell)) for cell in row]
                found = [name for name in named if any(said.startswith(name) for said in words)]
                if not found:
                    continue
                quantity = named[max(found, key=len)]
                values = (quantity.low, quantity.value, quantity.high)
                printed = {figure(each, quantity, wording) for each in values if each is not None}
                for cell, said in zip(row, words, strict=True):
                    if said in printed:
                        names = {origin(each) for each in spans_of(cell) if isinstance(each, Text)}
                        assert quantity.id in names or held_elsewhere(names), (block.id, words)
                        counted += 1
        assert counted >= 90

    def test_every_citation_leads_to_an_entry(self, composed):
        paragraphs = [each for each in every_block(composed.body) if isinstance(each, Paragraph)]
        entries = {name for each in paragraphs for name in each.holds}
        cited = {
            name
            for span in every_span(composed.blocks)
            if isinstance(span, Text)
            for name, _ in citations(span)
            if name
        }
        assert len(cited) > 30
        assert cited <= entries

    def test_sentences_about_a_quantity_lead_to_it(self, chapter):
        (reasons,) = [each for each in chapter if each.id == "economics.switching.reasons"]
        for item in reasons.items:
            names = [origin(each) for each in item if isinstance(each, Text)]
            (broken_even,) = {name for name in names if name.startswith("switching.")}
            assert names.count(broken_even.removeprefix("switching.")) == 3  # low, high, base

    def test_how_many_of_all_numbers_lead_somewhere(self, composed, held):
        """The rest are counts, years, codes, yearly amounts, and what the study's own words say."""
        leading = own = others = 0
        for block in of_chapter(composed.body, "economics"):
            for run, in_row in runs_of(block):
                for each in run:
                    if isinstance(each, Text) and (found := len(NUMBER.findall(each.text))):
                        if origin(each) in held:
                            leading += found
                        elif in_row:
                            own += found
                        else:
                            others += found
        counted = (leading, own, others)
        assert leading >= 125, counted
        assert own >= 90, counted  # where the number itself stands, others lead to it
        assert leading + own >= 0.36 * sum(counted), counted


def of_chapter(body, chapter: str) -> Iterator:
    """The blocks of one chapter, without what moved to an annex."""
    inside = False
    for block in every_block(body):
        if isinstance(block, Heading) and block.level == 1:
            inside = block.id == chapter
        if inside:
            yield block


def held_elsewhere(names: set[str]) -> bool:
    """A scenario's value that happens to be the end of a range leads to the scenario's change."""
    return any(name.startswith(("change.", "switching.")) for name in names)
