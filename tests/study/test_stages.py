"""Stages: the same folder, more of it answered, on every kind of study."""

from __future__ import annotations

from contextlib import chdir

import pytest

from fs_toolkit.document.blocks import Heading, Missing, Ref
from fs_toolkit.document.traverse import every_block, every_span
from fs_toolkit.study import Study
from fs_toolkit.study.annexes import SUB_ITEM_HEADINGS


@pytest.fixture(scope="session")
def skeleton(tmp_path_factory) -> Study:
    """What `fs new` gives, unchanged."""
    from click.testing import CliRunner

    from fs_toolkit.cli import main

    with chdir(tmp_path_factory.mktemp("new")):
        assert CliRunner().invoke(main, ["new", "newtown"]).exit_code == 0
        return Study.read("newtown")


@pytest.fixture(params=["studied", "example", "skeleton"])
def study(request) -> Study:
    return request.getfixturevalue(request.param)


def headings(report) -> list[str]:
    return [
        block.id
        for block in every_block((*report.summary, *report.body))
        if isinstance(block, Heading) and block.level <= 2
    ]


@pytest.mark.parametrize(
    ("stage", "language"),
    [
        ("inception", "en"),
        ("inception", "ko"),
        ("diagnosis", "ko"),
        ("draft", "en"),
        ("final", "en"),
    ],
)
def test_every_study_reports_at_every_stage(study, stage, language):
    report, findings = study.report(language, stage)
    errors = [each for each in findings if each.severity == "error"]
    unfinished = study.basis.about.city not in ("Hanoi", "Port Exempla")
    assert {each.code for each in errors} <= {"SUM030"}
    assert bool(errors) == (stage == "final" and unfinished)
    whole = (*report.summary, *report.body)
    there = {block.id for block in every_block(whole)}
    assert {span.key for span in every_span(whole) if isinstance(span, Ref)} <= there
    found = headings(report)
    assert [id for id in found if id in SUB_ITEM_HEADINGS.values()] == list(
        SUB_ITEM_HEADINGS.values()
    )  # numbers of sections stay


class TestInception:
    def test_says_how_work_goes_on_and_asks(self, skeleton):
        report, _ = skeleton.report("en", "inception")
        ids = [block.id for block in report.summary]
        assert {
            "summary.verdict",
            "summary.completeness",
            "summary.plan",
            "summary.request",
        } <= set(ids)
        assert not {"summary.decision", "summary.options"} & set(ids)

    def test_unanswered_parts_are_a_sentence(self, skeleton):
        report, _ = skeleton.report("en", "inception")
        every = list(every_block(report.body))
        outlined = [block.id for block in every if block.id.endswith(".at_stage")]
        assert len(outlined) > 15
        chapters = [block for block in every if isinstance(block, Missing)]
        draft, _ = skeleton.report("en", "draft")
        assert len(chapters) < 0.3 * sum(isinstance(b, Missing) for b in every_block(draft.body))

    def test_answered_parts_are_whole(self, studied):
        report, _ = studied.report("en", "inception")
        assert not [b for b in every_block(report.body) if b.id.endswith(".at_stage")]
        assert "summary.guideline" not in headings(report)


class TestDiagnosis:
    def test_holds_three_chapters_and_an_outline(self, studied):
        report, _ = studied.report("en", "diagnosis")
        outlined = [b.id for b in every_block(report.body) if b.id.endswith(".at_stage")]
        assert outlined == [
            f"{heading}.at_stage"
            for number, heading in SUB_ITEM_HEADINGS.items()
            if number[0] in "45"
        ]
        assert "annex.crosswalk" not in headings(report)

    def test_reaches_no_verdict(self, studied):
        report, _ = studied.report("en", "diagnosis")
        assert not {"summary.decision", "summary.messages"} & {b.id for b in report.summary}


class TestFinal:
    def test_is_refused_while_the_decision_is_open(self, hanoi, fs, tmp_path):
        hanoi.remove("summary/decision.yaml")
        target = tmp_path / "final.docx"
        ran = fs("report", hanoi.folder, "--stage", "final", "-o", target)
        assert ran.status == 1
        assert "SUM030" in ran.stderr
        assert "Decision asked" in ran.stderr
        assert not target.exists()
        assert fs("report", hanoi.folder, "--stage", "draft", "-o", target).status == 0

    def test_check_says_the_same_of_a_study_that_calls_itself_final(self, hanoi, fs):
        hanoi.replace("study.yaml", "stage: draft", "stage: final").remove("summary/messages.md")
        ran = fs("check", hanoi.folder)
        assert ran.status == 1
        assert "SUM030" in ran.stdout
