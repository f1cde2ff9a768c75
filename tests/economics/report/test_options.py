from __future__ import annotations

import pytest

from fs_toolkit.economics.report.options import options
from fs_toolkit.economics.report.words import rate, ratio, years


def read(chapter, page):
    return page(options(chapter.inputs, chapter.basis, chapter.result, chapter.wording))


def test_rows_go_from_the_cheapest_to_the_dearest(printed, number):
    costs = [number(row[1]) for row in printed.rows("economics.options")]
    assert costs == sorted(costs)


def test_every_indicator_of_every_option_stands_in_one_table(chapter, printed):
    found = chapter.result.cost_benefit
    for row in printed.rows("economics.options"):
        [option] = [o for o in found.evaluation.model.alternatives if o.name == row[0]]
        here = found.appraisals[option.id]["economic"]
        assert row[3] == ratio(here.bcr, chapter.wording)
        assert row[5] == rate(here.irr, here.irr_status, chapter.wording)
        assert row[6] == years(here.payback, chapter.wording)


@pytest.mark.parametrize(("minutes", "kind"), [(100, "caption"), (5, "caption_other")])
def test_the_caption_ranks_by_net_present_value(small, page, minutes, kind):
    chapter = small({"basis/quantities": {"minutes": {"value": minutes}}})
    found = chapter.result.cost_benefit
    chosen = found.evaluation.model.alternatives
    best = max(chosen, key=lambda each: found.appraisals[each.id]["economic"].npv)
    caption = read(chapter, page)["economics.options"].caption
    assert (best.id == found.recommended) == (kind == "caption")
    assert chapter.phrase(f"economics.options.{kind}") in caption
    assert best.name in caption


def test_in_hanoi_the_money_alone_would_build_nothing(chapter, page):
    words = read(chapter, page).words("economics.options.choice")
    assert chapter.phrase("feasibility.options.choice_nothing") in words
    assert "Do-minimum" in words


@pytest.mark.parametrize(("minutes", "kind"), [(100, "recommended"), (5, "nothing")])
def test_the_sentence_is_what_the_numbers_give(small, page, minutes, kind):
    chapter = small({"basis/quantities": {"minutes": {"value": minutes}}})
    words = read(chapter, page).words("economics.options.choice")
    assert chapter.phrase(f"feasibility.options.choice_{kind}") in words


def test_a_test_that_an_option_fails_is_named(chapter, printed):
    [full] = [row for row in printed.rows("economics.options") if row[0] == "Full multichannel"]
    failed = chapter.wording.text("economics.test.financial").lower()
    assert chapter.wording.text("feasibility.options.fails", tests=failed) in full[-1]


def test_the_table_does_not_depend_on_the_order_of_rows(small, page):
    one = small()
    turned = one.inputs.model_copy(update={"options": tuple(reversed(one.inputs.options))})
    from fs_toolkit.economics.analysis import analyse
    from fs_toolkit.economics.engine.model import compile_model, evaluate_model

    evaluation = evaluate_model(compile_model(turned, one.basis))
    result = analyse(turned, one.basis, evaluation, {"portal": "A portal"})
    assert result.verdict == one.result.verdict
    mixed = page(options(turned, one.basis, result, one.wording))
    assert mixed.rows("economics.options") == read(one, page).rows("economics.options")
