"""Actuals in print, on the small study: a price paid in 2016, a desk of 2017."""

from __future__ import annotations

import pytest

from fs_toolkit.core.model import Declined
from fs_toolkit.economics.report.ex_post import ex_post

PAID = {"line": "platform", "year": 2016, "value": 180, "origin": "collected"}
DESK = {"line": "desk", "year": 2017, "value": 44, "deflator": 1.1, "origin": "collected"}
SEEN = {"quantity": "visits", "year": 2017, "value": 85, "origin": "collected"}


@pytest.fixture
def measured(small):
    def run(*rows):
        return small({"economics/actuals": {f"row {n}": row for n, row in enumerate(rows)}})

    return run


def test_planned_actual_and_deviation_agree_with_hand_calculation(measured):
    # by hand: 200 of price, six tenths of it in 2016, a fifth of bias: 144 planned, 180 paid
    chapter = measured(PAID, DESK)
    first, second = chapter.read(ex_post).rows("economics.ex_post")
    assert chapter.result.ex_post.lines[0].planned == pytest.approx(144)
    assert first[4] == f"+{chapter.wording.share(0.25, 0)}"
    assert chapter.result.ex_post.lines[1].actual == pytest.approx(40)  # 44 / 1.1
    assert second[4] == chapter.wording.share(0, 0)


def test_the_result_as_built_stands_beside_the_plan(measured):
    chapter = measured(PAID, DESK)
    words = chapter.read(ex_post).words("economics.ex_post.intro")
    for npv in (chapter.result.ex_post.built.npv, chapter.result.cost_benefit.base.npv):
        assert chapter.wording.money_words(npv, "USD") in words


def test_lines_without_actuals_are_named(measured):
    page = measured(DESK).read(ex_post)
    assert "time" in page.words("economics.ex_post.unmeasured")
    assert "platform" in page.words("economics.ex_post.unmeasured")


def test_measured_quantities_have_a_table_of_their_own(measured):
    chapter = measured(PAID, SEEN)
    page = chapter.read(ex_post)
    [row] = page.rows("economics.measured")
    assert row[2:] == ["100", "85", chapter.wording.share(-0.15, 0)]
    assert page.never_referred_to() == set()


def test_before_the_first_year_it_says_when_the_first_actuals_are_due(small):
    chapter = small()
    words = chapter.read(ex_post).words("economics.ex_post.none")
    assert "2016" in words
    assert "2017" in words


def test_a_reason_stands_in_place_of_the_question(small):
    page = small().read(ex_post, actuals=Declined("the register was closed"))
    assert "the register was closed" in page.words("economics.actuals.pending")
