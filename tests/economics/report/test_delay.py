"""A later opening, and the year of breaking even, in sentences."""

from __future__ import annotations

import pytest

from fs_toolkit.economics.report.delay import delay


def said(chapter):
    page = chapter.page(delay(chapter.inputs, chapter.basis, chapter.result, chapter.wording))
    assert page.ids == ["economics.delay"]
    return page.words("economics.delay")


def has(words, chapter, key):
    return chapter.phrase(f"scenarios.{key}").strip() in words


def test_the_values_are_those_of_the_delays(chapter, printed):
    words = printed.words("economics.delay")
    found = chapter.result.cost_benefit
    for npv in (found.base.npv, *(each.options["lean"].npv for each in found.delays)):
        assert chapter.wording.money_words(npv, "USD") in words
    assert "2019" in words
    assert "2027" in words  # twelve years from 2016


@pytest.mark.parametrize(
    ("edits", "key"),
    [
        (None, "pays_back.by"),
        ({"basis/quantities": {"running": {"value": 400, "low": 300, "high": 600}}},
         "pays_back.never"),
        ({"basis/quantities": {"price": {"value": 600, "low": 500, "high": 700}},
          "economics/lines": {"platform": {"life": ""}}},
         "pays_back.never_but"),
        ({"basis/quantities": {"opening": {"value": 2025, "low": 2025, "high": 2025}}},
         "delay.beyond"),
        ({"basis/quantities": {"opening": {"value": 2024, "low": 2024, "high": 2024}}},
         "delay.second_beyond"),
        ({"economics/changes": {"own": {"set": "lean", "quantity": "opening", "value": 2018}}},
         "delay.fixed"),
    ],
)  # fmt: skip
def test_each_case_has_its_sentence(edits, key, small):
    chapter = small(edits)
    assert has(said(chapter), chapter, key)


def test_costs_that_all_wait_are_said_to(small):
    line = {"spread": "", "first": "live", "last": "live", "life": ""}
    chapter = small({"economics/lines": {"platform": line}})
    assert has(said(chapter), chapter, "delay.all_move")
