"""A report of a city that does not exist says so on its cover, its pages, its tables and charts."""

from __future__ import annotations

import pytest

from fs_toolkit.document.blocks import Chart, Column, Landscape, Paragraph, Picture, Table, spans
from fs_toolkit.document.traverse import block_text, every_block
from fs_toolkit.document.wording import Wording
from fs_toolkit.study.fictional import marked, notice, status

WORDS = "Synthetic data, made up for this example of a fictional city."


@pytest.fixture
def wording():
    return Wording.read("en")


@pytest.fixture
def about(studied):
    return studied.basis.about.model_copy(
        update={"fictional": True, "city": "Port Exempla", "notice": "Read it for the method."}
    )


def table(caption: str = "Reports rise", source=()) -> Table:
    return Table("a.table", caption, (Column("Year"),), (("2024",),), source)


class TestMarked:
    def test_adds_the_words_behind_the_sources(self, about, wording):
        [bare, sourced] = marked([table(), table(source=spans("Town hall."))], about, wording)
        assert bare.source == spans(WORDS)
        assert block_text(sourced).endswith(f"Town hall. {WORDS}")

    def test_goes_into_turned_pages_and_leaves_sentences(self, about, wording):
        text = Paragraph("a.text", spans("Reports rise."))
        [turned] = marked([Landscape("a.wide", (table(), text))], about, wording)
        assert turned.blocks[0].source == spans(WORDS)
        assert turned.blocks[1] == text

    def test_says_it_once(self, about, wording):
        caption = "Reports rise (Synthetic data, not collected in Port Exempla)"
        [found] = marked([table(caption)], about, wording)
        assert found.caption == "Reports rise"

    def test_changes_nothing_of_a_real_city(self, studied, wording):
        assert marked([table()], studied.basis.about, wording) == (table(),)


def test_the_notice_says_first_that_the_city_does_not_exist(about, wording):
    assert notice(about, wording).startswith("Port Exempla does not exist. ")
    assert notice(about, wording).endswith(" Read it for the method.")


def test_status_and_notice_of_a_real_city_are_its_own(studied, wording):
    about = studied.basis.about
    assert status(about, wording) == "Draft report"
    assert notice(about, wording) == about.notice


@pytest.mark.parametrize(
    ("language", "words"), [("en", WORDS), ("ko", "가상 도시의 예시를 위해 지어낸 합성 자료.")]
)
def test_every_table_and_chart_of_the_example_says_so(example, language, words):
    report, _ = example.report(language)
    blocks = [*every_block(report.summary), *every_block(report.body)]
    shown = [block for block in blocks if isinstance(block, Table | Chart | Picture)]
    assert len(shown) > 20
    for block in shown:
        assert block_text(block).rstrip().endswith(words), block.id
    assert "Port Exempla" in report.front.notice
    assert report.front.status != Wording.read(language).text("report.stage.draft")


def test_what_the_sources_pay_of_the_example_is_all_of_it_and_not_nearly(example):
    report, _ = example.report("en")
    [table] = [each for each in every_block(report.body) if each.id == "proposal.sources"]
    all_sources, all_uses = table.rows[-2:]
    assert all_sources[3] == "100 %"
    assert all_sources[2] == all_uses[2]
