"""The report of a study: parts in order, names as words, and where a mistake stands."""

from __future__ import annotations

import pytest

from fs_toolkit.document.blocks import Heading, Missing, Table
from fs_toolkit.document.proofreading import SUB_ITEMS
from fs_toolkit.document.traverse import block_text, every_block, every_span
from fs_toolkit.study import Study

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
