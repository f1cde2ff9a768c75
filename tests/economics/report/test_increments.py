"""Options over cheaper ones, and the cost of one of what the project is for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fs_toolkit.economics.inputs_feasibility import Effectiveness
from fs_toolkit.economics.report.increments import increments, per_unit


def page_of(chapter, part):
    return chapter.page(part(chapter.basis, chapter.result, chapter.wording))


def test_options_stand_in_the_order_of_their_costs(chapter, printed, number):
    found = chapter.result.cost_benefit
    rows = printed.rows("economics.increments")
    names = [row[0] for row in rows]
    options = {option.name: option.id for option in found.evaluation.model.options}
    costs = [found.appraisals[options[name]]["economic"].pv_costs for name in names]
    assert costs == sorted(costs)
    for row in rows:
        more, gained, left = number(row[4]), number(row[5]), number(row[7])
        assert left == pytest.approx(gained - more, abs=1.6)
        assert number(row[6]) == pytest.approx(gained / more, abs=0.006)
        cash = found.appraisals[options[row[0]]]["financial"].npv / 1000
        assert number(row[2]) == pytest.approx(cash, abs=0.501)


def test_none_of_hanoi_returns_its_cost_and_the_caption_says_so(chapter, printed):
    caption = chapter.wording.text("economics.increments.caption_none")
    assert printed["economics.increments"].caption == caption
    over = chapter.result.cost_benefit.over_minimum
    intro = printed.words("economics.increments.intro")
    assert chapter.wording.money_words(over.npv, "USD") in intro
    assert chapter.wording.number(over.bcr, digits=2) in intro


def test_the_last_that_returns_its_cost_is_named(small):
    chapter = small()
    page = page_of(chapter, increments)
    assert page["economics.increments"].caption == chapter.wording.text(
        "economics.increments.caption", option="lean"
    )
    assert page.never_referred_to() == set()


class TestPerUnit:
    def test_a_report_of_hanoi_costs_about_seven_dollars(self, printed):
        words = printed.words("economics.per_unit")
        for number in ("7.1", "3.0", "11.0"):
            assert number in words

    def test_users_are_divided_by_where_they_are_known(self, chapter):
        known = Effectiveness(volume="reports_handled", noun="report", users="population")
        inputs = chapter.inputs.model_copy(update={"effectiveness": known})
        known_chapter = replace(chapter, inputs=inputs)
        [block] = per_unit(inputs, chapter.basis, chapter.result, chapter.wording)
        words = known_chapter.page([block]).words("economics.per_unit")
        # 2.0 million over some 54 million discounted person-years
        assert "0.0" in words
        assert chapter.wording.text("economics.per_unit.users_unknown") not in words

    def test_nothing_is_said_without_a_volume(self, small):
        chapter = small()
        assert list(per_unit(chapter.inputs, chapter.basis, chapter.result, chapter.wording)) == []
