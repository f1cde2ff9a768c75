from __future__ import annotations

from dataclasses import replace

import pytest

from fs_toolkit.economics.handed_over import HandedIndicator, HandedOver
from fs_toolkit.economics.report.realisation import realisation

INDICATORS = (
    HandedIndicator("tracked", "Tracked", unit="share", target=0.9, target_year=2019),
    HandedIndicator("own_tools", "Tools", unit="districts", target=3, target_year=2020),
)


def read(chapter, page, **handed):
    result = replace(chapter.result, handed=HandedOver(**handed))
    return page(realisation(chapter.inputs, chapter.basis, result, chapter.wording))


def test_targets_are_those_of_the_indicators(chapter, page):
    cells = [row[-1] for row in read(chapter, page, indicators=INDICATORS).rows(
        "economics.realisation")]  # fmt: skip
    assert chapter.wording.share(0.9, 0) in cells[0]
    assert "2019" in cells[0]
    amount = chapter.wording.text(
        "feasibility.realisation.amount", number="3", unit="districts"
    )  # 3 districts, or 3(districts) where a unit may be half a sentence
    assert amount in cells[-1]


def test_an_open_target_has_a_dash(chapter, page):
    cells = [row[-1] for row in read(chapter, page).rows("economics.realisation")]
    assert set(cells) == {chapter.wording.dash}


def test_one_month_for_all_baselines_stands_below_the_table(chapter, page):
    table = read(chapter, page)["economics.realisation"]
    words = "".join(getattr(span, "text", "") for span in table.source)
    assert chapter.wording.date("2016-05") in words


def test_what_a_benefit_is_worth_in_the_last_year(chapter, printed, number):
    found = chapter.result.cost_benefit
    flows = {each.line.id: each for each in found.evaluation.lines[found.recommended]}
    rows = printed.rows("economics.realisation")
    for row, cells in zip(chapter.inputs.realisation, rows, strict=True):
        last = flows[row.line].economic[-1]
        assert number(cells[2]) == pytest.approx(last / 1000, abs=0.501)
