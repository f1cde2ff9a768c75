from __future__ import annotations

from fs_toolkit.core.model import PENDING
from fs_toolkit.document.blocks import Missing
from fs_toolkit.economics.report.evaluation import evaluation


def read(chapter, page, **answers):
    inputs = chapter.inputs.model_copy(update=answers)
    return page(evaluation(inputs, chapter.basis, chapter.wording))


def test_says_what_is_compared_and_who_pays(chapter, page):
    found = read(chapter, page)
    design = chapter.inputs.evaluation
    cells = {row[1] for row in found.rows("economics.evaluation")}
    assert {design.compared, design.limits, design.sample} <= cells
    [paid] = [cell for cell in cells if cell.startswith(design.payer)]
    assert chapter.wording.money_words(15000, "USD") in paid
    assert found.never_referred_to() == set()


def test_the_caption_names_who_pays(chapter, page):
    caption = read(chapter, page)["economics.evaluation"].caption
    assert chapter.inputs.evaluation.payer.split(";")[0] in caption


def test_a_proposal_is_called_one(chapter, page):
    source = read(chapter, page)["economics.evaluation"].source
    assert source == chapter.wording("feasibility.evaluation.source_desk_estimate")


def test_without_a_design_it_is_asked_for(chapter, page):
    found = read(chapter, page, evaluation=PENDING)
    assert isinstance(found["economics.evaluation.pending"], Missing)
