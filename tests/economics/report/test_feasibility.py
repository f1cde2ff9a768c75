from __future__ import annotations

from fs_toolkit.core.model import PENDING
from fs_toolkit.economics.report.feasibility import MET, feasibility, selection


def test_the_caption_names_the_lowest_score(chapter, printed):
    lowest = min(chapter.inputs.feasibility, key=lambda test: test.score)
    caption = printed["economics.feasibility"].caption
    assert chapter.wording.text(f"economics.test.{lowest.id}") in caption
    assert str(lowest.score) in caption


def test_nothing_without_tests(chapter, page):
    inputs = chapter.inputs.model_copy(update={"feasibility": PENDING})
    assert page(feasibility(inputs, chapter.basis, chapter.result, chapter.wording)).ids == []


class TestSelection:
    def read(self, chapter, page, **answers):
        inputs = chapter.inputs.model_copy(update=answers)
        return page(selection(inputs, chapter.basis, chapter.wording))

    def test_each_of_the_five_has_its_answer(self, chapter, page):
        rows = self.read(chapter, page).rows("economics.selection")
        assert len(rows) == 5
        for each, cells in zip(chapter.inputs.selection, rows, strict=True):
            assert cells[1] == chapter.wording.text(f"feasibility.selection.{each.met}")

    def test_what_is_open_in_hanoi_is_not_called_met(self, chapter, page):
        met = [each.met for each in chapter.inputs.selection]
        assert met.count("open") == 3
        caption = self.read(chapter, page)["economics.selection"].caption
        open_words = chapter.wording.text(
            "feasibility.selection.caption_open", met="1", count="5", open="3"
        )
        assert caption == open_words

    def test_the_darker_the_less_is_met(self):
        assert MET["yes"] < MET["partly"] < MET["open"] < MET["no"]
