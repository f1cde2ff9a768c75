"""A study whose economic model is pending or declined: read, checked and reported, without a number."""

from __future__ import annotations

import re

import pytest

from fs_toolkit.document.blocks import Chart, Heading, Missing, Table
from fs_toolkit.document.proofreading import check_blocks
from fs_toolkit.document.traverse import every_block, words_of
from fs_toolkit.study import ModelPending, Study, check
from fs_toolkit.writers.delivery import word_bytes

ABOUT = """format: 1
city: Testville
country: Nowhere
project: Request desk
in_force_at: 2026-11-01
information_cutoff: 2026-11-01
"""
SETTINGS = """currency: USD
price_year: 2026
first_year: 2027
years: 10
go_live: opening_year
"""
QUANTITIES = """id,name,unit,value,low,high,kind,origin,reason
opening_year,Opening year,year,2029,2028,2031,assumption,desk_estimate,A guess for the test.
"""
MONEY = re.compile(r"\b(NPV|B/C|IRR)\s+(USD\s*)?[-−]?\d")


@pytest.fixture
def bare(tmp_path):
    """The least that can be read: what it is about, and when."""
    (tmp_path / "basis").mkdir()
    (tmp_path / "economics").mkdir()
    (tmp_path / "study.yaml").write_text(ABOUT)
    (tmp_path / "basis/settings.yaml").write_text(SETTINGS)
    (tmp_path / "basis/quantities.csv").write_text(QUANTITIES)
    return tmp_path


def blocks_of(folder, language="en"):
    report, findings = Study.read(folder).report(language)
    assert [each for each in findings if each.severity == "error"] == []
    return report, [*report.summary, *report.body]


class TestPending:
    @pytest.mark.parametrize("language", ["en", "ko"])
    def test_the_report_is_fit_to_print(self, bare, language):
        report, blocks = blocks_of(bare, language)
        assert check_blocks(blocks) == []
        headings = [each for each in blocks if isinstance(each, Heading) and each.level == 2]
        assert len(headings) == 19
        assert word_bytes(report)

    @pytest.mark.parametrize("language", ["en", "ko"])
    def test_no_indicator_is_printed(self, bare, language):
        _, blocks = blocks_of(bare, language)
        words = [words for block in every_block(blocks) for words in words_of(block)]
        assert len(words) > 100
        assert [each for each in words if MONEY.search(each)] == []
        assert not any(isinstance(each, Chart) for each in every_block(blocks))
        assert all(each.rows for each in every_block(blocks) if isinstance(each, Table))

    def test_what_the_model_waits_for_is_asked(self, bare):
        _, blocks = blocks_of(bare)
        asked = {each.id: each for each in every_block(blocks) if isinstance(each, Missing)}
        for name in ("options", "lines", "discount_rate"):
            assert asked[f"economics.{name}.pending"].who
            assert asked[f"economics.{name}.pending"].instrument
        assert "proposal.costs_open" in asked

    def test_numbers_are_refused_and_not_made_up(self, bare):
        study = Study.read(bare)
        assert study.evaluation is None
        assert list(study.lacking) == ["options", "lines of costs and benefits", "discount rate"]
        with pytest.raises(ModelPending, match="no options"):
            study.to_frame()
        with pytest.raises(ModelPending, match="discount rate"):
            _ = study.model

    def test_the_check_says_so(self, bare):
        [found] = check(bare)
        assert (found.code, found.severity) == ("STU011", "warning")
        assert "economics/options.csv" in found.cure

    def test_options_alone_are_not_appraised(self, bare):
        (bare / "economics/options.csv").write_text(
            "id,name,kind\nwithout,As today,baseline\ndesk,A desk,alternative\n"
        )
        study = Study.read(bare)
        assert list(study.lacking) == [
            "lines of costs and benefits", "discount rate", "recommended option",
        ]  # fmt: skip
        _, blocks = blocks_of(bare)
        asked = {each.id for each in every_block(blocks) if isinstance(each, Missing)}
        assert "economics.recommended.pending" in asked
        assert "economics.options.pending" not in asked

    def test_what_is_answered_is_printed(self, bare):
        (bare / "economics/feasibility.csv").write_text(
            "id,score,evidence,condition\n"
            + "".join(
                f"{id},1,Read in the plan,The council decides\n"
                for id in ("strategic", "technical", "legal", "financial", "social")
            )
        )
        (bare / "economics/needs.csv").write_text(
            "id,group,text,severity\nfollow,Citizens,To follow a request,4\n"
        )
        (bare / "economics/conclusion.md").write_text("Nothing can be said yet.\n")
        _, blocks = blocks_of(bare)
        assert check_blocks(blocks) == []
        ids = {each.id for each in every_block(blocks)}
        assert {"economics.feasibility", "economics.needs_table", "economics.conditions"} <= ids

    def test_prose_that_quotes_a_result_is_told(self, bare):
        (bare / "economics/conclusion.md").write_text("It is worth {{ npv.desk.economic }}.\n")
        assert any("npv.desk.economic" in each.problem for each in check(bare))


class TestDeclined:
    @pytest.fixture
    def declined(self, bare):
        (bare / "economics/options.yaml").write_text("none: a study of an organisation\n")
        return bare

    @pytest.mark.parametrize("language", ["en", "ko"])
    def test_the_reason_is_printed_and_nothing_asked(self, declined, language):
        _, blocks = blocks_of(declined, language)
        assert check_blocks(blocks) == []
        asked = {each.id for each in every_block(blocks) if isinstance(each, Missing)}
        assert not asked & {"economics.options.pending", "economics.lines.pending"}
        words = " ".join(words for block in every_block(blocks) for words in words_of(block))
        assert "a study of an organisation" in words

    def test_is_no_finding(self, declined):
        assert check(declined) == ()
