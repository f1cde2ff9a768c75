"""The annexes in their order and with their letters."""

from __future__ import annotations

import pytest

from fs_toolkit.core.findings import Finding
from fs_toolkit.document.blocks import Heading
from fs_toolkit.document.traverse import block_text, every_block
from fs_toolkit.study import Study


def annexes(report) -> dict[str, str]:
    return {
        block.id: block.letter
        for block in every_block(report.body)
        if isinstance(block, Heading) and block.id.startswith("annex.")
    }


def test_stand_in_the_order_a_bank_expects(example):
    report, _ = example.report()
    assert annexes(report) == {
        "annex.evidence": "A", "annex.calculation": "B", "annex.limitations": "C",
        "annex.crosswalk": "D", "annex.edcf": "E", "annex.details": "F",
        "annex.glossary": "G", "annex.references": "H",
    }  # fmt: skip


def test_the_letter_stands_in_the_title(composed):
    for block in every_block(composed.body):
        if isinstance(block, Heading) and block.id.startswith("annex."):
            assert f" {block.letter}:" in block.text


def test_letters_close_up_where_an_annex_is_left_out(port):
    port.replace("study.yaml", "worked_example: true", "worked_example: true\ndonors: [world_bank]")
    report, _ = Study.read(port.folder).report()
    ids = [block.id for block in every_block(report.body)]
    assert "annex.crosswalk.world_bank" in ids
    assert "annex.crosswalk.edcf" not in ids


class TestWaivers:
    @pytest.fixture
    def waived(self, hanoi):
        return hanoi.write(
            "waivers.csv",
            "rule,file,about,reason,by\n"
            "ECO030,economics/options.csv,Do-minimum,A telephone line is cheap to buy.,project unit\n",
        )

    def test_a_waived_warning_is_printed_with_its_reason(self, waived):
        study = Study.read(waived.folder)
        assert [each.finding.code for each in study.waived] == ["ECO030"]
        assert "ECO030" not in {each.code for each in study.findings}
        report, _ = study.report()
        texts = {block.id: block_text(block) for block in every_block(report.body)}
        assert "A telephone line is cheap to buy." in texts["annex.waived"]
        assert "37 %" not in texts["annex.limitations.findings"]

    def test_it_counts_no_longer(self, waived, fs):
        assert "ECO030" not in fs("check", waived.folder).stdout

    def test_a_warning_of_the_prose_is_waived_as_well(self, hanoi):
        hanoi.write("technical/needs.md", "It pays. {{? npv.lean.economic > 1e9 }}\n")
        hanoi.write("waivers.csv", "rule,reason,by\nPRS010,Shown as an example.,consultant\n")
        report, findings = Study.read(hanoi.folder).report()
        assert [each.code for each in findings] == []
        texts = {block.id: block_text(block) for block in every_block(report.body)}
        assert "Shown as an example." in texts["annex.waived"]


def test_abbreviations_nobody_explains_are_one_note(hanoi):
    hanoi.write("technical/needs.md", "Ask the XQZT and the ZZTOP.\n")
    _, findings = Study.read(hanoi.folder).report()
    assert [(each.code, each.severity) for each in findings] == [("SUM010", "note")]
    assert isinstance(findings[0], Finding)
    assert "XQZT, ZZTOP" in findings[0].problem
    hanoi.write("summary/glossary.csv", "term,abbreviation\nTop office,ZZTOP\nUnit,XQZT\n")
    assert Study.read(hanoi.folder).report()[1] == ()
