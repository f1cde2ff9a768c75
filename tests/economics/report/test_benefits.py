"""The benefits map, the rule of half, and what speaks against the project."""

from __future__ import annotations

import pytest

from fs_toolkit.core.model import PENDING
from fs_toolkit.economics.report.benefits import benefits_map, entry_name, party_name


def test_each_benefit_of_hanoi_has_a_row_with_its_value(chapter, printed, number):
    found = chapter.result.cost_benefit
    rows = printed.rows("economics.benefits_map")
    assert len(rows) == 9  # the value to neighbours is zero and stands in no row
    total = sum(number(row[-1]) for row in rows)
    assert total == pytest.approx(found.base.pv_benefits / 1000, abs=5)
    assert all("(B" in row[2] for row in rows)


def test_cash_is_what_changes_the_government_s_cash(chapter, printed):
    cash = {row[0]: row[3] for row in printed.rows("economics.benefits_map")}
    yes, no = (chapter.wording.text(f"report.answer.{word}") for word in ("yes", "no"))
    names = {each.id: each.name for each in chapter.inputs.lines}
    assert cash[names["post"]] == yes
    assert cash[names["staff_time"]] == no


def test_evidence_counts_the_numbers_behind_a_line(chapter, printed):
    rests = {row[0]: row[4] for row in printed.rows("economics.benefits_map")}
    name = next(each.name for each in chapter.inputs.lines if each.id == "district_operation")
    # share of districts, cost of a tool, delay and opening assumed; number of districts estimated
    for kind, count in (("assumption", 4), ("estimate", 1)):
        words = chapter.wording.text(
            f"economics.benefits_map.rests.{kind}", count=chapter.wording.number(count)
        )
        assert words in rests[name]


def test_the_rule_of_half_is_explained_where_it_is_used(chapter, printed, small):
    names = {each.id: each.name for each in chapter.inputs.lines}
    words = printed.words("economics.half")
    assert names["reports_induced"] in words
    assert names["handling_cost"] in words
    assert "economics.half" not in small().read(_map).ids


def test_each_usual_disbenefit_has_its_place(chapter, printed):
    rows = dict(printed.rows("economics.disbenefits"))
    assert len(rows) == 5
    handling = next(each.name for each in chapter.inputs.lines if each.id == "handling_cost")
    assert handling in rows[entry_name("induced_handling", chapter.wording)]
    open_ = chapter.wording.text("economics.disbenefits.open")
    assert open_ not in rows.values()


def test_disbenefits_nobody_spoke_of_are_said_to_be_open(chapter):
    page = chapter.read(_map, unmonetised=PENDING)
    assert (
        list(dict(page.rows("economics.disbenefits")).values()).count(
            chapter.wording.text("economics.disbenefits.open")
        )
        == 4
    )


def _map(inputs, basis, result, wording):
    return benefits_map(inputs, basis, result, wording)


def test_a_party_without_words_keeps_its_name(wording):
    assert party_name("Exempla Water", wording) == "Exempla Water"
    assert party_name("citizens", wording) != "citizens"
