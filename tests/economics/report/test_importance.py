from __future__ import annotations

from dataclasses import replace

import pytest

from fs_toolkit.core.model import Declined
from fs_toolkit.document.blocks import Missing
from fs_toolkit.economics.handed_over import HandedItem, HandedOver
from fs_toolkit.economics.inputs_afterwards import Importance
from fs_toolkit.economics.report.importance import importance

PAIRS = tuple(
    Importance(id=id, name=id.capitalize(), important=f"i_{id}", content=f"r_{id}")
    for id in ("answer", "help")
)
ITEMS = (
    HandedItem("i_answer", 4.2, 500, "Residents", "synthetic"),
    HandedItem("r_answer", 2.5, 510, "Residents", "synthetic"),
    HandedItem("i_help", 3.4, 505, "Residents", "synthetic"),
    HandedItem("r_help", 2.9, 515, "Residents", "synthetic"),
)


@pytest.fixture
def read(chapter, page):
    def run(items=ITEMS, **answers):
        inputs = chapter.inputs.model_copy(update={"importance": PAIRS, **answers})
        result = replace(chapter.result, handed=HandedOver(items=items))
        return page(importance(inputs, chapter.basis, result, chapter.wording))

    return run


def test_points_are_means_today_across_and_importance_upwards(read):
    data = read()["economics.importance"].data
    assert [(point.name, point.x, point.y) for point in data.points] == [
        ("Answer", 2.5, 4.2), ("Help", 2.9, 3.4),
    ]  # fmt: skip
    for point in data.points:
        assert data.x_range[0] < point.x < data.x_range[1]
        assert data.y_range[0] < point.y < data.y_range[1]


def test_the_widest_gap_is_named(read):
    page = read()
    assert "Answer" in page["economics.importance"].caption
    assert page.never_referred_to() == set()


def test_made_up_answers_are_called_made_up(chapter, read):
    words = chapter.wording.text("report.source.synthetic", city="Hanoi")
    assert words in read()["economics.importance"].caption


@pytest.mark.parametrize("items", [(), ITEMS[:1]])
def test_without_answers_it_is_pending(read, items):
    [missing] = read(items).blocks
    assert isinstance(missing, Missing)


def test_a_reason_stands_in_place_of_the_question(read):
    page = read(importance=Declined("one question is enough"))
    assert "one question is enough" in page.words("economics.importance.pending")
