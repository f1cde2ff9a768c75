"""Annex C: what was found by chapter, what the study stands by, what is open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fs_toolkit.core.findings import Finding, Place
from fs_toolkit.core.said import said
from fs_toolkit.core.waivers import Waived, Waiver
from fs_toolkit.document.blocks import Missing, Text
from fs_toolkit.document.inline import plain
from fs_toolkit.document.traverse import every_span
from fs_toolkit.document.wording import Wording
from fs_toolkit.summary.limitations import limitations

PLACE = Place("basis/quantities.csv")
WARNING = Finding("ECO001", "warning", PLACE, "the range of 'wage_share' is wide", "Narrow it.")
NOTE = Finding("ECO002", "note", PLACE, "a peer is old", "Look for another.")
ERROR = Finding("ECO003", "error", PLACE, "a number is missing", "Fill it in.")
NO_BASELINE = Finding(
    "PRO042", "warning", PLACE, "'Answers in time' has no baseline", "Measure it."
)
OPEN = (
    Missing("a", "Households", "statistics office", "request"),
    Missing("b", "Budget", "treasury", "interview"),
)


def found(code: str, problem: str) -> Finding:
    return Finding(code, "warning", PLACE, problem, "Mend it.")


@pytest.fixture
def told(wording, page):
    """The cells of the table of findings: [number, sentence], and heads alone."""

    def run(*findings, **names):
        read = page(limitations(findings, (), wording, names))
        return read.rows("annex.limitations.findings")

    return run


class TestFindings:
    def test_warnings_are_told_and_errors_and_advice_are_not(self, wording, page):
        read = page(limitations((WARNING, NOTE, ERROR), OPEN, wording))
        assert [row[-1] for row in read.rows("annex.limitations.findings")][1:] == [
            "The range of “wage share” is wide."
        ]
        still = wording.text("summary.limitations.open", count="2")
        intro = wording("summary.limitations.intro", count="1", alike="", open=still)
        assert read["annex.limitations.intro"].spans == intro
        assert read.never_referred_to() == set()

    def test_neither_files_nor_ids_nor_cures_are_printed(self, told):
        words = str(told(WARNING, wage_share="Value of citizens' time"))
        assert "The range of “Value of citizens' time” is wide." in words
        for never in ("ECO001", "basis/", "wage_share", "Narrow"):
            assert never not in words

    def test_each_stands_under_its_chapter(self, told, wording):
        heads = [row[0] for row in told(NO_BASELINE, WARNING) if len(row) == 1]
        assert heads == [
            wording.text(f"summary.limitations.group.{name}", count="1")
            for name in ("proposal", "economics")
        ]
        other = replace(WARNING, code="PRS010")
        assert told(other)[0] == [wording.text("summary.limitations.group.report", count="1")]

    def test_what_is_true_of_several_is_said_once(self, told, wording):
        second = replace(NO_BASELINE, problem="'Visits' has no baseline")
        third = replace(NO_BASELINE, problem="'Visits' has no target")
        rows = told(NO_BASELINE, third, second)
        assert [row[-1] for row in rows[1:]] == [
            wording.text(
                "summary.limitations.alike",
                first="“Answers in time” has no baseline.",
                others=wording.text("report.quoted", name="Visits"),
            ),
            "“Visits” has no target.",
        ]
        assert rows[0][0].count("3") == 1  # each counts

    def test_fewer_rows_than_findings_are_said(self, wording, page):
        second = replace(NO_BASELINE, problem="'Visits' has no baseline")
        read = page(limitations((NO_BASELINE, second, WARNING), (), wording))
        said = wording.text("summary.limitations.alike_rows", rows="2")
        assert said in read.words("annex.limitations.intro")

    @pytest.mark.parametrize(("found", "said"), [("12.0%", 0.12), ("5%", 0.05), ("10.4%", 0.104)])
    def test_shares_are_written_as_in_the_rest_of_the_report(self, told, wording, found, said):
        words = str(told(replace(WARNING, problem=f"management is {found} of it")))
        printed = wording.share(said, 1 if said == 0.104 else 0)
        assert f"anagement is {printed} of it" in words.replace("\\xa0", "\xa0")

    def test_without_findings_none_are_listed(self, wording, page):
        read = page(limitations((ERROR,), OPEN, wording))
        assert "annex.limitations.findings" not in read.ids
        still = wording.text("summary.limitations.open", count="2")
        none = wording("summary.limitations.none", open=still)
        assert read["annex.limitations.intro"].spans == none

    def test_the_findings_of_hanoi(self, composed, studied, page):
        known = (*studied.findings, *studied.of_draws)
        told = [each for each in known if each.severity == "warning"]
        table = page(composed.body)["annex.limitations.findings"]
        assert str(len(told)) in table.caption


class TestInAnotherLanguage:
    KOREAN = Wording.read("ko")

    def table(self, page, *findings, **names):
        return page(limitations(findings, (), self.KOREAN, names))

    def test_a_rule_is_said_in_it_with_the_names_of_the_study(self, page):
        problem = said("nobody answers for the benefit {name!r}", name="Staff time")
        read = self.table(page, found("ECO060", problem), **{"Staff time": "인력 시간"})
        assert ["1", "편익 ‘인력 시간’을 책임지는 곳이 없다."] in read.rows(
            "annex.limitations.findings"
        )

    def test_what_is_true_of_several_is_said_once(self, page):
        several = [
            found("ECO060", said("nobody answers for the benefit {name!r}", name=name))
            for name in ("A", "B")
        ]
        [_, row] = self.table(page, *several, A="가", B="나").rows("annex.limitations.findings")
        assert row == ["1", "편익 ‘가’를 책임지는 곳이 없다. 다음도 이와 같다: ‘나’."]

    def test_what_has_no_words_in_it_stands_in_english_marked_and_the_table_says_so(self, page):
        table = self.table(page, found("ECO060", "nobody has said this"))[
            "annex.limitations.findings"
        ]
        [span] = table.rows[1][1]
        assert (span.text, span.lang, span.untranslated) == ("Nobody has said this.", "en", True)
        assert "점선 밑줄" in plain(table.source)

    def test_hanoi_in_korean_has_nothing_in_english(self, composed):
        marked = [
            span.text
            for span in every_span((*composed.summary, *composed.body))
            if isinstance(span, Text) and span.untranslated
        ]
        assert marked == []


class TestWaived:
    def test_what_stays_has_its_reason_and_who_stands_by_it(self, wording, page):
        waiver = Waiver(rule="ECO001", reason="Measured in the pilot.", by="project unit")
        read = page(limitations((), (), wording, waived=(Waived(WARNING, waiver),)))
        assert read.rows("annex.waived") == [
            ["The range of “wage share” is wide.", "Measured in the pilot.", "Project unit"]
        ]
        assert read.never_referred_to() == set()


class TestOpen:
    def test_each_open_question_has_who_and_how(self, wording, page):
        read = page(limitations((), OPEN, wording))
        assert read.rows("annex.pending.table") == [
            ["Households", "statistics office", "request"],
            ["Budget", "treasury", "interview"],
        ]
        assert read.never_referred_to() == set()

    def test_without_open_questions_there_is_no_table(self, wording, page):
        read = page(limitations((), (), wording))
        assert read.ids == ["annex.limitations", "annex.limitations.intro"]

    def test_many_are_sorted_by_who(self, wording, page):
        many = [Missing(f"m{n}", f"Thing {n}", f"office {n % 2}", "form") for n in range(31)]
        rows = page(limitations((), many, wording)).rows("annex.pending.table")
        assert [row[0] for row in rows] == ["Office 0 (16)", "Office 1 (15)"]
