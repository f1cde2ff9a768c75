"""Room of words, estimated: never less than the fonts of the charts say by much."""

from __future__ import annotations

import pytest

from fs_toolkit.writers.charts import style, text
from fs_toolkit.writers.word.charts.room import height, lines_of, widest, width, wrapped


@pytest.mark.parametrize(
    "words",
    [
        "Discounted net benefits",
        "1,234,567",
        "Grant of a partner (KOICA)",
        "시민참여시스템 운영비",
        "Quản lý đô thị",
    ],
)
def test_the_estimate_is_near_the_width_in_a_font(words):
    with style.house_style():
        assert 0.75 < width(words, 9) / text.width(words, 9) < 1.25


def test_bold_words_are_wider_and_marks_take_no_room():
    assert width("costs", 9, bold=True) > width("costs", 9)
    assert width("e\u0301", 9) == width("e", 9)
    assert widest([], 9) == 0


def test_lines_break_between_words_and_lose_none():
    lines = wrapped("one two three four five", 1.5, 9)
    assert " ".join(lines) == "one two three four five"
    assert all(width(line, 9) <= 1.5 for line in lines)
    assert lines_of("가나다라마바사아자차", 1.0, 9) > 1
    assert height(2, 9) == 2 * height(1, 9)
