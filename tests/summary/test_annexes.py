"""Annex A, the register of numbers, and the sources."""

from __future__ import annotations

import pytest

from fs_toolkit.document.blocks import Cell, Landscape, spans
from fs_toolkit.economics.report.words import entered, unit_of
from fs_toolkit.summary.annexes import references, register
from fs_toolkit.summary.evidence import influence


@pytest.fixture(scope="module")
def evidence(studied, economics, wording, page):
    return page(register(studied.basis, economics, wording))


class TestRegister:
    def lines(self, evidence):
        return [row for row in evidence.rows("annex.evidence.table") if len(row) == 6]

    def test_every_number_that_was_put_in_has_a_row(self, evidence, studied):
        given = [row for row in studied.basis.quantities.values() if not row.formula]
        names = [row[0] for row in self.lines(evidence)]
        assert sorted(names) == sorted(row.name for row in given)
        assert len(given) < len(studied.basis.quantities)

    def test_the_parts_hold_as_many_as_they_say(self, evidence, economics, studied, wording):
        used = economics.cost_benefit.evaluation.model.uses
        given = [row for row in studied.basis.quantities.values() if not row.formula]
        mine = sum(row.id in used for row in given)
        others = len(given) - mine
        assert 0 < others < mine
        heads = [row[0] for row in evidence.rows("annex.evidence.table") if len(row) == 1]
        assert heads == [
            wording.text("summary.evidence.part.result", count=str(mine)),
            wording.text("summary.evidence.part.other", count=str(others)),
        ]
        rows = evidence.rows("annex.evidence.table")
        assert [len(row) for row in rows].index(1, 1) == mine + 1
        intro = wording("summary.evidence.intro", count=str(len(given)), used=str(mine))
        assert evidence["annex.evidence.intro"].spans == intro

    def test_a_row_has_the_value_the_range_and_the_kind(self, evidence, studied, wording):
        by_name = {row.name: row for row in studied.basis.quantities.values() if not row.formula}
        checked = 0
        for name, unit, value, span, kind, reason in self.lines(evidence):
            row = by_name[name]
            assert unit == unit_of(row, wording)
            assert kind.startswith(wording.text(f"report.kind.{row.kind}"))
            assert reason.strip()
            if row.value is not None:
                assert value == entered(row.value, row, wording)
            if row.low is not None and row.high is not None:
                assert entered(row.low, row, wording) in span
                assert entered(row.high, row, wording) in span
                checked += 1
            else:
                assert span == wording.dash
        assert checked > 50

    def test_a_course_over_the_years_is_no_single_value(self, evidence, studied, wording):
        shapes = {studied.basis.quantities[id].name for id in studied.basis.shapes}
        assert shapes
        words = wording.text("summary.evidence.by_year")
        values = {row[0]: row[2] for row in self.lines(evidence)}
        for name in shapes & set(values):
            assert values[name] == words
        assert words in values.values()

    def test_the_parts_heads_go_through_all_columns(self, evidence):
        table = evidence["annex.evidence.table"]
        heads = [row[0] for row in table.rows if len(row) == 1]
        assert all(isinstance(head, Cell) and head.columns == len(table.columns) for head in heads)

    def test_it_says_what_the_result_rests_on_by_two_measures(self, evidence, studied, economics):
        words = evidence.words("annex.evidence.resting")
        parts = influence(studied.basis, economics)
        assert len(parts) == 3
        assert evidence.words("annex.evidence.resting").count("100") == 1  # by the weakest alone
        assert "%" in words

    def test_it_lies_across_and_is_referred_to(self, evidence, studied, economics, wording):
        [part] = register(studied.basis, economics, wording)
        assert isinstance(part, Landscape)
        assert evidence.never_referred_to() == set()


class TestReferences:
    def test_each_entry_is_a_paragraph_in_its_order(self, wording, page):
        read = page(references([("un_2014", spans("UN")), ("wb_2016", spans("Bank"))], wording))
        assert read.ids == [
            "annex.references",
            "annex.reference.un_2014",
            "annex.reference.wb_2016",
        ]
        assert read.words("annex.reference.un_2014") == "UN"

    def test_follow_the_glossary_on_its_page(self, wording):
        head, *_ = references([("un_2014", spans("UN"))], wording)
        assert not head.new_page

    def test_long_ids_stay_within_what_a_block_may_be_called(self, wording):
        _, entry = references([("a" * 60, spans("Long"))], wording)
        assert len(entry.id) == 43
