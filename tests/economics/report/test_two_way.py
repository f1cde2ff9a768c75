"""The map of two assumptions at once."""

from __future__ import annotations

import numpy as np
import pytest

from fs_toolkit.economics.report.two_way import grid_chart


def drawn(chapter):
    return chapter.page(grid_chart(chapter.basis, chapter.result, chapter.wording))


def test_each_cell_is_a_point_of_the_grid(chapter, number):
    grid = chapter.result.cost_benefit.widest_grid
    data = drawn(chapter)["economics.two_way"].data
    [panel] = data.panels
    shown = [[number(cell.words) for cell in row.cells] for row in panel.rows]
    assert shown == pytest.approx(np.round(grid.npv[::-1] / 1000), abs=0.51)
    assert len(data.columns) == grid.x.size


def test_the_line_divides_losses_from_gains(chapter):
    grid = chapter.result.cost_benefit.widest_grid
    data = drawn(chapter)["economics.two_way"].data
    beyond = [[cell.step >= data.divide for cell in row.cells] for row in data.panels[0].rows]
    assert beyond == (grid.npv[::-1] >= 0).tolist()
    assert len(data.scale) == 4


def test_the_sentence_has_the_value_at_the_base_and_refers_to_the_chart(chapter):
    page = drawn(chapter)
    words = page.words("economics.two_way.intro")
    percent = chapter.wording.share(0.585, digits=1)
    assert percent in words
    assert page.never_referred_to() == set()
    assert "33" in page["economics.two_way"].caption


def test_of_one_sided_grids_is_said_so(small):
    dear = small({"basis/quantities": {"running": {"value": 4000, "low": 3000, "high": 6000}}})
    page = drawn(dear)
    data = page["economics.two_way"].data
    assert dear.phrase("scenarios.two_way.caption_none") in page["economics.two_way"].caption
    assert dear.wording.text("scenarios.two_way.no_gain") == data.scale[-1]
    assert all(cell.step < data.divide for row in data.panels[0].rows for cell in row.cells)
    cheap = small({"basis/quantities": {"price": {"value": 2, "low": 1, "high": 3},
                                        "running": {"value": 4, "low": 3, "high": 6}}})  # fmt: skip
    page = drawn(cheap)
    data = page["economics.two_way"].data
    assert cheap.phrase("scenarios.two_way.caption_all") in page["economics.two_way"].caption
    assert all(cell.step >= data.divide for row in data.panels[0].rows for cell in row.cells)
    assert cheap.phrase("scenarios.two_way.intro_none") in page.words(page.ids[0])


def test_a_study_whose_quantities_have_no_ranges_has_none(small):
    from tests.economics.conftest import GOOD

    bare = {"low": "", "high": "", "kind": "estimate", "source": ""}
    rows = {id: bare for id, cells in GOOD["basis/quantities"].items() if "low" in cells}
    chapter = small({"basis/quantities": rows})
    assert chapter.result.cost_benefit.swings == ()
    assert drawn(chapter).ids == []
