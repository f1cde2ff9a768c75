from __future__ import annotations

import pytest

from fs_toolkit.writers.charts import page as paper
from fs_toolkit.writers.charts import style, text
from fs_toolkit.writers.charts.page import EDGE, WIDTH, Page


@pytest.fixture
def page():
    with style.house_style():
        yield Page("A title")


def test_it_is_16_cm_wide_and_as_high_as_it_was_filled(page):
    page.y = 7.0
    width, height = page.finish().get_size_inches() * text.CM
    assert width == pytest.approx(16)
    assert height == pytest.approx(7 + EDGE)


def test_a_paragraph_moves_the_next_place_down_by_its_height(page):
    before = page.y
    page.paragraph("one line")
    assert page.y - before == pytest.approx(text.height("one line", style.LABEL))


def test_a_long_paragraph_is_wrapped(page):
    page.paragraph("Department of Information and Communications " * 6)
    assert len(page.figure.axes[0].texts) > 3
    assert all(text.width(t.get_text(), style.LABEL) <= WIDTH for t in page.figure.axes[0].texts)


def test_words_on_a_ground_bring_it_with_them(page):
    page.words(5, 5, "124", on=style.PAPER)
    (ground,) = page.figure.axes[0].patches
    assert ground.get_x() < 5 < ground.get_x() + ground.get_width()
    assert ground.get_zorder() < paper.FRONT


def test_a_dollar_sign_is_money(page):
    page.words(1, 1, "$5 and $7")
    assert not page.figure.axes[0].texts[-1].get_parse_math()


def test_a_bar_of_negative_width_runs_to_the_left(page):
    page.box(5, 1, -2, 1, style.LOSSES[0])
    patch = page.figure.axes[0].patches[-1]
    assert patch.get_bbox().x0 == 5
    assert patch.get_bbox().x1 == 3
    assert patch.get_hatch() == style.LOSSES[0].hatch
